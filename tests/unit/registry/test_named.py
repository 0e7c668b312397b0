import pytest

from marsad.registry.store import load_registry

REGISTRY = load_registry()


@pytest.mark.parametrize(
    ("phrase", "entry"),
    [
        ("the Syrian army", "syrian-army"),
        ("Syria’s army", "syrian-army"),
        ("SYRIAN ARMY", "syrian-army"),
        ("a Syrian army spokesman", "syrian-army"),
        ("Lebanon's Hezbollah", "hezbollah"),
        ("the Lebanese militant group Hezbollah", "hezbollah"),
        ("the jihadist group HTS", "hts"),
        ("HTS", "hts"),
        ("Hamas fighters", "hamas"),
        ("Iran-backed Houthi rebels", "houthis"),
        ("the US-backed Syrian Democratic Forces", "sdf"),
        ("the UK-based Syrian Observatory for Human Rights", "sohr"),
        ("Rami Abdel Rahmane, head of the Syrian Observatory", "sohr"),
        ("the Hamas-run health ministry", "gaza-health-ministry"),
        ("the U.S. military", "us-military"),
        ("Islamic State group", "islamic-state"),
        ("several Boko Haram militants", "boko-haram"),
    ],
)
def test_a_phrase_names_its_entry(phrase: str, entry: str) -> None:
    named = REGISTRY.named(phrase)
    assert named is not None
    assert named.id == entry


@pytest.mark.parametrize(
    "phrase",
    [
        "",
        "rebels",
        "the Observatory",
        "a convoy of the Syrian army",
        "Hezbollah and Hamas",
        "a village near a Taliban base",
        "Hezbollah-affiliated gunmen",
        "an al-Qaeda offshoot",
    ],
)
def test_a_phrase_that_is_no_one_entry_names_none(phrase: str) -> None:
    assert REGISTRY.named(phrase) is None
