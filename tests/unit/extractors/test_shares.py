"""Shares of a number: how large they are, and what they come to."""

import re
from fractions import Fraction

import pytest

from marsad.extractors._grammar.shares import SHARE, share_of, size_of

SIZES = {
    "half": ("half of them children", Fraction(1, 2)),
    "two thirds": ("two-thirds of them civilians", Fraction(2, 3)),
    "a quarter": ("a quarter of the dead", Fraction(1, 4)),
    "one in ten": ("one in ten of them", Fraction(1, 10)),
    "three out of five": ("three out of five of the victims", Fraction(3, 5)),
    "twice": ("twice as many hurt", Fraction(2)),
    "three times": ("three times as many wounded", Fraction(3)),
}
NO_SHARES = ("half a million people", "a half-hour later", "the third quarter")


def found(text: str) -> re.Match[str] | None:
    return SHARE.search(text)


@pytest.mark.parametrize(("text", "size"), SIZES.values(), ids=SIZES)
def test_a_share_has_a_size(text: str, size: Fraction) -> None:
    match = found(text)
    assert match is not None
    assert size_of(match) == size


@pytest.mark.parametrize("text", NO_SHARES)
def test_a_number_of_its_own_is_no_share(text: str) -> None:
    assert found(text) is None


def test_a_share_that_does_not_come_out_even_says_so() -> None:
    assert share_of(12, Fraction(1, 2)) == (6, True)
    assert share_of(10, Fraction(1, 3)) == (3, False)
