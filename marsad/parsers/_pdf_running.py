"""Which lines of a PDF are running heads and feet: they stand on sheet after sheet."""

import re
from collections import Counter
from collections.abc import Sequence

from marsad.parsers._pdf_layout import Column, Line
from marsad.parsers._pdf_sheets import Sheet

# Heads and feet stand in these parts of a sheet from its edges, no more than so many lines.
_EDGE, _MOST_LINES = 0.14, 4
# The same line, but for its numbers, on so many sheets; of a short paper on this share of them.
_FEWEST_SHEETS, _ENOUGH_SHEETS, _SHARE = 2, 3, 0.3
_NUMBER = re.compile(r"\d+|\b[ivxl]+\b")
# "Page 3 of 12", "3/12", "- 3 -", "iv".
_PAGE_NUMBER = re.compile(
    r"\W*(?:(?:page|seite|p[áa]gina|стр|страница|صفحة|p)\b\W*)?(?:\d{1,4}|[ivxl]{1,6})"
    r"(?:\s*(?:of|/|von|de|sur|из|من)\s*\d{1,4})?\W*",
    re.IGNORECASE,
)


def running_lines(sheets: Sequence[Sheet], columns: Sequence[Sequence[Column]]) -> set[Line]:
    """The lines at the edges of sheets that are repeated there, and the numbers of sheets."""
    edges = [edge_lines(sheet, own) for sheet, own in zip(sheets, columns, strict=True)]
    counts = Counter(key for own in edges for key in {key_of(line) for line in own})
    fewest = max(_FEWEST_SHEETS, min(_ENOUGH_SHEETS, _SHARE * len(sheets)))
    return {
        line
        for own in edges
        for line in own
        if counts[key_of(line)] >= fewest or _PAGE_NUMBER.fullmatch(line.text)
    }


def edge_lines(sheet: Sheet, columns: Sequence[Column]) -> list[Line]:
    """The first and last lines of a sheet that stand close to its edges."""
    lines = sorted((line for column in columns for line in column), key=lambda line: line.top)
    head = [line for line in lines[:_MOST_LINES] if line.bottom < _EDGE * sheet.height]
    foot = [line for line in lines[-_MOST_LINES:] if line.top > (1 - _EDGE) * sheet.height]
    return head + foot


def key_of(line: Line) -> tuple[str, int]:
    """What running lines share: their words, but for numbers, and their size."""
    return _NUMBER.sub("#", " ".join(line.text.lower().split())), round(line.size)
