"""A web page in outline: the rows of its article, known from the markup, among all the others."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from marsad.parsers._align import Stretch
from marsad.parsers._days import read_days
from marsad.parsers._elements import squeeze
from marsad.parsers._foreign import without_foreign
from marsad.parsers._jumps import without_jumps
from marsad.parsers._markup import Markup, caption_key
from marsad.parsers._metadata import PUBLISHED, UPDATED
from marsad.parsers._outline import Outline
from marsad.parsers._rows import Look, Row, kinship, letters, mark_stamps, matter_of, read_row
from marsad.parsers._teasers import FOREIGN, TeaserRows, find_teasers, rows_of, stray_titles
from marsad.records import BlockKind
from marsad.text.lines import Line, count_words, join_wrapped, split_lines
from marsad.text.names import fold

# What looks like one of these is around the article, even where trafilatura takes it for a part.
_AROUND = frozenset("FRXSZM")
# Headlines with no text below them, at the end, are titles of other stories.
_TITLES = re.compile("H{2,}$")
_MAIN_FOLLOWS = re.compile("[MTK]{0,2}A")
_FEWEST_TITLES, _FEWEST_HEADINGS = 2, 2
# A heading right below the title that is a sentence of so many words is its subtitle: all five on
# the pages of the articles benchmark are, and none of the headings that are no sentence.
_FEWEST_SUBTITLE_WORDS, _MOST_SUBTITLE_WORDS = 8, 30
_MOST_WORDS_WITH_DAY, _MOST_WORDS_LABELLED = 8, 16
_FOOTNOTED = re.compile(r"[.!?][”\"’)]?\s?(?:\[\d{1,3}\])+$")


class Passage(NamedTuple):
    """A paragraph, a heading, an item of a list: what it is, if the markup tells, and its words."""

    kind: BlockKind | None
    text: str


def located_outline(
    text: str,
    located: Sequence[tuple[Passage, Stretch]],
    *,
    titles: Sequence[str],
    markup: Markup,
) -> Outline:
    """Make rows of a page's text, the article's own as its passages tell, and find its teasers.

    The first of the `titles` that stands on the page is the title.
    """
    rows = without_jumps(text, tuple(_rows(text, located, markup)), markup.jumps)
    rows = mark_stamps(rows)
    found = (_title_row(rows, _body(rows), title) for title in titles)
    title = next((at for at in found if at is not None), None)
    rows = _with_subtitle(without_foreign(rows, title=title, headings=markup.headings), title)
    own = matter_of(row for row in rows if row.kind is not None)
    body = _below(_body(rows), title)
    teasers = tuple(t for t in find_teasers(rows) if title not in range(t.first, t.stop))
    outside = _outside(rows, body, title, rows_of(teasers)) - _points(rows, body, title, own)
    teasers += stray_titles(rows, outside, own, fewest=_FEWEST_TITLES)
    teasers += _lone_links(rows, outside - rows_of(teasers))
    headings = frozenset(at for at, row in enumerate(rows) if _is_heading(row, markup))
    return Outline(
        rows=_with_headings(_without_kickers(rows, title), body, headings),
        title=title,
        body=body,
        teasers=tuple(sorted(teasers, key=lambda teaser: teaser.first)),
        from_markup=True,
    )


def _rows(text: str, located: Sequence[tuple[Passage, Stretch]], markup: Markup) -> Iterator[Row]:
    """The passages of the article, and between them the lines of everything else."""
    below = 0
    for row in _own(text, located, markup):
        if row.line.start >= below:
            yield from _lines(text, below, row.line.start, markup)
            # A text cut short may be a teaser's: its look decides, with what is around it.
            yield row if row.look is Look.CUT else replace(row, look=Look.MAIN)
            below = row.line.end
    yield from _lines(text, below, len(text), markup)


def _own(text: str, located: Sequence[tuple[Passage, Stretch]], markup: Markup) -> list[Row]:
    """The lines of the passages, without marks, links by themselves and headings over nothing.

    A passage has several lines where the page shows several and the library took them for one.
    """
    rows = [
        replace(row, kind=_kind(passage, row, markup.captions))
        for passage, stretch in located
        for row in map(read_row, _lines_of(text, stretch, signs=False))
        if row.words
    ]
    kept = [
        row
        for row in rows
        if row.look not in _AROUND and not _is_of_others(row, markup) and not _is_day(row)
    ]
    titles = {at for match in _TITLES.finditer(letters(kept)) for at in range(*match.span())}
    return [row for at, row in enumerate(kept) if at not in titles or row.kind is BlockKind.LIST]


def _is_of_others(row: Row, markup: Markup) -> bool:
    """Say whether a row is a link by itself, or the text in the box of another story."""
    words = squeeze(row.text)
    return words in markup.links or words in markup.cards


def _is_day(row: Row) -> bool:
    """Say whether a row is a day, in any language, and hardly anything else."""
    labelled = PUBLISHED.match(row.text) or UPDATED.match(row.text)
    most = _MOST_WORDS_LABELLED if labelled else _MOST_WORDS_WITH_DAY
    if row.words > most or not any(map(str.isdecimal, row.text)):
        return False
    said = PUBLISHED.search(row.text) or UPDATED.search(row.text)
    return any(said or 2 * (d.end - d.start) >= len(row.text) for d in read_days(row.text))


def _lines_of(text: str, stretch: Stretch, *, signs: bool) -> Iterator[Line]:
    quote = text[stretch.start : stretch.end]
    for line in join_wrapped(quote, split_lines(quote, signs=signs)):
        yield replace(line, start=line.start + stretch.start, end=line.end + stretch.start)


def _lines(text: str, start: int, end: int, markup: Markup) -> Iterator[Row]:
    for row in map(read_row, _lines_of(text, Stretch(start, end), signs=True)):
        if row.words:
            yield _with_markup(row, markup)


def _with_markup(row: Row, markup: Markup) -> Row:
    """What a line beside the article is: a link to a story, a caption, a day."""
    if row.text in markup.links:
        look = Look.HEADLINE if row.look in "PsC" else row.look
        return replace(row, look=look, linked=True)
    if squeeze(row.text) in markup.cards:
        return _of_card(row)
    if row.look in "sHhL" and _is_day(row):
        return replace(row, look=Look.METADATA)
    if row.look in "PsCHh" and caption_key(row.text) in markup.captions:
        return replace(row, look=Look.CREDIT)
    return row


def with_cards(rows: Sequence[Row], markup: Markup) -> Iterator[Row]:
    """Mark the titles and the texts of other stories' boxes among the rows of a page."""
    for row in rows:
        if squeeze(row.text) in markup.cards:
            yield _of_card(row)
        else:
            yield replace(row, linked=row.text in markup.links)


