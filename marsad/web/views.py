"""The pages that marsad serves: they are made here, and can be read without a script."""

from datetime import date
from pathlib import Path
from typing import Annotated
from urllib.parse import urlencode

from litestar import Router, get
from litestar.di import Provide
from litestar.params import QueryParameter
from litestar.response import Redirect, Template
from msgspec import json

from marsad.records import ClaimInContext, Decision, EventType, Incident, Report, Status
from marsad.store.decisions import decisions
from marsad.web.basemap import GivenBasemap
from marsad.web.cards import claim_card, claim_cards
from marsad.web.control import control_view
from marsad.web.errors import AnyRequest
from marsad.web.highlight import Passage, passages
from marsad.web.incident_page import incident_context
from marsad.web.lens import GivenLens, lens_query, provide_lens
from marsad.web.places import place_spells
from marsad.web.queries import (
    DEFAULT_LIMIT,
    Geonameid,
    GivenFilters,
    GivenStore,
    Id,
    Limit,
    Offset,
    listing,
    provide_filters,
    query_of,
)
from marsad.web.quoted_in import quoted_in
from marsad.web.reviewing import GivenWriting
from marsad.web.rows import incident_row
from marsad.web.script_words import script_words
from marsad.web.seeing import find, find_claims, find_incident, place_claims
from marsad.web.tongue import to

# What is said of disputed borders: the map draws by it, the page about the map states it.
BORDERS = Path(__file__).parent / "static" / "borders.json"

At = Annotated[date | None, QueryParameter(description="the day, such as 2024-11-30")]
Chosen = Annotated[str | None, QueryParameter(description="the claim to mark")]


@get("/", sync_to_thread=True)
def show_map(store: GivenStore, basemap: GivenBasemap) -> Template:
    """Show the map, with the list, the timeline and the evidence beside it."""
    context = {
        "counts": store.counts(),
        "alerts": store.alerts(),
        "script_words": script_words(),
        "basemap": basemap.kind,
        **choices(),
    }
    return Template("map.html", context=context)


@get("/incidents", sync_to_thread=True)
def show_incidents(
    store: GivenStore,
    filters: GivenFilters,
    lens: GivenLens,
    limit: Limit = DEFAULT_LIMIT,
    offset: Offset = 0,
) -> Template:
    """Show the incidents that fit, as a list."""
    rows = find(store, filters, lens, limit=limit + 1, offset=offset)
    found = listing(rows, limit=limit, offset=offset)
    context = {
        "rows": [incident_row(incident) for incident in found.items],
        "found": found,
        "filters": filters,
        "lens": lens,
        "query": query_of(filters) + lens_query(lens),
        **choices(),
    }
    return Template("incidents.html", context=context)


@get("/incidents/{incident_id:str}", sync_to_thread=True)
def show_incident(
    store: GivenStore,
    incident_id: Id,
    lens: GivenLens,
    writing: GivenWriting,
    request: AnyRequest,
) -> Template:
    """Show one incident: its figures by source, and its claims in their words."""
    incident = find_incident(store, incident_id, lens)
    claims = find_claims(store, incident, lens)
    context = {
        **incident_context(incident, claims, lens),
        "language_of": quoted_in(store, ((each.claim.id, each.page_id) for each in claims)),
        "decisions": [each for each in decisions(store, undone=True) if _is_about(each, incident)],
        "may_write": writing.allows(request),
    }
    return Template("incident.html", context=context)


def _is_about(decision: Decision, incident: Incident) -> bool:
    return any(anchor.claim in incident.claims for anchor in decision.anchors)


@get("/claims/{claim_id:str}", sync_to_thread=True)
def show_claim(store: GivenStore, claim_id: Id) -> Redirect:
    """Lead to the page on which a claim stands."""
    found = store.claim(claim_id)
    return Redirect(to(f"/pages/{found.page_id}?claim={found.claim.id}"))


@get("/pages", sync_to_thread=True)
def show_pages(store: GivenStore, limit: Limit = DEFAULT_LIMIT, offset: Offset = 0) -> Template:
    """Show the pages that are kept, and what could not be read."""
    context = {
        "counts": store.counts(),
        "found": listing(store.pages(limit + 1, offset), limit=limit, offset=offset),
        "problems": store.problems(),
    }
    return Template("pages.html", context=context)


@get("/pages/{page_id:str}", sync_to_thread=True)
def show_page(store: GivenStore, page_id: Id, claim: Chosen = None) -> Template:
    """Show a page's text, with the words marked that its claims rest on."""
    page = store.page_row(page_id)
    reports = store.reports(page.id)
    claims = list(store.claims(page_id=page.id))
    chosen = next((each for each in claims if each.claim.id == claim), None)
    context = {
        "page": page,
        "language_of": dict.fromkeys((each.claim.id for each in claims), page.language),
        "cards": claim_cards(claims),
        "chosen": chosen and claim_card(chosen),
        "incident": chosen and store.incident_of(chosen.claim.id),
        "alerts": [alert for report in reports for alert in report.alerts],
        "articles": [article(report, chosen) for report in reports],
    }
    return Template("page.html", context=context)


def article(report: Report, chosen: ClaimInContext | None) -> tuple[Passage, ...]:
    """One article's text in pieces; the chosen claim is marked where it is one of its own."""
    own = {claim.id for claim in report.claims}
    marked = chosen.claim if chosen is not None and chosen.claim.id in own else None
    return passages(report.article, report.claims, chosen=marked)


@get("/places/{geonameid:int}", sync_to_thread=True)
def show_place(store: GivenStore, geonameid: Geonameid, lens: GivenLens) -> Template:
    """Show what was said of one place, oldest first."""
    claims = place_claims(store, geonameid, lens)
    named = [p for each in claims for p in each.claim.places if p.geonameid == geonameid]
    context = {
        "place": named[0] if named else None,
        "geonameid": geonameid,
        "language_of": quoted_in(store, ((each.claim.id, each.page_id) for each in claims)),
        "spells": place_spells(claims, geonameid),
        "held": claim_cards([each for each in claims if each.claim.control is not None]),
        "other": claim_cards([each for each in claims if each.claim.control is None]),
    }
    return Template("place.html", context=context)


@get("/control", sync_to_thread=True)
def show_control(store: GivenStore, lens: GivenLens, at: At = None) -> Template:
    """Show who holds each place on a day."""
    return Template("control.html", context={"view": control_view(store, at, lens)})


@get("/about", sync_to_thread=False)
def show_about() -> Template:
    """Show what the marks mean, what the map draws, and whose data it is."""
    return Template("about.html", context={"borders": json.decode(BORDERS.read_bytes())})


def choices() -> dict[str, object]:
    """What a form offers to choose from."""
    return {"event_types": tuple(EventType), "statuses": tuple(Status)}


async def drop_empty(request: AnyRequest) -> Redirect | None:
    """Lead to the address without the fields that a form was sent with and that are empty."""
    given = list(request.query_params.multi_items())
    if all(value for _, value in given):
        return None
    query = urlencode([(name, value) for name, value in given if value])
    return Redirect(f"{request.url.path}?{query}" if query else request.url.path)


VIEWS = Router(
    "/",
    route_handlers=[
        show_map,
        show_incidents,
        show_incident,
        show_claim,
        show_pages,
        show_page,
        show_place,
        show_control,
        show_about,
    ],
    dependencies={
        "filters": Provide(provide_filters, sync_to_thread=False),
        "lens": Provide(provide_lens, sync_to_thread=False),
    },
    before_request=drop_empty,
    include_in_schema=False,
)
