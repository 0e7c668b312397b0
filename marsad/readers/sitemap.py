"""Sitemaps and news sitemaps: the addresses of an outlet's pages.

A sitemap that a server gave may name pages of its own site alone, as the protocol says: nobody may
send marsad to others' pages. Of a file nobody knows where it stood, and all its addresses count.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from urllib.parse import urlsplit

from msgspec import Struct

from marsad.errors import PageError
from marsad.readers import Found, Opened, Reader
from marsad.readers._dates import moment_of
from marsad.readers._encoding import decoded, text_of
from marsad.readers._entries import absolute, on_one_line, title_of
from marsad.readers._markup import Element, from_root, records, root_of, text_in, within
from marsad.readers._tokens import LONGEST_TOKEN
from marsad.records import Lead, Problem

ROOTS = frozenset({"urlset", "sitemapindex"})
ENTRIES = frozenset({"url", "sitemap"})
# The protocol's own bound; what is longer has several files and an index.
MOST_ENTRIES = 50_000
# So much of a text decides whether it is a list of addresses.
LOOKED_AT = 4096
# One address alone may be somebody's note.
_FEWEST_LINES = 2
_LINE = re.compile(r"https?://[^\s<>\"]{3,2000}", re.IGNORECASE)


class Named(Struct, frozen=True, kw_only=True):
    """What a sitemap says of one page; `address` as it is written."""

    address: str | None
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    modified: str | None = None


def read(opened: Opened) -> Iterator[Found]:
    """The pages and sitemaps that a sitemap names; one that breaks off ends in a Problem."""
    site = site_of(opened.location)
    number, others = 0, 0
    fault: str | None = None
    try:
        for number, named in enumerate(named_in(opened), start=1):
            if number > MOST_ENTRIES:
                fault = f"it has more than {MOST_ENTRIES:,} addresses, and the rest is not read."
                break
            found = found_of(named, opened.location, number)
            if isinstance(found, Lead) and site is not None and not is_of(site, found.url):
                others += 1
            else:
                yield found
    except PageError as error:
        if not number:
            raise
        fault = f"behind address {number} of the sitemap: {error}"
    if others:
        fault = " ".join(filter(None, (passed_over(others), fault)))
    if fault is not None:
        yield Problem(stage="read", location=opened.location, message=fault)


def passed_over(count: int) -> str:
    are = "is of another site" if count == 1 else "are of other sites"
    return (
        f"{count:,} of its addresses {are} than its own, and passed over. "
        "To read such pages, save the sitemap and name the file."
    )


def named_in(opened: Opened) -> Iterator[Named]:
    texts = decoded(opened.file)
    head = next(texts, "")
    if is_list(head[:LOOKED_AT]):
        return lines_of(chain([head], texts))
    root, rest = from_root(head)
    if root not in ROOTS:
        raise PageError("it is no sitemap: it begins as none does. Check the name.")
    elements = records(chain([rest], texts), ENTRIES)
    return (named_of(element) for element in elements if element.name in ENTRIES)


def found_of(named: Named, sitemap: str, number: int) -> Found:
    url = absolute(named.address)
    if url is None:
        message = f"entry {number} of the sitemap names no address of a web page."
        return Problem(stage="read", location=f"{sitemap}#{number}", message=message)
    return Lead(
        url=url,
        location=f"{sitemap}#{url}",
        outlet=named.outlet,
        title=named.title,
        published=named.published,
        modified=named.modified,
    )


def named_of(element: Element) -> Named:
    """What an element says; of several things of one name the first counts."""
    said: dict[str, str | None] = {}
    for inner in within(element):
        said.setdefault(inner.name, text_in(inner))
    return Named(
        address=said.get("loc"),
        title=title_of(said.get("news:title"), is_markup=True),
        outlet=on_one_line(said.get("news:name")),
        published=moment_of(said.get("news:publication_date")),
        modified=moment_of(said.get("lastmod")),
    )


# --- one address a line -------------------------------------------------------------------------


def is_list(head: str) -> bool:
    """Say whether a text begins as addresses, one a line, and nothing else."""
    lines = head.removeprefix("\ufeff").split("\n")
    # The last line may be cut off.
    whole = [line.strip() for line in lines[:-1] if line.strip()]
    given = [*whole, lines[-1].strip()] if lines[-1].strip() else whole
    return len(given) >= _FEWEST_LINES and all(map(_LINE.fullmatch, whole or given[:1]))


def lines_of(texts: Iterable[str]) -> Iterator[Named]:
    rest = ""
    for text in texts:
        *lines, rest = (rest + text).removeprefix("\ufeff").split("\n")
        yield from (Named(address=line) for line in lines if line.strip())
        if len(rest) > LONGEST_TOKEN:
            raise PageError("one line of it has no end within 4 MB. Check what the file is.")
    if rest.strip():
        yield Named(address=rest)


# --- whose pages --------------------------------------------------------------------------------


def site_of(location: str) -> str | None:
    """The host of a sitemap's address, without `www.`; None for a file."""
    parts = urlsplit(location) if location.lower().startswith(("http://", "https://")) else None
    return None if parts is None else bare_host(parts.hostname)


def is_of(site: str, url: str) -> bool:
    """Say whether an address is of a site: its host, one below it, or the one that it is below."""
    host = bare_host(urlsplit(url).hostname)
    above = site.endswith(f".{host}") and "." in host
    return host == site or host.endswith(f".{site}") or above


def bare_host(host: str | None) -> str:
    return (host or "").lower().rstrip(".").removeprefix("www.")


def begins(head: bytes) -> bool:
    text = text_of(head)
    return root_of(text)[0] in ROOTS or is_list(text)


READER = Reader(
    summary="Sitemaps, news sitemaps and lists of addresses, one a line: leads to pages.",
    suffixes=frozenset({".xml", ".txt"}),
    media_types=frozenset({"application/xml", "text/xml", "text/plain"}),
    read=read,
    begins=begins,
)
