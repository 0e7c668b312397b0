"""What a page's structured data (JSON-LD) says of its article."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from msgspec import Struct

from marsad.text.names import fold

# JSON as pages hold it, of any shape.
Json = Any

_ARTICLE = re.compile(r"Article|Report|Posting|NewsItem|Review$|CreativeWork$")
_WITHIN = ("@graph", "mainEntity", "mainEntityOfPage")
_LONGEST_NAME = 80
# No page describes more; a page made to is not read to its end.
_MOST_STORIES = 50
_MOST_UPDATES = 1_000
SHORTEST_OPENING, LENGTH_OF_OPENING = 20, 40
_LONGEST_SCRIPT = 2_000_000
_LONGEST = 1_000
_LONGEST_BODY = 100_000


class Update(Struct, frozen=True, kw_only=True):
    """One entry of a live page as its structured data describes it; `opening` is how it begins."""

    headline: str | None = None
    opening: str | None = None
    published: str | None = None


class Story(Struct, frozen=True, kw_only=True):
    """One article as a page's structured data describes it; None where it does not say."""

    headline: str | None = None
    url: str | None = None
    published: str | None = None
    created: str | None = None
    modified: str | None = None
    section: str | None = None
    body: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    updates: tuple[Update, ...] = ()


def read_story(scripts: Iterable[str], *, titles: Sequence[str] = ()) -> Story:
    """Read the article that the scripts describe; damaged scripts are passed over.

    Of several it is the first whose headline stands in one of the titles of the page, or else the
    first that says when it was published.
    """
    stories = list(_stories(scripts))
    known = [fold(title) for title in titles]
    named = (s for s in stories if s.headline and any(fold(s.headline) in title for title in known))
    dated = (story for story in stories if story.published)
    return next(named, None) or next(dated, None) or next(iter(stories), Story())


def _stories(scripts: Iterable[str]) -> Iterator[Story]:
    found = (_story(data) for script in scripts for data in _articles(_load(script)))
    return (story for story, _ in zip(found, range(_MOST_STORIES), strict=False))


def _story(data: dict[str, Json]) -> Story:
    return Story(
        headline=next(_strings(data.get("headline") or data.get("name")), "")[:_LONGEST] or None,
        url=next(_addresses(data), None),
        published=next(_strings(data.get("datePublished")), None),
        created=next(_strings(data.get("dateCreated") or data.get("uploadDate")), None),
        modified=next(_strings(data.get("dateModified")), None),
        section=next(_strings(data.get("articleSection")), None),
        body=_body(data.get("articleBody")),
        publisher=next(_names(data.get("publisher")), None),
        authors=tuple(dict.fromkeys(_people(data.get("author")))),
        updates=tuple(_updates(data.get("liveBlogUpdate"))),
    )


def _body(data: Json) -> str | None:
    """The text of the article, its paragraphs kept apart."""
    text = data.strip()[:_LONGEST_BODY] if isinstance(data, str) else ""
    return text or None


def _updates(data: Json) -> Iterator[Update]:
    """The entries of a live page; what some pages leave out of one is None."""
    for item in (data if isinstance(data, list) else [data])[:_MOST_UPDATES]:
        if isinstance(item, dict):
            body = next(_strings(item.get("articleBody")), "")
            yield Update(
                headline=next(_strings(item.get("headline")), None),
                opening=body[:LENGTH_OF_OPENING] if len(body) >= SHORTEST_OPENING else None,
                published=next(_strings(item.get("datePublished")), None),
            )


def _load(script: str) -> Json:
    if len(script) > _LONGEST_SCRIPT:
        return None
    try:
        return json.loads(script, strict=False)
    except (ValueError, RecursionError):
        return None


def _articles(data: Json) -> Iterator[dict[str, Json]]:
    """Find the descriptions of articles, however the page has wrapped them."""
    waiting = [data]
    while waiting:
        item = waiting.pop()
        if isinstance(item, list):
            waiting += reversed(item)
        elif isinstance(item, dict):
            if any(_ARTICLE.search(kind) for kind in _strings(item.get("@type"))):
                yield item
            waiting += [item[key] for key in reversed(_WITHIN) if key in item]


def _addresses(data: dict[str, Json]) -> Iterator[str]:
    """The addresses that a description gives for its article."""
    page = data.get("mainEntityOfPage")
    named = page.get("@id") if isinstance(page, dict) else page
    for address in (data.get("url"), named, data.get("@id")):
        if isinstance(address, str) and address.startswith("http"):
            yield address.strip()


def _people(data: Json) -> Iterator[str]:
    """The names of authors; an agency or a desk is described as an organisation."""
    for item in data if isinstance(data, list) else [data]:
        if not isinstance(item, dict) or "Organization" not in str(item.get("@type")):
            yield from _names(item)


def _names(data: Json) -> Iterator[str]:
    for item in data if isinstance(data, list) else [data]:
        for name in _strings(item.get("name") if isinstance(item, dict) else item):
            if len(name) <= _LONGEST_NAME and not name.startswith("http"):
                yield name


def _strings(data: Json) -> Iterator[str]:
    for item in data if isinstance(data, list) else [data]:
        if isinstance(item, str) and item.strip():
            yield " ".join(item.split())
