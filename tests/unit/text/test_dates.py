from datetime import date

import pytest

from marsad.records import TimePrecision
from marsad.text.dates import Tense, anchor, find_times, published_day

SATURDAY = date(2024, 11, 30)

P = TimePrecision


def days(text, published=SATURDAY, tense=Tense.PAST):
    """The only expression's first and last day, as written in ISO, and its precision."""
    (expression,) = find_times(text)
    found = anchor(expression, published, tense=tense)
    return (
        found.earliest and found.earliest.isoformat(),
        found.latest and found.latest.isoformat(),
        found.precision,
    )


def one_day(iso):
    return iso, iso, P.DAY


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("on Friday", "2024-11-29"),
        ("Friday morning", "2024-11-29"),
        ("Friday's attack", "2024-11-29"),
        ("after Friday's attack", "2024-11-29"),
        ("before dawn on Friday", "2024-11-29"),
        ("last Friday", "2024-11-29"),
        ("on Saturday", "2024-11-30"),
        ("last Saturday", "2024-11-23"),
        ("next Saturday", "2024-12-07"),
        ("next Monday", "2024-12-02"),
        ("this past Monday", "2024-11-25"),
        ("this coming Monday", "2024-12-02"),
        ("late on Thursday", "2024-11-28"),
        ("early Sunday", "2024-11-24"),
        ("this Thursday evening", "2024-11-28"),
        ("in the early hours of Thursday", "2024-11-28"),
        ("today", "2024-11-30"),
        ("this morning", "2024-11-30"),
        ("tonight", "2024-11-30"),
        ("yesterday", "2024-11-29"),
        ("last night", "2024-11-29"),
        ("tomorrow", "2024-12-01"),
        ("the day before yesterday", "2024-11-28"),
        ("the day after tomorrow", "2024-12-02"),
        ("three days ago", "2024-11-27"),
        ("27 November", "2024-11-27"),
        ("on the night of 26 November", "2024-11-26"),
        ("Nov. 27", "2024-11-27"),
        ("27 Nov", "2024-11-27"),
        ("the 15th of March", "2024-03-15"),
        ("27 February", "2024-02-27"),
        ("29 February", "2024-02-29"),
        ("on 14 March last year", "2023-03-14"),
        ("New Year's Day", "2024-01-01"),
        ("on the 11th", "2024-11-11"),
        ("on the 27th they left", "2024-11-27"),
        ("the September 11 attacks", "2001-09-11"),
        ("on Friday, before dawn", "2024-11-29"),
        ("in the night to Friday", "2024-11-29"),
        ("said that Friday's raid", "2024-11-29"),
    ],
)
def test_a_day_is_counted_from_publication(text, day):
    assert days(text) == one_day(day)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("on Friday", "2024-12-06"),
        ("on Saturday", "2024-11-30"),
        ("on 27 November", "2025-11-27"),
        ("on 27 February", "2025-02-27"),
        ("on 29 February", "2028-02-29"),
    ],
)
def test_a_day_to_come_is_the_next_and_today_counts(text, day):
    assert days(text, tense=Tense.FUTURE) == one_day(day)


def test_a_date_that_comes_within_two_months_is_not_put_a_year_back():
    assert days("a ceasefire on 12 March", date(1999, 2, 27)) == one_day("1999-03-12")


def test_a_date_that_comes_later_is_the_latest_in_the_past():
    assert days("a raid on 12 August", date(1999, 2, 27)) == one_day("1998-08-12")


def test_a_date_of_the_turn_of_the_year_is_the_latest_in_the_past():
    assert days("a raid on 12 January", date(2024, 12, 20)) == one_day("2024-01-12")


