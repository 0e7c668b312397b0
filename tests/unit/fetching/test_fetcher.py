import subprocess
import sys

import pytest

from marsad.errors import FetchError, SettingsError
from marsad.fetching import Redirect, open_fetcher


def test_an_answer_holds_the_page_and_how_it_came(serve, fetching, answer):
    server = serve(page=answer(b"<p>words</p>", content_type="Text/HTML; charset=utf-8"))
    with fetching() as fetcher:
        found = fetcher.get(server.url("/page"))
    assert (found.asked, found.url) == (server.url("/page"), server.url("/page"))
    assert (found.status, found.body, found.media_type) == (200, b"<p>words</p>", "text/html")
    assert ("content-type", "Text/HTML; charset=utf-8") in found.headers
    assert found.redirects == ()
    assert not found.from_cache
    assert not found.not_modified


def test_an_answer_says_when_it_was_asked_for(serve, fetching, answer, world):
    server = serve(page=answer(x_marsad_captured_at="1999-01-01T00:00:00Z"))
    world.seconds = 61
    with fetching() as fetcher:
        found = fetcher.get(server.url("/page"))
    assert found.captured_at == "2024-11-30T06:01:02+00:00"  # a second after its robots.txt
    assert not any("marsad" in name for name, _ in found.headers)


def test_hosts_are_told_who_asks(serve, fetching, answer):
    server = serve(page=answer())
    with fetching(contact="https://desk.example/robot") as fetcher:
        fetcher.get(server.url("/page"))
    for visit in server.visits:
        assert visit.headers["user-agent"].startswith("marsad/")
        assert visit.headers["user-agent"].endswith(" (+https://desk.example/robot)")


@pytest.mark.parametrize("contact", ["", "a\r\nX: y", "für@desk.example", "a) (b"])
def test_a_contact_that_does_not_fit_a_header_is_refused(contact):
    with (
        pytest.raises(SettingsError, match="Give the address of a page or a mailbox"),
        open_fetcher(contact=contact),
    ):
        pass


def test_fragments_are_not_sent(serve, fetching, answer):
    server = serve(page=answer())
    with fetching() as fetcher:
        assert fetcher.get(server.url("/page#part")).url == server.url("/page")
    assert server.pages() == ["/page"]


def test_a_host_may_have_a_name_in_any_script(serve, fetching, answer, world):
    server = serve(page=answer())
    world.names["xn--bcher-kva.example"] = ["127.0.0.1"]
    with fetching(allow_private=("127.0.0.0/8",)) as fetcher:
        found = fetcher.get(server.url("/page", host="bücher.example"))
    assert found.url == server.url("/page", host="xn--bcher-kva.example")
    assert server.visits[0].headers["host"] == f"xn--bcher-kva.example:{server.port}"


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("ftp://host.example/", "no http or https address"),
        ("file:///etc/passwd", "no http or https address"),
        ("javascript:alert(1)", "no http or https address"),
        ("/story", "no http or https address"),
        ("", "no http or https address"),
        ("http://", "its host or port"),
        ("http:///story", "its host or port"),
        ("http://a b/", "its host or port"),
        ("http://host..example/", "its host or port"),
        ("http://host.example:99999/", "its host or port"),
        ("http://host.example:0/", "its host or port"),
        ("http://[fe80::1%25eth0]/", "its host or port"),
        (f"http://{'a' * 64}.example/", "its host or port"),
        (f"http://{'a.' * 130}example/", "its host or port"),
        ("http://host.example:x/", "it is no address"),
        ("http://host.example/\x00", "it is no address"),
        ("http://[::1/", "it is no address"),
        ("http://me:secret@host.example/", "user name or password"),
        ("http://me@host.example/", "user name or password"),
    ],
)
def test_what_is_no_address_of_a_page_is_refused(fetching, world, url, message):
    with fetching() as fetcher, pytest.raises(FetchError, match=message) as raised:
        fetcher.get(url)
    assert not raised.value.passing
    assert world.looked_up == []


