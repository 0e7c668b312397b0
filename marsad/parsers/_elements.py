"""What the elements of a page state of its article: times, authors, with the names for them."""

import re
from collections.abc import Iterator
from types import MappingProxyType

from resiliparse.parse.html import DocumentNode, ElementNode, Node

from marsad.parsers._days import read_days
from marsad.parsers._head import absolute
from marsad.parsers._metadata import split_authors
from marsad.records import Stated, StatedBy
from marsad.text.lines import count_words

_OF_PUBLICATION = re.compile(
    r"publi|posted|entry-?date|created|date-?line|pub-?date|article-?dat|post-?date|meta-?date"
)
_OF_CHANGE = re.compile(r"updat|modif|edited|aktualis")
_OF_READERS = re.compile(
    r"comment|kommentar|reply|related|teaser|sidebar|widget|recent"
    r"|(?<!post-)(?<!entry-)(?<!article-)footer"
)
_TIMES = "time, abbr[class*=published], abbr[class*=date]"
_LOOKED_UP = 6
_MOST_TIMES = 60
_MOST_ENTRIES = 1_000
_MOST_AUTHORS = 8

# The share of days stated so that are the day of publication, on the 121 known days of the
# segments benchmark.
SHARES = MappingProxyType({"item": 0.89, "named": 0.93, "alone": 0.71, "first": 0.6})
# So of the authors, on the 91 pages with known ones: 16 of 20, 20 of 24, 4 of 11.
_OF_AUTHORS = MappingProxyType(
    {
        "[itemprop=author] [itemprop=name], [itemprop=author]": 0.8,
        "[rel~=author]": 0.8,
        "[class*=byline], [class*=author-name], [class*=post-author]": 0.6,
    }
)
_LONGEST_BYLINE = 200
# An address with a path: not a part of this page, not the site's front page, no program.
_ELSEWHERE = re.compile(
    r"(?!#|\?|mailto:|tel:|javascript:)(?:https?:)?+(?://[^/]*)?+/?+[^/\s]", re.IGNORECASE
)
_FRONT_PAGE = re.compile(r"/|(?:https?:)?//[^/?#]+/?", re.IGNORECASE)
# What stands beside a link to another story without being a text of its own.
_MOST_WORDS_BESIDE, _FEWEST_TITLE_WORDS = 40, 4


def element_statements(document: DocumentNode) -> Iterator[Stated]:
    """The days and the authors that elements in the body of a page are said to hold."""
    yield from _items(document, "datePublished", "published")
    yield from _items(document, "dateModified", "modified")
    yield from _times(document)
    for selector, share in _OF_AUTHORS.items():
        elements = all_of(document, selector)[:_MOST_AUTHORS]
        own = (element for element in elements if not _is_of_readers(element))
        for name in _names_in(next(own, None)):
            yield Stated(field="authors", value=name, method=StatedBy.MARKUP, confidence=share)


def _names_in(element: ElementNode | None) -> tuple[str, ...]:
    text = "" if element is None else " ".join((element.text or "").split())
    return split_authors(text[:_LONGEST_BYLINE])


def moments_of(document: DocumentNode) -> dict[str, tuple[str, ...]]:
    """For the words of each time, the moments that elements with these words state, in order."""
    found: dict[str, list[str]] = {}
    for element in all_of(document, "time[datetime]")[:_MOST_ENTRIES]:
        words = " ".join((element.text or "").split())
        day = next(read_days(attribute(element, "datetime")), None)
        if words and day is not None and day.sure:
            found.setdefault(words, []).append(day.value)
    return {words: tuple(values) for words, values in found.items()}


def squeeze(text: str) -> str:
    """Leave one blank between words."""
    return " ".join(text.split())


def leads_elsewhere(href: str, address: str | None) -> bool:
    """Say whether a link leads to another page: to no part of this one, and to no front page."""
    if not _ELSEWHERE.match(href):
        return False
    # Only a link with the end of the page's own address can be one to the page: the rest is slow.
    if address is None or address.partition("?")[0].rstrip("/").rpartition("/")[2] not in href:
        return True
    whole = absolute(href, address) or ""
    # An entry of a live page may be told by a query: "/live/harbour?entry=3".
    return absolute(address, None) not in {whole, whole.partition("?")[0]}


def is_front_page(href: str) -> bool:
    return _FRONT_PAGE.fullmatch(href.strip()) is not None


def all_of(document: DocumentNode, selector: str) -> list[ElementNode]:
    # `values` is linear; going through the collection itself counts from the start each time.
    return document.query_selector_all(selector).values()


def attribute(element: ElementNode, name: str) -> str:
    return element.getattr(name) or ""


def _items(document: DocumentNode, item: str, field: str) -> Iterator[Stated]:
    """The first element in the body that says by its name what day it holds."""
    for element in all_of(document, f"[itemprop~={item}]")[:_MOST_TIMES]:
        if not _is_of_readers(element):
            yield from _days(field, element, SHARES["item"])
            return


def _times(document: DocumentNode) -> Iterator[Stated]:
    """The times on the page: those named as of publication, the only one, or the first."""
    times = [
        element
        for element in all_of(document, "time, abbr[class*=published], abbr[class*=date]")[
            :_MOST_TIMES
        ]
        if not _is_of_readers(element) and not _is_of_other_story(element)
    ]
    changed = [e for e in times if _OF_CHANGE.search(_names(e)) and "published" not in _names(e)]
    others = [element for element in times if element not in changed]
    for element in changed[:1]:
        yield from _days("modified", element, SHARES["named"])
    named = [element for element in others if _is_published(element)]
    alone = len({_value(element)[:10] for element in others}) == 1
    for element in (named or others)[:1]:
        share = SHARES["named"] if named else SHARES["alone"] if alone else SHARES["first"]
        yield from _days("published", element, share)


def _is_of_other_story(element: ElementNode) -> bool:
    """Say whether hardly anything but a link to another story stands beside a time."""
    box = element.parent
    if not isinstance(box, ElementNode) or count_words(box.text or "") > _MOST_WORDS_BESIDE:
        return False
    if box.query_selector("h1") is not None or _is_published(element):
        return False
    links = box.query_selector_all("a[href]").values()[:_MOST_AUTHORS]
    stories = (link for link in links if leads_elsewhere(attribute(link, "href"), None))
    return any(count_words(link.text or "") >= _FEWEST_TITLE_WORDS for link in stories)


def _is_published(element: ElementNode) -> bool:
    return element.hasattr("pubdate") or bool(_OF_PUBLICATION.search(_names(element)))


def _days(field: str, element: ElementNode, share: float) -> Iterator[Stated]:
    for day in read_days(_value(element)):
        if day.sure:
            yield Stated(field=field, value=day.value, method=StatedBy.MARKUP, confidence=share)
            return


def _value(element: ElementNode) -> str:
    for name in ("datetime", "content", "title"):
        value = attribute(element, name)
        if next(read_days(value), None) is not None:
            return value
    return " ".join((element.text or "").split())[:100]


def _names(element: ElementNode) -> str:
    return " ".join(attribute(element, name) for name in ("class", "id", "itemprop")).lower()


def _is_of_readers(element: ElementNode) -> bool:
    """Say whether an element stands among comments, or in a list of other stories."""
    above: Node | None = element
    for _ in range(_LOOKED_UP):
        if not isinstance(above, ElementNode) or above.tag in {"body", "main", "article"}:
            return False
        if above.tag in {"aside", "footer", "nav"} or _OF_READERS.search(_names(above)):
            return True
        above = above.parent
    return False
