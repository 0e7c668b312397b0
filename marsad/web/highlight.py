"""An article cut into pieces, so that a page can mark the words that show each value.

Offsets are resolved here, in code points; a browser gets text and marks and counts nothing.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from marsad.records import Article, Block, BlockKind, Claim, ClaimId
from marsad.web.values import Value, values_of


class Piece(Struct, frozen=True, kw_only=True):
    """A stretch of text all of which is marked alike.

    `claims` are those whose evidence it belongs to; `values` are the values of the chosen claim
    that it shows; `chosen` if it is evidence of the chosen claim.
    """

    text: str
    claims: tuple[ClaimId, ...] = ()
    values: tuple[Value, ...] = ()
    chosen: bool = False


class Passage(Struct, frozen=True, kw_only=True):
    """One block of the article, in pieces."""

    kind: BlockKind
    pieces: tuple[Piece, ...]


def passages(
    article: Article, claims: Sequence[Claim], *, chosen: Claim | None = None
) -> tuple[Passage, ...]:
    """The whole text of a page, block by block, with the evidence of its claims marked."""
    return tuple(
        Passage(
            kind=block.kind,
            pieces=tuple(_pieces(article.text, block.start, block.end, claims, chosen)),
        )
        for block in _covering(article)
    )


def _covering(article: Article) -> Iterator[Block]:
    """The blocks without overlaps, and what no block covers as boilerplate."""
    position = 0
    for block in sorted(article.blocks, key=lambda block: (block.start, -block.end)):
        yield from _uncovered(article.text, position, block.start)
        start = max(block.start, position)
        if start < block.end:
            yield Block(kind=block.kind, start=start, end=block.end)
        position = max(position, block.end)
    yield from _uncovered(article.text, position, len(article.text))


def _uncovered(text: str, start: int, end: int) -> Iterator[Block]:
    if text[start:end].strip():
        yield Block(kind=BlockKind.BOILERPLATE, start=start, end=end)


def _pieces(
    text: str, start: int, end: int, claims: Sequence[Claim], chosen: Claim | None
) -> Iterator[Piece]:
    """Cut where any mark begins or ends, so that marks may overlap as they like."""
    near = [claim for claim in claims if claim.evidence.start < end and claim.evidence.end > start]
    values = values_of(chosen) if chosen else ()
    spans = [claim.evidence for claim in near] + [value.finding for value in values]
    edges = {edge for span in spans for edge in (span.start, span.end) if start < edge < end}
    for left, right in pairwise(sorted({start, end, *edges})):
        yield Piece(
            text=text[left:right],
            claims=tuple(c.id for c in near if c.evidence.start <= left < c.evidence.end),
            values=tuple(v for v in values if v.finding.start <= left < v.finding.end),
            chosen=chosen is not None and chosen.evidence.start <= left < chosen.evidence.end,
        )
