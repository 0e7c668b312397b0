"""How days and moments read: `29 Nov 2024`, `27–29 Nov 2024`, `3 Feb 2025, 21:45 +03:00`."""

from datetime import date, datetime

from marsad.records import Incident, Time, TimePrecision
from marsad.web.tongue import say, say_in


def day_text(day: date) -> str:
    return say("{day} {month} {year}", day=_number(day), month=_short(day), year=day.year)


def _number(day: date) -> str:
    return say_in("the first day of a month", "1") if day.day == 1 else str(day.day)


def _short(day: date) -> str:
    return short_months()[day.month - 1]


def short_months() -> tuple[str, ...]:
    """The months as a date has them."""
    return (
        say_in("in a date", "Jan"),
        say_in("in a date", "Feb"),
        say_in("in a date", "Mar"),
        say_in("in a date", "Apr"),
        say_in("in a date", "May"),
        say_in("in a date", "Jun"),
        say_in("in a date", "Jul"),
        say_in("in a date", "Aug"),
        say_in("in a date", "Sep"),
        say_in("in a date", "Oct"),
        say_in("in a date", "Nov"),
        say_in("in a date", "Dec"),
    )


def long_months() -> tuple[str, ...]:
    """The months as they stand with a year alone."""
    return (
        say_in("in full", "January"),
        say_in("in full", "February"),
        say_in("in full", "March"),
        say_in("in full", "April"),
        say_in("in full", "May"),
        say_in("in full", "June"),
        say_in("in full", "July"),
        say_in("in full", "August"),
        say_in("in full", "September"),
        say_in("in full", "October"),
        say_in("in full", "November"),
        say_in("in full", "December"),
    )


def days_text(time: Time | None) -> str:
    """When it happened, as exactly as it is known: `29 Nov 2024`, `27–29 Nov 2024`."""
    if time is None:
        return say("day not stated")
    first, last = time.earliest, time.latest
    if first is None or last is None:
        return _half_known(first, last)
    if time.precision is TimePrecision.MONTH:
        return say("{month} {year}", month=long_months()[first.month - 1], year=first.year)
    if time.precision is TimePrecision.YEAR:
        return str(first.year)
    return span_text(first, last)


def _half_known(first: date | None, last: date | None) -> str:
    if first is not None:
        return say("from {day}", day=day_text(first))
    return say("day not known") if last is None else say("until {day}", day=day_text(last))


def when_text(incident: Incident) -> str:
    """When an incident happened; where no source says, also when it was first reported."""
    days, reported = days_text(incident.time), incident.first_reported
    if reported is None or (incident.time and (incident.time.earliest or incident.time.latest)):
        return days
    return say("{days}, reported {day}", days=days, day=moment_text(reported[:10]))


def span_text(first: date, last: date) -> str:
    """Two days with nothing said twice: `27–29 Nov 2024`, `30 Nov – 2 Dec 2024`."""
    if first == last:
        return day_text(first)
    until = day_text(last)
    if (first.year, first.month) == (last.year, last.month):
        return say_in("days", "{first}–{last}", first=_number(first), last=until)
    if first.year == last.year:
        day = say("{day} {month}", day=_number(first), month=_short(first))
        return say_in("days", "{first} – {last}", first=day, last=until)
    return say_in("days", "{first} – {last}", first=day_text(first), last=until)


def moment_text(moment: str | None) -> str:
    """A publication time, `3 Feb 2025, 21:45 +03:00`; the words themselves if they are no time."""
    if moment is None:
        return say("not stated")
    try:
        parsed = datetime.fromisoformat(moment)
    except ValueError:
        return moment
    day = day_text(parsed.date())
    if len(moment) <= len("2024-11-30"):
        return day
    zone = parsed.strftime("%z")
    shown = say("UTC") if zone == "+0000" else zone
    return say("{day}, {time}", day=day, time=f"{parsed:%H:%M} {shown}".rstrip())
