from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.text.dates import Tense, anchor, find_times
from marsad.text.english_times import ENGLISH
from marsad.text.french_times import FRENCH
from marsad.text.names import fold
from marsad.text.numbers import find_quantities
from marsad.text.numerals import ONES, TEENS, TENS, value_of
from marsad.text.story_times import told_times

# The same examples in every run, however busy the machine.
STEADY = settings(derandomize=True, deadline=None)

WORDS = (
    "on in at since until between from to and the of a an last next this past early late mid "
    "ago Friday Monday weekend November Nov. May March 27 3-5 12 15 2012 2024 30th 10:30 a.m. "
    "GMT night dawn morning days week weeks month year years decade Ramadan summer yesterday "
    "overnight recent at least more than up to about nearly dozens several hundred thousand "
    "million no none one twenty five people killed aged 44, percent % $ 20 - – , . ( ) ' 3,000 "
    "1.2 F-16 BC 480 or so or more later before after every day hours that same following dawn "
    "noon spring winter first third quarter half '80s nineteen ninety nineties century 11th "
    "twelfth Eid al-Fitr Easter 9/11 Sept. 11 attacks year-end "
).split()
FRENCH_WORDS = (
    "le la les l' en à au du de dans depuis jusqu' avant il y a trois jours mois an semaine "
    "dernière prochain lundi vendredi soir matin hier avant-hier demain 5 mars mai 1er novembre "
    "2024 12 27 et fin début mi-mars la veille le lendemain plus tard suivant même jour années "
    "90 1990 XIXe siècle printemps été ramadan Noël premier trimestre derniers 24 heures 14h30 "
    "midi aube nuit , . ( ) - "
).split()

phrases = st.lists(st.sampled_from(WORDS) | st.text(max_size=4), max_size=30).map(" ".join)
french = st.lists(st.sampled_from(FRENCH_WORDS) | st.text(max_size=4), max_size=30).map(" ".join)
days = st.dates()


@STEADY
@given(phrases)
def test_every_quantity_quotes_its_text_in_order(text):
    end = 0
    for quantity in find_quantities(text):
        assert end <= quantity.start < quantity.end
        assert text[quantity.start : quantity.end] == quantity.text
        end = quantity.end


@STEADY
@given(phrases)
def test_a_quantity_is_never_higher_than_its_upper_bound(text):
    for quantity in find_quantities(text):
        assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high


@STEADY
@given(phrases)
def test_every_time_quotes_its_text_in_order(text):
    end = 0
    for expression in find_times(text):
        assert end <= expression.start < expression.end
        assert text[expression.start : expression.end] == expression.text
        end = expression.end


@STEADY
@given(phrases)
def test_no_number_of_a_time_is_a_quantity(text):
    times = find_times(text)
    for quantity in find_quantities(text):
        assert not any(t.start < quantity.end and quantity.start < t.end for t in times)


@STEADY
@given(phrases, st.none() | days, st.sampled_from(Tense))
def test_the_first_day_is_never_after_the_last(text, published, tense):
    for expression in find_times(text):
        found = anchor(expression, published, tense=tense)
        assert not (found.earliest and found.latest) or found.earliest <= found.latest


@STEADY
@given(phrases)
def test_no_rule_begins_with_a_word_that_is_not_a_first_word(text):
    everywhere = [match.span() for match in ENGLISH.every.finditer(text)]
    assert [match.span() for match in ENGLISH.matches(text)] == everywhere


@STEADY
@given(french)
def test_no_french_rule_begins_with_a_word_that_is_not_a_first_word(text):
    everywhere = [match.span() for match in FRENCH.every.finditer(text)]
    assert [match.span() for match in FRENCH.matches(text)] == everywhere


@STEADY
@given(french, st.none() | days)
def test_french_times_are_quoted_and_in_order(text, published):
    end = 0
    for expression in told_times(text, published, "fr"):
        assert text[expression.start : expression.end] == expression.text
        assert end <= expression.start
        end = expression.end


@STEADY
@given(phrases, st.none() | days)
def test_what_a_time_is_told_by_stands_before_it(text, published):
    for expression in told_times(text, published):
        assert expression.told_by is None or expression.told_by[1] <= expression.start


@pytest.mark.parametrize("weekday", ["Monday", "Friday", "Sunday"])
@STEADY
@given(published=st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_a_past_weekday_lies_in_the_week_up_to_publication(weekday, published):
    (expression,) = find_times(f"on {weekday}")
    found = anchor(expression, published)
    assert 0 <= (published - found.earliest).days < 7
    assert f"{found.earliest:%A}" == weekday


@STEADY
@given(st.integers(0, 10**12 - 1))
def test_a_number_with_separators_reads_back(number):
    assert value_of(f"{number:,}") == number


@STEADY
@given(st.integers(1, 999_999_999))
def test_a_number_in_words_reads_back(number):
    assert value_of(in_words(number)) == number
    (quantity,) = find_quantities(f"killed {in_words(number)} of them")
    assert (quantity.low, quantity.high) == (number, number)


@STEADY
@given(st.text())
def test_folding_a_folded_name_changes_nothing(name):
    assert fold(fold(name)) == fold(name)


@STEADY
@given(st.text())
def test_a_folded_name_has_single_spaces_between_words(name):
    assert fold(name).split(" ") == fold(name).split() or fold(name) == ""


def in_words(number):
    """Spell a number below a billion: 105 is one hundred and five."""
    for name, size in (("million", 1_000_000), ("thousand", 1_000), ("hundred", 100)):
        if number >= size:
            head, rest = f"{in_words(number // size)} {name}", number % size
            link = " and " if rest < 100 else " "
            return head + link + in_words(rest) if rest else head
    small = {value: word for word, value in {**ONES, **TEENS, **TENS}.items()}
    if number in small:
        return small[number]
    return f"{small[number - number % 10]}-{small[number % 10]}"
