"""The half-done addition: a work file beside the gazetteer, from which a stopped run goes on.

It holds what the added files gave so far, and after how many bytes of which file. The gazetteer
itself is only read.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from marsad.errors import GazetteerError
from marsad.gazetteer import Location
from marsad.gazetteer.added import Fault, NewPlace, NewUnit
from marsad.gazetteer.entries import without_type
from marsad.gazetteer.merging import CACHE_KIB, write_merged
from marsad.gazetteer.naming import named_keys, skeletons
from marsad.gazetteer.spelling import key_of
from marsad.gazetteer.tables import LOCATION_COLUMNS, NameKind, location_of

_TABLES = """
CREATE TABLE task (files BLOB NOT NULL);
CREATE TABLE progress (nth INTEGER PRIMARY KEY, tally BLOB NOT NULL);
CREATE TABLE place (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL, country TEXT, unit TEXT, admin1 TEXT,
    latitude REAL NOT NULL, longitude REAL NOT NULL, precision TEXT NOT NULL,
    population INTEGER NOT NULL, feature TEXT, pcode TEXT, addition INTEGER NOT NULL
);
CREATE TABLE merged (id INTEGER PRIMARY KEY, place INTEGER UNIQUE NOT NULL, pcode TEXT);
CREATE TABLE name (key TEXT NOT NULL, place INTEGER NOT NULL, kind INTEGER NOT NULL);
CREATE TABLE skeleton (skeleton TEXT NOT NULL, key TEXT NOT NULL);
CREATE TABLE unit (code TEXT PRIMARY KEY, place INTEGER NOT NULL, name TEXT NOT NULL) WITHOUT ROWID;
"""


class Tally(Struct, kw_only=True):
    """How far a file is read, and what came of its rows.

    `added` and `known` count places that are new and those that the gazetteer had; `left_out` rows
    that give no place or name; `elsewhere` names and codes of places that are not here.
    `faults` has for each kind of bad row how many there are and the line of the first.
    """

    read_bytes: int = 0
    lines: int = 0
    rows: int = 0
    added: int = 0
    known: int = 0
    names: int = 0
    elsewhere: int = 0
    left_out: int = 0
    faults: dict[Fault, tuple[int, int]] = {}
    done: bool = False

    @property
    def bad(self) -> int:
        return sum(count for count, _line in self.faults.values())

    def blame(self, fault: Fault, line: int) -> None:
        count, first = self.faults.get(fault, (0, line))
        self.faults[fault] = (count + 1, first)


class Staging:
    """The open work file. Only one run at a time may have it."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def begin(self, task: bytes) -> bool:
        """Go on with this very task, or begin it anew; say whether it goes on."""
        kept = self._database.execute("SELECT count(*) FROM sqlite_master").fetchone() != (0,)
        if kept and self._database.execute("SELECT files FROM task").fetchone() == (task,):
            return True
        if kept:
            self._empty()
        for statement in filter(str.strip, _TABLES.split(";")):
            self._database.execute(statement)
        self._database.execute("INSERT INTO task VALUES (?)", (task,))
        self._database.commit()
        return False

    def tally(self, nth: int) -> Tally:
        row = self._one("SELECT tally FROM progress WHERE nth = ?", nth)
        return Tally() if row is None else msgspec.json.decode(row[0], type=Tally)

    def checkpoint(self, nth: int, tally: Tally) -> None:
        """Make sure of all that was put since the last time."""
        row = (nth, msgspec.json.encode(tally))
        self._database.execute("INSERT OR REPLACE INTO progress VALUES (?, ?)", row)
        self._database.commit()

    def known(self, ids: Iterable[int], *, table: str) -> dict[int, tuple[str, str | None]]:
        """The places with these ids in the work file or in the gazetteer: name and country."""
        query = (
            f"SELECT id, name, country FROM {table}"  # noqa: S608  our own table names
            " WHERE id IN (SELECT value FROM json_each(?))"
        )
        rows = self._database.execute(query, (msgspec.json.encode(list(ids)).decode(),))
        return {place: (name, country) for place, name, country in rows}

    def merged(self, ids: Iterable[int]) -> set[int]:
        """Which of a user's places were found to be places that are here."""
        query = "SELECT id FROM merged WHERE id IN (SELECT value FROM json_each(?))"
        rows = self._database.execute(query, (msgspec.json.encode(list(ids)).decode(),))
        return {place for (place,) in rows}

    def merge(self, own: NewPlace, place: int) -> None:
        """Note that a user's place is one that is here, which so gets its P-code."""
        self._database.execute("INSERT INTO merged VALUES (?, ?, ?)", (own.id, place, own.pcode))

    def put_place(self, place: NewPlace, *, nth: int) -> int:
        """Put a place with its names; give how many names."""
        self._database.execute(_PUT_PLACE, (*_row_of(place), nth))
        return self.put_names(place.id, place.name, place.names, country=place.country)

    def put_unit(self, unit: NewUnit) -> None:
        row = (unit.code, unit.place, without_type(unit.names[-1]))
        self._database.execute("INSERT OR IGNORE INTO unit VALUES (?, ?, ?)", row)

    def put_names(
        self, place: int, name: str, others: Iterable[str], *, country: str | None
    ) -> int:
        """Put names of a place that is called `name`; give how many."""
        keys = named_keys(name, others, country)
        self._database.executemany(
            "INSERT INTO name VALUES (?, ?, ?)",
            [(key, place, kind.value) for key, kind in keys.items()],
        )
        self._database.executemany(
            "INSERT INTO skeleton VALUES (?, ?)",
            [(skeleton, key) for key, skeleton in skeletons(keys, country)],
        )
        return len(keys)

    def put_own_names(self, place: int, names: Iterable[str]) -> None:
        """Put names by which English calls a place."""
        rows = [(key, place, NameKind.MAIN.value) for name in names if (key := key_of(name))]
        self._database.executemany("INSERT INTO name VALUES (?, ?, ?)", rows)

    def called(self, name: str) -> Iterator[Location]:
        """The places of a name that are not merged with any, in the work file or the gazetteer."""
        for schema in ("old", "main"):
            query = (
                f"SELECT DISTINCT {LOCATION_COLUMNS} FROM {schema}.name AS called"  # noqa: S608  our own names
                f" JOIN {schema}.place AS place ON place.id = called.place WHERE called.key = ?"
                f" AND (place.id > 0 OR '{schema}' = 'old')"
                " AND place.id NOT IN (SELECT place FROM merged) ORDER BY place.id"
            )
            yield from map(location_of, self._database.execute(query, (key_of(name),)))

    def prepare_names(self) -> None:
        """Make places of the work file be found by name, which only users' tables need."""
        self._database.execute("CREATE INDEX IF NOT EXISTS name_key ON name (key)")

    def code_of(self, country: str) -> str | None:
        """The code of a country that is given by its code of two or three letters or its name."""
        query = (
            "SELECT place.country FROM old.unit JOIN old.place ON place.id = unit.place"
            " WHERE code = ? AND precision = 'country'"
            " UNION ALL SELECT place.country FROM old.name JOIN old.place ON place.id = name.place"
            " WHERE key = ? AND precision = 'country' ORDER BY 1 LIMIT 1"
        )
        row = self._one(query, country.upper(), key_of(country))
        return None if row is None else str(row[0])

    def admin1_of(self, name: str, country: str | None) -> str | None:
        """The name that the gazetteer gives a first-level unit."""
        query = (
            "SELECT place.name FROM old.name JOIN old.place ON place.id = name.place"
            " WHERE key = ? AND country IS ? AND precision = 'admin1' ORDER BY kind, id LIMIT 1"
        )
        row = self._one(query, key_of(name), country)
        return None if row is None else str(row[0])

    def finish(self, part: Path, additions: Sequence[tuple[str, str, str]]) -> None:
        """Write the new gazetteer of the old one and of all that was put."""
        self._database.commit()
        try:
            write_merged(self._database, part, additions)
        except sqlite3.OperationalError as error:
            # Ctrl-C, as SQLite tells of it.
            if str(error) == "interrupted":
                raise KeyboardInterrupt from error
            raise

    def _one(self, query: str, *values: object) -> tuple[Any, ...] | None:
        row: tuple[Any, ...] | None = self._database.execute(query, values).fetchone()
        return row

    def _empty(self) -> None:
        """Drop what an addition of other files left."""
        rows = self._database.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'")
        for (table,) in rows.fetchall():
            self._database.execute(f"DROP TABLE main.{table}")


