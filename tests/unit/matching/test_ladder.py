"""How each figure stands once others were given."""

from typing import Any

import msgspec
import pytest

from marsad.matching.incidents import match_claims
from marsad.matching.ladder import heard_at
from marsad.records import Bound, Standing

AT_LEAST, VAGUE = Bound.AT_LEAST, Bound.UNSPECIFIED
LAST, REPEATED, REVISED = Standing.LAST, Standing.REPEATED, Standing.REVISED


def ladder(*claims: Any) -> Any:
    (incident,) = match_claims(claims)
    return incident.tolls[0].statements


def hour(of_day: int) -> str:
    return f"2024-11-29T{of_day:02}:00:00+00:00"


@pytest.mark.parametrize(
    ("said", "standing"),
    [
        pytest.param([("SOHR", 12), ("UN", 14)], [LAST, LAST], id="two origins, two last words"),
        pytest.param([("SOHR", 12), ("SOHR", 15)], [REVISED, LAST], id="a rise replaces"),
        pytest.param([("SOHR", 15), ("SOHR", 12)], [REVISED, LAST], id="so does a toll lowered"),
        pytest.param([("SOHR", 12), ("SOHR", 12)], [LAST, REPEATED], id="the same again"),
        pytest.param(
            [("SOHR", 12), ("SOHR", 12), ("SOHR", 15)],
            [REVISED, REVISED, LAST],
            id="a rise replaces what was repeated too",
        ),
        pytest.param(
            [("SOHR", 12), ("SOHR", 15), ("SOHR", 12)],
            [REVISED, LAST, REVISED],
            id="an outlet that comes late with an old figure brings nothing back",
        ),
    ],
)
def test_a_figure_stands_until_its_origin_gives_another(
    tell: Any, said: list[tuple[str, int]], standing: list[Standing]
):
    claims = [
        tell(f"{n}", by=by, killed=killed, said=hour(8 + n)) for n, (by, killed) in enumerate(said)
    ]
    assert [each.standing for each in ladder(*claims)] == standing


def test_an_outlet_that_knew_the_newer_figure_and_goes_back_lowers_the_toll(tell: Any):
    found = ladder(
        tell("a", by="SOHR", killed=12, said=hour(8), outlet="The Paper"),
        tell("b", by="SOHR", killed=15, said=hour(10), outlet="The Paper"),
        tell("c", by="SOHR", killed=12, said=hour(12), outlet="The Paper"),
    )
    assert [each.standing for each in found] == [REVISED, REVISED, LAST]
    assert [each.replaced_by for each in found] == [1, 2, None]


@pytest.mark.parametrize(
    ("first", "then", "standing"),
    [
        pytest.param((34, 34, None), (12, None, VAGUE), [LAST, REPEATED], id="dozens after 34"),
        pytest.param((34, 34, None), (30, None, AT_LEAST), [LAST, REPEATED], id="30+ after 34"),
        pytest.param((12, None, VAGUE), (34, 34, None), [REVISED, LAST], id="34 after dozens"),
        pytest.param(
            (30, None, AT_LEAST), (34, None, AT_LEAST), [REVISED, LAST], id="34+ after 30+"
        ),
        pytest.param((34, 34, None), (40, None, AT_LEAST), [REVISED, LAST], id="40+ after 34"),
    ],
)
def test_looser_words_replace_nothing(
    tell: Any, toll: Any, first: Any, then: Any, standing: list[Standing]
):
    claims = [
        tell(
            f"{n}",
            by="SOHR",
            tolls=(toll(low, high, bound=bound or Bound.EXACT),),
            said=hour(8 + n),
        )
        for n, (low, high, bound) in enumerate((first, then))
    ]
    assert [each.standing for each in ladder(*claims)] == standing


def test_of_two_figures_of_one_moment_nobody_can_say_which_is_the_last(tell: Any):
    figures = [
        tell("a", by="SOHR", killed=12, said="2024-11-29"),
        tell("b", by="SOHR", killed=15, said="2024-11-29"),
    ]
    assert [each.standing for each in ladder(*figures)] == [LAST, LAST]
    later = tell("c", by="SOHR", killed=20, said="2024-11-30")
    found = ladder(*figures, later)
    assert [each.standing for each in found] == [REVISED, REVISED, LAST]
    assert [each.replaced_by for each in found] == [2, 2, None]


