"""Pairs of claims, judged as a careful reader judges them."""

from typing import Any

import pytest

from marsad.matching.scoring import judge
from marsad.records import ControlChange, Modality, SubEventType, Verdict

CLASH, OVERTAKES = SubEventType.ARMED_CLASH, SubEventType.NON_STATE_OVERTAKES
REGAINS, TRANSFER = SubEventType.GOVERNMENT_REGAINS, SubEventType.NON_VIOLENT_TRANSFER
SHELLING, BOMB = SubEventType.SHELLING, SubEventType.SUICIDE_BOMB
TAKEN, LOST = ControlChange.TAKEN, ControlChange.LOST

Side = dict[str, Any]

SAME = [
    ("place, day and type", {}, {}),
    ("a toll that both can hold", {"killed": 12}, {}),
    ("a rising toll", {"killed": 12}, {"killed": 30, "said": "2024-11-30"}),
    ("two first counts", {"killed": 4, "by": "SOHR"}, {"killed": 7, "by": "SANA"}),
    ("a night that ends the next day, by its toll", {"killed": 12},
     {"killed": 12, "on": "2024-11-30", "said": "2024-12-01"}),
    ("the region of the town, by its toll", {"killed": 12}, {"killed": 12, "at": "Idlib region"}),
    ("the village beside the town, by its toll", {"killed": 12}, {"killed": 12, "at": "Nayrab"}),
    ("undated news of the day, by its toll", {"killed": 3}, {"killed": 3, "on": None}),
    ("undated news of the day, by a toll about as large", {"killed": 54},
     {"killed": 56, "on": None}),
    ("undated news of the day, by its party", {"who": "RUSSIA"}, {"who": "RUSSIA", "on": None}),
    ("one page that tells it undated", {"page": "p"}, {"page": "p", "on": None}),
    ("an air strike that others call shelling, by its toll", {"killed": 12},
     {"kind": SHELLING, "killed": 12}),
    ("a fight and its outcome", {"kind": CLASH}, {"kind": OVERTAKES}),
    ("a denial", {"kind": OVERTAKES, "change": TAKEN, "who": "HTS"},
     {"kind": OVERTAKES, "modality": Modality.DENIED, "on": None}),
    ("a fall told a day apart", {"kind": OVERTAKES, "change": TAKEN, "who": "HTS"},
     {"kind": OVERTAKES, "change": TAKEN, "who": "HTS", "on": "2024-11-30", "said": "2024-12-01"}),
    ("who gained and who lost", {"kind": OVERTAKES, "change": TAKEN, "who": "HTS"},
     {"kind": TRANSFER, "change": LOST, "who": "SAA", "on": None}),
]  # fmt: skip

NOT_SAME = [
    ("another town", {"killed": 12}, {"killed": 12, "at": "Aleppo"}),
    ("another day", {}, {"on": "2024-11-27"}),
    ("the next day", {}, {"on": "2024-11-30", "said": "2024-11-30"}),
    ("the next day, with a toll about as large", {"killed": 12},
     {"killed": 13, "on": "2024-11-30", "said": "2024-12-01"}),
    ("the region, with nothing to prove it", {}, {"at": "Idlib region"}),
    ("the region, with a party that is everywhere", {"who": "RUSSIA"},
     {"who": "RUSSIA", "at": "Idlib region"}),
    ("the region, on one page", {"page": "p"}, {"page": "p", "at": "Idlib region"}),
    ("a country's day", {"at": "Syria"}, {"at": "Syria"}),
    ("an undated claim, with nothing to prove it", {}, {"on": None}),
    ("an undated claim of the week after", {"killed": 12},
     {"killed": 12, "on": None, "said": "2024-12-06"}),
    ("an undated claim of days later, by its party", {"who": "RUSSIA"},
     {"who": "RUSSIA", "on": None, "said": "2024-12-02"}),
    ("an undated claim with another weapon", {"kind": BOMB, "who": "ISIS", "weapon": "car bomb"},
     {"kind": BOMB, "who": "ISIS", "weapon": "belt", "on": None}),
    ("an undated fall to somebody else", {"kind": OVERTAKES, "change": TAKEN, "who": "HTS"},
     {"kind": OVERTAKES, "change": TAKEN, "who": "SDF", "on": None}),
    ("a toll of another size", {"killed": 4}, {"killed": 90}),
    ("a toll that falls far", {"killed": 90}, {"killed": 4, "said": "2024-12-01"}),
    ("another's aircraft", {"who": "RUSSIA"}, {"who": "ISRAEL"}),
    ("shelling, with nothing to prove it", {}, {"kind": SHELLING}),
    ("a suicide bomb and a fall", {"kind": BOMB}, {"kind": OVERTAKES}),
    ("a fall and its reverse", {"kind": OVERTAKES}, {"kind": REGAINS}),
    ("a second blast on one page", {"page": "p", "kind": BOMB, "words": "A bomb went off."},
     {"page": "p", "kind": BOMB, "words": "A second car bomb went off."}),
    ("two figures of one voice on one page", {"page": "p", "killed": 12},
     {"page": "p", "killed": 7}),
    ("one side gains and loses", {"kind": OVERTAKES, "change": TAKEN, "who": "HTS"},
     {"kind": OVERTAKES, "change": LOST, "who": "HTS"}),
    ("developments of the type Other", {"kind": SubEventType.OTHER}, {"kind": SubEventType.OTHER}),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right"), [pytest.param(a, b, id=name) for name, a, b in SAME])
def test_two_claims_tell_of_one_thing(tell: Any, left: Side, right: Side):
    judgement = judge(tell("a", **left), tell("b", **right))
    assert judgement.verdict is Verdict.SAME, judgement.reasons


@pytest.mark.parametrize(
    ("left", "right"), [pytest.param(a, b, id=name) for name, a, b in NOT_SAME]
)
def test_two_claims_do_not_tell_of_one_thing(tell: Any, left: Side, right: Side):
    judgement = judge(tell("a", **left), tell("b", **right))
    assert judgement.verdict is not Verdict.SAME, judgement.reasons


@pytest.mark.parametrize(
    ("left", "right"), [pytest.param(a, b, id=n) for n, a, b in SAME + NOT_SAME]
)
def test_a_judgement_does_not_depend_on_who_stands_left(tell: Any, left: Side, right: Side):
    one, other = tell("a", **left), tell("b", **right)
    assert judge(one, other).score == judge(other, one).score


def test_too_little_evidence_is_unsure_and_evidence_against_is_different(tell: Any):
    assert judge(tell("a"), tell("b", on=None)).verdict is Verdict.UNSURE
    assert judge(tell("a"), tell("b", at="Aleppo")).verdict is Verdict.DIFFERENT


def test_a_toll_may_rise_steeply_but_not_fall(tell: Any):
    few, later = tell("a", killed=4), "2024-11-30"
    assert judge(few, tell("b", killed=90, said=later)).verdict is Verdict.UNSURE
    assert judge(tell("a", killed=90), tell("b", killed=4, said=later)).verdict is Verdict.DIFFERENT


def test_a_judgement_gives_its_reasons_with_their_points(tell: Any):
    judgement = judge(tell("a", killed=12), tell("b", killed=12))
    assert judgement.reasons == (
        "type: same (+2)",
        "place: Saraqib (+3)",
        "days: they meet, the wider is 1 (+2)",
        "killed: both 12 (+4)",
    )
    assert judgement.score == 11
