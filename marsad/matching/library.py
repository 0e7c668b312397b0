"""Scenes at hand: what is kept of them, read where somebody asks, and what this run makes of it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from marsad.matching.archive import Archive, Entry
from marsad.matching.positions import Position
from marsad.matching.profiles import Profile
from marsad.matching.scoring import score_of
from marsad.matching.shelves import Shelves

Links = dict[Position, float]

# Faces and entries held in memory: about 12 and 2 kilobytes each.
MOST_FACES = 40_000


class Library:
    """Faces, links and entries of scenes, and the shelves on which they are found."""

    def __init__(self, archive: Archive | None) -> None:
        self.archive = archive
        self.shelves = Shelves(archive)
        self.moved: set[Position] = set()
        self._faces: dict[Position, Profile] = {}
        self._entries: dict[Position, Entry | None] = {}
        self._links: dict[Position, Links] = {}
        self._linkers: dict[Position, frozenset[Position]] = {}
        self._linked: defaultdict[Position, set[Position]] = defaultdict(set)
        self._unlinked: defaultdict[Position, set[Position]] = defaultdict(set)
        self._sharing: dict[int, list[Position]] = {}
        self._scores: dict[tuple[Position, Position], float] = {}

    def read_from(self, archive: Archive) -> None:
        """Read from now on from an archive that holds the same."""
        self.archive = archive
        self.shelves.read_from(archive)

    # --- faces and scores -------------------------------------------------------------------

    def put_face(self, position: Position, face: Profile) -> None:
        self._faces[position] = face

    def fetch_faces(self, positions: Iterable[Position]) -> None:
        """Read the faces of several scenes at once."""
        missing = [each for each in positions if each not in self._faces]
        if missing and self.archive is not None:
            self._faces.update(self.archive.faces(missing))

    def face(self, position: Position) -> Profile:
        if position not in self._faces:
            self.fetch_faces((position,))
        return self._faces[position]

    def score(self, one: Position, other: Position) -> float:
        """The score of two scenes, the later one named first; it is worked out once in a run."""
        pair = (one, other) if one > other else (other, one)
        score = self._scores.get(pair)
        if score is None:
            score = self._scores[pair] = score_of(self.face(pair[0]), self.face(pair[1]))
        return score

    def forget_scores(self) -> None:
        self._scores.clear()

    # --- links ------------------------------------------------------------------------------

    def links(self, position: Position) -> Mapping[Position, float]:
        """The earlier scenes that a scene links to."""
        if position in self._links:
            return self._links[position]
        entry = self.entry(position)
        return entry.links if entry is not None else {}

    def set_links(self, position: Position, links: Links) -> None:
        """Say what a scene links to from now on."""
        before = self.links(position)
        if before == links:
            return
        for gone in before.keys() - links.keys():
            self._linked[gone].discard(position)
            self._unlinked[gone].add(position)
        for new in links.keys() - before.keys():
            self._unlinked[new].discard(position)
            self._linked[new].add(position)
        self._links[position] = links
        self.moved.add(position)

    def linkers(self, position: Position) -> frozenset[Position]:
        """The later scenes that link to a scene."""
        if position not in self._linkers:
            kept = self.archive.linkers(position) if self.archive is not None else ()
            self._linkers[position] = frozenset(kept)
        gone, come = self._unlinked.get(position, set()), self._linked.get(position, set())
        return (self._linkers[position] - gone) | come

    # --- copies -----------------------------------------------------------------------------

    def sharing(self, key: int) -> list[Position]:
        """The scenes with one text, in the order of telling; the list is the library's own."""
        if key not in self._sharing:
            kept = self.archive.sharing(key) if self.archive is not None else ()
            self._sharing[key] = sorted(kept)
        return self._sharing[key]

    # --- what the last run kept -------------------------------------------------------------

    def entry(self, position: Position) -> Entry | None:
        """What the last run kept of a scene; None if it did not know it."""
        if position not in self._entries:
            self.fetch_entries((position,))
        return self._entries[position]

    def fetch_entries(self, positions: Iterable[Position]) -> None:
        """Read what is kept of several scenes at once."""
        missing = [each for each in positions if each not in self._entries]
        kept = self.archive.entries(missing) if missing and self.archive is not None else ()
        self._entries.update(dict.fromkeys(missing))
        self._entries.update((entry.position, entry) for entry in kept)

    def members(self, head: Position) -> list[Entry]:
        """The scenes of an incident, as the last run kept them."""
        found = list(self.archive.members(head)) if self.archive is not None else []
        self._entries.update((entry.position, entry) for entry in found)
        return found

    def settle(self, entries: Iterable[Entry], gone: Iterable[Position]) -> None:
        """Take what a run has made for what is kept; forget what takes much room."""
        self._entries.update((entry.position, entry) for entry in entries)
        for position in gone:
            self._entries[position] = None
            self._faces.pop(position, None)
        self.shelves.read_from(self.archive)
        self.moved.clear()
        self._links.clear()
        self._linkers.clear()
        self._linked.clear()
        self._unlinked.clear()
        self._sharing.clear()
        self._scores.clear()
        _halve(self._faces)
        _halve(self._entries)


def _halve(held: dict[Position, Profile] | dict[Position, Entry | None]) -> None:
    """Forget the older half of what has grown too large."""
    if len(held) > MOST_FACES:
        for position in list(held)[: len(held) // 2]:
            del held[position]
