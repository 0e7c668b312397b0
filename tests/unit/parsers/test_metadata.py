import pytest

from marsad.parsers._metadata import minutes_of_reading, split_authors, stated_time


@pytest.mark.parametrize(
    ("line", "time"),
    [
        ("Published: 30 November 2024 14:05", "2024-11-30"),
        ("Published 11:11 PM EST Nov 19, 2019", "2019-11-19"),
        ("2024-11-30T14:05:00+03:00", "2024-11-30T14:05:00+03:00"),
        ("Published: 02.12.2024, 11:15", "2024-12-02"),
        ("Updated 1 December 2024, published 30 November 2024", "2024-11-30"),
        ("Published 30 November 2024, updated 1 December 2024", "2024-11-30"),
        ("30/11/2024", "2024-11-30"),
        ("03/04/2024", None),
        ("November 2024", None),
        ("On Friday", None),
        ("31.02.2024", None),
        ("1970-01-01T00:00:00Z", None),
    ],
)
def test_a_line_states_a_day_if_it_states_it_in_full(line, time):
    assert stated_time(line) == time


@pytest.mark.parametrize(
    ("names", "authors"),
    [
        ("Jane Doe and John Roe", ("Jane Doe", "John Roe")),
        ("Jane Doe, Reuters", ("Jane Doe",)),
        ("Jane Doe in Beirut", ("Jane Doe",)),
        ("Jane Doe, Middle East correspondent", ("Jane Doe",)),
        ("Hala al-Masri | 30 November 2024", ("Hala al-Masri",)),
        ("our staff reporter", ()),
        ("Reuters", ()),
        ("Levant Wire", ()),
        ("admin", ()),
        ("Jane Doe & Jane Doe", ("Jane Doe",)),
        ("Von Jane Doe und John Roe", ("Jane Doe", "John Roe")),
        ("Written by JANE DOE", ("JANE DOE",)),
    ],
)
def test_people_are_authors_and_agencies_are_not(names, authors):
    assert split_authors(names) == authors


@pytest.mark.parametrize(
    ("line", "minutes"),
    [("5 min read", 5), ("Lesezeit: 3 Minuten", 3), ("3-4 min read", None), ("5 mins ago", None)],
)
def test_minutes_count_if_they_are_those_of_reading(line, minutes):
    assert minutes_of_reading([line]) == minutes
