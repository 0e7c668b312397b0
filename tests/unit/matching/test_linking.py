"""Which scenes are found to be compared, and how much work that is."""

from typing import Any

from marsad.matching.linking import CERTAIN, NEWEST_OF_KEY, Finder, find_links
from marsad.matching.profiles import take_profile
from marsad.matching.scenes import find_scenes


def links_of(*claims: Any) -> list[list[int]]:
    scenes = find_scenes(map(take_profile, claims), ())
    return [[link.earlier for link in links] for links in find_links(scenes)]


def test_two_pages_that_tell_of_one_thing_are_linked(tell: Any):
    assert links_of(tell("a", killed=12), tell("b", killed=12)) == [[], [0]]


def test_what_happened_in_another_year_is_not_compared(tell: Any):
    assert links_of(tell("a", on="2012-05-25", said="2012-05-26"), tell("b")) == [[], []]


def test_a_copied_sentence_is_linked_for_certain(tell: Any):
    claims = [tell("a", lineage="l", words="It fell."), tell("b", lineage="l", words="It fell.")]
    scenes = find_scenes(map(take_profile, claims), ())
    (link,) = list(find_links(scenes))[1]
    assert link.score == CERTAIN


def test_a_scene_is_compared_with_no_more_than_the_newest_of_its_keys(tell: Any):
    finder = Finder()
    claims = [tell(f"{n:03}", said=f"2024-11-29T18:{n % 60:02}:00+00:00") for n in range(200)]
    for scene in find_scenes(map(take_profile, claims), ()):
        assert len(finder.candidates(scene.face)) <= 4 * NEWEST_OF_KEY
        finder.take(scene)
