"""Which rows lead to other stories: a title, the first words of its text, a link to the rest."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate

from msgspec import Struct

from marsad.parsers._rows import Row, kinship, letters, matter_of
from marsad.records import Teaser
from marsad.text.lines import is_cut_off
from marsad.text.marks import pointed_at

# "Read also: …"; a title over a text cut short, with or without a link to the rest; a text cut
# short over such a link; a title over a link; and a whole text between the two.
_MARKED = re.compile("X|[HhL]M{0,2}CM{0,2}R?|CM{0,2}R|[Hh]M{0,2}R|[Hh]M{0,2}[Ps]M{0,2}R")
# The head of a section, then titles, each perhaps with its text. Below the article a text that
# goes on is the article again; above it, the last title before running text is the article's.
_SECTION_BELOW = re.compile("S(?:[HhL]M{0,2}(?:C|P(?!M{0,2}[PA]))|[HhMFKLiRC])*")
_SECTION_ABOVE = re.compile(
    "S(?:[HhL](?!M{0,3}[Ps]?M{0,2}[PA])M{0,2}[CP]|[MFKLiRC]|[Hh](?!M{0,3}[Ps]?M{0,2}[PA]))*"
)
_ENTRY = re.compile("[HhL]M{0,2}[CP]M{0,2}R?|[Hh]|CM{0,2}R?")
# A title over one paragraph, with nothing else before the next title; no entry of a live page.
_PAIR = re.compile("(?<!T)[HhL]M{0,2}P[sC]?(?![PsCA])M{0,2}R?[FKi]{0,2}")

# Outside the article: titles in a row, each perhaps with its text.
_OUTSIDE = re.compile("(?:[Hh][MFKLi]{0,3}(?:[PC]M{0,2}R?[FKLi]{0,2})?)+")
_QUOTES = frozenset("‘’“”\"'«„")
_OTHER = " "

# Words of running text above a section head from which on the article has begun.
_ARTICLE_BEGUN_WORDS = 20
_MOST_TEASER_WORDS = 60
_MOST_TITLE_WORDS = 30
# A menu has entries of up to four words.
_FEWEST_TITLE_WORDS = 5
# Kinship with the article: nine in ten first sentences of other stories are below, nine in ten
# paragraphs of the article itself above (60 pages whose text is known).
FOREIGN = 0.3
# A paragraph after a section's title belongs to the article from this kinship on.
_RESUMED = 0.4
# Pairs at the edge of an article are foreign together: each counts by how far it is below EDGE.
_EDGE, _ENOUGH_TOGETHER, _ENOUGH_ALONE = 0.32, 0.08, 0.18
_FEWEST_ABOVE = 3


class TeaserRows(Struct, frozen=True, kw_only=True):
    """The rows `[first, stop)` of one teaser, and which of them hold its title and its text."""

    first: int
    stop: int
    title: int | None = None
    body: int | None = None


def rows_of(teasers: Sequence[TeaserRows]) -> frozenset[int]:
    return frozenset(at for teaser in teasers for at in range(teaser.first, teaser.stop))


def find_teasers(rows: Sequence[Row]) -> tuple[TeaserRows, ...]:
    """Find the teasers that a link, an ellipsis or the head of their section gives away."""
    looks = letters(rows)
    marked = [_teaser(looks, *match.span()) for match in _MARKED.finditer(looks)]
    prose = _prose(rows, rows_of(marked))
    shared = _shared(rows, rows_of(marked))
    sure = [_with_title(rows, teaser, shared) for teaser in _sure(rows, marked, prose)]
    taken = rows_of(sure)
    sections = list(_sections(rows, looks))
    article = _prose(rows, taken.union(*sections))
    listed = [
        teaser
        for section in sections
        for teaser in _in_section(rows, looks, section, article)
        if taken.isdisjoint(range(teaser.first, teaser.stop))
    ]
    return tuple(sorted([*sure, *listed], key=lambda teaser: teaser.first))


def foreign_pairs(
    rows: Sequence[Row], body: range, taken: frozenset[int]
) -> tuple[TeaserRows, ...]:
    """Find titles over one paragraph, at the edges of the body, whose matter is not the body's."""
    looks = "".join(_OTHER if at in taken else row.look for at, row in enumerate(rows))
    first = body.start
    while first > 0 and looks[first - 1] in "HhLMK":
        first -= 1
    pairs = [
        span
        for match in _PAIR.finditer(looks, first, body.stop)
        if _is_short(rows[slice(*(span := match.span()))])
    ]
    above, below = _chain(pairs, first), _chain_up(pairs, body.stop)
    core = range(above[-1][1] if above else first, below[0][0] if below else body.stop)
    article = matter_of(rows[at] for at in core if looks[at] in "Ps")
    if not article:
        return ()
    foreign = [
        *_foreign(rows, above, article, fewest=_FEWEST_ABOVE),
        *_foreign(rows, below[::-1], article, fewest=1),
    ]
    return tuple(_teaser(looks, *span) for span in sorted(foreign))


