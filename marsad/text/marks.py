"""What the words of one line alone say that it is: a link to more, a byline, a cookie notice."""

import re
import tomllib
from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from importlib.resources import files

from msgspec import Struct

from marsad.text.datelines import is_dateline
from marsad.text.openings import ByLetter, by_letter, joined

# Marks stand at the beginning of a line, and a line can be very long.
_LOOKED_AT = 400
# The longest phrase that can be a whole line.
_LONGEST_WHOLE = 150
_PLAIN = re.compile(r"[\w ']+")
_WORD = re.compile(r"[^\W_]+")
_BETWEEN = re.compile(r"\s*[|·•]\s*|\s+(?:::|/|>|›)\s+|\s{2,}")
_FEWEST_ENTRIES, _MOST_IN_ENTRY = 4, 3
_MOST_IN_NAMES = 6
_BARE = re.compile(r"[^\W_](?:.*[^\W_])?", re.DOTALL)
# Vowel signs that the phrase goes without, and what sets it off from the title.
_AFTER_POINTER = re.compile(r"[\u064b-\u065f]*\s*[:：–—-]?\s*")
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
    whole: ByLetter
    begins: ByLetter
    anywhere: re.Pattern[str] | None


def mark_of(line: str) -> Mark | None:
    """Say what a line shows itself to be; None for most, which are the page's own text."""
    head = line[:_LOOKED_AT].lower().translate(_APOSTROPHES)
    found = _BARE.search(head)
    if found is None:
        return Mark.FURNITURE
    bare = found[0]
    phrases = _phrases()
    if len(bare) <= _LONGEST_WHOLE and len(line) <= _LOOKED_AT:
        if is_dateline(line) or _BYLINE.match(line):
            return Mark.METADATA
        for mark, known in phrases.items():
            whole = known.whole(bare[0])
            if bare in known.plain or (whole is not None and whole.fullmatch(bare)):
                return mark
    words = head.lstrip(" \t*_|>→»-")
    for mark, known in phrases.items():
        begins = known.begins(words[:1])
        if begins is not None and begins.match(words):
            return mark
    parts = _BETWEEN.split(line) if len(line) <= _LONGEST_WHOLE else [line]
    if len(parts) > 1:
        return _mark_of_parts(parts)
    return Mark.CREDIT if _CREDIT.search(line[-_LONGEST_WHOLE:]) else None


def _mark_of_parts(parts: Sequence[str]) -> Mark | None:
    """The mark of all parts of a line; metadata if some are that and the rest names; a menu."""
    marks = [mark_of(part) for part in parts]
    if len(set(marks)) == 1 and marks[0] is not None:
        return marks[0]
    counts = [len(_WORD.findall(part)) for part in parts]
    if len(parts) >= _FEWEST_ENTRIES and max(counts) <= _MOST_IN_ENTRY:
        return Mark.FURNITURE
    beside = (count for count, mark in zip(counts, marks, strict=True) if mark is None)
    named = max(beside, default=0) <= _MOST_IN_NAMES
    return Mark.METADATA if Mark.METADATA in marks and named else None


def pointed_at(line: str) -> int:
    """Where in a pointer ("Read also: …") the title of the other story begins."""
    begins = _phrases()[Mark.POINTER].anywhere
    match = begins.search(line.lower().translate(_APOSTROPHES)) if begins else None
    after = match and _AFTER_POINTER.match(line, match.end())
    return after.end() if after else 0


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
        whole=by_letter(varied),
        begins=by_letter(begins),
        anywhere=joined(begins),
    )


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