def test_a_weekday_beside_a_date_tells_its_year():
    assert days("on Monday, October 26", date(1998, 10, 25)) == one_day("1998-10-26")


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("27 November 2024", "2024-11-27", "2024-11-27", P.DAY),
        ("November 27, 2024", "2024-11-27", "2024-11-27", P.DAY),
        ("Wednesday, Nov. 27, 2024", "2024-11-27", "2024-11-27", P.DAY),
        ("27-Nov-2024", "2024-11-27", "2024-11-27", P.DAY),
        ("27/11/2024", "2024-11-27", "2024-11-27", P.DAY),
        ("11/27/2024", "2024-11-27", "2024-11-27", P.DAY),
        ("05/05/2024", "2024-05-05", "2024-05-05", P.DAY),
        ("05.11.2024", "2024-11-05", "2024-11-05", P.DAY),
        ("11.27.2024", "2024-11-27", "2024-11-27", P.DAY),
        ("2024/11/05", "2024-11-05", "2024-11-05", P.DAY),
        ("2024.11.05", "2024-11-05", "2024-11-05", P.DAY),
        ("2024-11-27", "2024-11-27", "2024-11-27", P.DAY),
        ("2024-11-27T21:45:00+03:00", "2024-11-27", "2024-11-27", P.DAY),
        ("in March 2011", "2011-03-01", "2011-03-31", P.MONTH),
        ("late March 2011", "2011-03-22", "2011-03-31", P.MONTH),
        ("mid-March 2011", "2011-03-11", "2011-03-21", P.MONTH),
        ("the first week of March 2011", "2011-03-01", "2011-03-07", P.MONTH),
        ("in 2012", "2012-01-01", "2012-12-31", P.YEAR),
        ("the end of 2012", "2012-09-01", "2012-12-31", P.YEAR),
        ("the 2011 uprising", "2011-01-01", "2011-12-31", P.YEAR),
        ("the 1990s", "1990-01-01", "1999-12-31", P.PERIOD),
        ("the late 1980s", "1986-09-01", "1989-12-31", P.PERIOD),
        ("the early 2000s", "2000-01-01", "2003-04-30", P.PERIOD),
        ("the 19th century", "1801-01-01", "1900-12-31", P.PERIOD),
        ("2011-12", "2011-01-01", "2012-12-31", P.PERIOD),
        ("from 2011 to 2014", "2011-01-01", "2014-12-31", P.PERIOD),
        ("from 27 to 30 November 2024", "2024-11-27", "2024-11-30", P.PERIOD),
        ("November 27-30, 2024", "2024-11-27", "2024-11-30", P.PERIOD),
        ("27 December to 3 January 2025", "2024-12-27", "2025-01-03", P.PERIOD),
        ("June–August 2015", "2015-06-01", "2015-08-31", P.PERIOD),
        ("27 November 2024 to 3 December", "2024-11-27", "2024-12-03", P.PERIOD),
        ("before 2011", None, "2010-12-31", P.PERIOD),
        ("until March 2011", None, "2011-03-31", P.PERIOD),
        ("since 2020", "2020-01-01", None, P.PERIOD),
        ("the first days of June 2015", "2015-06-01", "2015-06-07", P.MONTH),
        ("the last week of September 2013", "2013-09-24", "2013-09-30", P.MONTH),
        ("the latter half of 2008", "2008-07-01", "2008-12-31", P.PERIOD),
        ("the first three months of 2015", "2015-01-01", "2015-03-31", P.PERIOD),
        ("the last six months of 2015", "2015-07-01", "2015-12-31", P.PERIOD),
        ("the third quarter of 2014", "2014-07-01", "2014-09-30", P.PERIOD),
        ("Q3 2014", "2014-07-01", "2014-09-30", P.PERIOD),
        ("H1 2014", "2014-01-01", "2014-06-30", P.PERIOD),
        ("the spring of 2014", "2014-03-01", "2014-05-31", P.PERIOD),
        ("the winter of 2013-14", "2013-12-01", "2014-02-28", P.PERIOD),
        ("the winter of 2013", "2012-12-01", "2014-02-28", P.PERIOD),
        ("Ramadan 2014", "2014-06-27", "2014-07-28", P.PERIOD),
        ("Easter 2016", "2016-03-27", "2016-03-27", P.PERIOD),
        ("in nineteen ninety-six", "1996-01-01", "1996-12-31", P.YEAR),
        ("the year two thousand and four", "2004-01-01", "2004-12-31", P.YEAR),
        ("the eighties", "1980-01-01", "1989-12-31", P.PERIOD),
        ("the '90s", "1990-01-01", "1999-12-31", P.PERIOD),
        ("the nineteenth century", "1801-01-01", "1900-12-31", P.PERIOD),
        ("the twenty-first of April 2019", "2019-04-21", "2019-04-21", P.DAY),
        ("Friday night, 22 November 2024", "2024-11-22", "2024-11-22", P.DAY),
        ("Saturday (November 30, 2024)", "2024-11-30", "2024-11-30", P.DAY),
        ("30 Sept / 1 Oct 2019", "2019-09-30", "2019-10-01", P.PERIOD),
        ("9/11", "2001-09-11", "2001-09-11", P.DAY),
    ],
)
def test_what_names_its_year_needs_no_publication_date(text, first, last, precision):
    assert days(text, None) == (first, last, precision)


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("overnight", "2024-11-29", "2024-11-30", P.PERIOD),
        ("on Friday at 10 a.m.", "2024-11-29", "2024-11-29", P.HOUR),
        ("around 9 p.m. local time on Friday", "2024-11-29", "2024-11-29", P.HOUR),
        ("at 10:35 a.m. (0735 GMT) Friday", "2024-11-29", "2024-11-29", P.HOUR),
        ("three hours ago", "2024-11-29", "2024-11-30", P.HOUR),
        ("last week", "2024-11-18", "2024-11-24", P.WEEK),
        ("two weeks ago", "2024-11-11", "2024-11-17", P.WEEK),
        ("the week before last", "2024-11-11", "2024-11-17", P.WEEK),
        ("this week", "2024-11-25", "2024-11-30", P.WEEK),
        ("last month", "2024-10-01", "2024-10-31", P.MONTH),
        ("earlier this month", "2024-11-01", "2024-11-30", P.MONTH),
        ("in March", "2024-03-01", "2024-03-31", P.MONTH),
        ("mid-March", "2024-03-11", "2024-03-21", P.MONTH),
        ("early June", "2024-06-01", "2024-06-10", P.MONTH),
        ("in November", "2024-11-01", "2024-11-30", P.MONTH),
        ("last November", "2023-11-01", "2023-11-30", P.MONTH),
        ("in December last year", "2023-12-01", "2023-12-31", P.MONTH),
        ("this December", "2024-12-01", "2024-12-31", P.MONTH),
        ("last year", "2023-01-01", "2023-12-31", P.YEAR),
        ("late last year", "2023-09-01", "2023-12-31", P.YEAR),
        ("a decade ago", "2014-01-01", "2014-12-31", P.YEAR),
        ("at the start of the year", "2024-01-01", "2024-04-30", P.YEAR),
        ("later this year", "2024-11-30", "2024-12-31", P.YEAR),
        ("over the weekend", "2024-11-30", "2024-11-30", P.PERIOD),
        ("last weekend", "2024-11-23", "2024-11-24", P.PERIOD),
        ("in recent days", "2024-11-23", "2024-11-30", P.PERIOD),
        ("a few weeks ago", "2024-10-30", "2024-11-30", P.PERIOD),
        ("in the past 24 hours", "2024-11-29", "2024-11-30", P.PERIOD),
        ("over the past three days", "2024-11-27", "2024-11-30", P.PERIOD),
        ("in the last two weeks", "2024-11-16", "2024-11-30", P.PERIOD),
        ("the past month", "2024-10-30", "2024-11-30", P.PERIOD),
        ("the next three days", "2024-11-30", "2024-12-03", P.PERIOD),
        ("since Wednesday", "2024-11-27", "2024-11-30", P.PERIOD),
        ("until Friday", None, "2024-11-29", P.PERIOD),
        ("from Monday to Wednesday", "2024-11-25", "2024-11-27", P.PERIOD),
        ("from Friday to Monday", "2024-11-22", "2024-11-25", P.PERIOD),
        ("between 3 and 5 March", "2024-03-03", "2024-03-05", P.PERIOD),
        ("March 3-5", "2024-03-03", "2024-03-05", P.PERIOD),
        ("24-26 November", "2024-11-24", "2024-11-26", P.PERIOD),
        ("between Nov. 27 and Dec. 3", "2024-11-27", "2024-12-03", P.PERIOD),
        ("last summer", "2024-06-01", "2024-08-31", P.PERIOD),
        ("last winter", "2023-12-01", "2024-02-29", P.PERIOD),
        ("during Ramadan", "2024-03-10", "2024-04-10", P.PERIOD),
        ("on Good Friday", "2024-03-29", "2024-03-29", P.PERIOD),
        ("the first three months of the year", "2024-01-01", "2024-03-31", P.PERIOD),
        ("the third quarter", "2024-07-01", "2024-09-30", P.PERIOD),
        ("Sunday from 10 a.m.", "2024-11-24", "2024-11-24", P.HOUR),
        ("today through December 5", "2024-11-30", "2024-12-05", P.PERIOD),
    ],
)
def test_a_period_is_counted_from_publication(text, first, last, precision):
    assert days(text) == (first, last, precision)


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("on Friday", P.DAY),
        ("on Friday at 10 a.m.", P.HOUR),
        ("27 November", P.DAY),
        ("in March", P.MONTH),
        ("last week", P.WEEK),
        ("two years ago", P.YEAR),
        ("since Wednesday", P.PERIOD),
        ("from Monday to Wednesday", P.PERIOD),
        ("overnight", P.PERIOD),
        ("in recent days", P.PERIOD),
    ],
)
def test_without_a_publication_date_only_the_precision_is_known(text, precision):
    assert days(text, None) == (None, None, precision)