def stray_titles(
    rows: Sequence[Row], outside: frozenset[int], article: frozenset[str], *, fewest: int
) -> tuple[TeaserRows, ...]:
    """Find, among the rows outside the article, titles in a row and titles over a foreign text."""
    looks = "".join(
        _OTHER if at not in outside or (row.look in "Hh" and not _is_title(row)) else row.look
        for at, row in enumerate(rows)
    )
    found = [
        [_teaser(looks, *entry.span()) for entry in _ENTRY.finditer(looks, *match.span())]
        for match in _OUTSIDE.finditer(looks)
    ]
    return tuple(
        teaser
        for teasers in found
        for teaser in teasers
        if len(teasers) >= fewest or teaser.body is not None
        if teaser.body is None or kinship(rows[teaser.body].matter, article) < FOREIGN
    )


def entries_of(rows: Sequence[Row], run: range) -> Iterator[TeaserRows]:
    """The teasers of a run of rows that holds nothing else: titles, each perhaps with its text."""
    looks = letters(rows)
    at = run.start
    for entry in _ENTRY.finditer(looks, run.start, run.stop):
        yield from (
            TeaserRows(first=row, stop=row + 1, body=row) for row in range(at, entry.start())
        )
        yield TeaserRows(
            first=entry.start(),
            stop=entry.end(),
            title=entry.start() if looks[entry.start()] in "HhL" else None,
            body=next((row for row in range(*entry.span()) if looks[row] in "PC"), None),
        )
        at = entry.end()
    yield from (TeaserRows(first=row, stop=row + 1, body=row) for row in range(at, run.stop))


def _is_title(row: Row) -> bool:
    """Say whether a headline could be a story's: longer than a menu's entry, and no shout."""
    first = row.text[0]
    return row.linked or (
        row.words >= _FEWEST_TITLE_WORDS
        and not row.text.isupper()
        and (first.isalnum() or first in _QUOTES)
    )


def to_teaser(rows: Sequence[Row], teaser: TeaserRows) -> Teaser:
    """Make the record of a teaser: what its title and its text say, and where it stands."""
    lines = [row.line for row in rows[teaser.first : teaser.stop]]
    title = None if teaser.title is None else rows[teaser.title].text
    body = "" if teaser.body is None else rows[teaser.body].text
    if title is not None and rows[teaser.first].look == "X":
        title = title[pointed_at(title) :].strip()
    linked = any(row.look == "R" for row in rows[teaser.first : teaser.stop])
    return Teaser(
        title=title,
        text=body,
        truncated=linked or is_cut_off(body or title or ""),
        start=lines[0].start,
        end=lines[-1].end,
    )


def _teaser(looks: str, first: int, stop: int) -> TeaserRows:
    while looks[stop - 1] in "FKMi" and stop - first > 1:
        stop -= 1
    title = next((at for at in range(first, stop) if looks[at] in "XHhL"), None)
    body = next((at for at in range(first, stop) if looks[at] in "PCs"), None)
    return TeaserRows(first=first, stop=stop, title=title, body=body)


def _sure(
    rows: Sequence[Row], marked: Sequence[TeaserRows], article: frozenset[str]
) -> list[TeaserRows]:
    """Keep the teasers that are marked beyond doubt, or foreign, or next to one that is."""
    clear = [_is_clear(rows, teaser, article) for teaser in marked]
    for order in (range(len(marked)), reversed(range(len(marked)))):
        last: int | None = None
        for at in order:
            if last is not None and clear[last] and _touch(marked[last], marked[at]):
                clear[at] = True
            last = at
    return [teaser for teaser, sure in zip(marked, clear, strict=True) if sure]


def _touch(one: TeaserRows, other: TeaserRows) -> bool:
    return one.stop == other.first or other.stop == one.first


