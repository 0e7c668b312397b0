"""Which figures count all, and which a part."""

from typing import Any

import msgspec
import pytest

from marsad.matching.incidents import match_claims
from marsad.records import Bound, Standing, TollKind

LAST, PARTIAL, REVISED = Standing.LAST, Standing.PARTIAL, Standing.REVISED


def killed(*claims: Any) -> Any:
    (incident,) = match_claims(claims)
    return next(toll for toll in incident.tolls if toll.kind is TollKind.KILLED)


def hour(of_day: int) -> str:
    return f"2024-11-29T{of_day:02}:00:00+00:00"


@pytest.mark.parametrize(
    ("group", "low"),
    [
        pytest.param("soldiers", 9, id="soldiers are all whom an army counts"),
        pytest.param("civilians", 9, id="so are civilians"),
        pytest.param("children", 14, id="children are counted beside others"),
        pytest.param("rescue workers", 14, id="so are rescuers"),
    ],
)
def test_a_group_is_all_that_a_voice_counts_unless_it_is_one_beside_others(
    tell: Any, toll: Any, group: str, low: int
):
    found = killed(
        tell("a", by="the army", tolls=(toll(9, group=group),), said=hour(9)),
        tell("b", by="SOHR", killed=14, said=hour(10)),
    )
    assert (found.low, found.high) == (low, 14)


def test_a_group_is_a_part_where_its_voice_counts_more(tell: Any, toll: Any):
    found = killed(
        tell("a", by="SOHR", killed=14, said=hour(9)),
        tell("b", by="SOHR", tolls=(toll(9, group="soldiers"),), said=hour(10)),
    )
    assert (found.low, found.best, found.high) == (14, 14, 14)


def test_of_one_page_the_greatest_figure_of_a_voice_counts_all(tell: Any, toll: Any):
    hurt = toll(20, kind=TollKind.INJURED)
    found = killed(
        tell("a", by="SOHR", page="p", tolls=(toll(5), hurt)),
        tell("b", by="SOHR", page="p", tolls=(toll(8), hurt)),
    )
    assert (found.low, found.high) == (8, 8)


def test_one_more_who_died_adds_to_the_figure_and_lowers_nothing(tell: Any):
    found = killed(
        tell("a", by="SOHR", killed=3, said=hour(9)),
        tell("b", by="SOHR", killed=1, said=hour(20)),
    )
    assert (found.low, found.high) == (3, 3)
    assert [each.standing for each in found.statements] == [LAST, PARTIAL]


def told_of_saraqib(tell: Any, toll: Any, by: str, killed: int, of_day: int) -> Any:
    """A claim that is known for one with others by the wounded, whom all count alike."""
    hurt = toll(31, kind=TollKind.INJURED)
    return tell(f"{by} {of_day}", by=by, tolls=(toll(killed), hurt), said=hour(of_day))


def test_a_figure_far_below_those_of_three_voices_counts_a_part_unless_it_was_first(
    tell: Any, toll: Any
):
    known = [told_of_saraqib(tell, toll, "SOHR", 20, 9), told_of_saraqib(tell, toll, "UN", 22, 10)]
    late = killed(*known, told_of_saraqib(tell, toll, "the mayor", 4, 11))
    early = killed(*known, told_of_saraqib(tell, toll, "the mayor", 4, 8))
    assert (late.low, early.low) == (20, 4)
    assert any("less than half" in step.text for step in late.steps)


def test_two_voices_far_apart_disagree_and_neither_counts_a_part(tell: Any, toll: Any):
    found = killed(
        told_of_saraqib(tell, toll, "SOHR", 30, 9), told_of_saraqib(tell, toll, "the army", 6, 11)
    )
    assert (found.low, found.high) == (6, 30)


def test_more_than_thirty_names_thirty(tell: Any, toll: Any):
    over = msgspec.structs.replace(
        toll(31, bound=Bound.AT_LEAST), text="more than 30", start=0, end=len("more than 30")
    )
    found = killed(tell("a", by="SOHR", tolls=(over,)))
    assert (found.low, found.best, found.high) == (30, 30, 30)
