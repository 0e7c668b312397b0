"""The attribution benchmark, with a scorer that gives the same figures to everybody."""

from pathlib import Path

import pytest

from benchmarks import attribution

SCORER = """
import json, sys
answers, _, _, _, out = sys.argv[1:]
lines = [json.loads(line) for line in open(answers, encoding="utf-8")]
rate = {kind: {"F1": 70.0} for kind in ("exact", "overlap")}
rates = {role: rate for role in ("source", "cue", "content")}
json.dump({**rates, "linked": {"F1": 60.0}, "articles": len(lines)}, open(out, "w"))
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    texts = tmp_path / "polnear" / "dev" / "text"
    texts.mkdir(parents=True)
    for name in ("one", "two"):
        (texts / f"{name}.txt").write_text("Shells fell, he said.\n\nIt rained.", "utf-8")
    (tmp_path / "polnear" / "score_attr.py").write_text(SCORER, "utf-8")
    return tmp_path


def test_the_scorer_beside_the_data_gives_the_figures(data):
    (row,) = attribution.score(data)
    assert row["texts"] == 2
    assert row["source_exact"] == row["content_overlap"] == 70.0
    assert row["missed"] == ["source_exact"]


def test_without_the_data_there_is_no_row(tmp_path):
    assert list(attribution.score(tmp_path)) == []


def test_paragraphs_keep_their_places():
    text = "One.\n\nTwo lines\nof it."
    assert [(p.start, p.text) for p in attribution.passages_of(text)] == [
        (0, "One."),
        (6, "Two lines\nof it."),
    ]
