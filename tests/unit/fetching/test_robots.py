import pytest

from marsad.errors import FetchError

HOUR_S = 3600


def rules(*lines: str) -> bytes:
    return "\n".join(lines).encode()


def test_a_page_that_robots_txt_forbids_is_not_fetched(serve, fetching, answer):
    server = serve(page=answer(), robots=answer(rules("User-agent: *", "Disallow: /page")))
    with fetching() as fetcher, pytest.raises(FetchError) as raised:
        fetcher.get(server.url("/page"))
    assert f"robots.txt of http://127.0.0.1:{server.port} does not allow it" in str(raised.value)
    assert not raised.value.passing
    assert server.paths() == ["/robots.txt"]


@pytest.mark.parametrize(
    ("lines", "allowed"),
    [
        (("User-agent: *", "Disallow: /other"), True),
        (("User-agent: *", "Disallow: /", "Allow: /page"), True),
        (("User-agent: marsad", "Disallow: /", "User-agent: *", "Disallow:"), False),
        (("User-agent: *", "Disallow: /", "", "User-agent: marsad", "Disallow:"), True),
        (("User-agent: *", "Disallow: /*ge$"), False),
        (("\ufeffUser-agent: *", "Disallow: /page"), False),
        (("<html>", "no rules here"), True),
        ((), True),
    ],
    ids=["other page", "excepted", "we are named", "others are", "pattern", "BOM", "HTML", "empty"],
)
def test_rules_are_read_as_rfc_9309_says(serve, fetching, answer, lines, allowed):
    server = serve(page=answer(), robots=answer(rules(*lines)))
    with fetching() as fetcher:
        if allowed:
            assert fetcher.get(server.url("/page")).status == 200
        else:
            with pytest.raises(FetchError, match="does not allow it"):
                fetcher.get(server.url("/page"))


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_a_host_that_answers_4xx_has_no_rules(serve, fetching, answer, status):
    server = serve(page=answer(), robots=answer(b"Disallow: /", status))
    with fetching() as fetcher:
        assert fetcher.get(server.url("/page")).status == 200


@pytest.mark.parametrize("status", [429, 500, 501, 503, 599])
def test_a_host_that_answers_5xx_lets_nobody_in_for_now(serve, fetching, answer, world, status):
    server = serve(page=answer(), robots=[answer(b"", status), answer(b"")])
    with fetching() as fetcher:
        for _ in range(2):
            with pytest.raises(FetchError, match=f"cannot be had.* answered {status}") as raised:
                fetcher.get(server.url("/page"))
            assert raised.value.passing is (status != 501)
        assert server.paths() == ["/robots.txt"]
        world.seconds += HOUR_S
        assert fetcher.get(server.url("/page")).status == 200


def test_a_host_that_breaks_off_lets_nobody_in_for_now(serve, fetching, answer):
    server = serve(page=answer(), robots=lambda _visit: None)
    with fetching() as fetcher, pytest.raises(FetchError, match="cannot be had") as raised:
        fetcher.get(server.url("/page"))
    assert raised.value.passing
    assert server.pages() == []


def test_redirects_of_robots_txt_are_followed(serve, fetching, answer):
    server = serve(
        page=answer(),
        robots=answer(b"", 301, location="/rules"),
        rules=answer(rules("User-agent: *", "Disallow: /page")),
    )
    with fetching() as fetcher, pytest.raises(FetchError, match="does not allow it"):
        fetcher.get(server.url("/page"))


def test_rules_hold_for_the_page_to_which_a_redirect_leads(serve, fetching, answer):
    server = serve(
        page=answer(b"", 302, location="/secret"),
        secret=answer(),
        robots=answer(rules("User-agent: *", "Disallow: /secret")),
    )
    with fetching() as fetcher, pytest.raises(FetchError, match="does not allow it"):
        fetcher.get(server.url("/page"))
    assert server.pages() == ["/page"]


def test_each_host_and_port_has_rules_of_its_own(serve, fetching, answer):
    strict = serve(page=answer(), robots=answer(rules("User-agent: *", "Disallow: /")))
    open_ = serve(page=answer())
    with fetching() as fetcher:
        with pytest.raises(FetchError, match="does not allow it"):
            fetcher.get(strict.url("/page"))
        assert fetcher.get(open_.url("/page")).status == 200


def test_rules_are_asked_for_once_a_day(serve, fetching, answer, world):
    server = serve(page=answer(cache_control="no-store"))
    with fetching() as fetcher:
        for hours in (0, 1, 22, 2):
            world.seconds += hours * HOUR_S
            fetcher.get(server.url("/page"))
    assert server.paths().count("/robots.txt") == 2


def test_rules_are_kept_from_run_to_run(serve, fetching, answer, world, tmp_path):
    server = serve(
        page=answer(), robots=answer(rules("User-agent: *", "Disallow: /secret", "Crawl-delay: 5"))
    )
    for hours, asked in ((0, 1), (1, 1), (24, 2), (1, 2)):
        world.seconds += hours * HOUR_S
        with fetching(cache=tmp_path / "cache.db") as fetcher:
            fetcher.get(server.url("/page"))
            with pytest.raises(FetchError, match="does not allow it"):
                fetcher.get(server.url("/secret"))
        assert server.paths().count("/robots.txt") == asked


def test_that_a_host_has_no_rules_is_kept_too(serve, fetching, answer, tmp_path):
    server = serve(page=answer())
    for _ in range(2):
        with fetching(cache=tmp_path / "cache.db") as fetcher:
            fetcher.get(server.url("/page"))
    assert server.paths().count("/robots.txt") == 1


def test_rules_beyond_half_a_megabyte_are_not_read(serve, fetching, answer):
    filler = b"# nothing\n" * 60_000
    server = serve(page=answer(), robots=answer(filler + rules("User-agent: *", "Disallow: /")))
    with fetching() as fetcher:
        assert fetcher.get(server.url("/page")).status == 200
