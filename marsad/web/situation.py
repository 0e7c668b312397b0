"""From a store to its situation report: what the area and the days hold, through a lens."""

from collections.abc import Set as AbstractSet
from datetime import date, timedelta

import msgspec
from msgspec import Struct

from marsad.records import (
    ClaimId,
    ClaimInContext,
    ControlState,
    Incident,
    IncidentId,
    Place,
    Policy,
)
from marsad.store.rows import AlertInContext
from marsad.store.store import Store
from marsad.text.names import fold
from marsad.web.bulletin import Material, compose
from marsad.web.cited import Bulletin
from marsad.web.code_words import words_of
from marsad.web.days_said import day_text, moment_text, span_text
from marsad.web.lens import CLEAR, Lens
from marsad.web.place_names import country_name
from marsad.web.queries import Filters
from marsad.web.scene import scene_of
from marsad.web.seeing import control_on, find, find_claims
from marsad.web.tongue import mark, say


class Asked(Struct, frozen=True, kw_only=True):
    """What a report is asked for: `area` is a part of the name of a place or what it lies in."""

    filters: Filters = Filters()
    area: str | None = None
    lens: Lens = CLEAR


def report_on(store: Store, asked: Asked) -> Bulletin:
    """Compose the report of what was asked."""
    incidents = [i for i in find(store, asked.filters, asked.lens) if _lies_in(i.place, asked)]
    undated = _undated(store, asked)
    landless = _landless(store, asked, {each.id for each in (*incidents, *undated)})
    before, after = _held(store, asked)
    return compose(
        Material(
            area=_area_words(asked),
            days=_days_words(asked.filters),
            policy=words_of(asked.lens.policy or Policy.LAST_WORD),
            lens=_lens_words(asked.lens),
            incidents=incidents,
            undated=undated,
            landless=landless,
            claims=_claims(store, [*incidents, *undated, *landless], (*before, *after), asked.lens),
            before=before,
            after=after,
            alerts=_alerts(store, asked),
        )
    )


def _lies_in(place: Place | None, asked: Asked) -> bool:
    if asked.area is None:
        return True
    if place is None:
        return False
    named = (place.name, place.text, place.admin1, place.country)
    return any(fold(asked.area) in fold(name) for name in named if name)


def _undated(store: Store, asked: Asked) -> list[Incident]:
    """Incidents without a day that were first reported within the days."""
    since, until = asked.filters.since, asked.filters.until
    if since is None and until is None:
        return []
    undated = Filters(
        country=asked.filters.country,
        type=asked.filters.type,
        source=asked.filters.source,
        text=asked.filters.text,
        status=asked.filters.status,
    )
    first, last = (since or date.min).isoformat(), (until or date.max).isoformat()
    return [
        incident
        for incident in find(store, undated, asked.lens)
        if (incident.time is None or incident.time.latest is None)
        and first <= (incident.first_reported or "")[:10] <= last
        and _lies_in(incident.place, asked)
    ]


def _landless(store: Store, asked: Asked, listed: AbstractSet[IncidentId]) -> list[Incident]:
    """Incidents of these days that may lie in what was asked for: their country is not known."""
    if asked.filters.country is None and asked.area is None:
        return []
    anywhere = Asked(filters=msgspec.structs.replace(asked.filters, country=None), lens=asked.lens)
    found = (*find(store, anywhere.filters, asked.lens), *_undated(store, anywhere))
    return [
        incident
        for incident in {each.id: each for each in found}.values()
        if incident.id not in listed and (incident.place is None or incident.place.country is None)
    ]


Held = tuple[list[ControlState], list[ControlState]]


def _held(store: Store, asked: Asked) -> Held:
    """Who held what on the day before the first, and on the last."""
    since, until = asked.filters.since, asked.filters.until

    def on(day: date) -> list[ControlState]:
        return [s for s in control_on(store, day, asked.lens) if _is_asked(s.place, asked)]

    before = [] if since is None else on(since - timedelta(days=1))
    return before, on(until or date.max)


def _is_asked(place: Place, asked: Asked) -> bool:
    country = asked.filters.country
    return (country is None or place.country == country) and _lies_in(place, asked)


def _claims(
    store: Store, incidents: list[Incident], held: tuple[ControlState, ...], lens: Lens
) -> dict[ClaimId, ClaimInContext]:
    if not lens.is_clear:
        return dict(scene_of(store, lens).claims)
    found = {t.claim.id: t for i in incidents for t in find_claims(store, i, lens)}
    for state in held:
        for said in state.statements:
            if said.claim not in found:
                found[said.claim] = store.claim(said.claim)
    return found


def _alerts(store: Store, asked: Asked) -> list[AlertInContext]:
    """The alerts that pages of these days report, for the area if one was asked for."""
    first = (asked.filters.since or date.min).isoformat()
    last = (asked.filters.until or date.max).isoformat()
    return [
        each
        for each in store.alerts()
        if first <= (each.said or "")[:10] <= last
        and (
            (asked.area is None and asked.filters.country is None)
            or any(_is_asked(area, asked) for area in each.alert.areas)
        )
    ]


def _area_words(asked: Asked) -> str:
    parts = [part for part in (asked.area, country_name(asked.filters.country)) if part]
    return ", ".join(parts) or say("all places")


def _days_words(filters: Filters) -> str:
    if filters.since and filters.until:
        return span_text(filters.since, filters.until)
    if filters.since:
        return say("since {day}", day=day_text(filters.since))
    return say("until {day}", day=day_text(filters.until)) if filters.until else say("all days")


def _lens_words(lens: Lens) -> str:
    parts = []
    if lens.known is not None:
        captured = mark("Only what had been captured by {moment} counts.")
        told = mark("Only what had been told by {moment} counts.")
        words = captured if lens.by == "captured" else told
        parts.append(say(words, moment=moment_text(lens.known)))
    if lens.without:
        parts.append(say("Left out: {names}.", names=", ".join(lens.without)))
    return " ".join(parts)
