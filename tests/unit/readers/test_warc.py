"""Archives are built here record by record, so that a test knows every byte of them."""

import base64
import gzip
import hashlib
import io
import sys
import zlib
from itertools import accumulate

import brotli
import pytest

from marsad.errors import PageError
from marsad.ids import page_id
from marsad.pipeline.find import find_all
from marsad.readers import Opened, _members, _records, warc
from marsad.readers._files import LARGEST_PAGE
from marsad.records import Page, Problem

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

WORDS = "Shells fell on the town on Friday and killed three people, the hospital said."
HTML = b"<!doctype html><p>Rockets struck the market of Azaz on Friday."
OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=UTF-8\r\n"
CHUNKS = b"8\r\n" + HTML[:8] + b"\r\n36\r\n" + HTML[8:] + b"\r\n0\r\n\r\n"
BY_ADDRESS = (
    "WARC-Refers-To-Target-URI: https://news.example/1\r\n"
    "WARC-Refers-To-Date: 2024-11-30T14:05:00Z\r\n"
)
CHECKED = {zstd.CompressionParameter.checksum_flag: 1}
PACKINGS = {
    "a.warc": lambda record: record,
    "a.warc.gz": lambda record: gzip.compress(record, mtime=0),
    "a.warc.zst": lambda record: zstd.compress(record, options=CHECKED),
}


