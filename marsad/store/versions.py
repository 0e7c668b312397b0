"""Pages that were captured again with other words, and what held at a moment."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Select, delete, func, insert, or_, select

from marsad.ids import lineage_id
from marsad.records import LineageId, PageId
from marsad.store import claims, tables
from marsad.store.lineages import PRINTS, prints
from marsad.store.rows import Print
from marsad.store.statements import chunks
from marsad.store.store import Store

VERSION, PAGE, ARTICLE = tables.versions, tables.pages, tables.articles
LINEAGE, PRINT, CLAIM = tables.lineages, tables.fingerprints, tables.claims


class Captured(Struct, frozen=True, kw_only=True):
    """What of a page tells whether it is a newer version of another.

    `articles` is how many it holds; `words` how many its own text has.
    """

    page_id: PageId
    address: str
    captured_at: str
    title: str | None
    text: str
    words: int
    articles: int
    lineage: LineageId


class Replaced(Struct, frozen=True, kw_only=True):
    """A page of which there is a newer version, and when that was captured."""

    page_id: PageId
    newer: PageId
    at: str


# Articles of a page, counted once for each of its rows.
COUNT = select(func.count()).where(ARTICLE.c.page_id == PAGE.c.id).correlate(PAGE).scalar_subquery()
CAPTURED = (
    select(
        PAGE.c.id.label("page_id"),
        ARTICLE.c.address,
        PAGE.c.captured_at,
        ARTICLE.c.title,
        func.substr(ARTICLE.c.text, 1, 2000).label("text"),
        PRINT.c.words,
        COUNT.label("articles"),
        LINEAGE.c.lineage_id,
    )
    .join_from(ARTICLE, PAGE, PAGE.c.id == ARTICLE.c.page_id)
    .join(PRINT, PRINT.c.page_id == PAGE.c.id)
    .outerjoin(LINEAGE, LINEAGE.c.page_id == PAGE.c.id)
    .where(ARTICLE.c.ordinal == 0)
    .order_by(PAGE.c.captured_at, PAGE.c.id)
)


def captured_beside(store: Store, page_ids: Collection[PageId]) -> list[Captured]:
    """These pages and all that stand at the addresses of one of them."""
    found: dict[PageId, Captured] = {}
    with store.reading() as connection:
        for some in chunks(page_ids):
            own = select(ARTICLE.c.address).where(ARTICLE.c.page_id.in_(some))
            query = CAPTURED.where(ARTICLE.c.address.in_(own))
            found.update((page.page_id, page) for page in _captured(connection, query))
    return list(found.values())


def captured_until(store: Store, at: str) -> list[Captured]:
    """The pages captured until a moment whose address was captured more than once."""
    twice = (
        select(ARTICLE.c.address)
        .where(ARTICLE.c.address.is_not(None), ARTICLE.c.ordinal == 0)
        .group_by(ARTICLE.c.address)
        .having(func.count() > 1)
    )
    query = CAPTURED.where(ARTICLE.c.address.in_(twice), PAGE.c.captured_at <= at)
    with store.reading() as connection:
        return list(_captured(connection, query))


def _captured(connection: Connection, query: Select[Any]) -> Iterator[Captured]:
    for row in connection.execute(query).mappings():
        fields = {name: row[name] for name in row if name != "lineage_id"}
        lineage = LineageId(row["lineage_id"] or lineage_id(PageId(row["page_id"])))
        yield Captured(**fields, lineage=lineage)


def put_versions(store: Store, page_ids: Iterable[PageId], found: Iterable[Replaced]) -> None:
    """Replace what is known of these pages' versions; the partitions that this moves are stale."""
    after = {each.page_id: each for each in found}
    with store.transaction() as connection:
        for page_id in sorted(page_ids):
            row = connection.execute(select(VERSION).where(VERSION.c.page_id == page_id)).first()
            before = None if row is None else (row.newer_page_id, row.replaced_at)
            now = after.get(page_id)
            if before == (None if now is None else (now.newer, now.at)):
                continue
            claims.mark_stale(connection, claims.partitions_of(connection, page_id))
            connection.execute(delete(VERSION).where(VERSION.c.page_id == page_id))
            if now is not None:
                fields = {"page_id": page_id, "newer_page_id": now.newer, "replaced_at": now.at}
                connection.execute(insert(VERSION), fields)


def versions_of(store: Store, page_id: PageId) -> list[Replaced]:
    """What a page replaced, and what replaced it."""
    either = or_(VERSION.c.page_id == page_id, VERSION.c.newer_page_id == page_id)
    query = select(VERSION).where(either).order_by(VERSION.c.replaced_at)
    with store.reading() as connection:
        rows = connection.execute(query).all()
    return [
        Replaced(page_id=PageId(r.page_id), newer=PageId(r.newer_page_id), at=r.replaced_at)
        for r in rows
    ]


def moved_lineages(store: Store, at: str) -> list[Print]:
    """The prints of pages captured until a moment, of the lineages that a later page shares."""
    later = (
        select(LINEAGE.c.lineage_id)
        .join(PAGE, PAGE.c.id == LINEAGE.c.page_id)
        .where(PAGE.c.captured_at > at)
    )
    mates = (
        select(LINEAGE.c.page_id)
        .join(PAGE, PAGE.c.id == LINEAGE.c.page_id)
        .where(LINEAGE.c.lineage_id.in_(later), PAGE.c.captured_at <= at)
    )
    with store.reading() as connection:
        return prints(connection, PRINTS.where(PRINT.c.page_id.in_(mates)))


def moved_pages(store: Store, at: str) -> set[PageId]:
    """The pages with claims that were captured, or replaced, after a moment."""
    new = select(CLAIM.c.page_id).where(CLAIM.c.known_from > at).distinct()
    replaced = select(VERSION.c.page_id).where(VERSION.c.replaced_at > at)
    with store.reading() as connection:
        return {*map(PageId, connection.scalars(new)), *map(PageId, connection.scalars(replaced))}
