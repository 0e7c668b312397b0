"""Entries of a JSON Feed, versions 1 and 1.1."""

from collections.abc import Iterator

import msgspec

from marsad.errors import PageError
from marsad.readers._dates import moment_of
from marsad.readers._entries import Content, Entry, absolute, on_one_line

VERSION = "jsonfeed.org/version/"
NO_FEED = "it is JSON and no JSON Feed. Give pages as JSON Lines: one a row, in a file .jsonl."


def json_entries(body: str, location: str) -> Iterator[Entry]:
    """The entries of a JSON Feed; what is none raises PageError."""
    feed = decoded(body)
    items = feed.get("items")
    if VERSION not in str(feed.get("version")) or not isinstance(items, list):
        raise PageError(NO_FEED)
    bases = (string(feed, "home_page_url"), string(feed, "feed_url"), location)
    for item in items:
        yield entry_of(item, on_one_line(string(feed, "title")), bases)


def decoded(body: str) -> dict[str, object]:
    try:
        values = msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError) as error:
        message = f"it is no JSON that can be read: {error}. Get it again."
        raise PageError(message) from error
    return values if isinstance(values, dict) else {}


def entry_of(item: object, outlet: str | None, bases: tuple[str | None, ...]) -> Entry:
    if not isinstance(item, dict):
        return Entry()
    html, text, summary = (string(item, n) for n in ("content_html", "content_text", "summary"))
    addresses = (string(item, name) for name in ("url", "external_url"))
    found = (absolute(address, *bases) for address in addresses)
    name = item.get("id")
    name = on_one_line(str(name)) if isinstance(name, str | int) else None
    content = Content(text=html, is_markup=True) if html else None
    if content is None and text:
        content = Content(text=text, is_markup=False)
    return Entry(
        id=name,
        url=next((address for address in found if address is not None), absolute(name)),
        title=on_one_line(string(item, "title")),
        published=moment_of(string(item, "date_published")),
        modified=moment_of(string(item, "date_modified")),
        outlet=outlet,
        summary=Content(text=summary, is_markup=False) if summary else None,
        content=content,
    )


def string(values: dict[str, object], name: str) -> str | None:
    value = values.get(name)
    return value if isinstance(value, str) and value.strip() else None
