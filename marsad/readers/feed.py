"""Feeds: RSS, Atom and JSON Feed, in all their versions."""

import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from html import unescape
from itertools import chain
from typing import BinaryIO

import msgspec

from marsad.errors import PageError
from marsad.readers import Found, Opened, Reader
from marsad.readers._encoding import decoded, text_of
from marsad.readers._entries import Entry, absolute, found_of
from marsad.readers._files import LARGEST_PAGE
from marsad.readers._json_feed import NO_FEED, json_entries
from marsad.readers._markup import from_root, records, root_of
from marsad.readers._rss import ENTRIES, Feed, entries, with_what_is_said
from marsad.records import Problem

ROOTS = frozenset({"rss", "feed", "rdf"})
_LINK = re.compile(r"<link\b[^<>]{0,2000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([a-z]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/feed+json"})


def read(opened: Opened) -> Iterator[Found]:
    """The entries of a feed, each once; a feed that breaks off ends in a Problem."""
    number = 0
    taken: dict[bytes, int] = {}
    try:
        for number, entry in enumerate(entries_of(opened), start=1):
            yield once(found_of(entry, opened.location, number), taken)
    except PageError as error:
        if not number:
            raise
        message = f"behind entry {number} of the feed: {error}"
        yield Problem(stage="read", location=opened.location, message=message)


def entries_of(opened: Opened) -> Iterator[Entry]:
    texts = decoded(opened.file)
    head = next(texts, "")
    if head.lstrip().startswith("{"):
        return json_entries(joined(chain([head], texts)), opened.location)
    root, rest = from_root(head)
    if root not in ROOTS:
        raise PageError(what_else(root, head, opened.location))
    return entries(chain([rest], texts), opened.location)


def joined(texts: Iterable[str]) -> str:
    """All of a text; PageError beyond the limit."""
    parts, length = [], 0
    for text in texts:
        length += len(text)
        if length > LARGEST_PAGE:
            limit = LARGEST_PAGE // 2**20
            message = f"JSON Feeds of up to {limit} MB are read, and this is larger. Split it."
            raise PageError(message)
        parts.append(text)
    return "".join(parts)


def once(found: Found, taken: dict[bytes, int]) -> Found:
    """The same, with a location of its own where a feed has an id twice."""
    key = sha256(found.location.encode("utf-8", "replace")).digest()[:8]
    nth = taken[key] = taken.get(key, 0) + 1
    location = f"{found.location}~{nth}"
    return found if nth == 1 else msgspec.structs.replace(found, location=location)


def what_else(root: str, head: str, location: str) -> str:
    """What to say of a file that is no feed."""
    if head.lstrip().startswith("["):
        return NO_FEED
    if root != "html":
        return "it is no feed: it begins as neither RSS, Atom nor JSON Feed does. Check the name."
    found = linked_feed(head, location)
    if found is None:
        return "that is a web page, and it names no feed. Read it as a page, or find its feed."
    return f"that is a web page; its feed is {found}. Give that."


def linked_feed(head: str, location: str) -> str | None:
    """The feed that the head of a web page names, absolute where the page's address is known."""
    for tag in _LINK.findall(head):
        pairs = _ATTRIBUTE.findall(tag)
        values = {name.lower(): unescape("".join(value)).strip() for name, *value in pairs}
        if values.get("type", "").lower() in _TYPES and values.get("href"):
            return absolute(values["href"], location) or values["href"]
    return None


def pause_s(file: BinaryIO) -> int | None:
    """For how many seconds a feed asks its readers to wait; None if it does not say."""
    texts = decoded(file)
    root, rest = from_root(next(texts, ""))
    if root not in ROOTS:
        return None
    feed = Feed(location="")
    try:
        for element in records(chain([rest], texts), ENTRIES):
            feed = with_what_is_said(feed, element)
    except PageError:
        pass  # what stands before the damage counts
    return feed.pause_s()


def begins(head: bytes) -> bool:
    text = text_of(head)
    if text.lstrip().startswith("{"):
        return "jsonfeed.org" in text
    return root_of(text)[0] in ROOTS


READER = Reader(
    summary="Feeds in RSS, Atom or JSON Feed: entries with their text are pages, others leads.",
    suffixes=frozenset({".rss", ".atom", ".rdf", ".feed", ".xml", ".json"}),
    media_types=frozenset(
        {
            "application/rss+xml",
            "application/atom+xml",
            "application/rdf+xml",
            "application/feed+json",
            "application/json",
            "application/xml",
            "text/xml",
        }
    ),
    read=read,
    begins=begins,
)
