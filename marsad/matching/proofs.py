"""What two claims must have in common where they share no more than a region, or no certain day.

Points add up, and so "fighting in the province on Tuesday" would join whatever else the province
saw that day. Where the occasion is vague, something has to prove that it is one: a figure, a name,
a doer, a weapon, words that no other news has. Without it two claims are unsure at most.
"""

from collections.abc import Collection, Mapping

from marsad.matching.reasons import UNPROVEN_NAME, Reason

# So much two claims get without proof: enough to be looked at, too little to be one. It lies
# between what links two scenes (4) and what joins them (5).
UNPROVEN_SCORE = 4.5

# From so much on, words in common are proof. B-cubed F1 on st1 and st2 is .87 and .79, as without
# proofs, where near words prove it from .05 to .15 on and articles from .15 or .20 on; it is .87
# and .76 where articles prove it from .10 on, .86 and .77 where both do from .20 on.
PROVING_WORDS = {"words_near": 0.1, "words_article": 0.15}

TOLL_PROOFS = frozenset({"toll_equal_large", "toll_equal_middling", "toll_about_equal"})

PROOFS = TOLL_PROOFS | {
    "names_shared",
    "targets_shared",
    "parties_shared",
    "weapons_same",
    "control_changes",
    "telling_again",
    "telling_denial",
    "place_sounds_same",
}

# One voice that gives two figures has told of one thing only if another figure is the same.
TWO_FIGURES = "page_two_figures"

# What leaves it open whether it is one occasion, by what is lacking. On one page a claim without
# place, day or type goes on with what was told before it.
_REGIONS = ("admin2", "admin1", "region", "country")
_ON_ONE_PAGE = {
    **{f"place_same_{each}": "a town" for each in _REGIONS},
    **{f"place_within_{each}": "a town" for each in ("town", *_REGIONS)},
    "parties_others": "a doer",
    TWO_FIGURES: "a figure",
}
_BETWEEN_PAGES = {
    **_ON_ONE_PAGE,
    **dict.fromkeys(("place_neither", "place_one_unplaced", "place_other"), "a place"),
    **dict.fromkeys(("days_undated_fresh", "days_undated", "days_unknown"), "a day"),
    **dict.fromkeys(("days_next", "days_few"), "a day"),
    **dict.fromkeys(("type_loose", "type_none"), "a type"),
}


def find_unproven(reasons: Collection[Reason], score: float, *, one_page: bool) -> Reason | None:
    """Say what is lacking where a score is higher than what is proven allows."""
    if score <= UNPROVEN_SCORE:
        return None
    lacking = _lacking(reasons, _ON_ONE_PAGE if one_page else _BETWEEN_PAGES)
    if lacking is None:
        return None
    return Reason(
        name=UNPROVEN_NAME,
        text=f"proof: without {lacking} in common, nothing shows that they are one",
        degree=score - UNPROVEN_SCORE,
    )


def _lacking(reasons: Collection[Reason], vague: Mapping[str, str]) -> str | None:
    """What two claims lack that nothing makes up for; None if they lack nothing."""
    names = {reason.name for reason in reasons}
    if TWO_FIGURES in names and names.isdisjoint(TOLL_PROOFS):
        return vague[TWO_FIGURES]
    if any(_proves(reason) for reason in reasons):
        return None
    return next((vague[reason.name] for reason in reasons if reason.name in vague), None)


def _proves(reason: Reason) -> bool:
    least = PROVING_WORDS.get(reason.name)
    return reason.name in PROOFS if least is None else reason.degree >= least
