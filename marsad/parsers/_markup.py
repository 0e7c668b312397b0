"""What the markup of a page says: of its article, of its links, of what stands under pictures."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from urllib.parse import urlsplit

from msgspec import Struct
from msgspec.structs import replace
from resiliparse.parse.html import DocumentNode, HTMLTree

from marsad.parsers._elements import (
    all_of,
    attribute,
    element_statements,
    is_front_page,
    leads_elsewhere,
    moments_of,
    squeeze,
)
from marsad.parsers._entries import EntryTimes
from marsad.parsers._head import head_statements
from marsad.parsers._headline import Headings, find_titles
from marsad.parsers._metadata import minutes_of_reading
from marsad.parsers._posts import find_posts
from marsad.parsers._stories import Story, read_story
from marsad.records import Stated
from marsad.text.lines import count_words
from marsad.text.names import fold

_CAPTION_KEY_LENGTH = 40
_JSON_LD = 'script[type="application/ld+json"]'
_LABEL_OF_SITE = re.compile(r"([\w-]+)\.(?:co\.|com\.|org\.|net\.)?[a-z]{2,}$")
_FEWEST_WORDS = 4
_SHORTEST_TITLE = 2 * _FEWEST_WORDS - 1
_MOST_HEADINGS = 200
# What is longer is no title and no name.
_LONGEST = 1_000


class Markup(Struct, frozen=True, kw_only=True):
    """What the markup says.

    `links` are the words of links that are long enough to be titles of stories, each with the
    address that it gives, and `address` is the page's own. `captions` are the beginnings of what
    is said under pictures or of them, `headings` the words of its headings, `cards` the texts in
    boxes that tell of other stories, `site` the names of the site. `jumps` are those headings to
    which the page itself leads, and `body` is the text of the article by the structured data.
    """

    address: str | None = None
    titles: tuple[Stated, ...] = ()
    stated: tuple[Stated, ...] = ()
    reading_minutes: int | None = None
    language: str | None = None
    times: EntryTimes = EntryTimes()
    links: Mapping[str, str] = MappingProxyType({})
    captions: frozenset[str] = frozenset()
    headings: frozenset[str] = frozenset()
    jumps: frozenset[str] = frozenset()
    cards: frozenset[str] = frozenset()
    site: frozenset[str] = frozenset()
    body: str | None = None


def read_markup(tree: HTMLTree, *, url: str | None) -> Markup:
    """Read the head of a page, its structured data and its links."""
    if (document := tree.document) is None:
        return Markup()
    meta = _meta(document)
    head = squeeze((tree.title or "")[:_LONGEST])
    scripts = (element.text or "" for element in all_of(document, _JSON_LD))
    story = read_story(scripts, titles=(meta.get("og:title", ""), head))
    stated = tuple(head_statements(meta, story, canonical=_canonical(document), url=url))
    address = url or next((said.value for said in stated if said.field == "url"), None)
    lower = _headings(document, "h2, h3, h4")
    said = _said_titles(
        document, shared=meta.get("og:title", ""), described=story.headline or "", head=head
    )
    site = _site(meta, story, address) | frozenset(_names_at_top(document))
    return Markup(
        address=address,
        titles=tuple(find_titles(replace(said, site=site))),
        stated=(*stated, *element_statements(document)),
        reading_minutes=_minutes(meta),
        language=_language(document),
        times=_times(document, story),
        site=site,
        links=MappingProxyType(_links(document, address)),
        captions=frozenset(map(caption_key, _captions(document))),
        headings=frozenset(lower),
        jumps=frozenset(_jumps(document)).intersection(lower),
        body=story.body,
    )


def _said_titles(document: DocumentNode, *, shared: str, described: str, head: str) -> Headings:
    """The headings of a page, beside what its head says."""
    lower = _headings(document, "h2, h3, h4")[:_MOST_HEADINGS]
    large = _headings(document, "h1")[:_MOST_HEADINGS]
    return Headings(
        first=tuple(large), others=tuple(lower), shared=shared, described=described, head=head
    )


def _times(document: DocumentNode, story: Story) -> EntryTimes:
    updates = story.updates or find_posts(document)
    return EntryTimes(updates=updates, moments=moments_of(document))


def _canonical(document: DocumentNode) -> str:
    links = all_of(document, "link[rel~=canonical]")
    return attribute(links[0], "href") if links else ""


def caption_key(text: str) -> str:
    """The beginning of a caption: who took the picture may be added to it or not."""
    return squeeze(text)[:_CAPTION_KEY_LENGTH]


def _meta(document: DocumentNode) -> dict[str, str]:
    """The `<meta>` elements by name, in small letters; the first of a name counts."""
    found: dict[str, str] = {}
    for element in all_of(document, "meta[content]"):
        name = attribute(element, "property") or attribute(element, "name")
        name = (name or attribute(element, "itemprop")).lower()
        content = squeeze(attribute(element, "content")[:_LONGEST])
        if name and content:
            found.setdefault(name, content)
    return found


def _headings(document: DocumentNode, selector: str) -> list[str]:
    return [squeeze((e.text or "")[:_LONGEST]) for e in all_of(document, selector)]


def _site(meta: Mapping[str, str], story: Story, address: str | None) -> frozenset[str]:
    """The names of the site, and of its address."""
    names = [meta.get("og:site_name"), meta.get("application-name"), story.publisher]
    host = urlsplit(address).hostname if address else None
    if host:
        label = _LABEL_OF_SITE.search(host)
        names += [host, host.removeprefix("www."), label[1] if label else None]
    return frozenset(fold(name) for name in names if name and fold(name))


def _names_at_top(document: DocumentNode) -> Iterator[str]:
    """The words of large headings that lead to the front page: the name of the site."""
    for element in all_of(document, "h1 a[href], h2 a[href]")[:_MOST_HEADINGS]:
        if is_front_page(attribute(element, "href")):
            yield fold(element.text or "")


def _minutes(meta: Mapping[str, str]) -> int | None:
    """The reading time that some programs put beside the article for sharing."""
    labelled = (f"{meta.get(f'twitter:label{n}')}: {meta.get(f'twitter:data{n}')}" for n in (1, 2))
    return minutes_of_reading(labelled)


def _language(document: DocumentNode) -> str | None:
    root = document.query_selector("html")
    code = attribute(root, "lang") if root else ""
    return re.split("[-_]", code.lower())[0] or None


def _links(document: DocumentNode, own: str | None) -> dict[str, str]:
    """The words of links to other pages, and where the first of those words leads."""
    found: dict[str, str] = {}
    for element in all_of(document, "a[href]"):
        address = attribute(element, "href")
        if not leads_elsewhere(address, own):
            continue
        text = squeeze(element.text or "")
        if len(text) < _SHORTEST_TITLE or text in found:
            continue
        if count_words(text) >= _FEWEST_WORDS:
            found[text] = address
    return found


def _jumps(document: DocumentNode) -> Iterator[str]:
    """The words of links to parts of the page itself."""
    return (squeeze(e.text or "") for e in all_of(document, "a[href^='#']")[:_MOST_HEADINGS])


def _captions(document: DocumentNode) -> Iterator[str]:
    said = [element.text or "" for element in all_of(document, "figcaption, [class*=caption]")]
    described = [attribute(element, "alt") for element in all_of(document, "img[alt]")]
    for text in map(squeeze, [*said, *described]):
        if count_words(text) >= _FEWEST_WORDS:
            yield text
