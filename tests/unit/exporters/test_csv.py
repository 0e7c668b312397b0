import csv
import io

import pytest

from marsad.exporters._flat import COLUMNS
from marsad.exporters.csv import harmless, write
from marsad.records import Origin, ReconciledToll, TollKind


def rows(*incidents) -> list[dict[str, str]]:
    out = io.BytesIO()
    write(incidents, out)
    return list(csv.DictReader(io.StringIO(out.getvalue().decode("utf-8"), newline="")))


def toll(kind, low, best, high) -> ReconciledToll:
    return ReconciledToll(kind=kind, low=low, best=best, high=high, statements=())


def test_no_incidents_are_a_header_alone():
    out = io.BytesIO()
    write([], out)
    assert out.getvalue().decode() == ",".join(COLUMNS) + "\r\n"
    assert not out.closed


def test_a_toll_of_nought_is_0_and_one_not_stated_is_empty(make):
    incident = make.incident(
        make.claim(make.page()),
        tolls=(toll(TollKind.KILLED, 0, 0, 0), toll(TollKind.INJURED, 3, None, None)),
    )
    (row,) = rows(incident)
    assert (row["killed_low"], row["killed_best"], row["killed_high"]) == ("0", "0", "0")
    assert (row["injured_low"], row["injured_best"], row["injured_high"]) == ("3", "", "")
    assert row["missing_low"] == ""


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM", "'@SUM"),
        ("\t=1", "'\t=1"),
        ("plain = words", "plain = words"),
        ("", ""),
        (-12.5, -12.5),
        (None, None),
    ],
)
def test_a_text_that_a_spreadsheet_would_run_is_made_harmless(cell, written):
    assert harmless(cell) == written


def test_a_source_that_is_a_formula_arrives_as_words(make):
    incident = make.incident(make.claim(make.page()), origins=(Origin(name="=1+1", claims=1),))
    assert rows(incident)[0]["sources"] == "'=1+1"


def test_commas_quotes_and_lines_in_words_come_back(make):
    name = 'The "Voice", of\nthe hills; à Idlib'
    incident = make.incident(make.claim(make.page()), origins=(Origin(name=name, claims=1),))
    assert rows(incident)[0]["sources"] == name
