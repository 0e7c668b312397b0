"""In which text, and where in it: what one text tells once, twice, or beside another thing."""

import re

from marsad.matching.kindred import Kinship, kinship
from marsad.matching.profiles import Profile
from marsad.matching.reasons import Reason
from marsad.records import Quote

# What begins so tells of something else than what went before.
_TURN = re.compile(
    r"\W*(?:separately|elsewhere|in (?:another|a separate|neighbou?ring|a different)"
    r"|(?:a|one) (?:separate|different)|also (?:on|in)"
    r"|(?:a|one|some) \w+ (?:later|after|earlier))\b",
    re.IGNORECASE,
)

# The next sentence begins so near, the same paragraph and the one after it so far.
NEXT_CHARACTERS = 3
NEAR_CHARACTERS = 250

# A headline tells in short what stands in so much of the text below it.
LEAD_CHARACTERS = 600


def weigh_telling(left: Profile, right: Profile) -> Reason | None:
    """Say whether one text tells it twice, or tells of a second thing beside the first."""
    if left.told.lineage != right.told.lineage:
        return None
    if left.clues.another != right.clues.another:
        return Reason(name="telling_second", text="telling: a second one beside the first")
    if kinship(left.claim, right.claim) is not Kinship.SAME:
        return None
    if left.place_key != right.place_key and None not in {left.place_key, right.place_key}:
        return None
    return Reason(name="telling_again", text="telling: one text tells it twice")


def weigh_voice(left: Profile, right: Profile) -> Reason | None:
    """One voice that gives two figures on one page speaks of two things."""
    if _one_voice(left, right) and _excluded(left, right):
        return Reason(name="page_two_figures", text="telling: one voice gives two figures")
    return None


def weigh_nearness(left: Profile, right: Profile) -> Reason | None:
    """Say how near each other two claims of one page stand."""
    if left.told.page_id != right.told.page_id:
        return None
    first, second = sorted(
        (left.claim.evidence, right.claim.evidence), key=lambda quote: (quote.start, quote.end)
    )
    if first.start == 0 < second.start:
        led = second.start <= LEAD_CHARACTERS
        return Reason(name="page_lead" if led else "page_title", text="page: one is the headline")
    apart_by = second.start - first.end
    if apart_by < 0:
        return Reason(name="page_overlap", text="page: in one sentence")
    if apart_by <= NEXT_CHARACTERS:
        return Reason(name="page_next", text="page: one sentence after the other")
    near = apart_by <= NEAR_CHARACTERS
    return Reason(name="page_near" if near else "page_far", text=f"page: {apart_by} apart")


def weigh_turn(left: Profile, right: Profile) -> Reason | None:
    """On one page, a sentence that turns to something else tells of another thing."""
    if left.told.page_id != right.told.page_id or _is_before(left, right) is None:
        return None
    later = right if _is_before(left, right) else left
    if _TURN.match(later.claim.evidence.text):
        return Reason(name="page_turn", text="page: the later one turns to something else")
    return None


def _is_before(left: Profile, right: Profile) -> bool | None:
    one: Quote = left.claim.evidence
    other: Quote = right.claim.evidence
    return None if one.start == other.start else one.start < other.start


def _one_voice(left: Profile, right: Profile) -> bool:
    """Say whether both claims stand on one page and are one source's word."""
    last = [[source.name for source in each.claim.sources[-1:]] for each in (left, right)]
    return left.told.page_id == right.told.page_id and last[0] == last[1]


def _excluded(left: Profile, right: Profile) -> bool:
    """Say whether the two have figures that cannot both hold."""
    return any(
        first.counts_with(second) and not first.holds_with(second)
        for first in left.figures
        for second in right.figures
    )
