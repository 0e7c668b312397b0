import pytest

from marsad.parsers._weigh import TRUSTED, authors_of, best_day, best_of, weigh
from marsad.records import Stated, StatedBy


def said(value: str, method: StatedBy, share: float, field: str = "published") -> Stated:
    return Stated(field=field, value=value, method=method, confidence=share)


META = said("2024-03-03", StatedBy.META, 0.85)
TEXT = said("2024-03-03", StatedBy.TEXT, 0.85)


def test_a_statement_alone_is_as_sure_as_its_kind():
    [weighed] = weigh([META])
    assert weighed.confidence == pytest.approx(0.85, abs=0.001)


def test_what_a_program_and_the_reader_see_alike_is_surer():
    meta, text = weigh([META, TEXT])
    assert meta.confidence == text.confidence > TRUSTED


def test_a_program_that_repeats_itself_is_no_surer():
    once = weigh([META])[0].confidence
    twice = weigh([META, said("2024-03-03", StatedBy.JSON_LD, 0.85)])[0].confidence
    assert once == twice


def test_contradiction_lowers_both():
    meta, text = weigh([META, said("2024-03-09", StatedBy.TEXT, 0.85)])
    assert meta.confidence == text.confidence < 0.5
    assert best_day([meta, text]) is None


def test_weak_agreement_never_lowers():
    alone = weigh([TEXT])[0].confidence
    both = weigh([said("2024-03-03", StatedBy.META, 0.3), TEXT])
    assert all(weighed.confidence > alone for weighed in both)


def test_a_hidden_day_on_a_page_changed_long_after_is_not_trusted():
    published = said("2024-03-03", StatedBy.META, 0.92)
    changed = said("2024-12-01", StatedBy.META, 0.95, field="modified")
    soon = said("2024-03-05", StatedBy.META, 0.95, field="modified")
    assert best_day(weigh([published, soon])) == "2024-03-03"
    assert best_day(weigh([published, changed])) is None


def test_a_day_after_the_page_was_got_is_left_out():
    days = [said("2024-03-03", StatedBy.META, 0.95), said("2024-06-01", StatedBy.TEXT, 0.95)]
    kept = weigh(days, captured_at="2024-03-04T10:00:00+00:00")
    assert [day.value for day in kept] == ["2024-03-03"]


def test_the_moment_is_given_where_the_day_agrees():
    days = weigh([said("2024-03-03T08:00:00+02:00", StatedBy.META, 0.9), TEXT])
    assert best_day(days) == "2024-03-03T08:00:00+02:00"


def test_what_is_no_day_is_left_out():
    assert weigh([said("soon", StatedBy.BESIDE, 1.0)]) == ()


def test_authors_are_those_of_the_surest_way_and_none_if_it_is_mostly_wrong():
    sure = [said(n, StatedBy.JSON_LD, 0.9, "authors") for n in ("Ann Lee", "Bo Roe")]
    weak = said("Jane Doe", StatedBy.TEXT, 0.4, "authors")
    assert authors_of([weak, *sure]) == ("Ann Lee", "Bo Roe")
    assert authors_of([weak]) == ()


def test_the_first_of_the_surest_is_best():
    titles = [said(t, StatedBy.META, s, "title") for t, s in (("a", 0.5), ("b", 0.9), ("c", 0.9))]
    assert best_of(titles, "title") == "b"
    assert best_of(titles, "url") is None


def test_one_moment_in_two_zones_is_of_the_day_that_readers_see():
    stated = weigh(
        [
            said("2025-03-01T22:40:00+00:00", StatedBy.META, 0.91),
            said("2025-03-02T00:40:00+02:00", StatedBy.MARKUP, 0.93),
            said("2025-03-01", StatedBy.ADDRESS, 0.95),
        ]
    )
    assert best_day(stated) == "2025-03-02T00:40:00+02:00"
