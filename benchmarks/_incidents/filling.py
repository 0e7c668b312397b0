"""Made-up pages written straight into a store's tables, as if they had been read."""

from collections.abc import Iterable
from itertools import islice
from typing import Any

from sqlalchemy import Table, insert

from marsad.records import Page, Report
from marsad.store import tables
from marsad.store.rows import article_to_row, claim_to_row
from marsad.store.store import Store

CAPTURED = "2026-01-01T00:00:00+00:00"
PAGE_COLUMNS = ("id", "location", "media_type", "outlet", "published", "body")
AT_ONCE = 20_000


def fill(store: Store, made: Iterable[tuple[Page, Report]]) -> None:
    """Store pages with what was read from them, all still to be matched."""
    rest = iter(made)
    while some := list(islice(rest, AT_ONCE)):
        with store.transaction() as connection:
            for table, rows in rows_of(some).items():
                connection.execute(insert(table), rows)


def rows_of(made: Iterable[tuple[Page, Report]]) -> dict[Table, list[dict[str, Any]]]:
    """The rows of some pages and of what was read from them, by table, the first ones first."""
    pages, readings, articles, claims, stale = [], [], [], [], []
    for page, report in made:
        fields = {name: getattr(page, name) for name in PAGE_COLUMNS}
        pages.append({**fields, "captured_at": CAPTURED})
        readings.append({"page_id": page.id, "version": "made"})
        articles.append(article_to_row(report, 0))
        beside = {"page_id": page.id, "article": 0, "known_from": CAPTURED, "version": "made"}
        claims += [
            {**claim_to_row(claim), **beside, "ordinal": nth, "partition": page.id}
            for nth, claim in enumerate(report.claims)
        ]
        stale.append({"partition": page.id})
    return {
        tables.pages: pages,
        tables.readings: readings,
        tables.articles: articles,
        tables.claims: claims,
        tables.stale_partitions: stale,
    }
