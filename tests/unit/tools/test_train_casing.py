import pytest

from marsad.language.casing import LOWER, TITLE, UPPER
from tools.train_casing import shape_of, table_of, with_names


@pytest.mark.parametrize(
    ("word", "shape"), [("bomb", LOWER), ("Lima", TITLE), ("UN", UPPER), ("A", TITLE)]
)
def test_a_word_has_one_of_three_shapes(word, shape):
    assert shape_of(word) == shape


def test_the_table_holds_the_share_of_capitals_in_tenths():
    counts = {"army": [6, 4, 0], "lima": [0, 9, 0], "un": [1, 0, 9], "rare": [1, 0, 0]}
    lemmas = {"verb": {"strafe"}, "adj": set(), "adv": set(), "noun": {"army", "howitzer"}}
    table = table_of(counts, lemmas)
    assert table == {"army": "4", "lima": "9", "un": "a", "strafe": "v", "howitzer": "n"}


def test_names_that_are_words_first_stay_words():
    table = {"reading": "0", "perez": "7"}
    changed = with_names(table, {"reading", "perez", "ruiz"}, {"plmx"})
    assert changed == {"reading": "0", "perez": "9", "ruiz": "9", "plmx": "a"}
