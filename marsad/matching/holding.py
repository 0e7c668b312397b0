"""Which campaign holds which incident, kept right while incidents come, change and go.

Only what a change can touch is looked at: the incidents that changed, what the campaigns among
them held, and what shares a key and days with them. With nothing kept, that is everything.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, datetime
from typing import Protocol

import msgspec
from msgspec import Struct

from marsad.matching.campaigns import Sketch, finest_first, holds, sketch_of
from marsad.matching.profiles import Profile
from marsad.records import Incident, IncidentId

Sketches = Mapping[int, Sketch]


class Kept(Protocol):
    """Sketches as the last run kept them, each with the number of the campaign that holds it."""

    def sketches(self, numbers: Collection[int]) -> Sketches:
        """Those of these sketches that are kept."""

    def campaigns_under(self, keys: Collection[int]) -> Sketches:
        """The campaigns that are found under one of these keys."""

    def under(self, keys: Collection[int], since: date, until: date) -> Sketches:
        """The incidents under one of these keys that may have happened between two days."""

    def held_by(self, campaigns: Collection[int]) -> Sketches:
        """What these campaigns hold."""

    def holders(self, numbers: Collection[int]) -> Mapping[int, int]:
        """The campaigns that hold these incidents."""


class Nothing:
    """Nothing is kept."""

    def sketches(self, numbers: Collection[int]) -> Sketches:  # noqa: ARG002  as the others
        return {}

    def campaigns_under(self, keys: Collection[int]) -> Sketches:  # noqa: ARG002
        return {}

    def under(self, keys: Collection[int], since: date, until: date) -> Sketches:  # noqa: ARG002
        return {}

    def held_by(self, campaigns: Collection[int]) -> Sketches:  # noqa: ARG002
        return {}

    def holders(self, numbers: Collection[int]) -> Mapping[int, int]:  # noqa: ARG002
        return {}


class Held(Struct, frozen=True, kw_only=True):
    """What came of it: `wholes` has the campaign, or None, of what changed or is held otherwise.

    `part_of` has the same by its id; `parts` lists what a campaign holds, for each campaign that
    changed or holds others than before.
    """

    wholes: Mapping[int, int | None]
    part_of: Mapping[int, IncidentId | None]
    parts: Mapping[int, tuple[IncidentId, ...]]

    def numbers(self) -> set[int]:
        return {*self.wholes, *self.parts}

    def mark(self, number: int, incident: Incident) -> Incident:
        """Say in the record of an incident what holds it and what it holds."""
        return msgspec.structs.replace(
            incident,
            part_of=self.part_of.get(number, incident.part_of),
            parts=self.parts.get(number, incident.parts),
        )


def hold(found: Sketches, gone: AbstractSet[int], kept: Kept) -> Held:
    """Find what holds what, once some incidents are gone and others have come.

    One that changed goes and comes at once.
    """
    old = kept.sketches(gone & found.keys())
    same = {number for number, each in old.items() if each == found[number]}
    others = _others(_campaigns_of(found, same), gone, gone - same, kept)
    touched = {**others, **found}
    campaigns = _campaigns(touched, found, gone, kept)
    now = _holders(touched, campaigns)
    before = kept.holders({*touched, *gone})
    renamed = {number for number, each in old.items() if each.id != found[number].id}
    moved = {n for n in others if now[n] != before.get(n) or now[n] in renamed} | found.keys()
    changed = {*_campaigns_of(found), *(now[n] for n in moved)} - {None}
    changed |= {before[n] for n in moved | gone if n in before} - gone
    return Held(
        wholes={number: now[number] for number in moved},
        part_of={n: None if (h := now[n]) is None else campaigns[h].id for n in moved},
        parts=_parts({n for n in changed if n is not None}, touched, now, gone, kept),
    )


def _campaigns_of(found: Sketches, but: Collection[int] = ()) -> Sketches:
    return {n: each for n, each in found.items() if each.name is not None and n not in but}


def _others(come: Sketches, gone: AbstractSet[int], went: AbstractSet[int], kept: Kept) -> Sketches:
    """What stays as it is, and may be held by another campaign: by one that came, or none."""
    touched = dict(kept.held_by(went))
    for each in come.values():
        touched |= kept.under(each.looked, each.since, each.until)
    return {number: each for number, each in touched.items() if number not in gone}


def _campaigns(touched: Sketches, found: Sketches, gone: AbstractSet[int], kept: Kept) -> Sketches:
    """The campaigns that may hold what is touched."""
    steady = kept.campaigns_under({key for each in touched.values() for key in each.looked})
    staying = {number: each for number, each in steady.items() if number not in gone}
    return {**staying, **_campaigns_of(found)}


def _holders(touched: Sketches, campaigns: Sketches) -> dict[int, int | None]:
    under: defaultdict[int, set[int]] = defaultdict(set)
    for number, campaign in campaigns.items():
        for key in campaign.keys:
            under[key].add(number)
    return {number: _holder(each, under, campaigns) for number, each in touched.items()}


def _holder(each: Sketch, under: Mapping[int, Iterable[int]], campaigns: Sketches) -> int | None:
    near = {number for key in each.looked for number in under.get(key, ())}
    holding = [number for number in near if holds(campaigns[number], each)]
    return min(holding, key=lambda number: finest_first(campaigns[number]), default=None)


def _parts(
    campaigns: Collection[int],
    touched: Sketches,
    now: Mapping[int, int | None],
    gone: AbstractSet[int],
    kept: Kept,
) -> dict[int, tuple[IncidentId, ...]]:
    """What each campaign holds, the first told first."""
    left = gone | touched.keys()
    steady = {n: each for n, each in kept.held_by(campaigns).items() if n not in left}
    holders = {**kept.holders(steady.keys()), **now}
    parts: dict[int, list[Sketch]] = {number: [] for number in campaigns}
    for number, each in {**steady, **touched}.items():
        if (holder := holders[number]) in parts:
            parts[holder].append(each)
    return {number: tuple(e.id for e in sorted(p, key=_in_order)) for number, p in parts.items()}


def _in_order(sketch: Sketch) -> tuple[datetime, IncidentId]:
    return sketch.told_at, sketch.id


def with_campaigns(found: Sequence[tuple[Incident, Sequence[Profile]]]) -> tuple[Incident, ...]:
    """Mark the incidents that are campaigns, and those that are part of one."""
    sketches = [sketch_of(incident, members) for incident, members in found]
    told = {number: each for number, each in enumerate(sketches) if each is not None}
    held = hold(told, frozenset(), Nothing())
    return tuple(
        held.mark(number, named(incident, sketches[number]))
        for number, (incident, _) in enumerate(found)
    )


def named(incident: Incident, sketch: Sketch | None) -> Incident:
    """An incident with its name as a campaign, if it is one."""
    name = None if sketch is None else sketch.name
    return msgspec.structs.replace(incident, campaign=name)
