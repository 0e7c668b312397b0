"""The prose of sets from which the base of the encoder learns how news is written."""

import gzip
import json
from pathlib import Path

import pytest

from tools.encoder.prose import prose_of

LONG = "The shelling of the port went on for a third night, residents of the quarter told us."
OTHER = "Two medics in the town said that the wounded were taken over the river in small boats."


@pytest.fixture
def data(tmp_path: Path) -> Path:
    muc = tmp_path / "muc" / "dev.jsonl"
    muc.parent.mkdir()
    muc.write_text(json.dumps({"docid": "a", "text": LONG}) + "\n", "utf-8")
    packed = tmp_path / "event-location" / "dev.jsonl.gz"
    packed.parent.mkdir()
    packed.write_bytes(gzip.compress(json.dumps({"text": OTHER, "answer": "accept"}).encode()))
    marked = tmp_path / "geo" / "lgl.xml"
    marked.parent.mkdir()
    marked.write_text(f"<articles><article>{LONG} &amp; so on</article></articles>", "utf-8")
    return tmp_path


def test_texts_are_found_in_lines_packed_lines_and_marked_files(data: Path) -> None:
    assert list(prose_of(data, frozenset())) == [LONG, OTHER, f"{LONG} & so on"]


def test_a_text_that_is_kept_to_judge_by_is_left_out(data: Path) -> None:
    assert LONG not in list(prose_of(data, frozenset({LONG})))


def test_short_strings_and_answers_are_no_prose(tmp_path: Path) -> None:
    path = tmp_path / "isaf" / "dev.jsonl"
    path.parent.mkdir()
    turns = [{"value": "Read this."}, {"value": json.dumps({"killed": 3, "why": LONG})}]
    path.write_text(json.dumps({"conversations": turns}), "utf-8")
    assert not list(prose_of(tmp_path, frozenset()))
