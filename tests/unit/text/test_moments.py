"""Moments sort what was said, whatever form its time has."""

from datetime import UTC, datetime

import pytest

from marsad.text.moments import NEVER, moment


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param("2024-11-29", datetime(2024, 11, 29, tzinfo=UTC), id="a day"),
        pytest.param("2024-11-29T03:00:00+03:00", datetime(2024, 11, 29, tzinfo=UTC), id="a zone"),
        pytest.param("2024-11-29T00:00:00Z", datetime(2024, 11, 29, tzinfo=UTC), id="UTC"),
        pytest.param("2024-11-29T00:00:00", datetime(2024, 11, 29, tzinfo=UTC), id="no zone"),
        pytest.param(None, NEVER, id="nothing"),
        pytest.param("last Friday", NEVER, id="no date"),
    ],
)
def test_a_time_is_read_as_a_moment(said: str | None, expected: datetime):
    assert moment(said) == expected


def test_what_has_no_time_comes_last():
    said = [None, "2024-11-30", "2024-11-29T23:00:00-05:00", "2024-11-29"]
    assert sorted(said, key=moment) == [
        "2024-11-29", "2024-11-30", "2024-11-29T23:00:00-05:00", None,
    ]  # fmt: skip
