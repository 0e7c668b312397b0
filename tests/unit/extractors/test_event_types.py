"""Of which type an event is: what both readers say, its story, its words, and who was hit."""

import numpy as np
import pytest

from marsad.extractors._encoder import scheme
from marsad.extractors._encoder.event_types import (
    PLACES,
    WEIGHTS,
    Clues,
    cued_types,
    likeliest_type,
    signs_of,
    story_odds,
    type_words,
    who_was_hit,
)
from marsad.records import (
    Bound,
    Claim,
    Control,
    ControlChange,
    Modality,
    Quote,
    SubEventType,
    Toll,
    TollKind,
)

T = SubEventType
HELD = Control(place=None, holder=None, change=ControlChange.HELD)


def claim_of(text: str, *, toll: str = "", said: T | None = T.ATTACK, held: bool = False) -> Claim:
    words = {"text": toll, "start": 0, "end": len(toll)}
    numbers = {"kind": TollKind.KILLED, "low": 2, "high": 2, "bound": Bound.EXACT}
    return Claim(
        id="c1",
        story="main",
        event_type=None,
        sub_event_type=said,
        modality=Modality.ASSERTED,
        tolls=(Toll(**words, **numbers),) if toll else (),
        control=HELD if held else None,
        evidence=Quote(text=text, start=0, end=len(text)),
        confidence=0.5,
        extractor="events/3",
    )


def odds_for(*kinds: T) -> np.ndarray:
    found = np.full(len(scheme.TYPES), 0.01, np.float32)
    for kind in kinds:
        found[PLACES[kind]] = 1.0
    return found / found.sum()


def clues_of(claim: Claim, *own: T, grammar: bool = True, story: T | None = None) -> Clues:
    even = story_odds(())
    return Clues(
        claim=claim,
        grammar=claim if grammar else None,
        own=odds_for(*own),
        told=True,
        story=odds_for(story) if story is not None else even,
        before=even,
    )


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Two women blew themselves up at the gate.", T.SUICIDE_BOMB),
        ("He detonated his vest among recruits.", T.SUICIDE_BOMB),
        ("Doctors spoke of poison gas in Latamneh.", T.CHEMICAL_WEAPON),
        ("A hand grenade was thrown into the yard.", T.GRENADE),
        ("Jets bombed the bridge.", T.AIR_STRIKE),
        ("Mortars fell on the old town.", T.SHELLING),
        ("A mine exploded under a tractor.", T.REMOTE_EXPLOSIVE),
        ("Police broke up the rally with water cannon.", T.PROTEST_WITH_INTERVENTION),
        ("Soldiers opened fire on demonstrators.", T.EXCESSIVE_FORCE),
        ("Protesters hurled stones at the police.", T.VIOLENT_DEMONSTRATION),
        ("The thief was lynched.", T.MOB_VIOLENCE),
        ("Shops were torched.", T.LOOTING),
        ("Sappers defused the shell in the schoolyard.", T.DISRUPTED_WEAPONS_USE),
        ("The army has set up an observation post near Morek.", T.BASE_ESTABLISHED),
        ("The hill was handed over to the guards.", T.NON_VIOLENT_TRANSFER),
    ],
)
def test_words_tell_of_a_type(text: str, kind: T) -> None:
    assert kind in cued_types(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Police fired tear gas.", T.CHEMICAL_WEAPON),
        ("A rocket-propelled grenade hit the car.", T.GRENADE),
        ("The jet was shot down.", T.AIR_STRIKE),
        ("The hostages were freed.", T.ABDUCTION),
        ("Protesters threw stones.", T.PEACEFUL_PROTEST),
        ("He was shell-shocked.", T.SHELLING),
        ("Truce monitors counted forty violations of the ceasefire.", T.AGREEMENT),
    ],
)
def test_words_that_only_look_like_it_tell_of_none(text: str, kind: T) -> None:
    assert kind not in cued_types(text)


def test_every_type_of_the_table_has_words() -> None:
    assert len(type_words()) >= 20
    assert all(cue.any.pattern for cue in type_words().values())


@pytest.mark.parametrize(
    ("toll", "hit"),
    [
        ("killed nine soldiers", (True, False)),
        ("killed four villagers", (False, True)),
        ("killed 12, among them children and a policeman", (True, True)),
        ("left 12 dead", (False, False)),
    ],
)
def test_who_was_hit_is_told_by_the_words_of_tolls(toll: str, hit: tuple[bool, bool]) -> None:
    assert who_was_hit(claim_of("It was so.", toll=toll)) == hit


def test_an_attack_that_killed_fighters_is_a_clash() -> None:
    claim = claim_of("Nine militants were killed.", toll="Nine militants")
    assert likeliest_type(clues_of(claim, T.ATTACK, T.ARMED_CLASH)) is T.ARMED_CLASH


def test_an_attack_that_killed_civilians_is_an_attack() -> None:
    claim = claim_of("Nine villagers were killed.", toll="Nine villagers")
    assert likeliest_type(clues_of(claim, T.ATTACK, T.ARMED_CLASH)) is T.ATTACK


def test_bare_figures_are_of_the_type_that_the_story_tells() -> None:
    claim = claim_of("By evening the count stood at 36.", toll="36")
    clues = clues_of(claim, T.SHELLING, story=T.SHELLING)
    assert likeliest_type(clues) is T.SHELLING


def test_a_state_of_control_has_no_type() -> None:
    claim = claim_of("Rebels hold the town.", said=None, held=True)
    assert likeliest_type(clues_of(claim, T.ARMED_CLASH)) is None


def test_an_event_without_control_has_a_type() -> None:
    claim = claim_of("It happened at noon.", said=None)
    assert likeliest_type(clues_of(claim, T.AIR_STRIKE, grammar=False)) is not None


def test_a_type_that_words_tell_plainly_is_not_weighed() -> None:
    claim = claim_of("Two women blew themselves up.", said=T.SUICIDE_BOMB)
    assert likeliest_type(clues_of(claim, T.AIR_STRIKE)) is T.SUICIDE_BOMB


def test_every_sign_has_a_weight() -> None:
    assert set(signs_of(clues_of(claim_of("Shots were fired."), T.ATTACK))) == set(WEIGHTS)


def test_the_odds_of_a_story_sum_to_one() -> None:
    assert story_odds([(0.9, odds_for(T.GRENADE).tolist())]).sum() == pytest.approx(1.0)
