"""Sums with days, months and years, and the one of several stretches that is meant."""

from calendar import monthrange
from datetime import date, timedelta

from marsad.text.time_forms import Part, Shifted, Stretch, Unit, Which

Bounds = tuple[date, date]

_MONTHS_OF_YEAR = 12
# "The first days of June" are a week, as readers of the corpus have them.
_DAYS_AT_AN_END = 7


def add_days(day: date, count: int) -> date:
    return day + timedelta(days=count)


def add_months(day: date, count: int) -> date:
    """Go to the same day of another month, or to its last day if it is shorter."""
    year, month = divmod(day.year * _MONTHS_OF_YEAR + day.month - 1 + count, _MONTHS_OF_YEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def whole_months(year: int, first: int, count: int) -> Bounds:
    """First and last day of so many months; the thirteenth month is January of the next year."""
    begin = add_months(date(year, 1, 1), first - 1)
    return begin, add_days(add_months(begin, count), -1)


def whole_years(first: int, last: int) -> Bounds:
    return date(first, 1, 1), date(last, _MONTHS_OF_YEAR, 31)


def part_of(part: Part, bounds: Bounds) -> Bounds:
    """Cut out a third, a half or the days at either end, in whole months if there are several."""
    first, last = bounds
    if part is Part.FIRST_DAYS:
        return first, min(last, add_days(first, _DAYS_AT_AN_END - 1))
    if part is Part.LAST_DAYS:
        return max(first, add_days(last, 1 - _DAYS_AT_AN_END)), last
    months = _MONTHS_OF_YEAR * (last.year - first.year) + last.month - first.month + 1
    step, count = (add_months, months) if months > 1 else (add_days, (last - first).days + 1)
    begin, end = {
        Part.EARLY: (0, (count + 1) // 3),
        Part.MID: (count // 3, count - count // 3),
        Part.LATE: (count - (count + 1) // 3, count),
        Part.FIRST_HALF: (0, (count + 1) // 2),
        Part.LAST_HALF: (count // 2, count),
    }[part]
    return step(first, begin), add_days(step(first, end), -1)


def choose(occurrences: list[Bounds], seen_from: date, which: Which, *, ahead: bool) -> Bounds:
    """Pick the one that is meant among days, months or feasts of one name, in their order.

    `ahead`: of those that do not run on that day the next is meant, and not the latest.
    """
    latest = sum(first <= seen_from for first, _ in occurrences) - 1
    running = seen_from <= occurrences[latest][1]
    if which is Which.LAST:
        return occurrences[latest - running]
    if which is Which.NEXT or (ahead and not running):
        return occurrences[latest + 1]
    return occurrences[latest]


def shifted(form: Shifted, day: date) -> Bounds:
    """The day, week, month or year that lies so many of them from a day."""
    match form.unit:
        case Unit.HOUR:
            return add_days(day, form.count // 24), add_days(day, -(-form.count // 24))
        case Unit.DAY:
            return (there := add_days(day, form.count)), there
        case Unit.WEEK:
            monday = add_days(day, 7 * form.count - day.weekday())
            return monday, add_days(monday, 6)
        case Unit.MONTH:
            first = add_months(day.replace(day=1), form.count)
            return first, add_days(add_months(first, 1), -1)
        case Unit.YEAR:
            return whole_years(day.year + form.count, day.year + form.count)


def day_of_week(number: int, weeks_on: int, day: date) -> Bounds:
    """That weekday of the week that lies so many weeks from a day's own."""
    there = add_days(day, 7 * weeks_on - day.weekday() + number)
    return there, there


def night(number: int, day: date, *, ahead: bool) -> Bounds:
    """The night from that weekday to the next; told on that very day, the one that led to it."""
    first, _ = weekly(number, 1, day, Which.THIS, ahead=ahead)
    if first == day and not ahead:
        first = add_days(first, -1)
    return first, add_days(first, 1)


def stretched(form: Stretch, day: date) -> Bounds:
    """The days from a day on, or up to it."""
    match form.unit:
        case Unit.HOUR:
            days = -(-abs(form.count) // 24)
            far = add_days(day, days if form.count > 0 else -days)
        case Unit.DAY:
            far = add_days(day, form.count)
        case Unit.WEEK:
            far = add_days(day, 7 * form.count)
        case Unit.MONTH:
            far = add_months(day, form.count)
        case Unit.YEAR:
            far = add_months(day, 12 * form.count)
    return min(far, day), max(far, day)


def monthly(day: int, published: date, *, ahead: bool) -> Bounds:
    """Such a day of the month, be it this one or another."""
    firsts = [add_months(published.replace(day=1), count) for count in range(-2, 4)]
    days = [
        first.replace(day=day) for first in firsts if day <= monthrange(first.year, first.month)[1]
    ]
    return choose([(d, d) for d in days], published, Which.THIS, ahead=ahead)


def weekly(weekday: int, length: int, published: date, which: Which, *, ahead: bool) -> Bounds:
    """The stretch of so many days from a weekday on that is meant."""
    latest = published - timedelta(days=(published.weekday() - weekday) % 7)
    firsts = [latest + timedelta(weeks=number) for number in (-1, 0, 1)]
    occurrences = [(first, first + timedelta(days=length - 1)) for first in firsts]
    return choose(occurrences, published, which, ahead=ahead)


def cut(bounds: Bounds, published: date, *, ahead: bool) -> Bounds:
    """End or begin a period that still runs at the day of publication."""
    first, last = bounds
    if not first <= published <= last:
        return bounds
    return (first, published) if not ahead else (published, last)
