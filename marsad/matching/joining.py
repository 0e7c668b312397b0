"""Groups of things that belong together, grown by joining two things at a time."""

from collections.abc import Hashable
from typing import TypeVar

Thing = TypeVar("Thing", bound=Hashable)


def head_of(heads: dict[Thing, Thing], thing: Thing) -> Thing:
    """The thing that stands for its group; shortens the way there for the next who asks."""
    while heads.setdefault(thing, thing) != thing:
        heads[thing] = heads[heads[thing]]
        thing = heads[thing]
    return thing
