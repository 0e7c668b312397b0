"""The ladder of figures as a chart: later to the right, more above, labels apart."""

from itertools import pairwise

import pytest

from marsad.records import ClaimId, ReconciledToll, Standing, TollKind, TollStatement
from marsad.web.chart import HEIGHT, LABEL_PX, LEFT, RIGHT, WIDTH, ladder_chart


def said(source, low, high, at, **fields):
    return TollStatement(
        claim=ClaimId(f"{source}{at}"), source=source, low=low, high=high, said=at, **fields
    )


def toll(*statements, low=None, best=None, high=None):
    return ReconciledToll(
        kind=TollKind.KILLED, low=low, best=best, high=high, statements=statements
    )


def points_of(chart):
    """The first point of A, then that of B."""
    return [line.points[0] for line in sorted(chart.lines, key=lambda line: line.name)]


MORNING, EVENING = "2024-05-01T08:00:00Z", "2024-05-01T20:00:00Z"


def test_later_is_to_the_right_and_more_is_above():
    chart = ladder_chart(toll(said("A", 5, 5, MORNING), said("B", 20, 20, EVENING)))
    first, second = points_of(chart)
    assert first.x < second.x
    assert first.y > second.y


def test_everything_is_drawn_within_its_frame():
    chart = ladder_chart(toll(said("A", 1, 500, MORNING), said("B", 40, None, EVENING), low=1))
    points = [point for line in chart.lines for point in line.points]
    assert all(LEFT <= point.x <= WIDTH - RIGHT for point in points)
    assert all(0 <= point.top <= point.y <= HEIGHT for point in points)


def test_figures_near_to_each_other_are_told_apart():
    chart = ladder_chart(toll(said("A", 31, 31, MORNING), said("B", 34, 34, EVENING)))
    first, second = points_of(chart)
    assert first.y - second.y > 30


def test_labels_never_stand_on_each_other():
    same = [said(name, 5, 5, MORNING) for name in "ABCD"]
    heights = sorted(line.label_y for line in ladder_chart(toll(*same)).lines)
    assert all(b - a >= LABEL_PX for a, b in pairwise(heights))


def test_a_figure_that_is_open_upwards_says_so():
    chart = ladder_chart(toll(said("A", 5, None, MORNING), said("B", 7, 7, EVENING)))
    first, second = points_of(chart)
    assert (first.open, first.words) == (True, "5+")
    assert not second.open


def test_a_revised_figure_keeps_its_standing():
    early = said("A", 5, 5, MORNING, standing=Standing.REVISED)
    chart = ladder_chart(toll(early, said("A", 9, 9, EVENING)))
    (line,) = chart.lines
    assert [point.standing for point in line.points] == ["revised", "last"]


@pytest.mark.parametrize(
    "statements",
    [
        pytest.param((), id="none"),
        pytest.param((said("A", 5, 5, MORNING),), id="one"),
        pytest.param((said("A", 5, 5, None), said("B", 6, 6, None)), id="undated"),
        pytest.param((said("A", None, None, MORNING), said("B", 6, 6, EVENING)), id="no number"),
    ],
)
def test_what_cannot_be_compared_is_not_drawn(statements):
    assert ladder_chart(toll(*statements)) is None


def test_the_figure_of_a_group_is_not_drawn_as_a_fall():
    part = said("A", 4, 4, EVENING, standing=Standing.PARTIAL)
    chart = ladder_chart(toll(said("A", 19, 19, MORNING), part, said("B", 12, 12, EVENING)))
    assert [len(line.points) for line in chart.lines] == [1, 1]
