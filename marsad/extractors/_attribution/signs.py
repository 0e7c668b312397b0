"""What the net is told of each token, and of each token as seen from a cue: rows of its tables."""

import zlib
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, count

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from marsad.extractors._attribution.pieces import Piece
from marsad.language import Token

Rows = NDArray[np.int32]
Numbers = NDArray[np.float32]

TAGS = (
    "$ '' , -LRB- -RRB- . : ADD AFX CC CD DT EX FW HYPH IN JJ JJR JJS LS MD NFP NN NNP NNPS NNS "
    "PDT POS PRP PRP$ RB RBR RBS RP SYM TO UH VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB XX _SP ``"
).split()
DEPS = (
    "ROOT acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj "
    "csubj csubjpass dative dep det dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass "
    "nummod oprd parataxis pcomp pobj poss preconj predet prep prt punct quantmod relcl xcomp"
).split()
ENTITIES = (
    "CARDINAL DATE EVENT FAC GPE LANGUAGE LAW LOC MONEY NORP ORDINAL ORG PERCENT PERSON PRODUCT "
    "QUANTITY TIME WORK_OF_ART"
).split()
# Row 0 is for what is not in the list.
_TAG = {name: at for at, name in enumerate(TAGS, 1)}
_DEP = {name: at for at, name in enumerate(DEPS, 1)}
_ENTITY = {name: at for at, name in enumerate(ENTITIES, 1)}

# Words are known by two numbers made of their letters, never by themselves: so the file of the net
# holds no word. Two tables of this size tell 30,000 words apart well enough.
WORD_ROWS = 8192
OPENING, CLOSING, EITHER = frozenset("“«„"), frozenset("”»"), frozenset(('"', "``", "''"))
SHAPES, QUOTED = 6, 4
MARKS = SHAPES * QUOTED * 2
COLUMNS = ("word", "word_2", "tag", "dep", "entity", "mark")
SIZES = {
    "word": WORD_ROWS,
    "word_2": WORD_ROWS,
    "tag": len(TAGS) + 1,
    "dep": len(DEPS) + 1,
    "entity": len(ENTITIES) + 1,
    "mark": MARKS,
}

# Rows are read in blocks of so many; the net looks at most so many tokens aside.
BLOCK, EMPTY = 16, 4
VECTOR = 96

# How far a token stands from the cue, in steps that grow.
_STEPS = (0, 1, 2, 3, 4, 5, 7, 10, 15, 25, 40)
FAR = 3
LABELS = len(DEPS) + 1
SEEN_COLUMNS = ("distance", "path", "above", "depth", "quote")
SEEN_SIZES = {
    "distance": 2 * len(_STEPS),
    "path": (FAR + 1) * LABELS + 2 * FAR + 1,
    "above": LABELS,
    "depth": FAR + 2,
    "quote": 6,
}


class Signs(Struct, frozen=True, kw_only=True):
    """Pieces in numbers, one below the other: `rows` as COLUMNS has them, one row a token.

    Each piece begins at a multiple of BLOCK, after some empty rows, so that what is made of it
    depends on no other. `starts` and `sizes` are the pieces' first rows and numbers of tokens.
    """

    rows: Rows
    heads: Rows
    sentences: Rows
    quotes: Rows
    vectors: Numbers
    filled: Numbers
    starts: tuple[int, ...]
    sizes: tuple[int, ...]


