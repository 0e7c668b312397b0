"""What the lines around an article say of it: who wrote it, when, where it is filed."""

import re
from collections.abc import Iterable
from datetime import date, datetime

from msgspec import Struct

from marsad.text.dates import anchor, find_times

_CATEGORY = re.compile(
    r"(?:(?:post|article|news)\s)?(?:categor(?:y|ies)|section|rubrique|rubrik|kategorie|catégorie"
    r"|filed\s(?:under|in)|posted\sin)\s*:?\s*(\S.{1,58}\S)$",
    re.IGNORECASE,
)
_MINUTES = re.compile(r"(?<![\d–-])(\d{1,3})\s?-?\s?min", re.IGNORECASE)
_OF_READING = re.compile(r"read|lese|lecture|lectura|leitura|lettura", re.IGNORECASE)
_OUTLET = re.compile(
    r"(?:outlet|publisher|publication|site|website)\s*:\s*(\S.{0,78})$", re.IGNORECASE
)
_BYLINE = re.compile(
    r"(?:(?:written|reported|story|report|words|text)\s+by|by|par|von|por|authors?|auteur|autor)"
    r"\b\s*:?\s+(.+)$",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"(?:first\s)?(?:published|posted|issued|publié|veröffentlicht|publicado|date)\b", re.IGNORECASE
)
_UPDATED = re.compile(r"updated?\b|modified|mis à jour|aktualisiert|actualizado", re.IGNORECASE)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:\.\d{1,6})?(?:Z|[+-]\d\d:?\d\d)")
# Dots are written by those who put the day first; what else is written so is left to find_times.
_DOTTED_DAY = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)\b")
_LOOKED_AT = 200
# What programs write where they know no day.
_NO_DAY = date(1970, 1, 1)
_BETWEEN_NAMES = re.compile(r"\s*(?:,|;|&|\band\b|\bet\b|\bund\b)\s*")
_AFTER_NAME = re.compile(r"\s*(?:[|•·(–—/\d]|\s-\s|\b(?:in|at|for|on)\s).*$")
_NAME = re.compile(
    r"[^\W\d_a-z][\w.’'-]*"
    r"(?:\s(?:bin|ibn|de|van|von|der|la|(?:[a-z]{2}-)?[^\W\d_a-z][\w.’'-]*)){1,4}"
)
_NO_NAME = re.compile(
    r"\b(?:staff|reuters|afp|press|agenc\w+|news|desk|team|correspondents?|reporters?|editors?"
    r"|writers?|bureau|service|times|post|media|network|wire|published|updated|today)\b",
    re.IGNORECASE,
)


class Metadata(Struct, frozen=True, kw_only=True):
    """What a page states of its article; None where it does not."""

    category: str | None = None
    reading_minutes: int | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None


def read_metadata(above: Iterable[str], below: Iterable[str]) -> Metadata:
    """Read the lines of metadata above the text of an article, and those below it.

    A day counts as that of publication if its line says so, or if it stands alone or with a
    byline above the text. A day of updating is another day.
    """
    above, below = tuple(above), tuple(below)
    lines = (*above, *below)
    stated = (stated_time(line) for line in lines if _PUBLISHED.search(line))
    alone = (stated_time(line) for line in above if not _UPDATED.search(line))
    return Metadata(
        category=_first(_CATEGORY, lines),
        reading_minutes=minutes_of_reading(lines),
        outlet=_first(_OUTLET, lines),
        authors=split_authors(_first(_BYLINE, above) or ""),
        published=next((time for time in (*stated, *alone) if time is not None), None),
    )


def minutes_of_reading(lines: Iterable[str]) -> int | None:
    """How long the lines say that the article takes to read."""
    matches = (_MINUTES.search(line) for line in lines if _OF_READING.search(line))
    return next((int(match[1]) for match in matches if match), None)


def stated_time(line: str) -> str | None:
    """The first day that a line states in full, or the moment if it states one with its zone."""
    line = line[:_LOOKED_AT]
    said = _PUBLISHED.search(line)
    published = line if said is None else _UPDATED.split(line[said.end() :], maxsplit=1)[0]
    moment = _MOMENT.search(published)
    if moment is not None:
        return _iso(moment[0])
    dotted = _DOTTED_DAY.search(published)
    if dotted is not None:
        return _iso("{2}-{1:0>2}-{0:0>2}".format(*dotted.groups()))
    for expression in find_times(published):
        days = anchor(expression, None)
        if days.earliest is not None and days.earliest == days.latest != _NO_DAY:
            return days.earliest.isoformat()
    return None


def _iso(text: str) -> str | None:
    """The same day or moment as ISO 8601 writes it; None if there is none such."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    if moment.date() == _NO_DAY:
        return None
    return moment.date().isoformat() if moment.tzinfo is None else moment.isoformat()


def split_authors(names: str) -> tuple[str, ...]:
    """Take a byline apart into people; agencies, desks and job titles are none."""
    parts = (_AFTER_NAME.sub("", part) for part in _BETWEEN_NAMES.split(names))
    people = (part for part in parts if _NAME.fullmatch(part) and not _NO_NAME.search(part))
    return tuple(dict.fromkeys(people))


def _first(pattern: re.Pattern[str], lines: Iterable[str]) -> str | None:
    matches = (pattern.match(line) for line in lines)
    return next((match[1] for match in matches if match), None)
