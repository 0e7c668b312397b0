"""Readers find pages. One file here is one reader."""

from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec import Struct

from marsad.records import Page, Problem


class Reader(Struct, frozen=True, kw_only=True):
    """What `readers/<name>.py` must define as `READER`.

    `read` gives the pages of one file; a row that is none becomes a Problem and reading goes on.
    A file that cannot be read at all raises InputError.
    """

    summary: str
    suffixes: frozenset[str]
    read: Callable[[Path], Iterator[Page | Problem]]
