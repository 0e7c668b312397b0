"""Statements over many rows."""

from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, insert
from sqlalchemy.sql.expression import TableClause

T = TypeVar("T")

# SQLite takes 32,766 values in one statement; a page of 5 MB has more bands than that.
CHUNK = 10_000


def insert_all(connection: Connection, table: TableClause, rows: Iterable[dict[str, Any]]) -> None:
    """Insert rows at once; no rows are no statement."""
    listed = list(rows)
    if listed:
        connection.execute(insert(table), listed)


def chunks(values: Collection[T]) -> Iterator[list[T]]:
    """So many values at a time as one statement may carry."""
    rest = iter(values)
    while some := list(islice(rest, CHUNK)):
        yield some
