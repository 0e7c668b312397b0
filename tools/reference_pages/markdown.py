"""Markdown: pages, tables, links to headings."""

import re
from collections.abc import Iterable
from inspect import cleandoc

MADE = "<!-- Made by tools/reference.py from the code: change that, then run it. -->"


def page_of(title: str, *parts: str) -> str:
    return joined(f"# {title}", MADE, *parts) + "\n"


def joined(*parts: str) -> str:
    """Paragraphs, tables and headings with an empty line between; empty ones are left out."""
    return "\n\n".join(part for part in parts if part)


def table(headings: Iterable[str], rows: Iterable[Iterable[str | None]]) -> str:
    """A table; None is an empty cell. Nothing if there are no rows."""
    names = tuple(headings)
    lines = [line(cell(value) for value in row) for row in rows]
    return "\n".join((line(names), line("---" for _ in names), *lines)) if lines else ""


def line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def cell(value: str | None) -> str:
    return unwrapped((value or "").replace("|", "\\|"))


def unwrapped(text: str) -> str:
    """A paragraph on one line."""
    return " ".join(text.split())


def code(value: object) -> str:
    return f"`{value}`"


def anchor(heading: str) -> str:
    """The name under which a heading can be linked to."""
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


def prose(thing: object) -> str:
    """What a docstring says, as paragraphs; lists and indented blocks stay as they are."""
    return cleandoc(thing.__doc__ or "")
