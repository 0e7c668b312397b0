"""Gather claims into incidents, in the order in which they were said.

Each claim joins the incident whose claims it fits best, or founds one. What comes of the first n
claims does not depend on later ones, except that a later claim may show two incidents to be one:
so the result is the same in whatever order the claims are given, and it is what was known then.
"""

from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Iterator, Sequence
from datetime import datetime
from math import inf
from statistics import fmean

from marsad.matching.joining import head_of
from marsad.matching.linking import CERTAIN, Link, find_links
from marsad.matching.order import telling_order
from marsad.matching.profiles import Profile
from marsad.matching.reasons import APART
from marsad.matching.scenes import Scene, find_scenes, members_of
from marsad.matching.scoring import are_of_one_page, score_of
from marsad.records import ClaimId, Judgement, Verdict

# A claim is compared with one claim for each occasion of which an incident's claims tell, and with
# the newest ones: a rising toll is nearest to the last count.
NEWEST = 12

# An incident told for weeks has more occasions, and the first ones tell it apart as well.
MOST_OCCASIONS = 24

# A scene joins an incident if its mean score with the scenes there is so high. On st1, with the
# points learned on st2, and the other way round: .81 and .78 B-cubed F1; with 6 it is .79 and .71,
# and where the best score decides in place of the mean .66 and .68.
JOIN_SCORE = 5.0
LEAST_SCORE, MOST_SCORE = -2.0, 12.0

# Two scenes of one page are two things, as far as that page can tell.
ONE_PAGE_SCORE = 3.0

Decisions = defaultdict[ClaimId, set[ClaimId]]


class Draft:
    """An incident in the making: its claims, and those of them with which others are compared."""

    def __init__(self) -> None:
        self.scenes: list[Scene] = []
        self.occasions: dict[Hashable, Profile] = {}
        self.newest: deque[Profile] = deque(maxlen=NEWEST)

    def add(self, scene: Scene, *, compared: bool) -> None:
        self.scenes.append(scene)
        if compared:
            face = scene.face
            control = face.gains_ground, face.loses_ground
            occasion = face.place_key, face.claim.sub_event_type, face.days, control
            if len(self.occasions) < MOST_OCCASIONS:
                self.occasions.setdefault(occasion, face)
            self.newest.append(face)

    def compared(self) -> Iterable[Profile]:
        chosen = (*self.occasions.values(), *self.newest)
        return {profile.claim.id: profile for profile in chosen}.values()

    def score(self, other: Iterable[Profile]) -> float:
        """The mean score of its scenes with others; -inf if any two cannot be one."""
        theirs = tuple(other)
        scores = [bounded_score(mine, its) for mine in self.compared() for its in theirs]
        return -inf if -inf in scores else fmean(scores)


def bounded_score(left: Profile, right: Profile) -> float:
    """The score of two scenes, so bounded that no single one decides for a whole incident.

    Only what keeps two apart for certain does: it gives -inf.
    """
    score = score_of(left, right)
    if score == APART:
        return -inf
    if are_of_one_page(left, right):
        return ONE_PAGE_SCORE
    return min(max(score, LEAST_SCORE), MOST_SCORE)


