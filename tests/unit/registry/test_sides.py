"""Sides on days, shown on a small registry of our own."""

from datetime import date

import pytest

from marsad.registry import Conflict, Entry, Spell, Tie
from marsad.registry.store import Registry

REGISTRY = Registry(
    (
        Entry(id="army", name="Army", kind="state_force", country="NO"),
        Entry(id="ministry", name="Ministry", kind="government", country="NO"),
        Entry(id="radio", name="Radio", kind="media", serves=("rebels",)),
        Entry(id="wing", name="Wing", kind="media", serves=("radio",)),
        Entry(
            id="rebels",
            name="Rebels",
            kind="rebel_group",
            country="NO",
            kinds=(Spell(kind="state_force", since="2021"),),
        ),
        Entry(id="clan", name="Clan", kind="militia"),
        Entry(id="abroad", name="Abroad", kind="state_force", country="SE"),
        Entry(id="watch", name="Watch", kind="monitor"),
        Entry(
            id="volunteers",
            name="Volunteers",
            kind="militia",
            allies=(Tie(id="army", since="2018", until="2018"), "abroad"),
        ),
        Entry(
            id="paper",
            name="Paper",
            kind="media",
            serves=(Tie(id="army", until="2019"), Tie(id="rebels", since="2020")),
        ),
    ),
    (
        Conflict(
            id="war",
            name="War",
            countries=("NO",),
            since="2015",
            until="2020",
            source="Ours.",
            sides={
                "north": ("army", Tie(id="clan", until="2017", source="Ours.")),
                "south": (
                    "rebels",
                    Tie(id="clan", since="2018", source="Ours."),
                    Tie(id="abroad", since="2019-03-10", source="Ours."),
                ),
            },
        ),
    ),
)


def side(entry: str, day: date) -> str | None:
    return REGISTRY.side_at(REGISTRY.get(entry), day, "war")


def together(one: str, other: str, day: date | None) -> bool:
    return REGISTRY.same_side(REGISTRY.get(one), REGISTRY.get(other), day)


@pytest.mark.parametrize(
    ("entry", "day", "expected"),
    [
        pytest.param("army", date(2016, 1, 1), "north", id="listed"),
        pytest.param("ministry", date(2016, 1, 1), "north", id="a body of the same state"),
        pytest.param("radio", date(2016, 1, 1), "south", id="who serves a member"),
        pytest.param("wing", date(2016, 1, 1), "south", id="who serves who serves a member"),
        pytest.param("clan", date(2017, 12, 31), "north", id="before it changed sides"),
        pytest.param("clan", date(2018, 1, 1), "south", id="after it changed sides"),
        pytest.param("abroad", date(2019, 3, 9), None, id="before it came in"),
        pytest.param("abroad", date(2019, 3, 10), "south", id="the day it came in"),
        pytest.param("watch", date(2016, 1, 1), None, id="who is no party"),
        pytest.param("army", date(2014, 12, 31), None, id="before the conflict"),
        pytest.param("army", date(2021, 1, 1), None, id="after the conflict"),
        pytest.param("paper", date(2019, 1, 1), "north", id="a voice under its first owner"),
        pytest.param("paper", date(2020, 2, 1), "south", id="a voice under its second owner"),
    ],
)
def test_a_side_is_that_of_the_day(entry: str, day: date, expected: str | None) -> None:
    assert side(entry, day) == expected


def test_of_an_unknown_conflict_nobody_has_a_side() -> None:
    assert REGISTRY.side_at(REGISTRY.get("army"), date(2016, 1, 1), "peace") is None


@pytest.mark.parametrize(
    ("one", "other", "day", "expected"),
    [
        pytest.param("army", "ministry", date(2016, 1, 1), True, id="one state"),
        pytest.param("army", "rebels", date(2016, 1, 1), False, id="against each other"),
        pytest.param("rebels", "army", date(2021, 1, 1), True, id="rebels who became the state"),
        pytest.param("clan", "army", date(2016, 1, 1), True, id="fighters of one side"),
        pytest.param("clan", "army", date(2019, 1, 1), False, id="no longer on one side"),
        pytest.param("radio", "clan", date(2019, 1, 1), True, id="a voice of that side"),
        pytest.param("volunteers", "ministry", date(2018, 5, 1), True, id="allies of that year"),
        pytest.param("volunteers", "ministry", date(2019, 5, 1), False, id="allies before"),
        pytest.param("volunteers", "abroad", date(1999, 1, 1), True, id="allies without days"),
        pytest.param("watch", "army", date(2016, 1, 1), False, id="who is no party"),
        pytest.param("clan", "army", None, False, id="of no day: ever against each other"),
        pytest.param("volunteers", "army", None, True, id="of no day: ever together"),
    ],
)
def test_two_are_on_one_side_on_a_day(
    one: str, other: str, day: date | None, *, expected: bool
) -> None:
    assert together(one, other, day) is expected
    assert together(other, one, day) is expected


def test_in_one_conflict_only_its_sides_count() -> None:
    one, other = REGISTRY.get("volunteers"), REGISTRY.get("army")
    assert REGISTRY.same_side(one, other, date(2018, 5, 1))
    assert not REGISTRY.same_side(one, other, date(2018, 5, 1), "war")


def test_a_kind_is_that_of_the_day() -> None:
    rebels = REGISTRY.get("rebels")
    assert REGISTRY.kind_at(rebels, date(2020, 12, 31)).name == "rebel_group"
    assert REGISTRY.kind_at(rebels, date(2021, 1, 1)).name == "state_force"
    assert REGISTRY.kind_at(rebels, None).name == "rebel_group"
