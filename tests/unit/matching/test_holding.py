"""Campaigns come, change and go: what they held is held by the next, or by none."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from marsad.matching.campaigns import Sketch
from marsad.matching.holding import Nothing, hold
from marsad.records import IncidentId, Place, PlacePrecision

SARAQIB = Place(text="Saraqib", start=0, end=7, name="Saraqib", precision=PlacePrecision.TOWN)
DAY = date(2024, 11, 15)


def sketch(called: str, **fields: Any) -> Sketch:
    told = {
        "id": IncidentId(called), "told_at": datetime(2024, 11, 16, tzinfo=UTC), "claims": 1,
        "name": None, "is_fine": True, "is_siege": False, "is_within": False, "is_fight": False,
        "operations": frozenset(), "place": SARAQIB, "place_key": 7, "names": frozenset(),
        "involved": frozenset(), "first": DAY, "last": DAY, "since": DAY, "until": DAY,
        "keys": (7,), "looked": (7,),
    }  # fmt: skip
    return Sketch(**told | fields)


def siege(name: str, **fields: Any) -> Sketch:
    reach = {"since": DAY - timedelta(days=9), "until": DAY + timedelta(days=9)}
    return sketch(name, name=f"siege {name}", is_siege=True, **reach | fields)


class One(Nothing):
    """Keeps one strike, and the siege that holds it."""

    kept = {1: siege("a"), 2: sketch("strike")}  # noqa: RUF012  never changed

    def sketches(self, numbers):
        return {number: each for number, each in self.kept.items() if number in numbers}

    def campaigns_under(self, keys):
        return {1: self.kept[1]} if 7 in keys else {}

    def under(self, keys, since, until):
        return self.kept if 7 in keys and since <= DAY <= until else {}

    def held_by(self, campaigns):
        return {2: self.kept[2]} if 1 in campaigns else {}

    def holders(self, numbers):
        return {2: 1} if 2 in numbers else {}


def test_what_a_siege_held_is_held_by_none_once_it_is_gone():
    held = hold({}, frozenset({1}), One())
    assert (held.wholes, held.part_of, held.parts) == ({2: None}, {2: None}, {})


def test_a_greater_siege_takes_what_another_held_and_the_other():
    held = hold({3: siege("b", claims=5)}, frozenset(), One())
    assert held.wholes == {1: 3, 2: 3, 3: None}
    assert held.parts == {1: (), 3: ("a", "strike")}


def test_a_siege_that_gets_another_id_is_named_anew_in_what_it_holds():
    held = hold({1: siege("new")}, frozenset({1}), One())
    assert (held.part_of, held.parts) == ({1: None, 2: "new"}, {1: ("strike",)})


def test_a_siege_of_which_nothing_changed_leaves_what_it_holds_alone():
    held = hold({1: siege("a")}, frozenset({1}), One())
    assert (held.wholes, held.parts) == ({1: None}, {1: ("strike",)})


def test_a_part_that_is_gone_is_listed_no_more():
    held = hold({}, frozenset({2}), One())
    assert (held.wholes, held.parts) == ({}, {1: ()})


def test_what_shares_no_key_or_no_day_changes_nothing():
    for other in (sketch("x", keys=(8,), looked=(8,)), sketch("x", first=DAY + timedelta(days=30),
                  last=DAY + timedelta(days=30))):  # fmt: skip
        held = hold({3: other}, frozenset(), One())
        assert (held.wholes, held.parts) == ({3: None}, {})
