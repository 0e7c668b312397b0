"""The pages to learn from: what a teacher knows of each, and its text in several renderings."""

import gzip
import json
import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from lxml import html as lxml_html
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree
from trafilatura import bare_extraction

from marsad.text.decoding import decode

_BREAKS = frozenset(
    """address article aside blockquote body br center dd details div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol option p pre section select
    summary table tbody td tfoot th thead tr ul""".split()
)
_UNSEEN = frozenset("script style noscript template head svg iframe object video audio".split())
_HEADS = frozenset("h1 h2 h3 h4 h5 h6".split())
_FEWEST_WORDS = 8

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


class Taught(NamedTuple):
    """A page with what is known of it: its title, the lines of its article, and what markup tells.

    `foreign` are passages that are known not to be the article's; `given` says that the lines are
    a person's work and not the teacher's.
    """

    name: str
    html: str
    title: str
    lines: tuple[str, ...]
    foreign: tuple[str, ...]
    given: bool
    headings: frozenset[str]
    captions: frozenset[str]
    links: frozenset[str]

    @property
    def paragraphs(self) -> tuple[str, ...]:
        return tuple(line for line in self.lines if len(line.split()) >= _FEWEST_WORDS)


def read_pages(folder: Path) -> Iterator[Taught]:
    """Read every page under a folder; what stands beside it as gold wins over the teacher."""
    golds = {
        file.parent: json.loads(file.read_bytes()) for file in folder.rglob("ground-truth.json")
    }
    marked = {
        file.parent: {item["file"]: item for item in json.loads(file.read_bytes()).values()}
        for file in folder.rglob("evaldata.json")
    }
    for path in sorted([*folder.rglob("*.html"), *folder.rglob("*.html.gz")]):
        name = path.name.removesuffix(".gz")
        gold = golds.get(path.parent.parent, {}).get(name.removesuffix(".html"))
        item = marked.get(path.parent.parent, {}).get(name, {})
        page = _taught(name, _read(path), gold, item)
        if page is not None:
            yield page


def _read(path: Path) -> str:
    body = path.read_bytes()
    return decode(gzip.decompress(body) if path.suffix == ".gz" else body, markup=True)


def _taught(name: str, html: str, gold: dict | None, item: dict) -> Taught | None:
    taught = bare_extraction(html, favor_precision=True, include_comments=False, with_metadata=True)
    title = squeeze(taught.title or "") if taught is not None else ""
    said = gold["articleBody"] if gold else taught.text if taught is not None else ""
    lines = tuple(filter(None, map(squeeze, (said or "").splitlines())))
    if not lines:
        return None
    tree = HTMLTree.parse(html)
    return Taught(
        name=name,
        html=html,
        title=title,
        lines=lines + tuple(map(squeeze, item.get("with", ()))),
        foreign=tuple(map(squeeze, item.get("without", ()))),
        given=gold is not None,
        headings=_texts(tree, "h1, h2, h3, h4, h5, h6"),
        captions=_texts(tree, "figcaption"),
        links=_texts(tree, "a"),
    )


def _texts(tree: HTMLTree, selector: str) -> frozenset[str]:
    found = tree.document.query_selector_all(selector) if tree.document else ()
    return frozenset(squeeze(element.text) for element in found) - {""}


def squeeze(text: str) -> str:
    return " ".join(text.split())


def main_content(page: Taught) -> str:
    tree = HTMLTree.parse(page.html)
    return extract_plain_text(tree, main_content=True, alt_texts=False, comments=False)


def everything(page: Taught) -> str:
    return extract_plain_text(HTMLTree.parse(page.html), main_content=False, alt_texts=False)


def walked(
    page: Taught, *, bullet: str = "", heading: str = "", links: bool = False, gap: str = "\n"
) -> str:
    """Render all that the page shows, block by block, as programs other than resiliparse do."""
    lines: list[str] = []
    words: list[str] = []
    lead = ""

    def flush() -> None:
        text = squeeze("".join(words).strip("["))
        if text:
            lines.append(lead + text)
        words.clear()

    root = lxml_html.document_fromstring(page.html.encode("utf-8", "replace"), parser=_PARSER)
    stack = [(root, "start")]
    while stack:
        element, event = stack.pop()
        if not isinstance(element.tag, str) or element.tag in _UNSEEN:
            words.append(element.tail or "")
            continue
        if element.tag in _BREAKS:
            flush()
        if event == "end":
            lead = "" if element.tag in _BREAKS else lead
            if links and element.tag == "a" and words and words[-1] != "[":
                words.append("](https://site.example/story)")
            words.append(element.tail or "")
            continue
        lead = _lead(element.tag, bullet, heading) if element.tag in _BREAKS else lead
        words += ["["] if links and element.tag == "a" else []
        words.append(element.text or "")
        stack.append((element, "end"))
        stack += [(child, "start") for child in reversed(element)]
    flush()
    return gap.join(lines)


_PARSER = lxml_html.HTMLParser(encoding="utf-8")


def _lead(tag: str, bullet: str, heading: str) -> str:
    if tag in _HEADS:
        return heading * int(tag[1]) + " " if heading else ""
    return bullet if tag == "li" else ""


TOKEN = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]|\w+")
