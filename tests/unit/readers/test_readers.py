import io

import pytest

from marsad import readers
from marsad.errors import PageError
from marsad.ids import page_id
from marsad.plugins import load_plugin
from marsad.readers import Opened, Reader, jsonl
from marsad.readers._files import LARGEST_PAGE
from marsad.records import Page, Problem

TEXT = "Rockets struck the market on Friday."


@pytest.fixture
def read(tmp_path):
    def read(name: str, content: str | bytes) -> list[Page | Problem]:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        suffixes = {".txt": "text", ".html": "html", ".jsonl": "jsonl"}
        with path.open("rb") as file:
            opened = Opened(file=file, location=str(path))
            return list(load_plugin(readers, suffixes[path.suffix], Reader).read(opened))

    return read


@pytest.mark.parametrize(("name", "media_type"), [("a.txt", "text/plain"), ("a.html", "text/html")])
def test_a_file_is_one_page_of_its_bytes(read, name, media_type):
    [page] = read(name, TEXT)
    assert (page.body, page.media_type) == (TEXT.encode(), media_type)
    assert page.id == page_id(TEXT.encode())
    assert page.location.endswith(name)


def test_a_file_that_is_too_large_is_not_read(read):
    with pytest.raises(PageError, match="pages of up to 20 MB"):
        read("a.txt", b"\n" * (LARGEST_PAGE + 1))


@pytest.mark.parametrize(
    ("row", "fields"),
    [
        ('{"text": "Rockets struck."}', {"media_type": "text/plain", "body": b"Rockets struck."}),
        ('{"body": "Rockets struck."}', {"body": b"Rockets struck."}),
        ('{"html": "<p>Rockets struck."}', {"media_type": "text/html"}),
        (
            '{"content": "x y", "headline": "T", "link": "https://e.org", "date": "2024-11-30"}',
            {"title": "T", "url": "https://e.org", "published": "2024-11-30"},
        ),
        ('{"text": "x y", "source": "Bay News", "id": 7}', {"outlet": "Bay News"}),
        ('{"text": "x y", "title": "  ", "url": null}', {"title": None, "url": None}),
    ],
    ids=["text", "body", "html", "other names", "outlet", "blank"],
)
def test_a_row_is_a_page_with_what_is_known_beside_it(read, row, fields):
    [page] = read("a.jsonl", row)
    assert isinstance(page, Page)
    assert page.location.endswith("a.jsonl:1")
    assert {name: getattr(page, name) for name in fields} == fields


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ('"2024-11-30T18:00:00+03:00"', "2024-11-30T18:00:00+03:00"),
        ('"2024-11-30 18:00:00"', "2024-11-30"),
        ('"Sat, 30 Nov 2024 18:00:00 +0300"', "2024-11-30T18:00:00+03:00"),
        ('"20241130"', "2024-11-30"),
        ('"20241130T150000Z"', "2024-11-30T15:00:00+00:00"),
        ("1732978800", "2024-11-30T15:00:00+00:00"),
        ("1732978800123", "2024-11-30T15:00:00+00:00"),
        ("20241130", "2024-11-30"),
        ("0", None),
        ("false", None),
    ],
)
def test_a_date_that_leaves_no_doubt_is_read_however_it_is_written(read, written, published):
    [page] = read("a.jsonl", f'{{"text": "x y", "date": {written}}}')
    assert page.published == published


def test_a_file_without_rows_is_told_of(read):
    with pytest.raises(PageError, match="holds no rows"):
        read("a.jsonl", "")


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("{not json", "not JSON"),
        ("[1, 2]", "not a JSON object"),
        ('{"title": "T"}', "no field text, body, content, html"),
        ('{"text": ""}', "no field"),
        ('{"text": "x", "date": "soon"}', "'soon' is none"),
        ('{"text": "x", "date": "03/02/2025"}', "'03/02/2025' is none"),
        ('{"text": "x", "date": 2024113018}', "'2024113018' is none"),
        (b'{"text": "\xff"}', "not JSON"),
    ],
    ids=[
        "no JSON",
        "no object",
        "no text",
        "empty text",
        "no date",
        "two days",
        "an hour",
        "no UTF-8",
    ],
)
def test_a_bad_row_is_a_problem_with_its_number_and_reading_goes_on(read, row, message):
    bad = row if isinstance(row, bytes) else row.encode()
    good = b'{"text": "Rockets struck."}'
    [first, problem, last] = read("a.jsonl", b"\n".join([good, bad, b"", good]))
    assert isinstance(problem, Problem)
    assert problem.location.endswith("a.jsonl:2")
    assert message in problem.message
    assert isinstance(first, Page)
    assert last.location.endswith("a.jsonl:4")


def test_a_row_that_is_too_large_is_a_problem_and_the_next_one_is_read(read, monkeypatch):
    monkeypatch.setattr(jsonl, "LARGEST_PAGE", 100)
    row = b'{"text": "Rockets struck."}\n'
    large = b'{"text": "' + b"x" * 1_000 + b'"}\n'
    [first, problem, last] = read("a.jsonl", row + large + row)
    assert isinstance(first, Page)
    assert isinstance(problem, Problem)
    assert last.location.endswith("a.jsonl:3")


def test_the_same_text_is_the_same_page_in_a_file_and_in_a_row_that_says_no_more(read):
    [in_file], [in_row] = read("a.txt", "x y"), read("a.jsonl", '{"text": "x y"}')
    assert in_file.id == in_row.id


def test_the_same_text_with_another_day_is_another_page(read):
    rows = '{"text": "x y", "date": "2024-11-30"}\n{"text": "x y", "date": "2024-12-01"}'
    first, second = read("a.jsonl", rows)
    assert first.id != second.id


def test_rows_may_keep_their_words_under_names_of_their_own():
    row = b'{"body_text": "Rockets struck.", "text": "Menu", "kop": "T"}'
    fields = {"text": ("body_text",), "title": ("kop",)}
    opened = Opened(file=io.BytesIO(row), location="a.jsonl", fields=fields)
    [page] = jsonl.read(opened)
    assert (page.body, page.title) == (b"Rockets struck.", "T")
