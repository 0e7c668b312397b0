"""Claims become incidents without losing a voice."""

from datetime import date
from itertools import permutations
from typing import Any

import pytest

from marsad.ids import incident_id
from marsad.matching.incidents import makes_incident, match_claims, partition_page
from marsad.matching.kindred import Kinship, family, kinship
from marsad.records import (
    ClaimId,
    ControlChange,
    Judgement,
    Modality,
    Status,
    SubEventType,
    TimePrecision,
    TollScope,
    Verdict,
)

CLASH, OVERTAKES = SubEventType.ARMED_CLASH, SubEventType.NON_STATE_OVERTAKES
REGAINS, TRANSFER = SubEventType.GOVERNMENT_REGAINS, SubEventType.NON_VIOLENT_TRANSFER
BOMB, ATTACK = SubEventType.SUICIDE_BOMB, SubEventType.ATTACK
TAKEN, LOST = ControlChange.TAKEN, ControlChange.LOST
CLAIMED, DENIED = Modality.CLAIMED, Modality.DENIED


def groups(*claims: Any, judgements: tuple[Judgement, ...] = ()) -> list[list[str]]:
    return [list(found.claims) for found in match_claims(claims, judgements=judgements)]


def decided(left: str, right: str, verdict: Verdict) -> Judgement:
    return Judgement(left=ClaimId(left), right=ClaimId(right), verdict=verdict, judged_by="Amal")


@pytest.fixture
def fall(tell: Any) -> list[Any]:
    """The fall of a city: an agency denies, rebels boast, a monitor, a wire report and its copy."""
    return [
        tell("1 agency", OVERTAKES, at="Aleppo", on=None, modality=DENIED, change=TAKEN,
             by="SAA", said="2024-11-29T09:00:00+03:00"),
        tell("2 rebels", OVERTAKES, at="Aleppo", on=None, modality=CLAIMED, change=TAKEN,
             by="HTS", who="HTS", said="2024-11-29T15:00:00+03:00"),
        tell("3 monitor", OVERTAKES, at="Aleppo", change=TAKEN, by="SOHR", who="HTS",
             said="2024-11-29T19:00:00+00:00"),
        tell("4 wire", OVERTAKES, at="Aleppo", change=TAKEN, who="rebels", page="wire",
             said="2024-11-29T20:00:00+00:00", words="Rebels seized Aleppo on Friday."),
        tell("5 wire", CLASH, at="Aleppo", killed=20, by="SOHR", page="wire",
             said="2024-11-29T20:00:00+00:00", words="The fighting killed 20."),
        tell("6 copy", OVERTAKES, at="Aleppo", change=TAKEN, who="rebels", page="copy",
             lineage="lineage of wire", said="2024-12-06", on="2024-12-06",
             words="Rebels seized Aleppo on Friday."),
    ]  # fmt: skip


def test_the_fall_of_a_city_is_one_incident_with_every_voice(fall: list[Any]):
    (incident,) = match_claims(fall)
    assert incident.sub_event_type is OVERTAKES
    assert len(incident.claims) == 6
    assert incident.pages == 5
    assert incident.place is not None
    assert incident.place.name == "Aleppo"
    assert incident.status is Status.CONTESTED
    assert {origin.name: origin.claims for origin in incident.origins} == {
        "outlet of wire": 2, "SOHR": 2, "HTS": 1, "SAA": 1,
    }  # fmt: skip
    assert incident.independent_origins == 3


def test_a_copy_published_a_week_later_tells_of_the_same_day(fall: list[Any]):
    (incident,) = match_claims(fall)
    assert incident.time is not None
    assert (incident.time.earliest, incident.time.latest) == (date(2024, 11, 29),) * 2
    assert incident.last_reported == "2024-12-06"


def test_claims_that_come_after_a_late_copy_still_join(fall: list[Any], tell: Any):
    later = tell("7 paper", OVERTAKES, at="Aleppo", said="2024-12-09")
    (incident,) = match_claims([*fall, later])
    assert incident.claims[-1] == "7 paper"


def test_a_copy_is_known_by_its_words_wherever_they_stand(tell: Any, toll: Any, source: Any):
    words = "Rockets killed 12 on Friday, the Observatory said."
    original, copy = (
        tell(page, page=page, lineage="wire", words=words, said=said, on=said[:10],
             tolls=(toll(12, sources=(source("SOHR", start=start),)),))
        for page, said, start in (("a", "2024-11-29", 20), ("b", "2024-12-06", 57))
    )  # fmt: skip
    assert groups(original, copy) == [["a", "b"]]


