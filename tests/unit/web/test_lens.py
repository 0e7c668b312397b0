"""A lens is read from an address and written into one."""

import pytest

from marsad.errors import InputError
from marsad.records import Policy
from marsad.web.lens import CLEAR, lens_query, make_lens


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        pytest.param("2024-11-30", "2024-11-30T23:59:59Z", id="a day is its last second"),
        pytest.param("2024-11-30T12:00Z", "2024-11-30T12:00:00Z", id="UTC"),
        pytest.param("2024-11-30T12:00+03:00", "2024-11-30T09:00:00Z", id="another zone"),
        pytest.param("2024-11-30T12:00 03:00", "2024-11-30T09:00:00Z", id="a plus become a space"),
        pytest.param("2024-11-30T12:00", "2024-11-30T12:00:00Z", id="no zone is UTC"),
    ],
)
def test_a_moment_is_one_whatever_its_zone(text, moment):
    assert make_lens(text).known == moment


@pytest.mark.parametrize("without", ["army", "army:", "colour:red", ":x"])
def test_what_cannot_be_left_out_is_refused(without):
    with pytest.raises(InputError, match="source:"):
        make_lens(None, without=without)


def test_no_time_is_refused():
    with pytest.raises(InputError, match="2024-11-30"):
        make_lens("yesterday")


def test_a_lens_survives_its_address():
    lens = make_lens("2024-11-30", by="captured", without="side:syria/a|source:B & C")
    assert lens_query(lens) == (
        "known=2024-11-30T23%3A59%3A59Z&without=side%3Asyria%2Fa%7Csource%3AB+%26+C&by=captured&"
    )
    assert lens.left_out("source") == {"B & C"}


def test_a_policy_alone_leaves_nothing_out():
    lens = make_lens(None, policy=Policy.UCDP)
    assert lens.is_clear
    assert lens_query(lens) == "policy=ucdp&"


def test_the_clear_lens_adds_nothing_to_an_address():
    assert lens_query(CLEAR) == ""
    assert lens_query(CLEAR, policy=Policy.ACLED) == "policy=acled&"
