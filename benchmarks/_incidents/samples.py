"""Pairs of claims of which it is known whether they tell of one thing, as a scorer sees them."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from msgspec import Struct

from benchmarks._stream import stream
from marsad.matching.library import Library
from marsad.matching.linking import Linker
from marsad.matching.profiles import Profile, take_profile
from marsad.matching.scenes import Scene, find_scenes
from marsad.matching.scoring import weigh
from marsad.matching.updating import arrivals_of
from marsad.records import ClaimId, ClaimInContext, PageId

MADE = "made"


class Sample(Struct, frozen=True, kw_only=True):
    """A pair: whether it is one thing, whether it stands on one page, and how much of each reason.

    `group` names where it comes from, so that what is learned can be tried on another group.
    """

    same: bool
    one_page: bool
    group: str
    reasons: Mapping[str, float]
    names: tuple[ClaimId, ClaimId]


def samples(
    told: Sequence[ClaimInContext], truth: Mapping[str, str], group: str
) -> Iterator[Sample]:
    """The pairs of labelled claims on each page, and of labelled scenes of two pages."""
    profiles = [take_profile(each) for each in told]
    pages: defaultdict[PageId, list[Profile]] = defaultdict(list)
    for profile in profiles:
        if profile.claim.id in truth:
            pages[profile.told.page_id].append(profile)
    for page in pages.values():
        for left, right in combinations(page, 2):
            same = truth[left.claim.id] == truth[right.claim.id]
            yield sample(left, right, same=same, group=group)
    labelled = [
        (scene.face, label)
        for scene in find_scenes(profiles, ())
        if (label := label_of(scene, truth)) is not None
    ]
    for (left, one), (right, other) in combinations(labelled, 2):
        if left.told.page_id != right.told.page_id:
            yield sample(left, right, same=one == other, group=group)


def label_of(scene: Scene, truth: Mapping[str, str]) -> str | None:
    """What most of a scene's labelled claims tell of."""
    labels = Counter(truth[p.claim.id] for p in scene.members if p.claim.id in truth)
    return min(labels, key=lambda label: (-labels[label], label), default=None)


def sample(left: Profile, right: Profile, *, same: bool, group: str) -> Sample:
    reasons = weigh(left, right)
    return Sample(
        same=same,
        one_page=left.told.page_id == right.told.page_id,
        group=group,
        reasons={reason.name: reason.degree for reason in reasons},
        names=(left.claim.id, right.claim.id),
    )


def made_samples(count: int) -> Iterator[Sample]:
    """The pairs that are compared in a made-up stream of so many claims, which has no words."""
    told = list(stream(count))
    incident = {claim.claim.id: number for number, claim in told}
    library = Library(None)
    linker = Linker(library)
    for arrival in arrivals_of([take_profile(claim) for _, claim in told], ()):
        face = arrival.scene.face
        for position in linker.candidates(face, arrival.position):
            other = library.face(position)
            same = incident[other.claim.id] == incident[face.claim.id]
            yield sample(other, face, same=same, group=MADE)
        linker.add(arrival.position, face, arrival.copies)
