"""Days as the heads, the datelines and the addresses of pages write them, in many languages."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import chain

from msgspec import Struct

from marsad.text.names import fold

# The names of the months as pages write them, January first; also their first letters, where no
# two months share them.
_MONTHS = """
january|jan|januar|janner|jaenner|janvier|janv|enero|ene|janeiro|gennaio|gen|januari|stycznia|
ocak|января|янв|січня|يناير|كانون الثاني|ינואר|ιανουαριου|ledna|tammikuuta|januara/
february|feb|februar|feber|fevrier|fevr|febrero|fevereiro|fev|febbraio|februari|lutego|subat|
февраля|фев|лютого|فبراير|شباط|פברואר|φεβρουαριου|unora|helmikuuta/
march|mar|marz|maerz|mrz|mars|marzo|marco|maart|mrt|marca|mart|марта|мар|березня|مارس|اذار|
آذار|מרץ|μαρτιου|brezna|maaliskuuta/
april|apr|avril|avr|abril|abr|aprile|kwietnia|nisan|апреля|апр|квітня|أبريل|ابريل|إبريل|نيسان|
אפריל|απριλιου|dubna|huhtikuuta/
may|mai|mayo|maio|maggio|mag|mei|maja|mayis|мая|травня|مايو|ايار|أيار|מאי|μαιου|kvetna|maj|
toukokuuta/
june|jun|juni|juin|junio|junho|giugno|giu|czerwca|haziran|июня|июн|червня|يونيو|حزيران|יוני|
ιουνιου|cervna|kesakuuta/
july|jul|juli|juillet|juil|julio|julho|luglio|lug|lipca|temmuz|июля|июл|липня|يوليو|تموز|יולי|
ιουλιου|cervence|heinakuuta/
august|aug|aout|agosto|ago|augustus|agustus|sierpnia|agustos|августа|авг|серпня|أغسطس|اغسطس|آب|
אוגוסט|αυγουστου|srpna|elokuuta|augusti/
september|sept|sep|septembre|septiembre|setembro|settembre|set|wrzesnia|eylul|сентября|сен|
сент|вересня|سبتمبر|ايلول|أيلول|ספטמבר|σεπτεμβριου|zari|syyskuuta/
october|oct|oktober|okt|octobre|octubre|outubro|out|ottobre|ott|pazdziernika|ekim|октября|окт|
жовтня|أكتوبر|اكتوبر|تشرين الأول|تشرين الاول|אוקטובר|οκτωβριου|rijna|lokakuuta/
november|nov|novembre|noviembre|novembro|listopada|kasim|ноября|ноя|нояб|листопада|نوفمبر|
تشرين الثاني|נובמבר|νοεμβριου|listopadu|marraskuuta/
december|dec|dezember|dez|decembre|diciembre|dic|dezembro|dicembre|desember|des|grudnia|aralik|
декабря|дек|грудня|ديسمبر|كانون الأول|كانون الاول|דצמבר|δεκεμβριου|prosince|joulukuuta
"""
_MONTH_OF = {
    fold(name): number
    for number, names in enumerate(_MONTHS.split("/"), start=1)
    for name in names.split("|")
}
_YEAR = r"(?P<y{0}>(?:19|20|١٩|٢٠|۱۹|۲۰)\d\d)"
_NAMED = r"(?P<m{0}>[^\W\d_]{{3,14}}(?:\s[^\W\d_]{{4,7}})?)\.?"
_ORDINAL = r"(?:st|nd|rd|th|er|ère|º|°|\.)?"
_FORMS = (
    _YEAR + r"(?P<s0>[-/.])(?P<m{0}>\d{{1,2}})(?P=s0)(?P<d{0}>\d{{1,2}})(?![\d.]\d)",
    r"(?P<d{0}>\d{{1,2}})(?:\.\s?|·)(?P<m{0}>\d{{1,2}})(?:\.\s?|·)" + _YEAR,
    r"(?P<a{0}>\d{{1,2}})(?P<s2>[-/])(?P<b{0}>\d{{1,2}})(?P=s2)" + _YEAR,
    r"(?P<d{0}>\d{{1,2}})" + _ORDINAL + r"[\s-]+(?:of\s|d[eo]l?\s)?" + _NAMED
    + r"(?:[\s-]+d[eo]l?)?[,\s-]+" + _YEAR,
    r"(?<![^\W\d_])" + _NAMED + r"\s+(?P<d{0}>\d{{1,2}})" + _ORDINAL + r"[,\s]\s*" + _YEAR,
    _YEAR + r"\s?[年년]\s?(?P<m{0}>\d{{1,2}})\s?[月월]\s?(?P<d{0}>\d{{1,2}})\s?[日일]",
    r"(?P<d{0}>\d\d)\.(?P<m{0}>\d\d)\.(?P<z{0}>\d\d)(?![.\d])",
)  # fmt: skip
_DAY = re.compile(
    r"(?<![\d/])(?<!\d\.)(?:"
    + "|".join(form.format(at) for at, form in enumerate(_FORMS))
    + r")(?!\d)",
    re.IGNORECASE,
)
_MOMENT = re.compile(
    r"(?<!\d)((?:19|20)\d\d)-?(\d\d)-?(\d\d)[T ](\d\d):?(\d\d)(?::?(\d\d))?(?:\.\d{1,9})?\s?"
    r"(Z|[+-]\d\d(?::?\d\d)?)(?!\d)"
)
_PACKED = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?=T?\d{0,6}\Z|T)")
_HEBREW_IN = "ב"
# What programs write where they know no day.
_NO_DAY = date(1970, 1, 1)
_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_CENTURY = 2000
_LOOKED_AT = 2_000


class StatedDay(Struct, frozen=True, kw_only=True):
    """A day at `[start:end]` of a text as ISO 8601 writes it, or a moment with its zone.

    `sure` is False where the day and the month could as well be the other way round.
    """

    value: str
    start: int
    end: int
    sure: bool = True


def read_days(text: str) -> Iterator[StatedDay]:
    """List the days that a text states in full, in order; 3/4/2024 is two that are not sure."""
    text = text[:_LOOKED_AT]
    moments = [match for match in _MOMENT.finditer(text) if _moment(match)]
    for match in moments:
        yield StatedDay(value=_moment(match) or "", start=match.start(), end=match.end())
    taken = {at for match in moments for at in range(*match.span())}
    packed = _PACKED.match(text)
    days = chain(_DAY.finditer(text), [packed] if packed else ())
    for match in days:
        if match.start() not in taken:
            yield from _days(match)


def first_day(text: str) -> str | None:
    """The first day or moment that a text states beyond doubt."""
    return next((day.value for day in read_days(text) if day.sure), None)


def day_of(value: str) -> date:
    """The day of a value: that of the moment's own zone."""
    return date.fromisoformat(value[:10])


