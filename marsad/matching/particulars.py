"""How many, who, with what, and in which text: what tells one occasion's events apart."""

import re

from marsad.matching.figures import Figure
from marsad.matching.kindred import Kinship, kinship
from marsad.matching.profiles import Profile
from marsad.matching.reasons import Reason, apart, reason
from marsad.records import Modality

# An equal figure says little if it is small, much if it is large: from which on it has which name.
EQUAL = ((10, "toll_equal_large"), (3, "toll_equal_middling"), (0, "toll_equal_small"))

# 54 and 56 dead are hardly two events: from ten on, within a fifth.
ABOUT_EQUAL_FROM = 10
ABOUT_EQUAL_SHARE = 0.2

# First counts of one event differ by up to this many, or this many times.
COUNTS_DIFFER_BY = 10
COUNTS_DIFFER_TIMES = 3

# "a second blast", told beside the first in one text; but not "a third day of shelling".
_ANOTHER = re.compile(
    r"\b(?:another|second|third|fourth|separate)\s+"
    r"(?!(?:\w+\s+)?(?:day|night|time|wave|week|month|year)\b)(?:[\w-]+\s+){0,2}?"
    r"(?:attack|blast|bomb|clash|explosion|incident|missile|raid|rocket|shelling|strike)",
    re.IGNORECASE,
)


def weigh_tolls(left: Profile, right: Profile) -> Reason | None:
    """Return what the figures say: if any is equal or can hold, that; else the worst.

    What a denial mentions is no count that others could be measured by.
    """
    older, newer = sorted((left, right), key=lambda profile: profile.said_at)
    later = older.said_at < newer.said_at
    reasons = [
        _compare(first, second, later=later)
        for first in older.figures
        for second in newer.figures
        if first.counts_with(second)
    ]
    if not reasons:
        return None
    best = max(reasons, key=lambda each: each.points)
    if best.points > 0:
        return best
    denied = _is_denial(left) or _is_denial(right)
    return None if denied else min(reasons, key=lambda each: each.points)


def _compare(first: Figure, second: Figure, *, later: bool) -> Reason:
    kind = first.kind
    if first.best is not None and first.best == second.best:
        name = next(name for least, name in EQUAL if first.best >= least)
        return reason(name, f"{kind}: both {first.best}")
    few, many = sorted((first.number, second.number))
    both = f"{kind}: {first.number} and {second.number}"
    if few >= ABOUT_EQUAL_FROM and many - few <= ABOUT_EQUAL_SHARE * many:
        return reason("toll_about_equal", f"{both}, about equal")
    if first.holds_with(second):
        return reason("toll_can_hold", f"{kind}: both figures can hold")
    if many - few <= COUNTS_DIFFER_BY or many <= COUNTS_DIFFER_TIMES * few:
        return reason("toll_as_counts_go", f"{both}, as counts go")
    if later and first.number < second.number:
        return reason("toll_steep_rise", f"{both}, a steep rise")
    return apart(both)


def weigh_control(left: Profile, right: Profile) -> Reason | None:
    if not (left.changes_hands and right.changes_hands):
        return None
    gains = {left.gains_ground, right.gains_ground} - {None}
    losses = {left.loses_ground, right.loses_ground} - {None}
    if gains & losses:
        return apart("control: who gains in one loses in the other")
    if len(gains) > 1 or len(losses) > 1:
        return reason("control_two_holders", "control: two holders are named")
    return reason("control_changes", "control: the place changes hands")


def weigh_parties(left: Profile, right: Profile) -> Reason | None:
    shared = (left.involved & right.involved) | (left.doers & right.doers)
    if shared:
        return reason("parties_shared", f"parties: {min(shared)}")
    known = left.doers & left.involved and right.doers & right.involved
    if not known or (left.changes_hands and right.changes_hands):
        return None
    return reason("parties_others", "parties: others")


def weigh_weapons(left: Profile, right: Profile) -> Reason | None:
    if not left.weapons or not right.weapons:
        return None
    shared = left.weapons & right.weapons
    if shared:
        return reason("weapons_same", f"weapons: {min(shared)}")
    return reason("weapons_others", "weapons: others")


def weigh_denial(left: Profile, right: Profile) -> Reason | None:
    """A denial answers what others report."""
    near = kinship(left.claim, right.claim) in {Kinship.SAME, Kinship.CLOSE}
    if near and _is_denial(left) != _is_denial(right):
        return reason("telling_denial", "telling: one denies what the other tells")
    return None


def _is_denial(profile: Profile) -> bool:
    return profile.claim.modality is Modality.DENIED


def weigh_telling(left: Profile, right: Profile) -> Reason | None:
    """Say whether one text tells it twice, or tells of a second thing beside the first."""
    if left.told.lineage != right.told.lineage:
        return None
    if _tells_of_another(left) != _tells_of_another(right):
        return apart("telling: a second one beside the first")
    if kinship(left.claim, right.claim) is not Kinship.SAME:
        return None
    if left.place_key != right.place_key and None not in {left.place_key, right.place_key}:
        return None
    if _one_voice(left, right) and _excluded(left, right):
        return apart("telling: one voice gives two figures on one page")
    return reason("telling_again", "telling: one text tells it twice")


def _tells_of_another(profile: Profile) -> bool:
    return _ANOTHER.search(profile.claim.evidence.text) is not None


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
