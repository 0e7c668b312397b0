"""What the head of a page, its structured data and its address state of its article."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from urllib.parse import urljoin, urlsplit

from marsad.parsers._days import read_days
from marsad.parsers._metadata import split_authors
from marsad.parsers._stories import Story
from marsad.records import Stated, StatedBy

# The names under which pages keep the day of publication; those of a day that may be another; and
# those of the last change.
_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "published_time",
    "publication_date",
    "pubdate",
    "pub_date",
    "publishdate",
    "publish-date",
    "publish_date",
    "article.published",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "originalpublicationdate",
    "citation_publication_date",
    "vr:published-time",
)
_DATED = (
    "date",
    "dc.date",
    "dcterms.date",
    "dcterms.created",
    "dc.date.created",
    "datecreated",
    "article:created",
    "created",
)
_MODIFIED = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "last-modified",
    "lastmod",
    "revised",
    "dc.date.modified",
    "dcterms.modified",
)
_AUTHORS = ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl")
_OUTLETS = ("og:site_name", "application-name", "dc.publisher", "publisher")
_SECTIONS = ("article:section", "parsely-section", "category", "dc.subject")
_URL_DAY = re.compile(
    r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/_-]|$)"
    r"|(?<=[/-])((?:19|20)\d\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?!\d)"
)
_LONGEST_ADDRESS = 2_000

# The share of days stated so that are the day of publication, on the 121 known days of the
# segments benchmark.
SHARES = MappingProxyType(
    {"json_ld": 0.907, "created": 0.75, "meta": 0.91, "dated": 0.62, "address": 0.95}
)
# What else the head says is hardly ever wrong; a name for sharing may be the site's own spelling.
_SURE, _LIKELY = 0.95, 0.8


def head_statements(
    meta: Mapping[str, str], story: Story, *, canonical: str, url: str | None
) -> Iterator[Stated]:
    """Everything that the head, the structured data and the address state, but for the title."""
    addresses = list(_addresses(meta, story, canonical, url))
    yield from addresses
    yield from _days(meta, story)
    address = url or next((said.value for said in addresses), "")
    yield from _said("published", StatedBy.ADDRESS, SHARES["address"], _day_in_address(address))
    yield from _people_and_places(meta, story)


def _days(meta: Mapping[str, str], story: Story) -> Iterator[Stated]:
    yield from _dated("published", StatedBy.JSON_LD, SHARES["json_ld"], story.published)
    yield from _dated("published", StatedBy.JSON_LD, SHARES["created"], story.created)
    yield from _dated("modified", StatedBy.JSON_LD, _SURE, story.modified)
    for name in _PUBLISHED:
        yield from _dated("published", StatedBy.META, SHARES["meta"], meta.get(name))
    for name in _DATED:
        yield from _dated("published", StatedBy.META, SHARES["dated"], meta.get(name))
    for name in _MODIFIED:
        yield from _dated("modified", StatedBy.META, _SURE, meta.get(name))


def _people_and_places(meta: Mapping[str, str], story: Story) -> Iterator[Stated]:
    """Authors, outlet and section."""
    for author in story.authors:
        yield from _said("authors", StatedBy.JSON_LD, _SURE, author)
    for name in _AUTHORS:
        for author in split_authors(meta.get(name, "")):
            yield from _said("authors", StatedBy.META, _LIKELY, author)
    for name in _OUTLETS:
        yield from _said("outlet", StatedBy.META, _SURE, meta.get(name))
    yield from _said("outlet", StatedBy.JSON_LD, _LIKELY, story.publisher)
    for name in _SECTIONS:
        yield from _said("category", StatedBy.META, _LIKELY, meta.get(name))
    yield from _said("category", StatedBy.JSON_LD, _LIKELY, story.section)


def _addresses(
    meta: Mapping[str, str], story: Story, canonical: str, url: str | None
) -> Iterator[Stated]:
    """The page's own word on its address; the front page of a site is no article's."""
    said = (
        (canonical, StatedBy.META, _SURE),
        (meta.get("og:url", ""), StatedBy.META, _LIKELY),
        (story.url or "", StatedBy.JSON_LD, _LIKELY),
    )
    for address, method, confidence in said:
        whole = absolute(address, url)
        if whole is not None and _is_page(whole):
            yield from _said("url", method, confidence, whole)


def absolute(address: str, url: str | None) -> str | None:
    """The whole of an address as a link gives it; None if it is no page's, or cannot be told."""
    address = address.strip()
    if not address or len(address) > _LONGEST_ADDRESS:
        return None
    try:
        whole = urljoin(url, address) if url else address
        parts = urlsplit(whole)
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        return None
    return whole.partition("#")[0]


def _is_page(address: str) -> bool:
    parts = urlsplit(address)
    return parts.path.strip("/") != "" or parts.query != ""


def _day_in_address(address: str) -> str | None:
    match = _URL_DAY.search(address)
    if match is None:
        return None
    day = next(read_days("-".join(filter(None, match.groups()))), None)
    return None if day is None else day.value


def _dated(field: str, method: StatedBy, confidence: float, text: str | None) -> Iterator[Stated]:
    """The days that a text states; where one could be two, each is half as likely."""
    for day in read_days(text or ""):
        share = confidence if day.sure else confidence / 2
        yield from _said(field, method, share, day.value)


def _said(field: str, method: StatedBy, confidence: float, value: str | None) -> Iterator[Stated]:
    if value:
        yield Stated(field=field, value=value, method=method, confidence=confidence)
