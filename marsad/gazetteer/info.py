"""What a gazetteer holds, of what it was built, and what was added."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from msgspec import Struct

from marsad.errors import GazetteerError
from marsad.gazetteer.adding import Addition
from marsad.gazetteer.staging import Tally
from marsad.gazetteer.store import connect
from marsad.gazetteer.tables import FORMAT


class Info(Struct, frozen=True, kw_only=True):
    """What `marsad gazetteer info` tells; `places` are counted by precision."""

    path: str
    written_at: str
    size_mb: float
    format: int
    packages: dict[str, str]
    places: dict[str, int]
    names: int
    pcodes: int
    additions: tuple[Addition, ...]

    def in_rows(self) -> list[tuple[str, str | tuple[str, ...]]]:
        places = (f"{count:,} {precision}" for precision, count in self.places.items())
        packages = (f"{name} {version}" for name, version in self.packages.items())
        return [
            ("file", self.path),
            ("written", self.written_at),
            ("size", f"{self.size_mb} MB"),
            ("places", tuple(places)),
            ("names", f"{self.names:,}"),
            ("P-codes", f"{self.pcodes:,}"),
            ("built of", tuple(packages)),
            ("added", f"{len(self.additions)} files"),
        ]


def read_info(path: Path) -> Info:
    """Read what a gazetteer holds; when it was written, the file system tells."""
    with closing(connect(path)) as database:
        meta = dict(database.execute("SELECT key, value FROM meta WHERE key <> 'format'"))
        places = "SELECT precision, count(*) FROM place GROUP BY precision ORDER BY 2 DESC"
        (names,) = database.execute("SELECT count(*) FROM name").fetchone()
        (pcodes,) = database.execute("SELECT count(pcode) FROM place").fetchone()
        return Info(
            path=str(path),
            written_at=f"{datetime.fromtimestamp(path.stat().st_mtime, UTC):%Y-%m-%d %H:%M} UTC",
            size_mb=round(path.stat().st_size / 1e6, 1),
            format=FORMAT,
            packages=meta,
            places=dict(database.execute(places)),
            names=names,
            pcodes=pcodes,
            additions=_additions(database),
        )


def added_files(path: Path) -> tuple[str, ...]:
    """The files that were added to a gazetteer; none where there is no gazetteer to read."""
    if not path.is_file():
        return ()
    try:
        with closing(connect(path)) as database:
            return tuple(addition.file for addition in _additions(database))
    except GazetteerError:
        return ()


def _additions(database: sqlite3.Connection) -> tuple[Addition, ...]:
    rows = database.execute("SELECT file, kind, tally FROM addition ORDER BY nth")
    return tuple(
        Addition(file=file, kind=kind, tally=msgspec.json.decode(tally, type=Tally))
        for file, kind, tally in rows
    )