def test_the_order_of_claims_changes_nothing(fall: list[Any]):
    expected = match_claims(fall)
    assert all(match_claims(order) == expected for order in permutations(fall))


def test_a_fall_and_its_reverse_on_one_day_are_two_incidents_though_a_clash_lies_between(
    tell: Any,
):
    found = groups(
        tell("a", OVERTAKES, said="2024-11-29T08:00:00+00:00"),
        tell("b", CLASH, said="2024-11-29T09:00:00+00:00"),
        tell("c", REGAINS, said="2024-11-29T10:00:00+00:00"),
    )
    assert found == [["a", "b"], ["c"]]


def test_days_of_shelling_are_not_one_incident_though_each_touches_the_next(tell: Any):
    days = [
        tell(f"{day}", on=f"2024-11-{day}", killed=5, said=f"2024-11-{day}")
        for day in range(10, 16)
    ]
    found = match_claims(days)
    spans = [
        {tell_.claim.time.latest for tell_ in days if tell_.claim.id in incident.claims}
        for incident in found
    ]
    assert all(max(span) - min(span) <= max(span).resolution for span in spans)


def test_two_bombings_with_their_own_tolls_stay_two_when_a_third_page_has_no_toll(tell: Any):
    found = groups(
        tell("a", BOMB, at="Kabul", killed=12, said="2024-11-29T08:00:00+00:00"),
        tell("b", BOMB, at="Kabul", killed=90, said="2024-11-29T08:00:00+00:00"),
        tell("c", BOMB, at="Kabul", said="2024-11-29T09:00:00+00:00"),
    )
    assert found == [["a", "c"], ["b"]]


def test_an_undated_claim_does_not_make_one_of_two_days(tell: Any):
    found = groups(
        tell("a", CLASH, who="SAA", said="2024-11-29"),
        tell("b", CLASH, who="SAA", on="2024-11-30", said="2024-11-30"),
        tell("c", CLASH, who="SAA", on=None, said="2024-11-30"),
    )
    assert found == [["a", "c"], ["b"]]


def test_a_toll_that_rises_step_by_step_is_one_incident(tell: Any):
    steps = [5, 14, 40, 118]
    claims = [
        tell(f"{killed:03}", killed=killed, said=f"2024-11-29T{n + 10}:00:00+00:00")
        for n, killed in enumerate(steps)
    ]
    (incident,) = match_claims(claims)
    assert (incident.tolls[0].low, incident.tolls[0].high) == (5, 118)


def test_what_shares_no_more_than_an_area_and_a_day_stays_apart(tell: Any):
    fields: list[dict[str, Any]] = [
        {"at": "Syria"},
        {"at": "Idlib region"},
        {"at": "Idlib region", "who": "RUSSIA"},
        {"at": "Idlib region", "who": "ISRAEL"},
        {"at": "Idlib region", "on": None},
        {"kind": SubEventType.OTHER, "at": "Saraqib"},
        {"kind": SubEventType.OTHER, "at": "Saraqib"},
    ]
    claims = [tell(f"{n}", **each) for n, each in enumerate(fields)]
    assert groups(*claims) == [[claim.claim.id] for claim in claims]


def test_shelling_day_after_day_is_as_many_incidents_as_days(tell: Any):
    claims = [
        tell(f"{day}", SubEventType.SHELLING, on=f"2024-11-{day}", said=f"2024-11-{day}")
        for day in range(10, 16)
    ]
    assert groups(*claims) == [[claim.claim.id] for claim in claims]


def test_what_proves_it_joins_what_a_region_would_not(tell: Any):
    region = {"at": "Idlib region", "killed": 12}
    assert groups(tell("a", **region), tell("b", **region)) == [["a", "b"]]


@pytest.mark.parametrize("later", [1, 2, 3], ids=["one bridge", "two", "three"])
def test_a_claim_that_fits_two_incidents_joins_none_that_people_told_apart(tell: Any, later: int):
    judgements = (decided("a", "b", Verdict.DIFFERENT),)
    bridges = [tell(f"c{n}", killed=12, said=f"2024-11-29T20:0{n}:00+00:00") for n in range(later)]
    found = groups(tell("a", killed=12), tell("b", killed=12), *bridges, judgements=judgements)
    assert found[1] == ["b"]


