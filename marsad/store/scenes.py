"""Scenes as matching keeps them from run to run: rows, their keys and their links.

Matching asks for so many small things that the database is asked directly here.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, select

from marsad.records import ClaimId, PageId
from marsad.store import tables
from marsad.store.statements import chunks
from marsad.store.store import Store

CLAIM = tables.claims

Position = tuple[int, int]
Keyed = tuple[int, Position]

_RECORDS = "SELECT record FROM scene WHERE number IN (SELECT value FROM json_each(?))"
_FACES = "SELECT told, number, face FROM scene WHERE number IN (SELECT value FROM json_each(?))"
_ON_PAGES = "SELECT record FROM scene WHERE page_id IN (SELECT value FROM json_each(?))"

# Without scenes each page must be matched again.
_FORGET = (
    "DELETE FROM matching",
    "DELETE FROM scene",
    "DELETE FROM scene_key",
    "DELETE FROM scene_link",
    "DELETE FROM sketch",
    "DELETE FROM sketch_key",
    """INSERT OR IGNORE INTO stale_partition
    SELECT DISTINCT partition FROM claim WHERE partition IS NOT NULL""",
)

# The pages of stale partitions: those whose claims are in them, and those that had scenes there.
# CROSS JOIN keeps the order of the tables: of all pages few are stale.
_STALE = """
SELECT found.partition, page.id, coalesce(article.published, page.published) FROM (
    SELECT stale_partition.partition, claim.page_id
    FROM stale_partition CROSS JOIN claim ON claim.partition = stale_partition.partition
    UNION
    SELECT stale_partition.partition, scene.page_id
    FROM stale_partition CROSS JOIN scene ON scene.page_id = stale_partition.partition
) AS found
CROSS JOIN page ON page.id = found.page_id
LEFT JOIN article ON article.page_id = page.id AND article.ordinal = 0
"""


class SceneRow(Struct, frozen=True, kw_only=True):
    """A scene as it is stored; `face` is None where it stays what it was."""

    number: int
    told: int
    page_id: str
    head: int
    record: bytes
    face: bytes | None = None


class SceneTables:
    """The tables of scenes, asked over one connection."""

    def __init__(self, connection: Connection) -> None:
        # All that is asked over one connection is asked of one moment.
        if not connection.in_transaction():
            connection.begin()
        self._database: Any = connection.connection.driver_connection

    def _rows(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        return self._database.execute(statement, values).fetchall()  # type: ignore[no-any-return]  # rows

    # --- read -------------------------------------------------------------------------------

    def newest(self) -> Position | None:
        rows = self._rows(
            "SELECT told, max(number) FROM scene WHERE told = (SELECT max(told) FROM scene)"
        )
        return rows[0] if rows[0][0] is not None else None

    def before(self, key: int, position: Position, most: int) -> list[Position]:
        statement = (
            "SELECT told, scene FROM scene_key WHERE key = ? AND (told, scene) < (?, ?) "
            "ORDER BY told DESC, scene DESC LIMIT ?"
        )
        return self._rows(statement, key, *position, most)

    def after(self, key: int, position: Position, most: int) -> list[Position]:
        statement = (
            "SELECT told, scene FROM scene_key WHERE key = ? AND (told, scene) >= (?, ?) "
            "ORDER BY told, scene LIMIT ?"
        )
        return self._rows(statement, key, *position, most)

    def sharing(self, key: int) -> list[Position]:
        return self._rows("SELECT told, scene FROM scene_key WHERE key = ?", key)

    def linkers(self, scene: int) -> list[Position]:
        return self._rows("SELECT told, later FROM scene_link WHERE earlier = ?", scene)

    def records(self, numbers: Collection[int]) -> Iterator[bytes]:
        for some in chunks(numbers):
            yield from (row[0] for row in self._rows(_RECORDS, json.dumps(some)))

    def faces(self, numbers: Collection[int]) -> Iterator[tuple[Position, bytes]]:
        for some in chunks(numbers):
            for told, number, face in self._rows(_FACES, json.dumps(some)):
                yield (told, number), face

    def members(self, head: int) -> list[bytes]:
        return [row[0] for row in self._rows("SELECT record FROM scene WHERE head = ?", head)]

    def on_pages(self, page_ids: Iterable[str]) -> list[bytes]:
        return [row[0] for row in self._rows(_ON_PAGES, json.dumps(list(page_ids)))]

    # --- write ------------------------------------------------------------------------------

    def put(self, rows: Iterable[SceneRow]) -> None:
        """Add or replace scenes."""
        for row in rows:
            if row.face is None:
                statement = "UPDATE scene SET head = ?, record = ? WHERE number = ?"
                self._database.execute(statement, (row.head, row.record, row.number))
            else:
                statement = "INSERT OR REPLACE INTO scene VALUES (?, ?, ?, ?, ?, ?)"
                values = row.number, row.told, row.page_id, row.head, row.record, row.face
                self._database.execute(statement, values)

    def drop(self, numbers: Iterable[int]) -> None:
        self._many("DELETE FROM scene WHERE number = ?", ((number,) for number in numbers))

    def shelve(self, came: Iterable[Keyed], went: Iterable[Keyed]) -> None:
        """Have scenes found under keys, and no longer under others."""
        leave = "DELETE FROM scene_key WHERE key = ? AND told = ? AND scene = ?"
        self._many(leave, sorted((key, *position) for key, position in went))
        come = "INSERT INTO scene_key VALUES (?, ?, ?)"
        self._many(come, sorted((key, *position) for key, position in came))

    def link(
        self,
        came: Iterable[tuple[Position, Position]],
        went: Iterable[tuple[Position, Position]],
    ) -> None:
        """Have later scenes link to earlier ones, and others no longer."""
        leave = "DELETE FROM scene_link WHERE earlier = ? AND told = ? AND later = ?"
        self._many(leave, sorted((earlier[1], *later) for later, earlier in went))
        come = "INSERT INTO scene_link VALUES (?, ?, ?)"
        self._many(come, sorted((earlier[1], *later) for later, earlier in came))

    def _many(self, statement: str, values: Iterable[Sequence[int]]) -> None:
        self._database.executemany(statement, values)

    def begin(self, version: str) -> int:
        """How many runs of this matcher wrote the scenes; another matcher's scenes are dropped."""
        rows = self._rows("SELECT runs FROM matching WHERE version = ?", version)
        if rows:
            return int(rows[0][0])
        for statement in _FORGET:
            self._database.execute(statement)
        self._database.execute("INSERT INTO matching VALUES (?, 0)", (version,))
        return 0

    def count_run(self) -> None:
        self._database.execute("UPDATE matching SET runs = runs + 1")

    def is_kept_by(self, version: str) -> bool:
        """Whether the scenes are those of this matcher."""
        return bool(self._rows("SELECT 1 FROM matching WHERE version = ?", version))


class Stale(Struct, frozen=True, kw_only=True):
    """A partition that must be matched again, its pages, and when the first of them was said."""

    partition: str
    pages: tuple[PageId, ...]
    said: str | None


def stale_pages(connection: Connection) -> list[Stale]:
    """The stale partitions with the pages that have claims in them, or had when last matched."""
    rows = connection.exec_driver_sql(_STALE)
    pages: dict[str, dict[PageId, str | None]] = {}
    for partition, page_id, said in rows:
        pages.setdefault(partition, {})[page_id] = said
    return [
        Stale(
            partition=name, pages=tuple(said), said=min(filter(None, said.values()), default=None)
        )
        for name, said in pages.items()
    ]


def pages_with(store: Store, claim_ids: Collection[ClaimId]) -> set[PageId]:
    """The pages on which these claims stand."""
    found: set[PageId] = set()
    with store.reading() as connection:
        for some in chunks(claim_ids):
            query = select(CLAIM.c.page_id).where(CLAIM.c.id.in_(some))
            found.update(map(PageId, connection.scalars(query)))
    return found
