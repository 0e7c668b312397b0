"""`marsad watch --once` against a server on loopback that the test starts."""

import json
import os
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from marsad.cli import main
from marsad.pipeline import watch as watching
from marsad.store.store import open_store

# In a language that is not read for claims: no model is loaded.
WORDS = "Rakettar slo ned i byen fredag kveld, og tre personar vart drepne, seier sjukehuset. "
PAGE = f"<!doctype html><html lang='nn'><body><article><p>{WORDS * 5}</p></article>".encode()


class Site(ThreadingHTTPServer):
    """What it says at each path may be changed; every visit is kept with its headers."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answering)
        self.says: dict[str, bytes] = {}
        self.visits: list[tuple[str, str | None]] = []
        self.feed = f"http://127.0.0.1:{self.server_port}/feed"

    def paths(self) -> list[str]:
        return [path for path, _ in self.visits if path != "/robots.txt"]


class Answering(BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        known = self.headers.get("If-None-Match")
        self.server.visits.append((self.path, known))
        body = self.server.says.get(self.path)
        tag = None if body is None else f'"{hash(body)}"'
        if body is None or tag == known:
            self.send_response(404 if body is None else 304)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        self.send_response(200)
        self.send_header("ETag", tag)
        self.send_header("Content-Type", "text/xml" if "feed" in self.path else "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_words: object) -> None:
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        full = f"<item><guid>f</guid><title>Rakettar</title><description>{WORDS * 30}</description>"
        lead = "<item><link>/a</link><guid>a</guid></item>"
        title = "<title>Bladet</title>"
        server.says["/feed"] = f"<rss><channel>{title}{full}</item>{lead}</channel></rss>".encode()
        server.says["/a"] = PAGE
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("MARSAD_")]:
        monkeypatch.delenv(name)
    (tmp_path / "marsad.toml").write_text('delay_s = 0.0\nallow_private = ["127.0.0.1"]\n')


def run(capsys, *arguments: str) -> tuple[int, str, str]:
    code = main(("watch", *arguments))
    shown = capsys.readouterr()
    return code, shown.out, " ".join(shown.err.split())


def test_what_a_feed_names_is_in_the_store_and_every_answer_kept(capsys, site):
    code, out, err = run(capsys, site.feed, "--once", "--format", "json")
    told = json.loads(out)
    assert (code, err) == (0, "")
    assert (told["run"]["read"], told["store"]["pages"]) == (2, 2)
    assert site.paths() == ["/feed", "/a"]
    with open_store(Path("marsad.db")) as store:
        rows = {row.location: row for row in store.pages()}
    assert rows[f"{site.feed}#f"].outlet == "Bladet"
    assert rows[site.feed.replace("feed", "a")].language == "nn"
    assert any(Path("marsad.captures").iterdir())


def test_a_feed_that_has_not_changed_is_not_sent_again(capsys, site):
    run(capsys, site.feed, "--once")
    code, out, _ = run(capsys, site.feed, "--once")
    assert code == 0
    assert out.startswith("0 read, 0 problems.")
    assert site.paths() == ["/feed", "/a", "/feed"]
    assert site.visits[-1][1] is not None


def test_a_feed_that_is_gone_is_told_once(capsys, site):
    site.says.clear()
    code, _, err = run(capsys, site.feed, "--once")
    assert code == 1
    assert err.count("answered 404") == 1
    with open_store(Path("marsad.db")) as store:
        assert [problem.location for problem in store.problems()] == [site.feed]


@pytest.mark.parametrize("name", ["feed.xml", "ftp://ledger.example/feed", ""])
def test_what_is_no_address_is_refused_before_a_store_is_made(capsys, name):
    code, _, err = run(capsys, name)
    assert code == 2
    assert "is no address of a feed" in err
    assert not Path("marsad.db").exists()


def test_ctrl_c_ends_it_with_a_word_on_how_to_go_on(capsys, site, monkeypatch):
    def stop(*_given, **_named):
        raise KeyboardInterrupt

    monkeypatch.setattr(watching, "match_stale", stop)
    code, _, err = run(capsys, site.feed)
    assert code == 130
    assert "give the same command again to go on" in err
