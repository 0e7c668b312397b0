"""Pages through the whole pipeline, into a store of their own."""

import tempfile
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from msgspec import Struct

from marsad.ids import article_id
from marsad.pipeline.ingest import Reading, ingest
from marsad.pipeline.read import open_tools, read_page, reader_version
from marsad.records import ArticleId, ClaimInContext, Incident, Page, PageId, Report
from marsad.settings import load_settings
from marsad.store.store import Store, open_store

Read = Callable[[Page], tuple[Report, ...]]

# No benchmark depends on the day on which it is run.
CAPTURED = datetime(2026, 1, 1, tzinfo=UTC)


class Matched(Struct, frozen=True, kw_only=True):
    """What the pipeline made of pages, each of which holds one article."""

    texts: dict[PageId, str]
    articles: dict[PageId, ArticleId]
    claims: tuple[ClaimInContext, ...]
    incidents: tuple[Incident, ...]

    def incident_of(self) -> dict[str, str]:
        """The id of the incident of each claim that belongs to one."""
        return {claim: incident.id for incident in self.incidents for claim in incident.claims}


def reader() -> Read:
    """Read pages as `marsad read` does."""
    return partial(read_page, toolbox=open_tools(load_settings()))


def match_pages(pages: Iterable[Page], read: Read) -> Matched:
    """Ingest pages into a fresh store and return what it holds then."""
    listed = list(pages)
    reading = Reading(version=reader_version(), read=read)
    with (
        tempfile.TemporaryDirectory() as folder,
        open_store(Path(folder) / "marsad.db", write=True) as store,
    ):
        ingest(listed, store, reading, now=lambda: CAPTURED, tell=lambda _tally: None)
        return held(store, [page.id for page in listed])


def held(store: Store, page_ids: Iterable[PageId]) -> Matched:
    found = {page_id: reports[0] for page_id in page_ids if (reports := store.reports(page_id))}
    return Matched(
        texts={page_id: report.article.text for page_id, report in found.items()},
        articles={page_id: article_id(report) for page_id, report in found.items()},
        claims=tuple(store.claims()),
        incidents=tuple(store.incidents()),
    )
