import pytest

from marsad.records import Bound
from marsad.text.numbers import find_quantities
from marsad.text.numerals import value_of


def quantities(text):
    return [(q.text, q.low, q.high, q.bound) for q in find_quantities(text)]


@pytest.mark.parametrize(
    ("words", "low", "high", "bound"),
    [
        ("at least 277", 277, None, Bound.AT_LEAST),
        ("a minimum of 12", 12, None, Bound.AT_LEAST),
        ("no fewer than 30", 30, None, Bound.AT_LEAST),
        ("not less than 30", 30, None, Bound.AT_LEAST),
        ("277 or more", 277, None, Bound.AT_LEAST),
        ("277+", 277, None, Bound.AT_LEAST),
        ("more than 100", 101, None, Bound.AT_LEAST),
        ("over 200", 201, None, Bound.AT_LEAST),
        ("upwards of 50", 51, None, Bound.AT_LEAST),
        ("more than a dozen", 13, None, Bound.AT_LEAST),
        ("at least some 50", 50, None, Bound.AT_LEAST),
        ("up to 30", None, 30, Bound.AT_MOST),
        ("as many as 30", None, 30, Bound.AT_MOST),
        ("at most 30", None, 30, Bound.AT_MOST),
        ("no more than 30", None, 30, Bound.AT_MOST),
        ("fewer than 50", None, 49, Bound.AT_MOST),
        ("less than 50", None, 49, Bound.AT_MOST),
        ("under 50", None, 49, Bound.AT_MOST),
        ("nearly 70", 70, 70, Bound.ABOUT),
        ("almost 70", 70, 70, Bound.ABOUT),
        ("close to 70", 70, 70, Bound.ABOUT),
        ("about 70", 70, 70, Bound.ABOUT),
        ("some 70", 70, 70, Bound.ABOUT),
        ("roughly 70", 70, 70, Bound.ABOUT),
        ("an estimated 70", 70, 70, Bound.ABOUT),
        ("~70", 70, 70, Bound.ABOUT),
        ("70 or so", 70, 70, Bound.ABOUT),
        ("between 12 and 15", 12, 15, Bound.BETWEEN),
        ("between two hundred and three hundred", 200, 300, Bound.BETWEEN),
        ("12 to 15", 12, 15, Bound.BETWEEN),
        ("from 12 to 15", 12, 15, Bound.BETWEEN),
        ("12-15", 12, 15, Bound.BETWEEN),
        ("12–15", 12, 15, Bound.BETWEEN),
        ("two or three", 2, 3, Bound.BETWEEN),
        ("two to three million", 2_000_000, 3_000_000, Bound.BETWEEN),
        ("tens", 10, None, Bound.UNSPECIFIED),
        ("dozens", 12, None, Bound.UNSPECIFIED),
        ("scores", 20, None, Bound.UNSPECIFIED),
        ("hundreds", 100, None, Bound.UNSPECIFIED),
        ("thousands", 1_000, None, Bound.UNSPECIFIED),
        ("tens of thousands", 10_000, None, Bound.UNSPECIFIED),
        ("hundreds of thousands", 100_000, None, Bound.UNSPECIFIED),
        ("several", 2, None, Bound.UNSPECIFIED),
        ("a few", 2, None, Bound.UNSPECIFIED),
        ("many", 2, None, Bound.UNSPECIFIED),
        ("a number", 2, None, Bound.UNSPECIFIED),
        ("a handful", 2, None, Bound.UNSPECIFIED),
        ("a couple", 2, None, Bound.UNSPECIFIED),
        ("several dozen", 24, None, Bound.UNSPECIFIED),
        ("several hundred", 200, None, Bound.UNSPECIFIED),
        ("a few thousand", 2_000, None, Bound.UNSPECIFIED),
        ("at least dozens", 12, None, Bound.AT_LEAST),
        ("up to several hundred", None, None, Bound.UNSPECIFIED),
        ("a dozen", 12, 12, Bound.EXACT),
        ("two dozen", 24, 24, Bound.EXACT),
        ("half a dozen", 6, 6, Bound.EXACT),
        ("twenty-three", 23, 23, Bound.EXACT),
        ("3,000", 3_000, 3_000, Bound.EXACT),
        ("3 000", 3_000, 3_000, Bound.EXACT),
        ("1.2 million", 1_200_000, 1_200_000, Bound.EXACT),
        ("3.5k", 3_500, 3_500, Bound.EXACT),
        ("a hundred", 100, 100, Bound.EXACT),
        ("half a million", 500_000, 500_000, Bound.EXACT),
        ("٣٤", 34, 34, Bound.EXACT),
        ("no", 0, 0, Bound.EXACT),
        ("zero", 0, 0, Bound.EXACT),
    ],
)
def test_words_beside_a_number_bound_it(words, low, high, bound):
    assert quantities(f"They counted {words} of them.") == [(words, low, high, bound)]


