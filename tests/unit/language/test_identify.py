import pytest

from marsad.language.identify import identify_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Rebels take border post after three-day siege", "en"),
        ("Syria: jihadist groups seize most of Aleppo", "en"),
        ("THE ARMY REPORTED THAT ABOUT FIFTY FARMERS HAVE BEEN KIDNAPPED", "en"),
        ("Au moins quatorze morts dans une attaque contre un village", "fr"),
        ("Mindestens elf Menschen starben am Samstag bei dem Angriff", "de"),
        ("سيطرت الفصائل على معظم مدينة حلب", "ar"),
        ("Российские силы заняли село в Донецкой области", "ru"),
    ],
)
def test_a_headline_is_enough_to_tell_its_language(text, language):
    assert identify_language(text) == language


@pytest.mark.parametrize("text", ["", "12:30", "OSDH", "Al Jazeera", "Kyiv", "- 1 -\n- 2 -"])
def test_a_name_or_number_does_not_tell_a_language(text):
    assert identify_language(text) is None


def test_line_breaks_do_not_matter():
    assert identify_language("Rebels take\nborder post\nafter siege, officials say") == "en"
