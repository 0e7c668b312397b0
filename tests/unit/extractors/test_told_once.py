"""One event, one claim: what is put together, and what stays apart."""

from collections.abc import Callable

import pytest

from marsad.records import Claim, TollKind

Read = Callable[..., list[Claim]]
ONE = {
    "a sentence that only counts": (
        "Gunmen ambushed an army convoy near Kidal on Monday. Nine soldiers were killed.",
        {TollKind.KILLED},
    ),
    "dead and wounded of two sentences": (
        "An air strike hit Saada, killing nine, medics said. They added that 37 were hurt.",
        {TollKind.KILLED, TollKind.INJURED},
    ),
    "wounded behind the cue": (
        "Nine people were killed in the blast at Karrada, the ministry said, and 40 were wounded.",
        {TollKind.KILLED, TollKind.INJURED},
    ),
}


@pytest.mark.parametrize(("text", "kinds"), ONE.values(), ids=ONE)
def test_what_only_counts_joins_its_event(text: str, kinds: set[TollKind], read: Read) -> None:
    (claim,) = read(text)
    assert {toll.kind for toll in claim.tolls} == kinds


APART = {
    "another place": (
        "Gunmen shot dead nine people in Zaria on Monday. In Kano a bomb killed four.",
        2,
    ),
    "another source with another figure": (
        "Shells hit Bara on Monday, killing nine, the mayor said. The rebels said 14 were killed.",
        2,
    ),
    "before the event": (
        "A bomb exploded in Quetta on Monday, two days after 26 people were shot dead at a farm.",
        2,
    ),
}


@pytest.mark.parametrize(("text", "count"), APART.values(), ids=APART)
def test_other_events_and_rival_figures_stay_apart(text: str, count: int, read: Read) -> None:
    assert len(read(text)) == count


def test_part_of_points_to_the_same_toll_after_joining(read: Read) -> None:
    claims = read(
        "Gunmen ambushed an army convoy near Kidal on Monday. Nine soldiers, three of them"
        " officers, were killed."
    )
    (claim,) = claims
    part = next(toll for toll in claim.tolls if toll.low == 3)
    assert part.part_of is not None
    assert claim.tolls[part.part_of].low == 9
