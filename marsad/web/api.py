"""The JSON API: the contract's records as they are. Every quote comes with its words."""

from asyncio import to_thread
from datetime import date
from typing import Annotated, cast

from litestar import Router, get
from litestar.di import Provide
from litestar.params import QueryParameter
from msgspec import Struct

from marsad.records import ClaimInContext, ControlState, Incident, Problem, Report
from marsad.store.rows import AlertInContext, Counts, Hit, PageRow
from marsad.web.lens import GivenLens, provide_lens
from marsad.web.queries import (
    DEFAULT_LIMIT,
    Geonameid,
    GivenFilters,
    GivenStore,
    Id,
    Limit,
    Listing,
    Offset,
    listing,
    provide_filters,
)
from marsad.web.seeing import (
    control_on,
    find_claims,
    find_incident,
    give_all,
    give_one,
    is_plain,
    place_claims,
)

AtDay = Annotated[date, QueryParameter(description="the day, such as 2024-11-30")]
SearchText = Annotated[
    str, QueryParameter(min_length=1, max_length=200, description="words to look for")
]


class PageDetail(Struct, frozen=True, kw_only=True):
    """A page and all that was read from it, one report an article."""

    page: PageRow
    reports: list[Report]


@get("/incidents", sync_to_thread=True)
def read_incidents(
    store: GivenStore,
    filters: GivenFilters,
    lens: GivenLens,
    limit: Limit = DEFAULT_LIMIT,
    offset: Offset = 0,
) -> Listing[Incident]:
    """Give the incidents that fit, newest first."""
    found = give_all(store, filters, lens, limit=limit + 1, offset=offset)
    # What the store has as JSON is sent as it is: the same bytes as the record's.
    return listing(cast("list[Incident]", found), limit=limit, offset=offset)


@get("/incidents/{incident_id:str}")
async def read_incident(store: GivenStore, incident_id: Id, lens: GivenLens) -> Incident:
    """Give one incident, with every source's figures side by side."""
    if is_plain(store, lens):  # one row: to change threads would take longer than to look
        return cast("Incident", give_one(store, incident_id, lens))
    return cast("Incident", await to_thread(give_one, store, incident_id, lens))


@get("/incidents/{incident_id:str}/claims", sync_to_thread=True)
def read_incident_claims(
    store: GivenStore, incident_id: Id, lens: GivenLens
) -> list[ClaimInContext]:
    """Give the claims of an incident: who says it, on which page, in which words."""
    return find_claims(store, find_incident(store, incident_id, lens), lens)


@get("/claims/{claim_id:str}", sync_to_thread=True)
def read_claim(store: GivenStore, claim_id: Id) -> ClaimInContext:
    """Give one claim with the words that show each of its values."""
    return store.claim(claim_id)


@get("/pages", sync_to_thread=True)
def read_pages(
    store: GivenStore, limit: Limit = DEFAULT_LIMIT, offset: Offset = 0
) -> Listing[PageRow]:
    """Give the pages that are kept, newest publication first."""
    return listing(store.pages(limit + 1, offset), limit=limit, offset=offset)


@get("/pages/{page_id:str}", sync_to_thread=True)
def read_page(store: GivenStore, page_id: Id) -> PageDetail:
    """Give a page's article, its blocks, teasers, claims and alerts."""
    page = store.page_row(page_id)
    return PageDetail(page=page, reports=list(store.reports(page.id)))


@get("/pages/{page_id:str}/claims", sync_to_thread=True)
def read_page_claims(store: GivenStore, page_id: Id) -> list[ClaimInContext]:
    """Give the claims that were read from one page."""
    return list(store.claims(page_id=store.page_row(page_id).id))


@get("/control", sync_to_thread=True)
def read_control(store: GivenStore, at: AtDay, lens: GivenLens) -> list[ControlState]:
    """Give who holds each place on a day, as far as the claims tell."""
    return list(control_on(store, at, lens))


@get("/places/{geonameid:int}/history", sync_to_thread=True)
def read_place_history(
    store: GivenStore, geonameid: Geonameid, lens: GivenLens
) -> list[ClaimInContext]:
    """Give the claims that name a place, oldest first."""
    return place_claims(store, geonameid, lens)


@get("/search", sync_to_thread=True)
def search_pages(store: GivenStore, text: SearchText, limit: Limit = DEFAULT_LIMIT) -> list[Hit]:
    """Give the pages whose articles have all these words, best first."""
    return store.search(text, limit)


@get("/alerts", sync_to_thread=True)
def read_alerts(store: GivenStore) -> list[AlertInContext]:
    """Give the warnings of hazards that pages report."""
    return store.alerts()


@get("/problems", sync_to_thread=True)
def read_problems(store: GivenStore) -> list[Problem]:
    """Give the pages that could not be read, and why."""
    return store.problems()


@get("/counts", sync_to_thread=True)
def read_counts(store: GivenStore) -> Counts:
    """Give how much the store holds."""
    return store.counts()


API = Router(
    "/api",
    route_handlers=[
        read_incidents,
        read_incident,
        read_incident_claims,
        read_claim,
        read_pages,
        read_page,
        read_page_claims,
        read_control,
        read_place_history,
        search_pages,
        read_alerts,
        read_problems,
        read_counts,
    ],
    dependencies={
        "filters": Provide(provide_filters, sync_to_thread=False),
        "lens": Provide(provide_lens, sync_to_thread=False),
    },
)
