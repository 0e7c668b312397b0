"""However incidents come, change and go, campaigns hold what they hold of all at once."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from shutil import copyfile
from tempfile import TemporaryDirectory

import msgspec
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from marsad.matching.campaigns import Sketch
from marsad.matching.holding import Nothing, hold
from marsad.pipeline.campaigning import StoredSketches
from marsad.records import IncidentId, Place, PlacePrecision
from marsad.store.sketches import SketchTables
from marsad.store.store import Store, open_store

# A seed cannot be shrunk: a smaller one is another set of incidents.
STEADY = settings(
    derandomize=True, deadline=None, max_examples=60, phases=(Phase.explicit, Phase.generate)
)

START = date(2024, 11, 1)
KEYS = range(5)


def sketch(number: int, random: Random) -> Sketch:
    first = START + timedelta(days=random.randrange(40))
    last = first + timedelta(days=random.choice((0, 0, 3, 20)))
    key = random.choice(KEYS)
    keys = tuple(sorted({key, random.choice(KEYS)}))
    return Sketch(
        id=IncidentId(f"inc-{number}-{random.randrange(2)}"),
        told_at=datetime(2024, 12, random.randint(1, 3), tzinfo=UTC),
        claims=random.randint(1, 4),
        name="a siege" if random.random() < 0.3 else None,
        is_fine=random.random() < 0.5,
        is_siege=random.random() < 0.5,
        is_within=random.random() < 0.3,
        is_fight=random.random() < 0.5,
        operations=frozenset({"Operation Red Dune"} if random.random() < 0.1 else ()),
        place=Place(text="x", start=0, end=1, name="x", precision=PlacePrecision.TOWN),
        place_key=key,
        names=frozenset(),
        involved=frozenset(random.sample("abc", 1)),
        first=first,
        last=last,
        since=first - timedelta(days=random.choice((0, 10))),
        until=last + timedelta(days=7),
        keys=keys,
        looked=keys,
    )


class Records:
    """What the records of incidents say, changed only where a run says so."""

    def __init__(self) -> None:
        self.sketches: dict[int, Sketch] = {}
        self.held: dict[int, tuple[IncidentId | None, tuple[IncidentId, ...]]] = {}

    def run(self, store: Store, found: Mapping[int, Sketch], gone: frozenset[int]) -> None:
        with store.transaction() as connection:
            kept = StoredSketches(SketchTables(connection))
            held = hold(found, gone, kept)
            kept.keep(found, gone, held)
        self.sketches = {n: s for n, s in self.sketches.items() if n not in gone} | {**found}
        self.held = {n: s for n, s in self.held.items() if n not in gone}
        for number in held.numbers():
            assert number in self.sketches
            part_of, parts = self.held.get(number, (None, ()))
            self.held[number] = held.part_of.get(number, part_of), held.parts.get(number, parts)


@STEADY
@given(seed=st.integers(0, 10_000))
def test_what_is_held_after_many_runs_is_what_is_held_of_all_at_once(empty_store, seed):
    random = Random(seed)  # noqa: S311  a repeatable choice is the point
    records = Records()
    with (
        TemporaryDirectory() as folder,
        open_store(Path(copyfile(empty_store, f"{folder}/one.db")), write=True) as store,
    ):
        for _ in range(random.randint(1, 12)):
            kept = sorted(records.sketches)
            gone = frozenset(random.sample(kept, random.randint(0, min(4, len(kept)))))
            again = {n for n in gone if random.random() < 0.6}
            new = {random.randrange(40) for _ in range(random.randint(0, 6))} - {*kept}
            found = {number: sketch(number, random) for number in sorted(again | new)}
            records.run(store, found, gone)
    whole = hold(records.sketches, frozenset(), Nothing())
    assert records.held == {
        number: (whole.part_of[number], whole.parts.get(number, ())) for number in records.sketches
    }


@STEADY
@given(seed=st.integers(0, 10_000))
def test_a_part_and_its_campaign_name_each_other(seed):
    random = Random(seed)  # noqa: S311  the same
    found = {number: sketch(number, random) for number in range(random.randint(1, 30))}
    held = hold(found, frozenset(), Nothing())
    pairs = {(found[n].id, whole) for n, whole in held.part_of.items() if whole is not None}
    assert pairs == {(part, found[n].id) for n, parts in held.parts.items() for part in parts}
    assert all(found[n].name is not None for n, parts in held.parts.items() if parts)
    assert msgspec.to_builtins(held) == msgspec.to_builtins(
        hold(dict(sorted(found.items(), reverse=True)), frozenset(), Nothing())
    )
