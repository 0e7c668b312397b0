"""What kinds of signs the rows of a page are made of, counted for all rows at once."""

import unicodedata
from collections.abc import Sequence
from enum import IntEnum
from functools import cache

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float32]

# The first signs of a row tell what it is; a longer one costs time and tells no more.
_LOOKED_AT = 600
_TABLE_SIZE = 0x10000
_LONGEST_SMALL_WORD = 3


class Sign(IntEnum):
    """The kinds of signs; letters come first."""

    UPPER = 0
    LOWER = 1
    CASELESS = 2
    UNSPACED = 3
    DIGIT = 4
    BLANK = 5
    STOP = 6
    ASKING = 7
    COMMA = 8
    COLON = 9
    ELLIPSIS = 10
    QUOTE = 11
    BRACKET = 12
    DIVIDER = 13
    ADDRESS = 14
    OTHER = 15


_KINDS = len(Sign)
_OF_SIGN = {
    **dict.fromkeys("\n\t ", Sign.BLANK),
    **dict.fromkeys(".。۔।", Sign.STOP),
    **dict.fromkeys("?!؟？！", Sign.ASKING),
    **dict.fromkeys(",;،、，；؛", Sign.COMMA),
    **dict.fromkeys(":：", Sign.COLON),
    "…": Sign.ELLIPSIS,
    **dict.fromkeys("\"'“”‘’«»„‹›「」『』", Sign.QUOTE),
    **dict.fromkeys("()[]{}（）【】", Sign.BRACKET),
    **dict.fromkeys("|/\\·•>→►▶+*#=_–—-", Sign.DIVIDER),
    **dict.fromkeys("@©%$€£", Sign.ADDRESS),
}
_OF_CATEGORY = {
    "Lu": Sign.UPPER,
    "Lt": Sign.UPPER,
    "Ll": Sign.LOWER,
    "Lm": Sign.CASELESS,
    "Lo": Sign.CASELESS,
    "Mn": Sign.CASELESS,
    "Mc": Sign.CASELESS,
    "Nd": Sign.DIGIT,
    "Zs": Sign.BLANK,
}
_UNSPACED = (range(0x0E00, 0x0E80), range(0x3040, 0x3100), range(0x3400, 0xA000))


def count_signs(texts: Sequence[str]) -> tuple[Numbers, Numbers]:
    """Give the shares of each row's signs, its first and last sign, and how its words begin."""
    rows = [text[:_LOOKED_AT] for text in texts]
    signs = _signs("\n".join(rows) + "\n")
    lengths = np.fromiter((len(row) + 1 for row in rows), np.int64, len(rows))
    row_of = np.repeat(np.arange(len(rows), dtype=np.int32), lengths)
    counts = _count(row_of * _KINDS + signs, len(rows) * _KINDS).reshape(-1, _KINDS)
    stops = np.cumsum(lengths)
    ends = _one_hot(signs[stops - lengths]), _one_hot(signs[np.maximum(stops - 2, 0)])
    return counts, np.hstack([*ends, _words(signs, row_of, len(rows))]).astype(np.float32)


def _words(signs: NDArray[np.uint8], row_of: NDArray[np.int32], rows: int) -> Numbers:
    """How many words of each row begin large, how many small, how many are small and short."""
    letter = np.concatenate([[False], signs <= Sign.UNSPACED, [False]])
    starts = np.flatnonzero(letter[1:-1] & ~letter[:-2])
    stops = np.flatnonzero(letter[1:-1] & ~letter[2:])
    first, short = signs[starts], stops - starts < _LONGEST_SMALL_WORD
    large, small = first == Sign.UPPER, first != Sign.UPPER
    shares = [_count(row_of[starts[which]], rows) for which in (large, small, small & short)]
    ends = _count(row_of[:-1][_sentence_ends(signs)], rows)
    return np.stack([*shares, ends], axis=1)


def _sentence_ends(signs: NDArray[np.uint8]) -> NDArray[np.bool_]:
    stop = np.isin(signs[:-1], (Sign.STOP, Sign.ASKING))
    return stop & np.isin(signs[1:], (Sign.BLANK, Sign.QUOTE, Sign.UNSPACED))


def _signs(text: str) -> NDArray[np.uint8]:
    codes = np.frombuffer(text.encode("utf-32-le", "replace"), np.uint32)
    return _table()[np.minimum(codes, _TABLE_SIZE - 1)]


def _count(at: NDArray[np.integer], size: int) -> Numbers:
    return np.bincount(at, minlength=size).astype(np.float32)


def _one_hot(signs: NDArray[np.uint8]) -> Numbers:
    return np.eye(_KINDS, dtype=np.float32)[signs]


@cache
def _table() -> NDArray[np.uint8]:
    """The kind of every sign of the basic plane; what is beyond counts as other."""
    table = np.full(_TABLE_SIZE, Sign.OTHER, np.uint8)
    for code in range(_TABLE_SIZE - 1):
        sign = chr(code)
        kind = _OF_SIGN.get(sign)
        table[code] = (
            _OF_CATEGORY.get(unicodedata.category(sign), Sign.OTHER) if kind is None else kind
        )
    for block in _UNSPACED:
        table[block.start : block.stop] = Sign.UNSPACED
    return table
