import pytest

from marsad.readers._dates import moment_of


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("Sat, 30 Nov 2024 18:00:00 +0300", "2024-11-30T18:00:00+03:00"),
        ("30 Nov 2024 18:00 GMT", "2024-11-30T18:00:00+00:00"),
        ("Sat, 30 November 2024 18:00:00 EST", "2024-11-30T18:00:00-05:00"),
        ("Sat, 30 Nov 2024 18:00:00 +0000 (UTC)", "2024-11-30T18:00:00+00:00"),
        ("2024-11-30T18:00:00Z", "2024-11-30T18:00:00+00:00"),
        ("2024-11-30T18:00:00.123456789+0530", "2024-11-30T18:00:00+05:30"),
        (" 2024-11-30 18:00 -05:00\n", "2024-11-30T18:00:00-05:00"),
        ("2024-11-30", "2024-11-30"),
    ],
)
def test_a_moment_keeps_its_own_zone(written, moment):
    assert moment_of(written) == moment


@pytest.mark.parametrize(
    "written",
    [
        "Sat, 30 Nov 2024 18:00:00 -0000",
        "Sat, 30 Nov 2024 18:00:00 IST",
        "Sat, 30 Nov 2024 18:00:00",
        "30 Nov 2024",
        "2024-11-30T18:00:00",
    ],
)
def test_a_clock_without_a_zone_that_is_known_gives_the_day_alone(written):
    assert moment_of(written) == "2024-11-30"


@pytest.mark.parametrize(
    "written",
    [
        None,
        "",
        "yesterday",
        "Saturday",
        "30",
        "2024",
        "2024-11",
        "11/12/2024",
        "2023-02-29",
        "Wed, 31 Nov 2024 18:00:00 GMT",
        "Sat, 30 Nov 2024 25:00:00 GMT",
        "Sat, 30 Nov 2024 18:00:00 +9900",
        "30 Ma 2024",
        "30 Nov 24 18:00 GMT",
        "0001-01-01T00:00:00Z",
        "1970-01-01T00:00:00Z",
        "Thu, 01 Jan 1970 00:00:00 GMT",
        "٢٠٢٤-١١-٣٠",
        "2024-11-30T18:00:00+99:99",
        "9" * 100_000,
    ],
)
def test_an_odd_date_is_none(written):
    assert moment_of(written) is None
