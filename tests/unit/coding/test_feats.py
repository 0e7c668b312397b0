"""Whose word is only one side's: feats, losses, accusations, and what others bear out."""

import msgspec
import pytest

from marsad.coding.feats import mark_feats
from marsad.records import (
    Actor,
    ActorRole,
    Bound,
    Claim,
    ClaimId,
    Control,
    ControlChange,
    Modality,
    Place,
    Quote,
    Source,
    SubEventType,
    Toll,
    TollKind,
)
from marsad.registry.store import Registry, load_registry
from marsad.vocabulary import EVENT_TYPE_OF

CLASH, STRIKE = SubEventType.ARMED_CLASH, SubEventType.AIR_STRIKE
SHELLING, ATTACK = SubEventType.SHELLING, SubEventType.ATTACK
TAKEN = SubEventType.NON_STATE_OVERTAKES
SEIZED = SubEventType.DISRUPTED_WEAPONS_USE
LEFT = SubEventType.NON_VIOLENT_TRANSFER


@pytest.fixture(scope="module")
def registry() -> Registry:
    return load_registry()


def claim(
    sub_type: SubEventType,
    source: str = "",
    actor: str = "",
    hit: str = "",
    toll: str = "",
    *,
    words: str = "It was told.",
    cue: str = "said",
    change: ControlChange | None = None,
) -> Claim:
    """A claim whose parties are named by words; "id:words" gives the registry's id, too."""
    sources = (Source(**named(source), cue=cue),) if source else ()
    parties = ((actor, ActorRole.ACTOR), (hit, ActorRole.RECIPIENT))
    return Claim(
        id=ClaimId(f"{source}{actor}{hit}{toll}"),
        story="article",
        event_type=EVENT_TYPE_OF[sub_type],
        sub_event_type=sub_type,
        modality=Modality.ASSERTED,
        sources=sources,
        actors=tuple(Actor(**named(name), role=role) for name, role in parties if name),
        places=(Place(text="Hama", start=0, end=4),),
        tolls=(killed(toll),) if toll else (),
        control=Control(place=0, holder=None, change=change) if change else None,
        evidence=Quote(text=words, start=0, end=len(words)),
        confidence=0.9,
        extractor="hand/1",
    )


def named(words: str) -> dict[str, object]:
    known, _, text = words.rpartition(":")
    return {"text": text, "start": 0, "end": len(text), "name": text, "id": known or None}


def killed(text: str) -> Toll:
    return Toll(
        text=text, start=0, end=len(text), kind=TollKind.KILLED, low=4, high=4, bound=Bound.EXACT
    )


FEATS = {
    "own capture": claim(TAKEN, "hts:the group", "hts:it", change=ControlChange.TAKEN),
    "own troops by a general word": claim(CLASH, "the army", "its troops"),
    "enemy dead": claim(CLASH, "syrian-army:the army", toll="40 terrorists"),
    "police and militants": claim(CLASH, "police", toll="five militants"),
    "rebels and soldiers": claim(CLASH, "the rebels", toll="40 soldiers"),
    "an army's strike": claim(STRIKE, "russian-army:the military", "russian-army:its jets"),
    "a blow without a name": claim(STRIKE, "the army"),
    "an enemy's crime": claim(ATTACK, "syrian-army:the army", "hts:HTS", toll="four civilians"),
    "interceptions": claim(SEIZED, "the air force"),
    "a repelled attack": claim(CLASH, "the defence ministry", words="The assault was repelled."),
    "a repelled attack and its dead": claim(
        CLASH, "the defence ministry", toll="300 soldiers", words="It repelled three attacks."
    ),
    "a capital that speaks": claim(CLASH, "Kyiv", toll="400 militants"),
}


@pytest.mark.parametrize("told", FEATS.values(), ids=FEATS)
def test_a_partys_word_for_its_own_side_is_claimed(registry: Registry, told: Claim) -> None:
    [marked] = mark_feats([told], "Words.", registry, places={"Kyiv"})
    assert marked.modality is Modality.CLAIMED


PLAIN = {
    "a monitor": claim(TAKEN, "sohr:the Observatory", "hts:HTS", change=ControlChange.TAKEN),
    "residents": claim(STRIKE, "residents", "syrian-army:the army", toll="four children"),
    "a hospital": claim(SHELLING, "hospital officials", toll="12 people"),
    "civil defence": claim(SHELLING, "the civil defence", toll="12 people"),
    "a party's health ministry": claim(STRIKE, "houthis:the health ministry", toll="35 people"),
    "own dead": claim(CLASH, "the army", toll="five of its soldiers"),
    "own brigade": claim(CLASH, "lna:a spokesman", toll="103 soldiers of its 12th Brigade"),
    "own dead of a repelled attack": claim(
        CLASH, "the army", toll="five of its soldiers", words="It was repelled; it lost five men."
    ),
    "own retreat": claim(LEFT, "the army", "its troops", change=ControlChange.LOST),
    "acknowledged": claim(STRIKE, "the army", "its jets", cue="acknowledged"),
    "own strike on civilians": claim(STRIKE, "the army", "its jets", "civilians"),
    "police and gunmen": claim(ATTACK, "police", "gunmen", toll="eight villagers"),
    "officials and both dead": claim(CLASH, "officials", hit="villagers", toll="20 militants"),
    "the outlet": claim(TAKEN, "", "hts:HTS", change=ControlChange.TAKEN),
    "an agreement": claim(SubEventType.AGREEMENT, "the army", "the army"),
    "arrests": claim(SubEventType.ARRESTS, "police", hit="militants"),
    "nobody hurt": claim(SubEventType.PEACEFUL_PROTEST, "the rebels", "residents"),
}


@pytest.mark.parametrize("told", PLAIN.values(), ids=PLAIN)
def test_other_words_stay_asserted(registry: Registry, told: Claim) -> None:
    [marked] = mark_feats([told], "Words.", registry)
    assert marked.modality is Modality.ASSERTED


def test_what_residents_tell_as_well_is_no_longer_one_sides_word(registry: Registry) -> None:
    feat = claim(TAKEN, "hts:the group", "hts:it", change=ControlChange.TAKEN)
    borne_out = claim(TAKEN, "residents", "hts:HTS", change=ControlChange.TAKEN)
    marked = mark_feats([feat, borne_out], "Words.", registry)
    assert [c.modality for c in marked] == [Modality.ASSERTED, Modality.ASSERTED]


def test_another_figure_bears_nothing_out(registry: Registry) -> None:
    feat = claim(CLASH, "the rebels", toll="40 soldiers")
    other = claim(CLASH, "residents")
    assert mark_feats([feat, other], "Words.", registry)[0].modality is Modality.CLAIMED


COMMUNIQUE = "Military statement No. 4. Our heroes took the hill; the enemy fled. Praise be to God."


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (claim(TAKEN, "", "our heroes", change=ControlChange.TAKEN), Modality.CLAIMED),
        (claim(CLASH, "", "", toll="three of our comrades"), Modality.ASSERTED),
        (claim(SubEventType.AGREEMENT, "", "our command"), Modality.ASSERTED),
    ],
    ids=["a capture", "its own dead", "an agreement"],
)
def test_in_a_communique_feats_are_claimed(
    registry: Registry, told: Claim, expected: Modality
) -> None:
    assert mark_feats([told], COMMUNIQUE, registry)[0].modality is expected


def test_what_is_planned_stays_planned(registry: Registry) -> None:
    told = msgspec.structs.replace(claim(CLASH, "the army", "its troops"), modality="planned")
    assert mark_feats([told], "Words.", registry)[0].modality == "planned"