class Gathering:
    """The drafts so far, found by claim, and by what people decided."""

    def __init__(self, judgements: Iterable[Judgement]) -> None:
        self.drafts: dict[int, Draft] = {}
        self._heads: dict[int, int] = {}
        self._draft_of: list[int] = []
        self._number_of: dict[ClaimId, int] = {}
        self._same: Decisions = defaultdict(set)
        self._different: Decisions = defaultdict(set)
        for judgement in judgements:
            self._note(judgement)

    def _note(self, judgement: Judgement) -> None:
        decided = {Verdict.SAME: self._same, Verdict.DIFFERENT: self._different}
        if judgement.verdict in decided:
            pairs = decided[judgement.verdict]
            pairs[judgement.left].add(judgement.right)
            pairs[judgement.right].add(judgement.left)

    def take(self, scene: Scene, links: Iterable[Link]) -> None:
        """Let a scene join the draft that it fits best, or begin one; join drafts that it links.

        An undated scene links none: it would fit today's clash as well as yesterday's.
        """
        same = self._decided(self._same, scene)
        fitting = self._fitting(scene, links, same)
        ranked = sorted(fitting, key=lambda number: (-fitting[number], number))
        number = ranked[0] if ranked else self._begin()
        self._add(scene, number, certain=fitting.get(number) == CERTAIN)
        for other in ranked[1:]:
            if other in same:
                self._join(number, other, least=-inf)
            elif fitting[other] == CERTAIN:
                self._join(number, other, least=LEAST_SCORE)
            elif _is_dated(scene.face):
                self._join(number, other, least=JOIN_SCORE)

    def _begin(self) -> int:
        number = len(self._heads)
        self._heads[number] = number
        self.drafts[number] = Draft()
        return number

    def _add(self, scene: Scene, number: int, *, certain: bool) -> None:
        """Add a scene to a draft; one that joins for certain may differ, and measures no others."""
        self.drafts[number].add(scene, compared=not certain)
        for profile in scene.members:
            self._number_of[profile.claim.id] = len(self._draft_of)
        self._draft_of.append(number)

    def _decided(self, decisions: Decisions, scene: Scene) -> set[int]:
        """The drafts of the claims of which people decided something with those of a scene."""
        claims = (profile.claim.id for profile in scene.members)
        return self._drafts_of(c for claim in claims for c in decisions.get(claim, ()))

    def _fitting(
        self, scene: Scene, links: Iterable[Link], same: Iterable[int]
    ) -> dict[int, float]:
        """The drafts that a scene may join, with its score; copies and decisions are certain."""
        barred = self._decided(self._different, scene)
        scores = dict.fromkeys(same, CERTAIN)
        for link in links:
            number = head_of(self._heads, self._draft_of[link.earlier])
            scores[number] = max(scores.get(number, -inf), link.score)
        measured = {
            number: CERTAIN if score == CERTAIN else self.drafts[number].score((scene.face,))
            for number, score in scores.items()
            if number not in barred
        }
        return {number: score for number, score in measured.items() if score >= JOIN_SCORE}

    def _join(self, one: int, other: int, *, least: float) -> None:
        """Make two drafts one, unless people say that they are two, or their claims fit less."""
        first, second = sorted((head_of(self._heads, one), head_of(self._heads, other)))
        if first == second or self._decided_apart(first, second):
            return
        if self.drafts[first].score(self.drafts[second].compared()) < least:
            return
        self._heads[second] = first
        for scene in self.drafts.pop(second).scenes:
            self.drafts[first].add(scene, compared=least == JOIN_SCORE)

    def _decided_apart(self, first: int, second: int) -> bool:
        return bool(self._different) and any(
            second in self._drafts_of(self._different.get(profile.claim.id, ()))
            for profile in members_of(self.drafts[first].scenes)
        )

    def _drafts_of(self, claims: Iterable[ClaimId]) -> set[int]:
        known = (self._number_of[claim] for claim in claims if claim in self._number_of)
        return {head_of(self._heads, self._draft_of[number]) for number in known}


def gather(
    profiles: Iterable[Profile], judgements: Sequence[Judgement]
) -> Iterator[tuple[Profile, ...]]:
    """Yield the claims of each incident in the order in which they were said.

    People's judgements are kept to. Where they disagree, a difference outweighs a sameness.
    """
    gathering = Gathering(judgements)
    scenes = find_scenes(profiles, judgements)
    for scene, links in zip(scenes, find_links(scenes), strict=True):
        gathering.take(scene, links)
    for draft in gathering.drafts.values():
        yield tuple(sorted(members_of(draft.scenes), key=_in_order))


def _is_dated(profile: Profile) -> bool:
    return profile.days is not None and profile.days.dated


def _in_order(profile: Profile) -> tuple[datetime, ClaimId]:
    return telling_order(profile.told)
