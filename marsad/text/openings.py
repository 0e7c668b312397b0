"""Many patterns as one, tried by the first letter of a text: far fewer are tried for each.

Python tries the branches of `a|b|c` one by one. Of hundreds of phrases only some can open with the
letter that a line opens with.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

_QUANTIFIER = re.compile(r"[?*+]|\{\d+(?:,\d*)?\}")
_OPTIONAL = ("?", "*", "{0")
_ZERO_WIDTH = ("\\b", "^", "$")
_DIGIT = "0"
_SPECIAL = frozenset(".^$")


# Gives, for the letter that a text opens with, one pattern of all that can match it.
ByLetter = Callable[[str], re.Pattern[str] | None]


def by_letter(phrases: Sequence[str]) -> ByLetter:
    """Sort regular expressions by the letters with which the texts open that they match."""
    sets = [(phrase, openings(phrase)) for phrase in phrases]

    @cache
    def opening_with(letter: str) -> re.Pattern[str] | None:
        key = _DIGIT if letter.isdecimal() else letter
        return joined([phrase for phrase, letters in sets if letters is None or key in letters])

    return opening_with


def joined(phrases: Sequence[str]) -> re.Pattern[str] | None:
    return re.compile("|".join(phrases)) if phrases else None


def openings(phrase: str) -> frozenset[str] | None:
    """The letters with which texts open that a regular expression matches; None if any can."""
    found: set[str] = set()
    for branch in _split(phrase):
        letters = _of_branch(branch)
        if letters is None:
            return None
        found |= letters
    return frozenset(found)


def _of_branch(branch: str) -> frozenset[str] | None:
    """The letters with which a branch opens: of its first item, and of the next if it may lack."""
    found: set[str] = set()
    at = 0
    while at < len(branch):
        stop = _item_end(branch, at)
        letters = _of_item(branch[at:stop])
        quantifier = _QUANTIFIER.match(branch, stop)
        if letters is None:
            return None
        found |= letters
        zero_width = branch[at:stop] in _ZERO_WIDTH
        if not zero_width and not (quantifier and quantifier[0].startswith(_OPTIONAL)):
            return frozenset(found)
        at = quantifier.end() if quantifier else stop
    return None  # it may match nothing at all


def _of_item(item: str) -> frozenset[str] | None:
    if item in _ZERO_WIDTH:
        return frozenset()
    if item.startswith("(?:"):
        return openings(item[3:-1])
    if item.startswith("(?"):
        return None
    if item.startswith("("):
        return openings(item[1:-1])
    if item.startswith("["):
        letters = item[1:-1]
        odd = any(letter in "^\\-" or letter.isdecimal() for letter in letters)
        return None if odd else frozenset(letters)
    if item.startswith("\\"):
        if item[1].isalnum():
            return frozenset(_DIGIT) if item == "\\d" else None
        return frozenset(item[1])
    if item in _SPECIAL:
        return None
    return frozenset(_DIGIT if item.isdecimal() else item)


def _split(phrase: str) -> Iterator[str]:
    """The branches of an alternation."""
    first = at = 0
    while at < len(phrase):
        if phrase[at] == "|":
            yield phrase[first:at]
            first = at = at + 1
        else:
            at = _item_end(phrase, at)
    yield phrase[first:]


def _item_end(phrase: str, at: int) -> int:
    """Where an item ends: a group, a set of letters, an escape or a letter."""
    if phrase[at] == "\\":
        return at + 2
    if phrase[at] == "[":
        close = at + 1
        while phrase[close] != "]":
            close += 2 if phrase[close] == "\\" else 1
        return close + 1
    if phrase[at] != "(":
        return at + 1
    at += 1
    while phrase[at] != ")":
        at = _item_end(phrase, at)
    return at + 1
