"""The forms of words that point to what the story told before: "the next day", "that year"."""

from marsad.text.numerals import value_of
from marsad.text.season_words import MONTHS_OF_SEASON
from marsad.text.time_forms import (
    CalendarDay,
    Form,
    FromStory,
    Months,
    Shifted,
    Unit,
    Unplaced,
    Weekday,
    Weekend,
    Which,
)
from marsad.text.time_words import UNITS, calendar, month_number, weekday_number

_TURNS = {"next": 1, "following": 1, "previous": -1, "preceding": -1}
_BACK = frozenset({"before", "earlier", "beforehand", "previously"})
_WHICH = {-1: Which.LAST, 0: Which.THIS, 1: Which.NEXT}
_BOTH_SIDES = 2


def _turn(pointing: str) -> int:
    """Minus one for "the previous", one for "the following", nought for "the same", "that"."""
    return _TURNS.get(pointing.lower().split()[-1], 0)


def in_that_year(before: str | None, month: str, after: str | None, pointing: str) -> Form | None:
    """Read "4 August of that year", "in March the following year"."""
    day = calendar(None, before or after, month, None, None)
    if day is None:
        return None
    return FromStory(
        of=CalendarDay(years_on=_turn(pointing), month=month_number(month), day=day.day)
    )


def weekday(pointing: str, name: str) -> Form:
    return FromStory(of=Weekday(number=weekday_number(name), which=_WHICH[_turn(pointing)]))


def month(pointing: str, name: str) -> Form:
    return FromStory(of=CalendarDay(month=month_number(name), which=_WHICH[_turn(pointing)]))


def season(pointing: str, name: str) -> Form:
    first, count = MONTHS_OF_SEASON[name.lower()]
    return FromStory(of=Months(first=first, count=count, which=_WHICH[_turn(pointing)]))


def unit(pointing: str, name: str, ending: str | None) -> Form:
    """Read "the following week"; "the following weeks" are nobody knows how many."""
    return Unplaced() if ending in {"s", "ies"} else _shifted(_turn(pointing), name)


def part_of_day(pointing: str, name: str) -> Form:
    if name.lower() == "weekend":
        return FromStory(of=Weekend(which=_WHICH[_turn(pointing)]))
    return FromStory(of=Shifted(count=_turn(pointing), unit=Unit.DAY))


def away(number: str, name: str, _ending: str | None, direction: str) -> Form:
    """Read "two days later", "a year earlier"."""
    count = value_of(number) or 0
    return _shifted(-count if direction.lower() in _BACK else count, name)


def beside(name: str, direction: str) -> Form:
    """Read "the day before", "the year after"."""
    return _shifted(-1 if direction.lower() in _BACK else 1, name)


def _shifted(count: int, name: str) -> Form:
    length, kind = UNITS[name.lower()]
    if kind is Unit.HOUR:
        return hours_away()
    return FromStory(of=Shifted(count=count * length, unit=kind))


def hours_away(*_words: str | None) -> Form:
    """Read "hours later": of the day told last, as far as words tell."""
    return FromStory(of=Shifted(count=0, unit=Unit.DAY), hour=True)


def hour() -> Form:
    """Read "at dawn", "around 9 p.m." without a day."""
    return FromStory(of=Shifted(count=0, unit=Unit.DAY), hour=True)
