"""Who looks for a scene is found by the keys that the scene holds."""

from itertools import product
from typing import Any

import pytest

from marsad.matching.blocking import copy_key, held_keys, looked_keys, mirrored_keys, word_keys
from marsad.matching.positions import key_number, position_of
from marsad.matching.profiles import take_profile

PLACES = ("Saraqib", "Nayrab", "Idlib region", "Syria", "Nowhere", None)
DAYS = ("2024-11-28", "2024-11-29", None)


@pytest.fixture
def profiles(tell: Any) -> list[Any]:
    return [
        take_profile(tell(f"{n}", at=at, on=on, killed=killed, said=f"2024-11-{29 + n % 2}"))
        for n, (at, on, killed) in enumerate(product(PLACES, DAYS, (None, 12)))
    ]


def test_who_looks_under_a_key_holds_one_of_its_mirrors(profiles: list[Any]):
    for held, looking in product(profiles, repeat=2):
        for key in set(held_keys(held)) & set(looked_keys(looking)):
            assert set(mirrored_keys(key)) & set(held_keys(looking)), key


def test_who_holds_a_mirror_of_a_key_looks_under_it(profiles: list[Any]):
    for held, looking in product(profiles, repeat=2):
        for key in held_keys(held):
            if set(mirrored_keys(key)) & set(held_keys(looking)):
                assert key in set(looked_keys(looking)), key


def test_a_rare_word_is_its_own_mirror(profiles: list[Any]):
    assert list(mirrored_keys(("word", "zitan"))) == [("word", "zitan")]
    assert list(word_keys(profiles[0])) == []


def test_keys_and_positions_are_the_same_in_every_run(tell: Any):
    profile = take_profile(tell("a", who="RUSSIA", killed=3))
    assert key_number(("place", 2, 738853)) == 123731785107646610
    assert key_number(copy_key(profile)) == key_number(copy_key(take_profile(profile.told)))
    assert position_of(profile) == (1732903200000000, position_of(profile)[1])


def test_scenes_of_one_moment_stand_in_the_order_of_their_claims_ids(tell: Any):
    names = ["sha256:00ab" + "0" * 60, "sha256:1fff" + "0" * 60, "sha256:f000" + "0" * 60]
    positions = [position_of(take_profile(tell(name))) for name in names]
    assert positions == sorted(positions)
    assert len({told for told, _ in positions}) == 1