_PUT_PLACE = f"INSERT INTO place VALUES ({', '.join('?' * 12)})"  # noqa: S608  question marks


def _row_of(place: NewPlace) -> tuple[object, ...]:
    return (
        place.id,
        place.name,
        place.country,
        place.unit,
        place.admin1,
        place.latitude,
        place.longitude,
        place.precision.value,
        place.population,
        place.feature,
        place.pcode,
    )


@contextmanager
def open_staging(path: Path, gazetteer: Path) -> Iterator[Staging]:
    """Open the work file, and the gazetteer beside it for reading."""
    with closing(sqlite3.connect(path.absolute().as_uri(), uri=True, timeout=0)) as database:
        _lock(database, path)
        database.execute("PRAGMA synchronous = NORMAL")
        database.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        attach_for_reading(database, gazetteer, name="old")
        yield Staging(database)


def _lock(database: sqlite3.Connection, path: Path) -> None:
    """Keep the work file to this run until it is closed."""
    database.execute("PRAGMA locking_mode = EXCLUSIVE")
    try:
        database.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        if "locked" not in str(error):
            raise
        message = f"another `marsad gazetteer add` is at work on {path}. Wait for it to end."
        raise BusyError(message) from error
    database.commit()


class BusyError(GazetteerError):
    """Another run has the work file."""


def attach_for_reading(database: sqlite3.Connection, path: Path, *, name: str) -> None:
    database.execute(f"ATTACH ? AS {name}", (f"{path.absolute().as_uri()}?mode=ro&immutable=1",))
