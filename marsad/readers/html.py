"""HTML files: one page each."""

import re
from collections.abc import Iterator

from marsad.ids import page_id
from marsad.readers import Found, Opened, Reader
from marsad.readers._files import read_body
from marsad.records import Page

# XML without a word of HTML is something else: a feed, a sitemap.
_BEGINS = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|div|p|h1"
    rb"|main|meta|title|section)\b",
    re.IGNORECASE | re.DOTALL,
)


def read(opened: Opened) -> Iterator[Found]:
    body = read_body(opened.file)
    yield Page(id=page_id(body), location=opened.location, media_type="text/html", body=body)


def begins(head: bytes) -> bool:
    return _BEGINS.match(head.removeprefix(b"\xef\xbb\xbf")) is not None


READER = Reader(
    summary="HTML files, one page each, as a browser saves them.",
    suffixes=frozenset({".html", ".htm", ".xhtml"}),
    media_types=frozenset({"text/html", "application/xhtml+xml"}),
    read=read,
    begins=begins,
)
