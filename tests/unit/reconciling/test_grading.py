"""How well something is borne out, and by which rule."""

from typing import Any

import pytest

from marsad.reconciling.grading import Heard, credibility_of, hear_all, status_of
from marsad.records import Modality, Status

CLAIMED, DENIED = Modality.CLAIMED, Modality.DENIED


def heard(asserting: int = 0, claiming: int = 0, *, denied: bool = False) -> Heard:
    return Heard(asserting=asserting, claiming=claiming, denied=denied)


@pytest.mark.parametrize(
    ("voices", "status", "rule"),
    [
        (heard(2), Status.CORROBORATED, "status/corroborated"),
        (heard(1), Status.SINGLE_SOURCE, "status/single_source"),
        (heard(0, 3), Status.CLAIMED, "status/claimed"),
        (heard(5, denied=True), Status.CONTESTED, "status/contested"),
        (heard(0, 1, denied=True), Status.CONTESTED, "status/contested"),
        (heard(denied=True), Status.DENIED, "status/denied"),
        (heard(), Status.WITHDRAWN, "status/withdrawn"),
    ],
)
def test_the_status_follows_from_who_asserts_claims_and_denies(registry, voices, status, rule):
    assert status_of(voices, (), registry) == (status, rule)


@pytest.mark.parametrize(
    ("voices", "digit", "rule"),
    [
        (heard(2), 1, "independent"),
        (heard(1, 1), 2, "asserted-and-claimed"),
        (heard(1), 3, "one-origin"),
        (heard(0, 2), 3, "claims"),
        (heard(0, 1), 4, "one-claim"),
        (heard(3, denied=True), 2, "denied-outweighed"),
        (heard(2, denied=True), 3, "denied-corroborated"),
        (heard(1, denied=True), 4, "denied-one-origin"),
        (heard(0, 2, denied=True), 5, "denied-claim"),
        (heard(denied=True), 6, "nothing-told"),
        (heard(), 6, "nothing-told"),
    ],
)
def test_the_digit_follows_from_independent_origins_and_the_letter_waits(voices, digit, rule):
    found = credibility_of(voices)
    assert (found.digit, found.rule, found.letter) == (digit, f"admiralty/{rule}", "F")


def test_copies_of_one_text_are_one_origin(tell: Any):
    claims = [tell("a", lineage="one"), tell("b", lineage="one"), tell("c", by="sohr")]
    assert hear_all(claims) == heard(2)


def test_who_only_claims_does_not_assert(tell: Any):
    claims = [tell("a", by="hts", modality=CLAIMED), tell("b", by="saa", modality=DENIED)]
    assert hear_all(claims) == heard(0, 1, denied=True)


def test_who_asserts_and_claims_is_one_origin(tell: Any):
    claims = [tell("a", by="sohr"), tell("b", by="sohr", modality=CLAIMED)]
    assert hear_all(claims) == heard(1)
