"""Readers find pages. One file here is one reader."""

from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO

from msgspec import Struct

from marsad.records import Lead, Page, Problem

Found = Page | Lead | Problem


class Opened(Struct, frozen=True, kw_only=True):
    """A file, or the answer of a server, opened for reading from its beginning.

    `fields` are names under which rows keep "text", "title" and so on, before those that readers
    know by themselves.
    """

    file: BinaryIO
    location: str
    fields: Mapping[str, tuple[str, ...]] = {}


class Reader(Struct, frozen=True, kw_only=True):
    """What `readers/<name>.py` must define as `READER`.

    `read` gives the pages of what was opened; a row that is none becomes a Problem and reading goes
    on. Of a page that is only named comes a Lead. What cannot be used at all raises PageError.
    Compressed files come unpacked, but for a reader that is `packed`.

    `begins` says of the first bytes whether they are of this kind, and of no other reader's. It
    tells apart what shares a suffix, and what comes without a name.
    """

    summary: str
    suffixes: frozenset[str]
    media_types: frozenset[str]
    read: Callable[[Opened], Iterator[Found]]
    begins: Callable[[bytes], bool] | None = None
    packed: bool = False
