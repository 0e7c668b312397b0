"""Types that depend on who the parties are and where."""

import pytest

from marsad.coding.parties import code_parties
from marsad.records import (
    Actor,
    ActorRole,
    Claim,
    ClaimId,
    Control,
    ControlChange,
    EventType,
    Modality,
    Place,
    Quote,
    SubEventType,
)
from marsad.registry.store import Registry, load_registry

TEXT = "The army said it took the town."


@pytest.fixture(scope="module")
def registry() -> Registry:
    return load_registry()


def claim(*, actor: str, country: str) -> Claim:
    return Claim(
        id=ClaimId("sha256:0"),
        story="article",
        event_type=EventType.BATTLES,
        sub_event_type=SubEventType.NON_STATE_OVERTAKES,
        modality=Modality.ASSERTED,
        actors=(Actor(text="army", start=4, end=8, role=ActorRole.ACTOR, name=actor, id=actor),),
        places=(Place(text="town", start=26, end=30, name="Town", country=country),),
        control=Control(place=0, holder=0, change=ControlChange.TAKEN),
        evidence=Quote(text=TEXT, start=0, end=len(TEXT)),
        confidence=0.9,
        extractor="hand/1",
    )


TYPES = {
    "an army at home regains": ("syrian-army", "SY", "Government regains territory"),
    "a foreign army overtakes": ("russian-army", "UA", "Non-state actor overtakes territory"),
    "an ally regains with the state": ("russian-army", "SY", "Government regains territory"),
    "a rebel group overtakes": ("hts", "SY", "Non-state actor overtakes territory"),
}


@pytest.mark.parametrize(("actor", "country", "expected"), TYPES.values(), ids=TYPES)
def test_territory_is_typed_by_whose_country_it_is(
    registry: Registry, actor: str, country: str, expected: str
) -> None:
    assert code_parties(claim(actor=actor, country=country), registry).sub_event_type == expected
