"""Text files: one page each."""

from collections.abc import Iterator

from marsad.ids import page_id
from marsad.readers import Found, Opened, Reader
from marsad.readers._files import read_body
from marsad.records import Page


def read(opened: Opened) -> Iterator[Found]:
    body = read_body(opened.file)
    yield Page(id=page_id(body), location=opened.location, media_type="text/plain", body=body)


READER = Reader(
    summary="Text files, one page each: dumps, clipboards, archives.",
    suffixes=frozenset({".txt", ".text", ".md"}),
    media_types=frozenset({"text/plain", "text/markdown"}),
    read=read,
)