def _of_card(row: Row) -> Row:
    """The text of another story's box: it is cut short, whatever it ends with."""
    return replace(row, look=Look.CUT, linked=True)


def _kind(passage: Passage, row: Row, captions: frozenset[str]) -> BlockKind:
    """What the markup says, but for captions, short lines in bold and the cells of tables."""
    if row.look is Look.CREDIT or caption_key(row.text) in captions:
        return BlockKind.CAPTION
    if passage.kind is BlockKind.PARAGRAPH and row.look in "HL":
        noted = _FOOTNOTED.search(row.text) is not None
        return BlockKind.PARAGRAPH if noted else BlockKind.HEADING
    if passage.kind is None:
        return BlockKind.PARAGRAPH if row.look in "PsC" else BlockKind.LIST
    return passage.kind


def _title_row(rows: Sequence[Row], body: range, title: str) -> int | None:
    """The row of the title: the article's own, or else the last above the article."""
    wanted, count = fold(title), count_words(title)
    found = [at for at, row in enumerate(rows) if row.words == count and fold(row.text) == wanted]
    own = [at for at in found if rows[at].kind is not None]
    above = [at for at in found if at < body.start]
    return next(iter([*own, *above[::-1], *found]), None)


def _outside(
    rows: Sequence[Row], body: range, title: int | None, taken: frozenset[int]
) -> frozenset[int]:
    """The rows that can be other stories: not the article's, nor among readers' comments.

    Between the article's own rows only links can.
    """
    looks = letters(rows)
    comments = looks.find("Z", body.stop)
    last = len(rows) if comments < 0 else comments
    return frozenset(
        at
        for at, row in enumerate(rows[:last])
        if row.kind is None and at != title and at not in taken and (row.linked or at not in body)
    )


