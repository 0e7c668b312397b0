"""What matching keeps from run to run, read from the store's tables of scenes and written there."""

from collections.abc import Collection, Iterable, Iterator
from zlib import compress, decompress

import msgspec

from marsad.matching.archive import Entry
from marsad.matching.positions import Position
from marsad.matching.profiles import Profile
from marsad.matching.updating import Update
from marsad.records import PageId
from marsad.store.scenes import SceneRow, SceneTables

# The fastest level: a face shrinks to two fifths, and takes 14 microseconds to unpack.
LEVEL = 1

_ENCODER = msgspec.msgpack.Encoder()
_ENTRIES = msgspec.msgpack.Decoder(Entry)
_FACES = msgspec.msgpack.Decoder(Profile)


class StoredScenes:
    """An archive of scenes: see marsad/matching/archive.py."""

    def __init__(self, tables: SceneTables) -> None:
        self._tables = tables

    def newest(self) -> Position | None:
        return self._tables.newest()

    def before(self, key: int, position: Position, most: int) -> list[Position]:
        return self._tables.before(key, position, most)

    def after(self, key: int, position: Position, most: int) -> list[Position]:
        return self._tables.after(key, position, most)

    def sharing(self, key: int) -> list[Position]:
        return self._tables.sharing(key)

    def entries(self, positions: Collection[Position]) -> list[Entry]:
        return list(map(_ENTRIES.decode, self._tables.records([n for _, n in positions])))

    def faces(self, positions: Collection[Position]) -> dict[Position, Profile]:
        rows = self._tables.faces([number for _, number in positions])
        return {position: unpack_face(packed) for position, packed in rows}

    def members(self, head: Position) -> list[Entry]:
        return list(map(_ENTRIES.decode, self._tables.members(head[1])))

    def linkers(self, position: Position) -> list[Position]:
        return self._tables.linkers(position[1])

    def on_pages(self, page_ids: Iterable[PageId]) -> list[Entry]:
        """The scenes of these pages."""
        return list(map(_ENTRIES.decode, self._tables.on_pages(page_ids)))

    def keep(self, update: Update) -> None:
        """Write what a run changed."""
        self._tables.drop(number for _, number in update.gone)
        self._tables.put(_rows(update))
        self._tables.shelve(
            (*update.shelved, *update.sharing), (*update.unshelved, *update.unsharing)
        )
        self._tables.link(update.links, update.unlinks)


def pack_face(face: Profile) -> bytes:
    return compress(_ENCODER.encode(face), LEVEL)


def unpack_face(packed: bytes) -> Profile:
    return _FACES.decode(decompress(packed))


def _rows(update: Update) -> Iterator[SceneRow]:
    for entry in update.entries:
        face = update.faces.get(entry.position)
        yield SceneRow(
            number=entry.position[1],
            told=entry.position[0],
            page_id=entry.page,
            head=entry.head[1],
            record=_ENCODER.encode(entry),
            face=None if face is None else pack_face(face),
        )
