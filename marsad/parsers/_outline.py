"""A page of text in outline: which rows are its title, its article, leads to other stories."""

import re
from collections.abc import Sequence

from msgspec import Struct

from marsad.parsers._body import find_body
from marsad.parsers._rows import Row, kinship, letters, matter_of
from marsad.parsers._teasers import (
    FOREIGN,
    TeaserRows,
    find_teasers,
    foreign_pairs,
    rows_of,
    stray_titles,
)
from marsad.parsers._title import find_title

# What can stand at the edge of an article's stretch of rows without being the article's.
_EDGE = frozenset("MFKLRSXHhi")
# So few headlines alone on a page are a title with its subtitles, and no list of stories.
_FEWEST_LISTED = 4
# The names of the outlet, of sections and of offices stand above an article too.
_FEWEST_ABOVE, _FEWEST_BELOW = 3, 2
_LIST = re.compile("[hi]{2,}")
_LAST_WORDS = re.compile("(?:H?s){1,4}")


class Outline(Struct, frozen=True, kw_only=True):
    """The row of the title, the stretch of rows of the article, the rows of each teaser.

    Rows of a teaser may lie within the article's stretch. `from_markup` says that the rows of the
    article are those of look MAIN, and no others.
    """

    rows: tuple[Row, ...]
    title: int | None
    body: range
    teasers: tuple[TeaserRows, ...]
    from_markup: bool = False

    @property
    def taken(self) -> frozenset[int]:
        """The rows of teasers."""
        return rows_of(self.teasers)


def outline(rows: tuple[Row, ...], *, title: str | None = None) -> Outline:
    """Find the article, its title and the teasers. `title` is the title, if that is known."""
    teasers = _marked(rows)
    body = _with_end(rows, _with_list(rows, find_body(rows, rows_of(teasers))), rows_of(teasers))
    teasers += foreign_pairs(rows, body, rows_of(teasers))
    at = find_title(rows, body, rows_of(teasers), known=title)
    if at is not None:
        teasers = tuple(t for t in teasers if at not in range(t.first, t.stop))
    body = _trim(rows, body, rows_of(teasers), title=at)
    above, below = _outside(rows, body, rows_of(teasers), title=at)
    article = matter_of(rows[at] for at in body)
    teasers += stray_titles(rows, above, article, fewest=_FEWEST_ABOVE)
    teasers += stray_titles(rows, below, article, fewest=_FEWEST_BELOW)
    return Outline(
        rows=rows,
        title=at,
        body=body,
        teasers=tuple(sorted(teasers, key=lambda teaser: teaser.first)),
    )


def _marked(rows: Sequence[Row]) -> tuple[TeaserRows, ...]:
    """The teasers that show themselves, unless one is all there is: an article cut by a paywall."""
    teasers = find_teasers(rows)
    taken = rows_of(teasers)
    alone = not any(row.look in "Ps" for at, row in enumerate(rows) if at not in taken)
    return () if alone and len(teasers) == 1 else teasers


def _with_list(rows: Sequence[Row], body: range) -> range:
    """Add the list right below an article if it is about the same, or is no list of titles."""
    match = _LIST.match(letters(rows), body.stop)
    if match is None or not body:
        return body
    items = rows[slice(*match.span())]
    akin = kinship(matter_of(items), matter_of(rows[at] for at in body)) >= FOREIGN
    titles = sum(row.text[0].isupper() for row in items)
    return range(body.start, match.end()) if akin or 2 * titles < len(items) else body


def _with_end(rows: Sequence[Row], body: range, taken: frozenset[int]) -> range:
    """Add the short sentences right below an article, such as the last answer of an interview."""
    match = _LAST_WORDS.match(letters(rows), body.stop)
    if match is None or not body or not taken.isdisjoint(range(*match.span())):
        return body
    return range(body.start, match.end())


def _trim(rows: Sequence[Row], body: range, taken: frozenset[int], *, title: int | None) -> range:
    """Take teasers and what goes with them off the ends of the article, and all above its title."""
    first, stop = body.start, body.stop
    if title is not None and title in body:
        first = title + 1
    while first < stop and first in taken:
        first += 1
    cut = stop
    while cut > first and (cut - 1 in taken or rows[cut - 1].look in _EDGE):
        cut -= 1
    return range(first, cut if taken.intersection(range(cut, stop)) else stop)


def _outside(
    rows: Sequence[Row], body: range, taken: frozenset[int], *, title: int | None
) -> tuple[frozenset[int], frozenset[int]]:
    """The rows above and below the article that can be other stories: no readers' comments."""
    looks = letters(rows)
    if not body:
        listed = frozenset(at for at, look in enumerate(looks) if look in "Hh" and at != title)
        return frozenset(), listed - taken if len(listed) >= _FEWEST_LISTED else frozenset()
    top = body.start if title is None else min(title, body.start)
    comments = looks.find("Z", body.stop)
    below = range(body.stop, len(rows) if comments < 0 else comments)
    return frozenset(range(top)) - taken, frozenset(below) - taken
