import pytest

from marsad.parsers._headline import Headings, find_titles, without_site
from marsad.text.names import fold

TITLE = "Two drones shot down over harbour"


def first(**said: object) -> str | None:
    return next((title.value for title in find_titles(Headings(**said))), None)


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Two drones shot down | Bay News", "Two drones shot down"),
        ("Drones | Bay News", "Drones"),
        ("Bay News: Two drones shot down", "Two drones shot down"),
        ("Two drones shot down - World - Bay News", "Two drones shot down - World"),
        ("Two drones shot down in fog – Der Kurier", "Two drones shot down in fog"),
        ("Harbour – all you need to know", "Harbour – all you need to know"),
        ("Ferry: a short history of boats", "Ferry: a short history of boats"),
        ("Bay News", "Bay News"),
        ("", ""),
    ],
)  # fmt: skip
def test_the_name_of_the_site_is_taken_off_a_title(title, short):
    assert without_site(title, {fold("Bay News")}) == short


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ({"first": (TITLE,), "head": f"{TITLE} | Bay News"}, TITLE),
        ({"first": ("World", TITLE), "head": f"{TITLE} | World"}, TITLE),
        ({"first": (f"{TITLE}: what we know",), "shared": TITLE}, f"{TITLE}: what we know"),
        ({"others": ("More", TITLE), "head": f"{TITLE} | Bay News"}, TITLE),
        ({"first": (TITLE,), "head": "Bay News"}, TITLE),
        ({"first": ("Bay News",), "shared": TITLE, "site": frozenset({"bay news"})}, TITLE),
        ({"described": TITLE}, TITLE),
        ({}, None),
        ({"first": ("", " "), "head": ""}, None),
    ],
    ids=[
        "repeated",
        "section first",
        "longer on the page",
        "lower heading",
        "alone",
        "names the site",
        "structured data",
        "nothing",
        "empty",
    ],
)
def test_the_title_is_the_heading_that_is_most_like_the_head(said, title):
    assert first(**said) == title


def test_a_heading_that_the_head_repeats_is_surer_than_the_head_alone():
    repeated = next(find_titles(Headings(first=(TITLE,), head=TITLE)))
    alone = next(find_titles(Headings(head=TITLE)))
    assert repeated.confidence > alone.confidence
