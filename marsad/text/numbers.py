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
* exact: all others. "A dozen" is 12, "two dozen" 24; "no", "none", "zero", "nobody" and "no one" are
  0. "A" and "an" are no numbers here: they need grammar.

What counts nothing is passed over: days, years, clock times, ages, ordinals, fractions, percentages,
money, decimals, scores, telephone numbers, compounds ("a 12-hour curfew") and names ("F-16",
"Route 4", "Resolution 2254"). Whether people are counted, the noun says: that is for the caller.
Two numbers with a hyphen are a range if they rise and a noun may follow, else a score.
"""

import re
from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from marsad.records import Bound
from marsad.text.dates import find_times
from marsad.text.number_rules import COUNTED, Limit
from marsad.text.numerals import value_of


class Quantity(Struct, frozen=True, kw_only=True):
    """A stated number: its words `text[start:end]`, and the least and most that they allow."""

    start: int
    end: int
    text: str
    low: int | None
    high: int | None
    bound: Bound


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Every number that may count something, in order."""
    return tuple(_quantities(text, _without_times(text)))


def _without_times(text: str) -> str:
    """Put zeros bytes in the place of every day, year and hour, so that each offset stays."""
    pieces, last = [], 0
    for time in find_times(text):
        pieces += [text[last : time.start], "\0" * (time.end - time.start)]
        last = time.end
    return "".join([*pieces, text[last:]])


def _quantities(text: str, timeless: str) -> Iterator[Quantity]:
    position = 0
    while match := NUMBER.search(timeless, position):
        start, end, bounds = _read(match, timeless)
        position = end
        if bounds:
            low, high, bound = bounds
            yield Quantity(start=start, end=end, text=text[start:end], low=low, high=high, bound=bound)
