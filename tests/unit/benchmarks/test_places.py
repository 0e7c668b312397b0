from pathlib import Path

import pytest

from benchmarks._places.texts import read_articles
from benchmarks.places import score

LGL = """<articles><article docid="1"><text>Rain fell on Aleppo and Homs.</text><toponyms>
<toponym><start>13</start><end>19</end><phrase>Aleppo</phrase>
<gaztag geonameid="170063"><lat>36.2</lat><lon>37.16</lon></gaztag></toponym>
<toponym><start>24</start><end>28</end><phrase>Homs</phrase></toponym>
</toponyms></article></articles>"""

GEOVIRUS = """<articles><article><text>Rain fell on Aleppo and Homs.</text><locations>
<location><name>Aleppo</name><start>14</start><end>20</end><lat>36.2</lat><lon>37.16</lon>
</location></locations></article></articles>"""


@pytest.mark.parametrize("text", [LGL, GEOVIRUS], ids=["LGL", "GeoVirus"])
def test_both_formats_give_the_span_and_the_point(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.xml"
    path.write_text(text)
    (article,) = read_articles(path)
    first = article.gold[0]
    assert article.text[first.start : first.end] == "Aleppo"
    assert first.point == (36.2, 37.16)


def test_a_name_without_a_place_has_no_point(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text(LGL)
    (article,) = read_articles(path)
    assert [gold.point is None for gold in article.gold] == [False, True]


@pytest.mark.parametrize("text", ["<other><article/></other>", "no XML", "<a>"])
def test_a_file_in_another_format_is_passed_over(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.xml"
    path.write_text(text)
    assert read_articles(path) == []


def test_each_split_gets_a_row_of_figures(tmp_path: Path) -> None:
    (tmp_path / "geo").mkdir()
    (tmp_path / "geo" / "one.xml").write_text(LGL)
    (tmp_path / "geo" / "other.xml").write_text("<other/>")
    given, raw = score(tmp_path)
    assert (given["split"], given["names"], given["accuracy"]) == ("one.xml", 1, 1.0)
    assert (raw["split"], raw["find_f1"]) == ("one.xml", 1.0)


def test_towns_are_scored_again_after_half_of_them_was_added(tmp_path: Path) -> None:
    names = [f"Qaryat Ikhtibar {letter}" for letter in "ABCDEFGHIJKL"]
    rows = [f"{name} village\tIdlib Governorate\tx\t35.7\t36.6\t1.0\t2\n" for name in names]
    (tmp_path / "places.tsv").write_text(
        "where\tadm1\tadm2\tlat\tlon\twhere_prec\tn_events\n" + "".join(rows)
    )
    found = {row["split"]: row for row in score(tmp_path)}
    added = found["places.tsv, added half, in province"]
    other = found["places.tsv, other half, in province"]
    assert added["names"] + other["names"] == len(names)
    assert added["right"] == 1.0
