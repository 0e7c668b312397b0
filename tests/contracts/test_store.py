"""What the store promises about its file: whatever is wrong with it, one clear message."""

import sqlite3
import threading
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine

from marsad.errors import StoreError
from marsad.store import opening, tables
from marsad.store.store import open_store


def change(file: Path, statement: str) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute(statement)
    connection.close()


def test_the_migrations_make_the_tables_that_the_code_uses(store_file):
    def is_ours(name, kind, _parent) -> bool:
        return kind != "table" or name in tables.metadata.tables

    engine = create_engine(f"sqlite:///{store_file}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": is_ours})
        assert compare_metadata(context, tables.metadata) == []
    engine.dispose()


def test_kept_and_derived_tables_are_all_the_tables():
    kept = {tables.pages, tables.refusals, tables.feeds, tables.feed_entries, tables.decisions}
    assert kept | set(tables.DERIVED) == set(tables.metadata.tables.values())


def test_opening_again_changes_nothing(store_file):
    before = store_file.read_bytes()
    open_store(store_file, write=True).close()
    open_store(store_file).close()
    assert store_file.read_bytes() == before


@pytest.mark.parametrize(
    ("prepare", "message"),
    [
        pytest.param(Path.exists, "there is no store at .* Run: marsad ingest", id="missing"),
        pytest.param(
            lambda file: file.write_text("dear diary " * 100), "no marsad store", id="a text"
        ),
        pytest.param(lambda file: file.touch(), "no marsad store", id="an empty file"),
        pytest.param(lambda file: file.mkdir(), "no file", id="a folder"),
        pytest.param(
            lambda file: change(file, "CREATE TABLE t (x)"),
            "no marsad store",
            id="another database",
        ),
    ],
)
def test_what_is_no_store_is_not_read(tmp_path, prepare, message):
    file = tmp_path / "marsad.db"
    prepare(file)
    with pytest.raises(StoreError, match=message):
        open_store(file)


@pytest.mark.parametrize(
    "prepare",
    [
        pytest.param(lambda file: file.write_text("dear diary " * 100), id="a text"),
        pytest.param(lambda file: change(file, "CREATE TABLE t (x)"), id="another database"),
    ],
)
def test_what_is_no_store_is_not_written(tmp_path, prepare):
    file = tmp_path / "marsad.db"
    prepare(file)
    before = file.read_bytes()
    with pytest.raises(StoreError, match="no marsad store"):
        open_store(file, write=True)
    assert file.read_bytes() == before


def test_a_store_is_not_made_where_none_is_to_be_made(tmp_path):
    with pytest.raises(StoreError, match="there is no store"):
        open_store(tmp_path / "marsad.db", write=True, create=False)
    with pytest.raises(StoreError, match="there is no folder"):
        open_store(tmp_path / "gone" / "marsad.db", write=True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("write", [False, True])
def test_a_store_of_a_newer_marsad_is_refused(store_file, write):
    change(store_file, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreError, match=r"newer marsad \(its tables are version 9999"):
        open_store(store_file, write=write)


def test_an_older_store_is_upgraded_when_it_is_opened_for_writing(store_file, monkeypatch):
    monkeypatch.setattr(
        opening, "versions", lambda: ["0001", "0002", "0003", "0004", "0005", "0006", "9999"]
    )
    with pytest.raises(StoreError, match=r"older marsad\. Run: marsad rebuild"):
        open_store(store_file)
    upgraded = []
    monkeypatch.setattr(opening, "migrate", upgraded.append)
    open_store(store_file, write=True).close()
    assert len(upgraded) == 1


def test_a_store_that_another_process_writes_says_so(store_file, make):
    other = sqlite3.connect(store_file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with (
        open_store(store_file, write=True, wait_s=0) as store,
        pytest.raises(StoreError, match="being written by another process; wait"),
    ):
        store.add_page(make.page(), captured_at=make.morning)
    other.close()


def test_a_new_store_that_another_process_makes_says_so(tmp_path):
    file = tmp_path / "marsad.db"
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreError, match="being written by another process"):
        open_store(file, write=True, wait_s=0)
    other.close()


def test_a_store_is_read_while_it_is_written(store_file, store, make):
    with store.transaction(), open_store(store_file) as reader:
        store.add_page(make.page(), captured_at=make.morning)
        assert reader.counts().pages == 0
    with open_store(store_file) as reader:
        assert reader.counts().pages == 1


def test_a_full_disk_says_so_and_nothing_is_half_written(store_file, make):
    page = make.page("word " * 200)
    with open_store(store_file, write=True) as store:
        store.add_page(page, captured_at=make.morning)
        limit_size(store)
        texts = (f"{n:05} more words of a long article" * 200 for n in range(100))
        reports = tuple(make.report(make.page(text)) for text in texts)
        with pytest.raises(StoreError, match=r"the disk is full\. Nothing was half-written"):
            store.put_reading(page.id, reports, version="v1", partitions={})
        assert store.unread() == [page.id]
        assert store.search("article") == []


def limit_size(store) -> None:
    """Let the file grow by no page: what SQLite then says is what it says of a full disk."""
    with store.transaction() as connection:
        used = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {used}")


def test_what_fails_inside_a_transaction_is_undone_as_a_whole(store, make):
    def fail_after_writing():
        with store.transaction():
            store.add_page(make.page(), captured_at=make.morning)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_after_writing()
    assert store.counts().pages == 0


def test_a_reader_cannot_write(store_file, make):
    with open_store(store_file) as store, pytest.raises(StoreError, match="may not be written"):
        store.add_page(make.page(), captured_at=make.morning)


def test_a_damaged_store_says_so(store_file, store, make):
    for n in range(50):
        store.add_page(make.page(f"{n} " * 500), captured_at=make.morning)
    store.close()
    whole = store_file.read_bytes()
    third = len(whole) // 3
    store_file.write_bytes(whole[:third] + b"\xff" * third + whole[2 * third :])
    with pytest.raises(StoreError, match="is damaged"), open_store(store_file) as opened:
        opened.pages()


def test_many_threads_may_read_one_store(store_file, store, make):
    page = make.page()
    store.add_page(page, captured_at=make.morning)
    answers = []
    with open_store(store_file) as opened:
        threads = [
            threading.Thread(target=lambda: answers.append(opened.page(page.id))) for _ in range(8)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert [answer.body for answer in answers] == [page.body] * 8


def test_a_store_whose_path_has_signs_of_an_address_is_opened(tmp_path, make):
    file = tmp_path / "a #1 % of?x=y.db"
    with open_store(file, write=True) as store:
        store.add_page(make.page(), captured_at=make.morning)
    with open_store(file) as store:
        assert store.counts().pages == 1
    assert file.is_file()
