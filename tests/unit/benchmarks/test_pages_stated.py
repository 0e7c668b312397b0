import pytest

from benchmarks._pages.stated import same_title, score_days, stated_day, trusted_day
from marsad.records import Article, Stated, StatedBy


def stated(value, confidence, field="published"):
    return Stated(field=field, value=value, method=StatedBy.META, confidence=confidence)


def article(*said, published=None):
    return Article(title=None, text="x", blocks=(), stated=said, published=published)


@pytest.mark.parametrize(
    ("said", "gold", "same"),
    [
        pytest.param("Market struck: 11", "MARKET STRUCK – 11", True, id="marks and case"),
        pytest.param("Market struck", "Market struck | Karsin Post", False, id="the site's name"),
        pytest.param("Elf Tote in Karsin Ost", "Elf Toten in Karsin Ost", True, id="a letter"),
        pytest.param(None, "Market struck", False, id="no title"),
        pytest.param("", "Market struck", False, id="an empty one"),
    ],
)
def test_titles_are_equal_but_for_case_marks_and_a_letter(said, gold, same):
    assert same_title(said, gold) is same


def test_the_best_statement_counts_whatever_its_confidence():
    page = article(stated("2024-11-28", 0.3), stated("2024-11-29T23:00:00Z", 0.4))
    assert stated_day(page) == "2024-11-29"
    assert trusted_day(page) is None


def test_what_is_trusted_comes_first_and_other_fields_say_nothing():
    page = article(stated("2024-11-30", 0.9, "modified"), published="2024-11-29T08:00:00+01:00")
    assert (stated_day(page), trusted_day(page)) == ("2024-11-29", "2024-11-29")
    assert stated_day(article(stated("2024-11-30", 0.9, "modified"))) is None


def test_days_are_scored_over_the_pages_whose_day_is_known():
    golds = ["2024-11-29", "2024-11-29", "2024-11-29", None]
    articles = [
        article(published="2024-11-29"),
        article(published="2024-11-01"),
        article(stated("2024-11-29", 0.2)),
        article(published="2024-01-01"),
    ]
    assert score_days(golds, articles, name="html") == {
        "html_days": 0.6667,
        "html_days_stated": 1.0,
        "html_trusted_days": 0.5,
        "html_days_trusted": 0.6667,
    }


def test_a_page_that_could_not_be_read_states_nothing():
    figures = score_days(["2024-11-29"], [None], name="html")
    assert figures["html_days"] == 0.0
    assert figures["html_trusted_days"] is None
