"""Pieces: what the net reads at once, a passage or a part of a long one."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from marsad.language import Sentence, Token

# 99 % of the sources and contents of the training texts stand in the paragraph of their cue; one
# paragraph in a thousand is longer than this.
MOST_TOKENS = 300


class Piece(Struct, frozen=True, kw_only=True):
    """Sentences that follow each other in one passage; heads are places in `tokens`."""

    tokens: tuple[Token, ...]
    heads: tuple[int, ...]
    sentences: tuple[int, ...]
    vectors: bytes


def pieces_of(sentences: Sequence[Sentence]) -> Iterator[Piece]:
    """Cut what was parsed into pieces; sentences without vectors are left out."""
    told = (s for s in sentences if s.vectors is not None)
    for _, passage in groupby(told, key=lambda s: s.passage):
        held: list[Sentence] = []
        count = 0
        for sentence in passage:
            if held and count + len(sentence.tokens) > MOST_TOKENS:
                yield _piece(held)
                held, count = [], 0
            held.append(sentence)
            count += len(sentence.tokens)
        yield _piece(held)


def _piece(sentences: Sequence[Sentence]) -> Piece:
    heads: list[int] = []
    for sentence in sentences:
        first = len(heads)
        heads += [first + token.head for token in sentence.tokens]
    return Piece(
        tokens=tuple(token for sentence in sentences for token in sentence.tokens),
        heads=tuple(heads),
        sentences=tuple(at for at, s in enumerate(sentences) for _ in s.tokens),
        vectors=b"".join(s.vectors or b"" for s in sentences),
    )
