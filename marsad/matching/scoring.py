"""How much speaks for two claims telling of one thing, and what.

Each aspect of two claims gives points and a reason; they add up. Place, day and type together
suffice (3 + 2 + 2). Where one of them is vague it takes a distinctive toll, a change of control,
a denial, names in common, or one text that tells it twice.
"""

from collections.abc import Sequence

from marsad.matching import occasion, particulars, tellings, wordings
from marsad.matching.profiles import Profile, take_profile
from marsad.matching.proofs import find_unproven
from marsad.matching.reasons import APART, APART_NAME, Aspect, Reason, points_table
from marsad.records import ClaimInContext, Judgement, Verdict

# From here on two claims tell of one thing: one point less than place, day and type give.
SAME_SCORE = 6.0

# Down to here they tell of two things: what lies between is unsure, and a person may look.
DIFFERENT_SCORE = 2.0

JUDGED_BY = "marsad/points-3"

ASPECTS: tuple[Aspect, ...] = (
    occasion.weigh_scope,
    occasion.weigh_type,
    occasion.weigh_days,
    tellings.weigh_telling,
    particulars.weigh_control,
    occasion.weigh_place,
    particulars.weigh_tolls,
    particulars.weigh_counts_of_days,
    particulars.weigh_denial,
    particulars.weigh_parties,
    particulars.weigh_weapons,
    wordings.weigh_names,
    wordings.weigh_targets,
    wordings.weigh_hours,
    wordings.weigh_another,
    wordings.weigh_order,
    wordings.weigh_lasting,
    wordings.weigh_near_words,
    wordings.weigh_article_words,
)
PAGE_ASPECTS: tuple[Aspect, ...] = (
    *ASPECTS[:-1],
    tellings.weigh_voice,
    tellings.weigh_nearness,
    tellings.weigh_turn,
    tellings.weigh_bareness,
    tellings.weigh_reference,
)


def weigh(left: Profile, right: Profile) -> tuple[Reason, ...]:
    """Return the reasons for and against, up to the first that settles it."""
    reasons = []
    for aspect in PAGE_ASPECTS if are_of_one_page(left, right) else ASPECTS:
        reason = aspect(left, right)
        if reason is not None:
            reasons.append(reason)
            if reason.name == APART_NAME:
                return (reason,)
    return tuple(reasons)


def are_of_one_page(left: Profile, right: Profile) -> bool:
    return left.told.page_id == right.told.page_id


def score_of(left: Profile, right: Profile) -> float:
    """The sum of the points; APART if something settles that they are two."""
    one_page = are_of_one_page(left, right)
    return _sum(_proven(weigh(left, right), one_page=one_page), one_page=one_page)


def _proven(reasons: tuple[Reason, ...], *, one_page: bool) -> tuple[Reason, ...]:
    """The reasons, and one more where they come to more than is proven."""
    unproven = find_unproven(reasons, _sum(reasons, one_page=one_page), one_page=one_page)
    return reasons if unproven is None else (*reasons, unproven)


def _sum(reasons: Sequence[Reason], *, one_page: bool) -> float:
    points = [points_table().of(reason, one_page=one_page) for reason in reasons]
    if APART in points:
        return APART
    return sum(points, points_table().base(one_page=one_page))


def judge(left: ClaimInContext, right: ClaimInContext) -> Judgement:
    """Judge whether two claims tell of one thing.

    DIFFERENT needs something that speaks against it; where too little speaks for it, UNSURE.
    """
    profiles = take_profile(left), take_profile(right)
    one_page = are_of_one_page(*profiles)
    reasons = _proven(weigh(*profiles), one_page=one_page)
    score = _sum(reasons, one_page=one_page)
    table = points_table()
    return Judgement(
        left=left.claim.id,
        right=right.claim.id,
        verdict=_verdict(score),
        judged_by=JUDGED_BY,
        score=score,
        reasons=tuple(f"{r.text} ({table.of(r, one_page=one_page):+g})" for r in reasons),
    )


def _verdict(score: float) -> Verdict:
    if score <= DIFFERENT_SCORE:
        return Verdict.DIFFERENT
    return Verdict.SAME if score >= SAME_SCORE else Verdict.UNSURE
