"""Learns where outlets are at home, and reads again the pages whose places this settles.

The home of an outlet is learnt from the names of all its pages in the store, each page read for
itself. So it depends on which pages there are and on nothing else: not on the order in which they
came, nor on a home that was learnt before. A page is read again only if its names come to other
places by the new home.
"""

from collections.abc import Callable, Sequence

import msgspec
from msgspec import Struct

from marsad.coding.homes import Home, home_of
from marsad.coding.place_filling import Resolution
from marsad.coding.places import resolve_mentions
from marsad.gazetteer import Location, Mention
from marsad.pipeline.read import Toolbox, home_at, host_of, mentions_of, tools_for, with_case
from marsad.records import ARTICLE_STORY, Page, PageId, Report
from marsad.store.namings import Naming, namings_of, settle, unsettled
from marsad.store.store import Store
from marsad.text.stories import parts_of

Reports = tuple[Report, ...]


class AtHome(Struct, frozen=True, kw_only=True):
    """How a page is read by the home of its outlet, what it names, and whether a home moves it."""

    read: Callable[[Page, Home | None], Reports]
    name: Callable[[PageId, Reports, Home | None], Naming | None]
    moves: Callable[[Reports, Home | None, Home | None], bool]


def settle_homes(
    store: Store, at_home: AtHome, read_again: Callable[[PageId, Home | None], None]
) -> None:
    """Look for the homes of outlets with new pages; `read_again` reads one that a home moves."""
    for outlet in unsettled(store):
        pages = namings_of(store, outlet)
        home = home_of([places_in(page) for page in pages])
        for page in pages:
            before = decoded(page.home)
            if before != home and at_home.moves(store.reports(page.page_id), before, home):
                read_again(page.page_id, home)
        settle(store, [page.page_id for page in pages], encoded(home))


def naming_of(
    page_id: PageId, reports: Reports, home: Home | None, toolbox: Toolbox
) -> Naming | None:
    """What a page names; None where nothing tells its outlet."""
    outlet = next((o for report in reports if (o := outlet_of(report)) is not None), None)
    if outlet is None:
        return None
    named = dict.fromkeys(
        resolution.location
        for report in reports
        for resolution in resolved(report, toolbox, None)
        if resolution is not None
    )
    places = msgspec.json.encode(list(named)).decode()
    return Naming(page_id=page_id, outlet=outlet, places=places, home=encoded(home))


def moves(reports: Reports, before: Home | None, after: Home | None, toolbox: Toolbox) -> bool:
    """Whether some name of a page comes to another place by another home."""
    return any(
        resolved(report, toolbox, home_at(report, before))
        != resolved(report, toolbox, home_at(report, after))
        or has_other_names(report, toolbox)
        for report in reports
    )


def has_other_names(report: Report, toolbox: Toolbox) -> bool:
    """Whether a claim has a place of a name that is none by the gazetteer alone."""
    named = [mention for mention in names_of(report, toolbox) if mention.places]
    places = [place for claim in report.claims for place in claim.places]
    return any(
        place.name is not None
        and not any(m.start < place.end and place.start < m.end for m in named)
        for place in places
    )


def resolved(report: Report, toolbox: Toolbox, home: Home | None) -> tuple[Resolution | None, ...]:
    """The places of the article's names."""
    return resolve_mentions(names_of(report, toolbox), with_case(report).article.text, home=home)


def names_of(report: Report, toolbox: Toolbox) -> tuple[Mention, ...]:
    """The names of an article; none in a language that nobody reads."""
    language = report.page.language
    if language is None or not any(part.story == ARTICLE_STORY for part in parts_of(report)):
        return ()
    return mentions_of(with_case(report), ARTICLE_STORY, tools_for(toolbox, language).gazetteer)


def outlet_of(report: Report) -> str | None:
    """By what an outlet is known: the host of its pages, or its name."""
    host = host_of(report)
    if host is not None:
        return host.removeprefix("www.")
    name = report.article.outlet
    return " ".join(name.casefold().split()) if name else None


def places_in(page: Naming) -> Sequence[Location]:
    return msgspec.json.decode(page.places, type=list[Location])


def encoded(home: Home | None) -> str | None:
    return None if home is None else msgspec.json.encode(home).decode()


def decoded(home: str | None) -> Home | None:
    return None if home is None else msgspec.json.decode(home, type=Home)
