"""Where passages that a library took out of a page stand in the text of that page."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from msgspec import Struct

_WORD = re.compile(r"[^\W_]+")
_SIGNS = re.compile(r"[^\s\w]+")
_SIGNS_BEFORE = re.compile(r"[^\s\w]+\Z")
_MOST_SIGNS = 8
# A passage of so many letters hardly stands on a page twice; shorter ones are looked for between.
_UNMISTAKABLE = 30
# Nearly every passage is found, for both texts come from one page. Each miss costs a search
# through all of it: on a page made to have many, the rest is given up.
_MOST_MISSES = 50


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
    """Find where each passage stands, in the order in which they come; None for what is not there.

    Blanks, line breaks and punctuation need not be the same. The time grows with the length of
    the text, not with that times the number of passages.
    """
    words = list(_WORD.finditer(text))
    letters = _Letters(
        "".join(word[0] for word in words),
        tuple(word.start() for word in words),
        tuple(accumulate((len(word[0]) for word in words), initial=0)),
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
    """Find the passages that are long enough to be unmistakable, each after the one before."""
    found: list[int | None] = []
    after = misses = 0
    for own in wanted:
        at = -1
        if len(own) >= _UNMISTAKABLE and misses < _MOST_MISSES:
            at = letters.find(own, after)
            misses += at < 0
        found.append(None if at < 0 else at)
        after = after if at < 0 else at + len(own)
    return found


def _find_short(letters: str, wanted: Sequence[str], found: list[int | None]) -> None:
    """Find the others: above the first long passage from below upwards, then each after the last.

    So a short heading is found over its text, and not in the menu at the top of the page.
    """
    first = next((nth for nth, at in enumerate(found) if at is not None), 0)
    above = found[first] if found else None
    upper = len(letters) if above is None else above
    misses = 0
    for nth in range(first - 1, -1, -1):
        at = letters.rfind(wanted[nth], 0, upper) if wanted[nth] and misses < _MOST_MISSES else -1
        misses += at < 0
        found[nth], upper = (None, upper) if at < 0 else (at, at)
    uppers = _next_starts(found, len(letters))
    after = 0
    for nth in range(first, len(wanted)):
        if found[nth] is None and wanted[nth] and misses < _MOST_MISSES:
            at = letters.find(wanted[nth], after, uppers[nth])
            misses += at < 0
            found[nth] = None if at < 0 else at
        begins = found[nth]
        after = after if begins is None else begins + len(wanted[nth])


def _next_starts(found: Sequence[int | None], end: int) -> list[int]:
    """For each passage, where the next found one begins."""
    starts: list[int] = []
    for at in reversed(found):
        starts.append(end)
        end = end if at is None else at
    return starts[::-1]
