"""What map, list and timeline show of all that fits: counts, the newest rows, days and reports."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from msgspec import Struct

from marsad.web.board import FAMILIES, MISSING, Bits, Board, Numbers, Pairs
from marsad.web.tongue import say

# As many uncertain spans of days as the timeline draws; the newest.
MOST_WIDE = 300
# Reports are told apart to the minute, or coarser where they would be more than this.
MOST_REPORTS = 2000
STEPS_MIN = (1, 60, 360, 1440, 10_080, 525_600)
# So many ticks can say of which incidents they are.
NAMED_REPORTS = 400
NAMES_EACH = 3
# As many names as a list can be chosen from; those with most incidents.
MOST_SOURCES = 1000


class Day(Struct, frozen=True, array_like=True):
    """The incidents of a family that began on a day: those that fit, and the others.

    Where there is one alone, `id` is its own.
    """

    day: int
    family: str
    fit: int
    rest: int
    id: str | None


class Wide(Struct, frozen=True, array_like=True):
    """An incident that may have happened on any of several days."""

    first: int
    last: int
    family: str
    id: str
    words: str


class Told(Struct, frozen=True, array_like=True):
    """How many incidents were told of, and how many corrected, at a moment in minutes since 1970.

    `id` is a corrected one, else one that was told of; the names are given where they are few.
    """

    minute: int
    reports: int
    corrections: int
    id: str
    told: tuple[str, ...]
    corrected: tuple[str, ...]


class Timeline(Struct, frozen=True, kw_only=True):
    """All that the timeline draws; days are numbers since 1970, `last` the last of anything."""

    days: list[Day]
    wide: list[Wide]
    reports: list[Told]
    undated: int
    last: int | None


def timeline_of(board: Board, fit: Bits, whole: Board) -> Timeline:
    """The timeline of what fits, among the whole that is there without any lens."""
    others = others_of(board, fit, whole)
    parts = (board, fit), (whole, others)
    dated = [(each, rows & (each.first != MISSING)) for each, rows in parts]
    ends = [int(each.last[rows].max()) for each, rows in dated if rows.any()]
    ends += [
        int(found.value.max()) // 1440
        for each, rows in dated
        if len((found := _kept(each.reported, rows)).value)
    ]
    return Timeline(
        days=days_of(dated),
        wide=wide_of(board, fit),
        reports=reports_of(board, fit),
        undated=sum(int(rows.sum()) for _, rows in parts)
        - sum(int(rows.sum()) for _, rows in dated),
        last=max(ends, default=None),
    )


def others_of(board: Board, fit: Bits, whole: Board) -> Bits:
    """Which rows of the whole do not fit, or are not left by the lens."""
    if board is whole:
        return ~fit
    shown = {board.ids[row] for row in np.flatnonzero(fit)}
    return np.fromiter((name not in shown for name in whole.ids), dtype=np.bool_, count=len(whole))


def days_of(parts: Sequence[tuple[Board, Bits]]) -> list[Day]:
    """The days on which incidents began, by family: first those that fit, then the others."""
    kinds = len(FAMILIES)
    counts: defaultdict[int, list[int]] = defaultdict(lambda: [0, 0])
    only: dict[int, str] = {}
    for nth, (board, rows) in enumerate(parts):
        at = np.flatnonzero(rows)
        keys, first, count = np.unique(
            board.first[at] * kinds + board.family[at], return_index=True, return_counts=True
        )
        for key, one, many in zip(keys.tolist(), at[first].tolist(), count.tolist(), strict=True):
            counts[key][nth] += many
            only[key] = board.ids[one]
    return [
        Day(key // kinds, FAMILIES[key % kinds], fit, rest, only[key] if fit + rest == 1 else None)
        for key, (fit, rest) in sorted(counts.items())
    ]


def wide_of(board: Board, fit: Bits) -> list[Wide]:
    """The newest of those that may have happened on several days, by their first day."""
    wide = np.flatnonzero(fit & (board.first != MISSING) & (board.last > board.first))[:MOST_WIDE]
    return [
        Wide(
            int(board.first[at]),
            int(board.last[at]),
            FAMILIES[board.family[at]],
            board.ids[at],
            say("{what}: {when}", what=board.headlines[at], when=board.whens[at]),
        )
        for at in wide[np.argsort(board.first[wide], kind="stable")].tolist()
    ]


def reports_of(board: Board, fit: Bits) -> list[Told]:
    """When something was told of those that fit, as finely as it can be drawn."""
    told, corrected = _kept(board.reported, fit), _kept(board.corrected, fit)
    for step in STEPS_MIN:
        minutes = np.unique(np.concatenate((told.value, corrected.value)) // step)
        if len(minutes) <= MOST_REPORTS:
            break
    rows = [_rows_at(minutes, each, step) for each in (told, corrected)]
    named = len(minutes) <= NAMED_REPORTS
    return [
        _told(board, int(minute) * step, reports, corrections, named=named)
        for minute, reports, corrections in zip(minutes, *rows, strict=True)
    ]


def _kept(pairs: Pairs, fit: Bits) -> Pairs:
    kept = fit[pairs.row]
    return Pairs(pairs.row[kept], pairs.value[kept])


def _rows_at(minutes: Numbers, pairs: Pairs, step: int) -> list[Numbers]:
    """The rows of each of the moments, one after another."""
    at = pairs.value // step
    order = np.argsort(at, kind="stable")
    cuts = np.searchsorted(at[order], minutes[1:])
    return np.split(pairs.row[order], cuts)[: len(minutes)]


def _told(
    board: Board, minute: int, reports: Numbers, corrections: Numbers, *, named: bool
) -> Told:
    first = corrections[0] if len(corrections) else reports[0]
    return Told(
        minute,
        len(reports),
        len(corrections),
        board.ids[first],
        _names(board, reports, named=named),
        _names(board, corrections, named=named),
    )


def _names(board: Board, rows: Numbers, *, named: bool) -> tuple[str, ...]:
    few = named and len(rows) <= NAMES_EACH
    return tuple(board.headlines[at] for at in rows) if few else ()


def sources_of(board: Board) -> list[str]:
    """The names that a source can be chosen from, by the alphabet."""
    counts = np.bincount(board.sources.value, minlength=len(board.source_names))
    most = np.argsort(-counts, kind="stable")[:MOST_SOURCES]
    return sorted((board.source_names[at] for at in most), key=str.casefold)


def box_of(board: Board, fit: Bits) -> tuple[float, float, float, float] | None:
    """West, south, east and north of what fits and can be drawn; None if nothing can."""
    here = np.unique(board.spot[fit & (board.spot >= 0)])
    if not len(here):
        return None
    east, north = board.spots.longitude[here], board.spots.latitude[here]
    return float(east.min()), float(north.min()), float(east.max()), float(north.max())
