"""Whatever a server sends and whatever a page links to: an answer or a FetchError, nothing else."""

from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marsad.errors import FetchError
from marsad.fetching.addresses import host_of, join, origin_of, to_address

PIECES = [
    b"HTTP/1.1 200 OK\r\n",
    b"HTTP/1.1 100 Continue\r\n\r\n",
    b"HTTP/1.1 304 Not Modified\r\n",
    b"HTTP/1.0 302 Found\r\n",
    b"Location: ",
    b"//[::1",
    b"Content-Type: text/html\r\n",
    b"Content-Type: \xe9;;\r\n",
    b"Content-Length: 5\r\n",
    b"Transfer-Encoding: chunked\r\n",
    b"Content-Encoding: gzip, br\r\n",
    b"Cache-Control: max-age=9, no-cache=\r\n",
    b"Vary: *\r\n",
    b"Age: x\r\nDate: \xff\r\nExpires: 0\r\n",
    b'ETag: "1"\r\nLast-Modified: soon\r\n',
    b"Retry-After: 9999999999999\r\n",
    b"5\r\nwords\r\n0\r\n\r\n",
    b"\r\n",
    b"words",
    b"\x00\xff",
]
hostile = st.lists(st.sampled_from(PIECES) | st.binary(max_size=6), max_size=10).map(b"".join)
any_example = settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture
def visit(serve, fetching, world, tmp_path):
    """Fetches a page and robots.txt of a host that says the same to everything, a day later."""
    server = serve()

    def visit(said: bytes) -> None:
        server.says = {"/page": said, "/robots.txt": said}
        world.seconds += 90_000
        with (
            fetching(
                cache=tmp_path / "cache.db", captures=tmp_path, limits={"redirects": 2}
            ) as fetcher,
            suppress(FetchError),
        ):
            fetcher.get(server.url("/page"))

    return visit


@any_example
@given(said=st.just(b"HTTP/1.1 200 OK\r\n").flatmap(lambda head: hostile.map(head.__add__)))
def test_whatever_follows_the_first_line_nothing_else_is_raised(visit, said):
    visit(said)


@any_example
@given(said=hostile)
def test_whatever_a_server_sends_nothing_else_is_raised(visit, said):
    visit(said)


@given(st.text(alphabet="htps:/@[]%.#?\\ é。\u202e\ud8000x9\r\n\t_-a", max_size=30) | st.text())
def test_whatever_stands_in_a_link_it_is_an_address_or_refused(text):
    with suppress(FetchError):
        address = join(to_address("http://host.example/page"), text)
        assert address.scheme in {"http", "https"}
        assert host_of(address).isascii()
        assert origin_of(address).startswith(("http://", "https://"))
        assert not address.fragment
        assert to_address(str(address)) == address
