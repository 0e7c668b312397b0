"""Gather scenes into incidents, in the order in which they were told.

Each scene joins the incident whose scenes it fits best, or founds one. What comes of the first n
does not depend on later ones, except that a later one may show two incidents to be one: so the
result is the same in whatever order pages come, and it is what was known then.

What comes of a scene follows from its links and from the drafts to which they lead. So a run goes
again only through scenes of which one of these has changed since the last run; where the drafts
are what they were, so is the rest.
"""

from collections.abc import Collection, Iterable, Mapping
from heapq import heappop, heappush
from math import inf

import msgspec
from msgspec import Struct

from marsad.matching.archive import CERTAIN, Entry, Outcome
from marsad.matching.drafts import Run, mean_score, occasion_of
from marsad.matching.library import Library
from marsad.matching.positions import Position
from marsad.matching.profiles import Profile
from marsad.matching.reasons import APART
from marsad.matching.scoring import are_of_one_page

# A scene joins an incident if its mean score with the scenes there is so high. On st1, with the
# points learned on st2, and the other way round: .81 and .78 B-cubed F1; with 6 it is .79 and .71,
# and where the best score decides in place of the mean .66 and .68.
JOIN_SCORE = 5.0
LEAST_SCORE, MOST_SCORE = -2.0, 12.0

# Two scenes of one page are two things, as far as that page can tell.
ONE_PAGE_SCORE = 3.0

Mates = Mapping[Position, Collection[Position]]


class Decided(Struct, frozen=True, kw_only=True):
    """The scenes that people call the same, and those that they call different, both ways."""

    same: Mates = {}
    different: Mates = {}

    def mates(self, scene: Position) -> Iterable[Position]:
        return (*self.same.get(scene, ()), *self.different.get(scene, ()))

    def has(self, scene: Position) -> bool:
        return scene in self.same or scene in self.different


