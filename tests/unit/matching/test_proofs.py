"""What proves that two claims tell of one thing where place or day is vague."""

import pytest

from marsad.matching.gathering import JOIN_SCORE
from marsad.matching.linking import LINK_SCORE
from marsad.matching.proofs import (
    PROOFS,
    PROVING_WORDS,
    UNPROVEN_SCORE,
    find_unproven,
)
from marsad.matching.reasons import Reason, points_table
from marsad.matching.scoring import DIFFERENT_SCORE, SAME_SCORE

HIGH = 9.0


def lacks(*names: str, one_page: bool = False, degree: float = 1.0) -> bool:
    reasons = [Reason(name=name, text=name, degree=degree) for name in names]
    return find_unproven(reasons, HIGH, one_page=one_page) is not None


@pytest.mark.parametrize(
    "name",
    [
        "place_same_country",
        "place_same_admin1",
        "place_within_admin1",
        "place_neither",
        "place_one_unplaced",
        "days_undated_fresh",
        "days_next",
        "type_loose",
        "parties_others",
    ],
)
def test_what_is_vague_has_to_be_proven(name: str):
    assert lacks("type_same", name)
    assert not lacks("type_same", name, "toll_equal_large")


@pytest.mark.parametrize(
    "name",
    ["place_same_town", "place_same_site", "place_near", "days_same", "type_same", "type_close"],
)
def test_a_town_a_day_and_a_type_need_no_proof(name: str):
    assert not lacks(name)


@pytest.mark.parametrize("name", sorted(PROOFS))
def test_each_proof_is_enough(name: str):
    assert not lacks("place_same_admin1", name)


@pytest.mark.parametrize("name", ["toll_equal_small", "toll_as_counts_go", "hours_same"])
def test_what_many_events_have_in_common_proves_nothing(name: str):
    assert lacks("place_same_admin1", name)


@pytest.mark.parametrize(("name", "least"), PROVING_WORDS.items())
def test_words_prove_it_where_many_are_in_common(name: str, least: float):
    assert not lacks("place_same_admin1", name, degree=least)
    assert lacks("place_same_admin1", name, degree=least - 0.01)


@pytest.mark.parametrize("name", ["place_one_unplaced", "days_undated_fresh", "type_loose"])
def test_on_one_page_what_names_no_place_goes_on_with_what_was_told(name: str):
    assert not lacks(name, one_page=True)


def test_two_figures_of_one_voice_are_joined_by_a_third_figure_alone():
    assert lacks("page_two_figures", "names_shared", one_page=True)
    assert not lacks("page_two_figures", "toll_equal_large", one_page=True)


def test_what_scores_little_loses_nothing():
    reasons = [Reason(name="place_same_admin1", text="")]
    assert find_unproven(reasons, UNPROVEN_SCORE, one_page=False) is None


def test_what_is_unproven_is_looked_at_and_unsure():
    assert DIFFERENT_SCORE < LINK_SCORE <= UNPROVEN_SCORE < JOIN_SCORE < SAME_SCORE


def test_each_proof_has_points():
    table = points_table()
    assert PROOFS | PROVING_WORDS.keys() <= table.pages.keys()
