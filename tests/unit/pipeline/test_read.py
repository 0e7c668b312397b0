import pytest

from marsad.pipeline.read import Toolbox, read_page
from marsad.records import Page, PageId, TollKind

TEXT = """THREE POLICE OFFICERS WERE KILLED ON MONDAY WHEN GUNMEN ATTACKED THEIR PATROL NEAR THE
TOWN OF SANTA ANA, THE INTERIOR MINISTRY SAID.

THE GUNMEN KIDNAPPED TWO FARMERS.  A SPOKESMAN FOR THE ARMY SAID THE ATTACKERS FLED."""


def read(text):
    page = Page(
        id=PageId("sha256:0"), location="a.txt", media_type="text/plain", body=text.encode()
    )
    return read_page(page, Toolbox())[0]


@pytest.fixture(scope="module")
def report():
    return read(TEXT)


def test_a_bulletin_in_capitals_is_read(report):
    tolls = [t for c in report.claims for t in c.tolls if t.kind is TollKind.KILLED]
    assert [t.low for t in tolls] == [3]


def test_its_quotes_are_in_capitals_as_on_the_page(report):
    text = report.article.text
    assert report.claims
    for claim in report.claims:
        quotes = [claim.evidence, *claim.actors, *claim.places, *claim.tolls, *claim.sources]
        assert all(q.text == text[q.start : q.end] for q in quotes)
        assert claim.evidence.text.isupper()


def test_its_text_is_left_as_it_was(report):
    assert report.article.text == TEXT
