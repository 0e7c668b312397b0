"""What was known when: the incidents and claims as a run would have made them at a moment.

A run over the pages captured by then, with the decisions then in force, gives the same. Pages that
came since are taken away again on paper, as if they were deleted: what they did not touch is as it
is stored. Where most pages came since, all is matched afresh instead.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

import msgspec
from msgspec import Struct

from marsad.matching.lineage import find_lineages
from marsad.matching.updating import Matcher, matcher_version
from marsad.pipeline.campaigning import find_held
from marsad.pipeline.match import pages_decided_on, published
from marsad.pipeline.partition import Deciding, load_decisions, match_partition
from marsad.pipeline.rematching import ClaimsWith, Rematcher
from marsad.pipeline.shelving import StoredScenes
from marsad.reconciling.versions import find_versions
from marsad.records import ClaimId, ClaimInContext, Incident, LineageId, PageId
from marsad.registry.store import Registry
from marsad.store.decisions import decisions
from marsad.store.known import (
    claims_on_pages,
    claims_until,
    claims_without_words,
    incidents_inside,
    incidents_outside,
)
from marsad.store.scenes import SceneTables, pages_with
from marsad.store.store import Store
from marsad.store.versions import captured_until, moved_lineages, moved_pages

# Where more than this share of the pages moved since, matching all afresh is less work.
MOSTLY = 0.5


class Moment(Struct, frozen=True, kw_only=True):
    """What differed at a moment: lineages and versions of pages, decisions, and which pages."""

    at: str
    lineages: Mapping[PageId, LineageId]
    replaced: Mapping[PageId, str]
    deciding: Deciding
    pages: frozenset[PageId]

    def as_then(self, claims: Iterable[ClaimInContext]) -> Iterator[ClaimInContext]:
        """Claims with the lineage and the version that their pages had then."""
        for told in claims:
            if (told.known_from or "") <= self.at:
                yield msgspec.structs.replace(
                    told,
                    lineage=self.lineages.get(told.page_id, told.lineage),
                    known_until=self.replaced.get(told.page_id),
                )


class Moved(Struct, frozen=True, kw_only=True):
    """The incidents of which something is otherwise, as they are then.

    `partitions` are where the store has what they are now; None if that is everything.
    """

    then: tuple[Incident, ...]
    partitions: frozenset[str] | None


def look_back(store: Store, at: str) -> Moment:
    """Find out what was otherwise at a moment in UTC."""
    lineages = find_lineages(published(moved_lineages(store, at)))
    captured = [
        msgspec.structs.replace(page, lineage=lineages.get(page.page_id, page.lineage))
        for page in captured_until(store, at)
    ]
    deciding = load_decisions(store, at)
    pages = {*moved_pages(store, at), *lineages}
    if any(each.at > at or (each.undone_at or "") > at for each in decisions(store, undone=True)):
        touched = deciding.touched() | load_decisions(store).touched()
        pages |= pages_with(store, touched)
    return Moment(
        at=at,
        lineages=lineages,
        replaced={each.page_id: each.at for each in find_versions(captured)},
        deciding=deciding,
        pages=frozenset(pages),
    )


def moved_since(store: Store, then: Moment, registry: Registry) -> Moved:
    """Match again, on paper, what moved since a moment."""

    def claims_with(ids: Iterable[ClaimId]) -> Iterator[ClaimInContext]:
        return then.as_then(claims_without_words(store, list(ids)))

    if is_little(store, then.pages):
        told = then.as_then(claims_on_pages(store, then.pages))
        return on_paper(store, then.pages, told, claims_with, then.deciding, registry)
    told = then.as_then(claims_until(store, then.at))
    return Moved(then=match_partition(told, then.deciding.effects, registry), partitions=None)


def is_little(store: Store, pages: Collection[PageId]) -> bool:
    """Whether it is less work to match some pages again than all afresh."""
    counts = store.counts()
    with store.reading() as connection:
        is_kept = SceneTables(connection).is_kept_by(matcher_version())
    return is_kept and not counts.stale and len(pages) <= MOSTLY * counts.pages


def on_paper(
    store: Store,
    pages: Collection[PageId],
    told: Iterable[ClaimInContext],
    claims_with: ClaimsWith,
    deciding: Deciding,
    registry: Registry,
) -> Moved:
    """Match some pages of a store again as if these claims were all that they told.

    `claims_with` finds other pages' claims, as they are then. Nothing is written.
    """
    if not pages:
        return Moved(then=(), partitions=frozenset())
    with store.reading() as connection:
        archive = StoredScenes(SceneTables(connection))
        rematcher = Rematcher(matcher=Matcher(archive), archive=archive, effects=deciding.effects)
        done = rematcher.rematch(pages, told, pages_decided_on(store, deciding))
        found = rematcher.merged(done.changed.values(), claims_with, registry)
        campaigned = find_held(connection, done, found)
    then = (*campaigned.made.values(), *campaigned.beside.values())
    return Moved(then=then, partitions=frozenset({*done.names(), *campaigned.beside}))


def incidents_known_at(store: Store, at: str, registry: Registry) -> list[Incident]:
    """All incidents as they were known at a moment, newest first."""
    moved = moved_since(store, look_back(store, at), registry)
    if moved.partitions is None:
        return sorted(moved.then, key=_newest_first, reverse=True)
    unmoved = incidents_outside(store, moved.partitions)
    return sorted((*unmoved, *moved.then), key=_newest_first, reverse=True)


def incidents_now(store: Store, moved: Moved) -> list[Incident]:
    """The same incidents as they are known now."""
    if moved.partitions is None:
        return incidents_outside(store, ())
    return incidents_inside(store, moved.partitions)


def control_claims(store: Store, until: date | None = None) -> list[ClaimInContext]:
    """The claims on who holds a place, with people's decisions heeded."""
    return list(load_decisions(store).effects.heed(store.control_claims(until)))


def control_claims_known_at(store: Store, at: str) -> list[ClaimInContext]:
    """The claims on who holds a place, as they were known at a moment."""
    return control_claims_then(store, look_back(store, at))


def control_claims_then(store: Store, then: Moment) -> list[ClaimInContext]:
    """The same, where it is known already what was otherwise."""
    return list(then.deciding.effects.heed(then.as_then(store.control_claims())))


def _newest_first(incident: Incident) -> tuple[str, str]:
    """The order in which the store lists incidents."""
    time = incident.time
    day = time.earliest.isoformat() if time is not None and time.earliest is not None else None
    return day or (incident.first_reported or "")[:10], incident.id
