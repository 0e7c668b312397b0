"""HTML: web pages, the article told by the markup from what is around it."""

import re
from collections.abc import Sequence
from html import unescape

from msgspec.structs import replace
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree

from marsad.errors import PageError
from marsad.parsers import Parser
from marsad.parsers._align import Stretch, locate
from marsad.parsers._bounds import refuse_big_markup, refuse_long_text
from marsad.parsers._cards import Card, find_cards
from marsad.parsers._elements import squeeze
from marsad.parsers._head import absolute
from marsad.parsers._headline import as_shown
from marsad.parsers._located import Passage, located_outline, with_cards
from marsad.parsers._markup import Markup, read_markup
from marsad.parsers._outline import Outline, outline
from marsad.parsers._report import Parsed, to_parsed, to_reports
from marsad.parsers._rows import read_rows
from marsad.records import BlockKind, Page, Report, Teaser
from marsad.text.decoding import decode, refuse_long_lines
from marsad.text.lines import count_words
from marsad.text.media_types import charset_of

# A page of which less is found in its text keeps the article where only scripts show it.
_FOUND_SHARE = 0.5
_FEWEST_BODY_WORDS = 20
# A page shows its article if it shows more of it than a standfirst: pieces of so many words.
_PIECE_WORDS, _MOST_PIECES, _SHOWN_SHARE = 10, 50, 0.2
_TAG = re.compile(r"</?[a-z][^<>]{0,500}>", re.IGNORECASE)
# What trafilatura takes away itself, and more slowly.
_AROUND = (
    'script:not([type="application/ld+json"]), style, svg, iframe, embed, object, applet, audio, '
    "canvas, map, math, video, frame, frameset, source, track, param, input, select, option, "
    "button, label, textarea, output, progress, dialog, datalist, fieldset, legend, menuitem, "
    "optgroup, rp, link, footer, nav, menu, picture, aside"
)


def parse(page: Page) -> tuple[Report, ...]:
    """Give one report for each article of a web page; its text is all that the page shows."""
    html = decode(page.body, declared=charset_of(page.media_type), markup=True)
    try:
        return to_reports(page, _parse_html(page, html))
    except RecursionError as error:
        raise PageError("the page's elements are nested too deeply to be read.") from error


def _parse_html(page: Page, html: str) -> Parsed:
    from marsad.parsers._main import main_passages  # noqa: PLC0415  trafilatura loads slowly

    refuse_big_markup(html)
    tree = HTMLTree.parse(html)
    markup = read_markup(tree, url=page.url)
    cards = tuple(find_cards(tree.document, address=markup.address))
    markup = replace(markup, cards=frozenset(text for card in cards for text in card.texts))
    text = _text(tree, noscript=False)
    passages = main_passages(_without_surroundings(tree, cards))
    located = _located(text, passages)
    if len(located) < _FOUND_SHARE * len(passages):
        text = _text(HTMLTree.parse(html), noscript=True)
        located = _located(text, passages)
    text, located = _with_hidden_body(text, located, markup)
    if not text.strip():
        raise PageError("the page shows no text: only scripts, pictures or nothing at all.")
    return _parsed(page, text, located, markup)


def _parsed(
    page: Page, text: str, located: list[tuple[Passage, Stretch]], markup: Markup
) -> Parsed:
    """What is what in the text of a page, and what its markup states."""
    lines = (line.strip() for line in text.splitlines())
    markup = replace(markup, titles=tuple(as_shown(markup.titles, lines, site=markup.site)))
    said = [said.value for said in markup.titles]
    titles = said if page.title is None else [page.title, *said]
    parsed = to_parsed(text, _outline(text, located, titles, markup))
    return replace(
        parsed,
        stated=(*markup.titles, *markup.stated, *parsed.stated),
        reading_minutes=markup.reading_minutes or parsed.reading_minutes,
        teasers=tuple(_with_address(teaser, markup) for teaser in parsed.teasers),
        language=markup.language,
        times=markup.times,
    )


def _with_address(teaser: Teaser, markup: Markup) -> Teaser:
    """Say where a teaser leads, if its title or its text is a link."""
    found = (markup.links.get(squeeze(words)) for words in (teaser.title or "", teaser.text))
    given = next((address for address in found if address is not None), "")
    return replace(teaser, url=absolute(given, markup.address))


def _outline(
    text: str, located: list[tuple[Passage, Stretch]], titles: list[str], markup: Markup
) -> Outline:
    """The outline by the markup, or by the lines alone where the markup shows no article."""
    if located:
        return located_outline(text, located, titles=titles, markup=markup)
    rows = tuple(with_cards(read_rows(text), markup))
    return outline(rows, title=titles[0] if titles else None)


def _text(tree: HTMLTree, *, noscript: bool) -> str:
    """All that a page shows, without what stands for pictures unseen.

    The library's own option to leave that out drops captions too.
    """
    pictures = tree.document.query_selector_all("img[alt]").values() if tree.document else ()
    for picture in pictures:
        picture.delattr("alt")
    text = extract_plain_text(tree, main_content=False, noscript=noscript)
    refuse_long_lines(text)
    refuse_long_text(text)
    return text


def _without_surroundings(tree: HTMLTree, cards: Sequence[Card]) -> str:
    """The markup of a page without what is never an article's: the library reads the rest faster.

    The tree is changed. It takes away a third of the library's time; on 210 pages it changes what
    is found on five, and the figures of benchmarks/pages not at all.
    """
    around = tree.document.query_selector_all(_AROUND).values() if tree.document else ()
    for element in (*(card.box for card in cards), *around):
        # To destroy it would leave those within it, which come later, without their memory.
        if element.parent is not None:
            element.parent.remove_child(element)
    return str(tree)


def _with_hidden_body(
    text: str, located: list[tuple[Passage, Stretch]], markup: Markup
) -> tuple[str, list[tuple[Passage, Stretch]]]:
    """Add the article that only the structured data holds to a page that shows none of it."""
    body = _plain(markup.body or "")
    passages = tuple(Passage(BlockKind.PARAGRAPH, line) for line in body.splitlines() if line)
    if count_words(body) < _FEWEST_BODY_WORDS or _shows(text, body):
        return text, located
    title = markup.titles[0].value if markup.titles else ""
    hidden = f"{title}\n\n{body}\n\n"
    return hidden + text, _located(hidden, passages)


def _shows(text: str, body: str) -> bool:
    """Say whether a page shows an article, perhaps with other things between its paragraphs."""
    words = body.split()
    step = max(_PIECE_WORDS, len(words) // _MOST_PIECES)
    starts = range(0, len(words), step)
    pieces = locate(text, [" ".join(words[at : at + _PIECE_WORDS]) for at in starts])
    return sum(piece is not None for piece in pieces) > _SHOWN_SHARE * len(pieces)


def _plain(body: str) -> str:
    """The paragraphs of a text that may be written as markup, or with its signs in words."""
    shown = _TAG.sub("\n", unescape(body)).splitlines()
    lines = (squeeze(unescape(line)) for line in shown)
    return "\n\n".join(line for line in lines if line)


def _located(text: str, passages: tuple[Passage, ...]) -> list[tuple[Passage, Stretch]]:
    found = zip(passages, locate(text, [passage.text for passage in passages]), strict=True)
    located = [(passage, stretch) for passage, stretch in found if stretch is not None]
    return sorted(located, key=lambda pair: pair[1])


PARSER = Parser(
    summary="Web pages, the article told by the markup from what is around it.",
    media_types=frozenset({"text/html", "application/xhtml+xml"}),
    parse=parse,
)