@pytest.mark.parametrize(
    ("status", "advice"),
    [(401, "log in"), (403, "does not let"), (404, "no such page"), (410, "taken away"), (418, "")],
)
def test_an_error_of_the_server_is_told_with_advice(serve, fetching, answer, status, advice):
    server = serve(page=answer(status=status))
    with fetching(limits={"attempts": 3}) as fetcher, pytest.raises(FetchError) as raised:
        fetcher.get(server.url("/page"))
    assert f"127.0.0.1 answered {status}. " in str(raised.value)
    assert advice in str(raised.value)
    assert (raised.value.status, raised.value.passing) == (status, False)
    assert server.pages() == ["/page"]


@pytest.mark.parametrize("media_type", ["image/png", "application/zip", "video/mp4"])
def test_what_no_reader_can_use_is_refused_by_its_type(serve, fetching, answer, media_type):
    server = serve(page=answer(content_type=media_type))
    with fetching() as fetcher, pytest.raises(FetchError, match=f"the answer is {media_type}"):
        fetcher.get(server.url("/page"))


@pytest.mark.parametrize(
    "media_type",
    ["text/plain", "application/rss+xml", "application/feed+json", "application/xhtml+xml", ""],
)
def test_what_a_reader_can_use_is_taken(serve, fetching, answer, media_type):
    server = serve(page=answer(content_type=media_type))
    with fetching() as fetcher:
        assert fetcher.get(server.url("/page")).media_type == (media_type or None)


def test_the_caller_may_take_other_types(serve, fetching, answer):
    server = serve(page=answer(b"%PDF-", content_type="application/zip"))
    with fetching() as fetcher:
        assert fetcher.get(server.url("/page"), types=("*",)).body == b"%PDF-"


def test_no_proxy_of_the_environment_is_asked(serve, fetching, answer, monkeypatch):
    server, proxy = serve(page=answer()), serve()
    monkeypatch.setenv("HTTP_PROXY", proxy.url(""))
    monkeypatch.setenv("ALL_PROXY", proxy.url(""))
    with fetching() as fetcher:
        assert fetcher.get(server.url("/page")).status == 200
    assert proxy.visits == []


def test_nothing_for_the_network_is_loaded_before_a_fetcher_is_opened():
    program = "import sys, marsad.fetching; print('httpx2' in sys.modules, 'hishel' in sys.modules)"
    done = subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["False", "False"]


# Redirects


def test_redirects_are_followed_and_told(serve, fetching, answer):
    server = serve(
        old=answer(b"", 301, location="/newer"),
        newer=answer(b"", 302, location="newest?a=1#part"),
        **{"newest?a=1": answer()},
    )
    with fetching() as fetcher:
        found = fetcher.get(server.url("/old"))
    assert (found.asked, found.url) == (server.url("/old"), server.url("/newest?a=1"))
    assert found.redirects == (
        Redirect(status=301, url=server.url("/old"), to=server.url("/newer")),
        Redirect(status=302, url=server.url("/newer"), to=server.url("/newest?a=1")),
    )


@pytest.mark.parametrize("location", ["/page", "/other"])
def test_a_ring_of_redirects_is_left(serve, fetching, answer, location):
    server = serve(
        page=answer(b"", 302, location=location), other=answer(b"", 302, location="/page")
    )
    with fetching() as fetcher, pytest.raises(FetchError, match="in a ring"):
        fetcher.get(server.url("/page"))
    assert len(server.pages()) <= 2


def test_too_many_redirects_are_given_up(serve, fetching, answer):
    steps = {f"s{n}": answer(b"", 302, location=f"/s{n + 1}") for n in range(9)}
    server = serve(**steps)
    with (
        fetching(limits={"redirects": 3}) as fetcher,
        pytest.raises(FetchError, match="more than 3 times"),
    ):
        fetcher.get(server.url("/s0"))
    assert server.pages() == ["/s0", "/s1", "/s2", "/s3"]


