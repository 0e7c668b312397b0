"""What the markup of a page says of its article: title, time, authors, outlet, section, links."""

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct
from resiliparse.parse.html import DocumentNode, ElementNode, HTMLTree

from marsad.parsers._metadata import Metadata, minutes_of_reading, split_authors, stated_time
from marsad.parsers._stories import read_story
from marsad.text.lines import count_words
from marsad.text.names import fold

_SEPARATOR = re.compile(r"\s+(?:[|»·•–—-]|::)\s+")
_CAPTION_KEY_LENGTH = 40
_JSON_LD = 'script[type="application/ld+json"]'
# Where pages keep the day of publication, the most trustworthy first.
_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "published_time",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "dcterms.created",
    "originalpublicationdate",
    "citation_publication_date",
)
_URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/-]|$)")
# An address with a path: not a part of this page, not the site's front page, no program.
_ELSEWHERE = re.compile(
    r"(?!#|\?|mailto:|tel:|javascript:)(?:https?:)?(?://[^/]*)?/?[^/\s]", re.IGNORECASE
)
_FEWEST_WORDS = 4


class Markup(Struct, frozen=True, kw_only=True):
    """What the markup says.

    `links` are the words of links that are long enough to be titles of stories. `captions` are the
    beginnings of what is said under pictures or of them, `headings` the words of its headings.
    """

    title: str | None = None
    metadata: Metadata = Metadata()
    language: str | None = None
    links: frozenset[str] = frozenset()
    captions: frozenset[str] = frozenset()
    headings: frozenset[str] = frozenset()


def read_markup(tree: HTMLTree, *, url: str | None) -> Markup:
    """Read the head of a page, its structured data and its links."""
    document = tree.document
    if document is None:
        return Markup()
    meta = _meta(document)
    story = read_story(element.text or "" for element in _all(document, _JSON_LD))
    days = (
        story.published,
        *(meta.get(name) for name in _PUBLISHED),
        *_printed_times(document),
        _day_in_address(url or meta.get("og:url") or ""),
    )
    return Markup(
        title=_title(document, meta, squeeze(tree.title or "")),
        metadata=Metadata(
            category=meta.get("article:section") or story.section,
            reading_minutes=_minutes(meta),
            outlet=meta.get("og:site_name") or story.publisher,
            authors=story.authors or split_authors(meta.get("author", "")),
            published=next((time for day in days if day and (time := stated_time(day))), None),
        ),
        language=_language(document),
        links=frozenset(_links(document)),
        captions=frozenset(map(caption_key, _captions(document))),
        headings=frozenset(squeeze(e.text or "") for e in _all(document, "h2, h3, h4")),
    )


def squeeze(text: str) -> str:
    """Leave one blank between words."""
    return " ".join(text.split())


def caption_key(text: str) -> str:
    """The beginning of a caption: who took the picture may be added to it or not."""
    return squeeze(text)[:_CAPTION_KEY_LENGTH]


def _meta(document: DocumentNode) -> dict[str, str]:
    """The `<meta>` elements by name, in small letters; the first of a name counts."""
    found: dict[str, str] = {}
    for element in _all(document, "meta[content]"):
        name = _attribute(element, "property") or _attribute(element, "name")
        name = (name or _attribute(element, "itemprop")).lower()
        content = squeeze(_attribute(element, "content"))
        if name and content:
            found.setdefault(name, content)
    return found


def _title(document: DocumentNode, meta: Mapping[str, str], head: str) -> str | None:
    """The first heading that the head of the page repeats, else what the head says.

    A heading that only names the site is none.
    """
    shared = meta.get("og:title", "")
    pieces = _SEPARATOR.split(head)
    site = {fold(meta.get("og:site_name", "")), *(fold(piece) for piece in pieces[1:][-1:])}
    headings = [squeeze(element.text or "") for element in _all(document, "h1")]
    own = [heading for heading in headings if fold(heading) not in site and fold(heading)]
    said = _SEPARATOR.split(shared)[0] or pieces[0]
    for heading in own:
        if fold(heading) in fold(shared) or fold(heading) in fold(head):
            return heading
    return own[0] if own and (fold(said) in site or not said) else said or None


def _printed_times(document: DocumentNode) -> Iterator[str]:
    """The times in the body of the page that say that they are the article's, or are alone."""
    for element in _all(document, "[itemprop=datePublished], time[pubdate]"):
        yield _attribute(element, "datetime") or _attribute(element, "content")
    times = [_attribute(e, "datetime") for e in _all(document, "time[datetime]")]
    if len({time[:10] for time in times}) == 1:
        yield times[0]


def _day_in_address(url: str) -> str | None:
    match = _URL_DAY.search(url)
    return "-".join(match.groups()) if match else None


def _minutes(meta: Mapping[str, str]) -> int | None:
    """The reading time that some programs put beside the article for sharing."""
    labelled = (f"{meta.get(f'twitter:label{n}')}: {meta.get(f'twitter:data{n}')}" for n in (1, 2))
    return minutes_of_reading(labelled)


def _language(document: DocumentNode) -> str | None:
    root = document.query_selector("html")
    code = _attribute(root, "lang") if root else ""
    return re.split("[-_]", code.lower())[0] or None


def _links(document: DocumentNode) -> Iterator[str]:
    for element in _all(document, "a[href]"):
        text = squeeze(element.text or "")
        if _ELSEWHERE.match(_attribute(element, "href")) and count_words(text) >= _FEWEST_WORDS:
            yield text


def _all(document: DocumentNode, selector: str) -> list[ElementNode]:
    # `values` is linear; going through the collection itself counts from the start each time.
    return document.query_selector_all(selector).values()


def _captions(document: DocumentNode) -> Iterator[str]:
    said = [element.text or "" for element in _all(document, "figcaption, [class*=caption]")]
    described = [_attribute(element, "alt") for element in _all(document, "img[alt]")]
    for text in map(squeeze, [*said, *described]):
        if count_words(text) >= _FEWEST_WORDS:
            yield text


def _attribute(element: ElementNode, name: str) -> str:
    return element.getattr(name) or ""
