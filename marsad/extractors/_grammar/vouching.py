"""Credits that a sentence of its own gives, or a turn of phrase: "So say the rebels"."""

import re
from collections.abc import Iterator

import msgspec

from marsad.extractors._grammar.credit import Attribution, Named
from marsad.extractors._grammar.speakers import can_speak, sources_of
from marsad.extractors._grammar.tree import Tree
from marsad.language import Token
from marsad.records import Modality

BACK = re.compile(
    r"\W*(?:(?:that|this|it|all of (?:this|that|it)),?(?: at least,?)? (?:is|was|comes|came) "
    r"(?:what|according to|from|how|the (?:word|version|account|figure|number|count|claim) of)"
    r"|(?:the|that|this) (?:\w+ )?(?:figure|number|count|toll|tally|total|account|claim|news) "
    r"(?:is|was|comes|came) (?:from|that of)"
    r"|so (?:says?|said)|such is the (?:version|account|claim) of)\b",
    re.IGNORECASE,
)
SAYING = frozenset({"say", "claim", "maintain", "tell", "report"})
TRUE = frozenset({"right", "correct", "accurate", "true", "reliable"})
HEARING = frozenset({"hear", "learn", "know", "have"})


def vouching(tree: Tree, found: list[Attribution], named: Named) -> list[Attribution]:
    """The attributions of a sentence that only credits the one before it."""
    if BACK.match(tree.text) is None:
        return found
    more = found or list(so_said(tree, named))
    return [msgspec.structs.replace(a, back=True) for a in more]


def so_said(tree: Tree, named: Named) -> Iterator[Attribution]:
    """Who stands about the verb of "so say the rebels", "that is what the radio says"."""
    for verb in tree.tokens:
        if verb.lemma.casefold() not in SAYING:
            continue
        beside = [t for t in tree.children(verb, "nsubj", "dobj", "attr") if can_speak(tree, t)]
        for speaker in beside[:1]:
            yield credit_of(tree, verb, speaker, named, Modality.ASSERTED)
        return


def by_turn(tree: Tree, named: Named) -> Iterator[Attribution]:
    """Who is to be believed, or was heard: "if the governor is to be believed", "we heard from"."""
    for verb in tree.tokens:
        if verb.lemma.casefold() in HEARING and is_ours(tree, verb):
            for speaker in tree.objects_of(verb, "from")[:1]:
                if can_speak(tree, speaker, plainly=True):
                    yield credit_of(tree, verb, speaker, named, Modality.ASSERTED)
        elif may_be_right(tree, verb):
            for speaker in tree.children(verb, "nsubj"):
                if can_speak(tree, speaker):
                    yield credit_of(tree, verb, speaker, named, Modality.CLAIMED)


def may_be_right(tree: Tree, verb: Token) -> bool:
    """Whether it is left open if somebody is right: "if the army is right", "is to be believed"."""
    if not any(t.text.casefold() == "if" for t in tree.children(verb, "mark")):
        return False
    right = any(t.text.casefold() in TRUE for t in tree.children(verb, "acomp"))
    return right or any(
        t.lemma == "believe" and t.tag == "VBN" for t in tree.children(verb, "xcomp")
    )


def is_ours(tree: Tree, verb: Token) -> bool:
    return any(t.text.casefold() in {"we", "i"} for t in tree.children(verb, "nsubj"))


def credit_of(
    tree: Tree, verb: Token, speaker: Token, named: Named, stance: Modality
) -> Attribution:
    """The attribution of the whole sentence to a speaker."""
    own = {t.i for t in tree.subtree(speaker)} | {verb.i}
    return Attribution(
        sources=sources_of(tree, speaker, named, cue=verb.text),
        stance=stance,
        reach=frozenset(range(len(tree.tokens))) - own,
        verb=verb,
        own=frozenset(own),
        after=True,
        whole=True,
    )
