"""What the net is told of each token, and of each token as seen from a cue: rows of its tables."""

import zlib
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from marsad.extractors._attribution.pieces import Piece
from marsad.language import Token

Rows = NDArray[np.int32]
Numbers = NDArray[np.float32]

TAGS = (
    "$ '' , -LRB- -RRB- . : ADD AFX CC CD DT EX FW HYPH IN JJ JJR JJS LS MD NFP NN NNP NNPS NNS PDT "
    "POS PRP PRP$ RB RBR RBS RP SYM TO UH VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB XX _SP ``"
).split()
DEPS = (
    "ROOT acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj "
    "csubjpass dative dep det dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass nummod "
    "oprd parataxis pcomp pobj poss preconj predet prep prt punct quantmod relcl xcomp"
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
    """A piece in numbers: `rows` as COLUMNS has them, one row a token."""

    rows: Rows
    heads: Rows
    sentences: Rows
    quotes: Rows
    vectors: Numbers


def signs_of(piece: Piece) -> Signs:
    quotes = quotations(piece.tokens)
    states = _quote_states(piece.tokens, quotes)
    first = -1
    rows: list[tuple[int, ...]] = []
    for token, sentence, state in zip(piece.tokens, piece.sentences, states, strict=True):
        mark = (shape_of(token.text) * QUOTED + state) * 2 + (sentence != first)
        first = sentence
        rows.append((*_known(token.lemma, token.tag, token.dep, token.entity), mark))
    count = len(piece.tokens)
    return Signs(
        rows=np.array(rows, np.int32).reshape(count, len(COLUMNS)),
        heads=np.array(piece.heads, np.int32),
        sentences=np.array(piece.sentences, np.int32),
        quotes=np.array(quotes, np.int32),
        vectors=np.frombuffer(piece.vectors, np.float32).reshape(count, -1),
    )


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


def seen_from(signs: Signs, anchor: int) -> Rows:
    """Each token as it is seen from a cue: rows as SEEN_COLUMNS has them."""
    count = len(signs.heads)
    apart = np.arange(count) - anchor
    distance = np.searchsorted(_STEPS, np.abs(apart), side="right") - 1
    distance += len(_STEPS) * (apart < 0)
    beyond = np.clip(signs.sentences - signs.sentences[anchor], -FAR, FAR) + FAR
    path = ((FAR + 1) * LABELS + beyond).astype(np.int32)
    above = np.zeros(count, np.int32)
    depth = np.full(count, FAR + 1, np.int32)
    first, last = np.searchsorted(signs.sentences, signs.sentences[anchor] + np.array([0, 1]))
    path[first:last], above[first:last], depth[first:last] = _paths(
        signs.heads[first:last] - first, signs.rows[first:last, 3], int(anchor - first)
    )
    there, here = signs.quotes > 0, signs.quotes[anchor]
    quote = there * 1 + 2 * (here > 0) + 2 * (there & (signs.quotes == here))
    return np.stack([distance, path, above, depth, quote], axis=1).astype(np.int32)


def _paths(heads: Rows, deps: Rows, anchor: int) -> tuple[Rows, Rows, Rows]:
    """The way from the cue to each token of its sentence: steps up, branch taken, steps down."""
    parents, labels = heads.tolist(), deps.tolist()
    known: list[tuple[int, int, int] | None] = [None] * len(parents)
    at, up, above = anchor, 0, 0
    while True:
        known[at] = (min(up, FAR) * LABELS, above, 0)
        if parents[at] == at:
            break
        at, up, above = parents[at], up + 1, labels[at]
    for token in range(len(parents)):
        way: list[int] = []
        at = token
        while (found := known[at]) is None:
            way.append(at)
            at = parents[at]
        for below in reversed(way):
            path, above, depth = found
            path += labels[below] if depth == 0 else 0
            found = known[below] = (path, above, min(depth + 1, FAR))
    table = np.array(known, np.int32)
    return table[:, 0], table[:, 1], table[:, 2]
