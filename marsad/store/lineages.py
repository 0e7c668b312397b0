"""What pages' texts are compared by, and the lineages that came of it."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

from sqlalchemy import Connection, Select, delete, func, insert, select, update

from marsad.ids import lineage_id
from marsad.records import LineageId, PageId
from marsad.store import claims, tables
from marsad.store.rows import Print
from marsad.store.statements import chunks, insert_all

PRINT, BAND, LINEAGE = tables.fingerprints, tables.bands, tables.lineages
PAGE, ARTICLE = tables.pages, tables.articles


def put_fingerprint(
    connection: Connection, page_id: PageId, *, words: int, shingles: bytes, bands: Iterable[int]
) -> None:
    row = {"page_id": page_id, "words": words, "shingles": shingles, "is_placed": False}
    number = connection.execute(insert(PRINT).returning(PRINT.c.number), row).scalar_one()
    insert_all(connection, BAND, ({"band": band, "fingerprint": number} for band in bands))


def unplace(connection: Connection, page_id: PageId) -> None:
    """A page is about to change: its lineage may fall apart, so all its pages are placed anew."""
    own = select(LINEAGE.c.lineage_id).where(LINEAGE.c.page_id == page_id)
    mates = select(LINEAGE.c.page_id).where(LINEAGE.c.lineage_id.in_(own))
    connection.execute(update(PRINT).where(PRINT.c.page_id.in_(mates)).values(is_placed=False))


def put(connection: Connection, found: Mapping[PageId, LineageId]) -> None:
    for page_id, lineage in sorted(found.items()):
        stored = select(LINEAGE.c.lineage_id).where(LINEAGE.c.page_id == page_id)
        if lineage != (connection.scalar(stored) or lineage_id(page_id)):
            claims.mark_stale(connection, claims.partitions_of(connection, page_id))
        connection.execute(delete(LINEAGE).where(LINEAGE.c.page_id == page_id))
        connection.execute(insert(LINEAGE), {"page_id": page_id, "lineage_id": lineage})
        connection.execute(update(PRINT).where(PRINT.c.page_id == page_id).values(is_placed=True))


FIRST_ARTICLE = (ARTICLE.c.page_id == PRINT.c.page_id) & (ARTICLE.c.ordinal == 0)
SAID = func.coalesce(ARTICLE.c.published, PAGE.c.published).label("said")
PRINTS = (
    select(PRINT.c.page_id, SAID, PRINT.c.words, PRINT.c.shingles)
    .join_from(PRINT, PAGE, PAGE.c.id == PRINT.c.page_id)
    .outerjoin(ARTICLE, FIRST_ARTICLE)
    .order_by(PRINT.c.page_id)
)


def prints(connection: Connection, query: Select[str, str | None, int, bytes]) -> list[Print]:
    return [Print(**row) for row in connection.execute(query).mappings()]


def unplaced(connection: Connection, limit: int) -> list[Print]:
    return prints(connection, PRINTS.where(~PRINT.c.is_placed).limit(limit))


def any_placed(connection: Connection) -> bool:
    return connection.scalar(select(PRINT.c.number).where(PRINT.c.is_placed).limit(1)) is not None


def sharing(connection: Connection, bands: Collection[int], *, limit: int) -> list[PageId]:
    shared: Counter[PageId] = Counter()
    for some in chunks(bands):
        shared.update(dict(most_shared(connection, some, limit=limit)))
    ranked = sorted(shared, key=lambda page_id: (-shared[page_id], page_id))
    return ranked[:limit]


def most_shared(
    connection: Connection, bands: list[int], *, limit: int
) -> Iterator[tuple[PageId, int]]:
    """The placed pages that have most of these bands, with how many each has."""
    had = (
        select(BAND.c.fingerprint, func.count().label("bands"))
        .where(BAND.c.band.in_(bands))
        .group_by(BAND.c.fingerprint)
        .subquery()
    )
    query = (
        select(PRINT.c.page_id, had.c.bands)
        .join_from(had, PRINT, PRINT.c.number == had.c.fingerprint)
        .where(PRINT.c.is_placed)
        .order_by(had.c.bands.desc(), PRINT.c.page_id)
        .limit(limit)
    )
    return ((PageId(row.page_id), row.bands) for row in connection.execute(query))


def lineages_of(connection: Connection, page_ids: Collection[PageId]) -> list[Print]:
    """The prints of all pages that share a lineage with one of these, in order of their ids."""
    found: dict[PageId, Print] = {}
    for some in chunks(page_ids):
        own = select(LINEAGE.c.lineage_id).where(LINEAGE.c.page_id.in_(some))
        mates = select(LINEAGE.c.page_id).where(LINEAGE.c.lineage_id.in_(own))
        query = PRINTS.where(PRINT.c.page_id.in_(mates))
        found.update((mate.page_id, mate) for mate in prints(connection, query))
    return [found[page_id] for page_id in sorted(found)]
