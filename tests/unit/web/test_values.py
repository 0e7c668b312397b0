"""What a claim holds, as the pages list it."""

from marsad.records import (
    Actor,
    ActorRole,
    Claim,
    ClaimId,
    Control,
    ControlChange,
    Extent,
    Modality,
    Place,
    Quote,
    Source,
)
from marsad.web.values import control_of, speaker_of, values_of

WORDS = {"text": "x", "start": 0, "end": 1}


def claim(**fields):
    return Claim(
        id=ClaimId("c"),
        story="article",
        event_type=None,
        sub_event_type=None,
        modality=Modality.ASSERTED,
        evidence=Quote(**WORDS),
        confidence=1,
        extractor="hand/1",
        **fields,
    )


def source(name):
    return Source(**WORDS, name=name, cue="said")


def test_every_value_has_a_key_of_its_own():
    made = claim(
        places=(Place(**WORDS), Place(**WORDS)),
        actors=(Actor(**WORDS, role=ActorRole.ACTOR, name="rebels"),),
        sources=(source("SOHR"),),
    )
    assert [value.key for value in values_of(made)] == ["source-0", "actor-0", "place-0", "place-1"]


def test_the_speaker_is_the_source_nearest_to_the_fact():
    assert speaker_of(claim(sources=(source("AFP"), source("SOHR"))), "Daily") == "SOHR"


def test_without_a_source_the_outlet_speaks():
    assert speaker_of(claim(), "Daily") == "Daily"


def test_control_names_place_and_holder():
    made = claim(
        places=(Place(**WORDS, name="Aleppo"),),
        actors=(Actor(**WORDS, role=ActorRole.ACTOR, name="rebels"),),
        control=Control(place=0, holder=0, change=ControlChange.TAKEN, extent=Extent.MOST),
    )
    assert control_of(made) == "most of Aleppo, taken by rebels"


def test_control_without_a_holder_says_so():
    made = claim(control=Control(place=None, holder=None, change=ControlChange.LOST))
    assert control_of(made) == "place not stated, lost by not stated"
