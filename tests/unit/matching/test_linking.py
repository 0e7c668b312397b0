"""Which scenes are found to be compared, and how much work that is."""

from typing import Any

import pytest

from marsad.matching.archive import CERTAIN
from marsad.matching.library import Library
from marsad.matching.linking import NEWEST_OF_KEY, Linker
from marsad.matching.profiles import take_profile
from marsad.matching.updating import Arrival, arrivals_of


class Linked:
    """Scenes that come one by one."""

    def __init__(self) -> None:
        self.library = Library(None)
        self.linker = Linker(self.library)

    def add(self, *arrivals: Arrival) -> None:
        for each in arrivals:
            self.linker.add(each.position, each.scene.face, each.copies)

    def links(self, arrivals: list[Arrival]) -> list[dict[int, float]]:
        """The links of each, by the number of the other in this list."""
        number = {each.position: n for n, each in enumerate(arrivals)}
        found = [self.library.links(each.position) for each in arrivals]
        return [{number[other]: score for other, score in links.items()} for links in found]


def scenes_of(*claims: Any) -> list[Arrival]:
    return arrivals_of(map(take_profile, claims), ())


def links_of(*claims: Any) -> list[list[int]]:
    arrivals, linked = scenes_of(*claims), Linked()
    linked.add(*arrivals)
    return [sorted(each) for each in linked.links(arrivals)]


def at(minute: int, hour: int = 18) -> str:
    return f"2024-11-29T{hour}:{minute:02}:00+00:00"


def test_two_pages_that_tell_of_one_thing_are_linked(tell: Any):
    one, other = tell("a", killed=12, said=at(1)), tell("b", killed=12, said=at(2))
    assert links_of(one, other) == [[], [0]]


def test_what_happened_in_another_year_is_not_compared(tell: Any):
    assert links_of(tell("a", on="2012-05-25", said="2012-05-26"), tell("b")) == [[], []]


def test_a_copied_sentence_is_linked_for_certain(tell: Any):
    arrivals = scenes_of(
        tell("a", lineage="l", words="It fell."), tell("b", lineage="l", words="It fell.")
    )
    linked = Linked()
    linked.add(*arrivals)
    assert linked.links(arrivals) == [{}, {0: CERTAIN}]


def test_copies_follow_the_first_whenever_it_comes_or_goes(tell: Any):
    claims = [tell(f"{n}", lineage="l", words="It fell.", said=at(n)) for n in range(3)]
    arrivals, linked = scenes_of(*claims), Linked()
    linked.add(arrivals[1], arrivals[2])
    assert linked.links(arrivals[1:]) == [{}, {0: CERTAIN}]
    linked.add(arrivals[0])
    assert linked.links(arrivals) == [{}, {0: CERTAIN}, {0: CERTAIN}]
    linked.linker.remove(arrivals[0].position)
    assert linked.links(arrivals[1:]) == [{}, {0: CERTAIN}]


def test_a_scene_is_compared_with_no_more_than_the_newest_of_its_keys(tell: Any):
    linked = Linked()
    for each in scenes_of(*(tell(f"{n:03}", said=at(n % 60)) for n in range(200))):
        found = linked.linker.candidates(each.scene.face, each.position)
        assert len(found) <= 4 * NEWEST_OF_KEY
        linked.add(each)


@pytest.fixture
def crowd(tell: Any) -> list[Arrival]:
    """Twice as many as are found under one key, of one town and day."""
    return scenes_of(*(tell(f"{n}", said=at(n % 60, 10 + n // 60)) for n in range(96)))


def all_links(arrivals: list[Arrival]) -> list[dict[int, float]]:
    linked = Linked()
    linked.add(*arrivals)
    return linked.links(arrivals)


@pytest.mark.parametrize("late", [0, 20, 50, 95])
def test_a_scene_that_comes_late_pushes_out_what_it_would_have_pushed_out(
    crowd: list[Arrival], late: int
):
    linked = Linked()
    linked.add(*crowd[:late], *crowd[late + 1 :], crowd[late])
    assert linked.links(crowd) == all_links(crowd)


@pytest.mark.parametrize("gone", [0, 20, 50, 95])
def test_a_scene_that_goes_leaves_its_place_to_what_it_had_pushed_out(
    crowd: list[Arrival], gone: int
):
    linked, rest = Linked(), [*crowd[:gone], *crowd[gone + 1 :]]
    linked.add(*crowd)
    linked.linker.remove(crowd[gone].position)
    assert linked.links(rest) == all_links(rest)
