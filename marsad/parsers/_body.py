"""Where among the rows of a page its article is."""

from collections.abc import Sequence
from types import MappingProxyType

from marsad.parsers._rows import Row, kinship, matter_of

# What a row adds to a stretch that is to be the article; prose adds its words. Set by hand, then
# checked on the pages of the articles benchmark: small changes do not matter.
_WEIGHT = MappingProxyType(
    {"s": 2, "C": 3, "T": 15, "H": -4, "h": -3, "L": -5, "i": -6, "M": -2, "K": -2}
    | {"F": -6, "R": -4, "X": -4, "S": -12, "Z": -25}
)
_TEASER_WEIGHT = -2
_MOST_WORDS = 50
# Readers' comments come after an article: none is looked for below them once so much is found.
_ENOUGH = 100
# Prose counts in full if this share of its matter is also that of the six paragraphs on either
# side, and less the less it is: teasers and notices are strangers to each other. With few
# paragraphs around it nothing can be said.
_AKIN, _NEIGHBOURS, _FEWEST_AROUND, _LEAST_SHARE = 0.3, 6, 4, 0.1


def find_body(rows: Sequence[Row], teasers: frozenset[int]) -> range:
    """Find the stretch of rows with the most running text and the least of anything else."""
    shares = _shares(rows, teasers)
    best, body = 0.0, range(0)
    total, first = 0.0, 0
    for at, row in enumerate(rows):
        if row.look == "Z" and best >= _ENOUGH:
            break
        total += _weight(row, shares.get(at, 1.0)) if at not in teasers else _TEASER_WEIGHT
        if total <= 0:
            total, first = 0.0, at + 1
        elif total > best:
            best, body = total, range(first, at + 1)
    return body


def _weight(row: Row, share: float) -> float:
    return share * min(row.words, _MOST_WORDS) if row.look in "PA" else _WEIGHT[row.look]


def _shares(rows: Sequence[Row], teasers: frozenset[int]) -> dict[int, float]:
    """Say of each row of prose how far it is at home among the prose around it."""
    prose = [at for at, row in enumerate(rows) if row.look == "P" and at not in teasers]
    shares = {}
    for nth, at in enumerate(prose):
        around = prose[max(0, nth - _NEIGHBOURS) : nth] + prose[nth + 1 : nth + 1 + _NEIGHBOURS]
        if len(around) >= _FEWEST_AROUND:
            akin = kinship(rows[at].matter, matter_of(rows[other] for other in around))
            shares[at] = max(_LEAST_SHARE, min(1.0, akin / _AKIN))
    return shares
