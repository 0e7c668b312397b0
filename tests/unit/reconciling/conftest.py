"""Claims in context about an attack in one town, and a registry of those who speak of it."""

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
)
from marsad.registry import Conflict, Entry
from marsad.registry.store import Registry
from marsad.vocabulary import EVENT_TYPE_OF

Tell = Callable[..., ClaimInContext]

FRIDAY = date(2024, 11, 29)
ENTRIES = (
    Entry(id="hts", name="HTS", kind="rebel_group", country="SY"),
    Entry(id="sdf", name="SDF", kind="rebel_group", country="SY"),
    Entry(id="saa", name="Syrian Army", kind="state_force", country="SY"),
    Entry(id="barada", name="Barada Agency", kind="state_media", country="SY"),
    Entry(id="sohr", name="Observatory", kind="monitor"),
    Entry(id="helmets", name="White Helmets", kind="civil_defence"),
)


@pytest.fixture(scope="session")
def registry() -> Registry:
    conflict = Conflict(
        id="war",
        name="The war",
        countries=("SY",),
        sides={"rebels": ("hts",), "state": ("saa",)},
        source="made up",
    )
    return Registry(ENTRIES, (conflict,))


def told(
    name: str = "a",
    kind: SubEventType | None = SubEventType.AIR_STRIKE,
    *,
    by: str = "",
    who: str = "",
    killed: int | None = None,
    modality: Modality = Modality.ASSERTED,
    on: date | None = FRIDAY,
    at: str | None = "Saraqib",
    words: str = "",
    said: str | None = "2024-11-29T18:00:00+00:00",
    page: str = "",
    lineage: str = "",
    known_from: str | None = "2024-11-29T20:00:00+00:00",
    known_until: str | None = None,
) -> ClaimInContext:
    """Tell, by default in the outlet's own voice, of an air strike on Saraqib on Friday."""
    known = {entry.id for entry in ENTRIES}
    text = words or f"What {name} says."
    span = {"text": text, "start": 0, "end": len(text)}
    place = Place(
        **span, name=at, geonameid=1, country="SY", latitude=35.9, longitude=36.8,
        precision=PlacePrecision.TOWN,
    )  # fmt: skip
    toll = Toll(**span, kind=TollKind.KILLED, low=killed, high=killed, bound=Bound.EXACT)
    claim = Claim(
        id=ClaimId(name),
        story="article",
        event_type=EVENT_TYPE_OF[kind] if kind else None,
        sub_event_type=kind,
        modality=modality,
        sources=(Source(**span, name=by, id=by if by in known else None),) if by else (),
        actors=(Actor(**span, role=ActorRole.ACTOR, name=who, id=who if who in known else None),)
        if who
        else (),
        places=(place,) if at else (),
        time=Time(**span, earliest=on, latest=on, precision=TimePrecision.DAY) if on else None,
        tolls=(toll,) if killed is not None else (),
        evidence=Quote(**span),
        confidence=0.9,
        extractor="hand/1",
    )
    return ClaimInContext(
        claim=claim,
        page_id=PageId(page or f"page of {name}"),
        outlet=f"outlet of {page or name}",
        said=said,
        lineage=LineageId(lineage or f"lineage of {page or name}"),
        known_from=known_from,
        known_until=known_until,
    )


@pytest.fixture(scope="session")
def tell() -> Tell:
    return told


@pytest.fixture(scope="session")
def incident_of() -> Callable[..., Any]:
    """Make the one incident of some claims."""
    from marsad.matching.incidents import match_claims  # noqa: PLC0415  few tests need it

    def make(*claims: ClaimInContext) -> Any:
        (incident,) = match_claims(claims)
        return incident

    return make
