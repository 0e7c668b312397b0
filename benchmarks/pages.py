"""Main text of web pages, read with their markup and as plain text without it.

`articles`: pages with the full text of their article (the Article Extraction Benchmark's layout:
`ground-truth.json` beside `html/`). Scored are shingles of four words, page by page; the article is
its paragraphs, headings, lists and quotes, for the gold texts hold neither title nor captions.

`segments`: pages with passages marked as the article's or not (trafilatura's layout:
`evaldata.json` beside `html/`). Scored is which of them are in the article.

`input` says what was read: the HTML; a rendering of its main content as plain text, as a page saved
from a reader looks; a rendering of everything, with all menus. `best_known` are the best published
figures for that set from HTML, and from text those of the classifiers that were tried before.
"""

import gzip
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import fmean
from typing import Any, NamedTuple

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree

from marsad.errors import PageError
from marsad.ids import page_id
from marsad.parsers import Parser, html, text
from marsad.records import BlockKind, Page, Report
from marsad.text.decoding import decode

SHINGLE = 4
OWN_TEXT = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST, BlockKind.QUOTE})
BEST_KNOWN = {
    ("articles", "html"): 0.970,
    ("articles", "text of the main content"): 0.953,
    ("articles", "text of the whole page"): 0.920,
    ("segments", "html"): 0.926,
    ("segments", "text of the main content"): 0.893,
    ("segments", "text of the whole page"): 0.845,
}

_WORD = re.compile(r"\w+")


class Counts(NamedTuple):
    """What was found and right, found and wrong, and missed."""

    right: int
    wrong: int
    missed: int


def score(data: Path) -> Iterator[dict[str, Any]]:
    """Score every set of pages in one of the two layouts under `data`."""
    for path in sorted(data.rglob("ground-truth.json")):
        gold = json.loads(path.read_bytes())
        pages = {name: _html(path, f"{name}.html") for name in gold}
        for reading, read in READINGS.items():
            counts = [shingles(item["articleBody"], read(pages[n])) for n, item in gold.items()]
            yield _row("articles", path, reading) | by_page(counts)
    for path in sorted(data.rglob("evaldata.json")):
        items = list(json.loads(path.read_bytes()).values())
        pages = {item["file"]: _html(path, item["file"]) for item in items}
        for reading, read in READINGS.items():
            marked = [segments(item, read(pages[item["file"]])) for item in items]
            yield _row("segments", path, reading) | over_all(marked)


def shingles(gold: str, found: str) -> Counts:
    """Compare two texts by their runs of four words."""
    wanted, given = _shingles(gold), _shingles(found)
    right = (wanted & given).total()
    return Counts(right, given.total() - right, wanted.total() - right)


def segments(item: dict[str, Any], found: str) -> Counts:
    """Count which of the marked passages are in the text."""
    given = _squeeze(found)
    right = sum(_squeeze(passage) in given for passage in item["with"])
    wrong = sum(_squeeze(passage) in given for passage in item["without"])
    return Counts(right, wrong, len(item["with"]) - right)


def by_page(counts: list[Counts]) -> dict[str, float]:
    """Figures as that benchmark has them: precision and recall averaged over pages, then F1."""
    precisions = [c.right / (c.right + c.wrong) for c in counts if c.right + c.wrong]
    recalls = [c.right / (c.right + c.missed) for c in counts if c.right + c.missed]
    return _figures(len(counts), fmean(precisions or [0.0]), fmean(recalls or [0.0]))


def over_all(counts: list[Counts]) -> dict[str, float]:
    """Figures over all marked passages together."""
    right, wrong, missed = (sum(column) for column in zip(*counts, strict=True))
    return _figures(len(counts), right / max(1, right + wrong), right / max(1, right + missed))


def _figures(pages: int, precision: float, recall: float) -> dict[str, float]:
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {
        "pages": pages,
        "f1": round(f1, 4),
        "precision": round(precision, 4),
        "recall": round(recall, 4),
    }


def _row(kind: str, path: Path, reading: str) -> dict[str, Any]:
    best = BEST_KNOWN[kind, reading]
    return {"set": f"pages/{kind}", "split": path.parent.name, "input": reading, "best_known": best}


def _from_html(body: bytes) -> str:
    return _article(html.PARSER, body, "text/html")


def _from_main_content(body: bytes) -> str:
    tree = HTMLTree.parse(decode(body, markup=True))
    rendered = extract_plain_text(tree, main_content=True, alt_texts=False, comments=False)
    return _article(text.PARSER, rendered.encode(), "text/plain")


def _from_everything(body: bytes) -> str:
    tree = HTMLTree.parse(decode(body, markup=True))
    rendered = extract_plain_text(tree, main_content=False, alt_texts=False)
    return _article(text.PARSER, rendered.encode(), "text/plain")


READINGS: dict[str, Callable[[bytes], str]] = {
    "html": _from_html,
    "text of the main content": _from_main_content,
    "text of the whole page": _from_everything,
}


def _article(parser: Parser, body: bytes, media_type: str) -> str:
    page = Page(id=page_id(body), location="-", media_type=media_type, body=body)
    try:
        reports = parser.parse(page)
    except PageError:
        return ""
    return "\n".join(quote for report in reports for quote in _own_text(report))


def _own_text(report: Report) -> Iterator[str]:
    for block in report.article.blocks:
        if block.kind in OWN_TEXT:
            yield report.article.text[block.start : block.end]


def _html(path: Path, name: str) -> bytes:
    """The page of that name beside the gold, packed or not."""
    plain = path.parent / "html" / name
    return plain.read_bytes() if plain.exists() else gzip.decompress(_packed(plain).read_bytes())


def _packed(path: Path) -> Path:
    return path.with_name(path.name + ".gz")


def _shingles(content: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(content)
    count = max(1, len(words) - SHINGLE + 1) if words else 0
    return Counter(tuple(words[at : at + SHINGLE]) for at in range(count))


def _squeeze(content: str) -> str:
    return " ".join(content.split())
