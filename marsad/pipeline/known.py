"""What was known when: the incidents and claims as a run would have made them at a moment.

A run over the pages captured by then, with the decisions then in force, gives the same. Partitions
in which nothing moved since are taken as they are stored.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import msgspec
from msgspec import Struct

from marsad.matching.lineage import find_lineages
from marsad.pipeline.match import published
from marsad.pipeline.partition import (
    Deciding,
    claims_in,
    load_decisions,
    match_partition,
    with_targets,
)
from marsad.reconciling.versions import find_versions
from marsad.records import ClaimInContext, Incident, LineageId, PageId
from marsad.registry.store import Registry
from marsad.store.decisions import decisions
from marsad.store.known import incidents_inside, incidents_outside, partitions_of
from marsad.store.store import Store
from marsad.store.versions import captured_until, moved_lineages, moved_partitions


class Moment(Struct, frozen=True, kw_only=True):
    """What differed at a moment: lineages and versions of pages, decisions, and where."""

    at: str
    lineages: Mapping[PageId, LineageId]
    replaced: Mapping[PageId, str]
    deciding: Deciding
    partitions: tuple[str, ...]

    def as_then(self, claims: Iterable[ClaimInContext]) -> Iterator[ClaimInContext]:
        """Claims with the lineage and the version that their pages had then."""
        for told in claims:
            yield msgspec.structs.replace(
                told,
                lineage=self.lineages.get(told.page_id, told.lineage),
                known_until=self.replaced.get(told.page_id),
            )


def look_back(store: Store, at: str) -> Moment:
    """Find out what was otherwise at a moment in UTC."""
    lineages = find_lineages(published(moved_lineages(store, at)))
    captured = [
        msgspec.structs.replace(page, lineage=lineages.get(page.page_id, page.lineage))
        for page in captured_until(store, at)
    ]
    deciding, now = load_decisions(store, at), load_decisions(store)
    moved = moved_partitions(store, at)
    moved |= {claim for page in lineages for claim in _partitions_on(store, page)}
    if _decided_since(store, at):
        moved |= set(partitions_of(store, deciding.touched() | now.touched()).values())
        moved |= {*deciding.moves.values(), *now.moves.values()}
    return Moment(
        at=at,
        lineages=lineages,
        replaced={each.page_id: each.at for each in find_versions(captured)},
        deciding=deciding,
        partitions=tuple(with_targets(store, with_targets(store, moved, now), deciding)),
    )


def _partitions_on(store: Store, page_id: PageId) -> set[str]:
    claims = [told.claim.id for told in store.claims(page_id=page_id)]
    return set(partitions_of(store, claims).values())


def _decided_since(store: Store, at: str) -> bool:
    return any(
        each.at > at or (each.undone_at or "") > at for each in decisions(store, undone=True)
    )


def incidents_known_at(store: Store, at: str, registry: Registry) -> list[Incident]:
    """All incidents as they were known at a moment, newest first."""
    then = look_back(store, at)
    found = [*incidents_outside(store, then.partitions), *moved_incidents(store, then, registry)]
    return sorted(found, key=_newest_first, reverse=True)


def moved_incidents(store: Store, then: Moment, registry: Registry) -> list[Incident]:
    """The incidents, as they were known then, of the partitions in which something moved since."""
    return [
        incident
        for partition in then.partitions
        for incident in match_partition(
            then.as_then(claims_in(store, partition, then.deciding, then.at)),
            then.deciding.effects,
            registry,
        )
    ]


def incidents_now(store: Store, then: Moment) -> list[Incident]:
    """The same partitions' incidents as they are known now."""
    return incidents_inside(store, then.partitions)


def control_claims(store: Store, until: date | None = None) -> list[ClaimInContext]:
    """The claims on who holds a place, with people's decisions heeded."""
    return list(load_decisions(store).effects.heed(store.control_claims(until)))


def control_claims_known_at(store: Store, at: str) -> list[ClaimInContext]:
    """The claims on who holds a place, as they were known at a moment."""
    return control_claims_then(store, look_back(store, at))


def control_claims_then(store: Store, then: Moment) -> list[ClaimInContext]:
    """The same, where it is known already what was otherwise."""
    told = (each for each in store.control_claims() if (each.known_from or "") <= then.at)
    return list(then.deciding.effects.heed(then.as_then(told)))


def _newest_first(incident: Incident) -> tuple[str, str]:
    """The order in which the store lists incidents."""
    time = incident.time
    day = time.earliest.isoformat() if time is not None and time.earliest is not None else None
    return day or (incident.first_reported or "")[:10], incident.id
