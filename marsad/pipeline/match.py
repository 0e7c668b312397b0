"""From stored claims to stored incidents, where something changed and nowhere else."""

from collections.abc import Collection, Iterable, Iterator

from marsad.matching.lineage import NEIGHBOURS, Fingerprint, Published, find_lineages
from marsad.matching.updating import Matcher, matcher_version
from marsad.pipeline.campaigning import find_held, keep_held
from marsad.pipeline.partition import Deciding, load_decisions
from marsad.pipeline.rematching import Rematcher
from marsad.pipeline.shelving import StoredScenes
from marsad.reconciling.versions import find_versions
from marsad.records import PageId
from marsad.registry.store import Registry, load_registry
from marsad.store import claims, incidents
from marsad.store.known import claims_on_pages, claims_without_words
from marsad.store.rows import Print
from marsad.store.scenes import SceneTables, Stale, pages_with, stale_pages
from marsad.store.store import Store
from marsad.store.versions import captured_beside, put_versions
from marsad.text.moments import moment

# Pages placed at a time. Those of one batch are compared in memory: long articles take 20 kB each.
BATCH = 10_000

# Partitions matched at a time, of one page each: what they touch is held in memory meanwhile.
MATCHED_AT_ONCE = 2_000


def match_stale(store: Store, registry: Registry | None = None) -> None:
    """Find the lineages of new pages, then match each page that changed, the first told first.

    Each step is a transaction that no other process can write into: what it read still holds
    when it writes. A run that is stopped leaves the rest marked, for the next one.
    """
    while place_some(store):
        pass
    if not needs_matching(store):
        return
    run = Matching(store, registry or load_registry())
    with store.transaction() as connection:
        SceneTables(connection).begin(matcher_version())
        waiting = stale_pages(connection)
        empty = set(claims.stale(connection)) - {each.partition for each in waiting}
        claims.unmark_stale(connection, empty)
    for some in batches(waiting):
        run.match(some)


def needs_matching(store: Store) -> bool:
    """Whether some page changed, or all were matched by another matcher."""
    with store.reading() as connection:
        kept = SceneTables(connection).is_kept_by(matcher_version())
        return not kept or bool(claims.stale(connection))


def batches(waiting: Iterable[Stale]) -> Iterator[list[Stale]]:
    """So many partitions at a time, the first told first: later ones then change little."""
    ordered = sorted(waiting, key=lambda each: (moment(each.said), each.partition))
    for start in range(0, len(ordered), MATCHED_AT_ONCE):
        yield ordered[start : start + MATCHED_AT_ONCE]


class Matching:
    """A run over what is stale. What it read from the store is read again if others wrote."""

    def __init__(self, store: Store, registry: Registry) -> None:
        self._store, self._registry = store, registry
        self._deciding = load_decisions(store)
        self._decided_on = pages_decided_on(store, self._deciding)
        self._matcher: Matcher | None = None
        self._archive: StoredScenes | None = None
        self._runs = -1

    def match(self, some: Collection[Stale]) -> None:
        """Match the pages of some partitions again, and store what comes of it."""
        with self._store.transaction() as connection:
            tables = SceneTables(connection)
            rematcher = self._rematcher(tables)
            pages = [page for each in some for page in each.pages]
            told = claims_on_pages(self._store, pages)
            done = rematcher.rematch(pages, told, self._decided_on)
            found = rematcher.merged(
                done.changed.values(),
                lambda ids: claims_without_words(self._store, ids),
                self._registry,
            )
            campaigned = find_held(connection, done, found)
            rematcher.archive.keep(done.update)
            rematcher.matcher.settle(done.update)
            incidents.replace(connection, done.names(), campaigned.made)
            keep_held(connection, campaigned)
            claims.unmark_stale(connection, [each.partition for each in some])
            tables.count_run()

    def _rematcher(self, tables: SceneTables) -> Rematcher:
        """The matcher of the last batch, unless another process has written since."""
        runs = tables.begin(matcher_version())
        archive = StoredScenes(tables)
        if self._matcher is None or runs != self._runs:
            self._matcher = Matcher(archive)
        self._matcher.read_from(archive)
        self._runs = runs + 1
        return Rematcher(matcher=self._matcher, archive=archive, effects=self._deciding.effects)


def pages_decided_on(store: Store, deciding: Deciding) -> set[PageId]:
    """The pages over whose claims people decided that they are one, or two."""
    judged = deciding.effects.judgements
    return pages_with(store, {claim for each in judged for claim in (each.left, each.right)})


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
