"""Pages as marsad reads them: with their markup, and rendered as plain text without it."""

from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import NamedTuple

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree

from benchmarks._pages.sets import Sample
from marsad.errors import PageError
from marsad.ids import page_id
from marsad.parsers import html, text
from marsad.records import Article, BlockKind, Page, Report
from marsad.text.decoding import decode

# The gold texts hold neither titles nor captions.
OWN_TEXT = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST, BlockKind.QUOTE})


class Form(StrEnum):
    """In which form a page is read; its values begin the names of figures."""

    HTML = "html"
    MAIN_DUMP = "main_dump"  # its main content as text, as a page saved from a reader looks
    WHOLE_DUMP = "whole_dump"  # everything on it as text, with all menus


class Reading(NamedTuple):
    """What marsad made of a page: its whole text, and where in it the article's own text stands.

    `article` is None where the page could not be read.
    """

    text: str
    spans: tuple[tuple[int, int], ...] = ()
    article: Article | None = None
    language: str | None = None

    def own_text(self) -> str:
        return "\n".join(self.text[start:end] for start, end in self.spans)


Rendered = dict[Form, bytes]
Readings = dict[Form, Reading]


def render(sample: Sample) -> Rendered:
    """The page in each of its forms."""
    markup = decode(sample.html, markup=True)
    main = extract_plain_text(
        HTMLTree.parse(markup), main_content=True, alt_texts=False, comments=False
    )
    whole = extract_plain_text(HTMLTree.parse(markup), main_content=False, alt_texts=False)
    return {
        Form.HTML: sample.html,
        Form.MAIN_DUMP: main.encode(),
        Form.WHOLE_DUMP: whole.encode(),
    }


def read_forms(rendered: Rendered, *, url: str | None = None) -> Readings:
    """Read a page in each of its forms; only where `url` is given is its address known."""
    return {
        Form.HTML: read_html(rendered, url=url),
        Form.MAIN_DUMP: read_text(rendered[Form.MAIN_DUMP].decode()),
        Form.WHOLE_DUMP: read_text(rendered[Form.WHOLE_DUMP].decode()),
    }


def read_html(rendered: Rendered, *, url: str | None = None) -> Reading:
    reports = parse_html(rendered[Form.HTML], url)
    return to_reading(reports, unread=rendered[Form.WHOLE_DUMP].decode())


def read_text(dump: str) -> Reading:
    return to_reading(parse_text(dump.encode()), unread=dump)


def parse_html(body: bytes, url: str | None = None) -> tuple[Report, ...]:
    """What the HTML parser makes of a page; nothing if it cannot be read."""
    return _parse(html.PARSER.parse, body, "text/html", url)


def parse_text(body: bytes) -> tuple[Report, ...]:
    """What the text parser makes of a page; nothing if it cannot be read."""
    return _parse(text.PARSER.parse, body, "text/plain")


def to_reading(reports: tuple[Report, ...], *, unread: str) -> Reading:
    """Put together what was read; the articles of one page share its text.

    `unread` is the text of a page that could not be read: all its lines are lost.
    """
    if not reports:
        return Reading(unread)
    first = reports[0]
    spans = sorted(span for report in reports for span in _own_spans(report.article))
    return Reading(first.article.text, tuple(spans), first.article, first.page.language)


def _parse(
    parse: Callable[[Page], tuple[Report, ...]],
    body: bytes,
    media_type: str,
    url: str | None = None,
) -> tuple[Report, ...]:
    page = Page(id=page_id(body), location="-", media_type=media_type, body=body, url=url)
    try:
        return parse(page)
    except PageError:
        return ()


def _own_spans(article: Article) -> Iterator[tuple[int, int]]:
    for block in article.blocks:
        if block.kind in OWN_TEXT:
            yield block.start, block.end
