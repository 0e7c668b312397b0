"""Where two countries touch, as far as their towns tell."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import product
from math import floor

from marsad.gazetteer.distance import Point, distance_km, middle_of

# Towns of two countries that lie so near each other lie at their border.
BORDER_KM = 60.0


def border_of(one: Iterable[Point], other: Iterable[Point]) -> tuple[Point, float] | None:
    """The middle of a border and how far it reaches, of the towns of both countries.

    None where no towns lie near each other.
    """
    squares: defaultdict[tuple[int, int], list[Point]] = defaultdict(list)
    for point in other:
        squares[floor(point[0]), floor(point[1])].append(point)
    beside = [middle for point in one for middle in _facing(point, squares)]
    if not beside:
        return None
    middle = middle_of(beside)
    return middle, round(max(BORDER_KM / 2, *(distance_km(middle, point) for point in beside)), 0)


def _facing(point: Point, squares: dict[tuple[int, int], list[Point]]) -> Iterator[Point]:
    """The point half way to the nearest town across the border, if one is near."""
    row, column = floor(point[0]), floor(point[1])
    around = product(range(row - 1, row + 2), range(column - 1, column + 2))
    towns = [town for square in around for town in squares.get(square, ())]
    nearest = min(towns, key=lambda town: distance_km(point, town), default=None)
    if nearest is not None and distance_km(point, nearest) <= BORDER_KM:
        yield middle_of((point, nearest))
