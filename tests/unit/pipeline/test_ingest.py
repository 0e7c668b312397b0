"""Runs over small files with a reading by hand: what stands before a blank line is a claim."""

from datetime import UTC, date, datetime

import msgspec
import pytest

from marsad.errors import PageError
from marsad.pipeline.find import find_all
from marsad.pipeline.follow import follow
from marsad.pipeline.ingest import Reading, Tally, ingest
from marsad.pipeline.rebuild import rebuild
from marsad.records import Modality
from marsad.store.store import open_store

NOW = datetime(2024, 12, 1, 9, tzinfo=UTC)
FALL = "Rockets struck Saraqeb on Friday."
RAID = "Rockets struck Saraqeb on Friday at dawn."


@pytest.fixture
def folder(tmp_path, make):
    folder = tmp_path / "pages"
    folder.mkdir()
    for name, words in (("a", FALL), ("b", RAID), ("c", "A mob burned a shop.")):
        (folder / f"{name}.txt").write_bytes(make.page(words).body)
    return folder


@pytest.fixture
def reading(make):
    def read(page):
        words = page.body.decode().partition("\n\n")[0]
        if "unreadable" in words:
            message = "it holds no text"
            raise PageError(message)
        fields = {}
        if words.startswith("Rockets"):
            fields = {"places": (make.place(words),), "time": make.time(date(2024, 11, 29), words)}
        if "planned" in words:
            fields["modality"] = Modality.PLANNED
        return (make.report(page, make.claim(page, **fields), published="2024-11-30"),)

    return Reading(version="v1", read=read)


def untold(_tally: Tally) -> None:
    """Nobody listens."""


def run(paths, store, reading, tell=untold) -> Tally:
    return ingest(follow(find_all(paths)), store, reading, now=lambda: NOW, tell=tell)


def dump(store) -> list[bytes]:
    """Everything that readers of a store can see."""
    pages = store.pages()
    seen = [
        store.incidents(),
        list(store.claims()),
        store.problems(),
        store.alerts(),
        [store.reports(page.id) for page in pages],
        pages,
    ]
    return [msgspec.json.encode(part) for part in seen]


def test_pages_become_claims_and_claims_incidents(folder, store, reading):
    tally = run([folder], store, reading)
    assert (tally.found, tally.new, tally.read, tally.problems) == (3, 3, 3, 0)
    assert store.counts().claims == 3
    assert store.counts().stale == 0
    incidents = store.incidents()
    assert sorted(claim for incident in incidents for claim in incident.claims) == sorted(
        found.claim.id for found in store.claims()
    )


def test_what_was_read_is_not_read_again(folder, store, reading):
    run([folder], store, reading)
    before = dump(store)
    tally = run([folder], store, reading)
    assert (tally.found, tally.new, tally.read) == (3, 0, 0)
    assert dump(store) == before


def test_another_version_reads_again_what_it_is_given(folder, store, reading):
    run([folder], store, reading)
    newer = msgspec.structs.replace(reading, version="v2")
    tally = run([folder / "a.txt"], store, newer)
    assert (tally.found, tally.read) == (1, 1)
    assert sorted(page.version for page in store.pages()) == ["v1", "v1", "v2"]


@pytest.mark.parametrize("order", [("a", "b", "c"), ("c", "b", "a"), ("b", "a", "c")])
def test_the_order_of_pages_changes_nothing(folder, tmp_path, reading, order):
    with open_store(tmp_path / "one.db", write=True) as one:
        run([folder], one, reading)
        expected = dump(one)
    with open_store(tmp_path / "more.db", write=True) as more:
        for name in order:
            run([folder / f"{name}.txt"], more, reading)
        assert dump(more) == expected


def test_rebuilding_gives_what_came_the_first_time(folder, store, reading):
    run([folder], store, reading)
    before = dump(store)
    tally = rebuild(store, reading, tell=untold)
    assert tally.read == 3
    assert dump(store) == before


def stopping_at(reading, nth) -> Reading:
    """A reading that is stopped by Ctrl-C at its nth page."""
    pages = iter(range(1, nth + 1))

    def read(page):
        if next(pages) == nth:
            raise KeyboardInterrupt
        return reading.read(page)

    return msgspec.structs.replace(reading, read=read)


@pytest.mark.parametrize("nth", [1, 2, 3])
def test_a_run_that_is_stopped_goes_on_when_it_is_given_again(
    folder, store, tmp_path, reading, nth
):
    with pytest.raises(KeyboardInterrupt):
        run([folder], store, stopping_at(reading, nth))
    assert store.counts().claims == nth - 1
    assert run([folder], store, reading).read == 3 - (nth - 1)
    with open_store(tmp_path / "other.db", write=True) as other:
        run([folder], other, reading)
        assert dump(store) == dump(other)


def test_a_run_that_is_stopped_while_matching_goes_on(folder, store, reading, monkeypatch):
    def stop(*_given):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("marsad.pipeline.match.Matching.match", stop)
        with pytest.raises(KeyboardInterrupt):
            run([folder], store, reading)
    assert (store.counts().incidents, store.counts().unread) == (0, 0)
    assert store.counts().stale > 0
    assert run([folder], store, reading).read == 0
    assert store.counts().incidents > 0
    assert store.counts().stale == 0


def test_pages_that_a_stopped_run_kept_are_read_by_the_next(folder, store, make, reading):
    kept = make.page("Guns were heard.", location="elsewhere.txt")
    store.add_page(kept, captured_at=NOW)
    tally = run([folder], store, reading)
    assert tally.read == 4
    assert store.unread() == []


def test_a_page_that_cannot_be_read_leaves_a_problem_and_the_run_goes_on(
    folder, store, make, reading
):
    (folder / "b.txt").write_bytes(make.page("unreadable").body)
    tally = run([folder], store, reading)
    assert tally.read == 3
    (problem,) = tally.first_problems
    assert (problem.stage, problem.message) == ("read", "it holds no text")
    assert problem.location.endswith("b.txt")
    assert store.problems() == [problem]
    assert run([folder], store, reading).read == 0


def test_a_path_that_is_missing_leaves_a_problem_until_it_is_there(folder, store, make, reading):
    late = folder / "late.txt"
    tally = run([late, folder / "a.txt"], store, reading)
    assert (tally.found, tally.problems) == (1, 1)
    assert store.problems() == list(tally.first_problems)
    late.write_bytes(make.page("Guns were heard late.").body)
    run([late], store, reading)
    assert store.problems() == []


def test_a_bug_stops_the_run_and_keeps_what_was_read(folder, store, reading):
    def break_on_the_mob(page):
        if b"mob" in page.body:
            raise ZeroDivisionError
        return reading.read(page)

    with pytest.raises(ZeroDivisionError):
        run([folder], store, msgspec.structs.replace(reading, read=break_on_the_mob))
    assert store.counts().claims == 2
    assert len(store.unread()) == 1


def test_what_is_planned_stays_a_claim_and_makes_no_incident(tmp_path, store, make, reading):
    file = tmp_path / "plan.txt"
    file.write_bytes(make.page("A raid is planned.").body)
    run([file], store, reading)
    assert (store.counts().claims, store.counts().incidents) == (1, 0)


def test_every_page_is_told_of(folder, store, reading):
    told = []
    run([folder], store, reading, told.append)
    assert [tally.found for tally in told] == [1, 2, 3]


def test_many_problems_are_counted_and_the_first_are_told(tmp_path, store, reading):
    tally = run([tmp_path / f"gone-{n}.txt" for n in range(30)], store, reading)
    assert (tally.problems, len(tally.first_problems)) == (30, 10)
    assert len(store.problems()) == 30