def test_what_the_text_itself_says_was_replaced_is_an_earlier_count(tell: Any, toll: Any):
    found = ladder(tell("a", by="SOHR", tolls=(toll(20), toll(15, revised=True))))
    assert [(each.low, each.standing, each.replaced_by) for each in found] == [
        (20, LAST, None),
        (15, REVISED, 0),
    ]


def test_a_figure_for_a_group_stands_apart_from_those_for_all(tell: Any, toll: Any):
    found = ladder(
        tell("a", by="SOHR", killed=56, said=hour(8)),
        tell("b", by="SOHR", tolls=(toll(3, group="nurses"),), said=hour(9)),
    )
    assert [each.standing for each in found] == [LAST, Standing.PARTIAL]


def test_a_page_that_was_captured_again_no_longer_gives_its_figure(tell: Any):
    old = msgspec.structs.replace(
        tell("a", killed=15, said=hour(8), outlet="The Paper", lineage="one"),
        known_until="2024-11-29T10:00:00+00:00",
    )
    new = tell("b", killed=12, said=hour(8), outlet="The Paper", lineage="one")
    (incident,) = match_claims([old, new])
    (toll,) = incident.tolls
    assert [(s.low, s.standing, s.replaced_by) for s in toll.statements] == [
        (15, Standing.WITHDRAWN, 1),
        (12, LAST, None),
    ]
    assert (toll.low, toll.best, toll.high) == (12, 12, 12)
    assert incident.pages == 2
    assert incident.independent_origins == 1


@pytest.mark.parametrize(
    ("said", "captured", "expected"),
    [
        pytest.param("2024-11-29T08:00:00+00:00", "2024-11-29T20:00:00+00:00", 8, id="a moment"),
        pytest.param("2024-11-29", "2024-11-29T20:00:00+00:00", 20, id="a day, captured that day"),
        pytest.param("2024-11-29", "2025-11-29T20:00:00+00:00", 0, id="captured a year later"),
        pytest.param("2024-11-29", None, 0, id="a day alone"),
    ],
)
def test_a_page_that_bears_only_a_day_was_told_when_it_was_captured_that_day(
    tell: Any, said: str, captured: str | None, expected: int
):
    told = msgspec.structs.replace(tell("a", said=said), known_from=captured)
    assert heard_at(told).hour == expected
    assert heard_at(told).date().isoformat() == "2024-11-29"


def test_the_order_in_which_figures_come_changes_nothing(tell: Any):
    claims = [
        tell("a", by="SOHR", killed=12, said=hour(8)),
        tell("b", by="UN", killed=20, said=hour(9)),
        tell("c", by="SOHR", killed=15, said=hour(10)),
    ]
    assert ladder(*claims) == ladder(*reversed(claims))


WITHDRAWN = Standing.WITHDRAWN


def corrected(tell: Any, *, to: int) -> Any:
    """A page of eight o'clock that says 12 and later `to`, and another outlet's 12 of ten."""
    before, after = (
        tell(name, by="SOHR", killed=killed, said=hour(8), outlet="The Paper")
        for name, killed in (("a", 12), ("b", to))
    )
    return (
        msgspec.structs.replace(before, known_from=hour(9), known_until=hour(15)),
        msgspec.structs.replace(after, known_from=hour(15)),
        tell("c", by="SOHR", killed=12, said=hour(10), outlet="The Post"),
    )


def test_a_corrected_figure_is_as_new_as_the_capture_that_brought_it(tell: Any):
    found = ladder(*corrected(tell, to=9))
    assert [(each.low, each.standing) for each in found] == [
        (12, WITHDRAWN),
        (12, REVISED),
        (9, LAST),
    ]
    assert [each.replaced_by for each in found] == [2, 2, None]
    assert found[-1].said == hour(15)


def test_what_a_correction_left_as_it_was_keeps_its_date(tell: Any):
    assert {each.said for each in ladder(*corrected(tell, to=12))} == {hour(8), hour(10)}
