"""Which scenes link to which: those of one block whose likeness says that they tell of one thing.

A link follows from two scenes alone, and from which were the newest under a key when the later one
was told. So links are the same in whatever order scenes come, and a scene that comes or goes
changes only its own, and those of scenes that find it.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from functools import lru_cache

from marsad.matching.archive import CERTAIN
from marsad.matching.blocking import (
    LINKING_WORDS,
    copy_key,
    held_keys,
    looked_keys,
    mirrored_keys,
    word_keys,
)
from marsad.matching.library import Library, Links
from marsad.matching.positions import Position, key_number
from marsad.matching.profiles import Profile
from marsad.matching.scenes import Scene
from marsad.matching.scoring import are_of_one_page
from marsad.records import PageId

# So many scenes are found under one key, the newest. A busy town has that many in a day.
NEWEST_OF_KEY = 48
NEWEST_OF_WORD = 24

# Scenes with a lower score are not thought of as one thing at all.
LINK_SCORE = 4.0

Finding = dict[Position, list[Hashable]]


class Linker:
    """Keeps the links of a library's scenes right while scenes come and go."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._shelves = library.shelves
        self._copies: dict[Position, tuple[int, ...]] = {}
        self._off_shelf: set[Position] = set()
        newest = library.archive.newest() if library.archive is not None else None
        self._newest = newest or (-(1 << 63), 0)

    def add(self, position: Position, face: Profile, copies: tuple[int, ...]) -> None:
        """A scene comes: it finds others, and later ones find it."""
        self._library.put_face(position, face)
        self._copies[position] = copies
        self._off_shelf.add(position)
        touched = {position}
        for key in self._copies[position]:
            sharing = self._library.sharing(key)
            if sharing and position < sharing[0]:
                touched.update(sharing)
            sharing.append(position)
            sharing.sort()
        self._settle(touched)
        self._newest = max(self._newest, position)

    def remove(self, position: Position) -> None:
        """A scene goes: what found it finds others in its place."""
        if self._is_on_shelf(position):
            self._take_down(position)
        touched: set[Position] = set()
        for key in self._copies_of(position):
            sharing = self._library.sharing(key)
            was_first = sharing[0] == position
            sharing.remove(position)
            if was_first:
                touched.update(sharing)
        for linker in sorted(self._library.linkers(position)):
            self._unlink(linker, position)
        self._library.set_links(position, {})
        self._off_shelf.add(position)
        self._copies[position] = ()
        self._settle(touched)

    def _settle(self, touched: set[Position]) -> None:
        """Let scenes be copies of the first with their text, or be found under their keys."""
        for each in sorted(touched):
            firsts = {self._library.sharing(key)[0] for key in self._copies_of(each)} - {each}
            if firsts:
                if self._is_on_shelf(each):
                    self._take_down(each)
                self._library.set_links(each, dict.fromkeys(sorted(firsts), CERTAIN))
            elif not self._is_on_shelf(each):
                self._put_up(each)

    def _copies_of(self, position: Position) -> tuple[int, ...]:
        if position in self._copies:
            return self._copies[position]
        entry = self._library.entry(position)
        return entry.copies if entry is not None else ()

    def _is_on_shelf(self, position: Position) -> bool:
        """Whether others find a scene: a copy is not found, its first is."""
        if position in self._off_shelf:
            return False
        return CERTAIN not in self._library.links(position).values()

    def _put_up(self, position: Position) -> None:
        face = self._library.face(position)
        found = self.candidates(face, position)
        self._library.fetch_faces(found)
        links = {
            each: score for each in found if (score := self._score(each, position)) is not None
        }
        self._off_shelf.discard(position)
        self._library.set_links(position, links)
        finding = self._finding(position, face) if position < self._newest else {}
        for key in _all_held(face):
            self._shelves.add(_number(key), position)
        self._let_find(position, finding)

    def _let_find(self, position: Position, finding: Finding) -> None:
        """Later scenes find one that came, under these keys, and no longer what it pushes out."""
        self._library.fetch_entries(finding)
        for later, keys in finding.items():
            score = self._score(position, later) if _suffice(keys) else None
            links = dict(self._library.links(later))
            if score is not None:
                links[position] = score
            if not links.keys().isdisjoint({self._next_out(key, later) for key in keys}):
                left = self.candidates(self._library.face(later), later)
                links = {each: links[each] for each in links if each in left}
            self._library.set_links(later, links)

    def _next_out(self, key: Hashable, later: Position) -> Position | None:
        """The scene that was the last to be found under a key before one more came."""
        most = _most(key)
        window = self._shelves.before(_number(key), later, most + 1)
        return window[0] if len(window) > most else None

    def _take_down(self, position: Position) -> None:
        """Later scenes find, in place of one that goes, what it had pushed out."""
        face = self._library.face(position)
        for key in _all_held(face):
            self._shelves.remove(_number(key), position)
        self._off_shelf.add(position)
        for later, keys in self._finding(position, face).items():
            links = {e: s for e, s in self._library.links(later).items() if e != position}
            if any(self._is_full(key, later) for key in keys):
                for each in self.candidates(self._library.face(later), later):
                    if each not in links and (score := self._score(each, later)) is not None:
                        links[each] = score
            self._library.set_links(later, links)

    def _is_full(self, key: Hashable, later: Position) -> bool:
        """Whether what was told before a scene may have been pushed out of its sight."""
        return len(self._shelves.before(_number(key), later, _most(key))) == _most(key)

    def _finding(self, position: Position, face: Profile) -> Finding:
        """The later scenes of other pages that find one, each with the keys under which it does."""
        found: Finding = defaultdict(list)
        for key in _all_held(face):
            most = _most(key)
            next_ones = self._shelves.after(_number(key), position, most)
            last = next_ones[-1] if len(next_ones) == most else None
            mirrors = mirrored_keys(key)
            lookers = (self._until(_number(mirror), position, last) for mirror in mirrors)
            for later in set().union(*lookers):
                found[later].append(key)
        self._library.fetch_faces(found)
        page = face.told.page_id
        of_others = (one for one in sorted(found) if self._page_of(one) != page)
        return {later: found[later] for later in of_others}

    def _page_of(self, position: Position) -> PageId:
        return self._library.face(position).told.page_id

    def _until(self, key: int, position: Position, last: Position | None) -> set[Position]:
        """The scenes under a key after a position, up to the last one."""
        found: set[Position] = set()
        start = position
        while True:
            some = self._shelves.after(key, start, NEWEST_OF_KEY)
            found.update(each for each in some if last is None or each <= last)
            if len(some) < NEWEST_OF_KEY or (last is not None and some[-1] > last):
                return found
            start = some[-1]

    def candidates(self, face: Profile, position: Position) -> list[Position]:
        """The earlier scenes of other pages with which a scene is compared."""
        before = self._shelves.before
        found = {
            each
            for key in dict.fromkeys(looked_keys(face))
            for each in before(_number(key), position, NEWEST_OF_KEY)
        }
        shared = Counter(
            each
            for key in word_keys(face)
            for each in before(_number(key), position, NEWEST_OF_WORD)
        )
        found.update(each for each, words in shared.items() if words >= LINKING_WORDS)
        self._library.fetch_faces(found)
        page = face.told.page_id
        return sorted(each for each in found if self._page_of(each) != page)

    def _score(self, one: Position, other: Position) -> float | None:
        """The score of two scenes of two pages, if it links them."""
        if are_of_one_page(self._library.face(one), self._library.face(other)):
            return None
        score = self._library.score(one, other)
        return score if score >= LINK_SCORE else None

    def _unlink(self, linker: Position, gone: Position) -> None:
        """Let a scene no longer link to one that goes; a copy is still on no shelf."""
        if not self._is_on_shelf(linker):
            self._off_shelf.add(linker)
        links: Links = {e: s for e, s in self._library.links(linker).items() if e != gone}
        self._library.set_links(linker, links)


def copies_of(scene: Scene) -> tuple[int, ...]:
    """The numbers of the texts that a scene may be a copy of."""
    return tuple(sorted({key_number(copy_key(member)) for member in scene.members}))


def _all_held(face: Profile) -> Iterable[Hashable]:
    """The keys under which later scenes find one, each once."""
    return dict.fromkeys((*held_keys(face), *word_keys(face)))


def _suffice(keys: Iterable[Hashable]) -> bool:
    """Whether who finds a scene under these keys is compared with it: one rare word is too few."""
    words = [_is_word(key) for key in keys]
    return not all(words) or len(words) >= LINKING_WORDS


def _is_word(key: Hashable) -> bool:
    return isinstance(key, tuple) and key[0] == "word"


def _most(key: Hashable) -> int:
    return NEWEST_OF_WORD if _is_word(key) else NEWEST_OF_KEY


@lru_cache(maxsize=100_000)
def _number(key: Hashable) -> int:
    return key_number(key)
