"""The tables of words of harm hold together."""

import pytest

from marsad.extractors._grammar.harm import harm_words, telling_words, verb_table, words
from marsad.records import TollKind


def test_every_kind_of_toll_has_words() -> None:
    assert set(harm_words()) == set(TollKind)


@pytest.mark.parametrize("kind", TollKind)
def test_entries_are_lemmas_of_one_or_two_words(kind: TollKind) -> None:
    table = harm_words()[kind]
    for entry in (*table.done, *table.undergone):
        assert entry == entry.casefold()
        assert len(entry.split()) <= 3, entry


def test_a_verb_with_a_second_word_is_asked_first() -> None:
    assert [harm.mate for harm in verb_table()["shoot"]][-1] is None


def test_a_word_that_needs_another_does_not_tell_of_harm() -> None:
    assert "kill" in telling_words()
    assert not telling_words() & {"take", "be", "lay"}


@pytest.mark.parametrize("name", ["places", "things", "freeing", "totals", "telling", "passing"])
def test_sets_of_words_are_there(name: str) -> None:
    assert words(name)


def test_places_are_no_things() -> None:
    assert not words("places") & words("things")
