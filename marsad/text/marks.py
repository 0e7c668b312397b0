"""What the words of one line alone say that it is: a link to more, a byline, a cookie notice."""

import re
import tomllib
from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from importlib.resources import files

from msgspec import Struct

# Marks stand at the beginning of a line, and a line can be very long.
_LOOKED_AT = 400
# The longest phrase that can be a whole line.
_LONGEST_WHOLE = 150
_BETWEEN = re.compile(r"\s*[|·•]\s*|\s+(?:::|/|>|›)\s+|\s{2,}")
_FEWEST_ENTRIES, _MOST_IN_ENTRY = 4, 3
_AROUND = re.compile(r"^[\s\W_]+|[\s\W_]+$")
_APOSTROPHES = str.maketrans("’‘`´", "''''")


class Mark(StrEnum):
    """What a line shows itself to be, whatever stands around it."""

    READ_MORE = "read_more"
    POINTER = "pointer"
    SECTION = "section"
    COMMENTS = "comments"
    METADATA = "metadata"
    CREDIT = "credit"
    FURNITURE = "furniture"


class _Phrases(Struct, frozen=True):
    """The phrases of a mark: those that are plain, those that vary, those that open a line."""

    plain: frozenset[str]
    whole: re.Pattern[str] | None
    begins: re.Pattern[str] | None


def mark_of(line: str) -> Mark | None:
    """Say what a line shows itself to be; None for most, which are the page's own text."""
    head = line[:_LOOKED_AT].lower().translate(_APOSTROPHES)
    bare = _AROUND.sub("", head)
    if not bare:
        return Mark.FURNITURE
    phrases = _phrases()
    if len(bare) <= _LONGEST_WHOLE and len(line) <= _LOOKED_AT:
        if _is_dateline(line) or _BYLINE.match(line):
            return Mark.METADATA
        for mark, known in phrases.items():
            if bare in known.plain or (known.whole and known.whole.fullmatch(bare)):
                return mark
    for mark, known in phrases.items():
        if known.begins and known.begins.match(head.lstrip(" \t*_|>→»-")):
            return mark
    parts = _BETWEEN.split(line) if len(line) <= _LONGEST_WHOLE else [line]
    if len(parts) > 1:
        return _mark_of_parts(parts)
    return Mark.CREDIT if _CREDIT.search(line[-_LONGEST_WHOLE:]) else None


def _mark_of_parts(parts: Sequence[str]) -> Mark | None:
    """The mark of all parts of a line; metadata if some are that and the rest names; a menu."""
    if len(parts) >= _FEWEST_ENTRIES and all(
        len(_WORD.findall(p)) <= _MOST_IN_ENTRY for p in parts
    ):
        return Mark.FURNITURE
    marks = [mark_of(part) for part in parts]
    if len(set(marks)) == 1:
        return marks[0]
    beside = (part for part, mark in zip(parts, marks, strict=True) if mark is None)
    short = all(len(_WORD.findall(part)) <= _MOST_IN_PART for part in beside)
    return Mark.METADATA if Mark.METADATA in marks and short else None


def is_timestamp(line: str) -> bool:
    """Say whether a line is a time of day, with or without its day, and nothing else."""
    clock = re.search(_CLOCK, line.lower())
    return clock is not None and not _WORD.search(_DATELINE_PART.sub(" ", line))


def pointed_at(line: str) -> int:
    """Where in a pointer ("Read also: …") the title of the other story begins."""
    begins = _phrases()[Mark.POINTER].begins
    match = begins.search(line.lower().translate(_APOSTROPHES)) if begins else None
    return match.end() if match else 0


@cache
def _phrases() -> dict[Mark, _Phrases]:
    raw = files("marsad.text").joinpath("data/marks.toml").read_text(encoding="utf-8")
    return {
        Mark(name): _compiled(kinds.get("whole", []), kinds.get("begins", []))
        for name, kinds in tomllib.loads(raw).items()
    }


def _compiled(whole: Sequence[str], begins: Sequence[str]) -> _Phrases:
    plain = frozenset(phrase for phrase in whole if _PLAIN.fullmatch(phrase))
    varied = [phrase for phrase in whole if phrase not in plain]
    return _Phrases(
        plain=plain,
        whole=re.compile("|".join(varied)) if varied else None,
        begins=re.compile("|".join(begins)) if begins else None,
    )


