"""Attributions without a verb of speech: "according to X", "X's toll", "X: …", "… - X"."""

import re
from collections.abc import Iterator
from functools import cache

from marsad.extractors._grammar.anonymous import speaker_nouns, speaker_words
from marsad.extractors._grammar.credit import Attribution, Named
from marsad.extractors._grammar.figure_credits import COMING, origins_of
from marsad.extractors._grammar.said_clauses import top_of_name
from marsad.extractors._grammar.speakers import can_speak, owners_of, sources_of
from marsad.extractors._grammar.speech import speech
from marsad.extractors._grammar.tree import Tree
from marsad.language import Token
from marsad.records import Modality, Source

BREAKS = frozenset({",", ";", ":", "-", "–", "—", "--", "("})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
# "By X's count", "in a report by X": these say whose word the whole sentence is.
BY_WHICH = frozenset(
    """count tally reckoning estimate account figure telling word version statement report toll
    communique communiqué datum data record assessment admission""".split()
)
BESIDE = frozenset({"by", "on", "in", "for"})
SUMS = frozenset({"toll", "count", "figure", "estimate", "number", "tally", "total", "balance"})
DISTANT = frozenset({"claim", "allegation", "assertion", "accusation"})
TELLING = frozenset(
    "be stand reach rise come show exceed include run total have contain hold list speak".split()
)
HOLDING = frozenset(
    """receive have hold get obtain give make issue release offer provide publish gather collect put
    post""".split()
)
# Before a colon these are those to whom, or of whom, something is told.
ADDRESSED = frozenset({"people", "side", "citizen", "enemy", "victim", "child", "woman", "man"})
# How many tokens may stand before the colon of "the ministry of health in Gaza: …".
LONGEST_HEAD = 14
LONGEST_TAIL = 8


@cache
def pattern() -> re.Pattern[str]:
    listed = sorted(speech().phrases, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, listed)) + r")\b", re.IGNORECASE)


def by_phrase(tree: Tree, named: Named, verbs: list[Attribution]) -> Iterator[Attribution]:
    """After "according to X", X vouches for what stands before it, or behind it if it opens."""
    taken = {a.verb.start for a in verbs if a.verb is not None}
    for match in pattern().finditer(tree.text):
        start, end = tree.start + match.start(), tree.start + match.end()
        first = next((t for t in tree.tokens if t.start >= start), None)
        token = speaker_after(tree, end)
        if match.group().casefold() == "per" and tree.text[match.end() :].lstrip()[:4] == "cent":
            continue
        if first is None or token is None or any(start <= v < end for v in taken):
            continue
        sources = sources_of(tree, token, named, cue=match.group())
        sources = (*relayed_by(tree, first, named), *sources)
        if not sources or not can_speak(tree, token, plainly=True):
            continue
        below = [t.i for t in tree.subtree(token) if t.i >= first.i]
        own = frozenset(range(first.i, max([token.i, *extent(tree, token, below)]) + 1))
        opens = first.i == 0 or tree.tokens[first.i - 1].text in {";", '"', "“", ":"}
        reach = frozenset[int]()
        if opens or follows_opening(tree, first):
            reach = to_end(tree, max(own) + 1)
        yield Attribution(
            sources=sources, stance=Modality.ASSERTED, reach=reach, own=own, after=not reach,
            whole=True,
        )  # fmt: skip


def relayed_by(tree: Tree, first: Token, named: Named) -> tuple[Source, ...]:
    """Who cites: the noun before "citing", or the subject of its verb."""
    if first.tag != "VBG" or first.lemma.casefold() not in {"cite", "quote", "relay"}:
        return ()
    before = tree.tokens[max(0, first.i - 2)] if first.i > 1 else None
    above = tree.head(first)
    hosts = tree.subjects(above) if above is not None else []
    if above is not None and above.pos in {"NOUN", "PROPN"}:
        hosts = [above]
    elif (
        before is not None
        and before.pos in {"NOUN", "PROPN"}
        and tree.tokens[first.i - 1].text == ","
    ):
        hosts = [top_of_name(tree, before, first)]
    return tuple(
        s
        for t in hosts
        if can_speak(tree, t)
        for s in sources_of(tree, t, named, cue=first.text)
        if s.id is None or s.id not in named.outlets
    )


def extent(tree: Tree, token: Token, below: list[int]) -> list[int]:
    """The words of the speaker without the clauses that a parser hangs on it."""
    stop = next((t.i for t in tree.tokens[token.i + 1 :] if t.text in BREAKS), len(tree.tokens))
    return [i for i in below if i < stop]


