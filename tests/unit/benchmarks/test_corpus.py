"""The corpus: every label file is without faults, and what a fault is."""

from pathlib import Path

import pytest

from benchmarks._corpus.agreement import agreement
from benchmarks._corpus.labels import Fault, read_labels, read_passages, to_claim

CORPUS = Path(__file__).parents[3] / "corpus"
FILES = sorted((CORPUS / "labels").glob("*/*.jsonl"))
TEXT = "Rockets hit Saraqib on Friday and killed three people, a medic said. Saraqib is quiet now."
CLAIM = {
    "evidence": "Rockets hit Saraqib on Friday and killed three people, a medic said.",
    "trigger": "hit",
    "type": "Shelling/artillery/missile attack",
    "modality": "asserted",
    "places": [{"text": "Saraqib"}],
    "tolls": [{"kind": "killed", "low": 3, "high": 3, "bound": "exact", "text": "three people"}],
}


@pytest.fixture(scope="module")
def passages():
    return read_passages(CORPUS / "passages")


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_a_file_of_labels_has_no_faults_and_every_passage(file, passages):
    read = dict(read_labels(file, passages))
    assert {key: found for key, found in read.items() if isinstance(found, list)} == {}
    assert set(read) == {passage.id for passage in passages.values() if passage.writer == file.stem}


def test_nobody_labels_what_they_wrote(passages):
    assert {p.writer for p in passages.values()}.isdisjoint(file.parent.name for file in FILES)


def test_words_are_looked_for_in_the_evidence_first():
    claim = to_claim(CLAIM, TEXT)
    assert TEXT[claim.places[0].start : claim.places[0].end] == "Saraqib"
    assert claim.places[0].start == TEXT.index("Saraqib")


def test_words_elsewhere_are_marked_in_a_longer_quote():
    claim = to_claim({**CLAIM, "places": [{"text": "[[Saraqib]] is quiet"}]}, TEXT)
    assert claim.places[0].start == TEXT.rindex("Saraqib")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"trigger": "struck"}, "stands 0 times"),
        ({"evidence": "Saraqib"}, "stands 2 times"),
        ({"type": "Raid"}, "is none of"),
        ({"modality": None}, "is none of"),
        ({"places": [{"text": "Saraqib", "role": "target"}]}, "places.role"),
        (
            {"tolls": [{"kind": "killed", "bound": "exact", "text": "three"}]},
            "neither low nor high",
        ),
        ({"control": {"place": 3, "change": "held"}}, "an index into places"),
        ({"colour": "red"}, "unknown key colour"),
        ({"time": {"text": "on Friday", "earliest": "Friday"}}, "is no day"),
    ],
    ids=["words", "twice", "type", "modality", "role", "toll", "control", "key", "day"],
)
def test_a_fault_is_told(change, message):
    with pytest.raises(Fault, match=message):
        to_claim({**CLAIM, **change}, TEXT)


def test_a_hand_agrees_with_itself():
    claims = {"w-1": (to_claim(CLAIM, TEXT),)}
    assert set(agreement(claims, claims).values()) <= {0.0, 1.0}
    assert agreement(claims, claims)["claims_with_type"] == 1


def test_another_type_and_another_figure_are_no_agreement():
    other = {
        **CLAIM,
        "type": "Air/drone strike",
        "tolls": [{**CLAIM["tolls"][0], "low": 4, "high": 4}],
    }
    found = agreement({"w-1": (to_claim(CLAIM, TEXT),)}, {"w-1": (to_claim(other, TEXT),)})
    assert (found["claims"], found["claims_with_type"], found["tolls"]) == (1, 0, 0)
