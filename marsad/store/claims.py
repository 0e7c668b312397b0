"""Claims, and which partitions of them must be matched again."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import Any

import msgspec
from sqlalchemy import Connection, Select, String, cast, delete, func, insert, or_, select
from sqlalchemy.dialects.sqlite import insert as upsert

from marsad.records import ARTICLE_STORY, Claim, ClaimId, ClaimInContext, PageId
from marsad.store import search, tables
from marsad.store.prefixes import find_id
from marsad.store.rows import Row, evidence_rows, place_rows, row_to_claim
from marsad.store.statements import chunks, insert_all

CLAIM, PLACE, STALE, LINEAGE = (
    tables.claims,
    tables.claim_places,
    tables.stale_partitions,
    tables.lineages,
)
PAGE, ARTICLE, VERSION = tables.pages, tables.articles, tables.versions

# Rows fetched at a time while a partition streams by.
BATCH = 500


def add(
    connection: Connection, page_id: PageId, claims: Sequence[Claim], rows: Sequence[Row]
) -> None:
    """Add the claims of an article, a row each, with their words, evidence and places."""
    if not claims:
        return
    numbered = insert(CLAIM).returning(CLAIM.c.number, sort_by_parameter_order=True)
    numbers = connection.scalars(numbered, rows).all()
    search.add_claims(connection, zip(numbers, claims, strict=True))
    found = (row for claim in claims for row in evidence_rows(claim, page_id))
    insert_all(connection, tables.evidence, found)
    insert_all(connection, PLACE, (row for claim in claims for row in place_rows(claim)))


def partitions_of(connection: Connection, page_id: PageId) -> set[str]:
    query = select(CLAIM.c.partition).where(CLAIM.c.page_id == page_id)
    return {partition for partition in connection.scalars(query) if partition is not None}


def mark_stale(connection: Connection, partitions: Iterable[str]) -> None:
    for partition in sorted(partitions):
        connection.execute(upsert(STALE).on_conflict_do_nothing(), {"partition": partition})


def unmark_stale(connection: Connection, partitions: Collection[str]) -> None:
    for some in chunks(partitions):
        connection.execute(delete(STALE).where(STALE.c.partition.in_(some)))


def stale(connection: Connection) -> list[str]:
    return list(connection.scalars(select(STALE.c.partition).order_by(STALE.c.partition)))


SAID = func.coalesce(ARTICLE.c.published, PAGE.c.published)
IN_CONTEXT: Select[Any] = (
    select(
        CLAIM.c.record,
        CLAIM.c.page_id,
        func.coalesce(ARTICLE.c.outlet, PAGE.c.outlet, PAGE.c.location).label("outlet"),
        SAID.label("said"),
        LINEAGE.c.lineage_id,
        CLAIM.c.known_from,
        VERSION.c.replaced_at.label("known_until"),
    )
    .join_from(
        CLAIM,
        ARTICLE,
        (ARTICLE.c.page_id == CLAIM.c.page_id) & (ARTICLE.c.ordinal == CLAIM.c.article),
    )
    .join(PAGE, PAGE.c.id == CLAIM.c.page_id)
    .outerjoin(LINEAGE, LINEAGE.c.page_id == CLAIM.c.page_id)
    .outerjoin(VERSION, VERSION.c.page_id == CLAIM.c.page_id)
)
# The first day on which it may have happened, else the day on which it was told.
FIRST_DAY = func.coalesce(
    cast(CLAIM.c.earliest, String), cast(CLAIM.c.latest, String), func.substr(SAID, 1, 10)
)
READING_ORDER = (CLAIM.c.page_id, CLAIM.c.article, CLAIM.c.ordinal)


def in_context(connection: Connection, query: Select[Any]) -> Iterator[ClaimInContext]:
    rows = connection.execute(query.execution_options(yield_per=BATCH)).mappings()
    return map(row_to_claim, rows)


def one(connection: Connection, claim_id: str) -> ClaimInContext:
    found = find_id(connection, CLAIM.c.id, claim_id)
    query = IN_CONTEXT.where(CLAIM.c.id == found)
    return row_to_claim(connection.execute(query).mappings().one())


def some(
    connection: Connection,
    *,
    partition: str | None,
    page_id: PageId | None,
    words: bool = False,
) -> Iterator[ClaimInContext]:
    """Claims in reading order."""
    query = IN_CONTEXT.order_by(*READING_ORDER)
    if words:
        query = query.add_columns(ARTICLE.c.text)
    if partition is not None:
        query = query.where(CLAIM.c.partition == partition)
    if page_id is not None:
        query = query.where(CLAIM.c.page_id == page_id)
    return in_context(connection, query)


def until(connection: Connection, at: str) -> Iterator[ClaimInContext]:
    """The claims of pages captured until a moment that make incidents, with the words around."""
    query = IN_CONTEXT.add_columns(ARTICLE.c.text).order_by(*READING_ORDER)
    return in_context(
        connection, query.where(CLAIM.c.known_from <= at, CLAIM.c.partition.is_not(None))
    )


def of_pages(connection: Connection, page_ids: Collection[str]) -> list[ClaimInContext]:
    """The claims of pages that make incidents, with the words around them."""
    query_all = IN_CONTEXT.add_columns(ARTICLE.c.text).where(CLAIM.c.partition.is_not(None))
    found: list[ClaimInContext] = []
    for some_ids in chunks(page_ids):
        query = query_all.where(CLAIM.c.page_id.in_(some_ids)).order_by(*READING_ORDER)
        found.extend(in_context(connection, query))
    return found


def of_article(connection: Connection, page_id: PageId, article: int) -> tuple[Claim, ...]:
    query = (
        select(CLAIM.c.record)
        .where(CLAIM.c.page_id == page_id, CLAIM.c.article == article)
        .order_by(CLAIM.c.ordinal)
    )
    records = connection.scalars(query)
    return tuple(msgspec.json.decode(record, type=Claim) for record in records)


def on_control(connection: Connection, until: date | None) -> tuple[ClaimInContext, ...]:
    query = IN_CONTEXT.where(CLAIM.c.is_control, CLAIM.c.story == ARTICLE_STORY)
    if until is not None:
        query = query.where(or_(FIRST_DAY.is_(None), until.isoformat() >= FIRST_DAY))
    return tuple(in_context(connection, query.order_by(*READING_ORDER)))


def of_place(connection: Connection, geonameid: int) -> list[ClaimInContext]:
    there = select(PLACE.c.claim_id).where(PLACE.c.geonameid == geonameid)
    query = IN_CONTEXT.where(CLAIM.c.id.in_(there)).order_by(FIRST_DAY, *READING_ORDER)
    return list(in_context(connection, query))


def resting_on(
    connection: Connection, page_id: PageId, *, start: int, end: int
) -> list[ClaimInContext]:
    shown = tables.evidence.c
    there = select(shown.claim_id).where(
        shown.page_id == page_id, shown.start < end, shown.end > start
    )
    return list(
        in_context(connection, IN_CONTEXT.where(CLAIM.c.id.in_(there)).order_by(*READING_ORDER))
    )


def of_ids(
    connection: Connection, claim_ids: Iterable[str], *, words: bool = False
) -> list[ClaimInContext]:
    """The claims that are there of those with these ids."""
    query_all = IN_CONTEXT.add_columns(ARTICLE.c.text) if words else IN_CONTEXT
    found: list[ClaimInContext] = []
    for some_ids in chunks(list(claim_ids)):
        query = query_all.where(CLAIM.c.id.in_(some_ids)).order_by(*READING_ORDER)
        found.extend(in_context(connection, query))
    return found


def with_words(connection: Connection, text: str) -> set[ClaimId]:
    """The claims whose evidence has these words."""
    query = select(CLAIM.c.id).where(CLAIM.c.number.in_(search.claim_numbers(text)))
    return {ClaimId(found) for found in connection.scalars(query)}
