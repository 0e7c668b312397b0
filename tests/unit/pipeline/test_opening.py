import bz2
import gzip
import io
import lzma
from hashlib import sha256

import pytest
from backports import zstd

from marsad.pipeline.find import find_all
from marsad.pipeline.opening import all_readers, choose
from marsad.records import Lead, Page, Problem

HTML = b"<!doctype html><p>Rockets struck."
ROWS = b'{"text": "Rockets struck."}\n\n{"text": 3}\n'
PACKED = [
    pytest.param(".gz", gzip.compress, id="gzip"),
    pytest.param(".bz2", bz2.compress, id="bzip2"),
    pytest.param(".xz", lzma.compress, id="xz"),
    pytest.param(".zst", zstd.compress, id="zstandard"),
]


def from_standard_input(body: bytes):
    return list(find_all(["-"], stdin=io.BytesIO(body)))


@pytest.mark.parametrize(
    ("body", "media_type"),
    [
        (HTML, "text/html"),
        (b"\xef\xbb\xbf\n <html>", "text/html"),
        (b"<?xml version='1.0'?>\n<!-- saved -->\n<!DOCTYPE html><p>x", "text/html"),
        (b"Rockets < 3", "text/plain"),
        (b"", "text/plain"),
    ],
    ids=["HTML", "a byte order mark", "XHTML", "text", "nothing"],
)
def test_standard_input_is_what_it_begins_as(body, media_type):
    [page] = from_standard_input(body)
    assert (page.media_type, page.body, page.location) == (media_type, body, "-")


def test_standard_input_is_json_lines_if_it_begins_with_an_object():
    page, problem = from_standard_input(ROWS)
    assert (page.location, page.body) == ("-:1", b"Rockets struck.")
    assert (problem.location, problem.message[:11]) == ("-:3", "the row has")


def test_standard_input_has_a_limit(monkeypatch):
    monkeypatch.setattr("marsad.readers._files.LARGEST_PAGE", 10)
    [problem] = from_standard_input(b"x" * 11)
    assert "pages of up to" in problem.message


@pytest.mark.parametrize(("suffix", "pack"), PACKED)
def test_a_packed_file_is_read_as_what_is_in_it(tmp_path, suffix, pack):
    (tmp_path / f"a.html{suffix}").write_bytes(pack(HTML))
    (tmp_path / f"b.jsonl{suffix}").write_bytes(pack(ROWS))
    page, row, problem = find_all([tmp_path])
    assert (page.media_type, page.body) == ("text/html", HTML)
    assert (row.location, row.body) == (f"{tmp_path}/b.jsonl{suffix}:1", b"Rockets struck.")
    assert isinstance(problem, Problem)


@pytest.mark.parametrize(("suffix", "pack"), PACKED)
def test_rows_before_the_damage_of_a_packed_file_are_read(tmp_path, suffix, pack):
    digests = (sha256(b"%d" % nth).hexdigest() for nth in range(20_000))
    rows = [f'{{"text": "Rockets struck {digest}."}}'.encode() for digest in digests]
    body = pack(b"\n".join(rows))
    (tmp_path / f"a.jsonl{suffix}").write_bytes(body[: len(body) * 2 // 3])
    *pages, problem = find_all([tmp_path])
    assert len(pages) > 1000
    assert "damaged or cut off" in problem.message


@pytest.mark.parametrize("name", ["a.json", "a.xml", "a.json.gz", "a.xml.gz"])
def test_what_is_no_feed_is_passed_over_in_a_folder_and_told_of_by_its_name(tmp_path, name):
    other, feed = b'{"claims": []}', b'{"version": "https://jsonfeed.org/version/1", "items": [3]}'
    if "xml" in name:
        other, feed = b"<claims/>", b"<rss><channel><item/></channel></rss>"
    pack = gzip.compress if name.endswith("gz") else bytes
    (tmp_path / name).write_bytes(pack(other))
    (tmp_path / f"b{name[1:]}").write_bytes(pack(feed))
    [entry] = find_all([tmp_path])
    assert "entry 1 of the feed" in entry.message
    [refused] = find_all([tmp_path / name])
    assert isinstance(refused, Problem)


@pytest.mark.parametrize("name", ["index.html", "feed.htm.gz"])
def test_a_feed_that_was_saved_as_a_web_page_is_a_feed(tmp_path, name):
    feed = b"<?xml version='1.0'?><rss><channel><item><link>https://l.example/1</link></item></channel></rss>"
    (tmp_path / name).write_bytes(gzip.compress(feed) if name.endswith("gz") else feed)
    [lead] = find_all([tmp_path])
    assert isinstance(lead, Lead)


def test_a_web_page_that_was_saved_as_a_feed_is_told_with_its_feed(tmp_path):
    link = b'<link rel="alternate" type="application/rss+xml" href="https://l.example/feed">'
    (tmp_path / "a.xml").write_bytes(b"<!doctype html>" + link)
    [problem] = find_all([tmp_path / "a.xml"])
    assert "its feed is https://l.example/feed" in problem.message


def test_a_web_page_may_begin_as_it_likes(tmp_path):
    (tmp_path / "a.html").write_bytes(b"<center>Rockets struck.")
    [page] = find_all([tmp_path])
    assert page.media_type == "text/html"


def test_a_pattern_is_all_that_it_fits(tmp_path):
    for name in ("2024/a.txt", "2024/05/b.txt", "c.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("Rockets struck.")
    found = find_all([f"{tmp_path}/2024/**/*.txt"])
    names = [page.location.removeprefix(f"{tmp_path}/") for page in found]
    assert names == ["2024/05/b.txt", "2024/a.txt"]


def test_a_file_with_a_bracket_in_its_name_is_no_pattern(tmp_path):
    (tmp_path / "a[1].txt").write_text("Rockets struck.")
    [page] = find_all([tmp_path / "a[1].txt"])
    assert isinstance(page, Page)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("nowhere/*.html", "Check the pattern"),
        ("", "is empty"),
        (" ", "is empty"),
        ("ftp://ledger.example/a", "http and https alone"),
        ("ledger.example/a", "begin with https://"),
    ],
    ids=["no match", "nothing", "a blank", "FTP", "no scheme"],
)
def test_a_name_that_leads_nowhere_is_a_problem(name, message):
    [problem] = find_all([name])
    assert message in problem.message


def test_an_address_is_a_lead():
    [lead] = find_all(["https://news.example/a"])
    assert lead == Lead(url="https://news.example/a", location="https://news.example/a")


def test_one_reader_takes_what_no_other_knows():
    assert [reader for reader in all_readers() if reader.begins is None] == [
        choose(b"x", all_readers())
    ]
