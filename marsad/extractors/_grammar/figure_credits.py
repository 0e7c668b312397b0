"""Who gives a figure, by the order of the words: where a parser lost the verb that gives it."""

import re
from collections.abc import Iterator

from marsad.extractors._grammar.credit import Attribution, Named
from marsad.extractors._grammar.said_clauses import BREAKS, part_end
from marsad.extractors._grammar.speakers import RELATIVES, can_speak, sources_of
from marsad.extractors._grammar.speech import is_mute
from marsad.extractors._grammar.tree import NOMINAL, Tree
from marsad.language import Token
from marsad.records import Modality

# What a body does with the figures that it gives out, and no soldier does to anybody.
COUNTING = frozenset(
    """count log track document tally tot register verify record list reckon compile estimate report
    identify catalogue itemise itemize""".split()
)
ENDING = frozenset({"VBD", "VBN", "VBZ", "VBP", "NNS", "NN", "JJ"})
# "The monitor has gone as far as 246", "the ministry settled on 471": verb and what follows it.
SETTLING = re.compile(
    r"(?:gone|goes|go|went) as (?:far|high|low) as|(?:settle[ds]?|settling) (?:on|for)"
    r"|arrive[ds]? at|(?:stuck|stick|sticks|held|hold|holds) (?:to|by)|(?:stood|stand|stands) by"
    r"|(?:made|make|makes) (?:it|that|them|this)"
    r"|(?:has|have|had) (?:it|them|the (?:toll|dead|figure)) at"
    r"|(?:raised?|raises|brought|lowered|cut) (?:it|that|this|them|the (?:former|latter|toll|figure"
    r"|count|number|total|tally)) (?:up |down )?(?:to|from)"
)
COMING = frozenset({"come", "originate", "stem", "derive"})
SKIPPED = frozenset({"AUX", "ADV", "PART"})
NEAR_NUMBER = 8
NO_PEOPLE = frozenset({"DATE", "TIME", "PERCENT", "MONEY"})


def by_figure(tree: Tree, named: Named) -> Iterator[Attribution]:
    """The credits of a sentence in which somebody gives a number, whatever a parser made of it."""
    for verb in giving_verbs(tree):
        speaker = speaker_before(tree, verb)
        end = part_end(tree, verb)
        if speaker is None or not counts(tree, verb, end):
            continue
        own = frozenset(range(start_of(tree, speaker), verb.i + 1))
        sources = sources_of(tree, speaker, named, cue=verb.text)
        if sources:
            yield Attribution(
                sources=sources, stance=Modality.ASSERTED, verb=verb, own=own, whole=True,
                reach=frozenset(range(verb.i + 1, end)),
            )  # fmt: skip
            return


def giving_verbs(tree: Tree) -> Iterator[Token]:
    settling = {tree.start + found.start() for found in SETTLING.finditer(tree.text)}
    for token in tree.tokens[1:]:
        counting = token.lemma.casefold() in COUNTING and token.tag in ENDING
        if token.start in settling or (counting and token.text.casefold() != "report"):
            yield token


def speaker_before(tree: Tree, verb: Token) -> Token | None:
    """Who stands right before the verb, or before its relative clause: no pronoun, and no thing."""
    at = verb.i - 1
    while at >= 0 and tree.tokens[at].pos in SKIPPED:
        at -= 1
    if at < 0 or tree.tokens[at].pos not in NOMINAL or tree.tokens[at].pos == "NUM":
        return None
    token = tree.tokens[at]
    while token.dep in {"compound", "pobj", "poss", "appos", "prep"} and token.head < verb.i:
        above = tree.tokens[token.head]
        if above.i == token.i or any(t.text in BREAKS for t in tree.tokens[above.i : token.i]):
            break
        token = above
    if token.text.casefold() in RELATIVES or token.pos not in NOMINAL or is_mute(token):
        return None
    return token if can_speak(tree, token) else None


def start_of(tree: Tree, speaker: Token) -> int:
    start, _ = tree.phrase(speaker)
    return next(t.i for t in tree.tokens if t.start >= start)


def counts(tree: Tree, verb: Token, end: int) -> bool:
    """Whether a number of people soon follows."""
    near = tree.tokens[verb.i + 1 : min(end, verb.i + 1 + NEAR_NUMBER)]
    return any(
        t.pos == "NUM" and t.entity not in {"DATE", "TIME", "PERCENT", "MONEY"} for t in near
    )


def origins_of(tree: Tree, noun: Token) -> list[Token]:
    """Whom a figure is from: "the new figure comes from X", "the count is that of X"."""
    verb = tree.head(noun)
    if noun.dep != "nsubj" or verb is None:
        return []
    if verb.lemma.casefold() in COMING:
        found = tree.objects_of(verb, "from")
    elif verb.lemma == "be":
        those = [t for t in tree.children(verb, "attr") if t.text.casefold() in {"that", "those"}]
        found = [o for t in those for o in tree.objects_of(t, "of")]
    else:
        return []
    return [t for t in found if can_speak(tree, t)]
