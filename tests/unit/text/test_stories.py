"""The paragraphs of a text that lost its line ends."""

import pytest

from marsad.text.stories import paragraphs_of

BROKEN = {
    "a full stop": (
        "They fled on Friday.The army said so.",
        ["They fled on Friday.", "The army said so."],
    ),
    "a quote": ("“They all fled.”The army said so.", ["“They all fled.”", "The army said so."]),
    "two": ("They fled.Nobody stayed.Rain fell.", ["They fled.", "Nobody stayed.", "Rain fell."]),
}
WHOLE = {
    "a space": "They fled on Friday. The army said so.",
    "initials": "The U.S.Army said so.",
    "an address": "News.Az wrote that Example.Com was down.",
    "a number": "It was 3.5 km from Sarmin.",
    "a title": "Gen.Ali spoke.",
}


@pytest.mark.parametrize(("text", "parts"), BROKEN.values(), ids=BROKEN)
def test_a_sentence_right_behind_another_begins_a_paragraph(text: str, parts: list[str]) -> None:
    assert [text[a:b] for a, b in paragraphs_of(text, 0, len(text))] == parts


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE)
def test_other_full_stops_break_nothing(text: str) -> None:
    assert [text[a:b] for a, b in paragraphs_of(text, 0, len(text))] == [text]
