"""The form that the words of each rule make; None if they are no one time after all."""

from calendar import monthrange

from msgspec.structs import replace

from marsad.text.numerals import value_of
from marsad.text.time_forms import (
    Between,
    CalendarDay,
    Form,
    Night,
    Shifted,
    Stretch,
    Unit,
    Unplaced,
    Weekday,
    Weekend,
    Which,
)

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WHICH = {"last": Which.LAST, "past": Which.LAST, "next": Which.NEXT, "coming": Which.NEXT}
TURNS = {"last": -1, "this": 0, "next": 1}
_NEAR_DAYS = {
    "the day before yesterday": -2,
    "yesterday": -1,
    "last night": -1,
    "last evening": -1,
    "tomorrow": 1,
    "the day after tomorrow": 2,
}
UNITS = {
    "minute": (0, Unit.HOUR),
    "hour": (1, Unit.HOUR),
    "day": (1, Unit.DAY),
    "night": (1, Unit.DAY),
    "week": (1, Unit.WEEK),
    "fortnight": (2, Unit.WEEK),
    "month": (1, Unit.MONTH),
    "year": (1, Unit.YEAR),
    "decade": (10, Unit.YEAR),
    "centur": (100, Unit.YEAR),
}
ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
DAYS_IN_WORDS = (
    *ORDINALS,
    *(f"twenty-{ordinal}" for ordinal in ORDINALS[:9]),
    "thirtieth",
    "thirty-first",
)
# The years of days known by their date alone: "the September 11 attacks".
_KNOWN_BY_DATE = {
    (9, 11): 2001,
    (3, 11): 2004,
    (7, 7): 2005,
    (11, 26): 2008,
    (11, 13): 2015,
    (7, 15): 2016,
    (1, 6): 2021,
    (2, 1): 2021,
    (10, 7): 2023,
}
# How far "recent days" and "a few weeks ago" reach: up to the next longer unit.
_FEW = {
    Unit.HOUR: (1, Unit.DAY),
    Unit.DAY: (1, Unit.WEEK),
    Unit.WEEK: (1, Unit.MONTH),
    Unit.MONTH: (1, Unit.YEAR),
    Unit.YEAR: (10, Unit.YEAR),
}


def weekday_number(word: str) -> int:
    """Nought for Monday, also of "Mon."."""
    return _WEEKDAYS.index(word[:3].lower())


def month_number(word: str) -> int:
    """One for January, also of "Jan." and "01"."""
    return int(word) if word.isdecimal() else _MONTHS.index(word[:3].lower()) + 1


def calendar(
    weekday: str | None, day: str | None, month: str, year: str | None, which_year: str | None
) -> CalendarDay | None:
    """Read "Friday, 29 November 2024", as much of it as is there; None if there is no such day."""
    number = month_number(month)
    longest = monthrange(int(year or 2000), number)[1] if number in range(1, 13) else 0
    if int(day or 1) > longest:
        return None
    return CalendarDay(
        year=int(year) if year else None,
        years_on=TURNS[which_year.lower()] if which_year else None,
        month=number,
        day=int(day) if day else None,
        weekday=_WEEKDAYS.index(weekday.lower()) if weekday else None,
    )


def day_in_words(
    number: str, month: str, year: str | None, which_year: str | None
) -> CalendarDay | None:
    """Read "the twenty-first of April"."""
    day = DAYS_IN_WORDS.index(number.lower().replace(" ", "-")) + 1
    return calendar(None, str(day), month, year, which_year)


def day_alone(number: str) -> Form:
    """Read "on the 11th": the latest such day."""
    return CalendarDay(day=int(number))


def known_by_date(first: str, second: str, *, day_first: bool) -> Form | None:
    """Read "the September 11 attacks": that one day, once it has been."""
    day, month = (first, second) if day_first else (second, first)
    form = calendar(None, day, month, None, None)
    if form is None or form.month is None or form.day is None:
        return None
    return replace(form, known_year=_KNOWN_BY_DATE.get((form.month, form.day)))


def numeric(first: str, second: str, year: str) -> Form | None:
    """Read 27/11/2024 and 11/27/2024; which day 05/11/2024 is, depends on who writes it."""
    day_first = calendar(None, first, second, year, None)
    month_first = calendar(None, second, first, year, None)
    return None if day_first and month_first and first != second else day_first or month_first


