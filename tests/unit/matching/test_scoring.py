"""Pairs of claims, judged as a careful reader judges them."""

from typing import Any

import msgspec
import pytest

from marsad.matching.kindred import Kinship
from marsad.matching.particulars import TOLL_REASONS
from marsad.matching.proofs import UNPROVEN_SCORE
from marsad.matching.reasons import points_table
from marsad.matching.scoring import judge
from marsad.records import ControlChange, Modality, PlacePrecision, SubEventType, Verdict

CLASH, OVERTAKES = SubEventType.ARMED_CLASH, SubEventType.NON_STATE_OVERTAKES
REGAINS, TRANSFER = SubEventType.GOVERNMENT_REGAINS, SubEventType.NON_VIOLENT_TRANSFER
SHELLING, BOMB = SubEventType.SHELLING, SubEventType.SUICIDE_BOMB
OTHER = SubEventType.OTHER
TAKEN, LOST = ControlChange.TAKEN, ControlChange.LOST

Side = dict[str, Any]

SAME = [
    ("place, day and type", {}, {}),
    ("a toll that both can hold", {"killed": 12}, {}),
    ("a rising toll", {"killed": 12}, {"killed": 30, "said": "2024-11-30"}),
    ("two first counts", {"killed": 4, "by": "SOHR"}, {"killed": 7, "by": "SANA"}),
    ("the region of the town, by its toll", {"killed": 12}, {"killed": 12, "at": "Idlib region"}),
    ("the village beside the town, by its toll", {"killed": 12}, {"killed": 12, "at": "Nayrab"}),
    ("undated news of the day, by its toll", {"killed": 3}, {"killed": 3, "on": None}),
    ("undated news of the day, by a toll about as large", {"killed": 54},
     {"killed": 56, "on": None}),
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
    ("a region's day", {"at": "Idlib region"}, {"at": "Idlib region"}),
    ("a region's day, and one dead each", {"at": "Idlib region", "killed": 1},
     {"at": "Idlib region", "killed": 1}),
    ("the region, with a party that is everywhere", {"who": "RUSSIA"},
     {"who": "RUSSIA", "at": "Idlib region"}),
    ("the region, on one page", {"page": "p"}, {"page": "p", "at": "Idlib region"}),
    ("a country's day", {"at": "Syria"}, {"at": "Syria"}),
    ("a country's day, and a town in it", {"at": "Syria"}, {}),
    ("no place at all on one day", {"at": None}, {"at": None}),
    ("an undated claim, with nothing to prove it", {}, {"on": None}),
    ("two undated claims, with nothing to prove it", {"on": None}, {"on": None}),
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
    ("another's aircraft over the region", {"who": "RUSSIA", "at": "Idlib region"},
     {"who": "ISRAEL", "at": "Idlib region"}),
    ("shelling, with nothing to prove it", {}, {"kind": SHELLING}),
    ("shelling of the next day", {"kind": SHELLING},
     {"kind": SHELLING, "on": "2024-11-30", "said": "2024-11-30"}),
    ("a suicide bomb and a fall", {"kind": BOMB}, {"kind": OVERTAKES}),
    ("a fall and its reverse", {"kind": OVERTAKES}, {"kind": REGAINS}),
    ("a second blast on one page", {"page": "p", "kind": BOMB, "words": "A bomb went off."},
     {"page": "p", "kind": BOMB, "words": "A second car bomb went off."}),
    ("two figures of one voice on one page", {"page": "p", "killed": 12},
     {"page": "p", "killed": 7}),
    ("one side gains and loses", {"kind": OVERTAKES, "change": TAKEN, "who": "HTS"},
     {"kind": OVERTAKES, "change": LOST, "who": "HTS"}),
    ("developments of the type Other", {"kind": OTHER}, {"kind": OTHER}),
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
    assert judge(tell("a"), tell("b", on="2024-11-30", said="2024-11-30")).verdict is Verdict.UNSURE
    assert judge(tell("a"), tell("b", on=None)).verdict is Verdict.UNSURE
    assert judge(tell("a"), tell("b", on="2024-10-30")).verdict is Verdict.DIFFERENT


def test_a_toll_may_not_fall_from_ninety_to_four(tell: Any):
    few, many = tell("a", killed=4, said="2024-12-01"), tell("b", killed=90)
    assert judge(many, few).verdict is Verdict.DIFFERENT


def test_a_judgement_gives_its_reasons_with_their_points(tell: Any):
    judgement = judge(tell("a", killed=12), tell("b", killed=12))
    named = [reason.rpartition(" (")[0] for reason in judgement.reasons]
    points = [float(reason.rpartition("(")[2].rstrip(")")) for reason in judgement.reasons]
    assert named[:4] == [
        "type: same",
        "days: they meet, the wider is 1",
        "place: Saraqib",
        "killed: both 12",
    ]
    assert judgement.score == pytest.approx(sum(points) + points_table().base(one_page=False))


def test_points_without_proof_are_taken_back_and_the_reason_says_what_is_lacking(tell: Any):
    judgement = judge(tell("a", at="Idlib region"), tell("b", at="Idlib region"))
    assert judgement.score == pytest.approx(UNPROVEN_SCORE)
    assert judgement.reasons[-1].startswith("proof: without a town in common")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("Raqqa's market was bombed.", "A clinic was bombed.", id="another target"),
        pytest.param("It hit at dawn.", "It hit at dusk.", id="another hour"),
        pytest.param("Bombs fell on Kafr Hamra.", "Bombs fell on Deir Jamal.", id="another name"),
    ],
)
def test_what_the_words_name_tells_two_events_apart(tell: Any, left: str, right: str):
    same = judge(tell("a", words=left), tell("b", words=left)).score or 0.0
    other = judge(tell("a", words=left), tell("b", words=right)).score or 0.0
    assert other < same


def test_a_village_is_known_by_its_sound_however_it_is_written(tell: Any):
    claims = [tell("a", at="Zitan"), tell("b", at="Zaytan"), tell("c", at="Banyas")]
    near, far = (judge(claims[0], other).score or 0.0 for other in claims[1:])
    assert near > far


def test_names_and_rare_words_in_common_speak_for_one_event(tell: Any):
    alike, other = frozenset({"karim", "sawsan", "bakkar"}), frozenset({"yusra", "hamid"})
    one, same, another = (
        msgspec.structs.replace(tell(name), words=words, article_words=words)
        for name, words in (("a", alike), ("b", alike), ("c", other))
    )
    assert (judge(one, same).score or 0.0) > (judge(one, another).score or 0.0)


def test_every_precision_and_kinship_has_points():
    names = {f"place_same_{each}" for each in (*PlacePrecision, "name")}
    names |= {f"place_within_{each}" for each in PlacePrecision}
    names |= {f"type_{each}" for each in Kinship}
    assert names <= points_table().pages.keys()
    assert set(TOLL_REASONS) <= points_table().pages.keys()
