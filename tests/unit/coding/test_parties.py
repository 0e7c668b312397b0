"""Types and modality that depend on who the parties are and where."""

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
    Source,
    SubEventType,
)
from marsad.registry.store import Registry, load_registry

TEXT = "The army said it took the town."


@pytest.fixture(scope="module")
def registry() -> Registry:
    return load_registry()


def claim(*, actor: str, country: str, source: str | None = None, change: str = "taken") -> Claim:
    sources = (
        (Source(text="army", start=4, end=8, name=source, id=source, cue="said"),) if source else ()
    )
    return Claim(
        id=ClaimId("sha256:0"),
        story="article",
        event_type=EventType.BATTLES,
        sub_event_type=SubEventType.NON_STATE_OVERTAKES,
        modality=Modality.ASSERTED,
        sources=sources,
        actors=(Actor(text="army", start=4, end=8, role=ActorRole.ACTOR, name=actor, id=actor),),
        places=(Place(text="town", start=26, end=30, name="Town", country=country),),
        control=Control(place=0, holder=0, change=ControlChange(change)),
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


FEATS = {
    "own feat": ("syrian-army", "syrian-army", "taken", "claimed"),
    "own loss": ("syrian-army", "syrian-army", "lost", "asserted"),
    "another's word": ("syrian-army", "sohr", "taken", "asserted"),
    "the state's agency": ("syrian-army", "sana", "taken", "claimed"),
}


@pytest.mark.parametrize(("actor", "source", "change", "expected"), FEATS.values(), ids=FEATS)
def test_a_partys_word_for_its_own_feat_is_a_claim(
    registry: Registry, actor: str, source: str, change: str, expected: str
) -> None:
    told = claim(actor=actor, country="SY", source=source, change=change)
    assert code_parties(told, registry).modality == expected
