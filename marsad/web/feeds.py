"""Feeds of any view, Atom and JSON Feed: an entry for each revision of an incident."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Annotated
from xml.etree.ElementTree import Element, SubElement, tostring

import msgspec
import numpy as np
from litestar import Response, Router, get
from litestar.di import Provide
from litestar.params import QueryParameter
from msgspec import Struct

from marsad.records import Incident
from marsad.store.store import Store
from marsad.web import boards
from marsad.web.board import MISSING
from marsad.web.history import Turn, history_of
from marsad.web.lens import GivenLens, Lens, lens_query, provide_lens
from marsad.web.queries import Filters, GivenFilters, GivenStore, provide_filters, query_of
from marsad.web.seeing import find_claims, find_ids, find_incident, find_these
from marsad.web.telling import what_happened
from marsad.web.tokens import AnyRequest
from marsad.web.tongue import say, to, tongue

INCIDENTS = 50  # of a view those told of last are looked through
ENTRIES = 100
NO_TIME = "1970-01-01T00:00:00Z"  # Atom wants a moment; a page without one stands last
ATOM = "http://www.w3.org/2005/Atom"

One = Annotated[str | None, QueryParameter(description="one incident's revisions only")]


class Entry(Struct, frozen=True, kw_only=True):
    """One revision: what a page added to an incident or changed in it."""

    id: str
    incident: str
    title: str
    lines: tuple[str, ...]
    updated: str


class FeedItem(Struct, frozen=True, kw_only=True):
    """An item as JSON Feed has it; `_marsad` names the incident."""

    id: str
    url: str
    title: str
    content_text: str
    date_published: str
    incident: str = msgspec.field(name="_marsad_incident")


class JsonFeed(Struct, frozen=True, kw_only=True):
    """A feed as JSON Feed 1.1 has it."""

    version: str = "https://jsonfeed.org/version/1.1"
    title: str
    home_page_url: str
    feed_url: str
    language: str
    items: list[FeedItem]


def entries_of(store: Store, incidents: Iterable[Incident], lens: Lens) -> list[Entry]:
    """The revisions of some incidents, newest first."""
    found = [
        entry
        for incident in incidents
        for entry in _revisions(incident, history_of(find_claims(store, incident, lens)))
    ]
    return sorted(found, key=lambda entry: (entry.updated, entry.id), reverse=True)[:ENTRIES]


def _revisions(incident: Incident, history: Iterable[Turn]) -> Iterator[Entry]:
    for nth, turn in enumerate(history):
        if not turn.changes:
            continue
        lines = tuple(_change(*change) for change in turn.changes)
        yield Entry(
            id=f"urn:marsad:{incident.id}:{turn.claim.partition(':')[2][:16]}",
            incident=incident.id,
            title=what_happened(incident) if nth == 0 else _revised(incident),
            lines=(*lines, say("told by {outlet}, {said}", outlet=turn.outlet, said=turn.said)),
            updated=turn.at or NO_TIME,
        )


def _change(name: str, before: str | None, after: str) -> str:
    if before is None:
        return say("{name}: {after}", name=name, after=after)
    return say("{name}: {after} (before: {before})", name=name, after=after, before=before)


def _revised(incident: Incident) -> str:
    return say("Revised: {incident}", incident=what_happened(incident))


def to_atom(entries: Iterable[Entry], *, base: str, address: str) -> bytes:
    """Write an Atom feed (RFC 4287)."""
    listed = list(entries)
    feed = Element("feed", {"xmlns": ATOM, "xml:lang": tongue().code})
    _add(feed, "id", f"{base}{address}")
    _add(feed, "title", say("marsad: incidents"))
    _add(feed, "updated", listed[0].updated if listed else NO_TIME)
    SubElement(feed, "link", {"rel": "self", "href": f"{base}{address}"})
    SubElement(feed, "link", {"rel": "alternate", "href": base + to("/")})
    _add(SubElement(feed, "author"), "name", "marsad")
    for each in listed:
        entry = SubElement(feed, "entry")
        _add(entry, "id", each.id)
        _add(entry, "title", each.title)
        _add(entry, "updated", each.updated)
        SubElement(
            entry, "link", {"rel": "alternate", "href": base + to(f"/incidents/{each.incident}")}
        )
        _add(entry, "content", "\n".join(each.lines))
    body: bytes = tostring(feed, encoding="utf-8")
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + body


def _add(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = printable(text)


def printable(text: str) -> str:
    """Text without the characters that XML has no place for."""
    return "".join(letter for letter in text if letter.isprintable() or letter in "\n\t")


def to_json_feed(entries: Iterable[Entry], *, base: str, address: str) -> JsonFeed:
    return JsonFeed(
        title=say("marsad: incidents"),
        language=tongue().code,
        home_page_url=base + to("/"),
        feed_url=f"{base}{address}",
        items=[
            FeedItem(
                id=each.id,
                url=base + to(f"/incidents/{each.incident}"),
                title=each.title,
                content_text="\n".join(each.lines),
                date_published=each.updated,
                incident=each.incident,
            )
            for each in entries
        ],
    )


def _asked(store: Store, filters: Filters, lens: Lens, incident: str | None) -> list[Entry]:
    if incident is not None:
        return entries_of(store, [find_incident(store, incident, lens)], lens)
    return entries_of(store, find_these(store, told_last(store, filters, lens), lens), lens)


def told_last(store: Store, filters: Filters, lens: Lens) -> list[str]:
    """The incidents of a view of which something was told last, however long ago they happened."""
    board = boards.board(store, lens)
    fitting = None if filters == Filters() else set(find_ids(store, filters, lens))
    last = np.full(len(board), MISSING)
    np.maximum.at(last, board.reported.row, board.reported.value)
    newest = (board.ids[row] for row in np.argsort(-last, kind="stable"))
    return list(islice((name for name in newest if fitting is None or name in fitting), INCIDENTS))


def _address(name: str, filters: Filters, lens: Lens, incident: str | None) -> str:
    query = query_of(filters) + lens_query(lens) + (f"incident={incident}" if incident else "")
    return to(f"/{name}?{query.rstrip('&')}" if query else f"/{name}")


@get("/feed.atom", sync_to_thread=True, include_in_schema=False)
def give_atom(
    store: GivenStore,
    filters: GivenFilters,
    lens: GivenLens,
    request: AnyRequest,
    incident: One = None,
) -> Response[bytes]:
    """Give the newest revisions of a view as Atom."""
    body = to_atom(
        _asked(store, filters, lens, incident),
        base=str(request.base_url).rstrip("/"),
        address=_address("feed.atom", filters, lens, incident),
    )
    return Response(body, media_type="application/atom+xml; charset=utf-8")


@get("/feed.json", sync_to_thread=True, include_in_schema=False)
def give_json_feed(
    store: GivenStore,
    filters: GivenFilters,
    lens: GivenLens,
    request: AnyRequest,
    incident: One = None,
) -> Response[bytes]:
    """Give the newest revisions of a view as JSON Feed."""
    feed = to_json_feed(
        _asked(store, filters, lens, incident),
        base=str(request.base_url).rstrip("/"),
        address=_address("feed.json", filters, lens, incident),
    )
    return Response(msgspec.json.encode(feed), media_type="application/feed+json")


FEEDS = Router(
    "/",
    route_handlers=[give_atom, give_json_feed],
    dependencies={
        "filters": Provide(provide_filters, sync_to_thread=False),
        "lens": Provide(provide_lens, sync_to_thread=False),
    },
)
