import pytest

from marsad.parsers._metadata import read_metadata, split_authors, stated_time


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
    ],
)
def test_people_are_authors_and_agencies_are_not(names, authors):
    assert split_authors(names) == authors


def test_lines_of_metadata_say_category_minutes_outlet_and_authors():
    found = read_metadata(
        ["Post category:World", "Reading time:7 mins read", "By Ann Lee", "Outlet: Bay News"], []
    )
    assert (found.category, found.reading_minutes) == ("World", 7)
    assert (found.authors, found.outlet) == (("Ann Lee",), "Bay News")


@pytest.mark.parametrize(
    ("line", "minutes"),
    [("5 min read", 5), ("Lesezeit: 3 Minuten", 3), ("3-4 min read", None), ("5 mins ago", None)],
)
def test_minutes_count_if_they_are_those_of_reading(line, minutes):
    assert read_metadata([line], []).reading_minutes == minutes


def test_a_day_below_the_article_counts_only_if_it_says_that_it_is_publication():
    assert read_metadata([], ["30 November 2024"]).published is None
    assert read_metadata([], ["Published 30 November 2024"]).published == "2024-11-30"


def test_a_day_of_updating_is_no_day_of_publication():
    assert read_metadata(["Updated 30 November 2024"], []).published is None
