"""How many, who and with what: what tells one occasion's events apart."""

from marsad.matching.figures import Figure
from marsad.matching.kindred import Kinship, kinship, nearest
from marsad.matching.profiles import Profile
from marsad.matching.reasons import Reason, apart

# An equal figure says little if it is small, much if it is large: from which on it has which name.
EQUAL = ((10, "toll_equal_large"), (3, "toll_equal_middling"), (0, "toll_equal_small"))

# What two figures say, from what speaks most for one thing to what speaks most against it.
TOLL_REASONS = (
    *(name for _, name in EQUAL[:2]),
    "toll_about_equal",
    "toll_equal_small",
    "toll_can_hold",
    "toll_as_counts_go",
    "toll_other_voice",
    "toll_steep_rise",
    "toll_other",
    "toll_far_other",
)
TOLLS_AGREE = frozenset(TOLL_REASONS[:5])

# 54 and 56 dead are hardly two events: from ten on, within a fifth.
ABOUT_EQUAL_FROM = 10
ABOUT_EQUAL_SHARE = 0.2

# First counts of one event differ by up to this many, or this many times.
COUNTS_DIFFER_BY = 10
COUNTS_DIFFER_TIMES = 3

# No count falls to so small a part of what it was.
FAR_TIMES = 10


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
    if _are_two_voices(left, right):
        reasons = [_of_voices(each) for each in reasons]
    ranked = sorted(reasons, key=lambda each: TOLL_REASONS.index(each.name))
    if ranked and ranked[0].name in TOLLS_AGREE:
        return ranked[0]
    return ranked[-1] if ranked and not (left.denies or right.denies) else None


def _are_two_voices(left: Profile, right: Profile) -> bool:
    mine, theirs = (each.claim.sources[-1:] for each in (left, right))
    return bool(mine and theirs) and mine[0].name != theirs[0].name


def _of_voices(reason: Reason) -> Reason:
    """Two voices may be far apart on one event: the government says nine, a rights group 31."""
    if reason.name not in {"toll_other", "toll_far_other", "toll_steep_rise"}:
        return reason
    return Reason(name="toll_other_voice", text=f"{reason.text}, of two voices")


def _compare(first: Figure, second: Figure, *, later: bool) -> Reason:
    kind = first.kind
    if first.best is not None and first.best == second.best:
        name = next(name for least, name in EQUAL if first.best >= least)
        return Reason(name=name, text=f"{kind}: both {first.best}")
    few, many = sorted((first.number, second.number))
    both = f"{kind}: {first.number} and {second.number}"
    if few >= ABOUT_EQUAL_FROM and many - few <= ABOUT_EQUAL_SHARE * many:
        return Reason(name="toll_about_equal", text=f"{both}, about equal")
    if first.holds_with(second):
        return Reason(name="toll_can_hold", text=f"{kind}: both figures can hold")
    if many - few <= COUNTS_DIFFER_BY or many <= COUNTS_DIFFER_TIMES * few:
        return Reason(name="toll_as_counts_go", text=f"{both}, as counts go")
    if later and first.number < second.number:
        return Reason(name="toll_steep_rise", text=f"{both}, a steep rise")
    if many > FAR_TIMES * few:
        return Reason(name="toll_far_other", text=f"{both}, far apart")
    return Reason(name="toll_other", text=both)


def weigh_counts_of_days(left: Profile, right: Profile) -> Reason | None:
    """Two days running, each named, and two counts that cannot both hold: two things of a kind."""
    mine, theirs = left.days, right.days
    if mine is None or theirs is None or not (mine.dated and theirs.dated):
        return None
    both_single = mine.count() == theirs.count() == 1
    if not both_single or abs((mine.earliest - theirs.earliest).days) != 1:
        return None
    pairs = [(a, b) for a in left.figures for b in right.figures if a.counts_with(b)]
    if not pairs:
        return Reason(name="two_days", text="days: each names its own")
    if any(a.holds_with(b) for a, b in pairs):
        return Reason(name="two_days_count", text="days: each names its own, the counts can hold")
    return Reason(name="two_days_two_counts", text="days: each names its own, with its own count")


def weigh_control(left: Profile, right: Profile) -> Reason | None:
    if not (left.changes_hands and right.changes_hands):
        return None
    gains = {left.gains_ground, right.gains_ground} - {None}
    losses = {left.loses_ground, right.loses_ground} - {None}
    if gains & losses:
        return apart("control: who gains in one loses in the other")
    if len(gains) > 1 or len(losses) > 1:
        return Reason(name="control_two_holders", text="control: two holders are named")
    return Reason(name="control_changes", text="control: the place changes hands")


def weigh_parties(left: Profile, right: Profile) -> Reason | None:
    shared = (left.involved & right.involved) | (left.doers & right.doers)
    if shared:
        return Reason(name="parties_shared", text=f"parties: {min(shared)}")
    known = left.doers & left.involved and right.doers & right.involved
    if not known or (left.changes_hands and right.changes_hands):
        return None
    return Reason(name="parties_others", text="parties: others")


def weigh_weapons(left: Profile, right: Profile) -> Reason | None:
    if not left.weapons or not right.weapons:
        return None
    shared = left.weapons & right.weapons
    if shared:
        return Reason(name="weapons_same", text=f"weapons: {min(shared)}")
    return Reason(name="weapons_others", text="weapons: others")


def weigh_denial(left: Profile, right: Profile) -> Reason | None:
    """A denial answers what others report."""
    kin = nearest(kinship(one, other) for one in left.tellings for other in right.tellings)
    if kin in {Kinship.SAME, Kinship.CLOSE} and left.denies != right.denies:
        return Reason(name="telling_denial", text="telling: one denies what the other tells")
    return None
