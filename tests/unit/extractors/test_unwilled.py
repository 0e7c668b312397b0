"""The dead of floods and diseases, and numbers of things, are no tolls of a strike beside them."""

from collections.abc import Callable

import pytest

from marsad.records import Claim

Read = Callable[..., list[Claim]]
STORIES = {
    "a flood": (
        "Since the flood of May, which killed over 900 people, jets bombed Derna, killing six.",
        {6},
    ),
    "a disease": (
        "The army shelled Tobruk, killing four, after an outbreak of cholera that killed 300.",
        {4},
    ),
    "a landslide beside": (
        "Gunmen raided a camp near Bunia and killed three people. A landslide killed 60 there.",
        {3},
    ),
    "drones shot down": (
        "Russia launched 86 drones at Kyiv, of which 70 were shot down. Three people were killed.",
        {3},
    ),
    "those who fled": (
        "Shells hit Goma prison and 14 women were burned alive when some 4,000 inmates escaped.",
        {14},
    ),
    "a party beside": ("The storm had not passed when rebels killed nine soldiers in Bama.", {9}),
}


@pytest.mark.parametrize(("text", "lows"), STORIES.values(), ids=STORIES)
def test_only_what_a_party_did_is_a_toll(text: str, lows: set[int], read: Read) -> None:
    assert {t.low for c in read(text) for t in c.tolls} == lows
