"""Which campaigns hold what changed, and what else they hold otherwise now, found in the store."""

from collections.abc import Collection, Mapping
from collections.abc import Set as AbstractSet
from datetime import date

import msgspec
from msgspec import Struct
from sqlalchemy import Connection

from marsad.matching.campaigns import Sketch
from marsad.matching.holding import Held, Sketches, hold
from marsad.matching.positions import Position
from marsad.pipeline.rematching import Made, Rematch, head_name
from marsad.records import Incident
from marsad.store import incidents
from marsad.store.sketches import SketchRow, SketchTables

_ENCODER = msgspec.msgpack.Encoder()
_SKETCHES = msgspec.msgpack.Decoder(Sketch)


class StoredSketches:
    """Sketches that are kept in the store: see `Kept` in marsad/matching/holding.py."""

    def __init__(self, tables: SketchTables) -> None:
        self._tables = tables

    def sketches(self, numbers: Collection[int]) -> Sketches:
        return _unpacked(self._tables.records(numbers))

    def campaigns_under(self, keys: Collection[int]) -> Sketches:
        return self.sketches(self._tables.campaigns_under(keys))

    def under(self, keys: Collection[int], since: date, until: date) -> Sketches:
        return self.sketches(self._tables.between(keys, since.toordinal(), until.toordinal()))

    def held_by(self, campaigns: Collection[int]) -> Sketches:
        return _unpacked(self._tables.held_by(campaigns))

    def holders(self, numbers: Collection[int]) -> Mapping[int, int]:
        return self._tables.holders(numbers)

    def keep(self, found: Sketches, gone: AbstractSet[int], held: Held) -> None:
        """Write what a run changed."""
        old = self.sketches(gone)
        keyed = (
            (key, each.name is not None, each.last.toordinal(), number)
            for number, each in old.items()
            for key in each.keys
        )
        self._tables.drop(old, keyed)
        self._tables.put([_row(n, each, held.wholes[n]) for n, each in found.items()])
        self._tables.hold((n, whole) for n, whole in held.wholes.items() if n not in found)


class Campaigned(Struct, frozen=True, kw_only=True):
    """The incidents of a run by the names that the store has for them.

    `made` are new or changed; `beside` are others, of which campaigns hold other ones now.
    """

    made: Mapping[str, Incident]
    beside: Mapping[str, Incident]
    sketches: Sketches
    gone: frozenset[int]
    held: Held


def find_held(connection: Connection, done: Rematch, made: Mapping[Position, Made]) -> Campaigned:
    """Find what campaigns hold after a run; nothing is written."""
    found = {head[1]: each.sketch for head, each in made.items() if each.sketch is not None}
    gone = frozenset(head[1] for head in done.heads())
    held = hold(found, gone, StoredSketches(SketchTables(connection)))
    marked = {head_name(head): held.mark(head[1], each.incident) for head, each in made.items()}
    others = {str(number) for number in held.numbers()} - marked.keys()
    beside = incidents.by_partition(connection, others)
    return Campaigned(
        made=marked,
        beside={name: held.mark(int(name), each) for name, each in beside.items()},
        sketches=found,
        gone=gone,
        held=held,
    )


def keep_held(connection: Connection, done: Campaigned) -> None:
    """Write what campaigns hold, in the records of incidents that did not change otherwise too."""
    incidents.rewrite(connection, done.beside.values())
    StoredSketches(SketchTables(connection)).keep(done.sketches, done.gone, done.held)


def _unpacked(records: Mapping[int, bytes]) -> Sketches:
    return {number: _SKETCHES.decode(record) for number, record in records.items()}


def _row(number: int, sketch: Sketch, whole: int | None) -> SketchRow:
    return SketchRow(
        number=number,
        whole=whole,
        record=_ENCODER.encode(sketch),
        is_campaign=sketch.name is not None,
        first=sketch.first.toordinal(),
        last=sketch.last.toordinal(),
        keys=sketch.keys,
    )
