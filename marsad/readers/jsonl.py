"""JSON Lines: one page a row, with its text or HTML and what is known beside it."""

from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping
from typing import BinaryIO

import msgspec

from marsad.ids import page_id
from marsad.readers import Found, Opened, Reader
from marsad.readers._files import LARGEST_PAGE, too_large
from marsad.records import Page, Problem
from marsad.text.dates import published_day

# The field names under which archives and search indexes keep a page; the first that is there wins.
FIELDS = {
    "text": ("text", "body", "content"),
    "html": ("html",),
    "title": ("title", "headline"),
    "url": ("url", "link"),
    "published": ("published", "published_at", "date"),
    "outlet": ("outlet", "site", "source"),
}
_NO_FIELDS: Mapping[str, tuple[str, ...]] = {}


def read(opened: Opened) -> Iterator[Found]:
    """The pages of a file row by row; a row that holds none becomes a Problem."""
    for number, row in enumerate(rows_of(opened.file), start=1):
        if row.strip():
            yield page_of(row, f"{opened.location}:{number}", fields=opened.fields)


def begins(head: bytes) -> bool:
    """Say whether an object begins here that is no JSON Feed."""
    return head.removeprefix(BOM_UTF8).lstrip().startswith(b'{"') and b"jsonfeed.org" not in head


def rows_of(file: BinaryIO) -> Iterator[bytes]:
    """The lines of a file. Of one that is too large comes the beginning, so that memory lasts."""
    while row := file.readline(LARGEST_PAGE + 1):
        rest = row
        while len(row) > LARGEST_PAGE and rest and not rest.endswith(b"\n"):
            rest = file.readline(LARGEST_PAGE)
        yield row


def page_of(
    row: bytes, location: str, *, fields: Mapping[str, tuple[str, ...]] = _NO_FIELDS
) -> Page | Problem:
    if len(row) > LARGEST_PAGE:
        return problem(location, too_large())
    try:
        values = msgspec.json.decode(row.removeprefix(BOM_UTF8))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return problem(location, f"the row is not JSON in UTF-8, one object a line: {error}.")
    if not isinstance(values, dict):
        return problem(location, "the row is not a JSON object.")
    named = {name: (*fields.get(name, ()), *known) for name, known in FIELDS.items()}
    html, text = first(values, named.pop("html")), first(values, named.pop("text"))
    content = html or text
    if content is None:
        known = (*fields.get("text", ()), *FIELDS["text"], *fields.get("html", ()), *FIELDS["html"])
        return problem(location, f"the row has no field {', '.join(known)} with text.")
    body = content.encode("utf-8", "surrogatepass")
    beside = {name: first(values, names) for name, names in named.items()}
    if beside["published"] is not None and published_day(beside["published"]) is None:
        return problem(location, f"the date {beside['published']!r} is none. Use 2024-11-30.")
    known = tuple(value or "" for value in beside.values())
    return Page(
        id=page_id(body, *known) if any(known) else page_id(body),
        location=location,
        media_type="text/html" if html else "text/plain",
        body=body,
        **beside,
    )


def first(values: dict[str, object], names: tuple[str, ...]) -> str | None:
    """The first of these fields that holds words."""
    for name in names:
        value = values.get(name)
        if isinstance(value, str) and value.strip():
            return value
    return None


def problem(location: str, message: str) -> Problem:
    return Problem(stage="read", location=location, message=message)


READER = Reader(
    summary="JSON Lines, one page a row: text or html, title, url, published, outlet.",
    suffixes=frozenset({".jsonl", ".ndjson"}),
    media_types=frozenset({"application/x-ndjson", "application/jsonl"}),
    read=read,
    begins=begins,
)
