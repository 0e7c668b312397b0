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


# A source and a cue are in one part each: a token's state is its role, and whether the source and
# the cue have been there before it.
_STATES = tuple(
    (role, after_source, after_cue)
    for role in Role
    for after_source in (False, True)
    for after_cue in (False, True)
    if not (role is Role.SOURCE and after_source) and not (role is Role.CUE and after_cue)
)
_ROLE_OF = np.array([role for role, _, _ in _STATES])
_NEVER = np.float32(-1e6)


def _may_follow(first: tuple[Role, bool, bool], second: tuple[Role, bool, bool]) -> bool:
    """Whether one state may follow another: a source or cue that ends has been there."""
    if first == second:
        return True
    role, after_source, after_cue = first
    now = (after_source or role is Role.SOURCE, after_cue or role is Role.CUE)
    return second[1:] == now


_BETWEEN = np.array(
    [[0 if _may_follow(a, b) else _NEVER for b in _STATES] for a in _STATES], np.float32
)
_FIRST = np.array([_NEVER if source or cue else 0 for _, source, cue in _STATES], np.float32)


def best_roles(scores: Sequence[Numbers], steps: Numbers) -> list[Rows]:
    """The likeliest row of roles for each table of scores, what follows what counted in.

    Among the rows that have one source and one cue, each in one part, or none.
    """
    found = [np.zeros(len(own), np.int32) for own in scores]
    parts = [_open_part(own, steps) for own in scores]
    left = [nth for nth, part in enumerate(parts) if part.stop]
    best = _best_rows([scores[nth][parts[nth]] for nth in left], steps)
    for nth, row in zip(left, best, strict=True):
        found[nth][parts[nth]] = row
    # What is in one part without being told to is the best of those in one part.
    parted = [nth for nth in left if _is_parted(found[nth])]
    tables = [scores[nth][parts[nth]][:, _ROLE_OF] for nth in parted]
    for table in tables:
        table[0] += _FIRST
    again = _best_rows(tables, steps[np.ix_(_ROLE_OF, _ROLE_OF)] + _BETWEEN)
    for nth, row in zip(parted, again, strict=True):
        found[nth][parts[nth]] = _ROLE_OF[row]
    return found


def _is_parted(row: Rows) -> bool:
    """Whether the source or the cue is in several parts."""
    begins: list[int] = row[1:][np.diff(row) != 0].tolist()
    begins.append(int(row[0]))
    return max(begins.count(Role.SOURCE), begins.count(Role.CUE)) > 1


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
    table = np.zeros((longest, many, len(steps)), np.float32)
    going = np.zeros(longest, np.int64)
    for row, nth in enumerate(order):
        table[: len(scores[nth]), row] = scores[nth]
        going[: len(scores[nth])] += 1
    going_on = going.tolist()
    came = np.zeros((longest, many, len(steps)), np.int8)
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