@pytest.mark.parametrize(
    "text",
    [
        "two days later",
        "the next day",
        "that night",
        "a day after",
        "in October of that year",
        "480 BC",
        "at dawn",
        "hours later",
        "the day before the attack",
        "the following spring",
        "five thousand years ago",
    ],
)
def test_what_no_calendar_settles_has_no_days(text):
    assert days(text) == (None, None, None)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("They may march on the capital.", id="verbs"),
        pytest.param("Sun Microsystems and Jan Egeland", id="names like short days and months"),
        pytest.param("Theresa May spoke of the Women's March.", id="names like months"),
        pytest.param("The Sunday Times on Black Friday", id="names with days"),
        pytest.param("It displaced 2012 people, more than 2000.", id="numbers like years"),
        pytest.param("U.N. resolution 1701", id="numbered texts"),
        pytest.param("two days of fighting", id="length"),
        pytest.param("for three years", id="length with for"),
        pytest.param("a 12-hour curfew", id="length as a compound"),
        pytest.param("10:30 a.m.", id="clock time alone"),
        pytest.param("every Friday, on Fridays, on a Friday", id="what repeats"),
        pytest.param("31 February and 32 March and 30/02/2024", id="no such day"),
        pytest.param("05/11/2024", id="either of two days"),
        pytest.param("2024/13/05 and 31.31.2024", id="no such month"),
        pytest.param("the fall of Aleppo, the Arab Spring", id="seasons that are none"),
        pytest.param("the 20th Division, on the 14th floor", id="numbered things"),
        pytest.param("VOA Today, Russia Today", id="outlets"),
        pytest.param("a Christmas market", id="feast without a preposition"),
        pytest.param("$2012 and 1.2024 and 20:2024", id="parts of numbers"),
    ],
)
def test_what_is_no_time_is_not_found(text):
    assert find_times(text) == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They fled on Friday.", ["on Friday"]),
        ("It fell late on Thursday, he said.", ["late on Thursday"]),
        ("After Friday's raid", ["Friday"]),
        ("Since early March 2011 and until Friday", ["Since early March 2011", "until Friday"]),
        ("A raid on Friday at 10 a.m. killed two.", ["on Friday at 10 a.m."]),
        ("from Friday, 29 November 2024 to Sunday", ["from Friday, 29 November 2024 to Sunday"]),
        ("Friday and Saturday", ["Friday", "Saturday"]),
        ("ON 15 MAY 1989, MONDAY", ["ON 15 MAY 1989", "MONDAY"]),
        ("on\nFriday", ["on\nFriday"]),
        ("on\n\nFriday", ["Friday"]),
        ("the 2011 uprising", ["2011"]),
        ("At noon they left.", ["At noon"]),
        ("In the early hours they left.", ["In the early hours"]),
        ("On Friday at dawn, and by nightfall", ["On Friday at dawn", "by nightfall"]),
    ],
)
def test_the_words_take_in_what_leads_them(text, words):
    assert [expression.text for expression in find_times(text)] == words


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("2024-11-30", date(2024, 11, 30)),
        ("2024-11-30T23:45:00-05:00", date(2024, 11, 30)),
        ("2024-11-30T21:45:00Z", date(2024, 11, 30)),
        ("30 November 2024", None),
        ("2024-11", None),
        ("", None),
        (None, None),
    ],
)
def test_the_day_of_publication_is_that_of_its_own_zone(published, day):
    assert published_day(published) == day