def test_a_copy_of_a_page_with_two_incidents_has_two_as_well(tell: Any):
    first, second = "A bomb went off at the gate.", "A second bomb went off at the bridge."
    told = [
        tell("a", BOMB, page="p", lineage="l", words=first, said="2024-11-29T08:00:00+00:00"),
        tell("b", BOMB, page="p", lineage="l", words=second, said="2024-11-29T08:00:00+00:00"),
        tell("c", BOMB, page="q", lineage="l", words=first),
        tell("d", BOMB, page="q", lineage="l", words=second),
    ]
    judgements = (decided("c", "d", Verdict.SAME),)
    assert groups(*told) == [["a", "c"], ["b", "d"]]
    assert groups(*told, judgements=judgements) == [["a", "b", "c", "d"]]


@pytest.mark.parametrize("between", [0, 2, 8])
def test_who_gains_and_who_loses_stay_apart_though_others_fit_both(tell: Any, between: int):
    gains, loses = (
        tell(name, OVERTAKES, killed=40, who="HTS", change=change, said=f"2024-11-29T{hour}:00:00Z")
        for name, change, hour in (("a", TAKEN, "08"), ("z", LOST, "20"))
    )
    others = [
        tell(f"b{n}", OVERTAKES, killed=40, said=f"2024-11-29T09:0{n}:00Z") for n in range(between)
    ]
    assert groups(gains, *others, loses)[-1] == ["z"]


def test_a_claim_that_fits_two_incidents_makes_them_one(tell: Any):
    region = tell("a", at="Idlib region", killed=12, said="2024-11-29T08:00:00+00:00")
    town = tell("b", killed=None, said="2024-11-29T09:00:00+00:00")
    both = tell("c", killed=12, said="2024-11-29T10:00:00+00:00")
    assert groups(region, town) == [["a"], ["b"]]
    assert groups(region, town, both) == [["a", "b", "c"]]


def test_a_headline_and_a_figure_tell_of_what_their_page_tells(tell: Any):
    found = groups(
        tell("headline", at=None, on=None, page="p"),
        tell("text", page="p"),
        tell("toll", at=None, on=None, page="p", killed=12),
    )
    assert found == [["headline", "text", "toll"]]


def test_a_lent_place_is_no_place_of_the_incident(tell: Any):
    judgements = (decided("text", "toll", Verdict.DIFFERENT),)
    claims = [tell("text", page="p"), tell("toll", at=None, page="p")]
    found = match_claims(claims, judgements=judgements)
    assert [incident.place is None for incident in found] == [False, True]


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"kind": None}, id="a state"),
        pytest.param({"modality": Modality.PLANNED}, id="planned"),
        pytest.param({"modality": Modality.POSSIBLE}, id="possible"),
        pytest.param({"story": "teaser:0"}, id="a teaser"),
    ],
)
def test_a_claim_that_tells_of_nothing_that_happened_makes_no_incident(
    tell: Any, fields: dict[str, Any]
):
    claim = tell("a", **fields)
    assert not makes_incident(claim.claim)
    assert match_claims([claim]) == ()
    assert partition_page(claim.page_id, [claim.claim]) == {}


def test_a_running_total_is_an_incident_beside_those_of_its_days(tell: Any, toll: Any, time: Any):
    since = {
        "on": time("2024-11-27", "2024-11-29", TimePrecision.PERIOD),
        "kind": CLASH,
        "at": "Aleppo",
    }
    total = toll(277, scope=TollScope.PERIOD, since=date(2024, 11, 27))
    later = toll(300, scope=TollScope.PERIOD, since=date(2024, 11, 27))
    found = match_claims(
        [
            tell("a", CLASH, at="Aleppo", killed=20),
            tell("b", **since, tolls=(total,)),
            tell("c", **since, tolls=(later,), said="2024-11-29T20:00:00+00:00"),
        ]
    )
    assert [(i.claims, i.tolls[0].low, i.tolls[0].high) for i in found] == [
        (("a",), 20, 20),
        (("b", "c"), 277, 300),
    ]


