"""A file or an address is no outlet's name."""

import pytest

from marsad.web.outlets import outlet_words


@pytest.mark.parametrize(
    "found",
    [
        "/home/desk/pages/aleppo.txt",
        "./aleppo.html",
        "aleppo.txt",
        "pages/2024/aleppo.HTM",
        "https://news.example/aleppo",
        "C:\\pages\\aleppo.txt",
        "day.warc.gz#12",
    ],
)
def test_where_a_page_was_found_is_no_outlet(found):
    assert outlet_words(found) == "outlet not stated"


@pytest.mark.parametrize(
    "name", ["City radio", "AFP/Reuters", "L'Orient-Le Jour", "St. Petersburg"]
)
def test_a_name_stays_as_it_is(name):
    assert outlet_words(name) == name
