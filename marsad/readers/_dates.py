"""Dates as feeds and sitemaps write them, never guessed."""

import re
from datetime import UTC, datetime, timedelta, timezone

from marsad.text.dates import published_day

_ISO = re.compile(
    r"(\d{4}-\d\d-\d\d)(?:[Tt ](\d\d:\d\d(?::\d\d)?)(?:[.,]\d{1,9})?\s*([Zz]|[+-]\d\d:?\d\d)?)?",
    re.ASCII,
)
_MAIL = re.compile(
    r"(?:[a-z]{2,9}\.?,?\s+)?(\d{1,2})[\s-]([a-z]{3,9})\.?[\s-](\d{4})"
    r"(?:,?\s+(\d{1,2}):(\d\d)(?::(\d\d))?(?:\.\d+)?\s*([+-]\d\d:?\d\d|[a-z]{1,4})?)?(?:\s*\(\w+\))?",
    re.ASCII | re.IGNORECASE,
)
_MONTHS = (
    "january february march april may june july august september october november december".split()
)
_SHORTEST_MONTH = 3
# The zones by name that RFC 822 has. Others mean one thing here and another there: IST is the time
# of India, Ireland and Israel.
_ZONES = {
    **dict.fromkeys(("ut", "gmt", "utc", "z"), 0),
    "edt": -4,
    "est": -5,
    "cdt": -5,
    "cst": -6,
    "mdt": -6,
    "mst": -7,
    "pdt": -7,
    "pst": -8,
}
# What programs write that know no date.
_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


def moment_of(written: str | None) -> str | None:
    """The moment in ISO 8601 with its own zone; only the day, if no zone says where it was so.

    None for what is no date, or one that may be read in two ways.
    """
    text = (written or "").strip()
    found = _of_iso(text) or _of_mail(text)
    if found is None or published_day(found) is None:
        return None
    at = datetime.fromisoformat(found)
    return None if at.tzinfo is not None and at == _BEGINNING else found


def _of_iso(text: str) -> str | None:
    match = _ISO.fullmatch(text)
    if match is None:
        return None
    day, clock, zone = match.groups()
    if clock is None or zone is None:
        return day
    if zone in "Zz":
        return _checked(f"{day}T{clock}+00:00")
    return _checked(f"{day}T{clock}{zone[:3]}:{zone[-2:]}")


def _checked(text: str) -> str | None:
    try:
        return datetime.fromisoformat(text).isoformat(timespec="seconds")
    except ValueError:
        return None


def _of_mail(text: str) -> str | None:
    """A date as e-mails write it: `Sat, 30 Nov 2024 18:00:00 +0300`."""
    match = _MAIL.fullmatch(text)
    if match is None:
        return None
    day, month, year, hour, minute, second, zone = match.groups()
    name = month.lower()
    months = [nth for nth, full in enumerate(_MONTHS, start=1) if full.startswith(name)]
    if len(name) < _SHORTEST_MONTH or len(months) != 1:
        return None
    try:
        at = datetime(int(year), months[0], int(day))  # noqa: DTZ001  a day has no zone
        offset = _offset_of(zone) if zone else None
        if offset is None:
            return at.date().isoformat()
        at = at.replace(hour=int(hour), minute=int(minute), second=int(second or 0), tzinfo=offset)
    except ValueError:
        return None
    return at.isoformat()


def _offset_of(zone: str) -> timezone | None:
    """The zone by its numbers or its name; -0000 says that it is not known."""
    if zone[0] in "+-":
        past = timedelta(hours=int(zone[1:3]), minutes=int(zone[-2:]))
        return None if zone == "-0000" else timezone(-past if zone[0] == "-" else past)
    hours = _ZONES.get(zone.lower())
    return None if hours is None else timezone(timedelta(hours=hours))
