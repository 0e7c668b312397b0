import pytest

from marsad.language.identify import identify_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Rebels take border post after three-day siege", "en"),
        ("Syria: jihadist groups seize most of Aleppo", "en"),
        ("THE ARMY REPORTED THAT ABOUT FIFTY FARMERS HAVE BEEN KIDNAPPED", "en"),
        ("SAN LORENZO.- TWO COLONELS, RUIZ AND ORTEGA PAZ, WERE HURT IN SANTA RITA", "en"),
        ("AL MENOS DOCE PERSONAS MURIERON EN UN ATAQUE CONTRA UN PUEBLO DEL NORTE", "es"),
        ("Au moins quatorze morts dans une attaque contre un village", "fr"),
        ("Mindestens elf Menschen starben am Samstag bei dem Angriff", "de"),
        ("سيطرت الفصائل على معظم مدينة حلب", "ar"),
        ("Российские силы заняли село в Донецкой области", "ru"),
    ],
)
def test_a_headline_is_enough_to_tell_its_language(text, language):
    found = identify_language(text)
    assert found is not None
    assert found.code == language


@pytest.mark.parametrize("text", ["", "12:30", "OSDH", "Al Jazeera", "Kyiv", "- 1 -\n- 2 -"])
def test_a_name_or_number_does_not_tell_a_language(text):
    assert identify_language(text) is None


def test_line_breaks_do_not_matter():
    broken = identify_language("Rebels take\nborder post\nafter siege, officials say")
    assert broken == identify_language("Rebels take border post after siege, officials say")


def test_more_words_make_a_language_surer():
    headline = identify_language("Syria: jihadist groups seize most of Aleppo")
    text = identify_language(
        "Jihadist groups have seized most of the city, and the army says that it has withdrawn."
    )
    assert headline is not None
    assert text is not None
    assert 0.0 < headline.confidence < text.confidence <= 1.0
