import gzip
import json

import msgspec
import pytest

from benchmarks.__main__ import lines_of
from benchmarks._pages.faults import faults_of
from benchmarks._pages.targets import missed, targets_of
from benchmarks.pages import score

ARTICLE = "Rockets struck the market of Karsin on Friday. Eleven people were killed, doctors said."
LONG = " ".join(
    f"On day {n} the people of Karsin counted {n * 7} shells, and the baker opened his shop again."
    for n in range(1, 9)
)
FORMS = ("html", "main_dump", "whole_dump")


def page(text):
    date = '<meta property="article:published_time" content="2024-11-29T08:00:00Z">'
    head = f"<head><title>Market struck | Karsin Post</title>{date}</head>"
    return f"<html>{head}<body><h1>Market struck</h1><p>{text}</p></body></html>".encode()


@pytest.fixture
def data(tmp_path):
    """One page in each of the two layouts, the first packed."""
    for folder, name, body in (
        ("kept", "a.html.gz", page(LONG)),
        ("aside", "b.html", page(ARTICLE)),
    ):
        path = tmp_path / folder / "html" / name
        path.parent.mkdir(parents=True)
        path.write_bytes(gzip.compress(body) if name.endswith("gz") else body)
    gold = {"a": {"articleBody": LONG, "url": "https://karsin.example/a"}}
    (tmp_path / "kept" / "ground-truth.json").write_text(json.dumps(gold))
    marked = {
        "https://karsin.example/b": {
            "file": "b.html",
            "with": ["Rockets  struck"],
            "without": ["Cookies"],
            "title": "Market struck!",
            "date": "2024-11-29",
        }
    }
    (tmp_path / "aside" / "evaldata.json").write_text(json.dumps(marked))
    return tmp_path


def test_each_split_of_both_layouts_gives_one_row_and_the_copies_one_more(data):
    rows = list(score(data))
    assert [(row["set"], row["split"]) for row in rows] == [
        ("pages/articles", "kept"),
        ("pages/segments", "aside"),
        ("pages/copies", "all articles"),
    ]
    assert all(msgspec.json.encode(row) for row in rows)


def test_a_page_that_is_read_well_scores_full_in_every_form(data):
    articles, marked, copies = score(data)
    assert all(articles[f"{form}_shingle_f1"] == 1.0 for form in FORMS)
    assert all(articles[f"{form}_line_f1"] == 1.0 for form in FORMS)
    assert all(marked[f"{form}_segment_f1"] == 1.0 for form in FORMS)
    assert (marked["html_titles"], marked["html_days"], marked["html_trusted_days"]) == (1, 1, 1)
    assert copies["copies_dateline_added"] == 1.0


def test_the_speed_of_each_form_is_given_as_a_ratio(data):
    for row in list(score(data))[:2]:
        assert all(row[f"{form}_speed"] > 0 for form in FORMS)


def test_a_split_without_pages_gives_no_row(data):
    (data / "kept" / "ground-truth.json").write_text("{}")
    assert "pages/articles" not in {row["set"] for row in score(data)}


def test_a_table_shows_each_figure_beside_its_target():
    row = {"set": "pages/segments", "html_titles": 0.5, "targets": {"html_titles": "at least 0.8"}}
    lines = list(lines_of({**row, "missed": ["html_titles"]}))
    assert lines == [
        ("set", "pages/segments", "", ""),
        ("html_titles", 0.5, "at least 0.8", "missed"),
    ]
    assert list(lines_of({"set": "times", "f1": 0.5})) == [("set", "times"), ("f1", 0.5)]


def test_a_folder_without_either_layout_gives_no_rows(tmp_path):
    assert not list(score(tmp_path))


def test_a_page_that_cannot_be_read_loses_all_its_lines(data):
    (data / "kept" / "html" / "a.html").write_bytes(b"<html><body></body></html>")
    articles = next(iter(score(data)))
    assert articles["html_shingle_recall"] == 0.0
    assert articles["html_foreign_kept"] is None


def test_each_fault_is_told_with_its_page(data):
    marked = json.loads((data / "aside" / "evaldata.json").read_bytes())
    marked["https://karsin.example/b"]["title"] = "Something else altogether"
    (data / "aside" / "evaldata.json").write_text(json.dumps(marked))
    lines = list(faults_of(data))
    assert any(line.startswith("\ttitle") and "Something else" in line for line in lines)
    assert not any(line.startswith(("\tlost", "\tkept")) for line in lines)


@pytest.mark.parametrize(
    ("figure", "value", "misses"),
    [
        pytest.param("html_shingle_f1", 0.97, False, id="reached"),
        pytest.param("html_shingle_f1", 0.9699, True, id="too low"),
        pytest.param("teasers_kept", 0.02, False, id="low enough"),
        pytest.param("teasers_kept", 0.0201, True, id="too high"),
        pytest.param("html_days", None, True, id="not taken"),
        pytest.param("html_shingle_recall", 0.1, False, id="without a target"),
    ],
)
def test_a_figure_misses_its_target_or_does_not(figure, value, misses):
    assert missed({figure: value}) == ([figure] if misses else [])


def test_targets_are_given_in_words_for_the_figures_of_the_row():
    row = {"html_titles": 0.5, "teasers_kept": 0.5, "pages": 3}
    assert targets_of(row) == {"html_titles": "at least 0.8", "teasers_kept": "at most 0.02"}