@pytest.mark.parametrize(
    "piece", ["1", "2024-11-", "November 27, ", "the last ", "at 10 ", "early hours of ", " "]
)
def test_a_very_long_line_is_read_through(piece):
    assert len(find_times(piece * 25_000)) <= 25_000


# Counted from Saturday, 20 November 2021.
NIGHTS_AND_WEEKS = {
    "overnight on a day": ("overnight on Tuesday", "2021-11-16", "2021-11-17"),
    "overnight on the day itself": ("overnight Saturday", "2021-11-19", "2021-11-20"),
    "overnight into": ("overnight into Wednesday", "2021-11-16", "2021-11-17"),
    "overnight from to": ("overnight Monday to Tuesday", "2021-11-15", "2021-11-16"),
    "day last week": ("on Wednesday last week", "2021-11-10", "2021-11-10"),
    "day of last week": ("on Tuesday of last week", "2021-11-09", "2021-11-09"),
    "last week on a day": ("last week on Tuesday", "2021-11-09", "2021-11-09"),
    "day next week": ("on Monday next week", "2021-11-22", "2021-11-22"),
}


@pytest.mark.parametrize(
    ("words", "first", "last"), NIGHTS_AND_WEEKS.values(), ids=NIGHTS_AND_WEEKS
)
def test_a_night_and_a_day_of_a_week_are_those_of_that_day(
    words: str, first: str, last: str
) -> None:
    [expression] = find_times(f"It happened {words}.")
    days = anchor(expression, date(2021, 11, 20))
    assert (expression.text, str(days.earliest), str(days.latest)) == (words, first, last)


def test_a_day_before_talks_of_last_week_is_of_this_week() -> None:
    first, *_ = find_times("They met on Tuesday last week's envoys.")
    assert str(anchor(first, date(2021, 11, 20)).earliest) == "2021-11-16"
