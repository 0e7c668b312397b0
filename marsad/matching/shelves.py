"""Shelves: under each key the scenes that are found there, in the order of telling.

What is kept is read a stretch at a time and only where somebody looks; what a run adds or takes
away lies over it.
"""

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterator

from marsad.matching.archive import Archive
from marsad.matching.positions import Position

# Shelves held in memory: about 150 bytes each, and 100 more for each scene on them.
MOST_SHELVES = 400_000

# A shelf that grows longer than this keeps its newer half in memory.
LONGEST = 400


class Shelf:
    """A stretch of what is found under one key: complete from `since` to `until`.

    None is where there is no more before or after it.
    """

    __slots__ = ("entries", "since", "until")

    def __init__(
        self, entries: list[Position], since: Position | None, until: Position | None
    ) -> None:
        self.entries = entries
        self.since = since
        self.until = until

    def holds(self, position: Position) -> bool:
        """Whether a position lies within the stretch."""
        after_first = self.since is None or position >= self.since
        return after_first and (self.until is None or position <= self.until)

    def before(self, position: Position, most: int) -> list[Position] | None:
        """The newest entries before a position; None if some of them are not here."""
        if self.until is not None and position > self.until:
            return None
        end = bisect_left(self.entries, position)
        if end < most and self.since is not None:
            return None
        return self.entries[max(0, end - most) : end]

    def after(self, position: Position, most: int) -> list[Position] | None:
        """The oldest entries after a position; None if some of them are not here."""
        if self.since is not None and position < self.since:
            return None
        start = bisect_right(self.entries, position)
        if len(self.entries) - start < most and self.until is not None:
            return None
        return self.entries[start : start + most]


class Shelves:
    """All shelves: those that are kept, and what this run has changed on them."""

    def __init__(self, archive: Archive | None) -> None:
        self.read_from(archive)
        self._shelves: dict[int, Shelf] = {}
        self._added: defaultdict[int, list[Position]] = defaultdict(list)
        self._removed: defaultdict[int, set[Position]] = defaultdict(set)

    def read_from(self, archive: Archive | None) -> None:
        """Read from now on from an archive that holds the same, or all that was changed."""
        self._archive = archive
        self._newest = archive.newest() if archive is not None else None

    def before(self, key: int, position: Position, most: int) -> list[Position]:
        """The newest scenes under a key before a position, oldest first."""
        shelf = self._shelves.get(key)
        found = shelf.before(position, most) if shelf is not None else None
        if found is None:
            found = self._fetch(key, position, most).before(position, most)
        return found or []

    def after(self, key: int, position: Position, most: int) -> list[Position]:
        """The oldest scenes under a key after a position, oldest first."""
        shelf = self._shelves.get(key)
        found = shelf.after(position, most) if shelf is not None else None
        if found is None:
            found = self._fetch(key, position, most).after(position, most)
        return found or []

    def add(self, key: int, position: Position) -> None:
        """Put a scene under a key."""
        shelf = self._shelves.get(key)
        if shelf is None and self._archive is None:
            shelf = self._shelves[key] = Shelf([], None, None)
        if shelf is not None and shelf.holds(position):
            insort(shelf.entries, position)
            self._shorten(shelf)
        if self._archive is None:
            return
        if position in self._removed.get(key, ()):
            self._removed[key].discard(position)
        else:
            insort(self._added[key], position)

    def remove(self, key: int, position: Position) -> None:
        """Take a scene from under a key."""
        shelf = self._shelves.get(key)
        if shelf is not None and shelf.holds(position):
            shelf.entries.remove(position)
        if self._archive is None:
            return
        if position in self._added.get(key, ()):
            self._added[key].remove(position)
        else:
            self._removed[key].add(position)

    def changes(self) -> tuple[list[tuple[int, Position]], list[tuple[int, Position]]]:
        """What was added since this was last asked, and what was removed, by key."""
        added, removed = list(_pairs(self._added)), list(_pairs(self._removed))
        self._added.clear()
        self._removed.clear()
        if len(self._shelves) > MOST_SHELVES:
            self._shelves.clear()
        return added, removed

    def _fetch(self, key: int, position: Position, most: int) -> Shelf:
        """Read the stretch around a position, with what this run has changed on it."""
        if self._archive is None:
            return self._shelves.setdefault(key, Shelf([], None, None))
        removed, added = self._removed.get(key, set()), self._added.get(key, [])
        limit = most + len(removed)
        older = sorted(self._archive.before(key, position, limit))
        is_last = self._newest is None or position > self._newest
        newer = [] if is_last else sorted(self._archive.after(key, position, limit + 1))
        shelf = Shelf(
            [],
            older[0] if len(older) == limit else None,
            newer[-1] if len(newer) > limit else None,
        )
        lying_over = [each for each in added if shelf.holds(each)]
        shelf.entries = sorted({*older, *newer, *lying_over} - removed)
        self._shelves[key] = shelf
        return shelf

    def _shorten(self, shelf: Shelf) -> None:
        if self._archive is not None and len(shelf.entries) > LONGEST:
            del shelf.entries[: LONGEST // 2]
            shelf.since = shelf.entries[0]


def _pairs(
    changes: defaultdict[int, list[Position]] | defaultdict[int, set[Position]],
) -> Iterator[tuple[int, Position]]:
    return ((key, position) for key, positions in changes.items() for position in positions)
