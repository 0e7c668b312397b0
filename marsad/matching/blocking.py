"""Which claims are compared at all: those that share a block.

A block is a text, a place and a day, or a country with a figure and a day. So claims of different
places, or of texts that lie apart in time, are only compared if a figure links them.
"""

from collections.abc import Hashable, Iterator

from marsad.matching.occasion import CONTROL_SLACK_DAYS, SLACK_DAYS
from marsad.matching.profiles import Days, Profile
from marsad.text.names import fold

# A claim that may have happened on any of more days is only compared by its first one.
WIDEST_DAYS = 31

# A figure links claims placed differently ("in Idlib province", "in Saraqib") from here on.
LINKING_FIGURE = 3
LINKING_DAYS = 4


def blocks(profile: Profile) -> Iterator[Hashable]:
    """Yield the keys of the blocks in which a claim is compared with others."""
    yield "text", profile.scope, profile.told.lineage
    if profile.days is None or profile.place_key is None:
        return
    for day in _days(profile, profile.days):
        yield "place", profile.scope, profile.place_key, day
        if profile.days.count() <= LINKING_DAYS:
            for figure in profile.figures:
                if (figure.best or 0) >= LINKING_FIGURE:
                    yield "figure", profile.scope, _country(profile), figure.kind, figure.best, day


def copy_key(profile: Profile) -> Hashable:
    """Return what two claims share if the text of one was copied from the other's.

    The words that tell the day are compared, and not the day: a copy that is published later
    says "on Friday" too, and means the same one.
    """
    claim = profile.claim
    return (
        "copy",
        profile.told.lineage,
        claim.sub_event_type,
        claim.modality,
        profile.place_key,
        claim.time and fold(claim.time.text),
        frozenset((figure.kind, figure.low, figure.high) for figure in profile.figures),
        profile.doers,
        fold(claim.evidence.text),
    )


def _days(profile: Profile, days: Days) -> Iterator[int]:
    """The days of a claim and those just after, so that neighbours share one."""
    slack = CONTROL_SLACK_DAYS if profile.changes_hands else SLACK_DAYS
    first = days.earliest.toordinal()
    if days.count() > WIDEST_DAYS:
        yield first
        return
    yield from range(first, days.latest.toordinal() + slack + 1)


def _country(profile: Profile) -> str | None:
    return profile.place.country if profile.place is not None else None
