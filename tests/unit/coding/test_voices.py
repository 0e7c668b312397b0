"""Which pages speak as a party to the fight."""

import pytest

from marsad.coding.voices import accuses, is_partisan
from marsad.registry.store import Registry, load_registry


@pytest.fixture(scope="module")
def registry() -> Registry:
    return load_registry()


PARTISAN = {
    "rebels": "In the name of God. Statement No. 3. Our fighters entered the barracks at dawn.",
    "army": "PRESS RELEASE of the General Staff. Our soldiers neutralised nine terrorists.",
    "agency": "HOMS, (SANA) - Terrorist gangs fired on the market; two citizens were martyred.",
    "words alone": "The gallant troops drove out the mercenaries, and the enemy fled.",
}
PLAIN = {
    "wire": "Fighters took the town, residents said. The army said it had killed 20 of them.",
    "quoted": "The group said: “Our heroes killed the enemy, praise be to God, gallant martyrs.”",
    "one word": "Police said terrorists had attacked the post near the market.",
    "opening alone": "Statement of the bishops. We ask all sides to spare the hospital.",
}


@pytest.mark.parametrize("text", PARTISAN.values(), ids=PARTISAN)
def test_a_partys_own_page_is_known(registry: Registry, text: str) -> None:
    assert is_partisan(text, registry)


@pytest.mark.parametrize("text", PLAIN.values(), ids=PLAIN)
def test_other_pages_take_no_side(registry: Registry, text: str) -> None:
    assert not is_partisan(text, registry)


def test_a_sentence_accuses_by_its_words() -> None:
    assert accuses("Nine people died in a raid of the aggression on the port.")
    assert not accuses("Nine martyrs were buried.")
    assert not accuses("“The aggression killed nine,” he said.")
