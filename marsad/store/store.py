"""The store: what was captured and what was read, asked for and changed in the records' words."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self, Unpack

import msgspec
from sqlalchemy import Connection, Engine

from marsad.records import (
    ClaimId,
    ClaimInContext,
    Incident,
    IncidentId,
    LineageId,
    Page,
    PageId,
    Problem,
    Report,
)
from marsad.store import claims, everything, incidents, lineages, pages, readings, search
from marsad.store.incidents import Asked
from marsad.store.opening import WRITE, explained, open_engine
from marsad.store.rows import AlertInContext, Counts, Hit, PageRow, Print


def open_store(
    path: Path, *, write: bool = False, create: bool = True, wait_s: float = 5.0
) -> "Store":
    """Open a store for reading, or for writing, which makes it if there is none.

    Raises StoreError for a file that is no store, or of another version, or missing when it is to
    be read or not to be created. `wait_s` is how long a write waits for another process's.
    """
    engine = open_engine(path, write=write, create=write and create, wait_s=wait_s)
    return Store(path, engine)


class Store:
    """An open store. Many threads and processes may read while one process writes.

    Ids may be given by a prefix of at least eight characters that only one id has, with or without
    what comes before its digits; NotFoundError if there is none, or more than one.
    """

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path
        self._engine = engine
        self._writing: Connection | None = None

    def close(self) -> None:
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Everything written inside is kept together, or nothing of it is."""
        if self._writing is not None:
            yield self._writing
            return
        engine = self._engine.execution_options(**WRITE)
        with explained(self.path), engine.begin() as connection:
            self._writing = connection
            try:
                yield connection
            finally:
                self._writing = None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Ask the store something; inside a transaction, of what was written there."""
        if self._writing is not None:
            yield self._writing
            return
        with explained(self.path), self._engine.connect() as connection:
            yield connection

    # --- write ------------------------------------------------------------------------------

    def add_page(self, page: Page, *, captured_at: datetime) -> bool:
        """Keep a page; False if it was kept before.

        Bytes that are found in two places are one page, kept under the first location by the
        alphabet, so that the order in which pages come changes nothing.
        """
        with self.transaction() as connection:
            return pages.add(connection, page, captured_at=captured_at)

    def put_refusal(self, problem: Problem) -> None:
        """Keep that a reader could make no page of what it found at a location."""
        with self.transaction() as connection:
            pages.refuse(connection, problem)

    def put_reading(
        self,
        page_id: PageId,
        reports: tuple[Report, ...],
        *,
        version: str,
        partitions: Mapping[ClaimId, str],
        problems: Iterable[Problem] = (),
    ) -> None:
        """Replace all that was read from a page, and mark the partitions that this touches.

        `partitions` has the claims that make incidents. A page that could not be read has
        problems and no reports.
        """
        with self.transaction() as connection:
            readings.put(
                connection,
                page_id,
                reports,
                version=version,
                partitions=partitions,
                problems=problems,
            )

    def put_fingerprint(
        self, page_id: PageId, *, words: int, shingles: bytes, bands: Iterable[int]
    ) -> None:
        """Keep by what a page's text is compared with others; its lineage is still to be found."""
        with self.transaction() as connection:
            lineages.put_fingerprint(
                connection, page_id, words=words, shingles=shingles, bands=bands
            )

    def put_lineages(self, found: Mapping[PageId, LineageId]) -> None:
        """Place pages in their lineages; the partitions of those that change become stale."""
        with self.transaction() as connection:
            lineages.put(connection, found)

    def put_incidents(self, partition: str, found: Iterable[Incident]) -> None:
        """Replace the incidents of one partition, which is then no longer stale."""
        with self.transaction() as connection:
            incidents.put(connection, partition, found)

    def delete_derived(self) -> None:
        """Delete all that `marsad rebuild` makes again."""
        with self.transaction() as connection:
            everything.delete_derived(connection)

    # --- read: pages ------------------------------------------------------------------------

    def counts(self) -> Counts:
        with self.reading() as connection:
            return everything.counts(connection)

    def has_page(self, page_id: PageId) -> bool:
        with self.reading() as connection:
            return pages.has(connection, page_id)

    def pages(self, limit: int | None = None, offset: int = 0) -> list[PageRow]:
        """The pages, newest publication first."""
        with self.reading() as connection:
            return pages.rows(connection, limit=limit, offset=offset)

    def page(self, page_id: str) -> Page:
        with self.reading() as connection:
            return pages.one(connection, page_id)

    def page_row(self, page_id: str) -> PageRow:
        with self.reading() as connection:
            return pages.row(connection, page_id)

    def reports(self, page_id: str) -> tuple[Report, ...]:
        """What was read from a page, one report an article; none if it was not read."""
        with self.reading() as connection:
            return readings.reports(connection, page_id)

    def version_of(self, page_id: PageId) -> str | None:
        """What read a page; None if it was not read yet."""
        with self.reading() as connection:
            return readings.version_of(connection, page_id)

    def unread(self) -> list[PageId]:
        """The pages that are kept and not read yet, for instance because a run was stopped."""
        with self.reading() as connection:
            return pages.unread(connection)

    def problems(self) -> list[Problem]:
        with self.reading() as connection:
            return everything.problems(connection)

    def alerts(self) -> list[AlertInContext]:
        """The alerts of all pages, newest publication first."""
        with self.reading() as connection:
            return readings.alerts(connection)

    def search(self, text: str, limit: int = 20) -> list[Hit]:
        """The pages whose articles have all these words, best first; "in quotes" as a phrase."""
        with self.reading() as connection:
            return search.find_pages(connection, text, limit=limit)

    # --- read: claims -----------------------------------------------------------------------

    def claim(self, claim_id: str) -> ClaimInContext:
        with self.reading() as connection:
            return claims.one(connection, claim_id)

    def claims(
        self,
        partition: str | None = None,
        page_id: PageId | None = None,
        *,
        words: bool = False,
    ) -> Iterator[ClaimInContext]:
        """Claims in an order that does not depend on when they came.

        `words` brings the names and rare words around them, by which claims are matched.
        """
        with self.reading() as connection:
            yield from claims.some(connection, partition=partition, page_id=page_id, words=words)

    def claims_of(self, incident_id: str) -> list[ClaimInContext]:
        """The claims of an incident, in the order in which it lists them."""
        with self.reading() as connection:
            return incidents.claims_of(connection, incident_id)

    def claims_resting_on(self, page_id: PageId, *, start: int, end: int) -> list[ClaimInContext]:
        """The claims that have a finding in a stretch of a page's text."""
        with self.reading() as connection:
            return claims.resting_on(connection, page_id, start=start, end=end)

    def control_claims(self, until: date | None = None) -> tuple[ClaimInContext, ...]:
        """The claims on who holds a place; without those that tell only of days after `until`."""
        with self.reading() as connection:
            return claims.on_control(connection, until)

    def place_history(self, geonameid: int) -> list[ClaimInContext]:
        """The claims that name a place, oldest first."""
        with self.reading() as connection:
            return claims.of_place(connection, geonameid)

    def stale_partitions(self) -> list[str]:
        """The partitions whose incidents must be matched again."""
        with self.reading() as connection:
            return claims.stale(connection)

    # --- read: lineages ---------------------------------------------------------------------

    def unplaced(self, limit: int) -> list[Print]:
        """Pages whose lineage is still to be found."""
        with self.reading() as connection:
            return lineages.unplaced(connection, limit)

    def any_placed(self) -> bool:
        """Whether some page's lineage was found already."""
        with self.reading() as connection:
            return lineages.any_placed(connection)

    def sharing(self, bands: Collection[int], *, limit: int) -> list[PageId]:
        """The placed pages that share most of these bands."""
        with self.reading() as connection:
            return lineages.sharing(connection, bands, limit=limit)

    def lineages_of(self, page_ids: Collection[PageId]) -> list[Print]:
        """The pages of the lineages to which these pages belong, themselves included."""
        with self.reading() as connection:
            return lineages.lineages_of(connection, page_ids)

    # --- read: incidents --------------------------------------------------------------------

    def incidents(self, **asked: Unpack[Asked]) -> list[Incident]:
        """The incidents that fit every condition given, newest first.

        `earliest` and `latest` keep those that may have happened within these days; an incident
        whose days are not known fits neither. `source` is a part of the name of one of its
        origins, `text` words of the evidence of one of its claims.
        """
        records = self.incident_records(**asked)
        return [msgspec.json.decode(record, type=Incident) for record in records]

    def incident_records(self, **asked: Unpack[Asked]) -> list[str]:
        """The same as JSON, as it is stored: an answer that nothing changes needs no decoding."""
        with self.reading() as connection:
            return incidents.records(connection, asked)

    def each_incident_record(self) -> Iterator[str]:
        """The JSON of every incident, as it is stored, newest first."""
        with self.reading() as connection:
            yield from incidents.each_record(connection)

    def incident_ids(self, **asked: Unpack[Asked]) -> list[str]:
        """The ids of the incidents that fit, in no order."""
        with self.reading() as connection:
            return incidents.ids(connection, asked)

    def these_incidents(self, incident_ids: Collection[str]) -> list[Incident]:
        """The incidents of these ids that there are, in the order of the ids."""
        with self.reading() as connection:
            records = incidents.these(connection, incident_ids)
        found = {each.id: each for each in (msgspec.json.decode(r, type=Incident) for r in records)}
        return [found[IncidentId(name)] for name in incident_ids if name in found]

    def incident_record(self, incident_id: str) -> str:
        """The JSON of one incident, as it is stored."""
        with self.reading() as connection:
            return incidents.record(connection, incident_id)

    def incident(self, incident_id: str) -> Incident:
        with self.reading() as connection:
            return incidents.one(connection, incident_id)

    def incident_of(self, claim_id: ClaimId) -> IncidentId | None:
        """The incident to which a claim belongs, if it belongs to one."""
        with self.reading() as connection:
            return incidents.of_claim(connection, claim_id)
