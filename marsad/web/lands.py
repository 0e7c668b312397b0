"""In which country a point lies, by the same outlines that the map draws."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from msgspec import json

OUTLINES = Path(__file__).parent / "static/vendor/world-atlas-2.0.2/countries-50m.json"

# The outlines are coarse: a harbour may lie off the drawn coast by as much as this.
NEARBY_DEGREES = 0.06
AROUND = [(y, x) for y in (0, -1, 1) for x in (0, -1, 1)]

Ring = np.ndarray[Any, np.dtype[np.float64]]
Land = tuple[str, tuple[float, float, float, float], list[Ring]]


@lru_cache(maxsize=100_000)
def country_of(latitude: float, longitude: float) -> str | None:
    """The name of the country that a point lies in; None at sea."""
    for name, (west, south, east, north), rings in _lands():
        inside = west <= longitude <= east and south <= latitude <= north
        if inside and sum(_holds(ring, longitude, latitude) for ring in rings) % 2:
            return name
    return None


def country_near(latitude: float, longitude: float) -> str | None:
    """The same, for a point that may stand a little off the drawn coast."""
    for y, x in AROUND:
        found = country_of(latitude + y * NEARBY_DEGREES, longitude + x * NEARBY_DEGREES)
        if found is not None:
            return found
    return None


def _holds(ring: Ring, x: float, y: float) -> bool:
    """Whether a ring goes around a point: a ray from it to the east crosses it an odd number."""
    x1, y1, x2, y2 = ring[:-1, 0], ring[:-1, 1], ring[1:, 0], ring[1:, 1]
    crosses = (y1 > y) != (y2 > y)
    at = (x2 - x1)[crosses] * (y - y1[crosses]) / (y2 - y1)[crosses] + x1[crosses]
    return bool(np.count_nonzero(x < at) % 2)


@lru_cache(maxsize=1)
def _lands() -> list[Land]:
    world = json.decode(OUTLINES.read_bytes())
    arcs = [_points(arc, world["transform"]) for arc in world["arcs"]]
    return [
        land
        for shape in world["objects"]["countries"]["geometries"]
        for land in _parts(shape, arcs)
    ]


def _points(arc: list[list[int]], transform: dict[str, list[float]]) -> Ring:
    points: Ring = np.cumsum(np.asarray(arc, dtype=np.float64), axis=0)
    points *= np.asarray(transform["scale"])
    points += np.asarray(transform["translate"])
    return points


def _parts(shape: dict[str, Any], arcs: list[Ring]) -> Iterator[Land]:
    """Each part of a country with its box: the outer ring first, then its holes."""
    arcs_of = shape.get("arcs") or []
    for part in [arcs_of] if shape.get("type") == "Polygon" else arcs_of:
        rings = [_ring(ring, arcs) for ring in part]
        outer = rings[0]
        west, south = outer.min(axis=0)
        east, north = outer.max(axis=0)
        yield shape["properties"]["name"], (west, south, east, north), rings


def _ring(numbers: list[int], arcs: list[Ring]) -> Ring:
    """Put the arcs of a ring together; a number below nought is an arc that runs backwards."""
    pieces = [arcs[n] if n >= 0 else arcs[~n][::-1] for n in numbers]
    return np.concatenate([pieces[0], *(piece[1:] for piece in pieces[1:])])
