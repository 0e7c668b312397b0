"""Labels that stand off: what is kept of them, and that they find their text again."""

import json
from pathlib import Path

import pytest

from benchmarks._corpus.labels import Passage
from benchmarks._corpus.standoff import hash_of, is_kept, pack, standoff

TEXT = "Shells hit the market of Bahar on Monday, killing four people, the clinic said."
ENTRY = {
    "id": "x-1",
    "hand": "a00",
    "claims": [
        {
            "evidence": TEXT,
            "trigger": "Shells hit",
            "type": "Shelling/artillery/missile attack",
            "modality": "asserted",
            "sources": [{"text": "the clinic", "cue": "said"}],
            "tolls": [
                {"kind": "killed", "low": 4, "high": 4, "bound": "exact", "text": "four people"}
                | {"sources": [{"text": "the clinic"}]}
            ],
            "note": "g01-2",
        }
    ],
}


@pytest.fixture
def passage() -> Passage:
    return Passage(
        id="x-1",
        writer="others",
        conflict="g01",
        genre="wire",
        published="2019-05-06",
        title=None,
        text=TEXT,
    )


def test_no_word_of_the_text_is_kept(passage: Passage) -> None:
    kept = json.dumps(pack(ENTRY, passage))
    assert all(word not in kept for word in ("Bahar", "market", "clinic", "four"))


def test_labels_find_the_words_of_a_text_that_is_the_same(tmp_path: Path, passage: Passage) -> None:
    path = tmp_path / "set.jsonl"
    path.write_text(json.dumps(pack(ENTRY, passage)), "utf-8")
    ((_, (claim,)),) = standoff(path, {"x-1": passage})
    (toll,) = claim.tolls
    assert TEXT[claim.trigger.start : claim.trigger.end] == "Shells hit"
    assert TEXT[toll.start : toll.end] == "four people"
    assert [TEXT[s.start : s.end] for s in toll.fields["sources"]] == ["the clinic"]
    assert claim.incident == "g01-2"


def test_labels_of_a_text_that_changed_are_passed_over(tmp_path: Path, passage: Passage) -> None:
    path = tmp_path / "set.jsonl"
    path.write_text(json.dumps({**pack(ENTRY, passage), "sha256": hash_of("other")}), "utf-8")
    assert not list(standoff(path, {"x-1": passage}))


def test_texts_of_one_group_are_kept_to_judge_by_together() -> None:
    entries = [{"id": f"x-{n}", "group": "g07"} for n in range(9)]
    assert len({is_kept(entry) for entry in entries}) == 1


def test_about_a_quarter_of_the_texts_is_kept_to_judge_by() -> None:
    assert 20 <= sum(is_kept({"id": f"x-{n}"}) for n in range(120)) <= 40
