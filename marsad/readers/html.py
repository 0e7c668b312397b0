"""HTML files: one page each."""

from collections.abc import Iterator
from pathlib import Path

from marsad.ids import page_id
from marsad.readers import Reader
from marsad.readers._files import read_bytes
from marsad.records import Page, Problem


def read(path: Path) -> Iterator[Page | Problem]:
    body = read_bytes(path)
    yield Page(id=page_id(body), location=str(path), media_type="text/html", body=body)


READER = Reader(
    summary="HTML files, one page each, as a browser saves them.",
    suffixes=frozenset({".html", ".htm", ".xhtml"}),
    read=read,
)
