import pytest

from marsad.gazetteer.spelling import key_of, skeleton_of, without_articles


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Côtes-d’Armor", "Cotes d'Armor", id="accents and apostrophes"),
        pytest.param("St. Louis", "Saint Louis", id="saint"),
        pytest.param("Mt. Vernon", "Mount Vernon", id="mount"),
        pytest.param("Jisr ash-Shughur", "Jisr al-Shughur", id="joined article"),
        pytest.param("Deir ez-Zor", "Deir al Zor", id="hyphen"),
        pytest.param("EL FASHER", "Al-Fasher", id="capitals"),
    ],
)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert key_of(one) == key_of(other)


def test_articles_can_be_left_out_of_a_key() -> None:
    assert without_articles("jisr al shughur") == "jisr shughur"


def test_a_name_that_is_only_an_article_keeps_it() -> None:
    assert without_articles("al") == "al"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Saraqeb", "Sarakib", id="q and k"),
        pytest.param("Deir ez-Zor", "Dayr az Zawr", id="half vowels"),
        pytest.param("Khan Sheikhoun", "Khān Shaykhūn", id="long vowels"),
        pytest.param("Maaret al-Numan", "Ma'arrat an Nu'man", id="doubled letters"),
    ],
)
def test_transliterations_of_one_name_share_a_skeleton(one: str, other: str) -> None:
    assert skeleton_of(key_of(one)) == skeleton_of(key_of(other))


def test_different_consonants_give_different_skeletons() -> None:
    assert skeleton_of("saraqeb") != skeleton_of("sarmada")
