"""A weapon is nobody; who owns it is named."""

import pytest

from marsad.matching.instruments import doer_of
from marsad.records import Actor, ActorRole, Claim, ClaimId, Modality, Quote, Weapon


def claim(sentence: str, *, arm: str) -> Claim:
    start = sentence.index(arm)
    end = start + len(arm)
    return Claim(
        id=ClaimId("a"),
        story="article",
        event_type=None,
        sub_event_type=None,
        modality=Modality.ASSERTED,
        weapons=(Weapon(text=arm, start=start, end=end, type="drone"),),
        evidence=Quote(text=sentence, start=0, end=len(sentence)),
        confidence=0.9,
        extractor="hand/1",
    )


def actor(sentence: str, name: str, known: str | None = None) -> Actor:
    start = sentence.index(name)
    end = start + len(name)
    return Actor(text=name, start=start, end=end, role=ActorRole.ACTOR, name=name, id=known)


@pytest.mark.parametrize(
    ("name", "doer"),
    [
        pytest.param("a second drone", None, id="a weapon"),
        pytest.param("the army’s drone", "the army", id="somebody's weapon"),
        pytest.param("the drone unit", "the drone unit", id="people named by a weapon"),
        pytest.param("the militia", "the militia", id="people"),
    ],
)
def test_a_weapon_is_nobody_and_its_owner_is_named(name: str, doer: str | None):
    sentence = f"In the night {name} struck the mill with a drone."
    told = claim(sentence, arm="drone")
    assert doer_of(actor(sentence, name), told) == doer


def test_whom_the_registry_knows_stays():
    sentence = "Red Drone struck the mill."
    assert doer_of(actor(sentence, "Red Drone", "red"), claim(sentence, arm="Drone")) == "Red Drone"
