"""The form of words that name a longer stretch: seasons, quarters, feasts, decades, centuries."""

from marsad.text.feast_words import FIXED, FIXED_DAYS, MOVING, MOVING_DAYS
from marsad.text.numerals import value_of
from marsad.text.time_forms import (
    Between,
    CalendarDay,
    Feast,
    Form,
    Months,
    Part,
    PartOf,
    Shifted,
    Unit,
    Which,
    Years,
)
from marsad.text.time_words import ORDINALS, TURNS, WHICH

# First month and number of months; a winter ends in the next year.
MONTHS_OF_SEASON = {
    "spring": (3, 3),
    "summer": (6, 3),
    "autumn": (9, 3),
    "fall": (9, 3),
    "winter": (12, 3),
}
_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": -1, "last": -1, "latter": -1}
_LENGTHS = {"quarter": 3, "half": 6}
_LAST_MONTH = 12


def year_in_words(tens: str) -> Form | None:
    """Read "nineteen ninety-six"."""
    number = value_of(tens)
    return CalendarDay(year=1900 + number) if number is not None else None


def year_two_thousand(more: str | None) -> Form:
    """Read "the year two thousand and ten"."""
    return CalendarDay(year=2000 + (value_of(more) or 0 if more else 0))


def decade_in_words(name: str) -> Form:
    """Read "the nineties"."""
    first = 1900 + (value_of(name.lower().removesuffix("ies") + "y") or 0)
    return Years(first=first, last=first + 9)


def century_in_words(name: str) -> Form:
    """Read "the nineteenth century"."""
    number = ORDINALS.index(name.lower()) + 1
    return Years(first=100 * number - 99, last=100 * number)


def season(which: str | None, name: str) -> Form:
    first, count = MONTHS_OF_SEASON[name.lower()]
    return Months(first=first, count=count, which=WHICH.get((which or "").lower(), Which.THIS))


def season_of_year(name: str, year: str, to: str | None) -> Form:
    """Read "spring 2014"; the winter of 2014 began in that year or the one before."""
    first, count = MONTHS_OF_SEASON[name.lower()]
    begun = Months(first=first, count=count, year=int(year))
    if first + count - 1 <= _LAST_MONTH or to is not None:
        return begun
    return Between(first=Months(first=first, count=count, year=int(year) - 1), last=begun)


def nth(ordinal: str, length: str, year: str | None, which_year: str | None) -> Form:
    """Read "the third quarter of 2014", "the second half of the year"."""
    count = _LENGTHS[length.lower()]
    number = _NTH[ordinal.lower()]
    first = 1 + (number - 1) * count if number > 0 else 13 - count
    return _of_year(first, count, year, which_year)


def quarter(ordinal: str) -> Form:
    number = int(ordinal) if ordinal.isdecimal() else _NTH[ordinal.lower()]
    return Months(first=3 * number - 2, count=3)


def short_stretch(letter: str, number: str, year: str) -> Form | None:
    """Read "Q3 2014" and "H1 2014"."""
    count = 3 if letter.lower() == "q" else 6
    if int(number) * count > _LAST_MONTH:
        return None
    return Months(first=1 + (int(number) - 1) * count, count=count, year=int(year))


def months_of_year(
    which: str, number: str, year: str | None, which_year: str | None
) -> Form | None:
    """Read "the first three months of the year"."""
    count = value_of(number) or 0
    if not 0 < count < _LAST_MONTH:
        return None
    first = 1 if which.lower() == "first" else 13 - count
    return _of_year(first, count, year, which_year)


def _of_year(first: int, count: int, year: str | None, which_year: str | None) -> Form:
    if year:
        return Months(first=first, count=count, year=int(year))
    return Months(first=first, count=count, years_on=TURNS[(which_year or "this").lower()])


def end_of(unit: str) -> Form:
    """Read "year-end" and "month's end"."""
    if unit.lower() == "year":
        return CalendarDay(month=12, day=31)
    return PartOf(part=Part.LATE, of=Shifted(count=0, unit=Unit.MONTH))


def decade(year: str) -> Form:
    """Read "the 1990s", and "the 1800s" as a century; "the 2000s" are ten years."""
    length = 100 if year.endswith("00") and year != "2000" else 10
    return Years(first=int(year), last=int(year) + length - 1)


def century(number: str) -> Form | None:
    return Years(first=100 * int(number) - 99, last=100 * int(number)) if int(number) else None


def feast(which: str | None, name: str, year: str | None) -> Form:
    """Read "during Ramadan", "last Christmas", "Eid al-Fitr 2014"."""
    words = " ".join(name.lower().split())
    chosen = WHICH.get((which or "").lower(), Which.THIS)
    number = int(year) if year else None
    fixed = FIXED.get(words) or FIXED_DAYS.get(words)
    if fixed:
        return CalendarDay(month=fixed[0], day=fixed[1], year=number, which=chosen)
    moving = MOVING.get(words) or MOVING_DAYS[words]
    return Feast(name=moving, year=number, which=chosen)


def feast_day(name: str, year: str | None) -> Form:
    return feast(None, name, year)
