"""Two days with two counts, and counts far apart."""

from typing import Any

import pytest

from marsad.matching.particulars import weigh_counts_of_days, weigh_tolls
from marsad.matching.profiles import take_profile


@pytest.mark.parametrize(
    ("first", "second", "name"),
    [
        pytest.param({"killed": 6}, {"killed": 9}, "two_days_two_counts", id="two counts"),
        pytest.param({"killed": 6}, {"killed": 6}, "two_days_count", id="one count"),
        pytest.param({}, {"killed": 9}, "two_days", id="no counts to compare"),
        pytest.param({"killed": 6}, {"killed": 9, "on": None}, None, id="one is undated"),
        pytest.param({"killed": 6}, {"killed": 9, "on": "2024-11-29"}, None, id="one day"),
        pytest.param({"killed": 6}, {"killed": 9, "on": "2024-12-20"}, None, id="weeks apart"),
    ],
)
def test_two_days_running_with_a_count_each_are_weighed(
    tell: Any, first: dict[str, Any], second: dict[str, Any], name: str | None
):
    later = {"on": "2024-11-30", "said": "2024-12-21T10:00:00+00:00"} | second
    one, other = take_profile(tell("a", **first)), take_profile(tell("b", **later))
    reason = weigh_counts_of_days(one, other)
    assert (reason and reason.name) == name


def test_a_tenth_of_what_was_counted_is_far_apart(tell: Any):
    many = take_profile(tell("a", killed=90, said="2024-11-29T10:00:00+00:00"))
    few = take_profile(tell("b", killed=4, said="2024-11-29T20:00:00+00:00"))
    reason = weigh_tolls(many, few)
    assert reason is not None
    assert reason.name == "toll_far_other"
