"""From stored claims to stored incidents, where something changed and nowhere else."""

from collections.abc import Iterable

from marsad.matching.lineage import NEIGHBOURS, Fingerprint, Published, find_lineages
from marsad.pipeline.partition import claims_in, load_decisions, match_partition, with_targets
from marsad.reconciling.versions import find_versions
from marsad.registry.store import Registry, load_registry
from marsad.store.rows import Print
from marsad.store.store import Store
from marsad.store.versions import captured_beside, put_versions

# Pages placed at a time. Those of one batch are compared in memory: long articles take 20 kB each.
BATCH = 10_000


def match_stale(store: Store, registry: Registry | None = None) -> None:
    """Find the lineages of new pages, then match each partition that changed.

    Each step is a transaction that no other process can write into: what it read still holds
    when it writes. A run that is stopped leaves the rest marked, for the next one.
    """
    while place_some(store):
        pass
    stale = store.stale_partitions()
    if not stale:
        return
    known, deciding = registry or load_registry(), load_decisions(store)
    for partition in with_targets(store, stale, deciding):
        with store.transaction():
            told = claims_in(store, partition, deciding)
            store.put_incidents(partition, match_partition(told, deciding.effects, known))


def place_some(store: Store) -> bool:
    """Find the lineages and the versions of some pages that have none; False if none wait."""
    with store.transaction():
        new = store.unplaced(BATCH)
        if new:
            relatives = with_relatives(new, store)
            store.put_lineages(find_lineages(published(relatives)))
            captured = captured_beside(store, [page.page_id for page in relatives])
            put_versions(store, [page.page_id for page in captured], find_versions(captured))
        return bool(new)


def with_relatives(new: list[Print], store: Store) -> list[Print]:
    """These pages, with all that may share a lineage with one of them."""
    if not store.any_placed():
        return new
    candidates = {
        page_id
        for page in new
        for page_id in store.sharing(to_fingerprint(page).bands(), limit=NEIGHBOURS)
    }
    known = store.lineages_of({*candidates, *(page.page_id for page in new)})
    return list({page.page_id: page for page in (*known, *new)}.values())


def to_fingerprint(page: Print) -> Fingerprint:
    return Fingerprint(words=page.words, shingles=page.shingles)


def published(pages: Iterable[Print]) -> list[Published]:
    return [(page.page_id, page.said, to_fingerprint(page)) for page in pages]
