"""What a page's structured data (JSON-LD) says of its article."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct

# JSON as pages hold it, of any shape.
Json = Any

_ARTICLE = re.compile(r"Article|Report|BlogPosting|NewsItem")
_WITHIN = ("@graph", "mainEntity", "mainEntityOfPage")
_LONGEST_NAME = 80


class Story(Struct, frozen=True, kw_only=True):
    """The first article of a page's structured data; None where it does not say."""

    published: str | None = None
    section: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()


def read_story(scripts: Iterable[str]) -> Story:
    """Read the first article that the scripts describe; damaged scripts are passed over."""
    data = next((data for script in scripts for data in _articles(_load(script))), {})
    return Story(
        published=next(_strings(data.get("datePublished")), None),
        section=next(_strings(data.get("articleSection")), None),
        publisher=next(_names(data.get("publisher")), None),
        authors=tuple(dict.fromkeys(_people(data.get("author")))),
    )


def _load(script: str) -> Json:
    try:
        return json.loads(script, strict=False)
    except (ValueError, RecursionError):
        return None


def _articles(data: Json) -> Iterator[dict[str, Json]]:
    """Find the descriptions of articles, however the page has wrapped them."""
    waiting = [data]
    while waiting:
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting[:0] = item
        elif isinstance(item, dict):
            if any(_ARTICLE.search(kind) for kind in _strings(item.get("@type"))):
                yield item
            waiting[:0] = [item[key] for key in _WITHIN if key in item]


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
