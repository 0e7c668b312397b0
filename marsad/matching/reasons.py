"""A reason why two claims tell of one thing, or of two, with its points."""

from collections.abc import Callable

from msgspec import Struct

from marsad.matching.profiles import Profile

# A reason with so few points ends it: the claims tell of two things.
APART = -100.0


class Reason(Struct, frozen=True, kw_only=True):
    """What one side of two claims says; points below nought speak against their being one."""

    points: float
    text: str


# Looks at one side of two claims; None if that side says nothing.
Aspect = Callable[[Profile, Profile], Reason | None]


def apart(text: str) -> Reason:
    return Reason(points=APART, text=text)
