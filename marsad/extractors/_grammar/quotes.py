"""Which stretches of a text are quoted, over sentences and paragraphs."""

import re
from collections.abc import Iterator

from msgspec import Struct

MARKS = re.compile(r"[“”„«»\"]|\n\s*\n|``|''")
OPENING = frozenset("“„«") | {"``"}
CLOSING = frozenset("”»") | {"''"}
# A quote that no mark closes is given up after this many paragraphs: the mark was forgotten.
MOST_PARAGRAPHS = 12


class Quoted(Struct, frozen=True, kw_only=True):
    """A quoted stretch, marks included; one that goes on in the next paragraph is one stretch."""

    start: int
    end: int


def find_quoted(text: str, start: int, end: int) -> tuple[Quoted, ...]:
    """The quoted stretches between two positions, in the order of the text."""
    return tuple(joined(text, list(in_paragraphs(text, start, end))))


def in_paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """Each quoted stretch of a paragraph, and whether a mark closes it."""
    opened: int | None = None
    for match in MARKS.finditer(text, start, end):
        mark = match.group()
        if mark.strip() == "":
            if opened is not None:
                yield opened, match.start(), False
            opened = None
        elif opened is None and (mark in OPENING or mark == '"'):
            opened = match.start()
        elif opened is not None and (mark in CLOSING or mark == '"'):
            yield opened, match.end(), True
            opened = None
    if opened is not None:
        yield opened, end, False


def joined(text: str, parts: list[tuple[int, int, bool]]) -> Iterator[Quoted]:
    """Join an unclosed stretch with the one that opens the next paragraph."""
    current: tuple[int, int, bool] | None = None
    paragraphs = 0
    for start, end, closed in parts:
        follows = current is not None and not current[2] and not text[current[1] : start].strip()
        if current is not None and follows and paragraphs < MOST_PARAGRAPHS:
            current, paragraphs = (current[0], end, closed), paragraphs + 1
            continue
        if current is not None:
            yield Quoted(start=current[0], end=current[1])
        current, paragraphs = (start, end, closed), 0
    if current is not None:
        yield Quoted(start=current[0], end=current[1])


def quote_at(quoted: tuple[Quoted, ...], position: int) -> Quoted | None:
    """The quoted stretch in which a position lies."""
    return next((q for q in quoted if q.start < position < q.end), None)