_PLAIN = re.compile(r"[\w ']+")
_MONTH = (
    r"\b(?:jan(?:uary|vier|uar)?|feb(?:ruary|ruar)?|f[ée]vrier|mar(?:ch|s)?|märz|apr(?:il)?|avril|may|mai|mayo"
    r"|june?|juin|juni|july?|juil(?:let)?|juli|aug(?:ust)?|ao[ûu]t|sept?(?:ember|embre)?|oct(?:ober|obre)?|okt(?:ober)?"
    r"|nov(?:ember|embre)?|dec(?:ember)?|d[ée]cembre|dezember"
    r"|enero|febrero|marzo|abril|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)\b\.?"
)
_DAY = (
    rf"(?:\b\d{{1,2}}(?:st|nd|rd|th)?\.?\s+(?:de\s+|of\s+)?{_MONTH}(?:\s+de)?(?:,?\s+\d{{4}})?"
    rf"|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s+\d{{4}})?"
    r"|\b\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:t[\d:.+z-]+)?|\b\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}\b)"
)
_AGO = (
    r"(?:(?:\d+|an?|one)\s?(?:s|m|h|d|w|secs?|seconds?|mins?|minutes?|hrs?|hours?|days?|weeks?|months?|years?)\s+ago"
    r"|vor \d+ \w+|il y a \d+ \w+|hace \d+ \w+|just now)"
)
_CLOCK = r"(?:\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\.?)"
_DATELINE_PART = re.compile(
    rf"{_DAY}|{_AGO}|{_CLOCK}|{_MONTH}\s\d{{4}}|(?:utc|gmt)?[+-]\d{{1,2}}:?\d{{0,2}}\b"
    r"|\b(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|satur|sat|sun)(?:day)?"
    r"|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|yesterday|today)\b"
    r"|\b(?:first |last )?(?:published|updated?|posted|modified|issued|released|added|created"
    r"|publié|mis à jour|veröffentlicht|aktualisiert|stand|publicado|actualizado)\b"
    r"|\b(?:at|on|um|uhr|à|am|le|et|and|und|date|time|local|utc|gmt|est|edt|cst|cdt|pst|pdt|bst|cet|cest|ist|eet|msk)\b",
    re.IGNORECASE,
)
_HAS_TIME = re.compile(rf"{_DAY}|{_AGO}|{_CLOCK}")
_NAME = (
    r"[^\W\d_a-z][\w’'.-]*"
    r"(?:\s+(?:(?:al|el|de|van|von|bin|der|la|of|the|and|und|et)\s+|al-|el-)?[^\W\d_a-z][\w’'.-]*){0,6}"
)
_BYLINE = re.compile(
    rf"(?:[Bb]y|BY|[Pp]ar|[Vv]on|[Pp]or|Text|Author|Words)\s*:?\s+{_NAME}(?:(?:\s*[,|•·&–/(-]|\s(?:in|at|for)\s).{{0,120}})?$"
    rf"|{_NAME}\s*[,/|]\s*(?:AFP|Reuters|REUTERS|AP|Associated Press|dpa|EFE|Anadolu)$"
)
_CREDIT = re.compile(
    r"""(?:[(\[©/|] | \bvia\s | [—–-]\s)\s*
    (?:[^()\[\]\n]{0,60}?[\s/])?
    (?:AFP|Reuters|REUTERS|AP|AP\sPhoto|EPA|EPA-EFE|EFE|Getty(?:\sImages)?|GETTY(?:\sIMAGES)?|Anadolu(?:\s(?:Agency|Images))?
      |Shutterstock|iStock|SANA|Sputnik|TASS|Xinhua|DPA|dpa|ANSA|PA(?:\s(?:Images|Wire|Media))?
      |Wikimedia(?:\sCommons)?|Flickr)
    (?:\s?/\s?[\w .-]{2,40})?\s*[)\]]?\.?$
    | ^©.{2,80}$ | [(\[](?:photo|credit|image|picture|file)\b[^)\]]{0,80}[)\]]\.?$""",
    re.VERBOSE | re.IGNORECASE,
)


def _is_dateline(line: str) -> bool:
    """Say whether a line holds a time, and beside it at most a name or two."""
    small = line.lower()
    if not _HAS_TIME.search(small):
        return False
    rest = _WORD.findall(_DATELINE_PART.sub(" ", line))
    if rest and line.rstrip().endswith(":"):
        return False
    if _BRACKETED_DAY.match(small):
        return len(rest) <= _MOST_AFTER_DAY
    named = all(word[0].isupper() or word.lower() in _BESIDE_TIME for word in rest)
    most = _MOST_AFTER_DAY if _BEGINS_WITH_DAY.match(small) else _MOST_BESIDE_TIME
    return named and len(rest) <= most


_BRACKETED_DAY = re.compile(rf"\[[^\]]{{0,30}}{_DAY}[^\]]{{0,30}}\]")
_BEGINS_WITH_DAY = re.compile(rf"{_DAY}(?!\s*[:–—-])")
_MOST_BESIDE_TIME, _MOST_AFTER_DAY, _MOST_IN_PART = 4, 8, 6
_BESIDE_TIME = frozenset(
    "by in of min mins read minutes minute views comments comment share".split()
)
_WORD = re.compile(r"[^\W_]+")
