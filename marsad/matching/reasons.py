"""A reason why two claims tell of one thing, or of two, with its points.

How much a reason weighs stands in data/points.toml, under the reason's name.
"""

import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files

from msgspec import Struct

from marsad.matching.profiles import Profile

# A reason with so few points ends it: the claims tell of two things.
APART = -100.0
APART_NAME = "apart"

# A reason that takes back as many points as its degree says.
UNPROVEN_NAME = "unproven"


class Reason(Struct, frozen=True, kw_only=True):
    """What one side of two claims says, and how much of it, from 0 to 1."""

    name: str
    text: str
    degree: float = 1.0


# Looks at one side of two claims; None if that side says nothing.
Aspect = Callable[[Profile, Profile], Reason | None]


class Points(Struct, frozen=True, kw_only=True):
    """The points of each reason by its name: between pages, and on one page.

    `base` is what every pair begins with.
    """

    pages: Mapping[str, float]
    page: Mapping[str, float]

    def of(self, reason: Reason, *, one_page: bool) -> float:
        """The points of a reason; below nought they speak against the claims' being one."""
        if reason.name == APART_NAME:
            return APART
        if reason.name == UNPROVEN_NAME:
            return -reason.degree
        return (self.page if one_page else self.pages)[reason.name] * reason.degree

    def base(self, *, one_page: bool) -> float:
        return (self.page if one_page else self.pages)["base"]


@cache
def points_table() -> Points:
    """The points as the data file has them; a page has those of pages where it has no own."""
    text = files("marsad.matching").joinpath("data/points.toml").read_text("utf-8")
    table = tomllib.loads(text)
    return Points(pages=table["pages"], page=table["pages"] | table["page"])


def apart(text: str) -> Reason:
    return Reason(name=APART_NAME, text=text)
