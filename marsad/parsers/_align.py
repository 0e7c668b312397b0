"""Where passages that a library took out of a page stand in the text of that page."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from msgspec import Struct

_WORD = re.compile(r"[^\W_]+")
_SIGNS = re.compile(r"[^\s\w]+|[ \xa0]?(?:…|\.{3})")
_SIGNS_BEFORE = re.compile(r"[^\s\w]+\Z")
_MOST_SIGNS = 8
# A passage of so many letters hardly stands on a page twice; shorter ones are looked for nearby.
_UNMISTAKABLE = 30
_NEARBY = 20_000
# Nearly every passage is found near the one before, for both texts come from one page. Any other
# costs a search through all of it: on a page made to have many, the rest is given up.
_MOST_SEARCHES = 100


class Stretch(NamedTuple):
    """A stretch `[start:end]` of a text."""

    start: int
    end: int


class _Letters(Struct, frozen=True):
    """The letters and digits of a text in one string, and where its words began."""

    text: str
    offsets: tuple[int, ...]
    counts: tuple[int, ...]

    def offset(self, at: int) -> int:
        word = bisect_right(self.counts, at) - 1
        return self.offsets[word] + at - self.counts[word]


def locate(text: str, passages: Sequence[str]) -> list[Stretch | None]:
    """Find where each passage stands; None for what is not there.

    Blanks, line breaks and punctuation need not be the same, nor need the passages come in the
    order of the text. The time grows with the length of the text, not with that times the number
    of passages.
    """
    words = _WORD.findall(text)
    letters = _Letters(
        "".join(words),
        tuple([word.start() for word in _WORD.finditer(text)]),
        tuple(accumulate(map(len, words), initial=0)),
    )
    wanted = ["".join(_WORD.findall(passage)) for passage in passages]
    found = _find_long(letters.text, wanted)
    _find_short(letters.text, wanted, found)
    return [
        None
        if at is None
        else _with_signs(text, letters.offset(at), letters.offset(at + len(own) - 1))
        for at, own in zip(found, wanted, strict=True)
    ]


def _with_signs(text: str, first: int, last: int) -> Stretch:
    """The stretch from the first letter to the last, with the punctuation that touches them."""
    before = _SIGNS_BEFORE.search(text, max(0, first - _MOST_SIGNS), first)
    after = _SIGNS.match(text, last + 1, last + 1 + _MOST_SIGNS)
    return Stretch(before.start() if before else first, after.end() if after else last + 1)


def _find_long(letters: str, wanted: Sequence[str]) -> list[int | None]:
    """Find the unmistakable passages: after the one before, or else wherever they are."""
    found: list[int | None] = []
    after = searches = 0
    for own in wanted:
        at = -1
        if len(own) >= _UNMISTAKABLE:
            at = letters.find(own, after, after + _NEARBY)
            if at < 0 and searches < _MOST_SEARCHES:
                searches += 1
                at = letters.find(own)
        found.append(_or_none(at))
        after = after if at < 0 else at + len(own)
    return found


def _find_short(letters: str, wanted: Sequence[str], found: list[int | None]) -> None:
    """Find the others: closely after the passage before, or else closely above the next.

    So a short heading is found over its text, and not in the menu at the top of the page.
    """
    below = _next_starts(found)
    after: int | None = None
    for nth, own in enumerate(wanted):
        at = found[nth]
        if at is None and own:
            at = _near(letters, own, after, below[nth])
            if after is None and below[nth] is None and nth < _MOST_SEARCHES:
                at = _or_none(letters.find(own))
            found[nth] = at
        after = after if at is None else at + len(own)


def _near(letters: str, own: str, after: int | None, below: int | None) -> int | None:
    at = -1
    if after is not None:
        in_order = below is not None and below >= after
        at = letters.find(own, after, below if in_order else after + _NEARBY)
    if at < 0 and below is not None:
        at = letters.rfind(own, max(0, below - _NEARBY), below)
    return _or_none(at)


def _or_none(at: int) -> int | None:
    return None if at < 0 else at


def _next_starts(found: Sequence[int | None]) -> list[int | None]:
    """For each passage, where the next found one begins."""
    starts: list[int | None] = []
    begins: int | None = None
    for at in reversed(found):
        starts.append(begins)
        begins = begins if at is None else at
    return starts[::-1]
