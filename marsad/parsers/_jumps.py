"""Lines that lead to a heading further down the page: tables of contents, lists of key events."""

import re
from collections.abc import Mapping

from marsad.parsers._elements import squeeze
from marsad.parsers._rows import Row
from marsad.text.lines import split_lines

_HOUR = re.compile(r"^\d{1,2}[:.h]\d\d\s+")


def last_headings(text: str, jumps: frozenset[str]) -> dict[str, int]:
    """Where the headings to which a page itself leads begin: the last time that each stands."""
    if not jumps:
        return {}
    lines = split_lines(text, signs=False)
    return {name: line.start for line in lines if (name := squeeze(line.text)) in jumps}


def is_jump(row: Row, last: Mapping[str, int]) -> bool:
    """Say whether a row, but for an hour before it, stands again below as a heading."""
    return row.line.end <= last.get(_HOUR.sub("", squeeze(row.text)), 0)
