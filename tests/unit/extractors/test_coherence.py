"""What contradicts itself is no claim, whoever read it."""

from collections.abc import Callable

import msgspec
import pytest

from marsad.extractors._grammar.coherence import coherent, is_labour
from marsad.records import Actor, ActorRole, Claim

Read = Callable[..., list[Claim]]
RITES = {
    "burial": "Thousands came to bury 50 victims of the 1995 massacre near Bratunac on Monday.",
    "anniversary": "The town marked the anniversary of the 1982 massacre, when 9,000 were killed.",
}
STRIKES = {
    "on strike": "Workers of the port went on strike on Monday in Port Sudan.",
    "general": "Unions called a two-day general strike in Khartoum from Sunday.",
    "hunger": "Three prisoners in Gilboa began a hunger strike on Tuesday.",
}


@pytest.mark.parametrize("text", RITES.values(), ids=RITES)
def test_a_rite_for_the_dead_of_long_ago_is_no_event(text: str, read: Read) -> None:
    assert not read(text, published="2022-07-12")


def test_a_burial_of_yesterdays_dead_tells_of_their_death(read: Read) -> None:
    (claim,) = read("Relatives buried 12 people in Khan Younis on Friday, killed in an air strike.")
    assert claim.tolls[0].low == 12


@pytest.mark.parametrize("text", STRIKES.values(), ids=STRIKES)
def test_workers_strike_nobody(text: str, read: Read) -> None:
    assert not read(text)


@pytest.mark.parametrize(
    ("sentence", "labour"),
    [
        ("An air strike hit the port.", False),
        ("Strikes on Sumy killed two.", False),
        ("The rail strike goes on.", True),
        ("A three-day strike emptied the wards.", True),
    ],
)
def test_a_strike_of_workers_is_told_from_one_of_arms(sentence: str, *, labour: bool) -> None:
    at = sentence.casefold().index("strike")
    assert is_labour(sentence, at, at + len("strike")) is labour


def test_a_part_above_its_whole_stands_alone(read: Read) -> None:
    (claim,) = read("Shells killed 12 people in Bahar on Monday, among them three children.")
    whole, part = claim.tolls
    assert coherent(claim).tolls[1].part_of == 0
    broken = msgspec.structs.replace(
        claim, tolls=(whole, msgspec.structs.replace(part, low=40, high=40))
    )
    assert coherent(broken).tolls[1].part_of is None


def test_nobody_is_hit_by_what_he_did_himself(read: Read) -> None:
    (claim,) = read("Gunmen shot nine herders near Djibo on Monday.")
    doer = next(a for a in claim.actors if a.role is ActorRole.ACTOR)
    twice = msgspec.structs.replace(doer, role=ActorRole.RECIPIENT)
    found = coherent(msgspec.structs.replace(claim, actors=(*claim.actors, twice)))
    assert found.actors == claim.actors
    assert all(isinstance(each, Actor) for each in found.actors)