def record(
    content: bytes,
    *,
    nth: int = 1,
    type: str = "response",  # noqa: A002  as the header is called
    of: str = "application/http; msgtype=response",
    version: str = "1.0",
    digest: bool = True,
    headers: str = "",
) -> bytes:
    proof = base64.b32encode(hashlib.sha1(content).digest()).decode()  # noqa: S324  as archives do
    head = (
        f"WARC/{version}\r\nWARC-Type: {type}\r\n"
        f"WARC-Target-URI: https://news.example/{nth}\r\nWARC-Date: 2024-11-30T14:05:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{nth:012}>\r\nContent-Type: {of}\r\n"
        + (f"WARC-Block-Digest: sha1:{proof}\r\n" if digest else "")
        + headers
        + f"Content-Length: {len(content)}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"


def story(nth: int, *, size: int = 300) -> bytes:
    """A record whose page differs from all others in each of its lines."""
    digests = "\n".join(
        hashlib.sha256(b"%d %d" % (nth, at)).hexdigest() for at in range(size // 65)
    )
    return record(OK + b"\r\n<html><p>Story " + f"{nth}: {digests}".encode(), nth=nth)


def read(content: bytes, name: str = "a.warc", *, seekable: bool = True) -> list:
    file = io.BytesIO(content)
    file.seekable = lambda: seekable
    return list(warc.read(Opened(file=file, location=name)))


class TestPages:
    @pytest.mark.parametrize("name", PACKINGS)
    @pytest.mark.parametrize("version", ["1.0", "1.1"])
    def test_an_answer_is_a_page_with_its_address_and_moment(self, name, version):
        packed = [PACKINGS[name](record(OK + b"\r\n" + HTML, version=version))] * 2
        first, second = read(b"".join(packed), name)
        assert first == Page(
            id=page_id(HTML, "https://news.example/1"),
            location=f"{name}@0",
            media_type="text/html; charset=utf-8",
            body=HTML,
            url="https://news.example/1",
            captured_at="2024-11-30T14:05:00+00:00",
        )
        assert second.location == f"{name}@{len(packed[0])}"

    @pytest.mark.parametrize(
        ("content", "kind", "of", "media_type"),
        [
            (b"Rockets struck.", "conversion", "text/plain", "text/plain"),
            (HTML, "resource", "text/html", "text/html"),
            (b"%PDF-1.7 x", "resource", "application/octet-stream", "application/pdf"),
            (HTML, "resource", "application/octet-stream", "text/html"),
        ],
    )
    def test_a_record_without_an_answer_is_its_bytes(self, content, kind, of, media_type):
        [page] = read(record(content, type=kind, of=of))
        assert (page.body, page.media_type) == (content, media_type)

    @pytest.mark.parametrize(
        ("date", "moment"),
        [
            ("2024-11-30T14:05:00.123456789Z", "2024-11-30T14:05:00.123456+00:00"),
            ("2024-11-30T16:05:00+02:00", "2024-11-30T14:05:00+00:00"),
            ("2024-11", None),
            ("2024-11-30", None),
            ("", None),
        ],
    )
    def test_a_moment_that_is_none_is_not_known(self, date, moment):
        written = record(OK + b"\r\n" + HTML).replace(b"2024-11-30T14:05:00Z", date.encode())
        assert read(written)[0].captured_at == moment

    @pytest.mark.parametrize(
        ("address", "url"),
        [("<https://news.example/1>", "https://news.example/1"), ("urn:uuid:1", None)],
        ids=["in brackets", "no address"],
    )
    def test_an_address_is_one_of_the_web(self, address, url):
        written = record(HTML, type="resource", of="text/html")
        [page] = read(written.replace(b"https://news.example/1", address.encode()))
        assert page.url == url

    @pytest.mark.parametrize(
        "content",
        [
            OK.replace(b"200 OK", b"404 Not Found") + b"\r\n" + HTML,
            OK.replace(b"200 OK", b"301 Moved") + b"\r\n",
            OK.replace(b"text/html", b"image/png") + b"\r\n\x89PNG",
            OK.replace(b"text/html", b"application/rss+xml") + b"\r\n<rss>",
            OK + b"\r\n\x89PNG\r\n",
            OK + b"\r\n",
            b"",
            b"\0\1\2",
        ],
        ids=["404", "301", "picture", "feed", "picture as HTML", "empty", "nothing", "no HTTP"],
    )
    def test_what_is_no_page_is_passed_over(self, content):
        found = read(record(content) + story(2))
        assert [page.url for page in found] == ["https://news.example/2"]

    @pytest.mark.parametrize("kind", ["application/rss+xml", "text/xml", "text/html", ""])
    def test_the_texts_that_a_feed_carries_are_pages_of_the_archive(self, kind):
        items = f"<item><guid>7</guid><description>{WORDS}</description></item><item/>"
        feed = f"<rss><channel>{items}<item><link>/2</link></item></channel></rss>".encode()
        page, problem, other = read(
            record(OK.replace(b"text/html", kind.encode()) + b"\r\n" + feed) + story(2)
        )
        assert (page.location, page.body) == ("a.warc@0#7", WORDS.encode())
        assert page.captured_at == "2024-11-30T14:05:00+00:00"
        assert problem.location == "a.warc@0#2"
        assert other.url == "https://news.example/2"

    def test_a_feed_that_only_names_pages_gives_none(self):
        feed = b"<rss><channel><item><link>https://news.example/9</link></item></channel></rss>"
        answer = record(OK.replace(b"html", b"xml") + b"\r\n" + feed)
        assert len(read(answer + story(2))) == 1
        with pytest.raises(PageError, match="1 a feed, besides the texts in it"):
            read(answer)

    def test_an_archive_of_our_own_may_hold_no_page(self):
        about = b"software: marsad/0.1.0\r\nformat: WARC File Format 1.1\r\n"
        ours = record(about, type="warcinfo", of="application/warc-fields")
        assert read(ours + record(OK.replace(b"200", b"404") + b"\r\n")) == []

    @pytest.mark.parametrize("kind", ["request", "metadata", "warcinfo", "continuation", "other"])
    def test_records_of_other_types_are_passed_over(self, kind):
        assert len(read(record(OK + b"\r\n" + HTML, type=kind) + story(2))) == 1

    def test_rules_for_robots_are_no_page(self):
        rules = record(OK.replace(b"html", b"plain") + b"\r\nDisallow: /")
        rules = rules.replace(b"example/1", b"example/robots.txt")
        assert len(read(rules + story(2))) == 1

    def test_an_archive_without_a_page_says_what_it_holds(self):
        requests = record(b"GET / HTTP/1.1\r\n\r\n", type="request") * 3
        gone = record(OK.replace(b"200", b"404") + b"\r\n")
        with pytest.raises(PageError, match=r"no page. Its records: 1 answered 404, 3 of type req"):
            read(requests + gone)

    @pytest.mark.parametrize("name", PACKINGS)
    def test_an_empty_archive_is_refused(self, name):
        with pytest.raises(PageError, match="holds no record"):
            read(PACKINGS[name](b"") if name != "a.warc" else b"", name)


class TestPayloads:
    @pytest.mark.parametrize(
        ("headers", "sent"),
        [
            ("Content-Encoding: gzip", gzip.compress(HTML)),
            ("Content-Encoding: br", brotli.compress(HTML)),
            ("Content-Encoding: zstd", zstd.compress(HTML)),
            ("Content-Encoding: deflate", zlib.compress(HTML)),
            ("Content-Encoding: deflate", zlib.compress(HTML, wbits=-15)),
            ("Transfer-Encoding: chunked", CHUNKS),
            ("Transfer-Encoding: chunked", HTML),
            ("Content-Encoding: gzip", HTML),
            ("Content-Encoding: br", HTML),
            ("Transfer-Encoding: chunked\r\nContent-Encoding: gzip", gzip.compress(HTML)),
            ("Content-Encoding: utf-8", HTML),
        ],
        ids=[
            "gzip", "Brotli", "zstd", "deflate", "bare deflate", "chunks", "no chunks any more",
            "no gzip any more", "no Brotli any more", "gzip, no chunks any more", "no encoding",
        ],
    )  # fmt: skip
    def test_a_page_is_as_its_server_meant_it(self, headers, sent):
        [page] = read(record(OK + headers.encode() + b"\r\n\r\n" + sent))
        assert page.body == HTML

    @pytest.mark.parametrize(
        ("headers", "sent"),
        [
            ("Content-Encoding: gzip", gzip.compress(HTML)[:12] + b"\xff" * 99),
            ("Content-Encoding: br", b"\xff\x00\xff\x00" * 9),
            ("Transfer-Encoding: chunked", b"800\r\n" + HTML),
        ],
        ids=["gzip", "Brotli", "chunks"],
    )
    def test_a_page_whose_packing_is_damaged_is_a_problem(self, headers, sent):
        problem, page = read(record(OK + headers.encode() + b"\r\n\r\n" + sent) + story(2))
        assert "packed or in chunks, and damaged" in problem.message
        assert isinstance(page, Page)

    @pytest.mark.parametrize("pack", [gzip.compress, brotli.compress], ids=["gzip", "Brotli"])
    def test_a_page_that_unpacks_beyond_the_limit_is_a_problem(self, pack):
        name = "gzip" if pack is gzip.compress else "br"
        bomb = pack(b"<p>" + b" " * LARGEST_PAGE)
        sent = OK + f"Content-Encoding: {name}\r\n\r\n".encode() + bomb
        [problem] = read(record(sent))
        assert "pages of up to 20 MB" in problem.message

    def test_a_page_of_which_only_the_beginning_was_captured_is_read_and_told_of(self):
        page, problem = read(record(OK + b"\r\n" + HTML, headers="WARC-Truncated: length\r\n"))
        assert isinstance(page, Page)
        assert (problem.location, problem.message[:18]) == (page.location, "only the beginning")


class TestLargeRecords:
    @pytest.fixture(autouse=True)
    def small_limits(self, monkeypatch):
        monkeypatch.setattr(_records, "LARGEST_RECORD", 5_000)
        monkeypatch.setattr(_records, "LARGEST_HEAD", 500)
        monkeypatch.setattr(_records, "_STEP", 1_000)
        monkeypatch.setattr(_members, "_STEP", 700)

    @pytest.mark.parametrize("name", PACKINGS)
    @pytest.mark.parametrize("seekable", [True, False], ids=["a file", "a pipe"])
    def test_a_page_beyond_the_limit_is_a_problem_and_a_film_is_none(self, name, seekable):
        film = story(1, size=90_000).replace(b"text/html", b"video/mp4")
        parts = [story(2), story(3, size=90_000), film, story(4)]
        content = b"".join(map(PACKINGS[name], parts))
        first, problem, last = read(content, name, seekable=seekable)
        assert (first.url[-1], last.url[-1]) == ("2", "4")
        assert "pages of up to 20 MB" in problem.message

    @pytest.mark.parametrize(
        ("name", "seekable"),
        [("a.warc", True), ("a.warc.gz", True), ("a.warc.gz", False), ("a.warc.zst", False)],
    )
    def test_a_length_that_is_wrong_by_far_costs_its_record_alone(self, name, seekable):
        wrong = story(1).replace(b"Content-Length: ", b"Content-Length: 77")
        content = b"".join(map(PACKINGS[name], [wrong, *map(story, range(2, 30))]))
        problem, *pages = read(content, name, seekable=seekable)
        assert isinstance(problem, Problem)
        assert len(pages) == 28


class TestRevisits:
    def revisit(self, headers: str, *, nth: int = 2) -> bytes:
        return record(OK + b"\r\n", type="revisit", nth=nth, headers=headers)

    @pytest.mark.parametrize("name", PACKINGS)
    @pytest.mark.parametrize(
        "headers",
        [
            "WARC-Payload-Digest: sha1:ABC\r\n",
            BY_ADDRESS,
        ],
        ids=["by digest", "by address and moment"],
    )
    def test_a_page_found_unchanged_is_read_from_where_it_stands(self, name, headers):
        original = record(OK + b"\r\n" + HTML, headers="WARC-Payload-Digest: sha1:ABC\r\n")
        again = self.revisit(headers).replace(b"T14:05:00Z\r\nWARC-Rec", b"T20:00:00Z\r\nWARC-Rec")
        parts = [story(3), original, story(4), again, story(5)]
        pages = read(b"".join(map(PACKINGS[name], parts)), name)
        assert [page.url[-1] for page in pages] == ["3", "1", "4", "2", "5"]
        assert (pages[3].body, pages[3].captured_at) == (HTML, "2024-11-30T20:00:00+00:00")

    def test_a_page_that_stands_elsewhere_is_passed_over(self):
        assert len(read(story(1) + self.revisit("WARC-Payload-Digest: sha1:XYZ\r\n"))) == 1

    def test_an_archive_with_a_dictionary_is_read_again_with_it(self):
        parts = [story(nth) for nth in range(200)]
        words = zstd.train_dict(parts, 4_000)
        original = record(OK + b"\r\n" + HTML, headers="WARC-Payload-Digest: sha1:ABC\r\n")
        parts += [original, self.revisit("WARC-Payload-Digest: sha1:ABC\r\n")]
        frames = [zstd.compress(part, zstd_dict=words) for part in parts]
        for kept in (words.dict_content, zstd.compress(words.dict_content)):
            head = b"\x5d\x2a\x4d\x18" + len(kept).to_bytes(4, "little") + kept
            pages = read(head + b"".join(frames), "a.warc.zst")
            assert len(pages) == 202
            assert pages[-1].body == HTML


class TestDamage:
    @pytest.mark.parametrize("name", PACKINGS)
    def test_what_is_lost_is_told_by_its_bytes(self, name):
        parts = [PACKINGS[name](story(nth)) for nth in range(4)]
        first, second, *_ = offsets = [0, *accumulate(map(len, parts))]
        content = b"".join(parts)
        broken = content[: second - 90] + b"\x55" * 40 + content[second - 50 :]
        problem, *pages = read(broken, name)
        assert problem.location == f"{name}@{first}"
        assert f"{second:,} bytes, from byte 0 to {second:,}, hold no record" in problem.message
        assert [page.location for page in pages] == [f"{name}@{at}" for at in offsets[1:4]]

    @pytest.mark.parametrize("name", PACKINGS)
    def test_an_archive_that_ends_too_early_says_so(self, name):
        content = b"".join(PACKINGS[name](story(nth)) for nth in range(3))[:-40]
        *pages, problem = read(content, name)
        assert len(pages) == 2
        assert f"to {len(content):,}, hold no record" in problem.message

    @pytest.mark.parametrize("name", PACKINGS)
    def test_an_archive_whose_top_is_damaged_is_known_by_its_name(self, name):
        content = b"".join(PACKINGS[name](story(nth)) for nth in range(3))
        problem, *pages = read(bytes(100) + content[100:], name)
        assert (len(pages), problem.location) == (2, f"{name}@0")

    def test_a_file_of_nothing_is_one_problem(self):
        [problem] = read(bytes(100_000), "a.warc.gz")
        assert "100,000 bytes" in problem.message

    def test_records_of_one_member_are_read_up_to_the_damage(self):
        content = gzip.compress(b"".join(story(nth, size=5_000) for nth in range(300)))
        *pages, problem = read(content[: len(content) // 2] + content[-8:], "a.warc.gz")
        assert [page.url[21:] for page in pages] == [str(nth) for nth in range(len(pages))]
        assert len(pages) > 100
        assert pages[1].location.startswith("a.warc.gz@0+")
        assert isinstance(problem, Problem)

    def test_a_page_inside_a_damaged_page_is_not_taken_for_a_record_of_the_archive(self):
        inside = gzip.compress(HTML * 3, mtime=0)
        archive = PACKINGS["a.warc.gz"](record(OK + b"\r\n" + inside)) + PACKINGS["a.warc.gz"](
            story(2)
        )
        _, *pages = read(b"\x1f\x8b\x08\xff" + archive[4:], "a.warc.gz")
        assert [page.url[-1] for page in pages] == ["2"]

    def test_changed_bytes_are_found_out_by_the_digest(self):
        problem, page = read(story(1).replace(b"Story", b"Stoly") + story(2))
        assert "do not fit their digest" in problem.message
        assert page.url[-1] == "2"

    def test_a_digest_of_an_unknown_kind_proves_nothing(self):
        [page] = read(
            record(OK + b"\r\n" + HTML, digest=False, headers="WARC-Block-Digest: x:1\r\n")
        )
        assert page.body == HTML


@pytest.mark.parametrize("name", PACKINGS)
def test_an_archive_is_found_by_its_name_and_by_how_it_begins(tmp_path, name):
    content = b"".join(PACKINGS[name](story(nth)) for nth in range(3))
    (tmp_path / name).write_bytes(content)
    assert len(list(find_all([tmp_path]))) == 3
    assert warc.begins(content)
    assert [page.location[:2] for page in find_all(["-"], stdin=io.BytesIO(content))] == ["-@"] * 3


@pytest.mark.parametrize(
    "head",
    [b"", b"\x1f\x8b", b"\x1f\x8b\x08\0", gzip.compress(HTML), HTML],
    ids=["nothing", "too short", "no member", "HTML packed", "HTML"],
)
def test_what_begins_otherwise_is_no_archive(head):
    assert not warc.begins(head)
