"""Finds the attributions of parsed text: whose word, by which cue, and what is said."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from marsad.extractors._attribution.net import Net, know, shipped, tell
from marsad.extractors._attribution.pieces import Piece, pieces_of
from marsad.extractors._attribution.roles import Role, best_roles
from marsad.extractors._attribution.signs import seen_from, signs_of
from marsad.language import Sentence

# Best for sources and contents on the tenth of the training texts that was held out; .3 and .5 lose
# under a point.
CUE_LIKELY = 0.4

# An article's paragraphs are read together; of a book, so many at once.
PIECES_AT_ONCE = 64

Places = tuple[tuple[int, int], ...]


class Relation(Struct, frozen=True, kw_only=True):
    """An attribution by its places in the text; each may be in several parts, or missing.

    `confidence` is how likely its main word is a cue, from 0 to 1. `main` is where that word
    begins.
    """

    source: Places
    cue: Places
    content: Places
    main: int
    confidence: float


def find_relations(
    sentences: Sequence[Sentence], *, net: Net | None = None, likely: float = CUE_LIKELY
) -> tuple[Relation, ...]:
    """Find the attributions of parsed text, in the order of their cues.

    Sentences of one passage are read together, and nothing beyond it: what one passage gives
    depends on no other. A language model without vectors gives none.
    """
    used = shipped() if net is None else net
    pieces = list(pieces_of(sentences))
    found = [
        relation
        for at in range(0, len(pieces), PIECES_AT_ONCE)
        for relation in _found(pieces[at : at + PIECES_AT_ONCE], used, likely)
    ]
    return tuple(_distinct(found))


def _found(pieces: Sequence[Piece], net: Net, likely: float) -> Iterator[Relation]:
    signs = signs_of(pieces)
    known = know(signs, net)
    anchors = np.flatnonzero(known.cues > likely).tolist()
    if not anchors:
        return
    view = seen_from(signs, anchors)
    scores = tell(signs, known, view, net)
    apart = [scores[a : a + size] for a, size in zip(view.starts, view.sizes, strict=True)]
    for anchor, roles in zip(anchors, best_roles(apart, net.steps), strict=True):
        at = bisect_right(signs.starts, anchor) - 1
        yield Relation(
            source=_places(pieces[at], roles == Role.SOURCE),
            cue=_places(pieces[at], roles == Role.CUE),
            content=_places(pieces[at], roles == Role.CONTENT),
            main=pieces[at].tokens[anchor - signs.starts[at]].start,
            confidence=round(float(known.cues[anchor]), 3),
        )


def _places(piece: Piece, chosen: NDArray[np.bool_]) -> Places:
    """The stretches of the text that the chosen tokens cover."""
    found: list[tuple[int, int]] = []
    last = -2
    for at in np.flatnonzero(chosen).tolist():
        token = piece.tokens[at]
        start = found.pop()[0] if at == last + 1 else token.start
        found.append((start, token.end))
        last = at
    return tuple(found)


def _distinct(relations: Sequence[Relation]) -> list[Relation]:
    """One relation for each cue: two main words may lead to the same one."""
    best: dict[Places, Relation] = {}
    for relation in relations:
        known = best.get(relation.cue)
        if relation.cue and (known is None or relation.confidence > known.confidence):
            best[relation.cue] = relation
    return sorted(best.values(), key=lambda r: r.main)


def vouching(relations: Sequence[Relation], start: int, end: int) -> list[Relation]:
    """Those in whose content a stretch of the text stands, the widest first.

    So the last one is the nearest to the fact: "the agency cited a doctor as saying" gives the
    agency's, then the doctor's.
    """
    over = [
        relation
        for relation in relations
        if relation.source and any(a <= start and end <= b for a, b in relation.content)
    ]
    return sorted(over, key=lambda relation: -sum(b - a for a, b in relation.content))
