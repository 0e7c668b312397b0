"""Lines that lead to a heading further down the page: tables of contents, lists of key events."""

import re
from collections.abc import Mapping

from msgspec.structs import replace

from marsad.parsers._elements import squeeze
from marsad.parsers._rows import Look, Row
from marsad.text.lines import split_lines

_HOUR = re.compile(r"^\d{1,2}[:.h]\d\d\s+")


def without_jumps(text: str, rows: tuple[Row, ...], jumps: frozenset[str]) -> tuple[Row, ...]:
    """Take out of the article the rows that, but for an hour, stand again below as a heading."""
    if not jumps:
        return rows
    lines = split_lines(text, signs=False)
    last = {name: line.start for line in lines if (name := squeeze(line.text)) in jumps}
    return tuple(
        replace(row, kind=None, look=Look.FURNITURE) if _is_above(row, last) else row
        for row in rows
    )


def _is_above(row: Row, last: Mapping[str, int]) -> bool:
    return row.line.end <= last.get(_HOUR.sub("", squeeze(row.text)), 0)
