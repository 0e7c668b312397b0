"""How much of what a careful reader takes from our own pages is read, against pinned floors.

A floor is raised when reading gets better and never falls silently: whoever lowers one says why in
the changelog. `python -m benchmarks reading` prints the figures.
"""

from pathlib import Path

import pytest

from benchmarks.reading import Comparison, compare_folder, figures

ROOT = Path(__file__).parents[2]
FOLDERS = {
    "examples": ROOT / "examples",
    "passages": ROOT / "tests" / "accuracy" / "pages",
}
# Least share of clear claims that are found, and of those found, least share right by field.
FLOORS = {
    "examples": {"must_recall": 0.79, "modality_right": 0.97, "place_right": 0.83,
                 "time_right": 0.78, "sources_right": 0.85, "tolls_right": 0.94},
    "passages": {"must_recall": 0.72, "modality_right": 0.92, "place_right": 0.82,
                 "time_right": 0.89, "sources_right": 0.78, "tolls_right": 0.95},
}  # fmt: skip
# Most claims that rest on words of which the careful reader says that they tell of no event.
MOST_FORBIDDEN = {"examples": 0, "passages": 0}


@pytest.fixture(scope="module", params=FOLDERS, ids=FOLDERS)
def reading(request: pytest.FixtureRequest) -> tuple[str, list[Comparison]]:
    name: str = request.param
    return name, compare_folder(FOLDERS[name])


def test_no_figure_is_below_its_floor(reading: tuple[str, list[Comparison]]) -> None:
    name, comparisons = reading
    found = figures(comparisons)
    below = {k: (found[k], floor) for k, floor in FLOORS[name].items() if found[k] < floor}
    assert not below


def test_next_to_nothing_is_read_where_nothing_happened(
    reading: tuple[str, list[Comparison]],
) -> None:
    name, comparisons = reading
    assert figures(comparisons)["forbidden"] <= MOST_FORBIDDEN[name]
