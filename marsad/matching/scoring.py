"""How much speaks for two claims telling of one thing, and what.

Each aspect of two claims gives points and a reason; they add up. Place, day and type together
suffice (3 + 2 + 2). Where one of them is vague it takes a distinctive toll, a change of control,
a denial, names in common, or one text that tells it twice.
"""

from marsad.matching import occasion, particulars, wordings
from marsad.matching.profiles import Profile, take_profile
from marsad.matching.reasons import APART, Aspect, Reason
from marsad.records import ClaimInContext, Judgement, Verdict

# From here on two claims tell of one thing: one point less than place, day and type give.
SAME_SCORE = 6.0

JUDGED_BY = "marsad/points-1"

ASPECTS: tuple[Aspect, ...] = (
    occasion.weigh_scope,
    occasion.weigh_type,
    occasion.weigh_place,
    occasion.weigh_lending,
    occasion.weigh_days,
    particulars.weigh_telling,
    particulars.weigh_control,
    particulars.weigh_tolls,
    particulars.weigh_denial,
    particulars.weigh_parties,
    particulars.weigh_weapons,
    wordings.weigh_near_words,
    wordings.weigh_article_words,
)


def weigh(left: Profile, right: Profile) -> tuple[Reason, ...]:
    """Return the reasons for and against, up to the first that settles it."""
    reasons = []
    for aspect in ASPECTS:
        reason = aspect(left, right)
        if reason is not None:
            reasons.append(reason)
            if reason.points == APART:
                return (reason,)
    return tuple(reasons)


def score_of(left: Profile, right: Profile) -> float:
    """Add up the points of the reasons: APART, or anything around SAME_SCORE."""
    return sum(reason.points for reason in weigh(left, right))


def judge(left: ClaimInContext, right: ClaimInContext) -> Judgement:
    """Judge whether two claims tell of one thing.

    DIFFERENT needs something that speaks against it; where too little speaks for it, UNSURE.
    """
    reasons = weigh(take_profile(left), take_profile(right))
    score = sum(reason.points for reason in reasons)
    return Judgement(
        left=left.claim.id,
        right=right.claim.id,
        verdict=_verdict(score),
        judged_by=JUDGED_BY,
        score=score,
        reasons=tuple(f"{reason.text} ({reason.points:+g})" for reason in reasons),
    )


def _verdict(score: float) -> Verdict:
    if score == APART:
        return Verdict.DIFFERENT
    return Verdict.SAME if score >= SAME_SCORE else Verdict.UNSURE
