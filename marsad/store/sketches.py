"""Sketches of incidents as matching keeps them: rows, and the keys under which they are found."""

import json
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection

from marsad.store.statements import chunks

# CROSS JOIN keeps the order of the tables: what is asked for is few beside what is kept.
_CAMPAIGNS = """
SELECT DISTINCT sketch FROM json_each(?) AS asked
CROSS JOIN sketch_key ON sketch_key.key = asked.value AND is_campaign = 1
"""
_BETWEEN = """
SELECT DISTINCT sketch FROM json_each(?) AS asked
CROSS JOIN sketch_key
ON sketch_key.key = asked.value AND is_campaign IN (0, 1) AND last >= ? AND first <= ?
"""
_RECORDS = "SELECT number, record FROM sketch WHERE number IN (SELECT value FROM json_each(?))"
_HELD = "SELECT number, record FROM sketch WHERE whole IN (SELECT value FROM json_each(?))"
_HOLDERS = """
SELECT number, whole FROM sketch
WHERE number IN (SELECT value FROM json_each(?)) AND whole IS NOT NULL
"""


class SketchRow(Struct, frozen=True, kw_only=True):
    """A sketch as it is stored, and its keys; days are numbers."""

    number: int
    whole: int | None
    record: bytes
    is_campaign: bool
    first: int
    last: int
    keys: tuple[int, ...]


class SketchTables:
    """The tables of sketches, asked over one connection."""

    def __init__(self, connection: Connection) -> None:
        if not connection.in_transaction():
            connection.begin()
        self._database: Any = connection.connection.driver_connection

    def _rows(
        self, statement: str, asked: Collection[int], *values: int
    ) -> Iterator[tuple[int, Any]]:
        for some in chunks(asked):
            yield from self._database.execute(statement, (json.dumps(some), *values))

    # --- read -------------------------------------------------------------------------------

    def campaigns_under(self, keys: Collection[int]) -> set[int]:
        return {row[0] for row in self._rows(_CAMPAIGNS, keys)}

    def between(self, keys: Collection[int], since: int, until: int) -> set[int]:
        return {row[0] for row in self._rows(_BETWEEN, keys, since, until)}

    def records(self, numbers: Collection[int]) -> dict[int, bytes]:
        return dict(self._rows(_RECORDS, numbers))

    def held_by(self, campaigns: Collection[int]) -> dict[int, bytes]:
        return dict(self._rows(_HELD, campaigns))

    def holders(self, numbers: Collection[int]) -> dict[int, int]:
        return dict(self._rows(_HOLDERS, numbers))

    # --- write ------------------------------------------------------------------------------

    def drop(self, numbers: Iterable[int], keyed: Iterable[tuple[int, bool, int, int]]) -> None:
        """Delete sketches, and their keys as they were put."""
        self._many("DELETE FROM sketch WHERE number = ?", ((number,) for number in numbers))
        leave = "DELETE FROM sketch_key "
        leave += "WHERE key = ? AND is_campaign = ? AND last = ? AND sketch = ?"
        self._many(leave, sorted(keyed))

    def put(self, rows: Collection[SketchRow]) -> None:
        """Add sketches that are not there."""
        come = "INSERT INTO sketch VALUES (?, ?, ?)"
        self._many(come, ((row.number, row.whole, row.record) for row in rows))
        keyed = (
            (key, row.is_campaign, row.last, row.number, row.first)
            for row in rows
            for key in row.keys
        )
        self._many("INSERT INTO sketch_key VALUES (?, ?, ?, ?, ?)", sorted(keyed))

    def hold(self, wholes: Iterable[tuple[int, int | None]]) -> None:
        """Have sketches held by other campaigns, or by none."""
        turned = ((whole, number) for number, whole in wholes)
        self._many("UPDATE sketch SET whole = ? WHERE number = ?", turned)

    def _many(self, statement: str, values: Iterable[tuple[int | bytes | None, ...]]) -> None:
        self._database.executemany(statement, values)
