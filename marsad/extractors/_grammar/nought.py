"""Noughts that no number word tells: "not a single guard", "neither man", "no reports of dead"."""

import re
from collections.abc import Iterator

from marsad.extractors._grammar.counted import Counted
from marsad.extractors._grammar.tree import Tree
from marsad.language import Token
from marsad.records import Bound, TollKind
from marsad.text.numbers import Quantity

HARMLESS = (
    r"casualt(?:y|ies)|injur(?:y|ies)|deaths?|fatalit(?:y|ies)|victims?|losses|loss of life"
    r"|dead|killed|wounded|injured"
)
WITHOUT = re.compile(
    r"\b(?:(?:without|with no) (?:(?:causing|suffering|sustaining|inflicting|taking"
    r"|incurring|reported|reports? of|a single|any|human|civilian|further|loss of) ){0,3}"
    r"|no (?:(?:immediate|further|early|other|confirmed) )?"
    r"(?:reports?|word|sign|signs|indication|news|record) of (?:any |further |civilian )*"
    r"|(?:did not|didn['’]t|has not|had not|does not) (?:cause|leave|claim|result in|inflict|suffer"
    r"|caused|left|claimed|resulted in|suffered|report|record) (?:any|a single) "
    r"(?:human |civilian |further )*)"
    rf"(?P<none>{HARMLESS}|loss(?= of life|[.,;]|$))(?: (?:or|and|nor) (?P<more>{HARMLESS}))?\b",
    re.IGNORECASE,
)
NEGATED = re.compile(
    r"\b(?:not (?:a|an|one|any)(?: single| other)?(?: one)?|neither)(?: of)?\b", re.IGNORECASE
)
# After these a clause begins: "he was not a soldier" counts nobody.
OPENING = re.compile(
    r"(?:^|[,;:—–(“\"]|\b(?:and|but|that|so|while|though|although|said|says|because|when|where|yet))"
    r"\s*$",
    re.IGNORECASE,
)
NONE_OF = {
    "casualty": (TollKind.KILLED, TollKind.INJURED),
    "victim": (TollKind.KILLED, TollKind.INJURED),
    "death": (TollKind.KILLED,),
    "fatality": (TollKind.KILLED,),
    "injury": (TollKind.INJURED,),
    "loss": (TollKind.KILLED,),
    "dead": (TollKind.KILLED,),
    "killed": (TollKind.KILLED,),
    "kill": (TollKind.KILLED,),
    "wounded": (TollKind.INJURED,),
    "wound": (TollKind.INJURED,),
    "injured": (TollKind.INJURED,),
    "injure": (TollKind.INJURED,),
}
NEAR = 6


def none_of(noun: Token) -> tuple[TollKind, ...]:
    """What "no casualties" says is nought."""
    return NONE_OF.get(noun.lemma.casefold(), ())


def phrases(tree: Tree) -> Iterator[Counted]:
    """The noughts of a sentence that no number word tells."""
    yield from without_any(tree)
    for match in NEGATED.finditer(tree.text):
        if not OPENING.search(tree.text[: match.start()]):
            continue
        inside = [t for t in tree.tokens if t.start < tree.start + match.end()]
        noun = noun_from(tree, inside[-1])
        if noun is not None:
            yield nought(tree, tree.start + match.start(), noun.end, inside[-1], noun)


def noun_from(tree: Tree, last: Token) -> Token | None:
    """The noun that follows with nothing but its own words between: "of the two guards"."""
    for token in tree.tokens[last.i + 1 : last.i + 1 + NEAR]:
        if token.pos in {"NOUN", "PROPN"} and token.dep not in {"compound", "nmod", "poss"}:
            return token
        if token.pos in {"VERB", "AUX", "PUNCT"}:
            return None
    return None


def without_any(tree: Tree) -> Iterator[Counted]:
    """The nought of "without casualties", "no reports of dead or wounded"."""
    for match in WITHOUT.finditer(tree.text):
        for name in ("none", "more"):
            if match.group(name) is None:
                continue
            begin, end = match.start(), match.end(name)
            start = begin if name == "none" else match.start(name)
            at = tree.start + match.start(name)
            noun = next((t for t in tree.tokens if t.start == at), None)
            if noun is not None:
                yield nought(tree, tree.start + start, tree.start + end, None, noun)


def nought(tree: Tree, start: int, end: int, number: Token | None, noun: Token) -> Counted:
    text = tree.quote_of(start, end)
    quantity = Quantity(start=start, end=end, text=text, low=0, high=0, bound=Bound.EXACT)
    return Counted(quantity=quantity, number=number, noun=noun)
