"""What two claims must have in common where they share no more than a region, or no certain day.

Points add up, and so "fighting in the province on Tuesday" would join whatever else the province
saw that day. Where the occasion is vague, something has to prove that it is one: a figure, a name,
a doer, a weapon, words that no other news has. Without it two claims are unsure at most.
"""

from collections.abc import Iterable

from marsad.matching.reasons import UNPROVEN_NAME, Reason

# So much two claims get without proof: enough to be looked at, not enough to join or be the same.
UNPROVEN_SCORE = 4.5

# From so much on, words in common are proof. Pages of one day and region have less by chance.
PROVING_WORDS = {"words_near": 0.1, "words_article": 0.1}

# One thing is told of: one of these in common, and no place or day is needed.
PROOFS = frozenset(
    {
        "toll_equal_large",
        "toll_equal_middling",
        "toll_about_equal",
        "names_shared",
        "targets_shared",
        "parties_shared",
        "weapons_same",
        "control_changes",
        "telling_again",
        "telling_denial",
        "place_sounds_same",
    }
)

# What leaves it open whether it is one occasion, by what a reader is told is lacking.
VAGUE = {
    "a place": ("place_neither", "place_one_unplaced", "place_other"),
    "a town": (
        *(f"place_same_{each}" for each in ("admin2", "admin1", "region", "country")),
        *(f"place_within_{each}" for each in ("town", "admin2", "admin1", "region", "country")),
    ),
    "a day": ("days_undated_fresh", "days_undated", "days_unknown", "days_next"),
    "a type": ("type_loose", "type_none"),
    "a doer": ("parties_others",),
    "a figure": ("page_two_figures",),
}
_LACKING = {name: lacking for lacking, names in VAGUE.items() for name in names}


def find_unproven(reasons: Iterable[Reason], score: float) -> Reason | None:
    """Say what is lacking where a score is higher than what is proven allows."""
    listed = tuple(reasons)
    lacking = next((lack for each in listed if (lack := _LACKING.get(each.name))), None)
    if lacking is None or score <= UNPROVEN_SCORE or any(map(_proves, listed)):
        return None
    text = f"proof: without {lacking} in common nothing shows that it is one"
    return Reason(name=UNPROVEN_NAME, text=text, degree=score - UNPROVEN_SCORE)


def _proves(reason: Reason) -> bool:
    if reason.name in PROVING_WORDS:
        return reason.degree >= PROVING_WORDS[reason.name]
    return reason.name in PROOFS
