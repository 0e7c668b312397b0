"""Who gives a figure, by the order of the words."""

from collections.abc import Callable

import pytest

from marsad.records import Claim

Read = Callable[..., list[Claim]]
CREDITED = {
    "settled on": ("The ministry settled on 471 killed in the shelling of Bara.", "The ministry"),
    "as far as": (
        "Shells fell on Bara on Monday, killing many. The observatory has gone as far as 246 dead.",
        "The observatory",
    ),
    "comes from": (
        "The new figure of 56 dead in the shelling of Bara comes from the health authority.",
        "the health authority",
    ),
    "is that of": (
        "The count of 56 killed in the shelling of Bara is that of the health authority.",
        "the health authority",
    ),
    "has it that": (
        "The general has it that 40 rebels were killed in the fighting at Bara.",
        "The general",
    ),
    "if it is right": (
        "Forty people were killed in the strike on Bara, if the hospital is right.",
        "the hospital",
    ),
    "the army confirms": (
        "Nine soldiers died in an ambush near Bara, the army confirms.",
        "the army",
    ),
    "taken for a participle": (
        "Nine soldiers died in a raid on Bara, the state secretariat of safety reported on Sunday.",
        "the state secretariat of safety",
    ),
    "a line without a full stop": ("Dozens of militants killed near Bara: MoD", "MoD"),
}


@pytest.mark.parametrize(("text", "source"), CREDITED.values(), ids=CREDITED)
def test_who_gives_a_figure_is_credited(text: str, source: str, read: Read) -> None:
    assert [s.text for s in read(text)[-1].sources] == [source]


NOBODY = {
    "hours after": "Two drones hit the base, the army said, hours after rebels shelled Bara.",
    "a loss": "The army lost 30 men in the fighting at Bara.",
    "a thing": "The blast at the market in Bara left 30 people dead.",
}


@pytest.mark.parametrize("text", NOBODY.values(), ids=NOBODY)
def test_what_nobody_says_is_credited_to_nobody(text: str, read: Read) -> None:
    assert read(text)[-1].sources == ()
