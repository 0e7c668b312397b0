"""A reason why two claims tell of one thing, or of two, with its points.

How much a reason weighs stands in data/points.toml, under the reason's name.
"""

import tomllib
from collections.abc import Callable
from functools import cache
from importlib.resources import files

from msgspec import Struct

from marsad.matching.profiles import Profile

# A reason with so few points ends it: the claims tell of two things.
APART = -100.0


class Reason(Struct, frozen=True, kw_only=True):
    """What one side of two claims says; points below nought speak against their being one.

    The points are those of the reason's name, times its `degree`.
    """

    name: str
    text: str
    points: float
    degree: float = 1.0


# Looks at one side of two claims; None if that side says nothing.
Aspect = Callable[[Profile, Profile], Reason | None]


@cache
def points_table() -> dict[str, float]:
    """The points of each reason by its name, and `base`, with which every pair begins."""
    table = files("marsad.matching").joinpath("data/points.toml").read_text("utf-8")
    return {name: float(points) for name, points in tomllib.loads(table)["points"].items()}


def reason(name: str, text: str, degree: float = 1.0) -> Reason:
    """A reason with the points that the table gives it."""
    return Reason(name=name, text=text, points=points_table()[name] * degree, degree=degree)


def apart(text: str) -> Reason:
    return Reason(name="apart", points=APART, text=text)
