"""Whatever is given to marsad: one clear message, an exit code, and nothing half-written."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from marsad.cli import main
from marsad.errors import StoreError
from marsad.pipeline.find import find_all
from marsad.records import Page, Problem
from marsad.store.store import open_store

ROOT = Path(__file__).parents[2]
WORDS = "Rockets struck Saraqeb on Friday."
LINE_OF_5_MB = WORDS * (5_000_000 // len(WORDS))


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("MARSAD_")]:
        monkeypatch.delenv(name)


def run(capsys, *arguments: str) -> tuple[int, str, str]:
    code = main(arguments)
    shown = capsys.readouterr()
    return code, shown.out, " ".join(shown.err.split())


def text(words: str) -> Callable[[Path], None]:
    return lambda path: path.write_text(words, encoding="utf-8")


def body(given: bytes) -> Callable[[Path], None]:
    return lambda path: path.write_bytes(given)


def of_50_mb(path: Path) -> None:
    path.touch()
    os.truncate(path, 50 * 1024 * 1024)


def of_nothing(path: Path) -> None:
    path.write_bytes(bytes(1000))


def nothing(_path: Path) -> None:
    pass


NO_PAGES = [
    pytest.param("gone.txt", nothing, "there is no file or folder gone.txt", id="missing"),
    pytest.param("x" * 300 + ".txt", nothing, "File name too long", id="a name too long"),
    pytest.param("a.txt", lambda path: path.symlink_to(path), "cannot be read", id="a loop"),
    pytest.param("a.txt", os.mkfifo, "a.txt is no file", id="a pipe"),
    pytest.param("a.txt", Path.mkdir, "a.txt has no pages", id="an empty folder"),
    pytest.param("a.xyz", text("x"), "of a kind that no reader reads", id="no kind of ours"),
    pytest.param("a.pdf", text("x"), "is named a PDF and is none", id="no PDF"),
    pytest.param("a.pdf", body(b"%PDF-1.7\n"), "the PDF is damaged", id="a damaged PDF"),
    pytest.param("a.eml", text("x"), "it is no e-mail", id="no e-mail"),
    pytest.param("a.warc", text(""), "holds no record", id="no archive"),
    pytest.param("a.warc", of_nothing, "hold no record that can be read", id="a blank archive"),
    pytest.param("a.txt", text(""), "the page is empty", id="empty"),
    pytest.param("a.txt", text(" \n\t\n"), "the page is empty", id="blank"),
    pytest.param("a.txt", body(b"GIF89a\0\1\0\1"), "a picture. Save its words", id="a GIF"),
    pytest.param(
        "a.html", body(b"GIF89a\0\1\0\1"), "a picture. Save its words", id="a GIF as HTML"
    ),
    pytest.param("a.txt", body(b"%PDF-1.7\n1 0 obj\n"), "a PDF. Save its words", id="a PDF"),
    pytest.param("a.txt", body(b"PK\x03\x04\x14\0"), "a ZIP archive", id="a ZIP"),
    pytest.param("a.txt", body(bytes(range(256))), "the page is not text", id="all bytes"),
    pytest.param("a.txt", of_50_mb, "pages of up to 20 MB", id="50 MB of text"),
    pytest.param("a.html", of_50_mb, "pages of up to 20 MB", id="50 MB of HTML"),
    pytest.param("a.jsonl", of_50_mb, "pages of up to", id="50 MB in a row"),
    pytest.param("a.txt", text(LINE_OF_5_MB), "no line breaks for more than", id="a 5 MB line"),
    pytest.param("a.html", text("<html><script>x</script></html>"), "no text", id="no text"),
    pytest.param("a.jsonl", text("{broken"), "a.jsonl:1: the row is not JSON", id="no JSON"),
    pytest.param("a.jsonl", text("[" * 100_000), "a.jsonl:1: the row is not JSON", id="a deep row"),
    pytest.param("a.jsonl", text('{"text":"\\ud800"}'), "the row is not JSON", id="half a letter"),
    pytest.param("a.jsonl", text('{"n":1e999,"text":"x"}'), "out of range", id="a huge number"),
    pytest.param("a.jsonl", text("[1]"), "the row is not a JSON object", id="no object"),
    pytest.param("a.jsonl", text('{"text":["x"]}'), "the row has no field text", id="no words"),
    pytest.param(
        "a.jsonl",
        text('{"text":"x","published":"2024-13-45"}'),
        "the date '2024-13-45' is none",
        id="a date that is none",
    ),
]


class TestPages:
    @pytest.mark.parametrize(("name", "prepare", "message"), NO_PAGES)
    def test_what_is_no_page_is_a_message(self, capsys, name, prepare, message):
        prepare(Path(name))
        code, out, err = run(capsys, "read", name)
        assert (code, out) == (1, "")
        assert message in err
        assert "Traceback" not in err

    def test_a_file_that_cannot_be_read_hides_no_other_of_its_folder(self, tmp_path):
        (tmp_path / "a.txt").symlink_to(tmp_path / "a.txt")
        os.mkfifo(tmp_path / "b.txt")
        (tmp_path / "c.txt").write_text(WORDS)
        loop, pipe, page = find_all([tmp_path])
        assert isinstance(loop, Problem)
        assert loop.location == str(tmp_path / "a.txt")
        assert isinstance(pipe, Problem)
        assert isinstance(page, Page)

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may read every folder")
    def test_a_folder_that_cannot_be_listed_is_told_of(self, tmp_path):
        (tmp_path / "closed").mkdir(mode=0)
        (problem,) = find_all([tmp_path])
        assert isinstance(problem, Problem)
        assert problem.location == str(tmp_path / "closed")

    def test_the_first_row_may_begin_with_a_byte_order_mark(self, tmp_path):
        file = tmp_path / "a.jsonl"
        file.write_text(f'{{"text":"{WORDS}"}}', encoding="utf-8-sig")
        (page,) = find_all([file])
        assert isinstance(page, Page)
        assert page.body == WORDS.encode()


@pytest.mark.parametrize(
    ("refused", "kept", "left"),
    [
        pytest.param("a.txt", "a.txt", 0, id="the file itself"),
        pytest.param("a.jsonl", "a.jsonl:7", 0, id="the file of a row"),
        pytest.param("in", "in/2024/a.txt", 0, id="a folder around it"),
        pytest.param("in/b.txt", "in/a.txt", 1, id="another file"),
        pytest.param("a.jsonl:6", "a.jsonl:7", 1, id="another row"),
    ],
)
def test_a_problem_goes_when_a_page_comes_from_there(store, make, refused, kept, left):
    store.put_refusal(Problem(stage="find", location=refused, message="cannot be read"))
    store.add_page(make.page(location=kept), captured_at=make.morning)
    assert len(store.problems()) == left


class TestStore:
    @pytest.mark.parametrize("write", [False, True])
    @pytest.mark.parametrize(
        "statement", ["DROP TABLE alembic_version", "DELETE FROM alembic_version"]
    )
    def test_a_store_without_its_version_is_damaged(self, store, store_file, write, statement):
        with store.transaction() as connection:
            connection.exec_driver_sql(statement)
        with pytest.raises(StoreError, match="is damaged; restore it"):
            open_store(store_file, write=write)

    def test_a_store_whose_path_leads_nowhere_is_refused(self, tmp_path):
        with pytest.raises(StoreError, match="File name too long; name another"):
            open_store(tmp_path / ("x" * 300), write=True)


@pytest.fixture
def filled(store, store_file, make) -> str:
    """A store with one page that was read, without claims."""
    page = make.page("“Quiet” in Saraqeb.", location="é.html")
    store.add_page(page, captured_at=make.morning)
    store.put_reading(page.id, (make.report(page),), version="v1", partitions={})
    return str(store_file)


class TestCommands:
    @pytest.mark.parametrize(
        ("setting", "message"),
        [
            pytest.param("MARSAD_GAZETTEER", "there is no gazetteer at gone", id="gazetteer"),
            pytest.param("MARSAD_REGISTRIES", "gone cannot be read", id="registry"),
        ],
    )
    def test_a_run_without_its_tools_changes_no_store(
        self, capsys, monkeypatch, store, filled, setting, message
    ):
        Path("a.txt").write_text(WORDS)
        monkeypatch.setenv(setting, "gone")
        before = store.counts()
        for command in (["rebuild", "--store", filled], ["ingest", "a.txt", "--store", "new.db"]):
            code, _, err = run(capsys, *command)
            assert code == 1
            assert message in err
        assert store.counts() == before
        assert not Path("new.db").exists()

    @pytest.mark.parametrize(
        ("arguments", "code", "message"),
        [
            pytest.param(["pages", "--limit", "9" * 20], 2, "Invalid value for", id="a huge limit"),
            pytest.param(["show", "ff"], 1, "give at least 8 of its digits", id="a short id"),
            pytest.param(["show", "ffffffff"], 1, "no incident 'ffffffff'", id="an unknown id"),
        ],
    )
    def test_what_cannot_be_asked_is_a_message(self, capsys, filled, arguments, code, message):
        given, out, err = run(capsys, *arguments, "--store", filled)
        assert (given, out) == (code, "")
        assert message in err

    @pytest.mark.parametrize(
        ("setting", "redirection"),
        [
            pytest.param("ascii", "", id="a terminal of few letters"),
            pytest.param("utf-8", ">&-", id="a closed output"),
            pytest.param("utf-8", "<&-", id="a closed input"),
        ],
    )
    def test_any_output_will_do(self, filled, setting, redirection):
        command = f"{sys.executable} -m marsad.cli pages --store {filled} {redirection}"
        done = subprocess.run(  # noqa: S602  our own words
            command,
            shell=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONIOENCODING": setting},
            capture_output=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, b"")
