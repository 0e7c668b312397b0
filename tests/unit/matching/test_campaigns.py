"""A siege and the strikes on the besieged town: one within the other, never added."""

from typing import Any

from marsad.matching.incidents import match_claims
from marsad.records import Incident, SubEventType, TimePrecision

CLASH, OTHER, SHELLING = SubEventType.ARMED_CLASH, SubEventType.OTHER, SubEventType.SHELLING


def siege(tell: Any, time: Any) -> Any:
    return tell(
        "siege",
        CLASH,
        on=time("2024-11-01", "2024-11-20", TimePrecision.PERIOD),
        said="2024-11-20T10:00:00+00:00",
        words="Saraqib has been besieged since 1 November.",
        killed=80,
    )


def matched(*claims: Any) -> tuple[Incident, Incident]:
    """The campaign, and the other incident."""
    found = match_claims(claims)
    (campaign,) = [each for each in found if each.campaign is not None]
    (other,) = [each for each in found if each.campaign is None]
    return campaign, other


def test_what_strikes_a_besieged_town_is_part_of_its_siege_and_added_to_nothing(
    tell: Any, time: Any
):
    campaign, strike = matched(
        siege(tell, time),
        tell("strike", SHELLING, on="2024-11-15", said="2024-11-15T18:00:00+00:00", killed=7),
    )
    assert campaign.campaign == "siege of Saraqib"
    assert (strike.part_of, campaign.parts) == (campaign.id, (strike.id,))
    assert [campaign.tolls[0].best, strike.tolls[0].best] == [80, 7]


def test_what_happens_elsewhere_or_at_another_time_is_no_part(tell: Any, time: Any):
    far = {"at": "Kabul", "on": "2024-11-15", "said": "2024-11-15T18:00:00+00:00"}
    old = {"on": "2024-02-15", "said": "2024-02-15T18:00:00+00:00"}
    for given in (far, old):
        campaign, strike = matched(siege(tell, time), tell("strike", SHELLING, **given))
        assert strike.part_of is None
        assert campaign.parts == ()


def test_an_air_strike_in_the_town_of_an_offensive_is_no_part_unless_its_words_say_so(
    tell: Any, time: Any
):
    push = tell(
        "push",
        CLASH,
        on=time("2024-11-10", "2024-11-20", TimePrecision.PERIOD),
        said="2024-11-20T10:00:00+00:00",
        words="Rebels launched an offensive on Saraqib.",
    )
    said = "2024-11-15T18:00:00+00:00"
    _, bare = matched(push, tell("bare", on="2024-11-15", said=said))
    _, told = matched(
        push,
        tell("told", on="2024-11-15", said=said, words="Jets struck since the offensive began."),
    )
    assert (bare.part_of, told.part_of is None) == (None, False)


def test_without_words_of_a_siege_nothing_is_a_campaign(tell: Any):
    assert all(each.campaign is None for each in match_claims([tell("a"), tell("b", killed=3)]))
