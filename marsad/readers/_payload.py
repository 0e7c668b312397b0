"""The page within a record of a web archive: its kind, its bytes, its address and its moment."""

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from marsad.errors import PageError
from marsad.readers import feed, html
from marsad.readers._files import LARGEST_PAGE, too_large
from marsad.text.media_types import charset_of, kind_of

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

PDF = "application/pdf"
PAGES = frozenset(
    {"text/html", "application/xhtml+xml", "text/plain", "text/markdown", "text/x-markdown", PDF}
)
# What a feed is called from here on, whatever its kind: its bytes tell that.
FEED = "application/rss+xml"
# What servers say where they do not know; then the bytes tell.
_UNKNOWN = frozenset({"", "application/octet-stream", "unknown/unknown", "content/unknown"})
_NAMED_PDF = b"%PDF-"
_CHUNK = re.compile(rb"[0-9a-fA-F]{1,8}[ \t]*(?:;[^\r\n]*)?\r?\n")
_PACKED = (b"\x1f\x8b", b"\x28\xb5\x2f\xfd")
_PACKINGS = frozenset({"gzip", "x-gzip", "deflate", "br", "zstd"})
# Text has no control characters.
_TEXT = re.compile(rb"[^\x00-\x08\x0e-\x1f\x7f]*\Z")
_DAMAGED = "the page is packed or in chunks, and damaged or cut off. Get the archive again."
_HEAD = 4096
_OK = 200


class Payload(Struct, frozen=True, kw_only=True):
    """The bytes of a page as its server meant them, and their media type."""

    body: bytes
    media_type: str


def answered(record: "WarcRecord") -> str | None:
    """Why a record of an answer holds no page, by its first line; None if it may hold one."""
    if not record.is_http:
        return "an answer that is not HTTP"
    try:
        record.parse_http(auto_decode="none", quirks_mode=True)
    except OSError:
        return "an answer without headers"
    status = record.http_headers.status_code if record.http_headers is not None else None
    return None if status == _OK else f"answered {status or 'oddly'}"


def declared_type(record: "WarcRecord") -> str | None:
    """The media type that the server, or for other records the archive, gives."""
    if record.http_headers is not None:
        return record.http_headers.get("Content-Type")
    return record.headers.get("Content-Type")


def media_type_of(declared: str | None, head: bytes) -> str | None:
    """The media type of a page, with its charset if that is known; None if it is no page.

    Of a feed it is FEED, also where the server called it a page.
    """
    kind = kind_of(declared)
    if head.startswith(_NAMED_PDF):
        return PDF
    if not html.begins(head) and feed.begins(head):
        return FEED
    if kind in _UNKNOWN and html.begins(head):
        kind = "text/html"
    if kind not in PAGES:
        return None
    kind = kind.replace("/x-", "/")
    charset = charset_of(declared)
    return kind if charset is None else f"{kind}; charset={charset.lower()}"


def payload_of(data: bytes, record: "WarcRecord") -> Payload | None:
    """The page in a record, its chunks joined and unpacked; None if it holds none.

    A page that cannot be unpacked, or is too large unpacked, raises PageError.
    """
    declared = declared_type(record)
    if not may_be_page(declared):
        return None
    body = unpacked(data, record) if record.http_headers is not None else read_all(record)
    if len(body) > LARGEST_PAGE:
        raise PageError(too_large())
    media_type = media_type_of(declared, body[:_HEAD])
    return Payload(body=body, media_type=media_type) if media_type and body.strip() else None


def may_be_page(declared: str | None) -> bool:
    """Say whether bytes of this media type can be a page, or a feed that holds some."""
    kind = kind_of(declared)
    return kind in PAGES or kind in _UNKNOWN or kind in feed.READER.media_types


def unpacked(data: bytes, record: "WarcRecord") -> bytes:
    """The body of an answer. Archives often say it is packed or in chunks where it is no more."""
    from marsad.fetching.unpacking import TooLargeError, unpack  # noqa: PLC0415  loads slowly

    body = joined(data)
    if body is None:
        body = read_all(record)
        if _CHUNK.match(body):
            raise PageError(_DAMAGED)
    said = (header_of(record, "Content-Encoding") or "").lower().split(",")
    packings = [name for name in map(str.strip, said) if name in _PACKINGS]
    if not packings or len(body) > LARGEST_PAGE:
        return body
    try:
        return unpack(body, packings, limit=LARGEST_PAGE)
    except TooLargeError:
        raise PageError(too_large()) from None
    except PageError:
        if body.startswith(_PACKED) or not _TEXT.match(body[:_HEAD]):
            raise PageError(_DAMAGED) from None
        return body


def joined(data: bytes) -> bytes | None:
    """The body of an answer, its chunks joined; None if it is in none."""
    from fastwarc.warc import WarcRecord  # noqa: PLC0415  only archives need it

    try:
        record = WarcRecord.from_bytes(data)
        record.parse_http(auto_decode="transfer", quirks_mode=True)
        return read_all(record)
    except OSError:
        return None


def header_of(record: "WarcRecord", name: str) -> str | None:
    return None if record.http_headers is None else record.http_headers.get(name)


def read_all(record: "WarcRecord") -> bytes:
    """The bytes that a record still holds, up to one more than the limit of a page."""
    parts, size = [], 0
    while size <= LARGEST_PAGE and (part := record.reader.read(LARGEST_PAGE + 1 - size)):
        parts.append(part)
        size += len(part)
    return b"".join(parts)


def address_of(record: "WarcRecord") -> str | None:
    """The address of a page on the web; None for what was never there."""
    url = (record.headers.get("WARC-Target-URI") or "").strip().strip("<>")
    return url if url.lower().startswith(("http://", "https://")) else None


def moment_of(record: "WarcRecord") -> str | None:
    """When the page was captured, in UTC; None if the record gives no moment."""
    try:
        moment = datetime.fromisoformat((record.headers.get("WARC-Date") or "").strip())
    except ValueError:
        return None
    return None if moment.tzinfo is None else moment.astimezone(UTC).isoformat()
