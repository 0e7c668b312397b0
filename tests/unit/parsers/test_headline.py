import pytest

from marsad.parsers._headline import Headings, as_shown, find_titles, without_site
from marsad.records import Stated, StatedBy
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


@pytest.mark.parametrize(
    ("title", "lines", "left"),
    [
        ("Bay Agency :: Convoy shelled near the old mine", ["Convoy shelled near the old mine"], 1),
        ("Bay Agency :: Convoy shelled near the old mine", ["Bay Agency"], 0),
        ("Harbour War: Convoy shelled near mine", ["Harbour War: Convoy shelled near mine"], 0),
        ("War in the north: Convoy shelled near the old mine", ["War in the north"], 0),
    ],
    ids=["the part that is shown", "the site alone", "shown whole", "the smaller part"],
)
def test_a_title_is_left_as_the_page_shows_it(title, lines, left):
    given = Stated(field="title", value=title, method=StatedBy.META, confidence=0.7)
    [shown] = as_shown([given], lines, site=frozenset())
    assert shown.value == (lines[0] if left else title)


def test_the_name_of_the_site_is_never_what_is_left_of_a_title():
    given = Stated(
        field="title", value="The Voice of the Bay: Fire", method=StatedBy.META, confidence=0.7
    )
    [shown] = as_shown(
        [given], ["The Voice of the Bay"], site=frozenset({fold("The Voice of the Bay")})
    )
    assert shown.value == given.value
