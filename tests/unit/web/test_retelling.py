"""What deeper layers say in English is told again in the reader's language."""

import pytest

from marsad.reconciling.grading import Heard, credibility_of
from marsad.web.retelling import LONGEST, retold
from marsad.web.tongue import Tongue, speaking

FRENCH = Tongue(code="fr")
HEARD = [
    Heard(asserting=asserting, claiming=claiming, denied=denied)
    for asserting in range(4)
    for claiming in range(3)
    for denied in (False, True)
]


def french(text):
    with speaking(FRENCH):
        return retold(text).replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize("heard", HEARD, ids=str)
def test_every_grade_is_told_again(heard):
    text = credibility_of(heard).text
    assert french(text) != text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "confirmed: 3 independent origins assert it",
            "confirmé : 3 origines indépendantes l’affirment",
            id="a grade",
        ),
        pytest.param("place: Aleppo (+3)", "lieu : Aleppo (+3)", id="a reason with its points"),
        pytest.param("killed: both 12 (+2.5)", "tués : 12 chez les deux (+2.5)", id="a toll"),
        pytest.param("type: close", "type : proche", id="a word within"),
        pytest.param(
            "the store has no incident 'abcdef12'.",
            "la base n’a pas de « incident » 'abcdef12'.",
            id="an error",
        ),
        pytest.param("no sentence of ours", "no sentence of ours", id="anything else"),
    ],
)
def test_a_sentence_is_told_again_with_what_stands_in_it(text, expected):
    assert french(text) == expected


def test_english_stays_as_it_is():
    assert retold("place: Aleppo (+3)") == "place: Aleppo (+3)"


def test_what_somebody_sent_is_not_searched():
    long = "place: " + "x" * LONGEST
    assert french(long) == long
