"""Text files: one page each."""

from collections.abc import Iterator
from pathlib import Path

from marsad.ids import page_id
from marsad.readers import Reader
from marsad.readers._files import read_bytes
from marsad.records import Page, Problem


def read(path: Path) -> Iterator[Page | Problem]:
    body = read_bytes(path)
    yield Page(id=page_id(body), location=str(path), media_type="text/plain", body=body)


READER = Reader(
    summary="Text files, one page each: dumps, clipboards, archives.",
    suffixes=frozenset({".txt", ".text", ".md"}),
    read=read,
)
