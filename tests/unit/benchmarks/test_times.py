from datetime import date

import pytest

from benchmarks.times import days_of_value, read_document, score

TIMEML = """<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2024-11-30">30 Nov</TIMEX3></DCT>
<TEXT>The army &amp; its allies left on
<TIMEX3 tid="t1" type="DATE" value="2024-11-29">Friday</TIMEX3>
after <TIMEX3 tid="t2" type="DURATION" value="P3D">three days</TIMEX3> of fighting, and the town
was quiet <TIMEX3 tid="t3" type="DATE" value="2024-11-30">this noon</TIMEX3>.</TEXT></TimeML>"""


def test_expressions_stand_where_their_tags_stood(tmp_path):
    (tmp_path / "one.tml").write_text(TIMEML, encoding="utf-8")
    document = read_document(tmp_path / "one.tml")
    words = [document.text[gold.start : gold.end] for gold in document.gold]
    assert words == ["Friday", "three days", "this noon"]
    assert document.published == date(2024, 11, 30)


def test_a_split_is_scored_by_what_was_found_of_it(tmp_path):
    (tmp_path / "Own").mkdir()
    (tmp_path / "Own" / "one.tml").write_text(TIMEML, encoding="utf-8")
    (row,) = score(tmp_path)
    assert (row["set"], row["split"]) == ("tbaq", "Own")
    assert (row["expressions"], row["found"]) == (2, 1)
    assert (row["strict_precision"], row["strict_recall"]) == (1.0, 0.5)
    assert row["value_accuracy"] == 1.0


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2024-11-29", (date(2024, 11, 29), date(2024, 11, 29))),
        ("2024-11-29TEV", (date(2024, 11, 29), date(2024, 11, 29))),
        ("2024-W48", (date(2024, 11, 25), date(2024, 12, 1))),
        ("2024-W48-WE", (date(2024, 11, 30), date(2024, 12, 1))),
        ("2024-02", (date(2024, 2, 1), date(2024, 2, 29))),
        ("2024", (date(2024, 1, 1), date(2024, 12, 31))),
        ("199", (date(1990, 1, 1), date(1999, 12, 31))),
        ("19", (date(1901, 1, 1), date(2000, 12, 31))),
        ("2024-SU", (date(2024, 6, 1), date(2024, 8, 31))),
        ("2024-WI", (date(2024, 12, 1), date(2025, 2, 28))),
        ("2024-Q3", (date(2024, 7, 1), date(2024, 9, 30))),
        ("2024-H2", (date(2024, 7, 1), date(2024, 12, 31))),
        ("2024-11-XX", (date(2024, 11, 1), date(2024, 11, 30))),
        ("2024-WXX", (date(2024, 1, 1), date(2024, 12, 31))),
        ("2024-XX", (date(2024, 1, 1), date(2024, 12, 31))),
        ("2024-W7", (date(2024, 2, 12), date(2024, 2, 18))),
        ("XXXX-XX-XX", None),
        ("BC0480", None),
    ],
)
def test_a_value_names_its_days(value, days):
    assert days_of_value(value) == days
