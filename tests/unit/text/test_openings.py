import pytest

from marsad.text.openings import by_letter, openings


@pytest.mark.parametrize(
    ("phrase", "letters"),
    [
        ("read more", "r"),
        ("(post|article)? ?(tags?|topics?) ?:", "pa t"),
        ("(?:the )?latest", "tl"),
        ("[ao]ut", "ao"),
        (r"\(c\) ?\d{4}", "("),
        (r"\d+ comments", "0"),
        ("a{0,2}b", "ab"),
        ("x|y", "xy"),
        (r"\bword", "w"),
    ],
)
def test_the_letters_that_a_phrase_opens_with(phrase, letters):
    assert openings(phrase) == frozenset(letters)


@pytest.mark.parametrize(
    "phrase", [".{2,80} contributed", "[^a]b", "[a-z]b", r"\w+", "(a|.)b", "a?"]
)
def test_some_phrases_open_with_anything(phrase):
    assert openings(phrase) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [("read more", True), ("3 comments", True), ("٣ comments", True), ("x", False)],
)
def test_only_phrases_that_can_match_are_tried(text, found):
    pattern = by_letter(["read more", r"\d comments", "tags?"])(text[0])
    assert (pattern is not None and pattern.fullmatch(text) is not None) is found
