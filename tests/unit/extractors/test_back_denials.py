"""Denials that point back to what was told before them."""

from collections.abc import Callable

import pytest

from marsad.records import Claim, Modality

Read = Callable[..., list[Claim]]
EVENT = "Gunmen attacked a convoy near Gao on Monday, killing six soldiers. "
DENIED = {
    "it": ("The movement denies it.", "The movement"),
    "any role": ("The movement denied any role.", "The movement"),
    "this": ("A spokesman for the rebels rejected this.", "A spokesman for the rebels"),
    "the charge": ("The government rejects the charge.", "The government"),
    "called it": ("The rebels called it a lie.", "The rebels"),
    "called the charge": ("The rebels called the charge baseless.", "The rebels"),
}


@pytest.mark.parametrize(("words", "source"), DENIED.values(), ids=DENIED)
def test_a_denial_denies_the_event_before_it(words: str, source: str, read: Read) -> None:
    told, denial = read(EVENT + words)
    assert told.modality is not Modality.DENIED
    assert denial.modality is Modality.DENIED
    assert denial.sub_event_type is told.sub_event_type
    assert denial.evidence.text == words
    assert denial.tolls == ()
    assert [s.text for s in denial.sources] == [source]


NONE = {
    "nothing before": "The movement denies it.",
    "not denied": EVENT + "The movement did not deny it.",
    "no event before": "Talks on wages went on in Gao on Monday. The union denies it.",
    "praised": EVENT + "The rebels called it a victory.",
}


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_without_event_or_denial_nothing_is_denied(text: str, read: Read) -> None:
    assert not any(claim.modality is Modality.DENIED for claim in read(text))


def test_a_denial_has_an_id_of_its_own(read: Read) -> None:
    told, denial = read(EVENT + "The movement denies it.")
    assert told.id != denial.id
