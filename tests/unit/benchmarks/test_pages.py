import gzip
import json

from benchmarks.pages import Counts, by_page, over_all, score, segments, shingles

ARTICLE = "Rockets struck the market of Karsin on Friday. Eleven people were killed, doctors said."


def test_shingles_of_four_words_are_counted_as_often_as_they_stand():
    assert shingles("a b c d e", "a b c d e") == Counts(2, 0, 0)
    assert shingles("a b c d e", "a b c d x") == Counts(1, 1, 1)
    assert shingles("a b", "") == Counts(0, 0, 1)


def test_passages_are_looked_for_whatever_the_blanks():
    item = {"with": ["Rockets  struck", "never written"], "without": ["Eleven people"]}
    assert segments(item, ARTICLE) == Counts(1, 1, 1)


def test_a_page_of_which_nothing_was_read_has_no_precision_but_a_recall():
    figures = by_page([Counts(10, 0, 0), Counts(0, 0, 10)])
    assert (figures["precision"], figures["recall"]) == (1.0, 0.5)
    assert over_all([Counts(3, 1, 0), Counts(1, 0, 3)])["recall"] == round(4 / 7, 4)


def test_both_layouts_are_found_and_scored(tmp_path):
    page = f"<html><body><h1>Market struck</h1><p>{ARTICLE}</p></body></html>".encode()
    for folder, name in (("articles", "a.html.gz"), ("segments", "b.html")):
        path = tmp_path / folder / "html" / name
        path.parent.mkdir(parents=True)
        path.write_bytes(gzip.compress(page) if name.endswith("gz") else page)
    gold = {"a": {"articleBody": ARTICLE}}
    (tmp_path / "articles" / "ground-truth.json").write_text(json.dumps(gold))
    marked = {"b": {"file": "b.html", "with": ["Rockets struck"], "without": ["Cookies"]}}
    (tmp_path / "segments" / "evaldata.json").write_text(json.dumps(marked))
    rows = list(score(tmp_path))
    assert [row["split"] for row in rows] == ["articles"] * 3 + ["segments"] * 3
    assert all(row["f1"] == 1.0 for row in rows)
