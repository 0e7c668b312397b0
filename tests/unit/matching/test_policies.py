"""What the same figures come to by each policy, and why."""

from typing import Any

import pytest

from marsad.matching.policies import RULES, apply_policy
from marsad.matching.trust import Trust
from marsad.records import (
    Bound,
    ClaimId,
    LineageId,
    Modality,
    Policy,
    ReconciledToll,
    Standing,
    TollKind,
    TollPart,
    TollStatement,
)


def said(
    source: str,
    low: int | None,
    hour: int = 8,
    *,
    high: int | None = -1,
    speaker: str | None = None,
    own: bool = False,
    **fields: Any,
) -> TollStatement:
    high = low if high == -1 else high
    bound = Bound.EXACT if low == high else Bound.AT_LEAST
    return TollStatement(
        **{
            "claim": ClaimId(f"{source} {hour}"),
            "source": source,
            "low": low,
            "high": high,
            "said": f"2024-11-29T{hour:02}:00:00+00:00",
            "origin": source,
            "speaker": speaker,
            "own": own,
            "named": low,
            "bound": bound,
            "lineage": LineageId(f"{source} {hour}"),
        }
        | fields
    )


def toll(*statements: TollStatement) -> ReconciledToll:
    return ReconciledToll(
        kind=TollKind.KILLED, low=None, best=None, high=None, statements=statements
    )


EVENING = toll(
    said("the hospital", 15, 10, speaker="hospital", standing=Standing.REVISED, replaced_by=2),
    said("police", 9, 11, speaker="state_force", party=True),
    said("the hospital", 20, 19, speaker="hospital"),
    said("The Round-up", 21, 23, own=True),
    said("rebels", 40, 20, speaker="rebel_group", modality=Modality.CLAIMED),
)


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        (Policy.LAST_WORD, (9, 20, 40)),
        (Policy.UCDP, (20, 20, 21)),
        (Policy.ACLED, (20, 20, 20)),
        (Policy.MIN_MAX, (9, None, 40)),
        (Policy.NEWEST_RELIABLE, (20, 20, 20)),
        (Policy.WIDEST, (9, 20, 40)),
    ],
)
def test_each_policy_makes_its_own_numbers_of_the_same_figures(policy, expected):
    found = apply_policy(EVENING, policy)
    assert (found.low, found.best, found.high) == expected
    assert found.policy is policy
    assert found.statements == EVENING.statements


def test_every_policy_has_a_rule():
    assert set(RULES) == set(Policy)


@pytest.mark.parametrize("policy", Policy)
def test_nothing_comes_of_no_figures(policy):
    found = apply_policy(toll(), policy)
    assert (found.low, found.best, found.high, found.steps) == (None, None, None, ())


@pytest.mark.parametrize("policy", Policy)
def test_one_exact_figure_is_all_three_numbers_by_any_policy_that_chooses(policy):
    found = apply_policy(toll(said("police", 7)), policy)
    assert (found.low, found.high) == (7, 7)
    assert found.best == (None if policy is Policy.MIN_MAX else 7)


def test_what_was_revised_counts_only_for_the_widest():
    first = said("SOHR", 3, 8, standing=Standing.REVISED, replaced_by=1)
    figures = toll(first, said("SOHR", 12, 10))
    assert apply_policy(figures, Policy.LAST_WORD).low == 12
    assert apply_policy(figures, Policy.WIDEST).low == 3


@pytest.mark.parametrize("policy", Policy)
def test_what_was_withdrawn_counts_for_none(policy):
    found = apply_policy(toll(said("a", 90, standing=Standing.WITHDRAWN), said("b", 5, 9)), policy)
    assert (found.low, found.high) == (5, 5)


def test_your_own_ranking_goes_before_everything():
    trust = Trust(ranking=("White Helmets", "police"))
    assert apply_policy(EVENING, Policy.RANKED, trust).best == 9
    with_helmets = toll(*EVENING.statements, said("White Helmets", 18, 12))
    assert apply_policy(with_helmets, Policy.RANKED, trust).best == 18


def test_without_anybody_of_the_ranking_the_last_words_count():
    assert apply_policy(EVENING, Policy.RANKED, Trust(ranking=("UN",))).best == 20


def test_a_letter_of_the_team_outweighs_what_a_source_is():
    trust = Trust(letters={"police": "A", "the hospital": "E"})
    assert apply_policy(EVENING, Policy.NEWEST_RELIABLE, trust).best == 9
    assert apply_policy(EVENING, Policy.LAST_WORD, trust).best == 9


def test_a_party_is_believed_less_than_who_watches():
    found = apply_policy(
        toll(said("army", 12, 20, speaker="state_force"), said("SOHR", 30, 9, speaker="monitor")),
        Policy.LAST_WORD,
    )
    assert (found.low, found.best, found.high) == (12, 30, 30)


def test_a_count_goes_before_a_floor():
    found = apply_policy(
        toll(said("council", 62, 9), said("SOHR", 70, 20, high=None, speaker="monitor")),
        Policy.LAST_WORD,
    )
    assert (found.low, found.best, found.high) == (62, 62, 70)


def test_an_outlets_own_words_beside_its_source_are_no_independent_origin():
    lineage = LineageId("one page")
    figures = toll(
        said("SOHR", 12, lineage=lineage), said("The Paper", 10, own=True, lineage=lineage)
    )
    assert apply_policy(figures, Policy.MIN_MAX).low == 12


def test_the_derivation_reads_as_a_person_would_tell_it():
    steps = apply_policy(EVENING, Policy.LAST_WORD).steps
    assert [(step.part, step.rule) for step in steps] == [
        (TollPart.BEST, "last-word/best"),
        (TollPart.LOW, "last-word/low"),
        (TollPart.HIGH, "last-word/high"),
        (TollPart.SET_ASIDE, "ladder/revised"),
    ]
    assert steps[0].text == (
        "20: the hospital, 2024-11-29 19:00, the newest figure of those best placed to know"
    )
    assert steps[3].text == ("15: the hospital, 2024-11-29 10:00, an earlier count, replaced by 20")


def test_an_open_figure_says_so():
    found = apply_policy(toll(said("SOHR", 60, high=None)), Policy.LAST_WORD)
    assert found.high == 60
    assert found.steps[2].text.endswith("stated as a least number: there may be more")


def test_the_best_is_not_below_the_floor_of_a_source_believed_more() -> None:
    found = apply_policy(
        toll(said("the ministry", 54, 8, high=None, speaker="health_authority"),
             said("an army", 2, 20)),
        Policy.LAST_WORD,
        Trust(),
    )  # fmt: skip
    assert (found.low, found.best) == (2, 54)
