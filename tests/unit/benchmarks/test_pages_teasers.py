import pytest

from benchmarks._pages.styles import STYLES, WORDS, Lead
from benchmarks._pages.teasers import (
    Outcome,
    Story,
    compose,
    headline,
    judge,
    opening,
    others,
    score_teasers,
    try_styles,
)

LEADS = [
    Lead(
        f"Bridge number {n} opens to the traffic", f"The mayor cut ribbon {n} at noon on a bridge."
    )
    for n in range(4)
]
STORY = Story("Market struck", [f"Paragraph {n} of the story of Karsin." for n in range(9)], "en")


def story(number, language="en"):
    told = [
        f"Driver {number} told the court of line {line} that he had seen {number * line} lorries."
        for line in range(6)
    ]
    return Story(f"Court hears driver number {number}", told, language)


@pytest.mark.parametrize("name", STYLES)
def test_each_style_sets_every_teaser(name):
    style = STYLES[name]
    boxes = style.draw(LEADS, WORDS["en"])
    text = " ".join(" ".join(line for box in boxes for line in box).split())
    assert boxes
    assert all(f"number {n}" in text for n in range(4))


@pytest.mark.parametrize("place", ["above", "under", "between", "spread", "below"])
def test_teasers_stand_in_their_place_and_the_article_keeps_its_order(place):
    boxes = [[lead.title] for lead in LEADS]
    rows = [row for row in compose(STORY, boxes, place) if row.text]
    assert [row.text for row in rows if row.own] == STORY.paragraphs
    assert [row.text for row in rows if row.lead] == [lead.title for lead in LEADS]
    kinds = "".join("T" if row.lead else "o" if row.own else "f" for row in rows)
    assert (
        kinds
        == {
            "above": "TTTTffooooooooo",
            "under": "ffTTTTooooooooo",
            "between": "ffoooooTTTToooo",
            "spread": "ffoToToToTooooo",
            "below": "ffoooooooooTTTT",
        }[place]
    )


def test_a_narrow_page_breaks_all_its_lines_and_each_piece_keeps_its_role():
    long = Story("Market struck", ["Rockets fell on the town of Karsin. " * 6], "en")
    rows = compose(long, [[" ".join(lead.title for lead in LEADS)]], narrow=True)
    assert max(len(row.text) for row in rows) <= 76
    assert sum(row.own for row in rows) == 3
    assert sum(row.lead for row in rows) == 2


def test_teasers_are_of_the_same_language_where_there_are_enough():
    stories = [story(n, "de" if n % 2 else "en") for n in range(10)]
    assert {other.language for other in others(stories, 1)} == {"de"}
    few = [story(n, "fa" if n < 2 else "en") for n in range(6)]
    assert [other.title for other in others(few, 1)] == [few[n].title for n in (2, 3, 4, 5)]


def test_lines_kept_and_lost_are_counted_against_the_page_without_teasers():
    alone = [(row, True) for row in compose(STORY) if row.text]
    outcome = judge(compose(STORY), alone, "bare", "below")
    assert (outcome.leads, outcome.kept, outcome.own) == (0, 0, 9)


def test_teaser_lines_kept_are_a_share_of_all_of_them():
    row = score_teasers(
        [
            Outcome("bare", "below", leads=8, kept=2, own=10, lost=1),
            Outcome("links", "below", leads=2, kept=0, own=10, lost=0),
        ]
    )
    assert (row["teasers_kept"], row["teasers_own_lost"]) == (0.2, 0.05)
    assert (row["teasers_kept_style_bare"], row["teasers_kept_style_links"]) == (0.25, 0.0)
    assert row["teasers_kept_place_below"] == 0.2


def test_every_style_is_tried_on_every_story_and_twice_gives_the_same():
    stories = [story(n) for n in range(5)]
    outcomes = list(try_styles(stories))
    assert {outcome.style for outcome in outcomes} == set(STYLES)
    assert all(outcome.leads and outcome.own for outcome in outcomes)
    assert outcomes == list(try_styles(stories))


def test_no_stories_give_no_share():
    assert score_teasers([]) == {"teasers_kept": None, "teasers_own_lost": None}


@pytest.mark.parametrize(
    ("head", "title"),
    [
        pytest.param(
            "<title>Market of Karsin struck | Post</title>", "Market of Karsin struck", id="site"
        ),
        pytest.param("<title>Karsin - Post</title>", "Karsin - Post", id="too short without it"),
        pytest.param(
            '<meta property="og:title" content="Rockets hit a market"><title>Post</title>',
            "Rockets hit a market",
            id="for sharing",
        ),
        pytest.param("", "", id="none"),
    ],
)
def test_a_storys_title_is_the_heads_without_the_site(head, title):
    assert headline(f"<html><head>{head}</head><body><p>x</p></body></html>".encode()) == title


def test_an_opening_is_a_sentence_of_some_length():
    assert opening(
        ["Karsin, Friday", "Boom. It was ten in the morning when the roof fell in. So."]
    ) == ("Boom. It was ten in the morning when the roof fell in.")
    assert opening([]) == ""
