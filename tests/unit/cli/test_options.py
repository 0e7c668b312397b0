from datetime import date

import pytest

from marsad.cli.options import check_moment, to_country, to_day, to_event_type
from marsad.errors import InputError
from marsad.records import EventType


def test_a_day_is_read_year_first():
    assert to_day("2024-11-30", option="--at") == date(2024, 11, 30)
    assert to_day(None, option="--at") is None


@pytest.mark.parametrize("text", ["30/11/2024", "2024-02-30", "yesterday", "", "20241130"])
def test_what_is_no_day_is_refused_with_an_example(text):
    with pytest.raises(InputError, match=r"--at .* is no date.*2024-11-30"):
        to_day(text, option="--at")


@pytest.mark.parametrize(
    "text", ["2024-11-30", "2024-11-30T18:00:00Z", "2024-11-30T18:00:00+03:00", None]
)
def test_a_publication_is_a_day_or_a_moment_with_its_zone(text):
    check_moment(text, option="--published")


@pytest.mark.parametrize(
    "text", ["2024-11-30T18:00:00", "20241130", "2024-W48-6", "30 November", "2024-11-31", ""]
)
def test_a_publication_that_is_neither_is_refused(text):
    with pytest.raises(InputError, match=r"--published .* is no date"):
        check_moment(text, option="--published")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Battles", EventType.BATTLES),
        ("explosions", EventType.EXPLOSIONS),
        ("VIOLENCE", EventType.CIVILIANS),
        (None, None),
    ],
)
def test_an_event_type_is_known_by_how_it_begins(text, kind):
    assert to_event_type(text) is kind


@pytest.mark.parametrize("text", ["war", ""])
def test_an_event_type_that_is_none_lists_those_that_are(text):
    with pytest.raises(InputError, match="There are: Battles, Explosions"):
        to_event_type(text)


def test_a_country_is_known_by_its_code_in_any_case():
    assert to_country("sy") == "SY"
    assert to_country(None) is None