def dotted(first: str, second: str, year: str) -> Form | None:
    """Read 05.11.2024: who writes dots puts the day first."""
    return calendar(None, first, second, year, None) or calendar(None, second, first, year, None)


def days_of_month(
    first: str, last: str, month: str, year: str | None, which_year: str | None
) -> Form | None:
    begin = calendar(None, first, month, year, which_year)
    end = calendar(None, last, month, year, which_year)
    return Between(first=begin, last=end) if begin and end and int(first) < int(last) else None


def which_month(which: str, month: str) -> Form:
    if which.lower() == "this":
        return CalendarDay(month=month_number(month), years_on=0)
    return CalendarDay(month=month_number(month), which=WHICH.get(which.lower(), Which.THIS))


def years(first: str, last: str) -> Form | None:
    """Read 2014-2018, and 2014-18 with the century of the first."""
    end = first[: 4 - len(last)] + last
    if int(first) >= int(end):
        return None
    return Between(first=CalendarDay(year=int(first)), last=CalendarDay(year=int(end)))


def weekday(which: str | None, name: str) -> Form:
    number = weekday_number(name)
    return Weekday(number=number, which=WHICH.get((which or "").lower(), Which.THIS))


def weekend(which: str) -> Form:
    return Weekend(which=WHICH.get(which.lower(), Which.THIS))


def near_day(words: str) -> Form:
    return Shifted(count=_NEAR_DAYS.get(" ".join(words.lower().split()), 0), unit=Unit.DAY)


def overnight() -> Form:
    return Between(first=Shifted(count=-1, unit=Unit.DAY), last=Shifted(count=0, unit=Unit.DAY))


def night_of(name: str, next_day: str | None) -> Form:
    """Read "overnight on Friday", and "overnight Friday into Saturday"."""
    if next_day is None:
        return Night(number=weekday_number(name))
    return Between(first=weekday(None, name), last=weekday(None, next_day))


def night_before(name: str) -> Form:
    """Read "overnight into Friday"."""
    number = weekday_number(name)
    return Between(first=Weekday(number=(number - 1) % 7), last=Weekday(number=number))


def weekday_of_week(name: str, week: str) -> Form:
    """Read "Wednesday last week"."""
    return Weekday(number=weekday_number(name), weeks_on=TURNS[week.lower()])


def ago(number: str | None, unit: str, _ending: str | None) -> Form:
    if number is None:
        return _few(-1, unit)
    length, kind = UNITS[unit.lower()]
    return Shifted(count=-(value_of(number) or 0) * length, unit=kind)


def whole(which: str, unit: str, _ending: str | None) -> Form:
    """Read "last month"; of decades and centuries nobody is sure where they begin."""
    length, kind = UNITS[unit.lower()]
    shift = TURNS.get(which.lower(), 0)
    return Shifted(count=shift, unit=kind) if length == 1 else Unplaced()


def current(unit: str) -> Form:
    return Shifted(count=0, unit=Unit(unit.lower()))


def before_last(unit: str, _ending: str | None) -> Form:
    return Shifted(count=-2, unit=UNITS[unit.lower()][1])


def stretch(which: str, number: str | None, unit: str, ending: str | None) -> Form:
    """Read "the past three days", and "the coming weeks" as a few of them."""
    direction = 1 if WHICH[which.lower()] is Which.NEXT else -1
    if number is None and ending in {"s", "ies"}:
        return _few(direction, unit)
    length, kind = UNITS[unit.lower()]
    return Stretch(count=direction * length * (value_of(number or "one") or 0), unit=kind)


def recent(unit: str, _ending: str | None) -> Form:
    return _few(-1, unit)


def _few(direction: int, unit: str) -> Form:
    length, kind = UNITS[unit.lower()]
    if length != 1:
        return Unplaced()
    count, longer = _FEW[kind]
    return Stretch(count=direction * count, unit=longer)


def unplaced(*_groups: str | None) -> Form:
    return Unplaced()


def before_our_era(*_groups: str | None) -> Form:
    return Unplaced(era=True)


def no_time(*_groups: str | None) -> None:
    """Pass over "every Friday", in which "Friday" is no day of its own."""
