"""Figures side by side, and what they come to."""

from datetime import date
from typing import Any

import pytest

from marsad.matching.incidents import match_claims
from marsad.records import Bound, Modality, TollKind, TollScope

AT_LEAST, AT_MOST, VAGUE = Bound.AT_LEAST, Bound.AT_MOST, Bound.UNSPECIFIED


def reconciled(*claims: Any) -> Any:
    (incident,) = match_claims(claims)
    return incident.tolls[0]


def hour(of_day: int) -> str:
    return f"2024-11-29T{of_day:02}:00:00+00:00"


def test_best_is_the_hospitals_figure_of_the_evening(tell: Any):
    found = reconciled(
        tell("a", killed=15, by="police", said=hour(10)),
        tell("b", killed=20, by="the hospital", said=hour(19)),
        tell("c", killed=21, said=hour(23)),
    )
    assert (found.low, found.best, found.high) == (15, 20, 21)
    assert [(each.source, each.low) for each in found.statements] == [
        ("police", 15),
        ("the hospital", 20),
        ("outlet of page of c", 21),
    ]


@pytest.mark.parametrize(
    ("claims", "best"),
    [
        pytest.param(
            [("SOHR", 12, 10), ("SOHR", 12, 11), ("UN", 14, 12)], 12, id="more lineages carry it"
        ),
        pytest.param([("SOHR", 12, 10), ("SOHR", 15, 14)], 15, id="the origin's own last word"),
        pytest.param([("SOHR", 12, 10), ("UN", 14, 11)], 14, id="as many lineages, the later"),
        pytest.param([("UN", 14, 10), ("SOHR", 12, 10)], 12, id="at one time, the lower"),
        pytest.param(
            [("SOHR", 12, 1), ("SOHR", 12, 2), ("UN", 14, 12)], 14, id="superseded after hours"
        ),
    ],
)
def test_best_is_the_newest_figure_of_the_origin_that_most_lineages_carry(
    tell: Any, claims: list[tuple[str, int, int]], best: int
):
    told = [
        tell(f"{n}", by=by, killed=killed, said=hour(said))
        for n, (by, killed, said) in enumerate(claims)
    ]
    assert reconciled(*told).best == best


def test_a_figure_does_not_grow_newer_by_being_copied(tell: Any):
    found = reconciled(
        tell("a", killed=12, by="police", page="wire", said=hour(8)),
        tell("b", killed=20, by="the hospital", said=hour(19)),
        tell("c", killed=12, by="police", page="copy", lineage="lineage of wire", said=hour(23)),
    )
    assert found.best == 20
    assert len(found.statements) == 3


def test_a_party_claims_what_nobody_asserts_and_is_heard_but_not_chosen(tell: Any):
    found = reconciled(
        tell("a", killed=10, by="SOHR", said=hour(10)),
        tell("b", killed=19, by="HTS", modality=Modality.CLAIMED, said=hour(20)),
    )
    assert (found.low, found.best, found.high) == (10, 10, 19)


@pytest.mark.parametrize(
    ("stated", "low", "best", "high"),
    [
        pytest.param([(20, None, AT_LEAST)], 20, 20, 20, id="at least"),
        pytest.param([(20, None, AT_LEAST), (22, 22, None)], 20, 22, 22, id="at least, then exact"),
        pytest.param([(20, 20, None), (25, None, AT_LEAST)], 20, 25, 25, id="then at least more"),
        pytest.param([(None, 30, AT_MOST)], None, None, 30, id="up to"),
        pytest.param([(12, None, VAGUE)], 12, None, None, id="dozens"),
        pytest.param([(12, None, VAGUE), (14, 14, None)], 14, 14, 14, id="dozens, then a count"),
        pytest.param([(0, 0, None)], 0, 0, 0, id="nobody"),
    ],
)
def test_bounds_are_the_numbers_that_words_name_and_vague_words_name_none(
    tell: Any, toll: Any, stated: list[Any], low: int | None, best: int | None, high: int | None
):
    claims = [
        tell(f"{n}", tolls=(toll(least, most, bound=bound or Bound.EXACT),), said=hour(10 + n))
        for n, (least, most, bound) in enumerate(stated)
    ]
    found = reconciled(*claims)
    assert (found.low, found.best, found.high) == (low, best, high)


def test_groups_are_added_and_parts_are_not(tell: Any, toll: Any):
    found = reconciled(
        tell(
            "a",
            tolls=(
                toll(37, kind=TollKind.CAPTURED, group="soldiers"),
                toll(5, kind=TollKind.CAPTURED, group="officers"),
                toll(3, kind=TollKind.CAPTURED, group="wounded", part_of=0),
            ),
        )
    )
    assert found.kind is TollKind.CAPTURED
    assert (found.low, found.best, found.high) == (42, 42, 42)
    assert len(found.statements) == 1


def test_a_groups_figure_is_listed_and_does_not_lower_the_total(tell: Any, toll: Any):
    found = reconciled(tell("a", killed=56), tell("b", tolls=(toll(3, group="health workers"),)))
    assert (found.low, found.best, found.high) == (56, 56, 56)
    assert [each.low for each in found.statements] == [56, 3]


def test_what_a_denial_mentions_is_nobodys_figure(tell: Any):
    found = reconciled(
        tell("a", killed=12), tell("b", killed=40, modality=Modality.DENIED, by="SAA")
    )
    assert found.high == 12


def test_each_kind_of_toll_is_reconciled_apart(tell: Any, toll: Any):
    (incident,) = match_claims([tell("a", tolls=(toll(40, kind=TollKind.INJURED), toll(12)))])
    assert [(each.kind, each.best) for each in incident.tolls] == [
        (TollKind.KILLED, 12),
        (TollKind.INJURED, 40),
    ]


def test_parts_have_ladders_of_their_own(tell: Any, toll: Any):
    (incident,) = match_claims(
        [
            tell("a", tolls=(toll(20), toll(3, group="children", part_of=0)), said=hour(8)),
            tell("b", tolls=(toll(20), toll(5, group="Children", part_of=0)), said=hour(9)),
        ]
    )
    assert [(each.group, each.low, each.high) for each in incident.group_tolls] == [
        ("children", 3, 5)
    ]
    assert [(each.low, each.high) for each in incident.tolls] == [(20, 20)]


def test_running_totals_stand_beside_and_are_never_added(tell: Any, toll: Any):
    since = date(2024, 11, 27)
    total = toll(90, scope=TollScope.PERIOD, since=since)
    (incident,) = match_claims([tell("a", tolls=(toll(12), total))])
    assert [(each.low, each.high) for each in incident.tolls] == [(12, 12)]
    (beside,) = incident.running_totals
    assert (beside.low, beside.scope, beside.since) == (90, TollScope.PERIOD, since)


def test_a_stretch_of_days_has_its_total_as_its_own_toll(tell: Any, toll: Any):
    since = date(2024, 11, 27)
    total = toll(90, scope=TollScope.PERIOD, since=since)
    (incident,) = match_claims([tell("a", on=None, tolls=(total,))])
    assert [(each.low, each.scope, each.since) for each in incident.tolls] == [
        (90, TollScope.PERIOD, since)
    ]
    assert incident.running_totals == ()
