"""HTML: web pages, the article told by the markup from what is around it."""

import re

from msgspec.structs import asdict, replace
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree

from marsad.errors import PageError
from marsad.parsers import Parser
from marsad.parsers._align import Stretch, locate
from marsad.parsers._located import Passage, located_outline
from marsad.parsers._markup import Markup, read_markup
from marsad.parsers._metadata import Metadata
from marsad.parsers._outline import Outline, outline
from marsad.parsers._report import Parsed, to_parsed, to_reports
from marsad.parsers._rows import read_rows
from marsad.records import Page, Report
from marsad.text.decoding import decode, refuse_long_lines

_CHARSET = re.compile(r"charset=[\"']?([\w.:-]+)", re.IGNORECASE)
# A page of which less is found in its text keeps the article where only scripts show it.
_FOUND_SHARE = 0.5


def parse(page: Page) -> tuple[Report, ...]:
    """Give one report for each article of a web page; its text is all that the page shows."""
    charset = _CHARSET.search(page.media_type)
    html = decode(page.body, declared=charset[1] if charset else None, markup=True)
    try:
        return to_reports(page, _parse_html(page, html))
    except RecursionError as error:
        raise PageError("the page's elements are nested too deeply to be read.") from error


def _parse_html(page: Page, html: str) -> Parsed:
    from marsad.parsers._main import main_passages  # noqa: PLC0415  trafilatura loads slowly

    tree = HTMLTree.parse(html)
    markup = read_markup(tree, url=page.url)
    text, located = _text_and_article(tree, main_passages(html))
    if not text.strip():
        raise PageError("the page shows no text: only scripts, pictures or nothing at all.")
    refuse_long_lines(text)
    titles = [title for title in (page.title, markup.title) if title]
    parsed = to_parsed(text, _outline(text, located, titles, markup))
    return replace(
        parsed,
        title=markup.title or parsed.title,
        metadata=_merge(markup.metadata, parsed.metadata),
        language=markup.language,
    )


def _outline(
    text: str, located: list[tuple[Passage, Stretch]], titles: list[str], markup: Markup
) -> Outline:
    """The outline by the markup, or by the lines alone where the markup shows no article."""
    if located:
        return located_outline(text, located, titles=titles, markup=markup)
    return outline(read_rows(text), title=titles[0] if titles else None)


def _text_and_article(
    tree: HTMLTree, passages: tuple[Passage, ...]
) -> tuple[str, list[tuple[Passage, Stretch]]]:
    """The text of the page, and where in it each passage of the article stands.

    A passage that is not there was hidden or written by a script, and is left out.
    """
    _drop_alternative_texts(tree)
    for noscript in (False, True):
        text = extract_plain_text(tree, main_content=False, noscript=noscript)
        found = zip(passages, locate(text, [passage.text for passage in passages]), strict=True)
        located = [(passage, stretch) for passage, stretch in found if stretch is not None]
        located.sort(key=lambda pair: pair[1])
        if len(located) >= _FOUND_SHARE * len(passages):
            break
    return text, located


def _drop_alternative_texts(tree: HTMLTree) -> None:
    """Take away what stands for pictures unseen; the option to leave it out drops captions too."""
    pictures = tree.document.query_selector_all("img[alt]").values() if tree.document else ()
    for picture in pictures:
        picture.delattr("alt")


def _merge(first: Metadata, second: Metadata) -> Metadata:
    """What the markup says, and what it leaves open as the lines of the page say."""
    said = {name: value for name, value in asdict(first).items() if value not in (None, ())}
    return replace(second, **said)


PARSER = Parser(
    summary="Web pages, the article told by the markup from what is around it.",
    media_types=frozenset({"text/html", "application/xhtml+xml"}),
    parse=parse,
)
