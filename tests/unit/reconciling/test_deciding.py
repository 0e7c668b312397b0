"""Decisions as people make them."""

from typing import Any

import pytest

from marsad.errors import InputError
from marsad.reconciling import deciding
from marsad.reconciling.deciding import Signed, source_key

AT = "2024-12-01T09:00:00+00:00"
SIGNED = Signed(by="Amal", at=AT, why="  seen on video ")


def no_text(_told: Any) -> str:
    return ""


def test_a_decision_says_who_when_and_why(tell: Any):
    made = deciding.confirm([tell("a")], SIGNED, no_text)
    assert (made.by, made.at, made.why) == ("Amal", AT, "seen on video")
    assert made.id.startswith("dec-")


@pytest.mark.parametrize("by", ["", "  "])
def test_nobody_decides_nothing(by: str):
    with pytest.raises(InputError, match="say who decides"):
        Signed(by=by, at=AT)


def test_a_merge_holds_on_to_the_first_of_one_and_all_of_the_other(tell: Any):
    made = deciding.merge([tell("a"), tell("b")], [tell("c"), tell("d")], SIGNED, no_text)
    assert [(anchor.claim, anchor.part) for anchor in made.anchors] == [
        ("a", 0),
        ("c", 1),
        ("d", 1),
    ]


def test_what_makes_no_sense_says_what_would(tell: Any):
    one = tell("a")
    with pytest.raises(InputError, match="two that differ"):
        deciding.merge([one], [one], SIGNED, no_text)
    with pytest.raises(InputError, match="some to stay"):
        deciding.split([], [one], SIGNED, no_text)
    with pytest.raises(InputError, match="There are: A, B, C, D, E, F"):
        deciding.grade("helmets", "Z", SIGNED)


def test_a_source_is_graded_by_its_id_else_by_its_folded_name():
    assert source_key("White Helmets", "helmets") == "helmets"
    assert source_key("Al-Waer Voice", None) == "al waer voice"


def test_two_people_who_decide_the_same_make_two_decisions(tell: Any):
    others = Signed(by="Bassam", at=AT)
    ids = {deciding.reject([tell("a")], by, no_text).id for by in (SIGNED, others)}
    assert len(ids) == 2
