"""What was stopped, failed or lost: told as what it is, by those who did or suffered it."""

from collections.abc import Callable

import pytest

from marsad.records import ActorRole, Claim

Read = Callable[..., list[Claim]]
TOLD = {
    "a bomber shot": (
        "A suicide bomber was shot dead before she could blow herself up at a market in Konduga.",
        ("Disrupted weapons use", "asserted"),
    ),
    "a bomber stopped": (
        "Police stopped a suicide bomber before he could detonate his vest in Bama.",
        ("Disrupted weapons use", "asserted"),
    ),
    "a bomber at work": (
        "A suicide bomber blew himself up before the gates of the barracks in Bama.",
        ("Suicide bomb", "asserted"),
    ),
    "an attempt to seize": (
        "An attempt by the RSF to seize the airport at Merowe was foiled.",
        ("Armed clash", "asserted"),
    ),
    "an attempt foiled by": (
        "The army foiled an attempt by rebels to storm the barracks in Bukavu.",
        ("Armed clash", "asserted"),
    ),
    "no agreement": (
        "The army and the Rapid Support Forces failed to agree on a ceasefire in Jeddah.",
        ("Agreement", "denied"),
    ),
    "an agreement": (
        "The army and the rebels agreed on a ceasefire in Jeddah on Thursday.",
        ("Agreement", "asserted"),
    ),
    "a cache": (
        "Soldiers discovered a cache of rockets near Gao on Friday.",
        ("Disrupted weapons use", "asserted"),
    ),
}


@pytest.mark.parametrize(("text", "told"), TOLD.values(), ids=TOLD)
def test_what_was_stopped_is_told_as_such(text: str, told: tuple[str, str], read: Read) -> None:
    assert [(c.sub_event_type, c.modality) for c in read(text)] == [told]


def test_who_loses_soldiers_suffers_it(read: Read) -> None:
    (claim,) = read("The Rapid Support Forces lost 30 fighters in Bahri on Friday.")
    assert {a.role for a in claim.actors} == {ActorRole.RECIPIENT}
