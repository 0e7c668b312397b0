"""What a source is to the fight."""

import pytest

from marsad.coding.party_words import words_of
from marsad.coding.speakers import Party, party_of
from marsad.registry.store import Registry, load_registry


@pytest.fixture(scope="module")
def registry() -> Registry:
    return load_registry()


WORDS = {
    "the army's spokesman": Party.COMMAND,
    "the defence ministry": Party.COMMAND,
    "state television": Party.COMMAND,
    "police": Party.AUTHORITY,
    "a police commander": Party.AUTHORITY,
    "the provincial governor": Party.AUTHORITY,
    "security sources": Party.AUTHORITY,
    "the rebels": Party.REBEL,
    "the group": Party.REBEL,
    "health ministry officials": Party.NONE,
    "the civil defence": Party.NONE,
    "a local civil society group": Party.NONE,
    "residents": Party.NONE,
    "a shopkeeper": Party.NONE,
}


@pytest.mark.parametrize(("words", "expected"), WORDS.items(), ids=WORDS)
def test_a_source_is_a_party_by_its_words(words: str, expected: Party) -> None:
    assert party_of(None, words_of(words)) is expected


KINDS = {
    "syrian-army": Party.COMMAND,
    "sana": Party.COMMAND,
    "syrian-government": Party.AUTHORITY,
    "hts": Party.REBEL,
    "sohr": Party.NONE,
    "reuters": Party.NONE,
}


@pytest.mark.parametrize(("entry", "expected"), KINDS.items(), ids=KINDS)
def test_a_source_is_a_party_by_its_kind(registry: Registry, entry: str, expected: Party) -> None:
    assert party_of(registry.get(entry), words_of("its spokesman")) is expected


@pytest.mark.parametrize(
    ("phrase", "word"),
    [("mercenaries", "mercenary"), ("acknowledged", "acknowledge"), ("the army’s", "army"),
     ("admitted", "admit"), ("riflemen", "rifleman"), ("Iran-backed", "iran")],
)  # fmt: skip
def test_words_are_known_in_their_forms(phrase: str, word: str) -> None:
    assert word in words_of(phrase)
