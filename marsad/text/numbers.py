"""Numbers that count things, with what is said of their bounds."""

from msgspec import Struct

from marsad.records import Bound


class Quantity(Struct, frozen=True, kw_only=True):
    """A stated number: its words `text[start:end]`, and the least and most that they allow."""

    start: int
    end: int
    text: str
    low: int | None
    high: int | None
    bound: Bound


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Every number that may count something, in order."""
    return ()
