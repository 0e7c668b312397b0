"""What a claim's words give away."""

import pytest

from marsad.matching.clues import find_clues, join_clues


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        pytest.param("Jets bombed the bazaar.", {"market"}, id="a market by another word"),
        pytest.param("Two clinics were hit.", {"hospital"}, id="a plural"),
        pytest.param("Policemen died.", {"police"}, id="men"),
        pytest.param("Five were killed.", set(), id="nothing"),
    ],
)
def test_what_was_hit_is_a_clue(text: str, targets: set[str]):
    assert find_clues(text).targets == targets


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        pytest.param("It struck before sunrise.", {"dawn"}, id="dawn"),
        pytest.param("It went off after dusk.", {"evening"}, id="evening"),
        pytest.param("It went off on Monday.", set(), id="a day is no hour"),
    ],
)
def test_the_part_of_the_day_is_a_clue(text: str, hours: set[str]):
    assert find_clues(text).hours == hours


@pytest.mark.parametrize(
    ("text", "another"),
    [
        pytest.param("A second car bomb went off.", True, id="a second bomb"),
        pytest.param("A second day of shelling began.", False, id="a second day"),
        pytest.param("A bomb went off.", False, id="a bomb"),
    ],
)
def test_a_second_one_is_a_clue(text: str, *, another: bool):
    assert find_clues(text).another is another


def test_rare_names_are_heard_and_common_words_with_a_capital_are_not():
    named = find_clues("On Monday the Observatory spoke of Kafr Hamra.").named
    assert named
    assert named == find_clues("It spoke of Kafar Hamrah.").named


def test_the_clues_of_several_claims_are_put_together():
    clues = join_clues(find_clues("A market was hit."), find_clues("A second blast hit a bus."))
    assert clues.targets == {"market", "bus"}
    assert clues.another


@pytest.mark.parametrize(
    ("text", "first"),
    [
        pytest.param("The first strike hit a market.", True, id="the first strike"),
        pytest.param("The first struck the square.", True, id="the first"),
        pytest.param("For the first time they spoke.", False, id="the first time"),
        pytest.param("A strike hit a market.", False, id="a strike"),
    ],
)
def test_the_first_of_several_is_a_clue(text: str, *, first: bool):
    assert find_clues(text).first is first
