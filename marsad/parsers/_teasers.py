"""Which rows lead to other stories: a title, the first words of its text, a link to the rest."""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from msgspec import Struct

from marsad.parsers._rows import Row, kinship, letters, matter_of
from marsad.records import Teaser
from marsad.text.lines import is_cut_off
from marsad.text.marks import pointed_at

# "Read also: …"; a title over a text cut short, with or without a link to the rest; a text cut
# short over such a link; a title over a link; and a whole text between the two.
_MARKED = re.compile("X|[Hh]M{0,2}CM{0,2}R?|CM{0,2}R|[Hh]M{0,2}R|[Hh]M{0,2}[Ps]M{0,2}R")
# The head of a section, then titles, each perhaps with its text. Below the article a text that
# goes on is the article again; above it, the last title before running text is the article's.
_SECTION_BELOW = re.compile("S(?:[MFKLiRC]|[Hh](?:M{0,2}(?:C|P(?!M{0,2}[PA])))?)*")
_SECTION_ABOVE = re.compile("S(?:[MFKLiRC]|[Hh](?!M{0,3}[Ps]?M{0,2}[PA])(?:M{0,2}[CP])?)*")
_ENTRY = re.compile("[Hh](?:M{0,2}[CP]M{0,2}R?)?|CM{0,2}R?")
# A title over one paragraph, with nothing else before the next title.
_PAIR = re.compile("[HhL]M{0,2}P[sC]?(?![PsCA])M{0,2}R?[FKi]{0,2}")

# Words of running text above a section head from which on the article has begun.
_ARTICLE_BEGUN_WORDS = 40
_MOST_TEASER_WORDS = 60
# Kinship with the article: nine in ten first sentences of other stories are below, nine in ten
# paragraphs of the article itself above (60 pages whose text is known).
FOREIGN = 0.26
# A paragraph after a section's title belongs to the article from this kinship on.
_RESUMED = 0.4
# Pairs at the edge of an article are foreign together: each counts by how far it is below EDGE.
_EDGE, _ENOUGH_TOGETHER, _ENOUGH_ALONE = 0.28, 0.08, 0.18
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
    inside = rows_of(marked)
    article = matter_of(
        row for at, row in enumerate(rows) if row.look in "PA" and at not in inside
    )
    sure = [teaser for teaser in marked if _is_marked(rows, teaser, article)]
    taken = rows_of(sure)
    listed = [
        teaser
        for teaser in _in_sections(rows, looks, article)
        if taken.isdisjoint(range(teaser.first, teaser.stop))
    ]
    return tuple(sorted([*sure, *listed], key=lambda teaser: teaser.first))


def foreign_pairs(
    rows: Sequence[Row], body: range, taken: frozenset[int]
) -> tuple[TeaserRows, ...]:
    """Find titles over one paragraph, at the edges of the body, whose matter is not the body's."""
    looks = letters(rows)
    first = body.start
    while first > 0 and looks[first - 1] in "HhLMK" and first - 1 not in taken:
        first -= 1
    pairs = [
        span
        for match in _PAIR.finditer(looks, first, body.stop)
        if _is_short(rows[slice(*(span := match.span()))])
    ]
    above, below = _chain(pairs, first), _chain_up(pairs, body.stop)
    core = range(above[-1][1] if above else first, below[0][0] if below else body.stop)
    article = matter_of(rows[at] for at in core if looks[at] in "Ps" and at not in taken)
    if not article:
        return ()
    foreign = [
        *_foreign(rows, above, article, fewest=_FEWEST_ABOVE),
        *_foreign(rows, below[::-1], article, fewest=1),
    ]
    return tuple(_teaser(looks, *span) for span in sorted(foreign))


def to_teaser(text: str, rows: Sequence[Row], teaser: TeaserRows) -> Teaser:
    """Make the record of a teaser: what its title and its text say, and where it stands."""
    lines = [row.line for row in rows[teaser.first : teaser.stop]]
    title = None if teaser.title is None else rows[teaser.title].line.text
    body = "" if teaser.body is None else rows[teaser.body].line.text
    if title is not None and rows[teaser.first].look == "X":
        title = title[pointed_at(title) :]
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


def _is_marked(rows: Sequence[Row], teaser: TeaserRows, article: frozenset[str]) -> bool:
    """Say whether its marks alone make a teaser; a title over a whole text must be foreign too."""
    own = rows[teaser.first : teaser.stop]
    looks = letters(own)
    if looks == "X" or ("R" in looks and not set(looks) & set("Ps")):
        return True
    return bool(article) and kinship(matter_of(own), article) < FOREIGN


def _in_sections(rows: Sequence[Row], looks: str, article: frozenset[str]) -> Iterator[TeaserRows]:
    words = 0
    done = 0
    for at, row in enumerate(rows):
        words += row.words if row.look in "PA" else 0
        if row.look != "S" or at < done:
            continue
        section = _SECTION_BELOW if words >= _ARTICLE_BEGUN_WORDS else _SECTION_ABOVE
        match = section.match(looks, at)
        done = match.end() if match else at
        for entry in _ENTRY.finditer(looks, at, done):
            yield _without_resumed(rows, _teaser(looks, *entry.span()), article)


def _without_resumed(
    rows: Sequence[Row], teaser: TeaserRows, article: frozenset[str]
) -> TeaserRows:
    """Leave out the text after a section's last title if it is the article that goes on."""
    if teaser.title is None or teaser.body is None or rows[teaser.body].look == "C":
        return teaser
    if kinship(rows[teaser.body].matter, article - rows[teaser.body].matter) < _RESUMED:
        return teaser
    return TeaserRows(first=teaser.first, stop=teaser.title + 1, title=teaser.title)


