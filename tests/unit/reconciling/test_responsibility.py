"""Who accuses whom, who admits, who denies."""

from typing import Any

import pytest

from marsad.reconciling.responsibility import find_responsibility, is_contested
from marsad.records import Modality, Stance, SubEventType

ACCUSES, ADMITS, DENIES = Stance.ACCUSES, Stance.ADMITS, Stance.DENIES
DENIED, CLAIMED = Modality.DENIED, Modality.CLAIMED


def rows(registry: Any, *claims: Any) -> list[tuple[str, Stance, str, bool]]:
    found = find_responsibility(claims, registry)
    return [(row.actor, row.stance, row.source, row.own_side) for row in found]


@pytest.mark.parametrize(
    ("fields", "row"),
    [
        pytest.param(
            {"by": "sohr", "who": "saa"},
            ("Syrian Army", ACCUSES, "Observatory", False),
            id="a monitor names the doer",
        ),
        pytest.param(
            {"by": "hts", "who": "saa", "modality": CLAIMED},
            ("Syrian Army", ACCUSES, "HTS", False),
            id="the other side accuses",
        ),
        pytest.param(
            {"by": "saa", "who": "saa"},
            ("Syrian Army", ADMITS, "Syrian Army", True),
            id="who did it says so",
        ),
        pytest.param(
            {"by": "barada", "who": "saa"},
            ("Syrian Army", ADMITS, "Barada Agency", True),
            id="so does the state's agency",
        ),
        pytest.param(
            {"by": "saa", "who": "saa", "modality": DENIED},
            ("Syrian Army", DENIES, "Syrian Army", True),
            id="who is accused denies",
        ),
        pytest.param(
            {"who": "gunmen"}, ("gunmen", ACCUSES, "outlet of a", False), id="the outlet itself"
        ),
    ],
)
def test_each_word_on_a_doer_is_a_row(registry: Any, tell: Any, fields: Any, row: Any):
    assert rows(registry, tell("a", **fields)) == [row]


def test_a_denial_that_names_nobody_speaks_for_the_accused_on_its_side(registry: Any, tell: Any):
    found = rows(
        registry,
        tell("a", by="sohr", who="saa"),
        tell("b", by="barada", modality=DENIED),
        tell("c", by="hts", modality=DENIED),
    )
    assert found == [
        ("Syrian Army", ACCUSES, "Observatory", False),
        ("Syrian Army", DENIES, "Barada Agency", True),
    ]


@pytest.mark.parametrize("kind", [SubEventType.ARMED_CLASH, SubEventType.AGREEMENT, None])
def test_to_name_who_fights_or_signs_is_no_accusation(registry: Any, tell: Any, kind: Any):
    assert rows(registry, tell("a", kind, by="sohr", who="saa")) == []


def test_one_source_that_says_it_twice_is_one_row_with_both_claims(registry: Any, tell: Any):
    (row,) = find_responsibility(
        [
            tell("b", by="sohr", who="saa", said="2024-11-30"),
            tell("a", by="sohr", who="saa", said="2024-11-29"),
        ],
        registry,
    )
    assert row.claims == ("a", "b")
    assert row.first_said == "2024-11-29"


@pytest.mark.parametrize(
    ("words", "contested"),
    [
        pytest.param([("hts", "saa"), ("saa", "hts")], True, id="each accuses the other"),
        pytest.param([("sohr", "saa"), ("barada", "hts")], True, id="a monitor and a party"),
        pytest.param([("sohr", "saa"), ("hts", "saa")], False, id="both accuse one"),
        pytest.param([("sohr", "saa"), ("sohr", "hts")], False, id="one source names two"),
        pytest.param(
            [("hts", "saa"), ("barada", "hts"), ("saa", "saa")], False, id="one admits it"
        ),
        pytest.param([("sohr", "saa"), ("helmets", "gunmen")], False, id="nobody in particular"),
    ],
)
def test_opposed_parties_accused_by_different_sources_are_contested(
    registry: Any, tell: Any, words: list[tuple[str, str]], contested: Any
):
    claims = [tell(f"{n}", by=by, who=who) for n, (by, who) in enumerate(words)]
    assert is_contested(find_responsibility(claims, registry), registry) is contested
