"""From when to when: periods whose ends are known to the day, the month or the year."""

import re
from datetime import date

from msgspec import Struct

DAY = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")

_FIRST, _LAST = "0000-01-01", "9999-12-31"


class Period(Struct, frozen=True):
    """Days from `start` to `end`, both included, as ISO text, which sorts as days do."""

    start: str = _FIRST
    end: str = _LAST

    def holds(self, day: date | None) -> bool:
        """Say whether a day lies inside; of no day in particular, always."""
        return day is None or self.start <= day.isoformat() <= self.end

    def meets(self, other: "Period") -> bool:
        """Say whether two periods have a day in common."""
        return self.start <= other.end and other.start <= self.end

    def within(self, other: "Period") -> "Period":
        """Return the part of this period that lies in another."""
        return Period(max(self.start, other.start), min(self.end, other.end))


ALWAYS = Period()


def period(since: str | None, until: str | None) -> Period:
    """Return the period of two days as files write them: a month or a year counts in full."""
    start = _FIRST if since is None else since + _FIRST[len(since) :]
    end = _LAST if until is None else until + _LAST[len(until) :]
    return Period(start, end)
