"""The evidence surface, back-tested: towns of a made-up war are hidden, and guessed from the rest.

There is no public record of who held which town when that marsad may use; so the country, its front
and its towns are made from a seed, as thinly as the gazetteer knows Syria's, and some towns lie
behind the front. What is measured is the method, not the world.
"""

from collections.abc import Iterator
from datetime import date
from math import sin
from pathlib import Path
from random import Random
from statistics import fmean
from typing import Any

from marsad.gazetteer.distance import distance_km
from marsad.records import (
    ControlState,
    ControlStatement,
    ControlStatus,
    Extent,
    Modality,
    Place,
    PlacePrecision,
)
from marsad.situations.surface import CLEAR_SHARE, Voice, voices_of, weigh

DAY = date(2024, 12, 1)
TOWNS = 308  # as the gazetteer has of Syria
BOX = (32.5, 36.0, 37.0, 41.5)  # south, west, north, east
HIDDEN = 0.2
WORLDS = 20
POCKETS = 0.05  # towns held behind the lines of the other side
TOLD = (1.0, 0.6, 0.3)  # the share of towns of which anything is told


def score(_data: Path) -> Iterator[dict[str, Any]]:
    """Coverage and accuracy on hidden towns, beside the nearest town's holder."""
    for told in TOLD:
        worlds = [made_states(Random(seed), told) for seed in range(WORLDS)]  # noqa: S311
        tests = [back_test(states) for states in worlds]
        means = {name: round(fmean(test[name] for test in tests), 3) for name in tests[0]}
        yield {"set": "surface", "split": f"{told:.0%} of towns told", **means}


def made_states(random: Random, told: float) -> list[ControlState]:
    south, west, north, east = BOX
    states = []
    for nth in range(int(TOWNS * told)):
        latitude, longitude = random.uniform(south, north), random.uniform(west, east)
        front = 38.6 + 0.8 * sin(latitude * 2.1)
        side = "east" if longitude > front else "west"
        if random.random() < POCKETS:
            side = "west" if side == "east" else "east"
        status = random.choice((ControlStatus.ASSESSED, ControlStatus.CLAIMED))
        states.append(made_state(nth, latitude, longitude, side, status))
    return states


def made_state(
    nth: int, latitude: float, longitude: float, holder: str, status: ControlStatus
) -> ControlState:
    place = Place(
        text="x",
        start=0,
        end=1,
        name=f"town {nth}",
        geonameid=nth,
        country="XX",
        latitude=latitude,
        longitude=longitude,
        precision=PlacePrecision.TOWN,
    )
    said = ControlStatement(
        claim=f"c{nth}", holder=holder, source="s", modality=Modality.ASSERTED, said=None, day=DAY
    )
    return ControlState(
        place=place,
        at=DAY,
        status=status,
        holder=holder,
        extent=Extent.ALL,
        since=DAY,
        statements=(said,),
    )


def back_test(states: list[ControlState]) -> dict[str, Any]:
    """Hide each fifth of the towns in turn and ask the surface of the others who holds them."""
    order = list(range(len(states)))
    Random(9).shuffle(order)  # noqa: S311  the same every time
    size = max(1, int(len(states) * HIDDEN))
    guesses = []
    for first in range(0, len(order), size):
        hidden = set(order[first : first + size])
        voices = voices_of([s for n, s in enumerate(states) if n not in hidden], DAY, one_country)
        guesses += [(guess(states[n], voices), states[n]) for n in sorted(hidden)]
    answered = [(found, state) for (found, _), state in guesses if found is not None]
    clear = [(holder, state) for (holder, share, _), state in answered if share >= CLEAR_SHARE]
    right = sum(holder == state.holder for holder, state in clear)
    nearest = sum(near == state.holder for (_, near), state in guesses)
    nearest_there = sum(
        near == state.holder
        for (found, near), state in guesses
        if found is not None and found[1] >= CLEAR_SHARE
    )
    return {
        "towns": len(states),
        "covered": round(len(answered) / len(states), 3),
        "said": round(len(clear) / len(states), 3),
        "right_where_said": round(right / max(1, len(clear)), 3),
        "nearest_town_right_there": round(nearest_there / max(1, len(clear)), 3),
        "nearest_town_right": round(nearest / len(states), 3),
    }


Guess = tuple[tuple[str | None, float, float] | None, str | None]


def guess(state: ControlState, voices: list[Voice]) -> Guess:
    """What the surface says of a hidden town, and who holds the nearest town that is told."""
    place = state.place
    at = (place.latitude or 0.0, place.longitude or 0.0)
    found = weigh(*at, voices, country="XX")
    near = min(voices, key=lambda voice: distance_km(at, (voice.latitude, voice.longitude)))
    return found, near.weights[0][0]


def one_country(_latitude: float, _longitude: float) -> str:
    return "XX"