def test_a_past_toll_never_joins_the_present(tell: Any, toll: Any):
    past = (toll(1400, scope=TollScope.PAST),)
    found = match_claims(
        [
            tell("a", killed=3, at="Idlib"),
            tell("b", at="Idlib", tolls=past),
            tell("c", at="Idlib", on=None, tolls=past),
        ]
    )
    assert [incident.claims for incident in found] == [("a", "b"), ("c",)]
    assert [toll.high for toll in found[0].tolls] == [3]


def test_an_anniversary_counts_the_dead_of_the_day_that_it_recalls(tell: Any, toll: Any):
    past = (toll(108, scope=TollScope.PAST),)
    (incident,) = match_claims(
        [
            tell("a", ATTACK, on="2012-05-25", killed=108, said="2012-05-26"),
            tell("b", ATTACK, on="2012-05-25", tolls=past, said="2025-05-25"),
        ]
    )
    assert incident.claims == ("a", "b")
    assert [statement.low for statement in incident.tolls[0].statements] == [108, 108]


def test_what_people_call_different_is_never_one_incident(tell: Any):
    judgements = (decided("a", "b", Verdict.DIFFERENT),)
    found = groups(tell("a"), tell("b"), tell("c"), judgements=judgements)
    assert found == [["a", "c"], ["b"]]


def test_what_people_call_the_same_is_one_incident_whatever_it_says(tell: Any):
    judgements = (decided("b", "a", Verdict.SAME),)
    assert groups(tell("a"), tell("b", at="Kabul"), judgements=judgements) == [["a", "b"]]


def test_a_difference_outweighs_a_sameness(tell: Any):
    judgements = (
        decided("a", "b", Verdict.SAME),
        decided("b", "c", Verdict.SAME),
        decided("a", "c", Verdict.DIFFERENT),
    )
    found = groups(tell("a"), tell("b"), tell("c"), judgements=judgements)
    assert found == [["a", "b"], ["c"]]


def test_an_unsure_judgement_decides_nothing(tell: Any):
    judgements = (decided("a", "b", Verdict.UNSURE),)
    assert groups(tell("a"), tell("b"), judgements=judgements) == [["a", "b"]]


def test_an_incident_is_named_by_the_claim_that_was_said_first(tell: Any):
    late, early = tell("a", said="2024-11-30"), tell("b", said="2024-11-29")
    never = tell("0", said=None)
    (incident,) = match_claims([late, never, early])
    assert incident.id == incident_id(ClaimId("b"))
    assert incident.first_reported == "2024-11-29"
    assert incident.last_reported == "2024-11-30"


def test_an_incident_takes_its_finest_place_and_its_narrowest_days(tell: Any, time: Any):
    week = time("2024-11-25", "2024-12-01", TimePrecision.WEEK)
    (incident,) = match_claims(
        [
            tell("a", at="Idlib region", killed=12),
            tell("b", killed=12, said="2024-11-29T19:00:00+00:00"),
            tell("c", killed=12, on=week, said="2024-12-01"),
        ]
    )
    assert incident.place is not None
    assert incident.place.name == "Saraqib"
    assert incident.time is not None
    assert incident.time.earliest == incident.time.latest == date(2024, 11, 29)


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        pytest.param((CLASH, CLASH, OVERTAKES), OVERTAKES, id="a fight by its outcome"),
        pytest.param((ATTACK, ATTACK, BOMB), BOMB, id="an attack by its means"),
        pytest.param((TRANSFER, OVERTAKES, TRANSFER), OVERTAKES, id="a withdrawal by who came"),
        pytest.param((ATTACK, CLASH, CLASH), CLASH, id="otherwise as most lineages tell it"),
    ],
)
def test_an_incident_has_the_type_that_says_most(
    tell: Any, kinds: tuple[SubEventType, ...], expected: SubEventType
):
    claims = [tell(f"{n}", kind, killed=12) for n, kind in enumerate(kinds)]
    (incident,) = match_claims(claims)
    assert incident.sub_event_type is expected


def test_everybody_is_named_once_and_those_of_the_registry_come_first(tell: Any):
    claims = [tell("a", who="warplanes"), tell("b", who="RUSSIA"), tell("c", who="Warplanes")]
    (incident,) = match_claims(claims)
    assert [actor.name for actor in incident.actors] == ["RUSSIA", "warplanes"]


def test_types_of_two_families_are_never_kin(tell: Any):
    claims = [tell("a", kind).claim for kind in SubEventType]
    for one in claims:
        for other in claims:
            if family(one) != family(other):
                assert kinship(one, other) is Kinship.NONE
