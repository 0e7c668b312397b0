"""How sure a claim is, from what both readers saw: of the claims at .8, eight in ten are right.

A claim is right if careful readers found one there, of the same type. The weights are those of a
logistic regression, see tools/fit_confidence.py and the plot in docs/encoder.md.
"""

from collections.abc import Mapping
from math import exp, log
from types import MappingProxyType

from marsad.extractors._encoder import scheme
from marsad.extractors._encoder.decoding import Told
from marsad.records import Claim, SubEventType

# Odds beyond these tell no more.
FAR = 5.0
WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "base": -1.68,
        "grammar": 0.14,
        "score": 0.29,
        "encoder": 0.55,
        "trigger": -0.02,
        "typed": 0.29,
        "event": 0.19,
        "vague": -0.22,
        "placed": 0.15,
        "dated": 0.24,
        "parties": 0.20,
        "counted": 0.32,
        "armed": 0.67,
    }
)
LEAST, MOST = 0.05, 0.97


def signs_of(
    claim: Claim, *, own: float | None, told: Told | None, event: float
) -> dict[str, float]:
    """What speaks for a claim: the grammar's score, the encoder's odds, what is told with it."""
    typed = told.types[scheme.TYPES.index(claim.sub_event_type)] if told is not None else 0.0
    return {
        "base": 1.0,
        "grammar": float(own is not None),
        "score": own or 0.0,
        "encoder": float(told is not None),
        "trigger": logit(told.trigger.sure) if told is not None else 0.0,
        "typed": logit(typed) if told is not None else 0.0,
        "event": logit(event),
        "vague": float(claim.sub_event_type in {SubEventType.ATTACK, SubEventType.OTHER}),
        "placed": float(bool(claim.places)),
        "dated": float(claim.time is not None),
        "parties": float(bool(claim.actors)),
        "counted": float(bool(claim.tolls)),
        "armed": float(bool(claim.weapons)),
    }


def confidence_of(signs: Mapping[str, float]) -> float:
    """How likely a claim is right."""
    score = sum(WEIGHTS.get(name, 0.0) * value for name, value in signs.items())
    return round(min(max(1 / (1 + exp(-score)), LEAST), MOST), 2)


def logit(odds: float) -> float:
    """The logarithm of the odds, within bounds."""
    inside = min(max(odds, 1e-4), 1 - 1e-4)
    return min(max(log(inside / (1 - inside)), -FAR), FAR)
