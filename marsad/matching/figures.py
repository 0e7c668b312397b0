"""Figures: what the numbers of one claim come to."""

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence

from msgspec import Struct

from marsad.records import Bound, Source, Toll, TollKind, TollScope
from marsad.text.names import fold

# Such words leave out the number that they name: "more than 30" is 31 at least.
_EXCEEDS = re.compile(
    r"\b(?:(?:more|greater|higher) than|over|above|upwards? of|in excess of|exceed\w*|plus d[e'’])",
    re.IGNORECASE,
)


class Figure(Struct, frozen=True, kw_only=True):
    """One source's number of one kind in one claim; `best` is None for vague words.

    `groups` are those who were counted, empty if the number is for all.
    """

    kind: TollKind
    groups: frozenset[str]
    low: int | None
    high: int | None
    best: int | None
    bound: Bound = Bound.EXACT
    sources: tuple[Source, ...] = ()

    def counts_with(self, other: "Figure") -> bool:
        """Say whether the two can be compared: they are for one group, or one is for all."""
        alike = not self.groups or not other.groups or self.groups == other.groups
        return self.kind is other.kind and alike

    def holds_with(self, other: "Figure") -> bool:
        """Say whether both can be true at once: "at least 12" and 20, three nurses and 56 dead."""
        above = _reaches(self.high, other.low) or (bool(self.groups) and not other.groups)
        below = _reaches(other.high, self.low) or (bool(other.groups) and not self.groups)
        return above and below

    @property
    def number(self) -> int:
        """The number to compare by where the bounds of two figures exclude each other."""
        return self.low if self.low is not None else self.high or 0


def find_figures(tolls: Iterable[Toll], scopes: Container[TollScope]) -> tuple[Figure, ...]:
    """Return what the tolls of some scopes come to: one figure for each kind and source.

    A toll that is part of another is left out. Where no number is given for all, those of the
    groups are added: "37 soldiers and five officers" are 42.
    """
    said: defaultdict[tuple[TollKind, tuple[str, ...]], list[Toll]] = defaultdict(list)
    for toll in tolls:
        if toll.scope in scopes and toll.part_of is None and not toll.revised:
            said[toll.kind, tuple(source.name for source in toll.sources)].append(toll)
    return tuple(_figure(same) for same in said.values())


def find_revised(tolls: Iterable[Toll], scopes: Container[TollScope]) -> Iterator[Figure]:
    """The figures for all that the claim itself says were replaced: "up from 15"."""
    for toll in tolls:
        if toll.revised and toll.scope in scopes and toll.part_of is None and toll.group is None:
            yield _figure((toll,))


def find_parts(tolls: Iterable[Toll], scopes: Container[TollScope]) -> Iterator[tuple[str, Figure]]:
    """The figures for groups, with the group: "20 dead, three of them children"."""
    for toll in tolls:
        if toll.group is not None and toll.scope in scopes and not toll.revised:
            yield fold(toll.group), _figure((toll,))


def find_totals(tolls: Iterable[Toll]) -> Iterator[tuple[Toll, Figure]]:
    """The running totals, each with its toll: "277 since Wednesday"."""
    for toll in tolls:
        whole = toll.part_of is None and toll.group is None
        if toll.scope is TollScope.PERIOD and whole and not toll.revised:
            yield toll, _figure((toll,))


def _figure(tolls: Sequence[Toll]) -> Figure:
    whole = [toll for toll in tolls if toll.group is None]
    counted = whole[:1] or list({toll.group: toll for toll in reversed(tolls)}.values())
    return Figure(
        kind=tolls[0].kind,
        groups=frozenset(toll.group for toll in counted if toll.group is not None),
        low=_sum(toll.low for toll in counted),
        high=_sum(toll.high for toll in counted),
        best=_sum(_best(toll) for toll in counted),
        bound=next((t.bound for t in counted if t.bound is not Bound.EXACT), Bound.EXACT),
        sources=tolls[0].sources,
    )


def _best(toll: Toll) -> int | None:
    """The number that the words name: "at least 12" and "more than 12" name 12, "dozens" none."""
    if toll.bound is Bound.UNSPECIFIED or toll.low is None:
        return None
    return toll.low - 1 if _EXCEEDS.search(toll.text) and toll.low else toll.low


def _sum(numbers: Iterable[int | None]) -> int | None:
    total = 0
    for number in numbers:
        if number is None:
            return None
        total += number
    return total


def _reaches(high: int | None, low: int | None) -> bool:
    return high is None or low is None or high >= low
