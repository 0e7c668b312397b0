"""However pages are cut into runs, and in whatever order they come and go, the result is one."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from random import Random

import msgspec
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from benchmarks._stream import stream
from marsad.matching import linking
from marsad.matching.archive import Entry
from marsad.matching.positions import Position
from marsad.matching.profiles import Profile, take_profile
from marsad.matching.updating import Arrival, Matcher, Update, arrivals_of, decided_between
from marsad.records import (
    ClaimInContext,
    Judgement,
    LineageId,
    PageId,
    Quote,
    Verdict,
)

# A seed cannot be shrunk: a smaller one is another stream.
STEADY = settings(
    derandomize=True, deadline=None, max_examples=15, phases=(Phase.explicit, Phase.generate)
)

WORDS = [f"zq{n}xw" for n in range(30)]


class MemoryArchive:
    """Keeps what the store keeps in its tables."""

    def __init__(self) -> None:
        self.kept: dict[Position, Entry] = {}
        self._faces: dict[Position, Profile] = {}
        self._keys: defaultdict[int, set[Position]] = defaultdict(set)
        self._texts: defaultdict[int, set[Position]] = defaultdict(set)
        self._linkers: defaultdict[Position, set[Position]] = defaultdict(set)

    def keep(self, update: Update) -> None:
        for position in update.gone:
            del self.kept[position], self._faces[position]
        self.kept.update((entry.position, entry) for entry in update.entries)
        self._faces.update(update.faces)
        for table, went, came in (
            (self._keys, update.unshelved, update.shelved),
            (self._texts, update.unsharing, update.sharing),
        ):
            for key, position in went:
                table[key].remove(position)
            for key, position in came:
                table[key].add(position)
        for later, earlier in update.unlinks:
            self._linkers[earlier].remove(later)
        for later, earlier in update.links:
            self._linkers[earlier].add(later)

    def newest(self) -> Position | None:
        return max(self.kept, default=None)

    def before(self, key: int, position: Position, most: int) -> Sequence[Position]:
        return sorted((p for p in self._keys[key] if p < position), reverse=True)[:most]

    def after(self, key: int, position: Position, most: int) -> Sequence[Position]:
        return sorted(p for p in self._keys[key] if p >= position)[:most]

    def sharing(self, key: int) -> Sequence[Position]:
        return list(self._texts[key])

    def entries(self, positions: Collection[Position]) -> Sequence[Entry]:
        return [self.kept[each] for each in positions if each in self.kept]

    def faces(self, positions: Collection[Position]) -> Mapping[Position, Profile]:
        return {each: self._faces[each] for each in positions}

    def members(self, head: Position) -> Sequence[Entry]:
        return [entry for entry in self.kept.values() if entry.head == head]

    def linkers(self, position: Position) -> Collection[Position]:
        return set(self._linkers[position])


class Kept:
    """A store of scenes, to which pages come and from which they go."""

    def __init__(self, judgements: Sequence[Judgement]) -> None:
        self.archive = MemoryArchive()
        self._matcher = Matcher(self.archive)
        self._judgements = judgements
        self._pages: dict[PageId, list[Arrival]] = {}

    def run(self, come: Mapping[PageId, list[Profile]], gone: Iterable[PageId] = ()) -> None:
        leaving = {each.position for page in gone for each in self._pages.pop(page)}
        coming = {page: arrivals_of(told, self._judgements) for page, told in come.items()}
        self._pages |= coming
        scene_of = {
            member.claim.id: each.position
            for arrivals in self._pages.values()
            for each in arrivals
            for member in each.scene.members
        }
        update = self._matcher.update(
            [each for arrivals in coming.values() for each in arrivals],
            gone=leaving,
            decided=decided_between(self._judgements, scene_of),
        )
        self.archive.keep(update)
        self._matcher.settle(update)

    def forget(self) -> None:
        """Go on as another process would: with what is kept, and nothing else."""
        self._matcher = Matcher(self.archive)


def told_pages(seed: int) -> dict[PageId, list[Profile]]:
    """Pages of one to a few claims, some of which copy others or share their rare words."""
    random = Random(seed)  # noqa: S311  a repeatable stream is the point
    told = [claim for _, claim in stream(random.choice((40, 80, 150)), seed=seed)]
    count = random.choice((len(told), len(told) // 2 + 1))
    beside: dict[PageId, tuple[str | None, LineageId]] = {}
    pages: defaultdict[PageId, list[Profile]] = defaultdict(list)
    for each in told:
        page = PageId(f"page {random.randrange(count)}")
        lineage = LineageId(f"lineage {random.randrange(count // 2 + 1)}")
        said, lineage = beside.setdefault(page, (each.said, lineage))
        moved = msgspec.structs.replace(
            each,
            claim=each.claim if random.random() < 0.7 else copied(each, random),
            page_id=page,
            said=said,
            lineage=lineage,
            words=frozenset(random.sample(WORDS, random.randint(0, 5))),
        )
        pages[page].append(take_profile(moved))
    return pages


def copied(told: ClaimInContext, random: Random) -> object:
    """A claim in one of six sentences."""
    text = f"same {random.randrange(6)}"
    quote = Quote(text=text, start=0, end=len(text))
    return msgspec.structs.replace(told.claim, evidence=quote, tolls=(), time=None)


def decided_over(pages: Mapping[PageId, list[Profile]], random: Random) -> list[Judgement]:
    ids = sorted(profile.claim.id for told in pages.values() for profile in told)
    return [
        Judgement(
            left=random.choice(ids),
            right=random.choice(ids),
            verdict=random.choice((Verdict.SAME, Verdict.DIFFERENT)),
            judged_by="Amal",
        )
        for _ in range(random.randrange(4))
    ]


@STEADY
@given(seed=st.integers(0, 10_000))
@pytest.mark.parametrize("newest", [3, 48], ids=["short shelves", "long shelves"])
def test_many_runs_in_any_order_come_to_what_one_run_comes_to(newest: int, seed: int):
    random, pages = Random(seed), told_pages(seed)  # noqa: S311  the same
    judgements = decided_over(pages, random)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(linking, "NEWEST_OF_KEY", newest)
        patch.setattr(linking, "NEWEST_OF_WORD", max(2, newest // 2))
        whole, parts = Kept(judgements), Kept(judgements)
        whole.run(pages)
        names = random.sample(sorted(pages), len(pages))
        while names:
            some, names = names[: (n := random.randint(1, 12))], names[n:]
            parts.run({page: pages[page] for page in some})
            if random.random() < 0.3:
                parts.run({}, gone=some[:1])
                parts.run({some[0]: pages[some[0]]})
            if random.random() < 0.5:
                parts.forget()
    assert parts.archive.kept == whole.archive.kept


@STEADY
@given(seed=st.integers(0, 10_000))
def test_what_came_and_went_leaves_no_trace(seed: int):
    random, pages = Random(seed), told_pages(seed)  # noqa: S311  the same
    names = random.sample(sorted(pages), len(pages))
    staying = {page: pages[page] for page in names[: len(names) // 2]}
    fresh, kept = Kept(()), Kept(())
    fresh.run(staying)
    kept.run(pages)
    kept.run({}, gone=names[len(names) // 2 :])
    assert kept.archive.kept == fresh.archive.kept