def signs_of(pieces: Sequence[Piece]) -> Signs:
    sizes = tuple(len(piece.tokens) for piece in pieces)
    lengths = [-(-(size + EMPTY) // BLOCK) * BLOCK for size in sizes]
    *starts, length = accumulate(lengths, initial=0)
    rows = np.zeros((length, len(COLUMNS)), np.int32)
    heads = np.arange(length, dtype=np.int32)
    sentences, quotes = np.full(length, -1, np.int32), np.zeros(length, np.int32)
    vectors, filled = np.zeros((length, VECTOR), np.float32), np.zeros(length, np.float32)
    before = 0
    for piece, start, size in zip(pieces, starts, sizes, strict=True):
        own = slice(start, start + size)
        numbers = quotations(piece.tokens)
        rows[own], quotes[own], filled[own] = _rows(piece, numbers), numbers, 1
        heads[own] = np.array(piece.heads, np.int32) + start
        sentences[own] = np.array(piece.sentences, np.int32) + before
        vectors[own] = np.frombuffer(piece.vectors, np.float32).reshape(size, VECTOR)
        before += piece.sentences[-1] + 1
    return Signs(
        rows=rows,
        heads=heads,
        sentences=sentences,
        quotes=quotes,
        vectors=vectors,
        filled=filled,
        starts=tuple(starts),
        sizes=sizes,
    )


def _rows(piece: Piece, quotes: Sequence[int]) -> list[tuple[int, ...]]:
    states = _quote_states(piece.tokens, quotes)
    first = -1
    rows: list[tuple[int, ...]] = []
    for token, sentence, state in zip(piece.tokens, piece.sentences, states, strict=True):
        mark = (shape_of(token.text) * QUOTED + state) * 2 + (sentence != first)
        first = sentence
        rows.append((*_known(token.lemma, token.tag, token.dep, token.entity), mark))
    return rows


@lru_cache(maxsize=50_000)
def _known(lemma: str, tag: str, dep: str, entity: str) -> tuple[int, ...]:
    number = zlib.crc32(lemma.casefold().encode())
    return (
        number % WORD_ROWS,
        number // WORD_ROWS % WORD_ROWS,
        _TAG.get(tag, 0),
        _DEP.get(dep, 0),
        _ENTITY.get(entity, 0),
    )


@lru_cache(maxsize=50_000)
def shape_of(text: str) -> int:
    """Lower case, title, upper, with digits, sign, or other."""
    if text.islower():
        return 0
    if text.isupper():
        return 2 if len(text) > 1 else 1
    if text[:1].isupper():
        return 1
    if any(c.isdigit() for c in text):
        return 3
    return 5 if any(c.isalpha() for c in text) else 4


def quotations(tokens: Sequence[Token]) -> list[int]:
    """The number of the quotation in which each token stands, its marks included; 0 outside."""
    found, number, inside = [], 0, False
    for token in tokens:
        text = token.text
        opens = text in OPENING or (text in EITHER and not inside)
        closes = inside and (text in CLOSING or text in EITHER)
        if opens and not closes:
            number += not inside
            inside = True
        found.append(number if inside or closes else 0)
        if closes:
            inside = False
    return found


def _quote_states(tokens: Sequence[Token], quotes: Sequence[int]) -> list[int]:
    """Outside, inside, or the mark that opens or closes a quotation."""
    states = []
    for at, token in enumerate(tokens):
        here = quotes[at]
        if not here:
            states.append(0)
        elif token.text in OPENING or token.text in CLOSING or token.text in EITHER:
            states.append(2 if at == 0 or quotes[at - 1] != here else 3)
        else:
            states.append(1)
    return states


class View(Struct, frozen=True, kw_only=True):
    """Pieces as seen from some cues, one below the other: a row for each token of a cue's piece.

    `tokens` and `anchors` are rows of the signs, `parents` rows of the view; `columns` are as
    SEEN_COLUMNS has them.
    """

    tokens: Rows
    anchors: Rows
    parents: Rows
    columns: Rows
    starts: tuple[int, ...]
    sizes: tuple[int, ...]


def seen_from(signs: Signs, anchors: Sequence[int]) -> View:
    """Each token of the pieces of these cues, in the cues' order, as it is seen from them."""
    ends = (*signs.starts[1:], len(signs.heads))
    pieces = [bisect_right(signs.starts, anchor) - 1 for anchor in anchors]
    lengths = [ends[at] - signs.starts[at] for at in pieces]
    starts = [0, *accumulate(lengths)]
    tokens = np.concatenate(
        [np.arange(signs.starts[at], ends[at], dtype=np.int32) for at in pieces]
    )
    cues = np.repeat(np.array(anchors, np.int32), lengths)
    own = np.arange(len(tokens), dtype=np.int32)
    parents = own + signs.heads[tokens] - tokens
    mains = np.array(anchors) - np.array([signs.starts[at] for at in pieces]) + starts[:-1]
    return View(
        tokens=tokens,
        anchors=cues,
        parents=parents,
        columns=_columns(signs, tokens, cues, parents, mains),
        starts=tuple(starts[:-1]),
        sizes=tuple(signs.sizes[at] for at in pieces),
    )


def _columns(signs: Signs, tokens: Rows, cues: Rows, parents: Rows, mains: Rows) -> Rows:
    apart = tokens - cues
    distance = np.searchsorted(_STEPS, np.abs(apart), side="right") - 1
    distance += len(_STEPS) * (apart < 0)
    there, here = signs.quotes[tokens], signs.quotes[cues]
    quote = (there > 0) * 1 + 2 * (here > 0) + 2 * ((there > 0) & (there == here))
    beyond = signs.sentences[tokens] - signs.sentences[cues]
    near = np.flatnonzero((beyond == 0) & (signs.filled[tokens] > 0)).astype(np.int32)
    path = (FAR + 1) * LABELS + np.clip(beyond, -FAR, FAR) + FAR
    above, depth = np.zeros(len(tokens), np.int32), np.full(len(tokens), FAR + 1)
    _climb(signs.rows[tokens, 3], parents, mains, near, (path, above, depth))
    return np.stack([distance, path, above, depth, quote], axis=1).astype(np.int32)


def _climb(
    deps: Rows, parents: Rows, mains: Rows, near: Rows, columns: tuple[Rows, Rows, Rows]
) -> None:
    """Fill in the way from each cue to the tokens of its sentence.

    It is told by the steps up, the relation of the branch it comes from, that of the branch it
    goes down, and the steps down.
    """
    path, above, depth = columns
    met = np.zeros(len(deps), bool)
    at, label = mains, np.zeros(len(mains), np.int32)
    for up in count():
        met[at] = True
        path[at], above[at], depth[at] = min(up, FAR) * LABELS, label, 0
        inner = parents[at] != at
        if not inner.any():
            break
        at, label = parents[at[inner]], deps[at[inner]]
    left = near[~met[near]]
    at = left
    for down in count(1):
        over = parents[at]
        done = met[over]
        ended, top = left[done], over[done]
        path[ended], above[ended] = path[top] + deps[at[done]], above[top]
        depth[ended] = min(down, FAR)
        left, at = left[~done], over[~done]
        if not len(left):
            break
