"""The rows of a file to add, one by one, each with where it ends: reading can go on from there."""

import csv
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import IO
from zipfile import BadZipFile, ZipFile

from msgspec import Struct

from marsad.errors import InputError

# GeoNames' longest rows have 10,000 characters of names; what is longer is no row.
LONGEST_LINE = 65_536

# A field of a table seldom goes on over more lines than this.
MOST_LINES = 20

_BOM = b"\xef\xbb\xbf"


class Line(Struct, frozen=True):
    """A line of a file without its end, its number, and the byte after it.

    `text` is None where the line is longer than any row; undecodable bytes stand as surrogates.
    """

    text: str | None
    number: int
    end: int


class Member(Struct, frozen=True, kw_only=True):
    """A file to read, or one file inside a zip."""

    path: Path
    inside: str | None
    size: int

    @property
    def label(self) -> str:
        return self.path.name if self.inside is None else f"{self.path.name}: {self.inside}"


@contextmanager
def opened(member: Member) -> Iterator[IO[bytes]]:
    """Open a file or one inside a zip, and say what is wrong if that cannot be read."""
    try:
        if member.inside is None:
            with member.path.open("rb") as stream:
                yield stream
        else:
            with ZipFile(member.path) as packed, packed.open(member.inside) as stream:
                yield stream
    except (BadZipFile, EOFError, NotImplementedError, RuntimeError, zlib.error) as error:
        message = f"{member.path} cannot be unpacked: {error}. Get the file again."
        raise InputError(message) from error


def read_lines(stream: IO[bytes], *, start: int = 0, number: int = 0) -> Iterator[Line]:
    """Give the lines after a byte; memory holds one line, however long it is."""
    if start:
        stream.seek(start)
    end = start
    while raw := stream.readline(LONGEST_LINE):
        number, end, whole = number + 1, end + len(raw), True
        while not raw.endswith(b"\n") and (more := stream.readline(LONGEST_LINE)):
            end, whole = end + len(more), False
            raw = more
        text = raw.rstrip(b"\r\n").removeprefix(_BOM if number == 1 else b"")
        yield Line(text.decode("utf-8", "surrogateescape") if whole else None, number, end)


def read_records(lines: Iterable[Line], delimiter: str) -> Iterator[tuple[list[str] | None, Line]]:
    """Give the rows of a table with the last line of each; None for one that cannot be read.

    A field in quotes may hold a few line ends. A quote that never closes costs its own line.
    """
    held: list[Line] = []
    for line in chain(lines, (None,)):
        if line is not None:
            held.append(line)
        while held:
            fields, used = _first_record(held, delimiter)
            if not used and line is not None and len(held) < MOST_LINES:
                break
            used = max(1, used)
            yield fields, held[used - 1]
            del held[:used]


def _first_record(lines: list[Line], delimiter: str) -> tuple[list[str] | None, int]:
    """The first row and how many lines it takes; none if its quotes are still open."""
    for used in range(1, len(lines) + 1):
        if lines[used - 1].text is None:
            return None, 1
        texts = (f"{line.text}\n" for line in lines[:used])
        try:
            return next(csv.reader(texts, delimiter=delimiter, strict=True)), used
        except csv.Error:
            continue
    return None, 0
