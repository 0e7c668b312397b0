"""The evidence surface: what the places whose holder is told suggest of the land between them.

It is derived, it is no front line, and it is blank where nothing is known. A place speaks for the
land around it, less the further off and the longer ago; no place speaks beyond its own country,
and none that is coarser than a town speaks at all. Method and back-test: docs/reference/surface.md.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from math import cos, exp, floor, radians

from msgspec import Struct

from marsad.gazetteer.distance import distance_km
from marsad.records import ControlState, ControlStatus, PlacePrecision

# The weight of a place falls to a third in this distance, and is nothing beyond the reach.
FALLS_OVER_KM = 12.0
REACH_KM = 30.0
# A word is worth a third after so many days in which nobody said anything new.
FADES_OVER_DAYS = 60.0
# A party's own word counts half of one that others bear out, as does each side of a contest.
WORTH = {ControlStatus.ASSESSED: 1.0, ControlStatus.CLAIMED: 0.5, ControlStatus.CONTESTED: 0.5}
# Below this share of the evidence nobody is said to hold a cell: it is contested.
CLEAR_SHARE = 0.67
# Cells with less evidence than this stay blank.
LEAST = 0.03
CELL_DEGREES = 0.1  # 11 km from north to south
KM_IN_DEGREE = 111.2

POINTS = frozenset({PlacePrecision.SITE, PlacePrecision.TOWN, None})

# Which country a point lies in, by any name; None at sea or where nobody can tell.
CountryOf = Callable[[float, float], str | None]


class Voice(Struct, frozen=True, kw_only=True):
    """What one place says: where it is, how much its word weighs for each holder."""

    latitude: float
    longitude: float
    country: str | None
    weights: tuple[tuple[str, float], ...]


class Cell(Struct, frozen=True, kw_only=True):
    """A cell of the surface; `holder` is None where it is contested. `evidence` is 0 to 1."""

    south: float
    west: float
    north: float
    east: float
    holder: str | None
    share: float
    evidence: float


def evidence_surface(
    states: Iterable[ControlState], day: date, *, country_of: CountryOf
) -> tuple[Cell, ...]:
    """Return the cells around the places whose holder is told, in the order of the grid."""
    voices = voices_of(states, day, country_of)
    around: defaultdict[tuple[int, int], list[Voice]] = defaultdict(list)
    for voice in voices:
        for index in _cells_near(voice):
            around[index].append(voice)
    cells = (_cell(index, around[index], country_of) for index in sorted(around))
    return tuple(cell for cell in cells if cell is not None)


def voices_of(states: Iterable[ControlState], day: date, country_of: CountryOf) -> list[Voice]:
    """What each place that is held says of the land around it; those that say nothing left out."""
    found = (_voice(state, day, country_of) for state in states)
    return [voice for voice in found if voice is not None]


def _voice(state: ControlState, day: date, country_of: CountryOf) -> Voice | None:
    place = state.place
    if place.latitude is None or place.longitude is None or place.precision not in POINTS:
        return None
    named = dict.fromkeys(s.holder for s in state.statements if s.holder is not None)
    holders = (
        [state.holder]
        if state.holder and state.status is not ControlStatus.CONTESTED
        else list(named)
    )
    worth = WORTH.get(state.status, 0.0) * exp(-_age(state, day) / FADES_OVER_DAYS)
    if not holders or not worth:
        return None
    return Voice(
        latitude=place.latitude,
        longitude=place.longitude,
        country=country_of(place.latitude, place.longitude),
        weights=tuple((holder, worth / len(holders)) for holder in holders),
    )


def _age(state: ControlState, day: date) -> int:
    """Days since anybody spoke of the place."""
    days = [said.day for said in state.statements if said.day is not None]
    last = state.last_said_of or max(days, default=None) or state.since
    return max(0, (day - last).days) if last is not None else 0


def _cells_near(voice: Voice) -> Iterator[tuple[int, int]]:
    """The cells whose middle may lie within reach; a row has cells as wide as they are high."""
    reach = REACH_KM / KM_IN_DEGREE
    first, last = (floor((voice.latitude + by) / CELL_DEGREES) for by in (-reach, reach))
    for row in range(first, last + 1):
        width = width_of(row)
        wide = reach / max(0.05, cos(radians(voice.latitude)))
        left, right = (floor((voice.longitude + by) / width) for by in (-wide, wide))
        for column in range(left, right + 1):
            yield row, column


def width_of(row: int) -> float:
    """How many degrees wide the cells of a row are, so that they are about square."""
    middle = (row + 0.5) * CELL_DEGREES
    return CELL_DEGREES / max(0.05, cos(radians(middle)))


def _cell(index: tuple[int, int], voices: Sequence[Voice], country_of: CountryOf) -> Cell | None:
    row, column = index
    width = width_of(row)
    south, west = row * CELL_DEGREES, column * width
    latitude, longitude = south + CELL_DEGREES / 2, west + width / 2
    found = weigh(latitude, longitude, voices, country=country_of(latitude, longitude))
    if found is None:
        return None
    holder, share, evidence = found
    return Cell(
        south=round(south, 4),
        west=round(west, 4),
        north=round(south + CELL_DEGREES, 4),
        east=round(west + width, 4),
        holder=holder,
        share=round(share, 3),
        evidence=round(evidence, 3),
    )


def weigh(
    latitude: float, longitude: float, voices: Iterable[Voice], *, country: str | None
) -> tuple[str | None, float, float] | None:
    """Say who the places around a point suggest, with what share of how much evidence."""
    weights: defaultdict[str, float] = defaultdict(float)
    for voice in voices:
        if country is None or voice.country not in {None, country}:
            continue
        away = distance_km((latitude, longitude), (voice.latitude, voice.longitude))
        if away <= REACH_KM:
            near = exp(-((away / FALLS_OVER_KM) ** 2))
            for holder, weight in voice.weights:
                weights[holder] += weight * near
    total = sum(weights.values())
    if total < LEAST:
        return None
    leader = min(weights, key=lambda holder: (-weights[holder], holder))
    share = weights[leader] / total
    return (leader if share >= CLEAR_SHARE else None), share, min(1.0, total)