def hours_apart(value: str, day: date) -> float | None:
    """How many hours a moment in UTC lies outside a day; None where `value` is no such moment."""
    if not value.endswith("+00:00"):
        return None
    at = datetime.fromisoformat(value)
    begins = datetime(day.year, day.month, day.day, tzinfo=UTC)
    hours = (at - begins).total_seconds() / 3600
    return max(-hours, hours - 24, 0.0)


def _moment(match: re.Match[str]) -> str | None:
    year, month, day, hour, minute, second, zone = match.groups()
    zone = "+00:00" if zone == "Z" else zone if ":" in zone else f"{zone[:3]}:{zone[3:] or '00'}"
    try:
        at = datetime.fromisoformat(f"{year}-{month}-{day}T{hour}:{minute}:{second or '00'}{zone}")
    except ValueError:
        return None
    return at.isoformat() if _is_possible(at.date()) else None


def _days(match: re.Match[str]) -> Iterator[StatedDay]:
    """The day of a match; two where day and month could be either."""
    if match.re is _PACKED:
        year, month, day = map(int, match.groups())
        orders = [(month, day)]
    else:
        said = {name[0]: value for name, value in match.groupdict().items() if value is not None}
        year = int(said["y"]) if "y" in said else _CENTURY + int(said["z"])
        orders = _orders(said)
    values = [value for month, day in orders if (value := _iso(year, month, day))]
    for value in values:
        sure = len(values) == 1
        yield StatedDay(value=value, start=match.start(), end=match.end(), sure=sure)


def _orders(said: dict[str, str]) -> list[tuple[int, int]]:
    """The month and the day that a match can mean."""
    if "a" in said:
        one, other = int(said["a"]), int(said["b"])
        return [(other, one)] if one == other else [(other, one), (one, other)]
    month = said["m"]
    number = int(month) if month.isdecimal() else _month(month)
    return [(number, int(said["d"]))]


def _month(name: str) -> int:
    """The number of a month, 0 if it is none; a word that stands beside its name does not count."""
    folded = fold(name)
    words = folded.removeprefix(_HEBREW_IN).split()
    return _MONTH_OF.get(folded) or _MONTH_OF.get(words[0], 0) if words else 0


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found.isoformat() if _is_possible(found) else None


def _is_possible(day: date) -> bool:
    return _FIRST_YEAR <= day.year <= _LAST_YEAR and day != _NO_DAY
