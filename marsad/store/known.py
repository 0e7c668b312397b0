"""Claims by when they were known, and the incidents and partitions that they are in."""

from collections.abc import Collection, Iterable

from sqlalchemy import select

from marsad.records import ClaimId, ClaimInContext, Incident, PageId
from marsad.store import claims, incidents, tables
from marsad.store.statements import chunks
from marsad.store.store import Store

CLAIM, INCIDENT = tables.claims, tables.incidents


def claims_until(store: Store, at: str) -> list[ClaimInContext]:
    """The claims on pages captured until a moment that make incidents, with what is known today."""
    with store.reading() as connection:
        return list(claims.until(connection, at))


def claims_with_ids(store: Store, claim_ids: Iterable[ClaimId]) -> list[ClaimInContext]:
    """Those of these claims that are there."""
    with store.reading() as connection:
        return claims.of_ids(connection, claim_ids, words=True)


def claims_on_pages(store: Store, page_ids: Collection[PageId]) -> list[ClaimInContext]:
    """The claims of pages that make incidents, with the words around them."""
    with store.reading() as connection:
        return claims.of_pages(connection, page_ids)


def claims_without_words(store: Store, claim_ids: Collection[ClaimId]) -> list[ClaimInContext]:
    """Those of these claims that are there, without the words around them."""
    with store.reading() as connection:
        return claims.of_ids(connection, claim_ids)


def claims_with_words(store: Store, text: str) -> set[ClaimId]:
    """The claims whose evidence has these words."""
    with store.reading() as connection:
        return claims.with_words(connection, text)


def partitions_of(store: Store, claim_ids: Iterable[ClaimId]) -> dict[ClaimId, str]:
    """The partition of each claim that makes an incident."""
    found: dict[ClaimId, str] = {}
    with store.reading() as connection:
        for some in chunks(list(claim_ids)):
            query = select(CLAIM.c.id, CLAIM.c.partition).where(CLAIM.c.id.in_(some))
            found.update((ClaimId(r.id), r.partition) for r in connection.execute(query))
    return {claim: partition for claim, partition in found.items() if partition is not None}


def mark_stale(store: Store, partitions: Iterable[str]) -> None:
    """Have the incidents of these partitions matched again."""
    with store.transaction() as connection:
        claims.mark_stale(connection, partitions)


def incidents_outside(store: Store, partitions: Iterable[str]) -> list[Incident]:
    """The incidents of all partitions but these."""
    left_out = set(partitions)
    with store.reading() as connection:
        return incidents.outside(connection, left_out)


def incidents_inside(store: Store, partitions: Iterable[str]) -> list[Incident]:
    """The incidents of these partitions."""
    with store.reading() as connection:
        return incidents.inside(connection, set(partitions))
