"""Credits by a turn of phrase, and those that are none."""

from collections.abc import Callable

import pytest

from marsad.records import Claim

Read = Callable[..., list[Claim]]
CREDITED = {
    "so say": ("The bridge at Bara was shelled on Friday. So say the rebels.", "the rebels"),
    "that is what": (
        "Soldiers shelled Bara on Friday. That is what the rebels' radio is saying.",
        "the rebels' radio",
    ),
    "that is according to": (
        "Soldiers shelled Bara on Friday. That is according to a source at the ministry.",
        "a source at the ministry",
    ),
    "if he is to be believed": (
        "Soldiers shelled Bara, if the governor is to be believed.",
        "the governor",
    ),
    "we heard from": (
        "Soldiers burned the village of Bara, we heard from two women who had fled.",
        "two women",
    ),
    "in brackets": ("At least 73 people were killed in the raid on Bara (army figures).", "army"),
    "let it be known": (
        "Nine soldiers were killed in an ambush near Bara, the mayor let it be known.",
        "the mayor",
    ),
    "a role and a name": (
        "Herders shot dead nine villagers in Barkin Ladi, a youth leader, Dalyop Mwantiri, said.",
        "a youth leader, Dalyop Mwantiri",
    ),
}


@pytest.mark.parametrize(("text", "source"), CREDITED.values(), ids=CREDITED)
def test_a_turn_of_phrase_credits_somebody(text: str, source: str, read: Read) -> None:
    (claim,) = read(text)
    assert [s.text for s in claim.sources] == [source]


def test_a_country_before_a_colon_says_only_where(read: Read) -> None:
    assert not any(
        c.sources for c in read("Colombia: ELN attack on barracks leaves two soldiers dead")
    )


def test_she_is_not_the_man_who_spoke_last(read: Read) -> None:
    claims = read(
        "Shells killed nine people in Bama, Mrs Aisha Bello, the doctor, said. The mayor, Mr Abdi"
        " Nur, said that rebels had fired them. Twelve people were hurt, she added."
    )
    assert claims[-1].sources[-1].name == "Mrs Aisha Bello"
