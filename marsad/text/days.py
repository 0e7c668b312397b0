"""The days that a time expression comes to, seen from the day of publication.

What names its year needs no day of publication; everything else has no days without one. Where the
words leave a choice, these rules take it:

* A weekday, a month, a day and month without a year: in the past tense the latest that has begun
  by the day of publication, in the future tense the first that has not ended by then; so that day
  itself counts in both. "Last Friday" is the latest ahead of that day, "next Friday" the first
  after it. But a day and month that come within two months, in the same year, are those in either
  tense; and a weekday beside a date tells its year, if it fits only one of those around.
* "Two weeks ago", "last month", "this year": the whole calendar week (Monday to Sunday), month or
  year. One that still runs is cut at the day of publication: in the past tense it ends there, in
  the future tense it begins there.
* "The past three days", "the coming week": so long up to the day of publication, or from it on.
  "Recent days" and "a few days ago" reach back a week, weeks a month, months a year, years ten.
* "Early" and "late" are the first and last half of a month or longer, "mid" the half between.
* "Since" and "after" run to the day of publication; "until", "by" and "before" have no first day.
* A feast, a season, a year before our era and a day told from another day ("two days later") have
  no days: no calendar settles them, or only the story does.
"""

from calendar import monthrange
from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct

from marsad.records import TimePrecision
from marsad.text.time_forms import (
    Between,
    CalendarDay,
    Form,
    Part,
    PartOf,
    Related,
    Relation,
    Shifted,
    Stretch,
    Unit,
    Unplaced,
    Weekday,
    Weekend,
    Which,
    Years,
)

Bounds = tuple[date, date]
_Counted = Weekday | Weekend | Shifted | Stretch
_Plain = CalendarDay | Years | _Counted


class Tense(StrEnum):
    """Whether the verb tells what was or what is to come."""

    PAST = "past"
    FUTURE = "future"


class Days(Struct, frozen=True, kw_only=True):
    """The first and last possible day, None where not known, and how exactly they are told."""

    earliest: date | None
    latest: date | None
    precision: TimePrecision | None


_NO_DAYS = Days(earliest=None, latest=None, precision=None)
_SATURDAY = 5
_ONE_YEAR = timedelta(days=366)

# Of a day ten months back the year is told. On TimeBank and AQUAINT days wrongly put into the past
# are 2 % of all expressions without this rule; 30 days mend half of them, more than 60 no others.
_SOON = timedelta(days=60)

# A 29 February may be eight years away.
_YEARS_TO_LOOK = 8

_IN_PARTS = frozenset({TimePrecision.MONTH, TimePrecision.YEAR, TimePrecision.PERIOD})
_SEEN_FROM_TODAY = {Part.EARLIER: Tense.PAST, Part.LATER: Tense.FUTURE}


def days_of(form: Form, published: date | None, *, tense: Tense) -> Days:
    """Give the days of a form, by the rules above."""
    try:
        return _days_of(form, published, tense)
    except (ValueError, OverflowError):  # outside of the calendar: "five thousand years ago"
        return _NO_DAYS


def _days_of(form: Form, published: date | None, tense: Tense) -> Days:
    match form:
        case PartOf():
            return _part_of(form, published, tense)
        case Related():
            return _related(form.relation, _days_of(form.to, published, tense), published)
        case Between():
            return _between(form, published, tense)
        case Unplaced():
            return _NO_DAYS
        case _:
            return _plain_days(form, None, published, tense)


def _plain_days(form: _Plain, part: Part | None, published: date | None, tense: Tense) -> Days:
    precision = _precision(form)
    bounds = _bounds(form, published, tense)
    if bounds and part and precision in _IN_PARTS:
        bounds = _part(part, bounds)
    if bounds and published and isinstance(form, Shifted | Weekend):
        bounds = _cut(bounds, published, tense)
    first, last = bounds or (None, None)
    return Days(earliest=first, latest=last, precision=precision)


def _precision(form: _Plain) -> TimePrecision:
    match form:
        case CalendarDay(day=int()) | Weekday():
            return TimePrecision.DAY
        case CalendarDay(month=int()):
            return TimePrecision.MONTH
        case CalendarDay():
            return TimePrecision.YEAR
        case Shifted():
            return TimePrecision(form.unit.value)
        case _:
            return TimePrecision.PERIOD


def _bounds(form: _Plain, published: date | None, tense: Tense) -> Bounds | None:
    match form:
        case Years():
            return _whole_years(form.first, form.last)
        case CalendarDay(year=int(year)):
            return _in_year(form, year)
        case _ if published is None:
            return None
        case CalendarDay(years_on=int(count)):
            return _in_year(form, published.year + count)
        case CalendarDay():
            return _yearly(form, published, tense)
        case _:
            return _counted(form, published, tense)


def _yearly(form: CalendarDay, published: date, tense: Tense) -> Bounds:
    years = range(published.year - _YEARS_TO_LOOK, published.year + _YEARS_TO_LOOK + 1)
    occurrences = [bounds for year in years if (bounds := _in_year(form, year))]
    fitting = [
        (day, day)
        for day, _ in occurrences
        if day.weekday() == form.weekday and abs(day - published) < _ONE_YEAR
    ]
    if len(fitting) == 1:
        return fitting[0]
    if form.day is not None and any(_is_soon(day, published) for day, _ in occurrences):
        tense = Tense.FUTURE
    return _choose(occurrences, published, form.which, tense)


def _is_soon(day: date, published: date) -> bool:
    return published < day <= published + _SOON and day.year == published.year