def _points(
    rows: Sequence[Row], body: range, title: int | None, own: frozenset[str]
) -> frozenset[int]:
    """The rows between a title and its article that are akin to it and no links: its points."""
    between = range(0) if title is None else range(title + 1, body.start)
    return frozenset(
        at for at in between if not rows[at].linked and kinship(rows[at].matter, own) >= FOREIGN
    )


def _lone_links(rows: Sequence[Row], outside: frozenset[int]) -> tuple[TeaserRows, ...]:
    """Links to stories that stand by themselves."""
    return tuple(
        TeaserRows(first=at, stop=at + 1, title=at)
        for at in sorted(outside)
        if rows[at].linked and rows[at].look in "Hh"
    )


def _body(rows: Sequence[Row]) -> range:
    main = [at for at, row in enumerate(rows) if row.kind is not None]
    return range(main[0], main[-1] + 1) if main else range(0)


def _below(body: range, title: int | None) -> range:
    """The article from below its title on, if that stands within it."""
    return range(title + 1, body.stop) if title is not None and title in body else body


def _with_subtitle(rows: tuple[Row, ...], title: int | None) -> tuple[Row, ...]:
    """Make the subtitle, a heading that is a sentence right below the title, part of the title."""
    below = range(len(rows)) if title is None else range(title + 1, len(rows))
    at = next((at for at in below if rows[at].kind is not None), None)
    if title is None or at is None or not _is_subtitle(rows[at]):
        return rows
    return (*rows[:at], replace(rows[at], kind=BlockKind.TITLE), *rows[at + 1 :])


def _is_subtitle(row: Row) -> bool:
    fits = _FEWEST_SUBTITLE_WORDS <= row.words <= _MOST_SUBTITLE_WORDS
    return fits and row.kind is BlockKind.HEADING and row.text.endswith(".")


def _without_kickers(rows: tuple[Row, ...], title: int | None) -> tuple[Row, ...]:
    """Take the short lines above the title, such as the name of the section, from the article."""
    short = (BlockKind.HEADING, BlockKind.LIST)
    return tuple(
        replace(row, kind=None) if row.kind in short and at < (title or 0) else row
        for at, row in enumerate(rows)
    )


def _with_headings(rows: tuple[Row, ...], body: range, headings: frozenset[int]) -> tuple[Row, ...]:
    """Add the headings right above the article's paragraphs that trafilatura has left out.

    One right above the first paragraph is a heading where the article has others; else it is a
    subtitle.
    """
    looks = letters(rows)
    found = {at for at in headings.intersection(body) if _MAIN_FOLLOWS.match(looks, at + 1)}
    above = next((at for at in range(body.start - 1, -1, -1) if looks[at] not in "TM"), None)
    if above is not None and len(found) >= _FEWEST_HEADINGS and looks[above + 1] != "M":
        found |= headings.intersection({above})
    return tuple(
        replace(row, kind=BlockKind.HEADING) if at in found else row for at, row in enumerate(rows)
    )


def _is_heading(row: Row, markup: Markup) -> bool:
    return row.look in "HL" and row.text in markup.headings and not row.linked
