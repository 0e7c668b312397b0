from datetime import date

import pytest

from marsad.parsers._days import first_day, hours_apart, read_days


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2023-11-06T14:25Z", "2023-11-06T14:25:00+00:00"),
        ("20231106T142500+0200", "2023-11-06T14:25:00+02:00"),
        ("20231106", "2023-11-06"),
        ("2022-1-26T14:32:06+02:00", "2022-01-26"),
        ("Sat, 19 Oct 2019 00:04:00 +0200", "2019-10-19"),
        ("Published 11:11 PM EST Nov 19, 2019", "2019-11-19"),
        ("on Monday, March 3rd, 2024", "2024-03-03"),
        ("27.04.2020 18:50", "2020-04-27"),
        ("28.09.19 12:44", "2019-09-28"),
        ("22/11/2024", "2024-11-22"),
        ("11/22/2024", "2024-11-22"),
        ("05/05/2024", "2024-05-05"),
        ("Portville, 2. November 2021", "2021-11-02"),
        ("Le 11 septembre 2018 à 12:57", "2018-09-11"),
        ("1er août 2018", "2018-08-01"),
        ("5 de mayo de 2022", "2022-05-05"),
        ("12 de out. de 2023", "2023-10-12"),
        ("3 października 2023", "2023-10-03"),
        ("3 марта 2024 г.", "2024-03-03"),
        ("٣ مارس ٢٠٢٥", "2025-03-03"),
        ("12 تشرين الثاني 2024", "2024-11-12"),
        ("13 בנובמבר 2024", "2024-11-13"),
        ("2021年11月2日", "2021-11-02"),
        ("2021년 11월 2일", "2021-11-02"),
    ],
)
def test_a_day_is_read_in_many_languages_and_orders(text, day):
    assert first_day(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "November 2024",
        "31.02.2024",
        "1970-01-01",
        "0001-01-01T00:00:00Z",
        "2024-13-45T99:00:00Z",
        "version 18.1.2.2020.7",
        "12 apples 2024",
        "/2024/11/30/",
        "9999-12-31",
    ],
)
def test_what_is_no_whole_day_is_not_read(text):
    assert first_day(text) is None


def test_a_day_that_may_be_two_is_both_and_neither_is_sure():
    days = list(read_days("11/01/2023 12:43"))
    assert [(day.value, day.sure) for day in days] == [("2023-01-11", False), ("2023-11-01", False)]


def test_days_quote_the_text():
    text = "Updated: 4 March 2024 · first seen 2024-03-01"
    assert [text[day.start : day.end] for day in read_days(text)] == ["4 March 2024", "2024-03-01"]


@pytest.mark.parametrize(
    ("value", "hours"),
    [
        ("2024-03-02T23:00:00+00:00", 1.0),
        ("2024-03-04T02:00:00+00:00", 2.0),
        ("2024-03-03T12:00:00+00:00", 0.0),
        ("2024-03-03T12:00:00+02:00", None),
        ("2024-03-03", None),
    ],
)
def test_moments_in_utc_lie_so_many_hours_outside_a_day(value, hours):
    assert hours_apart(value, date(2024, 3, 3)) == hours
