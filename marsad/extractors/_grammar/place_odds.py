"""How likely each name of a sentence is the place of an event: two rounds of weighed signs.

The first round weighs the signs of each name by itself, the second in the light of the others. The
weights are data, in `data/place_odds.npz`, written by `tools/train_place_odds.py`.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from math import exp
from zlib import crc32

import numpy as np
from msgspec import Struct

from marsad.extractors._grammar.lexicon import trigger_at
from marsad.extractors._grammar.place_candidates import Candidate
from marsad.extractors._grammar.place_signs import (
    lasting_signs,
    seen_signs,
    signs_again,
    way_of,
)
from marsad.extractors._grammar.tree import Tree
from marsad.language import Token

# Signs are known by so many hashes. With a quarter of them the F1 falls by .01.
ROWS = 131_072
MOST = 30.0

Rows = tuple[int, ...]


class Weights(Struct, frozen=True, kw_only=True):
    """What each sign counts in the first and in the second round."""

    first: Sequence[float]
    second: Sequence[float]


class Whereabouts(Struct, frozen=True, kw_only=True):
    """The names of a sentence that may be places, with the signs that do not hang on the event."""

    names: tuple[Candidate, ...]
    lasting: tuple[Rows, ...]


@cache
def weights() -> Weights:
    with (files("marsad.extractors") / "data" / "place_odds.npz").open("rb") as file:
        table = np.load(file)
        return Weights(first=table["first"].tolist(), second=table["second"].tolist())


def whereabouts(tree: Tree, names: Sequence[Candidate]) -> Whereabouts:
    """Read the signs of names that are the same for every event."""
    lasting = tuple(rows_of(lasting_signs(tree, names, nth)) for nth in range(len(names)))
    return Whereabouts(names=tuple(names), lasting=lasting)


def place_odds(tree: Tree, there: Whereabouts, event: Token, known: Weights) -> list[float]:
    """The odds of each name's being the place of an event."""
    rows = first_rows(tree, there, event)
    odds = [likely(known.first, own) for own in rows]
    again = (rows_of(signs_again(tree, there.names, odds, n)) for n in range(len(odds)))
    return [likely(known.second, (*own, *more)) for own, more in zip(rows, again, strict=True)]


def first_rows(tree: Tree, there: Whereabouts, event: Token) -> list[Rows]:
    """The rows of the signs of each name, as seen from an event."""
    trigger = trigger_at(tree, event)
    act = trigger.act if trigger is not None else "none"
    ways = [way_of(tree, name.head, event) for name in there.names]
    return [
        (*lasting, *rows_of(seen_signs(event, act, there.names, ways, nth)))
        for nth, lasting in enumerate(there.lasting)
    ]


def rows_of(signs: Iterable[str]) -> Rows:
    return tuple(crc32(sign.encode()) % ROWS for sign in signs)


def likely(table: Sequence[float], rows: Iterable[int]) -> float:
    score = sum(table[row] for row in rows)
    return 1 / (1 + exp(-max(-MOST, min(MOST, score))))
