"""What was read from a page: articles, claims, alerts and problems, replaced as one."""

from collections.abc import Iterable, Mapping

import msgspec
from sqlalchemy import Connection, delete, func, insert, select

from marsad.records import Alert, ClaimId, PageId, Problem, Report
from marsad.store import claims, lineages, search, tables
from marsad.store.prefixes import find_id
from marsad.store.rows import (
    AlertInContext,
    article_to_row,
    claim_to_row,
    encode,
    row_to_alert,
    row_to_report,
    words_of,
)

PAGE, READING, ARTICLE = tables.pages, tables.readings, tables.articles
ALERT, PROBLEM, VERSION = tables.alerts, tables.problems, tables.versions


def put(
    connection: Connection,
    page_id: PageId,
    reports: tuple[Report, ...],
    *,
    version: str,
    partitions: Mapping[ClaimId, str],
    problems: Iterable[Problem],
) -> None:
    delete_reading(connection, page_id)
    connection.execute(insert(READING), {"page_id": page_id, "version": version})
    for ordinal, report in enumerate(reports):
        add_report(connection, report, ordinal, version=version, partitions=partitions)
    for problem in problems:
        connection.execute(insert(PROBLEM), {"page_id": page_id, "record": encode(problem)})
    claims.mark_stale(connection, set(partitions.values()))


def delete_reading(connection: Connection, page_id: PageId) -> None:
    """Forget all that was read from a page; the incidents that rested on it become stale."""
    claims.mark_stale(connection, claims.partitions_of(connection, page_id))
    lineages.unplace(connection, page_id)
    forget_versions(connection, page_id)
    search.forget_page(connection, page_id)
    connection.execute(delete(READING).where(READING.c.page_id == page_id))


def forget_versions(connection: Connection, page_id: PageId) -> None:
    """A page is about to change: it may be no version any more, nor what it replaced replaced."""
    either = (VERSION.c.page_id == page_id) | (VERSION.c.newer_page_id == page_id)
    for older in connection.scalars(select(VERSION.c.page_id).where(either)).all():
        claims.mark_stale(connection, claims.partitions_of(connection, PageId(older)))
    connection.execute(delete(VERSION).where(either))


def add_report(
    connection: Connection,
    report: Report,
    ordinal: int,
    *,
    version: str,
    partitions: Mapping[ClaimId, str],
) -> None:
    page_id = report.page.id
    query = select(PAGE.c.captured_at, PAGE.c.url).where(PAGE.c.id == page_id)
    known_from, url = connection.execute(query).first() or (None, None)
    row = article_to_row(report, ordinal, url=url)
    number = connection.execute(insert(ARTICLE).returning(ARTICLE.c.number), row).scalar_one()
    search.add_article(connection, number, title=report.article.title, words=words_of(report))
    beside = {"page_id": page_id, "article": ordinal, "known_from": known_from, "version": version}
    rows = [
        {**claim_to_row(claim), **beside, "ordinal": nth, "partition": partitions.get(claim.id)}
        for nth, claim in enumerate(report.claims)
    ]
    claims.add(connection, page_id, report.claims, rows)
    for nth, alert in enumerate(report.alerts):
        row = {"page_id": page_id, "article": ordinal, "ordinal": nth, "record": encode(alert)}
        connection.execute(insert(ALERT), row)


def version_of(connection: Connection, page_id: PageId) -> str | None:
    return connection.scalar(select(READING.c.version).where(READING.c.page_id == page_id))


def reports(connection: Connection, page_id: str) -> tuple[Report, ...]:
    found = PageId(find_id(connection, PAGE.c.id, page_id))
    query = select(ARTICLE).where(ARTICLE.c.page_id == found).order_by(ARTICLE.c.ordinal)
    rows = connection.execute(query).mappings().all()
    return tuple(
        row_to_report(
            row,
            claims.of_article(connection, found, row["ordinal"]),
            alerts_of(connection, found, row["ordinal"]),
        )
        for row in rows
    )


def alerts_of(connection: Connection, page_id: PageId, article: int) -> tuple[Alert, ...]:
    query = (
        select(ALERT.c.record)
        .where(ALERT.c.page_id == page_id, ALERT.c.article == article)
        .order_by(ALERT.c.ordinal)
    )
    records = connection.scalars(query)
    return tuple(msgspec.json.decode(record, type=Alert) for record in records)


def alerts(connection: Connection) -> list[AlertInContext]:
    said = func.coalesce(ARTICLE.c.published, PAGE.c.published)
    outlet = func.coalesce(ARTICLE.c.outlet, PAGE.c.outlet, PAGE.c.location)
    written = (ARTICLE.c.page_id == ALERT.c.page_id) & (ARTICLE.c.ordinal == ALERT.c.article)
    query = (
        select(ALERT.c.record, ALERT.c.page_id, outlet.label("outlet"), said.label("said"))
        .join_from(ALERT, ARTICLE, written)
        .join(PAGE, PAGE.c.id == ALERT.c.page_id)
        .order_by(said.desc(), ALERT.c.page_id, ALERT.c.article, ALERT.c.ordinal)
    )
    return [row_to_alert(row) for row in connection.execute(query).mappings()]


def problems(connection: Connection) -> list[Problem]:
    records = connection.scalars(select(PROBLEM.c.record))
    return [msgspec.json.decode(record, type=Problem) for record in records]
