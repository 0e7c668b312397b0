"""What commands print: JSON lines raw, tables and messages by rich.

A page's words may hold what a terminal obeys: they are printed by `plain`, and never as markup.
"""

import os
import re
import sys
from collections.abc import Iterable

import msgspec
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

# Escape sequences first, as a whole; then whatever else steers a terminal or turns text around.
ESCAPE_SEQUENCE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|.)?")
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")

# Without a terminal there is no width to fit; tables in a file stay readable at this one.
WIDTH_IN_A_FILE = 140


Cell = str | tuple[str, ...] | None


def plain(text: str | None) -> str:
    """A page's words on one line, without anything that a terminal would obey."""
    words = CONTROL.sub("", ESCAPE_SEQUENCE.sub("", text or ""))
    return " ".join(words.split())


def console(*, stderr: bool = False) -> Console:
    """A console that takes no words for markup."""
    made = Console(stderr=stderr, markup=False, highlight=False, emoji=False)
    if not made.is_terminal and "COLUMNS" not in os.environ:
        made.width = WIDTH_IN_A_FILE
    return made


def complain(message: str) -> None:
    """Say on standard error what is wrong."""
    line = Text("marsad: ", style="bold red") + Text(plain(message), style="default not bold")
    console(stderr=True).print(line, soft_wrap=True)


def note(message: str) -> None:
    """Say on standard error what is worth knowing."""
    console(stderr=True).print(Text(plain(message), style="dim"), soft_wrap=True)


def print_json(records: Iterable[object]) -> None:
    """Print one JSON object a line, as bytes: neither wrapped nor coloured."""
    out = sys.stdout.buffer
    for record in records:
        out.write(msgspec.json.encode(record) + b"\n")
    out.flush()


def print_table(headings: Iterable[str], rows: Iterable[Iterable[Cell]]) -> None:
    """Print a table; a cell is some words, several lines of words, or empty."""
    console().print(table(headings, rows))


def table(
    headings: Iterable[str], rows: Iterable[Iterable[Cell]], *, title: str | None = None
) -> Table:
    """Make a table, ready to print; without headings it has none."""
    named = tuple(headings)
    made = Table(
        box=SIMPLE_HEAD if named else None,
        pad_edge=False,
        title=None if title is None else Text(plain(title), style="bold"),
        title_justify="left",
        show_header=bool(named),
    )
    for heading in named:
        made.add_column(heading, overflow="fold")
    for row in rows:
        made.add_row(*map(in_lines, row))
    return made


def in_lines(cell: Cell) -> str:
    lines = (cell,) if cell is None or isinstance(cell, str) else cell
    return "\n".join(map(plain, lines))
