"""A page as rows, each with what it looks like in one letter.

The letters of all rows make a string. So "a headline, maybe a date, a text cut short, a link to
the rest" is a regular expression over it.
"""

import re
from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from marsad.records import BlockKind
from marsad.text.datelines import is_timestamp
from marsad.text.lines import (
    Line,
    count_of,
    ends_sentence,
    is_cut_off,
    is_image,
    join_wrapped,
    plain,
    split_lines,
    stems_of,
    telling_stems,
    words,
)
from marsad.text.marks import mark_of

# A sentence of a few words is as likely a label; without an end, only a long line is prose.
_FEWEST_PROSE_WORDS = 8
_OPEN_PROSE_WORDS = 25
_FEWEST_CUT_WORDS = 5
_FEWEST_HEADLINE_WORDS = 3
_FEWEST_BULLET_WORDS = 4
_MOST_QUESTION_WORDS = 14
# Share of words that begin small, below which a line without an end is a row of names or a menu.
_RUNNING_SHARE = 0.35

_STAMPED = re.compile("M(?=[HL]?[PCA])")
# Two times on a page are its own and that of an update.
_FEWEST_STAMPS = 3


class Look(StrEnum):
    """What a row looks like by itself, and the letter for it."""

    PROSE = "P"
    SENTENCE = "s"  # a few words that end
    CUT = "C"  # text that ends in an ellipsis
    HEADLINE = "H"  # some words that do not end
    BULLET = "h"  # the same behind a bullet or number
    LABEL = "L"  # a word or two
    ITEM = "i"  # the same behind a bullet or number
    POINTER = "X"
    READ_MORE = "R"
    SECTION = "S"
    COMMENTS = "Z"
    METADATA = "M"
    STAMP = "T"  # the time of day over an entry of a live page
    CREDIT = "K"
    FURNITURE = "F"
    MAIN = "A"  # the article's own, as the markup tells


class Row(Struct, frozen=True, kw_only=True):
    """One line, or one wrapped paragraph: its words without markup, and the stems of these.

    `telling` are the stems of names and long words among them. `kind` is what it is, where the
    markup of the page or a model tells, and `confidence` how sure a model is; `linked` says that it
    is a link.
    """

    line: Line
    text: str
    look: Look
    words: int
    matter: frozenset[str]
    telling: frozenset[str] = frozenset()
    kind: BlockKind | None = None
    confidence: float | None = None
    linked: bool = False


def read_rows(text: str) -> tuple[Row, ...]:
    """List the lines of a text, wrapped paragraphs joined, with what each looks like."""
    return mark_stamps(tuple(map(read_row, join_wrapped(text, split_lines(text)))))


def read_row(line: Line) -> Row:
    text = plain(line.text)
    found = words(text)
    count = count_of(text, found)
    look = Look.CREDIT if is_image(line.text) else _look(text, line.sign, count)
    return Row(
        line=line,
        text=text,
        look=look,
        words=count,
        matter=stems_of(text, found),
        telling=telling_stems(found),
    )


def mark_stamps(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Tell the times of day over the entries of a live page from other metadata."""
    looks = letters(rows)
    stamps = {
        match.start()
        for match in _STAMPED.finditer(looks)
        if is_timestamp(rows[match.start()].text)
    }
    if len(stamps) < _FEWEST_STAMPS:
        return rows
    return tuple(
        replace(row, look=Look.STAMP) if at in stamps else row for at, row in enumerate(rows)
    )


def letters(rows: Iterable[Row]) -> str:
    return "".join(row.look for row in rows)


def matter_of(rows: Iterable[Row]) -> frozenset[str]:
    return frozenset().union(*(row.matter for row in rows))


def kinship(own: frozenset[str], others: frozenset[str]) -> float:
    """Say how much of the matter of a text is the matter of others: from 0 to 1."""
    return len(own & others) / len(own) if own else 0.0


def _look(text: str, sign: str, count: int) -> Look:
    mark = mark_of(text)
    if mark is not None:
        return Look[mark.name]
    if count >= _FEWEST_CUT_WORDS and is_cut_off(text):
        return Look.CUT
    if count > _MOST_QUESTION_WORDS or not text.endswith(("?", "!")):
        ends = ends_sentence(text)
        if count >= _FEWEST_PROSE_WORDS if ends else _runs(text, count):
            return Look.PROSE
        if ends and not text.endswith(":"):
            return Look.SENTENCE
    if sign and sign[0] not in "#>":
        return Look.BULLET if count >= _FEWEST_BULLET_WORDS else Look.ITEM
    return Look.HEADLINE if count >= _FEWEST_HEADLINE_WORDS else Look.LABEL


def _runs(text: str, count: int) -> bool:
    """Say whether a line without an end is long enough, and no list of names, to be prose."""
    if count < _OPEN_PROSE_WORDS:
        return False
    first = [word[0] for word in text.split()]
    small = sum(not letter.isupper() for letter in first)
    return text.isupper() or small >= _RUNNING_SHARE * len(first)
