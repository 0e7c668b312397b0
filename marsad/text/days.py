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
* "Early", "mid" and "late" are thirds of a month or longer, as careful readers of the corpus have
  them; "the first days" and "the last week" are seven days.
* "Since" and "after" run to the day of publication; "until", "by" and "before" have no first day.
* A season is that of the north, in whole months: spring from March on, winter from December on.
  "The winter of 2013" may be either of two, and is both.
* A feast of the moon's calendar is as computed, a day more on either side: the sight of the moon
  settles it, and not in all countries alike.
* A year before our era has no days. Nor has a day told from another day ("two days later"), until
  `marsad.text.story_times` has settled it by what the story told before.
"""

from calendar import monthrange
from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct

from marsad.records import TimePrecision
from marsad.text.day_counts import (
    Bounds,
    add_days,
    choose,
    cut,
    day_of_week,
    monthly,
    night,
    part_of,
    shifted,
    stretched,
    weekly,
    whole_months,
    whole_years,
)
from marsad.text.feasts import feast_days
from marsad.text.time_forms import (
    Between,
    CalendarDay,
    Feast,
    Fixed,
    Form,
    FromStory,
    Months,
    Night,
    Part,
    PartOf,
    Related,
    Relation,
    Shifted,
    Stretch,
    Unplaced,
    Weekday,
    Weekend,
    Which,
    Years,
)

_Counted = Weekday | Night | Weekend | Shifted | Stretch | Feast
_Plain = CalendarDay | Years | Months | _Counted


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
        case Fixed():
            return Days(earliest=form.first, latest=form.last, precision=form.precision)
        case Unplaced() | FromStory():
            return _NO_DAYS
        case _:
            return _plain_days(form, None, published, tense)


def _plain_days(form: _Plain, part: Part | None, published: date | None, tense: Tense) -> Days:
    precision = _precision(form)
    bounds = _bounds(form, published, tense)
    if bounds and part and precision in _IN_PARTS:
        bounds = part_of(part, bounds)
    if bounds and published and isinstance(form, Shifted | Weekend):
        bounds = cut(bounds, published, ahead=tense is Tense.FUTURE)
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
            return whole_years(form.first, form.last)
        case CalendarDay(year=int(year)) | Months(year=int(year)):
            return _in_year(form, year)
        case Feast(year=int(year)):
            known = feast_days(form.name, (year,))
            return known[0] if len(known) == 1 else None
        case _ if published is None:
            return None
        case CalendarDay(years_on=int(count)) | Months(years_on=int(count)):
            return _in_year(form, published.year + count)
        case CalendarDay(month=None, day=int(day)):
            return monthly(day, published, ahead=tense is Tense.FUTURE)
        case CalendarDay() | Months():
            return _yearly(form, published, tense)
        case _:
            return _counted(form, published, tense)


def _yearly(form: CalendarDay | Months, published: date, tense: Tense) -> Bounds:
    known = (
        _in_year(form, form.known_year)
        if isinstance(form, CalendarDay) and form.known_year
        else None
    )
    if known and known[0] <= published:
        return known
    years = range(published.year - _YEARS_TO_LOOK, published.year + _YEARS_TO_LOOK + 1)
    occurrences = [bounds for year in years if (bounds := _in_year(form, year))]
    if isinstance(form, Months):
        return choose(occurrences, published, form.which, ahead=tense is Tense.FUTURE)
    fitting = [
        (day, day)
        for day, _ in occurrences
        if day.weekday() == form.weekday and abs(day - published) < _ONE_YEAR
    ]
    if len(fitting) == 1:
        return fitting[0]
    if form.day is not None and any(_is_soon(day, published) for day, _ in occurrences):
        tense = Tense.FUTURE
    return choose(occurrences, published, form.which, ahead=tense is Tense.FUTURE)


def _is_soon(day: date, published: date) -> bool:
    return published < day <= published + _SOON and day.year == published.year


def _counted(form: _Counted, published: date, tense: Tense) -> Bounds | None:
    ahead = tense is Tense.FUTURE
    match form:
        case Feast():
            years = range(published.year - 2, published.year + 3)
            known = list(feast_days(form.name, years))
            return _known(known, published, form.which, tense)
        case Night():
            return night(form.number, published, ahead=ahead)
        case Weekday(weeks_on=int(count)):
            return day_of_week(form.number, count, published)
        case Weekday():
            return weekly(form.number, 1, published, form.which, ahead=ahead)
        case Weekend():
            return weekly(_SATURDAY, 2, published, form.which, ahead=ahead)
        case Shifted():
            return shifted(form, published)
        case Stretch():
            return stretched(form, published)


def _known(known: list[Bounds], published: date, which: Which, tense: Tense) -> Bounds | None:
    """The feast that is meant, if the table reaches far enough around the day of publication."""
    if not known or not known[0][0] <= published <= known[-1][0]:
        return None
    return choose(known, published, which, ahead=tense is Tense.FUTURE)


def _in_year(form: CalendarDay | Months, year: int) -> Bounds | None:
    """First and last day in that year; None if the year has no such day."""
    if isinstance(form, Months):
        return whole_months(year, form.first, form.count)
    if form.month is None:
        return whole_years(year, year)
    if form.day is None:
        return whole_months(year, form.month, 1)
    if form.day > monthrange(year, form.month)[1]:
        return None
    return (day := date(year, form.month, form.day)), day


def _part_of(form: PartOf, published: date | None, tense: Tense) -> Days:
    if isinstance(form.of, Fixed):
        return _part_of_fixed(form.part, form.of)
    if isinstance(form.of, PartOf | Related | Between | Unplaced | FromStory):
        return _days_of(form.of, published, tense)
    if form.part not in _SEEN_FROM_TODAY:
        return _plain_days(form.of, form.part, published, tense)
    if isinstance(form.of, Shifted):
        tense = _SEEN_FROM_TODAY[form.part]
    return _plain_days(form.of, None, published, tense)


def _part_of_fixed(part: Part, form: Fixed) -> Days:
    bounds = form.first, form.last
    if part not in _SEEN_FROM_TODAY and form.precision in _IN_PARTS:
        bounds = part_of(part, bounds)
    return Days(earliest=bounds[0], latest=bounds[1], precision=form.precision)


def _related(relation: Relation, to: Days, published: date | None) -> Days:
    first, last = to.earliest, to.latest
    match relation:
        case Relation.SINCE:
            last = published
        case Relation.AFTER:
            first, last = last and add_days(last, 1), published
        case Relation.UNTIL:
            first = None
        case Relation.BEFORE:
            first, last = None, first and add_days(first, -1)
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
