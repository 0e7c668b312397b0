"""Who holds what: the change of control that a claim states."""

import re

from marsad.extractors._grammar.lexicon import Trigger
from marsad.extractors._grammar.tables import is_ground
from marsad.extractors._grammar.tree import Tree
from marsad.language import Token
from marsad.records import ControlChange, Extent

CHANGES = {
    "take": ControlChange.TAKEN,
    "retake": ControlChange.RETAKEN,
    "lose": ControlChange.LOST,
    "withdraw": ControlChange.LOST,
    "hold": ControlChange.HELD,
}
MOST = re.compile(
    r"\b(?:most|majority|bulk|large (?:parts?|swathes?|areas?|sections?)|much|largely|mostly"
    r"|almost all|nearly all|more than half|greater part)\b",
    re.IGNORECASE,
)
PART = re.compile(
    r"\b(?:parts?|some|several|sections?|half|pockets?|quarters?|swathes?|neighbou?rhoods?"
    r"|districts?|outskirts|suburbs?|eastern|western|northern|southern|positions?|partly|partial)\b",
    re.IGNORECASE,
)
ALL = re.compile(
    r"\b(?:all of|whole|entire|full(?:y)?|complete(?:ly)?|total(?:ly)?)\b", re.IGNORECASE
)


# Words between a verb and the name of what it took: "control of most of Hama".
SHARES = frozenset({"control", "most", "all", "much", "majority", "part", "whole", "half", "rest"})


def change_of(act: str) -> ControlChange | None:
    return CHANGES.get(act)


def extent_of(tree: Tree, trigger: Trigger, place: Token | None) -> Extent:
    """How much of the place: by the words about its name; all, if the name alone is the object."""
    if place is None:
        return Extent.UNKNOWN
    first, last = sorted((trigger.head.start, place.start))
    words = tree.article_text[first : max(last + len(place.text), place.end)]
    if MOST.search(words):
        return Extent.MOST
    if ALL.search(words):
        return Extent.ALL
    if PART.search(words):
        return Extent.PART
    return Extent.ALL if is_whole(tree, trigger, place) else Extent.UNKNOWN


def is_whole(tree: Tree, trigger: Trigger, place: Token) -> bool:
    """Whether the name is itself what was taken, not a place where something was."""
    above = tree.head(place)
    while above is not None and (
        above.pos == "ADP"
        or is_town(above)
        or above.dep == "conj"
        or above.lemma.casefold() in SHARES
    ):
        if above.pos == "ADP" and above.text.casefold() not in {"of", "from", "over", "to"}:
            return False
        place, above = above, tree.head(above)
    return above is None or trigger.head.i in {above.i, place.i}


def is_town(token: Token) -> bool:
    return token.lemma.casefold() in {
        "town",
        "city",
        "village",
        "district",
        "settlement",
        "province",
        "capital",
    }


def is_territorial(
    tree: Tree, ground: tuple[Token, ...], place: Token | None, trigger: Trigger
) -> bool:
    """Whether what was taken is ground: a named place as object, or a noun of ground."""
    if any(is_ground(t) for t in ground):
        return True
    return place is not None and is_whole(tree, trigger, place)
