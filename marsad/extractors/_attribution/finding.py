"""Finds the attributions of parsed text: whose word, by which cue, and what is said."""

from collections.abc import Sequence

import numpy as np
from msgspec import Struct

from marsad.extractors._attribution.net import Known, Net, know, shipped, tell
from marsad.extractors._attribution.pieces import Piece, pieces_of
from marsad.extractors._attribution.roles import Role, best_roles
from marsad.extractors._attribution.signs import Numbers, Rows, Signs, signs_of
from marsad.language import Sentence

# Best for sources and contents on the tenth of the training texts that was held out; .3 and .5 lose
# under half a point.
CUE_LIKELY = 0.4

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


class Found(Struct, frozen=True, kw_only=True):
    """A cue's main word in a piece, and the scores of the tokens' roles."""

    piece: Piece
    anchor: int
    likely: float
    scores: Numbers


def find_relations(
    sentences: Sequence[Sentence], *, net: Net | None = None, likely: float = CUE_LIKELY
) -> tuple[Relation, ...]:
    """Find the attributions of parsed text, in the order of their cues.

    Sentences of one passage are read together, and nothing beyond it: what one passage gives
    depends on no other. A language model without vectors gives none.
    """
    used = shipped() if net is None else net
    found = [f for piece in pieces_of(sentences) for f in _found(piece, used, likely)]
    roles = best_roles([f.scores for f in found], used.steps)
    relations = [_relation(f, row) for f, row in zip(found, roles, strict=True)]
    return tuple(_distinct(relations))


def _found(piece: Piece, net: Net, likely: float) -> list[Found]:
    signs: Signs = signs_of(piece)
    known: Known = know(signs, net)
    return [
        Found(
            piece=piece,
            anchor=anchor,
            likely=float(known.cues[anchor]),
            scores=tell(signs, known, anchor, net),
        )
        for anchor in np.flatnonzero(known.cues > likely).tolist()
    ]


def _relation(found: Found, roles: Rows) -> Relation:
    tokens = found.piece.tokens
    return Relation(
        source=_places(found.piece, roles == Role.SOURCE),
        cue=_places(found.piece, roles == Role.CUE),
        content=_places(found.piece, roles == Role.CONTENT),
        main=tokens[found.anchor].start,
        confidence=round(found.likely, 3),
    )


def _places(piece: Piece, chosen: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Places:
    """The stretches of the text that the chosen tokens cover."""
    edges = np.flatnonzero(np.diff(chosen.astype(np.int8), prepend=0, append=0)).tolist()
    tokens = piece.tokens
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return tuple((tokens[first].start, tokens[last - 1].end) for first, last in pairs)


def _distinct(relations: Sequence[Relation]) -> list[Relation]:
    """One relation for each cue: two main words may lead to the same one."""
    best: dict[Places, Relation] = {}
    for relation in relations:
        known = best.get(relation.cue)
        if relation.cue and (known is None or relation.confidence > known.confidence):
            best[relation.cue] = relation
    return sorted(best.values(), key=lambda r: r.main)
