"""Drafts: incidents in the making, and what two runs over the scenes have made of them so far."""

from collections import deque
from collections.abc import Collection, Hashable, Iterable
from math import inf
from statistics import fmean

from marsad.matching.archive import Outcome
from marsad.matching.joining import head_of
from marsad.matching.positions import Position, key_number
from marsad.matching.profiles import Profile

# A claim is compared with one claim for each occasion of which an incident's claims tell, and with
# the newest ones: a rising toll is nearest to the last count.
NEWEST = 12

# An incident told for weeks has more occasions, and the first ones tell it apart as well.
MOST_OCCASIONS = 24

State = tuple[tuple[Position, ...], tuple[Position, ...], frozenset[Position]]


def occasion_of(face: Profile) -> int:
    """The number of the occasion of which a scene tells: what, where, when, and who holds it."""
    days = face.days and (face.days.earliest, face.days.latest, face.days.dated)
    control = face.gains_ground, face.loses_ground
    occasion: Hashable = face.place_key, face.claim.sub_event_type, days, control
    return key_number(occasion)


class Draft:
    """Its scenes, and those of them with which others are compared.

    `marked` are scenes of which something else changed than where they stand.
    """

    __slots__ = ("_newest", "_occasions", "_state", "marked", "scenes")

    def __init__(self) -> None:
        self.scenes: list[tuple[Position, int]] = []
        self.marked: set[Position] = set()
        self._occasions: dict[int, Position] = {}
        self._newest: deque[Position] = deque(maxlen=NEWEST)
        self._state: State | None = None

    def add(self, position: Position, occasion: int, *, compared: bool) -> None:
        self.scenes.append((position, occasion))
        if compared:
            if len(self._occasions) < MOST_OCCASIONS:
                self._occasions.setdefault(occasion, position)
            self._newest.append(position)
            self._state = None

    def mark(self, positions: Iterable[Position]) -> None:
        self.marked.update(positions)
        self._state = None

    def compared(self) -> Collection[Position]:
        """The scenes with which others are compared."""
        return dict.fromkeys((*self._occasions.values(), *self._newest))

    def state(self) -> State:
        """All on which it depends whether a scene joins: two drafts of one state are alike."""
        if self._state is None:
            firsts, newest = tuple(self._occasions.values()), tuple(self._newest)
            self._state = firsts, newest, frozenset(self.marked)
        return self._state


class Run:
    """The drafts that a run has made so far, as far as anybody asked for them."""

    def __init__(self) -> None:
        self.drafts: dict[Position, Draft] = {}
        self._heads: dict[Position, Position] = {}
        self._draft_of: dict[Position, Position] = {}

    def knows(self, scene: Position) -> bool:
        return scene in self._draft_of

    def find(self, scene: Position) -> Position | None:
        """The draft that holds a scene now; None if the scene has not come yet."""
        draft = self._draft_of.get(scene)
        return None if draft is None else head_of(self._heads, draft)

    def head(self, draft: Position) -> Position:
        """The draft into which a draft has gone by now."""
        return head_of(self._heads, draft)

    def state_with(self, scene: Position) -> tuple[Position, State] | None:
        """The draft that holds a scene now, and its state."""
        draft = self.find(scene)
        return None if draft is None else (draft, self.drafts[draft].state())

    def apply(self, scene: Position, occasion: int, outcome: Outcome) -> None:
        """Let happen what comes of a scene."""
        draft = self.drafts.setdefault(outcome.draft, Draft())
        draft.add(scene, occasion, compared=not outcome.certain)
        self._draft_of[scene] = outcome.draft
        for first, second, compared in outcome.joins:
            self.join(first, second, compared=compared)

    def join(self, first: Position, second: Position, *, compared: bool) -> None:
        """Put all scenes of one draft into another."""
        self._heads[second] = self._heads.setdefault(first, first)
        gone = self.drafts.pop(second)
        for scene, occasion in gone.scenes:
            self.drafts[first].add(scene, occasion, compared=compared)
        if gone.marked:
            self.drafts[first].mark(gone.marked)


def mean_score(scores: Iterable[float]) -> float:
    """The mean of scores; -inf if one of them keeps two scenes apart for certain."""
    listed = list(scores)
    return -inf if -inf in listed else fmean(listed)
