"""On which days the feasts of moving calendars fall, 1990 to 2035 (data/feasts.toml)."""

import tomllib
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

from msgspec import Struct, convert

from marsad.text.day_counts import Bounds

# "Eid" alone may be either of the two, "Easter" of the eastern churches is another day.
_EITHER = {"eid": ("eid al-fitr", "eid al-adha")}


class _Feast(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    give: int
    days: tuple[tuple[date, date], ...]


def feast_days(name: str, years: Iterable[int]) -> tuple[Bounds, ...]:
    """The first and last possible day of a feast, each time that it begins in one of the years."""
    wanted = frozenset(years)
    found = [
        (first - timedelta(days=feast.give), last + timedelta(days=feast.give))
        for feast in (_table()[each] for each in _EITHER.get(name, (name,)))
        for first, last in feast.days
        if first.year in wanted
    ]
    return tuple(sorted(found))


def feast_names() -> tuple[str, ...]:
    """The names of the table, in small letters."""
    return (*_table(), *_EITHER)


@cache
def _table() -> dict[str, _Feast]:
    text = files("marsad.text").joinpath("data/feasts.toml").read_text("utf-8")
    return convert(tomllib.loads(text), dict[str, _Feast])
