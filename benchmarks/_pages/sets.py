"""The sets of pages under a folder, in the two layouts that public benchmarks use."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple


class Sample(NamedTuple):
    """A page of a set, and what people say of it; None where they do not say.

    `gold` is the full text of its article. `inside` and `outside` are passages that the article
    holds, and that it does not.
    """

    name: str
    html: bytes
    url: str | None = None
    gold: str | None = None
    inside: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()
    title: str | None = None
    published: str | None = None


class PageSet(NamedTuple):
    """The pages of one split."""

    split: str
    samples: list[Sample]


def find_articles(data: Path) -> Iterator[PageSet]:
    """The splits whose pages have the full text of their article."""
    for path in sorted(data.rglob("ground-truth.json")):
        items = json.loads(path.read_bytes())
        samples = [
            Sample(name, read_page(path, f"{name}.html"), item.get("url"), item["articleBody"])
            for name, item in items.items()
        ]
        if samples:
            yield PageSet(path.parent.name, samples)


def find_segments(data: Path) -> Iterator[PageSet]:
    """The splits whose pages have marked passages, and mostly a title and a day."""
    for path in sorted(data.rglob("evaldata.json")):
        samples = [
            Sample(
                name=item["file"],
                html=read_page(path, item["file"]),
                url=url,
                inside=tuple(item["with"]),
                outside=tuple(item["without"]),
                title=item.get("title") or None,
                published=item.get("date") or None,
            )
            for url, item in json.loads(path.read_bytes()).items()
        ]
        if samples:
            yield PageSet(path.parent.name, samples)


def read_page(beside: Path, name: str) -> bytes:
    """The page of that name in `html/` beside the gold, packed or not."""
    plain = beside.parent / "html" / name
    packed = plain.with_name(plain.name + ".gz")
    return plain.read_bytes() if plain.exists() else gzip.decompress(packed.read_bytes())
