"""How sure a place is: the share of its sense, brought to what is borne out.

The fit is data, in `data/place_confidence.toml`, written by `benchmarks/_fit_confidence.py`.
"""

from functools import cache
from importlib.resources import files
from math import exp, log

import msgspec
from msgspec import Struct

# Shares of nought and one have no logit.
_EDGE = 1e-6


class Calibration(Struct, frozen=True, kw_only=True):
    """A line through the logits of shares, and the most that is ever borne out."""

    slope: float
    intercept: float
    most: float
    measured: str


@cache
def calibration() -> Calibration:
    text = (files("marsad.coding") / "data" / "place_confidence.toml").read_text("utf-8")
    return msgspec.toml.decode(text, type=Calibration)


def calibrated(share: float, fit: Calibration) -> float:
    """The confidence that goes with a share: of a hundred at 0.9, about ninety are right."""
    inside = min(max(share, _EDGE), 1 - _EDGE)
    logit = fit.slope * log(inside / (1 - inside)) + fit.intercept
    return min(1 / (1 + exp(-logit)), fit.most)
