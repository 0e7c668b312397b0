"""Made-up pages written straight into a store's tables, as if they had been read."""

from collections.abc import Iterable
from itertools import islice
from typing import Any

from sqlalchemy import Connection, insert, text

from marsad.records import Page, Report
from marsad.store import tables
from marsad.store.rows import article_to_row, claim_to_row, encode
from marsad.store.store import Store

CAPTURED = "2026-01-01T00:00:00+00:00"
AT_ONCE = 20_000


def fill(store: Store, made: Iterable[tuple[Page, Report]]) -> int:
    """Store pages with what was read from them, all still to be matched; say how many claims."""
    rest, count, number = iter(made), 0, 0
    while some := list(islice(rest, AT_ONCE)):
        with store.transaction() as connection:
            number = _put(connection, some, number)
            count += sum(len(report.claims) for _, report in some)
    return count


def _put(connection: Connection, some: list[tuple[Page, Report]], number: int) -> int:
    rows: dict[Any, list[dict[str, Any]]] = {
        tables.pages: [], tables.readings: [], tables.articles: [], tables.claims: [],
        tables.stale_partitions: [],
    }  # fmt: skip
    for page, report in some:
        number += 1
        rows[tables.pages].append(
            {"id": page.id, "location": page.location, "media_type": page.media_type,
             "outlet": page.outlet, "published": page.published, "captured_at": CAPTURED,
             "body": b""}
        )  # fmt: skip
        rows[tables.readings].append({"page_id": page.id, "version": "made"})
        rows[tables.articles].append(article_to_row(report, 0))
        beside = {"page_id": page.id, "article": 0, "known_from": CAPTURED, "version": "made"}
        for nth, claim in enumerate(report.claims):
            row = {**claim_to_row(claim), **beside, "ordinal": nth, "partition": page.id}
            rows[tables.claims].append({**row, "record": encode(claim)})
        rows[tables.stale_partitions].append({"partition": page.id})
    for table, found in rows.items():
        connection.execute(insert(table), found)
    return number


def settle(store: Store) -> None:
    """Let the database know how its tables are filled."""
    with store.transaction() as connection:
        connection.execute(text("ANALYZE"))
