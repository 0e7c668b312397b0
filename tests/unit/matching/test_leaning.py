"""Who leans on whom."""

from typing import Any

import pytest

from marsad.matching.incidents import match_claims

LATER = "2024-11-30T20:00:00+00:00"


def independent(*claims: Any) -> int:
    (incident,) = match_claims(claims)
    found: int = incident.independent_origins
    return found


def test_what_an_outlet_tells_a_day_later_in_its_own_voice_is_old_news(tell: Any):
    first = tell("a", by="SOHR", killed=12)
    assert independent(first, tell("b", killed=12)) == 2
    assert independent(first, tell("b", killed=12, said=LATER)) == 1


@pytest.mark.parametrize(
    "words",
    [
        "Our correspondent counted twelve dead in Saraqib.",
        "A reporter of the agency saw the crater in Saraqib.",
        "People told us of twelve dead in Saraqib.",
        "We saw the crater in Saraqib.",
    ],
    ids=["our correspondent", "a reporter", "told us", "we saw"],
)
def test_what_its_own_people_saw_is_an_outlets_own_word_however_late(tell: Any, words: str):
    first = tell("a", by="SOHR", killed=12)
    assert independent(first, tell("b", killed=12, said=LATER, words=words)) == 2


def test_residents_of_two_outlets_are_two_and_a_source_that_quotes_witnesses_is_one(tell: Any):
    two = tell("a", by="residents", killed=12), tell("b", by="two residents", killed=12)
    assert independent(*two) == 2
    one = tell("a", by="SOHR citing witnesses", killed=12), tell("b", by="SOHR", killed=12)
    assert independent(*one) == 1


def test_a_spokesman_whom_nobody_named_is_a_source_and_no_outlet(tell: Any):
    claims = tell("a", by="its spokesman", killed=12), tell("b", by="the spokesman", killed=12)
    assert independent(*claims) == 1


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        pytest.param("lorry drivers' union", "two drivers", 2, id="a union is no driver"),
        pytest.param("the city's police", "Syrian police", 1, id="the police of the country"),
        pytest.param("military source", "Russian Defence Ministry", 2, id="an army from abroad"),
        pytest.param("regional military administration", "the governor", 1, id="administration"),
        pytest.param("Syria", "Syrian general staff", 1, id="a state and its army"),
        pytest.param("Karari emergency room", "volunteers of the emergency room", 1, id="room"),
    ],
)
def test_voices_are_told_apart_by_what_they_are_and_whose(
    tell: Any, one: str, other: str, count: int
):
    assert independent(tell("a", by=one, killed=12), tell("b", by=other, killed=12)) == count