def _counted(form: _Counted, published: date, tense: Tense) -> Bounds:
    match form:
        case Weekday():
            return _weekly(form.number, 1, published, form.which, tense)
        case Weekend():
            return _weekly(_SATURDAY, 2, published, form.which, tense)
        case Shifted():
            return _shifted(form, published)
        case Stretch():
            return _stretch(form, published)


def _in_year(form: CalendarDay, year: int) -> Bounds | None:
    """First and last day in that year; None if the year has no such day."""
    if form.month is None:
        return _whole_years(year, year)
    length = monthrange(year, form.month)[1]
    if form.day is None:
        return date(year, form.month, 1), date(year, form.month, length)
    if form.day > length:
        return None
    return (day := date(year, form.month, form.day)), day


def _whole_years(first: int, last: int) -> Bounds:
    return date(first, 1, 1), date(last, 12, 31)


def _choose(occurrences: list[Bounds], published: date, which: Which, tense: Tense) -> Bounds:
    """Pick the one that is meant among days, months or weekends of one name."""
    latest = sum(first <= published for first, _ in occurrences) - 1
    running = published <= occurrences[latest][1]
    if which is Which.LAST:
        return occurrences[latest - running]
    if which is Which.NEXT or (tense is Tense.FUTURE and not running):
        return occurrences[latest + 1]
    return occurrences[latest]


def _weekly(weekday: int, length: int, published: date, which: Which, tense: Tense) -> Bounds:
    latest = published - timedelta(days=(published.weekday() - weekday) % 7)
    firsts = [latest + timedelta(weeks=number) for number in (-1, 0, 1)]
    occurrences = [(first, first + timedelta(days=length - 1)) for first in firsts]
    return _choose(occurrences, published, which, tense)


def _shifted(form: Shifted, published: date) -> Bounds:
    match form.unit:
        case Unit.HOUR:
            return _add(published, form.count // 24), _add(published, -(-form.count // 24))
        case Unit.DAY:
            return (day := _add(published, form.count)), day
        case Unit.WEEK:
            monday = _add(published, 7 * form.count - published.weekday())
            return monday, _add(monday, 6)
        case Unit.MONTH:
            first = _add_months(published.replace(day=1), form.count)
            return first, _add(_add_months(first, 1), -1)
        case Unit.YEAR:
            return _whole_years(published.year + form.count, published.year + form.count)


def _cut(bounds: Bounds, published: date, tense: Tense) -> Bounds:
    """End or begin a period that still runs at the day of publication."""
    first, last = bounds
    if not first <= published <= last:
        return bounds
    return (first, published) if tense is Tense.PAST else (published, last)


def _stretch(form: Stretch, published: date) -> Bounds:
    match form.unit:
        case Unit.HOUR:
            days = -(-abs(form.count) // 24)
            far = _add(published, days if form.count > 0 else -days)
        case Unit.DAY:
            far = _add(published, form.count)
        case Unit.WEEK:
            far = _add(published, 7 * form.count)
        case Unit.MONTH:
            far = _add_months(published, form.count)
        case Unit.YEAR:
            far = _add_months(published, 12 * form.count)
    return min(far, published), max(far, published)


def _add(day: date, count: int) -> date:
    return day + timedelta(days=count)


def _add_months(day: date, count: int) -> date:
    """Go to the same day of another month, or to its last day if it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _part_of(form: PartOf, published: date | None, tense: Tense) -> Days:
    if isinstance(form.of, PartOf | Related | Between | Unplaced):
        return _days_of(form.of, published, tense)
    if form.part not in _SEEN_FROM_TODAY:
        return _plain_days(form.of, form.part, published, tense)
    if isinstance(form.of, Shifted):
        tense = _SEEN_FROM_TODAY[form.part]
    return _plain_days(form.of, None, published, tense)


def _part(part: Part, bounds: Bounds) -> Bounds:
    """Cut out a half, in whole months if there are several."""
    first, last = bounds
    months = 12 * (last.year - first.year) + last.month - first.month + 1
    step, count = (_add_months, months) if months > 1 else (_add, (last - first).days + 1)
    begin, end = {
        Part.EARLY: (0, (count + 1) // 2),
        Part.MID: (count // 4, count - count // 4),
        Part.LATE: (count // 2, count),
    }[part]
    return step(first, begin), _add(step(first, end), -1)


def _related(relation: Relation, to: Days, published: date | None) -> Days:
    first, last = to.earliest, to.latest
    match relation:
        case Relation.SINCE:
            last = published
        case Relation.AFTER:
            first, last = last and _add(last, 1), published
        case Relation.UNTIL:
            first = None
        case Relation.BEFORE:
            first, last = None, first and _add(first, -1)
    if first and last and last < first:
        last = None
    return Days(earliest=first, latest=last, precision=TimePrecision.PERIOD)


def _between(form: Between, published: date | None, tense: Tense) -> Days:
    """Settle the end, then the beginning as the latest ahead of it: "from Friday to Monday".

    If that cannot be, the end is the first after the beginning.
    """
    last = _days_of(form.last, published, tense)
    if last.latest and isinstance(form.first, CalendarDay | Weekday):
        first = _days_of(form.first, last.latest, Tense.PAST)
    else:
        first = _days_of(form.first, published, tense)
    if isinstance(form.last, CalendarDay | Weekday) and not _in_order(first, last):
        last = _days_of(form.last, first.latest, Tense.FUTURE)
    if first.earliest and last.latest and last.latest < first.earliest:
        return Days(earliest=None, latest=None, precision=TimePrecision.PERIOD)
    return Days(earliest=first.earliest, latest=last.latest, precision=TimePrecision.PERIOD)


def _in_order(first: Days, last: Days) -> bool:
    return bool(first.earliest and last.latest and first.earliest <= last.latest)
