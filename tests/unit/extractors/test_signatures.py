"""The table of words that tell how sure an event is."""

import pytest

from marsad.extractors._grammar.signatures import Known, marks, modality_words, signatures

SIGNATURES = {
    "manage to": ("verb", "manage", "to", "happened", "not"),
    "fail to": ("verb", "fail", "to", "tried", "happened"),
    "refuse to": ("verb", "refuse", "to", "not", "happened"),
    "vow to": ("verb", "vow", "to", "planned", "not"),
    "claim to": ("verb", "claim", "to", "claimed", "claimed"),
    "deny -ing": ("verb", "deny", "ing", "denied", "claimed"),
    "fear that": ("verb", "fear", "that", "possible", "possible"),
    "prevent from": ("verb", "prevent", "from", "not", "happened"),
    "threat of": ("noun", "threat", "of", "planned", "not"),
    "failure to": ("noun", "failure", "to", "tried", "not"),
    "responsibility for": ("noun", "responsibility", "for", "happened", "happened"),
    "unable to": ("adjective", "unable", "to", "not", "happened"),
}


@pytest.mark.parametrize(
    ("kind", "word", "frame", "holds", "negated"), SIGNATURES.values(), ids=SIGNATURES
)
def test_a_word_has_a_signature(kind: str, word: str, frame: str, holds: str, negated: str) -> None:
    found = signatures(kind)[word, frame]
    assert (found.holds, found.negated) == (holds, negated)


def test_the_table_is_as_large_as_a_dictionary_of_such_words() -> None:
    words = {(k, w) for k in ("verb", "noun", "adjective") for w, _ in signatures(k)}
    assert len(words) > 900


def test_no_word_stands_for_two_things_before_a_noun() -> None:
    listed = [w for entry in modality_words().before for w in entry.words.split()]
    assert len(listed) == len(set(listed))


@pytest.mark.parametrize(
    ("kind", "word", "known"),
    [("before", "alleged", Known.CLAIMED), ("before", "planned", Known.PLANNED),
     ("adverb", "reportedly", Known.CLAIMED), ("adverb", "possibly", Known.POSSIBLE),
     ("preposition", "without", Known.NOT), ("conjunction", "whether", Known.POSSIBLE)],
)  # fmt: skip
def test_little_words_mark_what_they_stand_with(kind: str, word: str, known: Known) -> None:
    assert marks(kind)[word] is known
