"""Places that are none, and days that a page names once."""

from typing import Any

from marsad.matching.profiles import take_profile
from marsad.matching.scenes import find_scenes


def test_the_name_of_the_outlet_is_no_place(tell: Any):
    assert take_profile(tell("a", at="Lake Wire", outlet="Lake Wire")).place is None
    assert take_profile(tell("a", at="Kabul", outlet="Radio Kabul")).place is not None


def test_the_only_day_that_a_page_names_is_that_of_all_its_scenes(tell: Any):
    dated = tell("a", page="p", words="A bomb went off.")
    bare = tell("b", page="p", at="Kabul", on=None, words="Elsewhere a mine killed two.")
    scenes = find_scenes([take_profile(each) for each in (dated, bare)], ())
    assert len({scene.face.days for scene in scenes}) == 1
    alone = find_scenes([take_profile(bare)], ())
    assert alone[0].face.days is not None
    assert not alone[0].face.days.dated
