"""One run of matching: scenes come and go, and what follows of it for the incidents.

A run over nothing that was kept is a run over everything. What comes of many small runs is what
comes of one large one.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from hashlib import blake2b
from importlib.resources import files

from msgspec import Struct, structs

from marsad.matching.archive import Archive, Entry, Outcome
from marsad.matching.campaigns import Sketch
from marsad.matching.drafts import occasion_of
from marsad.matching.gathering import Decided, Gathering
from marsad.matching.library import Library
from marsad.matching.linking import Linker, copies_of
from marsad.matching.order import telling_order
from marsad.matching.positions import Position, position_of
from marsad.matching.profiles import Profile
from marsad.matching.scenes import Scene, find_scenes
from marsad.matching.scoring import JUDGED_BY
from marsad.records import ClaimId, Judgement, Verdict

# Raised when scenes are made, linked or gathered, or campaigns found, by other rules.
RULES = 1

Keyed = tuple[int, Position]


class Arrival(Struct, frozen=True, kw_only=True):
    """A scene that is new or says something else; `digest` is kept beside it, to tell so later.

    `copies` are the numbers of the texts that it may be a copy of.
    """

    position: Position
    scene: Scene
    copies: tuple[int, ...]
    digest: bytes = b""


class Update(Struct, frozen=True, kw_only=True):
    """What a run changes of what is kept.

    `entries` are scenes that are new or of which something changed; `faces` are those of them that
    say something new. `shelved` and `unshelved` are scenes by the number of a key, `sharing` and
    `unsharing` by the number of a text. `links` and `unlinks` go from the later scene to the
    earlier. `members` has the scenes of each incident that the run went through, by its head;
    `incidents` those of which something changed, and `dissolved` the heads of those that are none
    any more.
    """

    entries: tuple[Entry, ...]
    gone: tuple[Position, ...]
    faces: Mapping[Position, Profile]
    shelved: Sequence[Keyed]
    unshelved: Sequence[Keyed]
    sharing: Sequence[Keyed]
    unsharing: Sequence[Keyed]
    links: Sequence[tuple[Position, Position]]
    unlinks: Sequence[tuple[Position, Position]]
    members: Mapping[Position, tuple[Entry, ...]]
    incidents: Mapping[Position, tuple[Entry, ...]]
    dissolved: frozenset[Position]


def matcher_version() -> str:
    """What decides what is kept: another matcher's scenes and links are none of ours."""
    points = files("marsad.matching").joinpath("data/points.toml").read_bytes()
    kept = Profile, Entry, Sketch
    fields = tuple(name for each in kept for name in each.__struct_fields__)
    digest = blake2b(points + repr(fields).encode(), digest_size=8).hexdigest()
    return f"{JUDGED_BY} {RULES} {digest}"


class Matcher:
    """Keeps incidents right while scenes come and go; reads what is kept from an archive."""

    def __init__(self, archive: Archive | None) -> None:
        self.library = Library(archive)

    def read_from(self, archive: Archive) -> None:
        """Read from now on from an archive that holds the same."""
        self.library.read_from(archive)

    def update(
        self,
        arrivals: Sequence[Arrival],
        *,
        gone: Iterable[Position] = (),
        touched: Iterable[Position] = (),
        decided: Decided | None = None,
    ) -> Update:
        """Let scenes come and go; nothing is kept by it. Settle what is kept before the next run.

        A scene that says something else than before comes and goes at once. `touched` are scenes
        over which people decided otherwise since the last run.
        """
        self.library.forget_scores()
        linker, leaving = Linker(self.library), set(gone)
        for position in sorted(leaving):
            linker.remove(position)
        self.library.forget_scores()
        coming = {each.position: each for each in arrivals}
        for position in sorted(coming):
            linker.add(position, coming[position].scene.face, coming[position].copies)
        gathering = Gathering(
            self.library, decided or Decided(), new=coming, gone=leaving, touched=touched
        )
        gathering.run()
        return _Summary(self.library, gathering, coming, leaving).update()

    def settle(self, update: Update) -> None:
        """Take what an update says for kept: whoever keeps the archive has written it."""
        self.library.settle(update.entries, update.gone)


