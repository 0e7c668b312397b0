import gzip
from contextlib import suppress

import pytest
from fastwarc.warc import ArchiveIterator, WarcRecordType

from marsad.errors import FetchError, StoreError

CHUNKED = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
    b"5\r\n<p>wo\r\n7\r\nrds</p>\r\n0\r\n\r\n"
)
ALL = WarcRecordType.any_type


@pytest.fixture
def capturing(fetching, tmp_path):
    def capturing(**other):
        return fetching(captures=tmp_path / "captures", **other)

    return capturing


@pytest.fixture
def records(tmp_path):
    """What the one WARC file holds: kind, address, block."""

    def records(decode: str = "none") -> list[tuple[WarcRecordType, str, bytes]]:
        [path] = (tmp_path / "captures").iterdir()
        with path.open("rb") as file:
            return [
                (record.record_type, record.headers.get("WARC-Target-URI"), record.reader.read())
                for record in ArchiveIterator(
                    file, record_types=ALL, parse_http=decode != "none", auto_decode=decode
                )
            ]

    return records


def test_every_answer_is_kept_as_it_came(serve, capturing, answer, records):
    said = answer(b"<p>words</p>")
    server = serve(page=said)
    with capturing() as fetcher:
        fetcher.get(server.url("/page"))
    kinds = [kind for kind, _, _ in records()]
    response, request = WarcRecordType.response, WarcRecordType.request
    assert kinds == [WarcRecordType.warcinfo, response, request, response, request]
    _, rules, _, page, asked = records()
    assert rules[1] == server.url("/robots.txt")
    assert page[1:] == (server.url("/page"), said)
    assert asked[2].startswith(b"GET /page HTTP/1.1\r\n")


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        (CHUNKED, CHUNKED),
        (b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + CHUNKED, CHUNKED),
        (b"HTTP/1.1 200 OK\r\n\r\nto the end", b"HTTP/1.1 200 OK\r\n\r\nto the end"),
        (
            b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nwords and more",
            b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nwords",
        ),
        (b"HTTP/1.1 200 OK\nX: y\n\nwords", b"HTTP/1.1 200 OK\nX: y\n\nwords"),
    ],
    ids=["chunked", "after an interim answer", "no length", "more than its length", "bare LF"],
)
def test_the_final_answer_is_kept_byte_by_byte(serve, capturing, records, said, kept):
    server = serve(page=said)
    with capturing() as fetcher:
        fetcher.get(server.url("/page"))
    assert records()[3][2] == kept


@pytest.mark.parametrize("packed", [False, True])
def test_a_reader_gets_the_page_that_the_caller_got(serve, capturing, answer, records, packed):
    said = answer(gzip.compress(b"<p>words</p>"), content_encoding="gzip") if packed else CHUNKED
    server = serve(page=said)
    with capturing() as fetcher:
        found = fetcher.get(server.url("/page"))
    assert records(decode="all")[3][2] == found.body == b"<p>words</p>"


def test_the_digests_of_all_records_are_right(serve, capturing, answer, tmp_path):
    server = serve(chunked=CHUNKED, page=answer())
    with capturing() as fetcher:
        fetcher.get(server.url("/chunked"))
        fetcher.get(server.url("/page"))
    [path] = (tmp_path / "captures").iterdir()
    with path.open("rb") as file:
        found = list(ArchiveIterator(file, record_types=ALL, verify_digests=True))
    assert len(found) == 7
    with path.open("rb") as file:
        for record in ArchiveIterator(file, record_types=WarcRecordType.response):
            assert record.verify_payload_digest()


def test_redirects_errors_and_repeated_attempts_are_kept(serve, capturing, answer, records):
    server = serve(
        page=answer(b"", 302, location="/there"), there=[answer(b"", 503), answer(b"", 404)]
    )
    with capturing(limits={"attempts": 2}) as fetcher, suppress(FetchError):
        fetcher.get(server.url("/page"))
    kept = [block.split(b" ")[1] for kind, _, block in records() if kind == WarcRecordType.response]
    assert kept == [b"404", b"302", b"503", b"404"]