@pytest.mark.parametrize(
    ("location", "message"),
    [
        ("ftp://host.example/", "no http or https"),
        ("file:///etc/passwd", "no http or https"),
        ("http://me:secret@host.example/", "user name or password"),
        ("http://[::1/", "is no address"),
    ],
)
def test_a_redirect_to_what_is_no_page_is_not_followed(serve, fetching, answer, location, message):
    server = serve(page=answer(b"", 302, location=location))
    with fetching() as fetcher, pytest.raises(FetchError, match=message):
        fetcher.get(server.url("/page"))


def test_a_redirect_without_a_goal_is_an_error(serve, fetching, answer):
    server = serve(page=answer(b"", 302))
    with fetching() as fetcher, pytest.raises(FetchError, match="answered 302"):
        fetcher.get(server.url("/page"))


# The guard


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "10.0.0.1"])
def test_an_inner_address_is_not_fetched(serve, fetching, host):
    server = serve()
    with (
        fetching(allow_private=()) as fetcher,
        pytest.raises(FetchError, match="allow it: --allow-private") as raised,
    ):
        fetcher.get(server.url("/page", host=host))
    assert not raised.value.passing
    assert server.visits == []


@pytest.mark.parametrize(
    "addresses",
    [["127.0.0.1"], ["8.8.8.8", "127.0.0.1"], ["127.0.0.1", "8.8.8.8"], ["::ffff:127.0.0.1"]],
    ids=["inner", "public and inner", "inner and public", "inner inside IPv6"],
)
def test_a_name_that_leads_inside_is_not_fetched(serve, fetching, world, addresses):
    server = serve()
    world.names["news.example"] = addresses
    with (
        fetching(allow_private=()) as fetcher,
        pytest.raises(FetchError, match=r"news.example resolves to .*127.0.0.1, a loopback"),
    ):
        fetcher.get(server.url("/page", host="news.example"))
    assert server.visits == []


@pytest.mark.parametrize("goal", ["10.0.0.1", "169.254.169.254", "inside.example"])
def test_a_redirect_to_the_inside_is_not_followed(serve, fetching, answer, world, goal):
    server = serve(page=answer(b"", 302, location=f"http://{goal}/secret"))
    world.names["inside.example"] = ["192.168.0.7"]
    with fetching() as fetcher, pytest.raises(FetchError, match="allow it"):
        fetcher.get(server.url("/page"))


def test_a_robots_txt_that_leads_inside_is_not_followed(serve, fetching, answer):
    server = serve(page=answer(), robots=answer(b"", 302, location="http://169.254.169.254/latest"))
    with fetching() as fetcher, pytest.raises(FetchError, match="cloud keeps secrets"):
        fetcher.get(server.url("/page"))
    assert server.pages() == []


def test_the_address_that_was_checked_is_the_one_connected_to(serve, fetching, answer, world):
    server = serve(page=answer())
    answers = iter([["127.0.0.1"], ["127.0.0.1"], ["10.0.0.1"]])
    outside = world.outside(resolve=lambda _host, _port: next(answers))
    with fetching(allow_private=("127.0.0.0/8",), outside=outside) as fetcher:
        assert fetcher.get(server.url("/page", host="news.example")).status == 200
    assert len(server.visits) == 2  # one look-up for each connection, and no other


def test_each_address_of_a_host_is_tried(serve, fetching, answer, world):
    server = serve(page=answer())
    world.names["news.example"] = ["127.0.0.9", "127.0.0.1"]
    with fetching(allow_private=("127.0.0.0/8",)) as fetcher:
        assert fetcher.get(server.url("/page", host="news.example")).status == 200


def test_a_name_without_an_address_is_an_error_for_good(fetching):
    with fetching() as fetcher, pytest.raises(FetchError, match="no host is found") as raised:
        fetcher.get("http://gone.example/page")
    assert not raised.value.passing
