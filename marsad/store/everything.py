"""What concerns the store as a whole."""

from sqlalchemy import Connection, Table, delete, func, select

from marsad.records import Problem
from marsad.store import pages, readings, search, tables
from marsad.store.rows import Counts


def counts(connection: Connection) -> Counts:
    def count(table: Table) -> int:
        return connection.scalar(select(func.count()).select_from(table)) or 0

    return Counts(
        pages=count(tables.pages),
        claims=count(tables.claims),
        incidents=count(tables.incidents),
        alerts=count(tables.alerts),
        problems=count(tables.problems) + count(tables.refusals),
        unread=count(tables.pages) - count(tables.readings),
        stale=count(tables.stale_partitions),
    )


def problems(connection: Connection) -> list[Problem]:
    found = [*pages.refused(connection), *readings.problems(connection)]
    return sorted(found, key=lambda problem: (problem.location, problem.stage, problem.message))


def delete_derived(connection: Connection) -> None:
    search.forget_all(connection)
    for table in tables.DERIVED:
        connection.execute(delete(table))