def test_an_unchanged_page_is_kept_as_a_revisit(serve, capturing, answer, records, tmp_path):
    unchanged = b'HTTP/1.1 304 Not Modified\r\nEtag: "1"\r\n\r\n'
    server = serve(page=[answer(cache_control="no-cache", etag='"1"'), unchanged])
    with capturing(cache=tmp_path / "cache.db") as fetcher:
        fetcher.get(server.url("/page"))
        fetcher.get(server.url("/page"))
    revisits = [record for record in records() if record[0] == WarcRecordType.revisit]
    assert revisits == [(WarcRecordType.revisit, server.url("/page"), unchanged)]


def test_an_answer_from_the_cache_is_not_kept_again(serve, capturing, answer, records, tmp_path):
    server = serve(page=answer(cache_control="max-age=60"))
    with capturing(cache=tmp_path / "cache.db") as fetcher:
        for _ in range(3):
            fetcher.get(server.url("/page"))
    assert [url for _, url, _ in records()].count(server.url("/page")) == 2  # answer and request


def test_what_is_kept_can_be_read_while_the_run_goes_on(serve, capturing, answer, records):
    server = serve(page=answer())
    with capturing() as fetcher:
        fetcher.get(server.url("/page"))
        assert len(records()) == 5


def test_a_run_that_was_killed_loses_at_most_its_last_record(serve, capturing, answer, tmp_path):
    server = serve(page=answer())
    with capturing() as fetcher:
        fetcher.get(server.url("/page"))
    [path] = (tmp_path / "captures").iterdir()
    path.write_bytes(path.read_bytes()[:-7])
    whole = 0
    with path.open("rb") as file, suppress(OSError):
        for record in ArchiveIterator(file, record_types=ALL):
            record.reader.read()
            whole += 1
    assert whole >= 4


def test_the_same_run_gives_the_same_bytes(serve, capturing, answer, world, tmp_path):
    server = serve(page=answer(date="Sat, 30 Nov 2024 05:00:00 GMT"))
    files = []
    for _ in range(2):
        world.seconds = 0
        with capturing() as fetcher:
            fetcher.get(server.url("/page"))
        [path] = (tmp_path / "captures").iterdir()
        files.append((path.name, path.read_bytes()))
        path.unlink()
    assert files[0] == files[1]
    assert files[0][0] == "marsad-20241130T060000Z-001.warc.gz"


def test_two_runs_that_begin_together_write_two_files(serve, capturing, answer, tmp_path):
    server = serve(page=answer())
    with capturing() as one, capturing() as other:
        one.get(server.url("/page"))
        other.get(server.url("/page"))
    assert sorted(path.name for path in (tmp_path / "captures").iterdir()) == [
        "marsad-20241130T060000Z-001.warc.gz",
        "marsad-20241130T060000Z-002.warc.gz",
    ]


def test_a_run_that_fetches_nothing_leaves_no_file(capturing, tmp_path):
    with capturing():
        pass
    assert not (tmp_path / "captures").exists()


def test_a_folder_that_cannot_be_written_ends_the_run(serve, fetching, answer, tmp_path):
    (tmp_path / "file").touch()
    server = serve(page=answer())
    with (
        fetching(captures=tmp_path / "file") as fetcher,
        pytest.raises(StoreError, match="answers cannot be kept"),
    ):
        fetcher.get(server.url("/page"))


def test_answers_of_many_hosts_do_not_mix(serve, capturing, answer, world, records):
    server = serve(**{f"p{n}": answer(b"%d" % n * 3000) for n in range(12)})
    world.names = {f"h{n}.example": ["127.0.0.1"] for n in range(12)}
    urls = [server.url(f"/p{n}", host=f"h{n}.example") for n in range(12)]
    with capturing(allow_private=("127.0.0.0/8",)) as fetcher:
        found = {one.url: one.body for one in fetcher.get_all(urls)}
    pages = {url: block for kind, url, block in records(decode="all") if url in found and block}
    assert pages == found
