import pytest

from marsad.registry.words import Words, key_of


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        pytest.param("Hay’at Taḥrīr al-Shām", ["hayat", "tahrir", "al", "sham"], id="accents"),
        pytest.param("the U.S. and the U.N", ["the", "us", "and", "the", "un"], id="initials"),
        pytest.param("l'OSDH d’Alep", ["l", "osdh", "d", "alep"], id="French articles"),
        pytest.param("Syria's army, Houthis'", ["syria", "army", "houthis"], id="possessives"),
        pytest.param("Forces arme\u0301es", ["forces", "armees"], id="accents apart"),
        pytest.param("قال المرصد", ["قال", "المرصد"], id="Arabic"),
    ],
)
def test_words_are_folded(text: str, folded: list[str]) -> None:
    assert Words(text).folded == folded


def test_a_word_stands_where_the_text_has_it() -> None:
    text = "The Houthis’ raid on Da'esh’s convoy"
    words = Words(text)
    assert [text[words.start(n) : words.end(n)] for n in range(len(words))] == [
        *("The", "Houthis", "raid", "on", "Da'esh", "convoy"),
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Al Qaeda", "al-Qaeda"),
        ("Hayat Tahrir al-Sham", "HAY'AT TAHRIR AL–SHAM"),
        ("US military", "U.S. military"),
        ("Médecins Sans Frontières", "Medecins sans frontieres"),
    ],
)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert key_of(one) == key_of(other)


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("Syrian army", True),
        ("Syrian\narmy", True),
        ("Syrian-army", True),
        ("Syria’s army", True),
        ("Syrian, army", False),
        ("Syrian. Army", False),
        ("Syrian\n\narmy", False),
        ("Syrian: army", False),
    ],
)
def test_only_a_space_or_hyphen_joins_two_words_of_a_name(text: str, *, joined: bool) -> None:
    assert Words(text).joined(0, 1) is joined