def _is_clear(rows: Sequence[Row], teaser: TeaserRows, article: frozenset[str]) -> bool:
    """Say whether its marks alone make a teaser; a title over a whole text must be foreign too."""
    own = rows[teaser.first : teaser.stop]
    looks = letters(own)
    if looks == "X" or ("R" in looks and not set(looks) & set("Ps")):
        return True
    if own[0].linked and "C" in looks:
        return True
    return bool(article) and kinship(matter_of(own), article) < FOREIGN


def _with_title(rows: Sequence[Row], teaser: TeaserRows, shared: frozenset[str]) -> TeaserRows:
    """Give a teaser without a title the row above as its title, if that is a sentence of its own.

    Such a row is no paragraph of the article if another teaser ends above it, or if it shares too
    little with the other paragraphs.
    """
    above = teaser.first - 1
    if teaser.title is not None or above < 0 or rows[above].look not in "Ps":
        return teaser
    foreign = kinship(rows[above].matter, shared) < FOREIGN
    after_teaser = above > 0 and rows[above - 1].look in "RC"
    if rows[above].words > _MOST_TITLE_WORDS or not (foreign or after_teaser):
        return teaser
    return TeaserRows(first=above, stop=teaser.stop, title=above, body=teaser.body)


def _sections(rows: Sequence[Row], looks: str) -> Iterator[range]:
    """List the sections of other stories: the rows from each head to the end of its teasers."""
    words = done = 0
    for at, row in enumerate(rows):
        words += row.words if row.look in "PA" else 0
        if row.look == "S" and at >= done:
            grammar = _SECTION_BELOW if words >= _ARTICLE_BEGUN_WORDS else _SECTION_ABOVE
            match = grammar.match(looks, at)
            done = match.end() if match else at + 1
            yield range(at, done)


def _in_section(
    rows: Sequence[Row], looks: str, section: range, article: frozenset[str]
) -> Iterator[TeaserRows]:
    """List the teasers of a section; a text akin to the article is the article going on.

    So is, or is the page's foot, a text after the last of titles that have none.
    """
    entries = _ENTRY.finditer(looks, section.start, section.stop)
    teasers = [_teaser(looks, *entry.span()) for entry in entries]
    bare = len(teasers) > 1 and all(teaser.body is None for teaser in teasers[:-1])
    for teaser in teasers:
        body = None if teaser.body is None else rows[teaser.body]
        own = body is not None and not bare and kinship(body.matter, article) < _RESUMED
        if body is None or body.look == "C" or own:
            yield teaser
        elif teaser.title is not None:
            yield TeaserRows(first=teaser.first, stop=teaser.title + 1, title=teaser.title)


def _prose(rows: Sequence[Row], without: frozenset[int]) -> frozenset[str]:
    return matter_of(row for at, row in enumerate(rows) if row.look in "PA" and at not in without)


def _shared(rows: Sequence[Row], without: frozenset[int]) -> frozenset[str]:
    """The matter of at least two paragraphs."""
    prose = (row for at, row in enumerate(rows) if row.look in "PA" and at not in without)
    counts = Counter(stem for row in prose for stem in row.matter)
    return frozenset(stem for stem, count in counts.items() if count > 1)


def _is_short(rows: Sequence[Row]) -> bool:
    return sum(row.words for row in rows if row.look in "PsC") <= _MOST_TEASER_WORDS


def _chain(pairs: Sequence[tuple[int, int]], first: int) -> list[tuple[int, int]]:
    """The pairs that follow one another from `first` on."""
    chain: list[tuple[int, int]] = []
    for pair in pairs:
        if pair[0] != (chain[-1][1] if chain else first):
            break
        chain.append(pair)
    return chain


def _chain_up(pairs: Sequence[tuple[int, int]], stop: int) -> list[tuple[int, int]]:
    """The pairs that follow one another up to `stop`."""
    chain: list[tuple[int, int]] = []
    for pair in reversed(pairs):
        if pair[1] != (chain[-1][0] if chain else stop):
            break
        chain.append(pair)
    return chain[::-1]


def _foreign(
    rows: Sequence[Row], chain: Sequence[tuple[int, int]], article: frozenset[str], *, fewest: int
) -> Sequence[tuple[int, int]]:
    """Take from the outer end of a chain the pairs that together are foreign to the article."""
    gains = [_EDGE - kinship(matter_of(rows[slice(*pair)]), article) for pair in chain]
    totals = list(accumulate(gains))
    if not totals:
        return ()
    count = max(range(len(totals)), key=totals.__getitem__) + 1
    enough = _ENOUGH_ALONE if count == 1 else _ENOUGH_TOGETHER
    return chain[:count] if count >= fewest and totals[count - 1] > enough else ()
