"""Every code has words, in every language."""

import pytest

from marsad.records import (
    ActorRole,
    Alignment,
    ControlChange,
    ControlStatus,
    DecisionKind,
    EventType,
    Modality,
    PlacePrecision,
    Policy,
    Standing,
    Status,
    SubEventType,
    TimePrecision,
    TollKind,
)
from marsad.web.code_words import CHANGES, FIGURES, NOUGHTS, grade_words, words_of
from marsad.web.tongue import NAMES, Tongue, speaking

CODES = (
    ActorRole,
    Alignment,
    ControlChange,
    DecisionKind,
    EventType,
    PlacePrecision,
    Policy,
    Standing,
    SubEventType,
    TimePrecision,
    TollKind,
)


@pytest.mark.parametrize("code", NAMES)
@pytest.mark.parametrize("codes", CODES, ids=lambda codes: codes.__name__)
def test_every_code_has_words(codes, code):
    with speaking(Tongue(code=code)):
        assert all(words_of(each) for each in codes)


@pytest.mark.parametrize("code", NAMES)
@pytest.mark.parametrize("grades", [Status, Modality, ControlStatus], ids=lambda g: g.__name__)
def test_every_grade_has_a_name_and_a_meaning(grades, code):
    with speaking(Tongue(code=code)):
        assert all(all(grade_words(each)) for each in grades)


def test_every_kind_of_toll_can_be_counted_and_be_nought():
    assert set(FIGURES) == set(NOUGHTS) == set(TollKind)
    assert set(CHANGES) == set(ControlChange)


def test_one_word_may_be_two_in_another_language():
    with speaking(Tongue(code="fr")):
        assert grade_words(Status.CLAIMED)[0] == "allégué"
        assert grade_words(ControlStatus.CLAIMED)[0] == "revendiqué"


def test_a_field_has_its_own_words():
    with speaking(Tongue(code="fr")):
        assert words_of(SubEventType.ARMED_CLASH) == "Affrontement armé"
        assert words_of(SubEventType.AIR_STRIKE) == "Frappe aérienne ou de drone"
        assert words_of(TollKind.DISPLACED) == "déplacés"