def test_the_span_covers_the_bound_and_not_the_noun():
    (quantity,) = find_quantities("The clashes killed at least 277 fighters.")
    assert (quantity.start, quantity.end) == (19, 31)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a baker aged 44", id="aged"),
        pytest.param("Ali Hassan, 44, said", id="age after a name"),
        pytest.param("a 44-year-old man", id="hyphenated age"),
        pytest.param("a 44 year old man", id="age in three words"),
        pytest.param("brothers aged between 12 and 15", id="two ages"),
        pytest.param("on 27 November", id="day"),
        pytest.param("on November 27, 2024", id="full date"),
        pytest.param("in 2012", id="year"),
        pytest.param("since 2020", id="year with since"),
        pytest.param("at 10 a.m. the guns fell silent", id="hour"),
        pytest.param("at 21:45", id="clock time"),
        pytest.param("the 3rd strike, the twenty-first", id="ordinals"),
        pytest.param("an F-16, a Su-24, T-72s and the S-300", id="model names"),
        pytest.param("Route 4 and the M5 highway", id="roads"),
        pytest.param("U.N. Resolution 2254 and Article 5", id="numbered texts"),
        pytest.param("a Boeing 737-800", id="aircraft"),
        pytest.param("COVID-19 and the G20", id="names with digits"),
        pytest.param("they won 3-1", id="falling score"),
        pytest.param("a vote of 12-15 in committee", id="score without a noun"),
        pytest.param("20 percent of the city, 20% of it", id="per cent"),
        pytest.param("between 10 and 15 percent", id="range per cent"),
        pytest.param("$20 million and €5", id="money"),
        pytest.param("a 6.4-magnitude earthquake", id="decimal"),
        pytest.param("two-thirds of the city, one in five homes", id="fractions"),
        pytest.param("a 12-hour curfew", id="compound"),
        pytest.param("a 155mm shell", id="calibre"),
        pytest.param("call +963 11 555 1234 or 555-123-4567", id="telephones"),
        pytest.param("1. The first point", id="list"),
        pytest.param("a quarter, an attack, the attack", id="articles"),
        pytest.param("no longer, no doubt", id="no without a noun"),
        pytest.param("how many, so many, too many", id="many as a measure"),
        pytest.param("he scores again", id="scores as a verb"),
    ],
)
def test_what_counts_nothing_is_passed_over(text):
    assert quantities(text) == []


def test_many_people_are_counted_where_four_digits_could_be_a_year():
    assert quantities("The floods displaced 2012 people in 2012.") == [
        ("2012", 2012, 2012, Bound.EXACT)
    ]


def test_a_toll_that_changes_is_two_numbers():
    found = quantities("The toll rose from 12 to 15 people.")
    assert [(low, high) for _, low, high, _ in found] == [(12, 12), (15, 15)]


def test_a_limit_behind_the_noun_counts():
    assert quantities("The raid killed 7 people at least.") == [("7", 7, None, Bound.AT_LEAST)]


def test_a_limit_that_belongs_to_the_next_number_does_not_count_for_this_one():
    found = quantities("The raid killed 7 people, at least 3 of them children.")
    assert found == [("7", 7, 7, Bound.EXACT), ("at least 3", 3, None, Bound.AT_LEAST)]


def test_a_day_right_before_a_number_is_not_joined_to_it():
    assert quantities("On November 27 300 people fled.") == [("300", 300, 300, Bound.EXACT)]


def test_a_number_that_begins_a_wrapped_line_is_no_list():
    assert quantities("The raid killed\n12. No one else was hurt.") == [
        ("12", 12, 12, Bound.EXACT),
        ("No one", 0, 0, Bound.EXACT),
    ]


def test_a_number_does_not_run_over_the_end_of_a_paragraph():
    assert [q[0] for q in quantities("The dead: twenty\n\nthree houses burned.")] == [
        "twenty",
        "three",
    ]


@pytest.mark.parametrize("text", ["5 km away", "for three days", "two tanks"])
def test_other_things_than_people_are_counted_too(text):
    assert len(quantities(text)) == 1


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("one hundred and five", 105),
        ("one million two hundred thousand and six", 1_200_006),
        ("two and a half million", 2_500_000),
        ("a quarter of a million", 250_000),
        ("twelve hundred", 1_200),
        ("1,234,567", 1_234_567),
        ("6.4", None),
    ],
)
def test_a_numeral_comes_to_its_value(numeral, value):
    assert value_of(numeral) == value


@pytest.mark.parametrize(
    ("piece", "count"),
    [
        ("1", 0),
        ("one hundred and ", 25_000),
        ("at least ", 0),
        ("1,", 0),
        ("1-", 0),
        ("several ", 25_000),
        (" ", 0),
    ],
    ids=["digits", "words", "bounds", "commas", "hyphens", "vague words", "blanks"],
)
def test_a_very_long_line_is_read_through(piece, count):
    assert len(find_quantities(piece * 25_000)) == pytest.approx(count, abs=count)
