"""Pages as they were captured, and what readers could make no page of."""

import re
from datetime import datetime
from pathlib import Path

import msgspec
from sqlalchemy import Connection, delete, exists, func, insert, select, update

from marsad.records import Page, PageId, Problem
from marsad.store import readings, tables
from marsad.store.prefixes import find_id
from marsad.store.rows import PageRow, encode, page_to_row, row_to_page, row_to_page_row

PAGE, READING, ARTICLE, CLAIM = tables.pages, tables.readings, tables.articles, tables.claims

# What is known of a page beside its bytes and its address, by where it was found.
FOUND = ("location", "captured_at", "published", "outlet", "title")

# What a reader writes behind a file's name: the number of a row, the offset of a record.
ROW_NUMBER = re.compile(r"(?::|@)\d+(?:\+\d+)?$")


def add(connection: Connection, page: Page, *, captured_at: datetime) -> bool:
    """Keep a page as got at the moment that its reader knows, else at `captured_at`."""
    refused_at = tables.refusals.c.location
    connection.execute(delete(tables.refusals).where(refused_at.in_(places_of(page.location))))
    row = page_to_row(page, captured_at=captured_at)
    query = select(*(PAGE.c[name] for name in FOUND)).where(PAGE.c.id == page.id)
    known = connection.execute(query).mappings().one_or_none()
    if known is None:
        connection.execute(insert(PAGE), row)
        return True
    if page.captured_at is None:
        row["captured_at"] = known["captured_at"]
    first = {name: first_of(known[name], row[name]) for name in FOUND}
    if first != dict(known):
        readings.delete_reading(connection, page.id)
        connection.execute(update(PAGE).where(PAGE.c.id == page.id).values(**first))
    return False


def first_of(one: str | None, other: str | None) -> str | None:
    """The first by the alphabet of those that are known, in whatever order they came."""
    return min((value for value in (one, other) if value is not None), default=None)


def places_of(location: str) -> list[str]:
    """The location of a page, the file whose row or entry it is, and the folders that hold that."""
    file = ROW_NUMBER.sub("", location.partition("#")[0])
    return [location, ROW_NUMBER.sub("", location), file, *map(str, Path(file).parents)]


def refuse(connection: Connection, problem: Problem) -> None:
    refusals = tables.refusals
    connection.execute(delete(refusals).where(refusals.c.location == problem.location))
    row = {"location": problem.location, "record": encode(problem)}
    connection.execute(insert(refusals), row)


def refused(connection: Connection) -> list[Problem]:
    query = select(tables.refusals.c.record).order_by(tables.refusals.c.location)
    return [msgspec.json.decode(record, type=Problem) for record in connection.scalars(query)]


def has(connection: Connection, page_id: PageId) -> bool:
    return connection.scalar(select(PAGE.c.id).where(PAGE.c.id == page_id)) is not None


def one(connection: Connection, page_id: str) -> Page:
    found = find_id(connection, PAGE.c.id, page_id)
    return row_to_page(connection.execute(select(PAGE).where(PAGE.c.id == found)).mappings().one())


def unread(connection: Connection) -> list[PageId]:
    read = exists().where(READING.c.page_id == PAGE.c.id)
    query = select(PAGE.c.id).where(~read).order_by(PAGE.c.id)
    return [PageId(page_id) for page_id in connection.scalars(query)]


# What the article says of itself wins: the parser has heard what was known beside the page.
PUBLISHED = func.coalesce(ARTICLE.c.published, PAGE.c.published)
FIRST_ARTICLE = (ARTICLE.c.page_id == PAGE.c.id) & (ARTICLE.c.ordinal == 0)
CLAIMS = select(func.count()).where(CLAIM.c.page_id == PAGE.c.id).correlate(PAGE).scalar_subquery()
ROW = (
    select(
        PAGE.c.id,
        PAGE.c.location,
        PAGE.c.media_type,
        PAGE.c.url,
        func.coalesce(ARTICLE.c.outlet, PAGE.c.outlet).label("outlet"),
        func.coalesce(ARTICLE.c.title, PAGE.c.title).label("title"),
        PUBLISHED.label("published"),
        ARTICLE.c.language,
        PAGE.c.captured_at,
        CLAIMS.label("claims"),
        READING.c.version,
    )
    .outerjoin_from(PAGE, ARTICLE, FIRST_ARTICLE)
    .outerjoin(READING, READING.c.page_id == PAGE.c.id)
)


def row(connection: Connection, page_id: str) -> PageRow:
    found = find_id(connection, PAGE.c.id, page_id)
    query = ROW.where(PAGE.c.id == found)
    return row_to_page_row(connection.execute(query).mappings().one())


def rows(connection: Connection, *, limit: int | None, offset: int) -> list[PageRow]:
    listed = (
        select(PAGE.c.id)
        .outerjoin_from(PAGE, ARTICLE, FIRST_ARTICLE)
        .order_by(PUBLISHED.desc(), PAGE.c.id)
        .limit(limit)
        .offset(offset)
    )
    # Only the pages that are listed have their claims counted.
    query = ROW.where(PAGE.c.id.in_(listed)).order_by(PUBLISHED.desc(), PAGE.c.id)
    return [row_to_page_row(row) for row in connection.execute(query).mappings()]
