r"""Numbers that count something, with what is said of their bounds.

Which words give which bounds:

* at least: "at least 277", "no fewer than 277", "277 or more", "277+"; "more than 100" and "over
  100" are at least 101;
* at most: "up to 30", "as many as 30"; "fewer than 50" is at most 49;
* about: "nearly 70", "some 70", "70 or so": as low and as high as the number named;
* between: "between 12 and 15", "12 to 15", "12-15", "two or three", where the second is higher;
* unspecified, low by the rule of the ACLED codebook and open above: tens 10, dozens 12, scores 20,
  hundreds 100, thousands 1,000, tens of thousands 10,000; "several", "a few", "many", "a number of"
  and other plurals 2, so "several hundred" 200. "At least dozens" is at least 12; "up to several
  hundred" bounds nothing;
* exact: all others. "A dozen" is 12, "two dozen" 24; "no", "none" and "zero" before a word are 0,
  and so are "nobody" and "no one". "A" and "an" are no numbers here: they need grammar.

What counts nothing is passed over: days, years, clock times, ages, ordinals, fractions, decimals,
percentages, money, scores, telephone numbers, compounds ("a 12-hour curfew") and names ("F-16",
"Route 4", "Resolution 2254"). Whether people are counted, the noun says: that is for the caller.
Two numbers with a hyphen are a range if they rise and a noun may follow, else a score. After words
of change ("rose from 12 to 15") two numbers are two. In "7 people at least" the limit stands behind
the noun: it counts, but the words of the quantity are "7" alone.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from marsad.records import Bound
from marsad.text.dates import find_times
from marsad.text.number_rules import NUMBER, PLURALS, Limit
from marsad.text.numerals import SCALES, value_of


class Quantity(Struct, frozen=True, kw_only=True):
    """A stated number: its words `text[start:end]`, and the least and most that they allow."""

    start: int
    end: int
    text: str
    low: int | None
    high: int | None
    bound: Bound


Bounds = tuple[int | None, int | None, Bound]

_ONE_OF_SEVERAL = 2
_TALK_OF_CHANGE = re.compile(
    r"\b(?:rose|ris|rais|increas|climb|jump|grow|grew|soar|surg|revis|fell|fall|drop|declin|reduc"
    r"|lower|cut|chang|went|brought|up\b|down\b)[^.;]{0,60}\Z",
    re.IGNORECASE,
)
# "Ali Hassan, 44, said".
_NAME_BEFORE = re.compile(r"[A-Z][\w’'-]{1,30},\s\Z")
_OLDEST = 120
_NOUN_NEXT = re.compile(
    r"\s(?!(?:at|in|on|to|for|with|by|and|or|but|as|after|before|from|over|against|under|during|while"
    r"|when|win|wins|won|victory|defeat|loss|draw|drew|lead|vote|score|majority)\b)[^\W\d_]",
    re.IGNORECASE,
)


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Every number that may count something, in order."""
    return tuple(_quantities(text, _without_times(text)))


def _without_times(text: str) -> str:
    """Blank out every day, year and hour; all else keeps its place."""
    pieces, last = [], 0
    for time in find_times(text):
        pieces += [text[last : time.start], "\0" * (time.end - time.start)]
        last = time.end
    return "".join([*pieces, text[last:]])


def _quantities(text: str, timeless: str) -> Iterator[Quantity]:
    position = 0
    while match := NUMBER.search(timeless, position):
        start, end, bounds = _read(match)
        position = end
        if bounds:
            low, high, bound = bounds
            quoted = text[start:end]
            yield Quantity(start=start, end=end, text=quoted, low=low, high=high, bound=bound)


def _read(match: re.Match[str]) -> tuple[int, int, Bounds | None]:
    """Where the words stand, and what they allow: None if they count nothing."""
    start, end = match.span()
    if match["no_count"] or match["spoiler"]:
        return start, end, None
    if match["last"]:
        return _read_pair(match)
    return match.end("from") if match["from"] else start, end, _bounds_of(match)


def _bounds_of(match: re.Match[str]) -> Bounds | None:
    if match["not_any"]:
        return 0, 0, Bound.EXACT
    if match["lower"]:
        return _range(match["lower"], match["upper"])
    if match["vague"]:
        return _vague_bounds(_low(match["vague"]), _limit(match))
    value = value_of(match["first"])
    return None if value is None or _is_age(match, value) else _bounds(value, _limit(match))


def _is_age(match: re.Match[str], value: int) -> bool:
    text, (start, end) = match.string, match.span()
    if value > _OLDEST or not match[0].isdecimal() or text[end : end + 1] != ",":
        return False
    return _NAME_BEFORE.search(text, max(0, start - 40), start) is not None


def _read_pair(match: re.Match[str]) -> tuple[int, int, Bounds | None]:
    """Read "12 to 15" and "12-15" as a range; else as a score, or as the first of two numbers."""
    start, end = match.span()
    joined = match["to"] in {"-", "–"}
    rising = _range(match["first"], match["last"])
    if joined:
        return start, end, rising if _NOUN_NEXT.match(match.string, end) else None
    changes = match["from"] and _TALK_OF_CHANGE.search(match.string, max(0, start - 80), start)
    if rising and not changes:
        return start, end, rising
    value = value_of(match["first"])
    bounds = None if value is None else _bounds(value, _limit(match))
    return match.end("from") if match["from"] else start, match.end("first"), bounds


def _range(first: str, last: str) -> Bounds | None:
    """Both ends, where the second is higher; "two to three million" shares its last word."""
    low, high = value_of(first), value_of(last)
    scale = SCALES.get(last.lower().split()[-1], 1)
    if low is None or high is None:
        return None
    if low * scale < high and not first.lower().endswith(tuple(SCALES)):
        low *= scale
    return (low, high, Bound.BETWEEN) if low < high else None


def _low(vague: str) -> int:
    """Read the least that a vague word allows, by the codebook."""
    low = 1
    for word in vague.lower().split():
        low *= PLURALS.get(word, SCALES.get(word.removesuffix("s"), 1))
    several = vague.lower().split()[0] not in PLURALS
    return low * _ONE_OF_SEVERAL if several else low


def _limit(match: re.Match[str]) -> Limit | None:
    """What is said of the number before it, or else behind it."""
    if match["tilde"]:
        return Limit.ABOUT
    said = {group for group, words in match.groupdict().items() if words is not None}
    before = (limit for limit in Limit if f"before_{limit}" in said)
    after = (limit for limit in Limit if f"after_{limit}" in said)
    return next(before, None) or next(after, None)


def _bounds(value: int, limit: Limit | None) -> Bounds:
    match limit:
        case None:
            return value, value, Bound.EXACT
        case Limit.ABOUT:
            return value, value, Bound.ABOUT
        case Limit.AT_LEAST:
            return value, None, Bound.AT_LEAST
        case Limit.MORE:
            return value + 1, None, Bound.AT_LEAST
        case Limit.AT_MOST:
            return None, value, Bound.AT_MOST
        case Limit.LESS:
            return None, max(0, value - 1), Bound.AT_MOST


def _vague_bounds(low: int, limit: Limit | None) -> Bounds:
    """A vague word has no number to stop at: "up to several hundred" bounds nothing."""
    if limit in {Limit.AT_MOST, Limit.LESS}:
        return None, None, Bound.UNSPECIFIED
    at_least = limit in {Limit.AT_LEAST, Limit.MORE}
    return low, None, Bound.AT_LEAST if at_least else Bound.UNSPECIFIED
