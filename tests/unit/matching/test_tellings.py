"""What goes on with what was told, and which of several is meant."""

from typing import Any

import msgspec
import pytest

from marsad.matching.profiles import Profile, take_profile
from marsad.matching.tellings import weigh_reference, weigh_turn
from marsad.matching.wordings import weigh_lasting, weigh_order


def after(tell: Any, words: str) -> tuple[Profile, Profile]:
    """A claim, and another that stands just behind it on the page."""
    told = tell("b", page="p", words=words)
    start = 40
    quote = msgspec.structs.replace(
        told.claim.evidence, start=start, end=start + len(told.claim.evidence.text)
    )
    moved = msgspec.structs.replace(told.claim, evidence=quote)
    first = tell("a", page="p", words="A bomb went off in Saraqib.")
    return take_profile(first), take_profile(msgspec.structs.replace(told, claim=moved))


@pytest.mark.parametrize(
    ("words", "goes_on"),
    [
        pytest.param("It killed five people.", True, id="it"),
        pytest.param("The blast broke windows.", True, id="the blast"),
        pytest.param("The death toll rose to nine.", True, id="the death toll"),
        pytest.param("Among them were two nurses.", True, id="among them"),
        pytest.param("A mine killed two in Kabul.", False, id="something new"),
        pytest.param("Italy sent doctors.", False, id="a word that begins alike"),
    ],
)
def test_a_sentence_goes_on_with_the_one_before(tell: Any, words: str, *, goes_on: bool):
    assert (weigh_reference(*after(tell, words)) is not None) is goes_on


def test_minutes_later_is_another_thing(tell: Any):
    assert weigh_turn(*after(tell, "Some fifty minutes later a raid hit the rescuers."))


def test_the_first_and_the_second_are_two(tell: Any):
    first = take_profile(tell("a", words="The first strike hit a market."))
    second = take_profile(tell("b", words="In the second strike nine rescuers died."))
    plain = take_profile(tell("c", words="A strike hit a market."))
    assert weigh_order(first, second) is not None
    assert weigh_order(first, plain) is None


def test_a_siege_goes_with_its_own_news(tell: Any):
    siege = take_profile(tell("a", words="The town has been besieged since May."))
    other = take_profile(tell("b", words="It remains under siege, the mayor said."))
    plain = take_profile(tell("c", words="A strike hit a market."))
    names = [weigh_lasting(siege, each) for each in (other, plain)]
    assert [reason and reason.name for reason in names] == ["lasting_both", "lasting_one"]
    assert weigh_lasting(plain, plain) is None
