from datetime import date

import msgspec
import pytest
from sqlalchemy import create_engine, inspect, text

from marsad.records import Alert, Problem, Quote
from marsad.store import tables


def read(store, make, page, *reports, version="v1", partitions=None, problems=()):
    store.add_page(page, captured_at=make.morning)
    store.put_reading(
        page.id, reports, version=version, partitions=partitions or {}, problems=problems
    )


def alert_on(page):
    words = page.body.decode()[:7]
    return Alert(
        story="article",
        hazard="flood",
        level="red",
        issuer="Weather office",
        areas=(),
        evidence=Quote(text=words, start=0, end=7),
    )


def test_reports_come_back_equal_article_by_article(store, make):
    page = make.page()
    first = make.report(page, make.claim(page, 1), make.claim(page, 0))
    first = msgspec.structs.replace(first, alerts=(alert_on(page),))
    second = make.report(page, make.claim(page, 2), title=None)
    read(store, make, page, first, second)
    assert store.reports(page.id) == (first, second)


def test_a_page_that_could_not_be_read_is_read_and_has_a_problem(store, make):
    page = make.page()
    problem = Problem(stage="read", location="a.txt", message="no text", page_id=page.id)
    read(store, make, page, problems=[problem])
    assert store.version_of(page.id) == "v1"
    assert store.reports(page.id) == ()
    assert store.problems() == [problem]


def test_reading_again_replaces_all_that_was_read(store, make):
    page = make.page()
    old = make.report(page, make.claim(page, 0, places=(make.place(),)))
    problem = Problem(stage="read", location="a.txt", message="half", page_id=page.id)
    read(store, make, page, old, partitions={old.claims[0].id: "p"}, problems=[problem])
    new = make.report(page, make.claim(page, 1), title="Later")
    read(store, make, page, new, version="v2")
    assert store.reports(page.id) == (new,)
    assert store.problems() == []
    assert store.place_history(7) == []
    assert store.version_of(page.id) == "v2"
    assert [hit.title for hit in store.search("rockets")] == ["Later"]


def test_reading_marks_the_partitions_of_old_and_new_claims(store, make):
    page = make.page()
    old, new = make.claim(page, 0), make.claim(page, 1)
    read(store, make, page, make.report(page, old), partitions={old.id: "old"})
    store.put_incidents("old", [make.incident(old)])
    assert store.stale_partitions() == []
    read(store, make, page, make.report(page, new), partitions={new.id: "new"})
    assert store.stale_partitions() == ["new", "old"]


def test_a_reading_that_fails_leaves_what_was_there(store, make):
    page = make.page()
    good = make.report(page, make.claim(page))
    read(store, make, page, good)
    twice = make.report(page, make.claim(page), make.claim(page))
    with pytest.raises(Exception, match="UNIQUE"):
        read(store, make, page, twice, version="v2")
    assert store.reports(page.id) == (good,)
    assert store.version_of(page.id) == "v1"


def test_every_finding_of_a_claim_is_in_the_evidence_table(store, store_file, make):
    page = make.page()
    claim = make.claim(page, places=(make.place(),), time=make.time(date(2024, 11, 29)))
    read(store, make, page, make.report(page, claim))
    with create_engine(f"sqlite:///{store_file}").connect() as connection:
        rows = connection.execute(text('SELECT finding, start, "end" FROM evidence ORDER BY 1'))
        assert [tuple(row) for row in rows] == [
            ("evidence", 0, 33),
            ("places", 15, 22),
            ("time", 23, 32),
        ]


def test_nothing_derived_is_left_when_it_is_deleted(store, store_file, make):
    page = make.page()
    claim = make.claim(page, places=(make.place(),))
    report = msgspec.structs.replace(make.report(page, claim), alerts=(alert_on(page),))
    refusal = Problem(stage="find", location="gone.txt", message="no such file")
    problem = Problem(stage="read", location="a.txt", message="half", page_id=page.id)
    store.put_refusal(refusal)
    read(store, make, page, report, partitions={claim.id: "p"}, problems=[problem])
    store.put_fingerprint(page.id, words=5, shingles=b"12345678", bands=[1, 2])
    store.put_lineages({page.id: "lin-0"})
    store.put_incidents("p", [make.incident(claim)])
    store.delete_derived()
    assert store.counts().pages == 1
    assert store.unread() == [page.id]
    assert store.problems() == [refusal]
    kept = {"page", "refusal", "alembic_version"}
    with create_engine(f"sqlite:///{store_file}").connect() as connection:
        names = {n for n in inspect(connection).get_table_names() if "_words_" not in n} - kept
        assert names >= {table.name for table in tables.DERIVED}
        for name in sorted(names):
            assert connection.scalar(text(f"SELECT count(*) FROM {name}")) == 0, name  # noqa: S608


def test_alerts_come_with_their_page(store, make):
    page = make.page(outlet="Known Post")
    report = msgspec.structs.replace(
        make.report(page, published="2024-11-30"), alerts=(alert_on(page),)
    )
    read(store, make, page, report)
    (found,) = store.alerts()
    assert (found.alert, found.page_id) == (alert_on(page), page.id)
    assert (found.outlet, found.said) == ("Known Post", "2024-11-30")


class TestSearch:
    @pytest.mark.parametrize(
        ("words", "found"),
        [
            pytest.param("saraqeb", True, id="whatever the case"),
            pytest.param("SARÀQEB rockets", True, id="whatever the accents, all words"),
            pytest.param('"rockets struck"', True, id="a phrase"),
            pytest.param('"struck rockets"', False, id="a phrase in another order"),
            pytest.param("rockets tanks", False, id="a word that is missing"),
            pytest.param("Magdeburg", False, id="a teaser's word"),
            pytest.param("fire", True, id="a word of the title"),
            pytest.param('" - * ( OR NEAR', False, id="words that FTS5 would take for commands"),
            pytest.param("", False, id="nothing"),
            pytest.param("- '", False, id="no word"),
        ],
    )
    def test_a_search_finds_articles_by_their_own_words(self, store, make, words, found):
        page = make.page()
        read(store, make, page, make.report(page))
        assert [hit.page_id for hit in store.search(words)] == [page.id] * found

    def test_a_hit_shows_the_words_around_it(self, store, make):
        page = make.page()
        read(store, make, page, make.report(page))
        (hit,) = store.search("saraqeb")
        assert hit.snippet == "Rockets struck Saraqeb on Friday."
        assert hit.title == "A night of fire"
