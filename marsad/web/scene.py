"""The store as it looks through a lens: its claims without some, matched and merged anew.

Nothing is written. What the lens leaves in is matched as `marsad ingest` would match it, so that
each incident, toll, grade and holder is what it would be if the rest had never been read.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

import msgspec
from msgspec import Struct

from marsad.errors import InputError
from marsad.matching.incidents import makes_incident
from marsad.pipeline.known import incidents_known_at, is_little, on_paper
from marsad.pipeline.partition import Deciding, load_decisions, match_partition
from marsad.records import ClaimId, ClaimInContext, Incident, IncidentId, PageId, Toll
from marsad.registry.store import Registry
from marsad.store.known import incidents_outside
from marsad.store.rows import utc
from marsad.store.store import Store
from marsad.text.moments import NEVER, moment
from marsad.text.names import fold
from marsad.web.lens import Lens, as_utc
from marsad.web.tellers import Teller, known_registry, teller_of
from marsad.web.tongue import number_text, say

# So many made-up claims take 20 to 30 s to match anew, where a lens changes most of the pages: no
# page waits longer. Where it changes few, only what these touch is matched again.
MOST_CLAIMS = 20_000


class Scene(Struct, frozen=True, kw_only=True):
    """What is left of a store: incidents, newest first, and the claims on which they rest."""

    incidents: tuple[Incident, ...]
    claims: Mapping[ClaimId, ClaimInContext]

    def incident(self, incident_id: str) -> Incident | None:
        return next((each for each in self.incidents if each.id == incident_id), None)

    def claims_of(self, incident: Incident) -> list[ClaimInContext]:
        return [self.claims[claim] for claim in incident.claims]


class ToldClaim(Struct, frozen=True, kw_only=True):
    """A claim, who tells it, and the moments in UTC at which it was told and captured."""

    told: ClaimInContext
    teller: Teller
    told_at: str
    captured_at: str

    def known_at(self, by: str) -> str:
        return self.captured_at if by == "captured" else self.told_at


def scene_of(store: Store, lens: Lens) -> Scene:
    """Look at a store through a lens. Raises InputError if it holds too many claims for that."""
    return _scene(store, stamp_of(store.path), msgspec.structs.replace(lens, policy=None))


@lru_cache(maxsize=24)
def _scene(store: Store, stamp: tuple[int, ...], lens: Lens) -> Scene:
    deciding = load_decisions(store)
    if lens.by == "captured" and lens.known is not None and not lens.without:
        return _as_captured(store, lens.known)
    sieve, told = Sieve(lens), told_claims(store, stamp)
    sifted = {each.told.claim.id: sieve.sift(each) for each in told}
    changed = {e.told.page_id for e in told if sifted[e.told.claim.id] is not e.told}
    kept = [each for each in sifted.values() if each is not None]
    found = _matched(store, kept, changed, deciding)
    heeded = list(deciding.effects.heed(kept))
    return _scene_of(_keep_names(found, _stored_names(store, stamp)), heeded)


def _matched(
    store: Store, kept: Sequence[ClaimInContext], changed: Collection[PageId], deciding: Deciding
) -> Iterable[Incident]:
    """Match what is left: only what the changed pages touch, if these are few."""
    if not is_little(store, changed):
        return match_partition(kept, deciding.effects, known_registry())
    by_id = {each.claim.id: each for each in kept}

    def claims_with(ids: Iterable[ClaimId]) -> Iterable[ClaimInContext]:
        return (by_id[each] for each in ids)

    told = [each for each in kept if each.page_id in changed and makes_incident(each.claim)]
    moved = on_paper(store, changed, told, claims_with, deciding, known_registry())
    return [*incidents_outside(store, moved.partitions or ()), *moved.then]


def _as_captured(store: Store, known: str) -> Scene:
    """What a run over the pages that were captured by then would have made of them."""
    at = utc(datetime.fromisoformat(known))
    found = incidents_known_at(store, at, known_registry())
    told = [each for each in store.claims() if (each.known_from or "") <= at]
    return _scene_of(found, told)


def _scene_of(found: Iterable[Incident], claims: Iterable[ClaimInContext]) -> Scene:
    newest = sorted(found, key=lambda each: (_day(each), each.id), reverse=True)
    return Scene(incidents=tuple(newest), claims={each.claim.id: each for each in claims})


def stamp_of(path: Path) -> tuple[int, ...]:
    """What changes whenever the store is written: the times and sizes of its files."""
    files = (path, path.with_name(path.name + "-wal"))
    return tuple(n for f in files if f.exists() for n in (f.stat().st_mtime_ns, f.stat().st_size))


def all_told(store: Store) -> tuple[ToldClaim, ...]:
    """Every claim of a store with who tells it and when."""
    return told_claims(store, stamp_of(store.path))


@lru_cache(maxsize=2)
def told_claims(store: Store, stamp: tuple[int, ...]) -> tuple[ToldClaim, ...]:  # noqa: ARG001  the cache's key
    count = store.counts().claims
    if count > MOST_CLAIMS:
        message = say(
            "the store holds {count} claims; up to {most} can be matched anew at once. Leave out "
            "`known` and `without`.",
            count=number_text(count),
            most=number_text(MOST_CLAIMS),
        )
        raise InputError(message)
    captured = {page.id: page.captured_at for page in store.pages()}
    registry = known_registry()
    return tuple(
        _told_claim(each, captured[each.page_id], registry) for each in store.claims(words=True)
    )


def _told_claim(told: ClaimInContext, captured: datetime, registry: Registry) -> ToldClaim:
    said = moment(told.said)
    return ToldClaim(
        told=told,
        teller=teller_of(told, registry),
        told_at=as_utc(captured if said == NEVER else said),
        captured_at=as_utc(captured),
    )


@lru_cache(maxsize=2)
def _stored_names(store: Store, stamp: tuple[int, ...]) -> dict[ClaimId, IncidentId]:  # noqa: ARG001  the same
    return {claim: found.id for found in store.incidents() for claim in found.claims}


class Sieve:
    """What a lens lets through, its names spelt as they are compared."""

    def __init__(self, lens: Lens) -> None:
        self._lens = lens
        self._sources = frozenset(map(fold, lens.left_out("source")))
        self._outlets = frozenset(map(fold, lens.left_out("outlet")))
        self._kinds, self._sides = lens.left_out("kind"), lens.left_out("side")
        self._claims = lens.left_out("claim")

    def sift(self, each: ToldClaim) -> ClaimInContext | None:
        """Give a claim as the lens leaves it; None if it leaves it out."""
        lens, teller = self._lens, each.teller
        if lens.known is not None and each.known_at(lens.by) > lens.known:
            return None
        if teller.source_key in self._sources or teller.outlet_key in self._outlets:
            return None
        if teller.kinds & self._kinds or teller.sides & self._sides:
            return None
        if each.told.claim.id in self._claims:
            return None
        return self._without_figures(each.told)

    def _without_figures(self, told: ClaimInContext) -> ClaimInContext:
        """Leave out the figures that the claim gives on the word of a source that is left out."""
        if not any(self._is_left_out(toll) for toll in told.claim.tolls):
            return told
        kept = [n for n, toll in enumerate(told.claim.tolls) if not self._is_left_out(toll)]
        tolls = tuple(_renumbered(told.claim.tolls[n], kept) for n in kept)
        claim = msgspec.structs.replace(told.claim, tolls=tolls)
        return msgspec.structs.replace(told, claim=claim)

    def _is_left_out(self, toll: Toll) -> bool:
        return bool(toll.sources) and fold(toll.sources[-1].name) in self._sources


def _renumbered(toll: Toll, kept: Sequence[int]) -> Toll:
    """A toll whose `part_of` counts among those that are left."""
    whole = toll.part_of
    place = kept.index(whole) if whole is not None and whole in kept else None
    return msgspec.structs.replace(toll, part_of=place)


def _keep_names(found: Iterable[Incident], named: Mapping[ClaimId, IncidentId]) -> list[Incident]:
    """Give each incident the id that the store has for most of its claims, the largest first."""
    taken: set[IncidentId] = set()
    renamed: dict[IncidentId, IncidentId] = {}
    listed = sorted(found, key=lambda each: (-len(each.claims), each.id))
    for each in listed:
        ids = [named[claim] for claim in each.claims if claim in named]
        free = [name for name in ids if name not in taken]
        name = max(sorted(set(free)), key=free.count, default=each.id)
        taken.add(name)
        renamed[each.id] = name
    return [
        msgspec.structs.replace(
            each,
            id=renamed[each.id],
            part_of=each.part_of and renamed.get(each.part_of, each.part_of),
            parts=tuple(renamed.get(part, part) for part in each.parts),
        )
        for each in listed
    ]


def _day(incident: Incident) -> str:
    """The day by which the store sorts: the first possible one, else that of the first report."""
    first: date | None = incident.time.earliest if incident.time else None
    return first.isoformat() if first else (incident.first_reported or "")[:10]
