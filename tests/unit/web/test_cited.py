"""A number stands in a report only with the claims that it rests on."""

import pytest

from marsad.records import ClaimId
from marsad.web.cited import Cited, Words, cited, given, joined, line

A, B = ClaimId("a"), ClaimId("b")


@pytest.mark.parametrize("text", ["20 killed", "twenty (20)", "½ of the town", "٣ killed", "²"])
def test_a_number_without_claims_is_refused(text):
    with pytest.raises(ValueError, match="number"):
        line(text)


@pytest.mark.parametrize("claims", [(), []])
def test_what_rests_on_no_claim_cannot_be_printed(claims):
    with pytest.raises(ValueError, match="no claim"):
        cited("20 killed", claims)


def test_words_without_a_number_stand_alone():
    assert line("nobody says").parts == (Words(text="nobody says"),)


def test_a_number_keeps_each_of_its_claims_once():
    assert cited("20 killed", [A, B, A]) == Cited(text="20 killed", claims=(A, B))


def test_what_the_reader_asked_for_may_hold_a_number():
    assert line(given("1–8 Dec 2024")).parts[0].text == "1–8 Dec 2024"


def test_parts_are_joined_by_words():
    parts = joined([cited("1", [A]), cited("2", [B])])
    assert [part.text for part in parts] == ["1", ", ", "2"]
