"""PDF files: one page of marsad each, however many sheets they have."""

from collections.abc import Iterator

from marsad.errors import PageError
from marsad.ids import page_id
from marsad.readers import Found, Opened, Reader
from marsad.readers._files import LARGEST_PAGE, too_large
from marsad.records import Page

MEDIA_TYPE = "application/pdf"
# Some programs write a few bytes before it.
_BEGINNING, _LOOKED_AT = b"%PDF-", 1024


def read(opened: Opened) -> Iterator[Found]:
    body = opened.file.read(LARGEST_PAGE + 1)
    if len(body) > LARGEST_PAGE:
        raise PageError(too_large())
    if _BEGINNING not in body[:_LOOKED_AT]:
        raise PageError("it is named a PDF and is none. Name it by what it is, or get it again.")
    yield Page(id=page_id(body), location=opened.location, media_type=MEDIA_TYPE, body=body)


def begins(head: bytes) -> bool:
    return head.startswith(_BEGINNING)


READER = Reader(
    summary='PDF files, such as situation reports; needs the extra "pdf".',
    suffixes=frozenset({".pdf"}),
    media_types=frozenset({MEDIA_TYPE, "application/x-pdf"}),
    read=read,
    begins=begins,
)
