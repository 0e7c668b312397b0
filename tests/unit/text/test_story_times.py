from datetime import date

import pytest

from marsad.text.dates import anchor
from marsad.text.story_times import told_times

SATURDAY = date(2024, 11, 30)


def last_days(text, published=SATURDAY):
    *_, last = told_times(text, published)
    days = anchor(last, published)
    return days.earliest and str(days.earliest), days.latest and str(days.latest)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("They came on Thursday. The next day they left.", "2024-11-29", "2024-11-29"),
        ("They came on Thursday. The same day a bomb went off.", "2024-11-28", "2024-11-28"),
        ("They came on Thursday. A day earlier a bomb went off.", "2024-11-27", "2024-11-27"),
        ("They came on Monday. Two days later they left.", "2024-11-27", "2024-11-27"),
        ("They came on Monday, having fled the night before.", "2024-11-24", "2024-11-24"),
        ("They came on 3 May. The following week they left.", "2024-05-06", "2024-05-12"),
        ("They came on 3 May. The following Friday they left.", "2024-05-10", "2024-05-10"),
        ("They came on 3 May 2019. Later that month it ended.", "2019-05-01", "2019-05-31"),
        ("They came in May 2019. In August of that year it ended.", "2019-08-01", "2019-08-31"),
        ("They came in May 2019 and left in March the following year.", "2020-03-01", "2020-03-31"),
        ("They came in May 2019. The following spring they left.", "2020-03-01", "2020-05-31"),
        ("They came in 2019. Three years later they left.", "2022-01-01", "2022-12-31"),
        ("They came on Thursday. At dawn they left.", "2024-11-28", "2024-11-28"),
        ("They came on Thursday. Hours later they left.", "2024-11-28", "2024-11-28"),
        ("A raid on 3 May 2019. On the 11th they left.", "2019-05-11", "2019-05-11"),
    ],
)
def test_a_day_is_counted_from_the_day_told_last(text, first, last):
    assert last_days(text) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The next day they left.", id="nothing told before"),
        pytest.param("They came in May. Two days later they left.", id="told too vaguely"),
        pytest.param("They came on Friday. Two days later they left.", id="not yet been"),
        pytest.param("They came on Monday, two days before it fell.", id="told by an event"),
        pytest.param("They came on Monday. A few days later they left.", id="vague words"),
    ],
)  # fmt: skip
def test_without_a_day_to_count_from_words_stay_words(text):
    assert last_days(text) == (None, None)


HISTORY = (
    "The war began in 1961. In 1962 the north fell. On 4 August 1963 the king was killed. "
    "The next year was worse. In 1965 they met. "
)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("In March the army came.", "1965-03-01", "1965-03-31"),
        ("On 7 April it left.", "1965-04-07", "1965-04-07"),
        ("By the end of the year it had lost.", None, "1965-12-31"),
        ("They had met since 1949. In May it ended.", "1965-05-01", "1965-05-31"),
        ("Five years earlier all was well. In May it ended.", "1965-05-01", "1965-05-31"),
        ("From 24 July until 26 November they fought.", "1965-07-24", "1965-11-26"),
        ("In April and June 1967 they fought. In May they did not.", "1967-05-01", "1967-05-31"),
        ("In winter they rested.", "1965-12-01", "1966-02-28"),
        ("In December 1965 it ended. In January it began.", None, None),
    ],
)
def test_a_year_carries_over_within_a_history(words, first, last):
    assert last_days(HISTORY + words) == (first, last)


def test_the_words_that_carry_the_year_are_told():
    text = HISTORY + "In March the army came."
    last = told_times(text, SATURDAY)[-1]
    assert last.told_by is not None
    assert text[slice(*last.told_by)] == "In 1965"


def test_a_month_ahead_of_any_year_has_no_days_in_a_history():
    first, *_ = told_times("In March they came. " + HISTORY, SATURDAY)
    assert anchor(first, SATURDAY).earliest is None


def test_a_history_needs_no_day_of_publication():
    assert last_days(HISTORY + "In March the army came.", None) == ("1965-03-01", "1965-03-31")


def test_in_news_a_month_is_counted_from_publication():
    text = "On Friday the army came. The war began in 2011. In March a truce was signed."
    assert last_days(text) == ("2024-03-01", "2024-03-31")


def test_two_months_with_one_year_share_it():
    first, _ = told_times("It rained in April and June 1955.", SATURDAY)
    assert str(anchor(first, SATURDAY).earliest) == "1955-04-01"


def test_before_our_era_nothing_has_days():
    text = "In 490 BC they came. In 480 BC they came again. In 479 BC, 478 BC and 477 BC. In August"
    assert last_days(text) == (None, None)
