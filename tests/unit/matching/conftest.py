"""Claims in context, told in one line."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from marsad.records import (
    Actor,
    ActorRole,
    Bound,
    Claim,
    ClaimId,
    ClaimInContext,
    Control,
    ControlChange,
    EventType,
    LineageId,
    Modality,
    PageId,
    Place,
    PlacePrecision,
    Quote,
    Source,
    SubEventType,
    Time,
    TimePrecision,
    Toll,
    TollKind,
    Weapon,
)
from marsad.vocabulary import EVENT_TYPE_OF

Tell = Callable[..., ClaimInContext]

TOWN, REGION, COUNTRY = PlacePrecision.TOWN, PlacePrecision.ADMIN1, PlacePrecision.COUNTRY
PLACES = {
    "Aleppo": (1, "SY", "Aleppo", 36.20, 37.16, TOWN),
    "Saraqib": (2, "SY", "Idlib", 35.86, 36.80, TOWN),
    "Nayrab": (3, "SY", "Idlib", 35.90, 36.76, TOWN),
    "Idlib": (4, "SY", "Idlib", 35.93, 36.63, TOWN),
    "Idlib region": (5, "SY", "Idlib", 35.80, 36.60, REGION),
    "Syria": (6, "SY", None, 35.00, 38.00, COUNTRY),
    "Kabul": (7, "AF", "Kabul", 34.52, 69.17, TOWN),
}


def place(name: str) -> Place:
    if name not in PLACES:
        return Place(text=name, start=0, end=len(name))
    geonameid, country, admin1, latitude, longitude, precision = PLACES[name]
    return Place(
        text=name,
        start=0,
        end=len(name),
        name=name,
        geonameid=geonameid,
        country=country,
        admin1=admin1,
        latitude=latitude,
        longitude=longitude,
        precision=precision,
    )


def time(first: str, last: str, precision: TimePrecision = TimePrecision.DAY) -> Time:
    return Time(
        text="then",
        start=0,
        end=4,
        earliest=date.fromisoformat(first),
        latest=date.fromisoformat(last),
        precision=precision,
    )


def toll(
    low: int | None,
    high: int | None = None,
    *,
    kind: TollKind = TollKind.KILLED,
    bound: Bound = Bound.EXACT,
    **fields: Any,
) -> Toll:
    exact = bound is Bound.EXACT
    return Toll(
        text="n", start=0, end=1, kind=kind, low=low, high=low if exact else high, bound=bound,
        **fields,
    )  # fmt: skip


def source(name: str, start: int = 0) -> Source:
    """A source, known to the registry if it is written in capitals."""
    known = name.lower() if name.isupper() else None
    return Source(text="s", start=start, end=start + 1, name=name, id=known)


def actor(name: str, role: ActorRole = ActorRole.ACTOR) -> Actor:
    known = name.lower() if name.isupper() else None
    return Actor(text="a", start=0, end=1, role=role, name=name, id=known)


@pytest.fixture(scope="session")
def tell() -> Tell:
    """Tell a claim: by default an air strike on Saraqib on Friday, in the outlet's own voice."""
    return told


def told(
    name: str = "a",
    kind: SubEventType | None = SubEventType.AIR_STRIKE,
    *,
    at: str | None = "Saraqib",
    on: str | Time | None = "2024-11-29",
    killed: int | None = None,
    tolls: tuple[Toll, ...] = (),
    by: str = "",
    who: str = "",
    weapon: str = "",
    modality: Modality = Modality.ASSERTED,
    change: ControlChange | None = None,
    words: str = "",
    said: str | None = "2024-11-29T18:00:00+00:00",
    page: str = "",
    lineage: str = "",
    outlet: str = "",
    story: str = "article",
    event: EventType | None = None,
) -> ClaimInContext:
    page = page or f"page of {name}"
    text = words or f"What {name} says."
    claim = Claim(
        id=ClaimId(name),
        story=story,
        event_type=EVENT_TYPE_OF[kind] if kind else event,
        sub_event_type=kind,
        modality=modality,
        sources=tuple(source(each) for each in by.split(" citing ") if each),
        actors=(actor(who),) if who else (),
        weapons=(Weapon(text="w", start=0, end=1, type=weapon),) if weapon else (),
        places=(place(at),) if at else (),
        time=time(on, on) if isinstance(on, str) else on,
        tolls=tolls or ((toll(killed),) if killed is not None else ()),
        control=Control(place=0, holder=0 if who else None, change=change) if change else None,
        evidence=Quote(text=text, start=0, end=len(text)),
        confidence=0.9,
        extractor="hand/1",
    )
    return ClaimInContext(
        claim=claim,
        page_id=PageId(page),
        outlet=outlet or f"outlet of {page}",
        said=said,
        lineage=LineageId(lineage or f"lineage of {page}"),
    )


@pytest.fixture(scope="session", name="toll")
def make_toll() -> Callable[..., Toll]:
    return toll


@pytest.fixture(scope="session", name="time")
def make_time() -> Callable[..., Time]:
    return time


@pytest.fixture(scope="session", name="source")
def make_source() -> Callable[..., Source]:
    return source
