"""The confidence that goes with a share."""

import pytest

from marsad.coding.confidence import Calibration, calibrated, calibration

FIT = Calibration(slope=0.5, intercept=0.0, most=0.98, measured="")


@pytest.mark.parametrize(("share", "sure"), [(0.5, 0.5), (0.9, 0.75), (0.0, 0.001), (1.0, 0.98)])
def test_it_follows_the_fit(share: float, sure: float) -> None:
    assert calibrated(share, FIT) == pytest.approx(sure, abs=0.001)


def test_a_greater_share_is_never_less_sure() -> None:
    sure = [calibrated(n / 100, calibration()) for n in range(101)]
    assert sure == sorted(sure)


def test_the_fit_says_how_well_it_holds() -> None:
    assert "names of articles not fitted on" in calibration().measured
