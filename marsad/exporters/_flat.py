"""An incident as one flat row, the same in every format that has columns."""

from collections.abc import Iterable
from datetime import date

from marsad.records import ActorRole, Incident, Place, Time
from marsad.vocabulary import TOLL_ORDER

Cell = str | int | float | None

SEPARATOR = "; "

# Those who did it, those who suffered it, and those who stood beside either.
ROLE_COLUMNS = {
    ActorRole.ACTOR: "actors",
    ActorRole.RECIPIENT: "recipients",
    ActorRole.ALLY: "allies",
}

COLUMNS = (
    "id",
    "event_type",
    "sub_event_type",
    "earliest",
    "latest",
    "time_precision",
    "place",
    "admin1",
    "country",
    "geonameid",
    "latitude",
    "longitude",
    "place_precision",
    *ROLE_COLUMNS.values(),
    *(f"{kind}_{end}" for kind in TOLL_ORDER for end in ("low", "best", "high")),
    "status",
    "sources",
    "independent_origins",
    "pages",
    "claims",
    "first_reported",
    "last_reported",
)


def flatten(incident: Incident) -> dict[str, Cell]:
    """Every column of an incident; what is not stated is None, and a toll of nought is 0."""
    known = {
        "id": incident.id,
        "event_type": incident.event_type,
        "sub_event_type": incident.sub_event_type,
        **time_cells(incident.time),
        **place_cells(incident.place),
        **actor_cells(incident),
        **toll_cells(incident),
        "status": incident.status,
        "sources": joined(origin.name for origin in incident.origins),
        "independent_origins": incident.independent_origins,
        "pages": incident.pages,
        "claims": len(incident.claims),
        "first_reported": incident.first_reported,
        "last_reported": incident.last_reported,
    }
    return {column: known.get(column) for column in COLUMNS}


def joined(names: Iterable[str]) -> str | None:
    """The names, each once; None if there are none."""
    return SEPARATOR.join(dict.fromkeys(names)) or None


def actor_cells(incident: Incident) -> dict[str, Cell]:
    return {
        column: joined(actor.name for actor in incident.actors if actor.role is role)
        for role, column in ROLE_COLUMNS.items()
    }


def time_cells(time: Time | None) -> dict[str, Cell]:
    if time is None:
        return {}
    return {
        "earliest": iso(time.earliest),
        "latest": iso(time.latest),
        "time_precision": time.precision,
    }


def iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def place_cells(place: Place | None) -> dict[str, Cell]:
    """The cells of a place; one that the gazetteer does not know keeps its words."""
    if place is None:
        return {}
    return {
        "place": place.text if place.name is None else place.name,
        "admin1": place.admin1,
        "country": place.country,
        "geonameid": place.geonameid,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "place_precision": place.precision,
    }


def toll_cells(incident: Incident) -> dict[str, Cell]:
    cells: dict[str, Cell] = {}
    for toll in incident.tolls:
        cells[f"{toll.kind}_low"] = toll.low
        cells[f"{toll.kind}_best"] = toll.best
        cells[f"{toll.kind}_high"] = toll.high
    return cells
