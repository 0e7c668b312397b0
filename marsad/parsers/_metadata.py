"""What the lines around an article say of it: who wrote it, when, where it is filed."""

import re
from collections.abc import Iterable

from marsad.parsers._days import first_day

CATEGORY = re.compile(
    r"(?:(?:post|article|news)\s)?(?:categor(?:y|ies)|section|rubrique|rubrik|kategorie|catégorie"
    r"|filed\s(?:under|in)|posted\sin)\s*:?\s*(\S.{1,58}\S)$",
    re.IGNORECASE,
)
_MINUTES = re.compile(r"(?<![\d–-])(\d{1,3})\s?-?\s?min", re.IGNORECASE)
_OF_READING = re.compile(r"read|lese|lecture|lectura|leitura|lettura", re.IGNORECASE)
OUTLET = re.compile(
    r"(?:outlet|publisher|publication|site|website)\s*:\s*(\S.{0,78})$", re.IGNORECASE
)
BYLINE = re.compile(
    r"(?:(?:written|reported|story|report|words|text)\s+by|by|par|von|por|authors?|auteur|autor)"
    r"\b\s*:?\s+(.+)$",
    re.IGNORECASE,
)
PUBLISHED = re.compile(
    r"\b(?:published|posted|issued|released|publi[ée]e?|paru|veröffentlicht|erschienen|erstellt|publicad[oa]"
    r"|pubblicato|gepubliceerd|geplaatst|opublikowan[oay]|publicerad|publisert|yayın\w*|dat[eumh]+|fecha|data"
    r"|опубликован[оа]?|опубліковано|дата|نشر|نُشر|تاريخ|التاريخ|انتشار|פורסם)(?!\w)|发布|發布|公開|掲載|입력|게시",
    re.IGNORECASE,
)
UPDATED = re.compile(
    r"\b(?:updated?|modified|edited|revised|mise? à jour|modifié|aktualisiert|geändert|änderung"
    r"|stand|actualizad[oa]|atualizad[oa]|aggiornat[oa]|bijgewerkt|aktualizacja|uppdaterad|oppdatert"
    r"|güncelle\w*|обновлен[оа]?|оновлено|تحديث|آخر تحديث|به‌روزرسانی|עודכן)(?!\w)|更新|수정",
    re.IGNORECASE,
)
# The day on which a page was printed, or is looked at.
VISITED = re.compile(
    r"\b(?:printed|accessed|retrieved|captured|saved|today is|gedruckt|ausgedruckt|abgerufen"
    r"|imprimée?|consultée?|impres[oa]|consultad[oa]|stampato|распечатано|сегодня)(?!\w)|打印|今天是",
    re.IGNORECASE,
)
_LOOKED_AT = 200
_BETWEEN_NAMES = re.compile(r"\s*(?:,|;|&|\band\b|\bet\b|\bund\b)\s*")
_AFTER_NAME = re.compile(r"\s*(?:[|•·(–—/\d]|\s-\s|\b(?:in|at|for|on)\s).*$")
_BEFORE_NAME = re.compile(
    r"^\W*(?:(?:(?:geschrieben|written|posted|published|story|text|words)\s)?"
    r"(?:by|von|par|por|da|door|av|af)|über|about|autor(?:en|in)?|author|auteur)\s*:?\s+",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"[^\W\d_a-z][\w.’'-]*"
    r"(?:\s(?:bin|ibn|de|van|von|der|la|(?:[a-z]{2}-)?[^\W\d_a-z][\w.’'-]*)){1,4}"
)
_NO_NAME = re.compile(
    r"\b(?:staff|reuters|afp|press|agenc\w+|news|desk|team|correspondents?|reporters?|editors?"
    r"|writers?|bureau|service|times|post|media|network|wire|published|updated|today)\b",
    re.IGNORECASE,
)


def minutes_of_reading(lines: Iterable[str]) -> int | None:
    """How long the lines say that the article takes to read."""
    matches = (_MINUTES.search(line) for line in lines if _OF_READING.search(line))
    return next((int(match[1]) for match in matches if match), None)


def stated_time(line: str) -> str | None:
    """The first day that a line states in full, or the moment if it states one with its zone.

    A day of updating is another day.
    """
    line = line[:_LOOKED_AT]
    said = PUBLISHED.search(line)
    published = line if said is None else UPDATED.split(line[said.end() :], maxsplit=1)[0]
    return first_day(published)


def split_authors(names: str) -> tuple[str, ...]:
    """Take a byline apart into people; agencies, desks and job titles are none."""
    names = _BEFORE_NAME.sub("", names)
    parts = (_AFTER_NAME.sub("", part) for part in _BETWEEN_NAMES.split(names))
    people = (part for part in parts if _NAME.fullmatch(part) and not _NO_NAME.search(part))
    return tuple(dict.fromkeys(people))