def follows_opening(tree: Tree, first: Token) -> bool:
    """Whether only a conjunction or a word of time stands before: "But according to…"."""
    before = tree.tokens[: first.i]
    return len(before) <= 2 and all(t.pos in {"CCONJ", "ADV", "PUNCT", "SCONJ"} for t in before)  # noqa: PLR2004


def to_end(tree: Tree, first: int) -> frozenset[int]:
    return frozenset(range(first, len(tree.tokens)))


def speaker_after(tree: Tree, position: int) -> Token | None:
    """The head of the noun phrase that begins at a position."""
    for token in tree.tokens:
        if token.start >= position and token.pos in {"NOUN", "PROPN", "PRON"}:
            head = token
            while head.dep in {"compound", "poss", "nmod", "amod"} and head.head != head.i:
                above = tree.tokens[head.head]
                if above.start < position or above.pos not in {"NOUN", "PROPN"}:
                    break
                head = above
            return head
        if token.start >= position + 40:
            break
    return None


def by_noun(tree: Tree, named: Named, *, alone: bool) -> Iterator[Attribution]:
    """A figure or statement of somebody's: "the Observatory's toll is 87", "X's claim that…".

    `alone`: no other cue in the sentence credits somebody with all of it.
    """
    for token in tree.tokens:
        word = token.lemma.casefold()
        if token.pos != "NOUN" or word not in speech().statements | SUMS:
            continue
        owners = owners_of(tree, token) or holders_of(tree, token) or origins_of(tree, token)
        reach = stated_by(tree, token, alone=alone) if owners else frozenset()
        sources = [s for o in owners for s in sources_of(tree, o, named, cue=token.text)]
        if sources and reach:
            own = {t.i for o in owners for t in tree.subtree(o)} - {
                t.i for t in tree.subtree(token)
            }
            own |= {o.i for o in owners}
            yield Attribution(
                sources=tuple(sources),
                stance=Modality.CLAIMED if word in DISTANT else Modality.ASSERTED,
                reach=reach - own,
                own=frozenset(own),
                whole=True,
            )


def holders_of(tree: Tree, noun: Token) -> list[Token]:
    """Who has, gets or makes a statement: "the mission received reports that"."""
    verb = tree.head(noun)
    if noun.dep != "dobj" or verb is None or verb.lemma.casefold() not in HOLDING:
        return []
    if tree.children(verb, "neg"):
        return []
    return [t for t in tree.subjects(verb) if can_speak(tree, t)]


def stated_by(tree: Tree, noun: Token, *, alone: bool) -> frozenset[int]:
    """What a noun of statement states: its clause, or that of which it is the subject."""
    clauses = tree.children(noun, "acl", "ccomp")
    that = [c for c in clauses
            if any(t.text in {"that", "to"} for t in tree.children(c, "mark", "aux"))]  # fmt: skip
    if that:
        return frozenset(t.i for c in that for t in tree.subtree(c))
    above = tree.head(noun)
    if noun.dep == "nsubj" and above is not None and is_stating(tree, above):
        return frozenset(t.i for t in tree.subtree(above))
    colon = next((t.i for t in tree.tokens[noun.i :] if t.text == ":"), None)
    if noun.dep == "attr" and above is not None and above.lemma == "be":
        return part_around(tree, noun)
    if noun.dep == "dobj" and colon is not None:
        return to_end(tree, colon + 1)
    if noun.dep == "dobj":
        return frozenset(
            t.i for p in tree.children(noun, "prep") if p.text == "of" for t in tree.subtree(p)
        )
    counting = alone and noun.lemma.casefold() in BY_WHICH and tree.children(noun, "poss", "prep")
    if noun.dep == "pobj" and counting and above is not None and above.text.casefold() in BESIDE:
        return part_around(tree, noun)
    return to_end(tree, noun.i) if noun.dep == "ROOT" and colon is not None else frozenset()


def is_stating(tree: Tree, verb: Token) -> bool:
    """Whether the verb only gives the figure: "is", "stands at", or one that a parser mistook."""
    near = tree.tokens[max(0, verb.i - 8) : verb.i]
    return verb.lemma.casefold() in TELLING | COMING or any(t.lemma == "be" for t in near)


def part_around(tree: Tree, token: Token) -> frozenset[int]:
    """The part of the sentence, between semicolons, in which a word stands."""
    start = max((t.i + 1 for t in tree.tokens[: token.i] if t.text == ";"), default=0)
    end = next((t.i for t in tree.tokens[token.i :] if t.text == ";"), len(tree.tokens))
    return frozenset(range(start, end))


