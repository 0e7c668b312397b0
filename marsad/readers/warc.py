"""Web archives (WARC 1.0 and 1.1): the pages that a crawl kept, packed or not."""

from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from msgspec import Struct
from msgspec.structs import replace

from marsad.errors import PageError
from marsad.ids import page_id
from marsad.readers import Found, Opened, Reader, feed
from marsad.readers._files import fault_of, too_large
from marsad.readers._members import RECORD, beginning
from marsad.readers._originals import Originals
from marsad.readers._payload import (
    FEED,
    PDF,
    Payload,
    address_of,
    answered,
    declared_type,
    may_be_page,
    moment_of,
    payload_of,
)
from marsad.readers._records import Lost, Record, read_records
from marsad.records import Page, Problem

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_ROBOTS = "/robots.txt"
# What marsad writes at the top of its own archives.
_OURS, _OWN = b"\nsoftware: marsad/", "of marsad's own"
_UNREADABLE = "the record's headers cannot be read. Get the archive again."


class Passed(Struct, frozen=True, kw_only=True):
    """A record that is whole and holds no page, and what it is instead."""

    what: str


def read(opened: Opened) -> Iterator[Found]:
    """The pages of an archive; PageError if there are none and nothing was lost."""
    passed: Counter[str] = Counter()
    originals = Originals(opened.file, opened.location)
    gave = False
    for one in read_records(opened.file, name=opened.location):
        for found in _found_in(one, opened.location, originals):
            if isinstance(found, Passed):
                passed[found.what] += 1
            else:
                gave = True
                yield found
    # Of what marsad kept itself, most files may hold only feeds that had nothing new.
    if not gave and not passed[_OWN]:
        raise PageError(_nothing(passed))


def begins(head: bytes) -> bool:
    """Say whether an archive begins here, packed or not."""
    return beginning(head).startswith(RECORD)


def _found_in(
    one: Record | Lost, location: str, originals: Originals
) -> Iterator[Page | Problem | Passed]:
    from fastwarc.warc import WarcRecord, WarcRecordType  # noqa: PLC0415  only archives need it

    place = _place(location, one.start if isinstance(one, Lost) else one.offset, one.inner)
    if isinstance(one, Lost):
        yield _problem(place, _told(one))
        return
    try:
        record = WarcRecord.from_bytes(one.data)
    except OSError:
        yield _problem(place, _UNREADABLE)
        return
    kind = record.record_type
    if kind == WarcRecordType.revisit:
        yield _revisited(record, place, originals)
    elif kind in (WarcRecordType.response, WarcRecordType.resource, WarcRecordType.conversion):
        found = _page_of(one, record, place)
        yield from _pages_of(found)
        if isinstance(found, Page):
            originals.remember(record, one)
            yield from _cut_short(record, place)
    elif kind == WarcRecordType.warcinfo and _OURS in one.data:
        yield Passed(what=_OWN)
    else:
        yield Passed(what=f"of type {kind}")


def _pages_of(found: Page | Problem | Passed) -> Iterator[Page | Problem | Passed]:
    """The same, or of a feed the entries that hold their text; others are in records of their own.

    Where the feed itself stands, its entries stand too, and they were got at the same moment.
    """
    if not isinstance(found, Page) or found.media_type != FEED:
        yield found
        return
    base = found.url or found.location
    try:
        for entry in feed.read(Opened(file=BytesIO(found.body), location=base)):
            place = found.location + entry.location.removeprefix(base)
            if isinstance(entry, Page):
                yield replace(entry, location=place, captured_at=found.captured_at)
            elif isinstance(entry, Problem):
                yield replace(entry, location=place)
    except PageError:
        pass  # it is something else in XML or JSON
    yield Passed(what="a feed, besides the texts in it")


def _page_of(one: Record, record: "WarcRecord", place: str) -> Page | Problem | Passed:
    """The page of a record that holds one itself."""
    from fastwarc.warc import WarcRecordType  # noqa: PLC0415  only archives need it

    reason = answered(record) if record.record_type == WarcRecordType.response else None
    if reason is not None:
        return Passed(what=reason)
    url = address_of(record)
    if not may_be_page(declared_type(record)) or _path(url) == _ROBOTS:
        return Passed(what="no page but a picture, a script, a sitemap or the like")
    if not one.whole:
        return _problem(place, too_large())
    try:
        payload = payload_of(one.data, record)
    except PageError as error:
        return _problem(place, str(error))
    if payload is None or (payload.media_type != PDF and fault_of(payload.body) is not None):
        return Passed(what="empty or no text")
    return _captured(payload, record, place)


def _captured(held: Payload | Page, record: "WarcRecord", place: str) -> Page:
    """A page of these bytes as a record has it: its address and moment."""
    url = address_of(record)
    return Page(
        id=page_id(held.body, url) if url is not None else page_id(held.body),
        location=place,
        media_type=held.media_type,
        body=held.body,
        url=url,
        captured_at=moment_of(record),
    )


def _revisited(record: "WarcRecord", place: str, originals: Originals) -> Page | Problem | Passed:
    """The page that a crawl found unchanged, at its new address or moment."""
    from fastwarc.warc import WarcRecord  # noqa: PLC0415  only archives need it

    original = originals.recall(record)
    if original is None:
        return Passed(what="found unchanged, with the page in another file")
    page = _page_of(original, WarcRecord.from_bytes(original.data), place)
    if not isinstance(page, Page):
        return page
    if page.media_type == FEED:
        return Passed(what="a feed found unchanged")
    return _captured(page, record, place)


def _cut_short(record: "WarcRecord", place: str) -> Iterator[Problem]:
    """Say of a page that the crawl itself took only its beginning."""
    reason = record.headers.get("WARC-Truncated")
    if reason:
        message = f"only the beginning of the page was captured ({reason[:40]}); that was read."
        yield _problem(place, message)


def _told(lost: Lost) -> str:
    where = f"{lost.stop - lost.start:,} bytes, from byte {lost.start:,} to {lost.stop:,},"
    return (
        f"{where} hold no record that can be read: {lost.reason[:200]}. What stands around them "
        "was read. Get the archive again for the rest."
    )


def _nothing(passed: Counter[str]) -> str:
    if not passed:
        return "the archive holds no record. Check that it is a WARC file, and get it again."
    kinds = ", ".join(f"{count:,} {what}" for what, count in sorted(passed.items()))
    return f"the archive holds no page. Its records: {kinds}. Use one with pages answered 200."


def _path(url: str | None) -> str:
    try:
        return urlsplit(url or "").path.lower()
    except ValueError:
        return ""


def _place(location: str, offset: int, inner: int) -> str:
    """Where a record stands: `FILE@OFFSET`, and `+` how deep where its member holds several."""
    return f"{location}@{offset}+{inner}" if inner else f"{location}@{offset}"


def _problem(place: str, message: str) -> Problem:
    return Problem(stage="read", location=place, message=message)


READER = Reader(
    summary="Web archives (WARC, CC-NEWS), plain or packed with gzip or zstd, one page a record.",
    suffixes=frozenset({".warc", ".wet"}),
    media_types=frozenset({"application/warc"}),
    read=read,
    begins=begins,
    packed=True,
)
