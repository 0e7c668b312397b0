"""An outline's rows as blocks: each row's kind, from its look and from where it stands."""

import re
from collections.abc import Iterator
from types import MappingProxyType

from marsad.parsers._days import read_days
from marsad.parsers._outline import Outline
from marsad.parsers._rows import Row, kinship, letters, matter_of
from marsad.parsers._teasers import FOREIGN
from marsad.records import Block, BlockKind

_KIND_OF_MARKED = MappingProxyType(
    {"M": BlockKind.METADATA, "T": BlockKind.METADATA, "K": BlockKind.CAPTION}
    | dict.fromkeys("FRXSZ", BlockKind.BOILERPLATE)
)
# Labels in a row are a menu, the buttons of a gallery, the cells of a table.
_MENU = re.compile("[Li]{4,}|[LiF]{6,}")
_TEXT_FOLLOWS = re.compile("[MKF]{0,3}[PsChi]")
_QUOTED = re.compile('[“"«„][^“”"«»]+[”"»“]')
# Metadata within so many rows of the title or of the article is the article's.
_NEAR = 4
# Kinship with the article from which on a paragraph apart from it is still its own.
_CUT_OFF = 0.6
_WITHIN = 0.3
_FEWEST_REPEATED_WORDS = 8
_FEWEST_OF_FRONT_PAGE = 3
_FEWEST_SUBTITLE_WORDS = 4


# What stands between a title and its article, and that a library did not take for the article's,
# belongs to the title: of 9 such texts on the pages of the articles benchmark none is counted as
# the article's. Longer ones are as often the beginning of the text.
_FEWEST_WORDS_OF_TITLE, _MOST_WORDS_OF_TITLE = 8, 30
_MOST_WORDS_WITH_DAY = 15


def to_blocks(page: Outline) -> tuple[Block, ...]:
    """One block for each row, and one for all rows of a teaser, in the order of the page."""
    rows = page.rows
    teasers = [
        Block(
            kind=BlockKind.TEASER,
            start=rows[teaser.first].line.start,
            end=rows[teaser.stop - 1].line.end,
        )
        for teaser in page.teasers
    ]
    others = [
        Block(
            kind=kind,
            start=rows[at].line.start,
            end=rows[at].line.end,
            confidence=rows[at].confidence,
        )
        for at, kind in kinds_of(page)
    ]
    return tuple(sorted([*teasers, *others], key=lambda block: block.start))


def kinds_of(page: Outline) -> Iterator[tuple[int, BlockKind]]:
    """Say of each row that is no teaser's what it is.

    Words that stood above are boilerplate: the caption of a picture that is shown twice.
    """
    looks = letters(page.rows)
    taken = page.taken
    article = matter_of(page.rows[at] for at in page.body if at not in taken)
    comments = looks.find("Z", page.body.stop)
    foot = len(looks) if comments < 0 else comments
    menu = {at for match in _MENU.finditer(looks) for at in range(*match.span())}
    seen: set[str] = set()
    for at, row in enumerate(page.rows):
        if at in taken:
            continue
        repeated = row.words >= _FEWEST_REPEATED_WORDS and row.text in seen
        seen.add(row.text)
        if at == page.title:
            yield at, BlockKind.TITLE
        elif row.kind is not None and not repeated:
            yield at, row.kind
        elif repeated or at in menu or at >= foot:
            yield at, BlockKind.BOILERPLATE
        elif at in page.body and not page.from_markup:
            yield at, _inside(looks, at, row)
        else:
            yield at, _outside(page, at, article)


def _inside(looks: str, at: int, row: Row) -> BlockKind:
    """The kind of a row of the article; whatever is not sure is a paragraph."""
    if row.look in _KIND_OF_MARKED:
        return _KIND_OF_MARKED[row.look]
    if row.line.sign.startswith("#"):
        return BlockKind.HEADING
    if row.line.sign == ">" or _QUOTED.fullmatch(row.text):
        return BlockKind.QUOTE
    if row.line.sign:
        return BlockKind.LIST
    if row.look in "HL" and _TEXT_FOLLOWS.match(looks, at + 1):
        return BlockKind.HEADING
    return BlockKind.PARAGRAPH


def _outside(page: Outline, at: int, article: frozenset[str]) -> BlockKind:
    """The kind of a row beside the article: metadata, a subtitle, a paragraph cut off from it."""
    row = page.rows[at]
    below_title = page.title is not None and page.title < at < page.body.start
    if row.look == "T" or (row.look == "M" and _is_near(page, at)):
        return BlockKind.METADATA
    if row.look in _KIND_OF_MARKED:
        shown = row.look == "K" and (below_title or at in page.body or _is_gallery(page, at))
        return BlockKind.CAPTION if shown else BlockKind.BOILERPLATE
    if not page.body:
        # A few words, of which nothing can be told; or what is around the titles of a front page.
        front = len(page.teasers) >= _FEWEST_OF_FRONT_PAGE
        return BlockKind.BOILERPLATE if front else BlockKind.PARAGRAPH
    if below_title and (kinship(row.matter, article) >= FOREIGN or _is_near(page, at)):
        return _second_title(row) if page.from_markup else _subtitle(row)
    asked = _WITHIN if at in page.body else _CUT_OFF
    if row.look in "PCh" and not row.linked and kinship(row.matter, article) >= asked:
        return BlockKind.LIST if row.line.sign else BlockKind.PARAGRAPH
    return BlockKind.BOILERPLATE


def _is_gallery(page: Outline, at: int) -> bool:
    """Say whether only captions stand between the article and a row below it."""
    between = page.rows[page.body.stop : at]
    return at >= page.body.stop and all(row.look == "K" for row in between)


def _subtitle(row: Row) -> BlockKind:
    if row.look in "PCs":
        return BlockKind.PARAGRAPH
    if row.words < _FEWEST_SUBTITLE_WORDS:
        return BlockKind.BOILERPLATE
    return BlockKind.LIST if row.line.sign else BlockKind.HEADING


def _second_title(row: Row) -> BlockKind:
    """The kind of a row between a title and its article, as the markup tells them apart."""
    if row.words <= _MOST_WORDS_WITH_DAY and any(True for _ in read_days(row.text)):
        return BlockKind.METADATA
    if row.words < _FEWEST_WORDS_OF_TITLE:
        return BlockKind.BOILERPLATE
    if row.words <= _MOST_WORDS_OF_TITLE:
        return BlockKind.TITLE
    return BlockKind.PARAGRAPH


def _is_near(page: Outline, at: int) -> bool:
    """Say whether a row is close to the title, or to either end of the article."""
    body = range(page.body.start - _NEAR, page.body.stop + _NEAR)
    return at in body or (page.title is not None and abs(at - page.title) <= _NEAR)
