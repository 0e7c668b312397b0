"""Why each number of a ladder is so: the reasons of its steps, in the reader's language."""

import pytest

from marsad.matching.derivation import WHY
from marsad.records import (
    ClaimId,
    Policy,
    ReconciledToll,
    Standing,
    TollKind,
    TollPart,
    TollStatement,
    TollStep,
)
from marsad.web.ladder_words import REASONS, aside_words, why_words
from marsad.web.tongue import Tongue, speaking


def said(low, high, **fields):
    given = {"claim": ClaimId("c"), "source": "a hospital", "said": "2025-02-03T14:00:00Z"}
    return TollStatement(**{**given, **fields}, low=low, high=high)


def toll(*statements):
    return ReconciledToll(
        kind=TollKind.KILLED, low=12, best=15, high=None, statements=tuple(statements)
    )


def step(part, statement=0):
    return TollStep(part=part, statement=statement, rule="rule", text="text")


@pytest.mark.parametrize("policy", Policy)
def test_the_reasons_are_those_of_the_steps(policy):
    assert all(known in {"", own} for known, own in zip(WHY[policy], REASONS[policy], strict=True))


def test_a_number_is_told_with_whose_it_is_and_why():
    made = toll(said(15, 15))
    assert why_words(step(TollPart.BEST), made) == (
        "best 15: a hospital, 3 Feb 2025, 14:00 UTC, the newest figure of those best placed to know"
    )
    assert why_words(step(TollPart.HIGH), made).startswith("high open upwards: a hospital")
    with speaking(Tongue(code="fr")):
        assert "maximum sans limite haute" in why_words(step(TollPart.HIGH), made)


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        pytest.param(
            [said(9, 9, standing=Standing.REVISED, replaced_by=1), said(12, 20)],
            "9: a hospital, 3 Feb 2025, 14:00 UTC, an earlier count, replaced by 12 to 20",
            id="revised",
        ),
        pytest.param(
            [said(9, None, standing=Standing.WITHDRAWN)],
            "at least 9: a hospital, 3 Feb 2025, 14:00 UTC, whose page was captured again and no "
            "longer says so",
            id="withdrawn",
        ),
        pytest.param(
            [said(3, 3, standing=Standing.PARTIAL, groups=("children", "women"))],
            "3: a hospital, 3 Feb 2025, 14:00 UTC, for children and women only",
            id="of some",
        ),
        pytest.param(
            [said(None, 7, standing=Standing.REVISED, own=True, said=None)],
            "up to 7: a hospital (no source named), an earlier count",
            id="no source",
        ),
    ],
)
def test_a_figure_that_gave_no_number_says_why(statements, expected):
    assert aside_words(step(TollPart.SET_ASIDE), toll(*statements)) == expected
