"""In which text, and where in it: what one text tells once, twice, or beside another thing."""

import re

from marsad.matching.kindred import Kinship, kinship
from marsad.matching.profiles import Profile
from marsad.matching.reasons import Reason
from marsad.records import Quote

# What is told so is told beside something else on its page, or before or after it.
_EVENT = (
    r"(?:attack|blast|bomb|bombing|clash|explosion|incident|killing|massacre|missile|raid|rocket"
    r"|shelling|strike|ambush|assault)"
)
_TURN = re.compile(
    r"^\W*(?:separately|elsewhere|in neighbou?ring|also (?:on|in))\b"
    r"|\b(?:the|a|an|one) (?:day|night|week|month|year) (?:before|after|earlier|later)\b"
    r"|\bthe (?:next|following|previous) (?:day|night|week)\b"
    rf"|\b(?:first|other|another|earlier|previous|separate|different|similar) (?:[\w-]+ )?{_EVENT}"
    r"|\b(?:followed|came|comes|follows) (?:a|an|one|two|three|some|days|hours|weeks|after)\b"
    r"|\b(?:minutes|hours|moments) (?:before|after|earlier|later)\b"
    r"|\b(?:on (?:another|the other) edge|further (?:north|south|east|west))\b",
    re.IGNORECASE,
)

# So a sentence begins that goes on with what was told before it.
_GOES_ON = re.compile(
    r"^\W*(?:it|they|he|she|its|their|this|that|these|those|there|among them|some of them|the"
    rf"(?: death)? (?:toll|dead|death|deaths|victims|wounded|injured|casualties|{_EVENT[3:-1]}))\b",
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
    before = _is_before(left, right)
    if before is None:
        return None
    later = right if before else left
    if _TURN.search(later.claim.evidence.text):
        return Reason(name="page_turn", text="page: the later one turns to something else")
    return None


def weigh_bareness(left: Profile, right: Profile) -> Reason | None:
    """On one page, what names neither place nor day goes on with what the page told before."""
    before = _is_before(left, right)
    if before is None:
        return None
    later = right if before else left
    if later.claim.places or (later.days is not None and later.days.dated):
        return None
    return Reason(name="page_bare", text="page: the later one names neither place nor day")


def weigh_reference(left: Profile, right: Profile) -> Reason | None:
    """On one page, "it killed" and "the blast" go on with what was told just before."""
    first, second = (left, right) if _is_before(left, right) else (right, left)
    one, other = first.claim.evidence, second.claim.evidence
    if not 0 <= other.start - one.end <= NEAR_CHARACTERS or not _GOES_ON.search(other.text):
        return None
    return Reason(name="page_goes_on", text="page: the later one goes on with what was told")


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