class Gathering:
    """Goes again through scenes whose links changed, and through those that this changes.

    `new` are scenes that came, or that say something else than before; `gone` came before and do
    not any more; `touched` are those of which people decided something else.
    """

    def __init__(
        self,
        library: Library,
        decided: Decided,
        *,
        new: Iterable[Position],
        gone: Iterable[Position] = (),
        touched: Iterable[Position] = (),
    ) -> None:
        self._library = library
        self._decided = decided
        self._new = set(new)
        self._gone = set(gone) - self._new
        self._changed = {*self._new, *touched, *library.moved} - self._gone
        self._marked = {*self._changed.intersection(touched), *self._returned()}
        self.old, self.now = Run(), Run()
        self.outcomes: dict[Position, Outcome] = {}
        self.loaded: set[Position] = set()
        self._queue: list[Position] = []
        self._queued: set[Position] = set()
        self._spread: set[Position] = set()
        newest = library.archive.newest() if library.archive is not None else None
        self._last_kept = newest
        self._push({*self._changed, *self._gone})

    def _returned(self) -> set[Position]:
        """The scenes that say something else than they did in the last run."""
        self._library.fetch_entries(self._new)
        return {each for each in self._new if self._library.entry(each) is not None}

    def _push(self, scenes: Iterable[Position]) -> None:
        for scene in scenes:
            if scene not in self._queued:
                self._queued.add(scene)
                heappush(self._queue, scene)

    def run(self) -> None:
        """Go through all that there is to go through, in the order of telling."""
        while self._queue:
            self._step(heappop(self._queue))

    def _step(self, scene: Position) -> None:
        """Let happen in both runs what came of a scene in each."""
        before = self._library.entry(scene)
        outcome, is_applied = self._outcome(scene, before)
        is_same = before is not None and outcome == before.outcome and scene not in self._marked
        if before is not None and not is_same:
            self._load(before.head, scene)
        if before is not None and before.head in self.loaded:
            self.old.apply(scene, before.occasion, before.outcome)
        if outcome is not None and (not is_same or before is None or before.head in self.loaded):
            if not is_applied:
                self.now.apply(scene, self._occasion(scene), outcome)
            self._mark(scene)
        if outcome is not None and not is_same:
            self.outcomes[scene] = outcome
        self._go_on(scene, is_same=is_same)

    def _outcome(self, scene: Position, before: Entry | None) -> tuple[Outcome | None, bool]:
        """What comes of a scene now, and whether the drafts know it already."""
        if scene in self._gone:
            return None, False
        if before is not None and not self._differs(scene):
            return before.outcome, False
        outcome = self._take(scene)
        return outcome, outcome.draft != scene

    def _mark(self, scene: Position) -> None:
        """Note in its draft that a scene says something else, or that people decided over it."""
        draft = self.now.find(scene)
        if draft is not None and (scene in self._marked or self._decided.has(scene)):
            self.now.drafts[draft].mark((scene,))

    def _go_on(self, scene: Position, *, is_same: bool) -> None:
        """Go through those whom it concerns what came of a scene."""
        if self._last_kept is None or scene >= self._last_kept:
            return  # who comes later is new, and waits in the queue already
        if not is_same:
            self._push_linkers((scene,), scene)
        for draft in {self.old.find(scene), self.now.find(scene)} - {None}:
            if draft is not None and (not is_same or self._is_changed(draft)):
                for run in (self.old, self.now):
                    members = run.drafts[draft].scenes if draft in run.drafts else ()
                    self._push_linkers((member for member, _ in members), scene)

    def _is_changed(self, draft: Position) -> bool:
        """Whether a draft is another than it was at this time in the last run."""
        was, is_now = self.old.drafts.get(draft), self.now.drafts.get(draft)
        return was is None or is_now is None or was.state() != is_now.state()

    def _push_linkers(self, scenes: Iterable[Position], after: Position) -> None:
        for scene in scenes:
            if scene not in self._spread:
                self._spread.add(scene)
                linkers = (*self._library.linkers(scene), *self._decided.mates(scene))
                self._push(each for each in linkers if each > after)

    def _occasion(self, scene: Position) -> int:
        entry = self._library.entry(scene)
        if entry is not None and scene not in self._new:
            return entry.occasion
        return occasion_of(self._library.face(scene))

    # --- what a scene depends on ------------------------------------------------------------

    def _inputs(self, scene: Position) -> list[Position]:
        """The earlier scenes that decide what comes of a scene."""
        mates = (each for each in self._decided.mates(scene) if each < scene)
        return sorted({*self._library.links(scene), *mates} - self._gone)

    def _differs(self, scene: Position) -> bool:
        """Whether anything that decides over a scene is another than in the last run."""
        if scene in self._changed:
            return True
        return any(
            self.old.state_with(each) != self.now.state_with(each) for each in self._inputs(scene)
        )

    def _load(self, head: Position, until: Position) -> None:
        """Bring an incident of the last run up to this time, in both runs."""
        if head in self.loaded:
            return
        self.loaded.add(head)
        for entry in sorted(self._library.members(head), key=lambda entry: entry.position):
            if entry.position < until:
                self.old.apply(entry.position, entry.occasion, entry.outcome)
                self.now.apply(entry.position, entry.occasion, entry.outcome)
                self._mark(entry.position)
            elif entry.position > until:
                self._push((entry.position,))

    # --- what comes of a scene --------------------------------------------------------------

    def _take(self, scene: Position) -> Outcome:
        """Let a scene join the draft that it fits best, or begin one; join drafts that it links.

        An undated scene links none: it would fit today's clash as well as yesterday's.
        """
        self._load_inputs(scene)
        same = self._holding(self._decided.same.get(scene, ()))
        fitting = self._fitting(scene, same)
        ranked = sorted(fitting, key=lambda draft: (-fitting[draft], draft))
        if not ranked:
            return Outcome(draft=scene)
        outcome = Outcome(draft=ranked[0], certain=fitting[ranked[0]] == CERTAIN)
        self.now.apply(scene, self._occasion(scene), outcome)
        joins = []
        for other in ranked[1:]:
            least = -inf if other in same else LEAST_SCORE if fitting[other] == CERTAIN else None
            if least is not None or _is_dated(self._library.face(scene)):
                joins += self._join(ranked[0], other, least=JOIN_SCORE if least is None else least)
        return msgspec.structs.replace(outcome, joins=tuple(joins))

    def _load_inputs(self, scene: Position) -> None:
        """Bring the incidents with which a scene is measured up to its time."""
        unknown = [each for each in self._inputs(scene) if not self.now.knows(each)]
        self._library.fetch_entries(unknown)
        for each in unknown:
            entry = self._library.entry(each)
            if entry is not None:
                self._load(entry.head, scene)

    def _holding(self, scenes: Iterable[Position]) -> set[Position]:
        """The drafts that hold these scenes, so far as they have come."""
        return {draft for each in scenes if (draft := self.now.find(each)) is not None}

    def _fitting(self, scene: Position, same: Iterable[Position]) -> dict[Position, float]:
        """The drafts that a scene may join, with its score; copies and decisions are certain."""
        barred = self._holding(self._decided.different.get(scene, ()))
        scores = dict.fromkeys(same, CERTAIN)
        for earlier, score in self._library.links(scene).items():
            for draft in self._holding((earlier,)):
                scores[draft] = max(scores.get(draft, -inf), score)
        measured = {
            draft: CERTAIN if score == CERTAIN else self._score((scene,), draft)
            for draft, score in scores.items()
            if draft not in barred
        }
        return {draft: score for draft, score in measured.items() if score >= JOIN_SCORE}

    def _score(self, scenes: Collection[Position], draft: Position) -> float:
        """The mean score of the scenes of a draft with others; -inf if any two cannot be one."""
        compared = self.now.drafts[draft].compared()
        self._library.fetch_faces((*compared, *scenes))
        return mean_score(self._bounded(mine, its) for mine in compared for its in scenes)

    def _bounded(self, one: Position, other: Position) -> float:
        """The score of two scenes, so bounded that no single one decides for a whole incident.

        Only what keeps two apart for certain does: it gives -inf.
        """
        score = self._library.score(one, other)
        if score == APART:
            return -inf
        if are_of_one_page(self._library.face(one), self._library.face(other)):
            return ONE_PAGE_SCORE
        return min(max(score, LEAST_SCORE), MOST_SCORE)

    def _join(
        self, one: Position, other: Position, *, least: float
    ) -> list[tuple[Position, Position, bool]]:
        """Make two drafts one, unless people say that they are two, or their scenes fit less."""
        first, second = sorted((self.now.head(one), self.now.head(other)))
        if first == second or self._decided_apart(first, second):
            return []
        if self._score(self.now.drafts[second].compared(), first) < least:
            return []
        self.now.join(first, second, compared=least == JOIN_SCORE)
        return [(first, second, least == JOIN_SCORE)]

    def _decided_apart(self, first: Position, second: Position) -> bool:
        different = self._decided.different
        return bool(different) and any(
            second in self._holding(different.get(scene, ()))
            for scene, _ in self.now.drafts[first].scenes
        )


def _is_dated(face: Profile) -> bool:
    return face.days is not None and face.days.dated
