from datetime import date

import pytest

from marsad.records import Article, Stated, StatedBy
from marsad.text.written_on import day_here, written_on

SATURDAY = date(2024, 11, 30)


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        pytest.param(
            "BEIRUT, Nov 27 (Reuters) - Rebels", SATURDAY, date(2024, 11, 27), id="agency"
        ),
        pytest.param(
            "Title\n\nBEIRUT, 27 November - Rebels", SATURDAY, date(2024, 11, 27), id="title"
        ),
        pytest.param("DAMASCUS, Dec 1 (AFP) - X", SATURDAY, date(2024, 12, 1), id="zone ahead"),
        pytest.param("Nov. 29 (Bloomberg) -- X", SATURDAY, date(2024, 11, 29), id="no place"),
        pytest.param("GOMA, Congo (Jan. 25, 2013)\n\nX", None, date(2013, 1, 25), id="brackets"),
        pytest.param(
            "BEIRUT, Dec 30 (AP) - X", date(2025, 1, 1), date(2024, 12, 30), id="turn of year"
        ),
    ],
)
def test_a_dateline_tells_the_day(text, published, day):
    assert written_on(text, published) == day


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("BEIRUT (AP) - Rebels took it on Nov. 27", id="no day"),
        pytest.param("On Nov. 27 rebels took it - and held it", id="a sentence"),
        pytest.param("28 November - Rebels enter the town", id="a chronicle"),
        pytest.param("7 October 2023\n\nX", id="a heading"),
        pytest.param("BEIRUT, Nov 3 (Reuters) - X", id="too long ago"),
        pytest.param("BEIRUT, Nov 31 (Reuters) - X", id="no such day"),
        pytest.param("", id="nothing"),
    ],
)
def test_without_one_that_fits_it_is_the_day_of_publication(text):
    assert written_on(text, SATURDAY) == SATURDAY


def test_a_dateline_without_a_year_is_no_day_where_nothing_else_is_known():
    assert written_on("BEIRUT, Nov 27 (Reuters) - X", None) is None


def article(published, *stated):
    return Article(
        title=None,
        text="",
        blocks=(),
        published=published,
        stated=tuple(
            Stated(field="published", value=value, method=StatedBy.META, confidence=0.9)
            for value in stated
        ),
    )


@pytest.mark.parametrize(
    ("published", "stated", "day"),
    [
        pytest.param("2024-11-30T23:30:00+03:00", (), date(2024, 11, 30), id="own zone"),
        pytest.param("2024-11-30T23:30:00Z", (), date(2024, 11, 30), id="no other zone"),
        pytest.param(
            "2024-11-30T23:30:00Z", ("2024-12-01T02:31:00+03:00",), date(2024, 12, 1), id="the same"
        ),
        pytest.param(
            "2024-11-30T23:30:00Z", ("2024-12-02T02:31:00+03:00",), date(2024, 11, 30), id="another"
        ),
        pytest.param("2024-11-30", ("2024-12-01T02:31:00+03:00",), date(2024, 11, 30), id="a day"),
        pytest.param(None, (), None, id="none"),
    ],
)
def test_the_day_of_publication_is_the_outlets_own(published, stated, day):
    assert day_here(article(published, *stated)) == day


WEEKDAYS = {
    "day before": ("NAIROBI, Friday — A bomb exploded today.", "1998-08-07"),
    "country": ("GULU, Uganda, Friday (AFP) - Rebels fled today.", "1998-08-07"),
    "too long ago": ("NAIROBI, Tuesday — A bomb exploded today.", "1998-08-08"),
    "no dateline": ("On Friday — a holiday — a bomb exploded.", "1998-08-08"),
}


@pytest.mark.parametrize(("text", "expected"), WEEKDAYS.values(), ids=WEEKDAYS)
def test_the_weekday_of_a_dateline_is_the_day_before_print(text: str, expected: str) -> None:
    assert str(written_on(text, date(1998, 8, 8))) == expected
