"""From the scores of a net to spans: which words are the source, the cue and the content."""

from collections.abc import Sequence
from enum import IntEnum

import numpy as np

from marsad.extractors._attribution.signs import Numbers, Rows


class Role(IntEnum):
    """What a token is to a cue."""

    NONE = 0
    SOURCE = 1
    CUE = 2
    CONTENT = 3


def best_roles(scores: Sequence[Numbers], steps: Numbers) -> list[Rows]:
    """The likeliest row of roles for each table of scores, what follows what counted in."""
    found = [np.zeros(len(own), np.int32) for own in scores]
    parts = [_open_part(own, steps) for own in scores]
    left = [nth for nth, part in enumerate(parts) if part.stop]
    best = _best_rows([scores[nth][parts[nth]] for nth in left], steps)
    for nth, row in zip(left, best, strict=True):
        found[nth][parts[nth]] = row
    return found


def _open_part(scores: Numbers, steps: Numbers) -> slice:
    """Where a token may be something, with a token on each side; empty if nowhere.

    Where "none" lies this far above all else, no order of roles can make up for it.
    """
    reach = 2 * (steps.max() - steps.min())
    others = scores[:, Role.NONE + 1 :].max(axis=1)
    possible = np.flatnonzero(others + reach >= scores[:, Role.NONE])
    if not len(possible):
        return slice(0, 0)
    return slice(max(int(possible[0]) - 1, 0), int(possible[-1]) + 2)


def _best_rows(scores: Sequence[Numbers], steps: Numbers) -> list[Rows]:
    """All tables together, the longest first: none has a part in what another gives."""
    if not scores:
        return []
    order = sorted(range(len(scores)), key=lambda nth: -len(scores[nth]))
    longest, many = len(scores[order[0]]), len(scores)
    table = np.zeros((longest, many, len(Role)), np.float32)
    going = np.zeros(longest, np.int64)
    for row, nth in enumerate(order):
        table[: len(scores[nth]), row] = scores[nth]
        going[: len(scores[nth])] += 1
    going_on = going.tolist()
    came = np.zeros((longest, many, len(Role)), np.int8)
    best = table[0].copy()
    for at in range(1, longest):
        left = going_on[at]
        ways = best[:left, :, None] + steps
        came[at, :left] = ways.argmax(axis=1)
        np.add(ways.max(axis=1), table[at, :left], out=best[:left])
    found = np.zeros((longest, many), np.int32)
    role, each = best.argmax(axis=1), np.arange(many)
    for at in range(longest - 1, -1, -1):
        left = going_on[at]
        found[at, :left] = role[:left]
        role[:left] = came[at, each[:left], role[:left]]
    place = {nth: row for row, nth in enumerate(order)}
    return [found[: len(own), place[nth]] for nth, own in enumerate(scores)]
