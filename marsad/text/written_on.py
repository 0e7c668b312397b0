"""The day on which a report was written: where its outlet is, and as its own dateline tells it."""

import re
from datetime import date, datetime, timedelta

from marsad.records import Article
from marsad.text.dates import find_times, published_day
from marsad.text.day_counts import whole_months
from marsad.text.time_forms import CalendarDay
from marsad.text.time_words import weekday_number

# A page is stamped a little after the feed that leads to it.
_SAME_MOMENT = timedelta(minutes=30)
# A dateline stands in one of the first lines, and its day near the beginning of the line.
_LINES, _REACH = 12, 120
# "KABUL, Afghanistan (", "BEIRUT, ": names and nothing else.
_NAMES = re.compile(r"(?:\(?[^\W\d_a-z][\w.’'/-]*[,(\s]*){0,7}\Z")
# ") –", " (Reuters) -", or the end of the line.
_REST = re.compile(r"\)?,?\s*(?P<agency>\([A-Z][^)\n]{1,30}\)|[A-Z]{2,12})?\s*(?:[-–—:]|\Z)")
# "NAIROBI, Friday -": what is written so is in print a day later.
_WEEKDAY_LINE = re.compile(
    r"(?:[^\W\d_a-z][\w.’'/-]*,?\s+){0,4}[^\W\d_a-z][\w.’'/-]*,\s+"
    r"(?P<day>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\s*(?:\([A-Z][^)\n]{1,30}\))?\s*[-–—]{1,2}\s"
)
_NEXT_EDITION = 1
# A report is republished within so many days, and a day ahead of its own day if the publisher's
# clock is behind. What lies further back is the day of an event.
_LATEST_COPY, _AHEAD = timedelta(days=10), timedelta(days=1)


def day_here(article: Article) -> date | None:
    """The day of publication where the outlet is.

    A feed and a server tell the moment in universal time; where the page tells the same moment in
    a zone of its own, the day is that of this zone.
    """
    at = _moment(article.published)
    if at is not None and at.utcoffset() == timedelta(0):
        for said in article.stated:
            here = _moment(said.value) if said.field == "published" else None
            if here is not None and here.utcoffset() and abs(here - at) <= _SAME_MOMENT:
                return here.date()
    return published_day(article.published)


def _moment(published: str | None) -> datetime | None:
    """The moment, if one with its zone is told."""
    try:
        at = datetime.fromisoformat(published) if published else None
    except ValueError:
        return None
    return at if at is not None and at.tzinfo is not None else None


def written_on(text: str, published: date | None) -> date | None:
    """The day of the dateline; where there is none that fits, the day of publication."""
    for line in text.lstrip().split("\n", 3 * _LINES)[: 3 * _LINES]:
        day = _day_of_line(line.strip(), published)
        if day is not None:
            return day
    return published


def _day_of_line(line: str, published: date | None) -> date | None:
    head = line[:_REACH]
    if not any(character.isdecimal() for character in head):
        return _weekday_of_line(line, published)
    for told in find_times(head)[:1]:
        form = told.form
        names = _NAMES.match(head[: told.start])
        if not isinstance(form, CalendarDay) or names is None or form.month is None:
            return None
        rest = _REST.match(line, told.end)
        # A day alone heads an entry of a chronicle.
        if form.day is None or rest is None or not (names[0].strip() or rest["agency"]):
            return None
        return _day(form.month, form.day, form.year, published)
    return None


def _weekday_of_line(line: str, published: date | None) -> date | None:
    """The day of "NAIROBI, Friday -", if the page is of that day or the next."""
    found = _WEEKDAY_LINE.match(line)
    if found is None or published is None:
        return None
    ago = (published.weekday() - weekday_number(found["day"])) % 7
    return published - timedelta(days=ago) if ago <= _NEXT_EDITION else None


def _day(month: int, day: int, year: int | None, published: date | None) -> date | None:
    years = [year] if year is not None else []
    if year is None and published is not None:
        years = [published.year, published.year - 1, published.year + 1]
    for each in years:
        first, last = whole_months(each, month, 1)
        written = first + timedelta(days=day - 1)
        if written <= last and _fits(written, published):
            return written
    return None


def _fits(written: date, published: date | None) -> bool:
    return published is None or -_AHEAD <= published - written <= _LATEST_COPY
