"""Noughts that no number word tells."""

from collections.abc import Callable

import pytest

from marsad.records import Claim

Read = Callable[..., list[Claim]]
NOUGHTS = {
    "not one": ("Shells fell on Sumy, but not one soldier was killed, the army said.", "killed"),
    "not a single": (
        "Rockets hit Haifa on Monday. The army said that not a single civilian was hurt.",
        "injured",
    ),
    "not a soul": ("Not a soul was hurt when the shell hit the school in Sumy.", "injured"),
    "neither of": (
        "Gunmen fired on the post in Gao. Neither of the two guards was wounded.",
        "injured",
    ),
    "none of": ("A rocket hit Sderot. None of the 30 people inside was hurt.", "injured"),
    "no reports of dead": (
        "There were no reports of dead or wounded after rockets hit Haifa.",
        "injured",
    ),
    "did not cause any": ("The shelling of Kirkuk did not cause any deaths.", "killed"),
    "without loss": ("The army took the village of Bara without loss.", "killed"),
    "no loss of life": ("The blast at the checkpoint in Baidoa caused no loss of life.", "killed"),
}
SOMEBODY = {
    "none was": ("The strike killed three people in Taiz but none of them was a fighter.", 3),
    "no more than": ("No more than three people were killed when rockets hit Haifa.", 3),
}


@pytest.mark.parametrize(("text", "kind"), NOUGHTS.values(), ids=NOUGHTS)
def test_nobody_is_a_toll_of_nought(text: str, kind: str, read: Read) -> None:
    told = [(t.kind, t.low, t.high) for c in read(text) for t in c.tolls]
    assert (kind, 0, 0) in told
    assert not any(high for _, _, high in told)


@pytest.mark.parametrize(("text", "high"), SOMEBODY.values(), ids=SOMEBODY)
def test_who_was_no_fighter_was_somebody(text: str, high: int, read: Read) -> None:
    assert {t.high for c in read(text) for t in c.tolls} == {high}