class _Summary:
    """What a run comes to."""

    def __init__(
        self,
        library: Library,
        gathering: Gathering,
        coming: Mapping[Position, Arrival],
        leaving: set[Position],
    ) -> None:
        self._library, self._gathering = library, gathering
        self._coming, self._leaving = coming, leaving

    def update(self) -> Update:
        entries = {entry.position: entry for entry in self._entries()}
        kept = {position: self._library.entry(position) for position in entries}
        gone = tuple(sorted(self._leaving - self._coming.keys()))
        members = dict(self._members(entries))
        shelved, unshelved = self._library.shelves.changes()
        links = _links(entries.values())
        before = _links([e for e in (*kept.values(), *map(self._library.entry, gone)) if e])
        heads = {entry.head for entry in entries.values()}
        return Update(
            entries=tuple(e for position, e in entries.items() if e != kept[position]),
            gone=gone,
            faces={position: each.scene.face for position, each in self._coming.items()},
            shelved=shelved,
            unshelved=unshelved,
            sharing=[(key, p) for p in self._coming for key in entries[p].copies],
            unsharing=list(self._unsharing()),
            links=sorted(links - before),
            unlinks=sorted(before - links),
            members=members,
            incidents={h: found for h, found in members.items() if self._is_other(h, found)},
            dissolved=frozenset(self._gathering.loaded - heads),
        )

    def _members(
        self, entries: Mapping[Position, Entry]
    ) -> Iterator[tuple[Position, tuple[Entry, ...]]]:
        """The scenes of each incident that the run went through."""
        for head, draft in self._gathering.now.drafts.items():
            positions = sorted(position for position, _ in draft.scenes)
            yield head, tuple(entries[position] for position in positions)

    def _unsharing(self) -> Iterator[Keyed]:
        for position in self._leaving:
            entry = self._library.entry(position)
            for key in entry.copies if entry is not None else ():
                yield key, position

    def _entries(self) -> Iterator[Entry]:
        """The entries of all scenes that the run went through, and of those with other links."""
        seen: set[Position] = set()
        for head, draft in self._gathering.now.drafts.items():
            for position, _ in draft.scenes:
                seen.add(position)
                yield self._entry(position, head)
        for position in self._library.moved - seen - self._leaving:
            entry = self._library.entry(position)
            if entry is not None:
                links = dict(sorted(self._library.links(position).items()))
                yield structs.replace(entry, links=links)

    def _entry(self, position: Position, head: Position) -> Entry:
        arrival, before = self._coming.get(position), self._library.entry(position)
        links = dict(sorted(self._library.links(position).items()))
        if arrival is not None:
            return _new_entry(arrival, self._gathering.outcomes[position], links, head)
        assert before is not None  # noqa: S101  what did not come now, was kept
        outcome = self._gathering.outcomes.get(position, before.outcome)
        if (before.links, before.outcome, before.head) == (links, outcome, head):
            return before
        return structs.replace(before, links=links, outcome=outcome, head=head)

    def _is_other(self, head: Position, members: Sequence[Entry]) -> bool:
        """Whether an incident has other scenes than before, or one that says something else."""
        was = self._gathering.old.drafts.get(head)
        now = {entry.position for entry in members}
        return was is None or now != {p for p, _ in was.scenes} or not now.isdisjoint(self._coming)


def _new_entry(
    arrival: Arrival, outcome: Outcome, links: dict[Position, float], head: Position
) -> Entry:
    scene = arrival.scene
    return Entry(
        position=arrival.position,
        page=scene.face.told.page_id,
        claims=tuple(member.claim.id for member in scene.members),
        digest=arrival.digest,
        copies=arrival.copies,
        occasion=occasion_of(scene.face),
        links=links,
        outcome=outcome,
        head=head,
    )


def _links(entries: Iterable[Entry]) -> set[tuple[Position, Position]]:
    return {(entry.position, earlier) for entry in entries for earlier in entry.links}


def decided_between(
    judgements: Iterable[Judgement], scene_of: Mapping[ClaimId, Position]
) -> Decided:
    """What people decided over claims, as said of the scenes that hold these."""
    same: defaultdict[Position, set[Position]] = defaultdict(set)
    different: defaultdict[Position, set[Position]] = defaultdict(set)
    verdicts = {Verdict.SAME: same, Verdict.DIFFERENT: different}
    for each in judgements:
        left, right = scene_of.get(each.left), scene_of.get(each.right)
        if each.verdict in verdicts and left is not None and right is not None:
            verdicts[each.verdict][left].add(right)
            verdicts[each.verdict][right].add(left)
    return Decided(same=same, different=different)


def arrivals_of(profiles: Iterable[Profile], judgements: Sequence[Judgement]) -> list[Arrival]:
    """The scenes of some pages, in the order in which they were told."""
    scenes = find_scenes(profiles, judgements)
    found = [
        Arrival(position=position_of(scene.face), scene=scene, copies=copies_of(scene))
        for scene in scenes
    ]
    return sorted(found, key=lambda each: each.position)


def gather(
    profiles: Iterable[Profile], judgements: Sequence[Judgement]
) -> Iterator[tuple[Profile, ...]]:
    """Yield the claims of each incident in the order in which they were said.

    People's judgements are kept to. Where they disagree, a difference outweighs a sameness.
    """
    arrivals = arrivals_of(profiles, judgements)
    scene_of = {
        member.claim.id: each.position for each in arrivals for member in each.scene.members
    }
    update = Matcher(None).update(arrivals, decided=decided_between(judgements, scene_of))
    members_at = {each.position: each.scene.members for each in arrivals}
    groups = (
        sorted((m for e in entries for m in members_at[e.position]), key=_in_order)
        for entries in update.members.values()
    )
    yield from map(tuple, sorted(groups, key=lambda group: _in_order(group[0])))


def _in_order(profile: Profile) -> tuple[datetime, ClaimId]:
    return telling_order(profile.told)
