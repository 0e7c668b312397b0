"""Places lent to claims that name none: "The toll has risen to 34" tells of its page's attack."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from marsad.matching.kindred import Kinship, kinship
from marsad.matching.profiles import Profile
from marsad.records import PageId, PlacePrecision


def lend_places(profiles: Iterable[Profile]) -> list[Profile]:
    """Lend each claim without a place that of its page, if its page leaves no choice.

    All claims of the page that may tell of the same kind of event must name one place. It is lent
    for the comparison only: the claim itself still names none.
    """
    pages: defaultdict[PageId, list[Profile]] = defaultdict(list)
    for profile in sorted(profiles, key=lambda profile: profile.claim.id):
        pages[profile.told.page_id].append(profile)
    return [_borrow(profile, page) for page in pages.values() for profile in page]


def _borrow(profile: Profile, page: Sequence[Profile]) -> Profile:
    if profile.place is not None:
        return profile
    lenders = {
        other.place_key: other
        for other in page
        if other.place is not None
        and other.place.precision is not PlacePrecision.COUNTRY
        and other.scope is profile.scope
        and kinship(other.claim, profile.claim) is not Kinship.NONE
    }
    if len(lenders) != 1:
        return profile
    (lender,) = lenders.values()
    return msgspec.structs.replace(
        profile, place=lender.place, place_key=lender.place_key, lent=True
    )
