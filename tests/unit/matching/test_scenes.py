"""What one page tells of one thing is put together."""

from typing import Any

from marsad.matching.profiles import take_profile
from marsad.matching.scenes import find_scenes
from marsad.records import ClaimId, Judgement, Verdict


def scenes_of(*claims: Any, judgements: tuple[Judgement, ...] = ()) -> list[list[str]]:
    scenes = find_scenes(map(take_profile, claims), judgements)
    return [[profile.claim.id for profile in scene.members] for scene in scenes]


def test_claims_of_two_pages_are_never_one_scene(tell: Any):
    assert scenes_of(tell("a"), tell("b")) == [["a"], ["b"]]


def test_a_figure_without_place_or_day_belongs_to_what_its_page_tells(tell: Any):
    found = scenes_of(tell("a", page="p"), tell("b", page="p", at=None, on=None, killed=12))
    assert found == [["a", "b"]]


def test_a_scene_has_the_place_the_days_and_the_figures_of_all_its_claims(tell: Any):
    claims = [tell("a", page="p", at=None, killed=12), tell("b", page="p", on=None)]
    (scene,) = find_scenes(map(take_profile, claims), ())
    assert scene.face.place is not None
    assert scene.face.days is not None
    assert scene.face.days.dated
    assert [figure.best for figure in scene.face.figures] == [12]


def test_two_towns_of_one_page_are_two_scenes(tell: Any):
    one, other = tell("a", page="p", killed=12), tell("b", page="p", at="Aleppo", killed=40)
    assert scenes_of(one, other) == [["a"], ["b"]]


def test_a_second_blast_is_a_scene_of_its_own(tell: Any):
    words = "A second car bomb went off."
    assert scenes_of(tell("a", page="p"), tell("b", page="p", words=words)) == [["a"], ["b"]]


def test_what_people_call_different_is_not_put_together(tell: Any):
    decided = Judgement(
        left=ClaimId("a"), right=ClaimId("b"), verdict=Verdict.DIFFERENT, judged_by="Amal"
    )
    claims = tell("a", page="p"), tell("b", page="p", at=None)
    assert scenes_of(*claims, judgements=(decided,)) == [["a"], ["b"]]
