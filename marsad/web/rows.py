"""What the map page needs of each incident and each place held: short rows, already in words."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from marsad.records import ControlState, Incident, Place, TollKind
from marsad.text.moments import moment
from marsad.web.code_words import EXTENTS, grade_words, words_of
from marsad.web.days_said import when_text
from marsad.web.outlets import outlet_words
from marsad.web.place_names import place_name
from marsad.web.wording import family, harm_text, headline, holder_text, place_text


class Spot(Struct, frozen=True, kw_only=True):
    """Where something is drawn; `precision` says whether as a pin or as a disc."""

    name: str
    geonameid: int | None
    longitude: float | None
    latitude: float | None
    precision: str | None


class IncidentRow(Struct, frozen=True, kw_only=True):
    """An incident as list, map and timeline show it; `killed` is the lowest figure.

    `killed_high` is None where nobody bounds it. `reported` are the moments at which something was
    told of it, `corrected` those at which a source gave another figure than before.
    """

    id: str
    headline: str
    family: str
    event_type: str | None
    status: str
    status_words: str
    where: str
    spot: Spot | None
    when: str
    earliest: date | None
    latest: date | None
    harm: str | None
    killed: int | None
    killed_high: int | None
    reported: tuple[str, ...]
    corrected: tuple[str, ...]
    sources: tuple[str, ...]


class ControlRow(Struct, frozen=True, kw_only=True):
    """A place and who holds it. `holders` has everyone who is named, the holder first."""

    spot: Spot
    who: str
    holders: tuple[str, ...]
    status: str
    status_words: str
    extent_words: str | None
    since: date | None
    stale: bool
    last_said: date | None
    statements: int


class ControlView(Struct, frozen=True, kw_only=True):
    """Who holds what on the day `at`, and all days and holders that the claims know of.

    The order of `holders` is the same on every day, so that each keeps its colour.
    """

    at: date
    first: date
    last: date
    holders: tuple[str, ...]
    rows: tuple[ControlRow, ...]


def incident_row(incident: Incident) -> IncidentRow:
    killed = next((toll for toll in incident.tolls if toll.kind is TollKind.KILLED), None)
    place, time = incident.place, incident.time
    return IncidentRow(
        id=incident.id,
        headline=headline(incident),
        family=family(incident.event_type),
        event_type=incident.event_type and incident.event_type.value,
        status=incident.status.value,
        status_words=grade_words(incident.status)[0],
        where=place_text(place),
        spot=None if place is None else spot_of(place),
        when=when_text(incident),
        earliest=None if time is None else time.earliest,
        latest=None if time is None else time.latest,
        harm=harm_text(incident),
        killed=None if killed is None else killed.low,
        killed_high=None if killed is None else killed.high,
        reported=reports_of(incident),
        corrected=corrections_of(incident),
        sources=tuple(dict.fromkeys(outlet_words(origin.name) for origin in incident.origins)),
    )


def reports_of(incident: Incident) -> tuple[str, ...]:
    """The moments at which something was told of an incident, as far as its record has them."""
    said = {figure.said for toll in incident.tolls for figure in toll.statements}
    said |= {incident.first_reported, incident.last_reported}
    return tuple(sorted(each for each in said if each is not None))


def corrections_of(incident: Incident) -> tuple[str, ...]:
    """The moments at which a source gave another figure than it had given before."""
    found: set[str] = set()
    for toll in incident.tolls:
        last: dict[str, tuple[int | None, int | None]] = {}
        for each in sorted(toll.statements, key=lambda each: moment(each.said)):
            figure = each.low, each.high
            if last.get(each.source, figure) != figure and each.said is not None:
                found.add(each.said)
            last[each.source] = figure
    return tuple(sorted(found))


def control_row(state: ControlState) -> ControlRow:
    named = [name for name in holders_of([state]) if name != state.holder]
    holders = named if state.holder is None else [state.holder, *named]
    return ControlRow(
        spot=spot_of(state.place),
        who=holder_text(state, holders),
        holders=tuple(holders),
        status=state.status.value,
        status_words=grade_words(state.status)[0],
        extent_words=words_of(state.extent) if state.extent in EXTENTS else None,
        since=state.since,
        stale=state.stale,
        last_said=state.last_said_of,
        statements=len(state.statements),
    )


def holders_of(states: Iterable[ControlState]) -> tuple[str, ...]:
    """Everyone who is named as a holder, those named most often first."""
    named: Counter[str] = Counter()
    for state in states:
        named.update(said.holder for said in state.statements if said.holder is not None)
        if state.holder is not None:
            named[state.holder] += 1
    return tuple(sorted(named, key=lambda name: (-named[name], name)))


def spot_of(place: Place) -> Spot:
    return Spot(
        name=place_name(place),
        geonameid=place.geonameid,
        longitude=place.longitude,
        latitude=place.latitude,
        precision=place.precision and place.precision.value,
    )
