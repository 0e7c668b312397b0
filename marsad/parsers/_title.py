"""Which row is the title of the article."""

import re
from collections.abc import Sequence
from math import sqrt

from marsad.parsers._rows import Row, kinship, letters
from marsad.text.names import fold

# How many rows above the article, bylines and notices not counted, can hold its title.
_LOOKED_AT = 30
# The first row that comes this near to the best is the title: its subtitle, and headings that
# repeat it, share more with the article at times. The figures below gave the most right titles on
# 139 pages with a known one (68 %, and 70 % among all menus); half or twice makes little odds.
_NEAR_BEST = 0.7
_OVER_METADATA = 2.0
_REPEATED = 1.5
_SHORT = 0.5
_SAME = 0.6
_METADATA_FOLLOWS = re.compile(".?M", re.DOTALL)


def find_title(
    rows: Sequence[Row], body: range, teasers: frozenset[int], *, known: str | None = None
) -> int | None:
    """Find the row of the title: the known one if it stands on the page, else the likeliest.

    A title stands above the article, shares its words with many of its paragraphs, is followed
    by the byline, and is often repeated.
    """
    if known is not None:
        return _find_known(rows, known)
    looks = letters(rows)
    prose = [at for at in body if looks[at] in "Ps" and at not in teasers]
    if not prose:
        return next(
            (at for at, look in enumerate(looks) if look == "H" and at not in teasers), None
        )
    if "T" in looks:  # a live page: its entries have titles of their own
        return next((at for at in range(looks.index("T")) if looks[at] == "H"), None)
    candidates = _candidates(looks, prose[0])
    paragraphs = [rows[at].matter for at in prose]
    scores = {at: _score(rows, looks, at, paragraphs) for at in candidates}
    best = max(scores.values(), default=0.0)
    return next((at for at in candidates if scores[at] >= _NEAR_BEST * best), None)


def _find_known(rows: Sequence[Row], known: str) -> int | None:
    wanted = fold(known)
    return next((at for at, row in enumerate(rows) if fold(row.text) == wanted), None)


def _candidates(looks: str, below: int) -> list[int]:
    found: list[int] = []
    seen = 0
    for at in range(below - 1, -1, -1):
        if looks[at] in "HhL" or looks[at : at + 2] == "sM":
            found.append(at)
        seen += looks[at] in "HhLilPCR"
        if seen >= _LOOKED_AT:
            break
    return found[::-1]


def _score(rows: Sequence[Row], looks: str, at: int, paragraphs: Sequence[frozenset[str]]) -> float:
    own = rows[at].matter
    if not own:
        return 0.0
    shared = sum(len(own & paragraph) for paragraph in paragraphs) / len(paragraphs)
    score = max(shared / sqrt(len(own)), 0.01)
    if _METADATA_FOLLOWS.match(looks, at + 1):
        score *= _OVER_METADATA
    if len(own) > 1 and _is_repeated(rows, at):
        score *= _REPEATED
    return score * _SHORT if looks[at] in "Lh" else score


def _is_repeated(rows: Sequence[Row], at: int) -> bool:
    around = range(max(0, at - 2 * _LOOKED_AT), min(len(rows), at + 2 * _LOOKED_AT))
    own = rows[at].matter
    return any(
        kinship(own, rows[other].matter) >= _SAME
        for other in around
        if other != at and rows[other].look in "HhLFi"
    )
