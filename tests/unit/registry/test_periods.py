from datetime import date

import pytest

from marsad.registry.periods import ALWAYS, DAY, Period, period


@pytest.mark.parametrize(
    ("since", "until", "day", "inside"),
    [
        pytest.param("2014-06-29", None, date(2014, 6, 29), True, id="its first day"),
        pytest.param("2014-06-29", None, date(2014, 6, 28), False, id="the day before"),
        pytest.param(None, "2014-06", date(2014, 6, 30), True, id="a month counts in full"),
        pytest.param(None, "2014-06", date(2014, 7, 1), False, id="after the month"),
        pytest.param("2014", "2014", date(2014, 1, 1), True, id="a year from its first day"),
        pytest.param("2014", "2014", date(2014, 12, 31), True, id="a year to its last day"),
        pytest.param(None, None, date(1900, 1, 1), True, id="open at both ends"),
    ],
)
def test_a_period_holds_its_days(
    since: str | None, until: str | None, day: date, *, inside: bool
) -> None:
    assert period(since, until).holds(day) is inside


def test_of_no_day_in_particular_every_period_holds() -> None:
    assert period("2014", "2015").holds(None)


def test_periods_meet_in_a_day() -> None:
    assert period("2014", "2015-03").meets(period("2015-03-31", None))
    assert not period("2014", "2015-03").meets(period("2015-04", None))


def test_a_period_is_cut_to_another() -> None:
    assert period("2014", None).within(period(None, "2016")) == Period("2014-01-01", "2016-12-31")
    assert period("2014", "2016").within(ALWAYS) == period("2014", "2016")


@pytest.mark.parametrize("text", ["14", "2014-6", "2014-13", "June 2014", "2014-06-32", "2014-06-"])
def test_other_writings_are_no_days(text: str) -> None:
    assert not DAY.fullmatch(text)
