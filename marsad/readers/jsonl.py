"""JSON Lines: one page a row, with its text or HTML and what is known beside it."""

from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import BinaryIO

import msgspec

from marsad.errors import PageError
from marsad.ids import page_id
from marsad.readers import Found, Opened, Reader
from marsad.readers._dates import moment_of
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
# Seconds since 1970: from 2001 to 2033. Smaller numbers may be days, such as 20241130, and larger
# ones hours, such as 2024113018.
FIRST_MOMENT, LAST_MOMENT = 1_000_000_000, 2_000_000_000
_NO_FIELDS: Mapping[str, tuple[str, ...]] = {}


def read(opened: Opened) -> Iterator[Found]:
    """The pages of a file row by row; a row that holds none becomes a Problem."""
    number = 0
    for number, row in enumerate(rows_of(opened.file), start=1):
        if row.strip():
            yield page_of(row, f"{opened.location}:{number}", fields=opened.fields)
    if not number:
        raise PageError("the file is empty: it holds no rows. Get it again.")


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
    try:
        return page_in(values_of(row), location, fields)
    except PageError as error:
        return Problem(stage="read", location=location, message=str(error))


def values_of(row: bytes) -> dict[str, object]:
    if len(row) > LARGEST_PAGE:
        raise PageError(too_large())
    try:
        values = msgspec.json.decode(row.removeprefix(BOM_UTF8))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        message = f"the row is not JSON in UTF-8, one object a line: {error}."
        raise PageError(message) from error
    if not isinstance(values, dict):
        raise PageError("the row is not a JSON object.")
    return values


def page_in(
    values: dict[str, object], location: str, fields: Mapping[str, tuple[str, ...]]
) -> Page:
    named = {name: (*fields.get(name, ()), *known) for name, known in FIELDS.items()}
    names = (*named["text"], *named["html"])
    html, text = first(values, named.pop("html")), first(values, named.pop("text"))
    content = html or text
    if content is None:
        message = f"the row has no field {', '.join(names)} with text."
        raise PageError(message)
    body = content.encode("utf-8", "surrogatepass")
    beside = {name: first(values, names) for name, names in named.items()}
    beside["published"] = beside["published"] or numbered(values, named["published"])
    # The page is named by the words of its row.
    said = tuple(value or "" for value in beside.values())
    beside["published"] = dated(beside["published"])
    return Page(
        id=page_id(body, *said) if any(said) else page_id(body),
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


def numbered(values: dict[str, object], names: tuple[str, ...]) -> str | None:
    """The first of these fields that holds a number, in words; programs write 0 for "not known"."""
    for name in names:
        value = values.get(name)
        if isinstance(value, int | float) and not isinstance(value, bool) and value:
            return counted(value) or str(value)
    return None


def counted(number: float) -> str | None:
    """The moment of a number of seconds or milliseconds; None for what counts something else."""
    for unit in (1, 1000):
        if FIRST_MOMENT <= number / unit < LAST_MOMENT:
            return datetime.fromtimestamp(number // unit, UTC).isoformat()
    return None


def dated(written: str | None) -> str | None:
    """A date as records keep it: the day alone if it has a clock and no zone."""
    if written is None:
        return None
    moment = moment_of(written)
    if moment is None and published_day(written) is None:
        message = f"the date {written!r} is none. Use 2024-11-30."
        raise PageError(message)
    if moment is None:  # ISO 8601 has more ways to write it: 20241130
        at = datetime.fromisoformat(written)
        moment = at.date().isoformat() if at.tzinfo is None else at.isoformat()
    return moment


READER = Reader(
    summary="JSON Lines, one page a row: text or html, title, url, published, outlet.",
    suffixes=frozenset({".jsonl", ".ndjson"}),
    media_types=frozenset({"application/x-ndjson", "application/jsonl"}),
    read=read,
    begins=begins,
)
