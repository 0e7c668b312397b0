"""Shares of a number told before: "half of them", "two-thirds", "one in ten", "twice as many"."""

import re
from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct

from marsad.extractors._grammar.tree import Tree

_PARTS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6,
    "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
_ONES = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "dozen": 12, "twenty": 20, "hundred": 100,
}  # fmt: skip
_NUMBER = rf"(?:{'|'.join(_ONES)}|\d{{1,3}})"
SHARE = re.compile(
    rf"\b(?:(?P<some>{_NUMBER})[ -](?P<part>thirds?|quarters?|fourths?|fifths?|sixths?"
    rf"|sevenths?|eighths?"
    rf"|ninths?|tenths?)|(?P<half>half)(?! a\b| an\b|-)"
    rf"|(?P<few>{_NUMBER}) (?:in|out of)(?: every)? (?P<many>{_NUMBER})"
    r"|(?P<times>twice|double|three times|four times) (?:as many|that number|the number))"
    r"(?= of (?:them|whom|these|those|the (?:\w+ )?(?:dead|killed|victims|wounded|injured"
    r"|casualties"
    r"|\d+|\w+))|,? (?:were|was|are)\b| (?:hurt|wounded|injured|dead|killed|missing)\b"
    r"| \w+ (?:were|hurt|wounded)\b"
    r"|[.,;])",
    re.IGNORECASE,
)
_TIMES = {"twice": 2, "double": 2, "three times": 3, "four times": 4}


class Share(Struct, frozen=True, kw_only=True):
    """Words that name a share of another number, and how large it is."""

    start: int
    end: int
    text: str
    size: Fraction


def find_shares(tree: Tree) -> Iterator[Share]:
    """The shares that a sentence names, in the order of the text."""
    for match in SHARE.finditer(tree.text):
        size = size_of(match)
        if size is not None:
            start = tree.start + match.start()
            yield Share(start=start, end=start + len(match.group()), text=match.group(), size=size)


def size_of(match: re.Match[str]) -> Fraction | None:
    if match["half"]:
        return Fraction(1, 2)
    if match["times"]:
        return Fraction(_TIMES[match["times"].casefold()])
    if match["part"]:
        parts = _PARTS[match["part"].casefold().removesuffix("s")]
        return Fraction(number(match["some"]), parts)
    whole = number(match["many"])
    return Fraction(number(match["few"]), whole) if whole else None


def number(word: str) -> int:
    return int(word) if word.isdigit() else _ONES[word.casefold()]


def share_of(whole: int, size: Fraction) -> tuple[int, bool]:
    """The number that a share of a whole comes to, and whether it comes out even."""
    value = whole * size
    return round(value), value.denominator == 1
