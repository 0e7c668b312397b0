"""Which claims link to which: those of one block whose likeness says that they tell of one thing.

A link follows from two claims alone, and from who was the newest under a key when the later one
was said. So what a new claim changes is what it links, and nothing else.
"""

from collections import Counter, defaultdict, deque
from collections.abc import Hashable, Iterator, Sequence
from math import inf

from msgspec import Struct

from marsad.matching.blocking import LINKING_WORDS, copy_key, held_keys, looked_keys, word_keys
from marsad.matching.profiles import Profile
from marsad.matching.scenes import Scene
from marsad.matching.scoring import are_of_one_page, score_of

# So many claims are found under one key, the newest. A busy town has that many claims in a day.
NEWEST_OF_KEY = 48
NEWEST_OF_WORD = 24

# Claims with a lower score are not thought of as one thing at all.
LINK_SCORE = 4.0

# The score of a copied sentence.
CERTAIN = inf


class Link(Struct, frozen=True, kw_only=True):
    """That a claim tells of what an earlier one tells: its number in the order of telling."""

    earlier: int
    score: float


class Finder:
    """The claims so far, found by the keys that they hold."""

    def __init__(self) -> None:
        self._faces: list[Profile] = []
        self._held: defaultdict[Hashable, deque[int]] = defaultdict(_of_key)
        self._by_word: defaultdict[Hashable, deque[int]] = defaultdict(_of_word)
        self._first_copy: dict[Hashable, int] = {}

    def take(self, scene: Scene) -> list[Link]:
        """The links of a scene to earlier ones; later ones find it from now on."""
        profile, number = scene.face, len(self._faces)
        self._faces.append(profile)
        keys = map(copy_key, scene.members)
        copied = {self._first_copy.setdefault(key, number) for key in keys} - {number}
        if copied:
            return [Link(earlier=first, score=CERTAIN) for first in sorted(copied)]
        found = [
            Link(earlier=other, score=score)
            for other in self._numbers(profile)
            if (score := score_of(profile, self._faces[other])) >= LINK_SCORE
        ]
        self._hold(profile, number)
        return found

    def candidates(self, profile: Profile) -> list[Profile]:
        """The earlier scenes of other pages with which a scene is compared."""
        return [self._faces[number] for number in self._numbers(profile)]

    def _numbers(self, profile: Profile) -> list[int]:
        found = {n for key in looked_keys(profile) for n in self._held.get(key, ())}
        shared = Counter(n for key in word_keys(profile) for n in self._by_word.get(key, ()))
        found.update(number for number, words in shared.items() if words >= LINKING_WORDS)
        return sorted(n for n in found if not are_of_one_page(profile, self._faces[n]))

    def _hold(self, profile: Profile, number: int) -> None:
        for key in held_keys(profile):
            self._held[key].append(number)
        for key in word_keys(profile):
            self._by_word[key].append(number)


def find_links(scenes: Sequence[Scene]) -> Iterator[list[Link]]:
    """Yield the links of each claim to earlier ones; claims come in the order of telling."""
    finder = Finder()
    return (finder.take(scene) for scene in scenes)


def _of_key() -> deque[int]:
    return deque(maxlen=NEWEST_OF_KEY)


def _of_word() -> deque[int]:
    return deque(maxlen=NEWEST_OF_WORD)
