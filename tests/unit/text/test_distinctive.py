"""Words by which a text is known."""

import pytest

from marsad.text.distinctive import alikeness, distinctive, distinctive_near, stem, weight
from marsad.text.names import sound_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("bombing", "bombed", id="a verb's forms"),
        pytest.param("Hospitals", "hospital", id="a plural with a capital"),
    ],
)
def test_words_of_one_stem_are_one(one: str, other: str):
    assert stem(one) == stem(other)


def test_a_short_word_keeps_its_end():
    assert stem("seed") == "seed"


def test_a_common_word_weighs_nothing_and_an_unknown_name_most():
    assert weight(stem("people")) == 0
    assert weight(stem("Khanasser")) == 3


def test_a_text_is_known_by_its_names():
    words = distinctive("The people of Khanasser said that Abu Walid had left.")
    assert stem("Khanasser") in words
    assert "people" not in words


def test_what_stands_in_another_paragraph_is_not_near():
    text = "Rockets fell on Banyas.\n\nThe minister Karroum travelled."
    assert stem("Karroum") not in distinctive_near(text, 0, 23)
    assert stem("Banyas") in distinctive_near(text, 0, 23)


def test_alikeness_goes_from_nothing_to_one():
    mine, theirs = frozenset({"karroum", "banya"}), frozenset({"sawsan"})
    assert alikeness(mine, mine) == pytest.approx(1)
    assert alikeness(mine, theirs) == 0
    assert alikeness(mine, frozenset()) == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Maarrat Misrin", "Maaret Misreen", id="vowels"),
        pytest.param("Zitan", "Zaytan", id="half vowels"),
        pytest.param("al-Hasakah", "Hasakeh", id="an article"),
        pytest.param("Qamishli", "Kamishly", id="q and k"),
        pytest.param("the city of Raqqa", "Raqqa", id="what it is"),
    ],
)
def test_spellings_of_one_name_sound_alike(one: str, other: str):
    if one.startswith("the "):
        one = one.removeprefix("the ")
    assert sound_of(one) == sound_of(other)


@pytest.mark.parametrize("name", ["Fua", "Ain"])
def test_a_name_of_few_consonants_has_no_sound(name: str):
    assert sound_of(name) is None
