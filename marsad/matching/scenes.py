"""Scenes: what one page tells of one thing, in its headline, its lead and further down.

A headline has no day, a lead no name of the village, the last paragraph no more than a figure.
Together they say what happened where and when: so scenes of two pages are compared, not claims.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from math import inf
from statistics import fmean
from typing import TypeVar

import msgspec
from msgspec import Struct

from marsad.matching.clues import join_clues
from marsad.matching.order import telling_order
from marsad.matching.profiles import FINENESS, Profile
from marsad.matching.reasons import APART
from marsad.matching.scoring import score_of
from marsad.records import ClaimId, Judgement, PageId, PlacePrecision, Verdict

# A claim joins a scene from so high a mean score on. On each of st1-st4 with what the other three
# taught, claims of one page have a B-cubed F1 of .92 with 6, .91 with 7; whole streams vary by a
# hundredth from 6 to 7. With 6 the denial in examples/08 is parted from what it denies.
SCENE_SCORE = 6.6
LEAST_SCORE = -6.0

# A night is of two days.
NIGHT_DAYS = 2

T = TypeVar("T", bound=Hashable)


class Scene(Struct, frozen=True, kw_only=True):
    """Claims of one page that tell of one thing; `face` is what they say together."""

    members: tuple[Profile, ...]
    face: Profile


def find_scenes(profiles: Iterable[Profile], judgements: Sequence[Judgement]) -> list[Scene]:
    """Put the claims of each page together, in the order in which they were said.

    Claims of a page that people call different are scenes of their own.
    """
    pages: defaultdict[PageId, list[Profile]] = defaultdict(list)
    for profile in profiles:
        pages[profile.told.page_id].append(profile)
    parted = _parted(judgements)
    scenes = (scene for page in pages.values() for scene in _dated_alike(_group(page, parted)))
    return sorted(scenes, key=lambda scene: telling_order(scene.face.told))


def _dated_alike(groups: Iterable[Sequence[Profile]]) -> list[Scene]:
    """The scenes of a page; if all that name a day name one, those that name none are of it."""
    scenes = [Scene(members=tuple(group), face=face_of(group)) for group in groups]
    named = {each.face.days for each in scenes if each.face.days and each.face.days.dated}
    if len(named) != 1 or any(days.count() > NIGHT_DAYS for days in named):
        return scenes
    (days,) = named
    return [
        scene
        if scene.face.days is None or scene.face.days.dated
        else msgspec.structs.replace(scene, face=msgspec.structs.replace(scene.face, days=days))
        for scene in scenes
    ]


def _parted(judgements: Iterable[Judgement]) -> set[ClaimId]:
    different = [each for each in judgements if each.verdict is Verdict.DIFFERENT]
    return {claim for each in different for claim in (each.left, each.right)}


def _group(page: Sequence[Profile], parted: Collection[ClaimId]) -> list[list[Profile]]:
    """The scenes of a page: each claim joins the one that it fits best, in the text's order."""
    scenes: list[list[Profile]] = []
    for profile in sorted(page, key=_in_text):
        best, fits = -inf, None
        for scene in scenes if profile.claim.id not in parted else ():
            score = _fit(profile, scene)
            if score > best:
                best, fits = score, scene
        if fits is not None and best >= SCENE_SCORE and fits[0].claim.id not in parted:
            fits.append(profile)
        else:
            scenes.append([profile])
    return [sorted(scene, key=lambda each: telling_order(each.told)) for scene in scenes]


def _in_text(profile: Profile) -> tuple[int, int, ClaimId]:
    claim = profile.claim
    return claim.evidence.start, claim.evidence.end, claim.id


def _fit(profile: Profile, scene: Iterable[Profile]) -> float:
    scores = [score_of(profile, other) for other in scene]
    return -inf if APART in scores else fmean(max(score, LEAST_SCORE) for score in scores)


def face_of(members: Sequence[Profile]) -> Profile:
    """What claims of one scene say together: the finest place, the narrowest days, all figures."""
    if len(members) == 1:
        return members[0]
    first = members[0]
    placed = _place_giver(members)
    gains = {side for each in members if (side := each.gains_ground) is not None}
    losses = {side for each in members if (side := each.loses_ground) is not None}
    return msgspec.structs.replace(
        first,
        told=msgspec.structs.replace(first.told, words=_union(p.told.words for p in members)),
        tellings=tuple({c.sub_event_type: c for p in members for c in p.tellings}.values()),
        place=placed.place,
        place_key=placed.place_key,
        names=_union(each.names for each in members),
        days=_narrowest(members).days,
        figures=tuple(dict.fromkeys(figure for each in members for figure in each.figures)),
        doers=_union(each.doers for each in members),
        involved=_union(each.involved for each in members),
        weapons=_union(each.weapons for each in members),
        changes_hands=any(each.changes_hands for each in members),
        gains_ground=min(gains) if len(gains) == 1 else None,
        loses_ground=min(losses) if len(losses) == 1 else None,
        denies=all(each.denies for each in members),
        clues=join_clues(*(each.clues for each in members)),
    )


def _union(sets: Iterable[frozenset[T]]) -> frozenset[T]:
    return frozenset().union(*sets)


def _place_giver(members: Sequence[Profile]) -> Profile:
    """The claim with the finest place that the map knows; of several, one that most name."""
    counts = Counter(each.place_key for each in members)

    def rank(each: Profile) -> tuple[bool, int, int]:
        precision: PlacePrecision | None = each.place.precision if each.place else None
        return each.place is None, FINENESS[precision], -counts[each.place_key]

    return min(members, key=rank)


def _narrowest(members: Sequence[Profile]) -> Profile:
    def rank(each: Profile) -> tuple[bool, bool, int]:
        days = each.days
        return days is None, days is None or not days.dated, days.count() if days else 0

    return min(members, key=rank)


def members_of(scenes: Iterable[Scene]) -> Iterator[Profile]:
    """All claims of some scenes."""
    return (profile for scene in scenes for profile in scene.members)