def by_colon(tree: Tree, named: Named) -> Iterator[Attribution]:
    """A speaker before a colon, and no verb: "Security sources: 155 passengers freed"."""
    colon = next((t.i for t in tree.tokens if t.text == ":"), None)
    if colon is None or not 0 < colon <= LONGEST_HEAD or colon == len(tree.tokens) - 1:
        return
    head = tree.tokens[:colon]
    citing = next((t for t in head if t.tag == "VBG" and t.lemma in {"quote", "cite"}), None)
    body = head[: citing.i] if citing is not None else head
    token = head_of(body)
    if token is None or not is_known_speaker(tree, token, named):
        return
    cited = head_of(head[citing.i + 1 :]) if citing is not None else None
    sources = [
        s for t in (token, cited) if t is not None for s in sources_of(tree, t, named, cue=":")
    ]
    yield Attribution(
        sources=tuple(sources), stance=Modality.ASSERTED, reach=to_end(tree, colon + 1),
        own=frozenset(range(colon + 1)), whole=True,
    )  # fmt: skip


def head_of(tokens: tuple[Token, ...]) -> Token | None:
    """The head of the only noun phrase in these words; None if a verb stands there."""
    if not tokens or any(t.tag in FINITE and t.pos in {"VERB", "AUX"} for t in tokens):
        return None
    inside = range(tokens[0].i, tokens[-1].i + 1)
    tops = [
        t for t in tokens if t.pos in {"NOUN", "PROPN"} and (t.head not in inside or t.head == t.i)
    ]
    nouns = [t for t in tokens if t.pos in {"NOUN", "PROPN"}]
    if not nouns and len(tokens) == 1 and tokens[0].lemma.casefold() in speaker_nouns():
        return tokens[0]
    return tops[0] if tops else nouns[-1] if nouns else None


def is_known_speaker(tree: Tree, token: Token, named: Named) -> bool:
    """Whether words without any verb name a speaker: by the tables, a name or a capital."""
    if not can_speak(tree, token):
        return False
    if token.lemma.casefold() in speech().statements:
        return bool(owners_of(tree, token))
    if token.lemma.casefold() in speaker_nouns():
        return token.lemma.casefold() not in ADDRESSED
    if token.text.casefold() in speaker_words().bodies["capitals"]:
        return True
    if any(start <= token.start < end for start, end in named.places):
        return False
    if token.entity == "ORG" or (token.entity == "PERSON" and tree.children(token, "compound")):
        return True
    return any(m.start <= token.start < m.end for m in named.mentions)


def by_parenthesis(tree: Tree, named: Named) -> Iterator[Attribution]:
    """The speaker in brackets behind a figure: "17 dead (UN refugee agency)"."""
    for opening in tree.tokens[1:]:
        closing = next((t.i for t in tree.tokens[opening.i :] if t.text == ")"), None)
        if opening.text != "(" or closing is None:
            continue
        inside = tree.tokens[opening.i + 1 : closing]
        token = head_of(inside) if 0 < len(inside) <= LONGEST_TAIL else None
        if token is None or not is_known_speaker(tree, token, named):
            continue
        # "The Observatory (SOHR)" is only named twice.
        twice = token.pos == "PROPN" and tree.tokens[opening.i - 1].pos == "PROPN"
        if not twice and any(t.pos == "NUM" for t in tree.tokens[: opening.i]):
            yield Attribution(
                sources=sources_of(tree, token, named, cue="("), stance=Modality.ASSERTED,
                reach=frozenset(), own=frozenset(range(opening.i, closing + 1)), after=True,
                whole=True,
            )  # fmt: skip


def by_tail(tree: Tree, named: Named) -> Iterator[Attribution]:
    """The speaker at the end of a headline: "277 dead in Aleppo - monitor"."""
    end = next((t.i for t in tree.tokens if t.text == ";"), len(tree.tokens))
    marks = [t.i for t in tree.tokens[1:end] if t.text in {"-", "–", "—", "--", ":", "|"}
             and (t.text == ":" or tree.tokens[t.i - 1].end < t.start)]  # fmt: skip
    last = marks[-1] if marks else len(tree.tokens)
    tail = tree.tokens[last + 1 : end]
    if last == 0 or not 0 < len(tail) <= LONGEST_TAIL:
        return
    token = head_of(tail)
    if token is None or not is_known_speaker(tree, token, named) or tail[0].text == "the":
        return
    sources: tuple[Source, ...] = sources_of(tree, token, named, cue=tree.tokens[last].text)
    yield Attribution(
        sources=sources, stance=Modality.ASSERTED, reach=frozenset(range(last)),
        own=frozenset(range(last, end)), whole=True,
    )  # fmt: skip
