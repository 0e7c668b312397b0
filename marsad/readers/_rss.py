"""Entries of RSS and Atom, whatever the version: what an element is called says what it holds."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import msgspec
from msgspec import Struct

from marsad.readers._dates import moment_of
from marsad.readers._entries import Content, Entry, absolute, on_one_line, title_of
from marsad.readers._markup import Element, inside, records, text_in

ENTRIES = frozenset({"item", "entry", "atom:entry"})
TITLES = ("title", "atom:title", "dc:title")
CONTENTS = ("content:encoded", "atom:content", "content", "yandex:full-text", "xhtml:body")
SUMMARIES = ("description", "atom:summary", "summary", "dc:description")
PUBLISHED = (
    "pubdate",
    "atom:published",
    "published",
    "atom:issued",
    "issued",
    "dc:date",
    "dcterms:issued",
    "dcterms:created",
)
MODIFIED = ("atom:updated", "updated", "atom:modified", "modified", "dcterms:modified")
IDS = ("guid", "atom:id", "id")
SOURCES = ("source", "atom:source")
# Relations that lead elsewhere than to the entry's own page.
NOT_THE_PAGE = frozenset({"self", "edit", "enclosure", "replies", "related", "via", "hub"})
PERIODS_S = {
    "hourly": 3_600,
    "daily": 86_400,
    "weekly": 7 * 86_400,
    "monthly": 30 * 86_400,
    "yearly": 365 * 86_400,
}
READABLE = frozenset({"", "text", "html", "xhtml", "application/xhtml+xml"})

Children = Mapping[str, list[Element]]


class Feed(Struct, frozen=True, kw_only=True):
    """What a feed says of itself; `pause_s` is how long it asks its readers to wait."""

    location: str
    title: str | None = None
    link: str | None = None
    period_s: int | None = None
    frequency: int | None = None
    ttl_s: int | None = None

    def pause_s(self) -> int | None:
        period = self.period_s and self.period_s // (self.frequency or 1)
        known = [wait for wait in (self.ttl_s, period) if wait is not None]
        return max(known, default=None)


def entries(texts: Iterable[str], location: str) -> Iterator[Entry]:
    """The entries of a feed in XML; PageError behind the last one if it is damaged there."""
    feed = Feed(location=location)
    for element in records(texts, ENTRIES):
        if element.name in ENTRIES:
            yield entry_of(element, feed)
        else:
            feed = with_what_is_said(feed, element)


def with_what_is_said(feed: Feed, element: Element) -> Feed:
    """A feed with what one more element says of it; what stands first counts."""
    name, text = element.name, text_in(element)
    if name in TITLES and feed.title is None:
        title = title_of(text, is_markup=is_markup(element))
        return msgspec.structs.replace(feed, title=title)
    if name in {"link", "atom:link"} and feed.link is None:
        link = address_in(element, feed)
        return msgspec.structs.replace(feed, link=link)
    if name == "ttl":
        return msgspec.structs.replace(feed, ttl_s=number_in(text, 60))
    if name == "sy:updateperiod":
        return msgspec.structs.replace(feed, period_s=PERIODS_S.get((text or "").lower()))
    if name == "sy:updatefrequency":
        return msgspec.structs.replace(feed, frequency=number_in(text, 1))
    return feed


def number_in(text: str | None, times: int) -> int | None:
    """A whole number of few digits; None for anything else, and for 0."""
    if text is None or not (text.isascii() and text.isdigit() and len(text) <= len("1000000")):
        return None
    return int(text) * times or None


def entry_of(element: Element, feed: Feed) -> Entry:
    children: defaultdict[str, list[Element]] = defaultdict(list)
    for child in elements(element):
        children[child.name].append(child)
    title = first(children, TITLES)
    return Entry(
        id=on_one_line(text_in(first(children, IDS)) or element.attributes.get("rdf:about")),
        url=address_of(children, feed),
        title=None if title is None else title_of(text_in(title), is_markup=is_markup(title)),
        published=moment_of(text_in(first(children, PUBLISHED))),
        modified=moment_of(text_in(first(children, MODIFIED))),
        outlet=outlet_of(children) or feed.title,
        summary=content_of(children, SUMMARIES),
        content=content_of(children, CONTENTS),
    )


def elements(element: Element) -> list[Element]:
    return [child for child in element.children if isinstance(child, Element)]


def first(children: Children, names: Iterable[str]) -> Element | None:
    """The first element that holds something, by the order of these names."""
    for name in names:
        for child in children.get(name, ()):
            if text_in(child) is not None:
                return child
    return None


def outlet_of(children: Children) -> str | None:
    """The outlet that an entry names itself, where a feed brings the entries of several."""
    source = first(children, SOURCES)
    if source is None:
        return None
    inner = elements(source)
    titles = [child for child in inner if child.name in TITLES]
    if inner and not titles:
        return None
    return title_of(text_in(titles[0] if titles else source), is_markup=True)


# --- addresses ------------------------------------------------------------------------------


def address_of(children: Children, feed: Feed) -> str | None:
    """The address of an entry's page: the one before counting clicks, its link, or its id."""
    named = [*children.get("feedburner:origlink", ()), *links(children)]
    guids = (g for g in children.get("guid", ()) if said(g, "ispermalink") != "false")
    found = [address_in(element, feed) for element in named]
    # An id counts as an address only where it is a whole one.
    found += [absolute(text_in(guid)) for guid in guids]
    # What is to be heard or seen is no page, though podcasts name nothing else.
    enclosed = {address_in(element, feed) for element in enclosures(children)}
    return next((address for address in found if address not in {None, *enclosed}), None)


def enclosures(children: Children) -> list[Element]:
    """The sound or film of an entry."""
    links = children.get("atom:link", ())
    return [
        *children.get("enclosure", ()),
        *(one for one in links if said(one, "rel") == "enclosure"),
    ]


def links(children: Children) -> list[Element]:
    """The links that may be the entry's page, web pages first."""
    given = [*children.get("link", ()), *children.get("atom:link", ())]
    usable = [link for link in given if said(link, "rel") not in NOT_THE_PAGE]
    return sorted(usable, key=lambda link: said(link, "type") not in {"", "text/html"})


def address_in(element: Element, feed: Feed) -> str | None:
    named = element.attributes.get("href") or element.attributes.get("url") or text_in(element)
    return absolute(named, element.base, feed.link, feed.location)


# --- texts ----------------------------------------------------------------------------------


def content_of(children: Children, names: Iterable[str]) -> Content | None:
    """The first of these elements that holds words that can be read."""
    for name in names:
        for child in children.get(name, ()):
            text = inside(child) if is_readable(child) else ""
            if text.strip():
                return Content(text=text, is_markup=is_markup(child))
    return None


def is_readable(element: Element) -> bool:
    """Say whether an element holds words, and not pictures, or what stands elsewhere."""
    kind = said(element, "type")
    is_text = kind in READABLE or kind.startswith("text/")
    return is_text and not said(element, "src") and said(element, "mode") != "base64"


def is_markup(element: Element) -> bool:
    """Say whether an element's words are markup; in Atom it says so, in RSS they may always be."""
    kind = said(element, "type")
    if kind:
        return kind not in {"text", "text/plain"}
    return not element.name.startswith("atom:") or said(element, "mode") == "escaped"


def said(element: Element, attribute: str) -> str:
    return element.attributes.get(attribute, "").strip().lower()
