"""Many rows in little: a list for each column, and what several rows share named once."""

from collections.abc import Hashable, Iterable, Sequence
from typing import Any

from msgspec import Struct

from marsad.web.rows import IncidentRow

# What hardly two rows share.
PLAIN = ("id", "headline", "killed", "killed_high")
SHARED = tuple(name for name in IncidentRow.__struct_fields__ if name not in PLAIN)


class PackedRows(Struct, frozen=True, kw_only=True):
    """How many rows there are, and their columns by name.

    Of `shared` ones the values, and for each row the place of its value among them.
    """

    rows: int
    plain: dict[str, list[Any]]
    shared: dict[str, tuple[list[Any], list[int]]]


def pack(rows: Iterable[IncidentRow]) -> PackedRows:
    """Pack rows, in their order."""
    listed = list(rows)
    return PackedRows(
        rows=len(listed),
        plain={name: [getattr(row, name) for row in listed] for name in PLAIN},
        shared={name: _shared([getattr(row, name) for row in listed]) for name in SHARED},
    )


def _shared(values: Sequence[Hashable]) -> tuple[list[Hashable], list[int]]:
    places: dict[Hashable, int] = {}
    found = [places.setdefault(value, len(places)) for value in values]
    return list(places), found
