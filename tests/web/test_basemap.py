"""A basemap of the user's own: a small PMTiles file is made here, served in pieces, and drawn."""

import json
from itertools import chain

import pytest
from litestar.testing import TestClient
from selenium.webdriver.support.wait import WebDriverWait

from marsad.errors import InputError
from marsad.web.app import create_app
from marsad.web.basemap import HEADER_BYTES, MOST_BYTES, open_basemap, piece_of


def varint(number):
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*out, number])


def field(number, content):
    return varint(number << 3 | 2) + varint(len(content)) + content


def number(at, value):
    return varint(at << 3) + varint(value)


def zigzag(value):
    return value << 1 if value >= 0 else (-value << 1) - 1


def shape(corners):
    """A polygon as a vector tile has it: move, lines, close."""
    steps = [(x - u, y - v) for (x, y), (u, v) in zip(corners, [(0, 0), *corners], strict=False)]
    flat = [[zigzag(n) for n in step] for step in steps]
    return [9, *flat[0], (len(corners) - 1) << 3 | 2, *chain(*flat[1:]), 15]


def tile(layer, corners):
    """One tile with one layer that has one polygon."""
    geometry = b"".join(map(varint, shape(corners)))
    feature = number(3, 3) + field(4, geometry)
    content = field(1, layer.encode()) + field(2, feature) + number(5, 4096) + number(15, 2)
    return field(3, content)


def pmtiles(content, *, kind=1, layers=("water",), version=3, compression=1):
    """An archive of one tile, at zoom 0."""
    directory = b"".join(map(varint, [1, 0, 1, len(content), 1]))
    about = json.dumps({"vector_layers": [{"id": name, "fields": {}} for name in layers]}).encode()
    root, metadata = HEADER_BYTES, HEADER_BYTES + len(directory)
    data = metadata + len(about)
    places = (root, len(directory), metadata, len(about), data, 0, data, len(content), 1, 1, 1)
    header = b"PMTiles" + bytes([version])
    header += b"".join(each.to_bytes(8, "little") for each in places)
    header += bytes([1, compression, compression, kind, 0, 0])
    degrees = (-180, -85, 180, 85)
    header += b"".join((n * 10**7).to_bytes(4, "little", signed=True) for n in degrees)
    header += bytes([0]) + bytes(8)
    assert len(header) == HEADER_BYTES
    return header + directory + about + content


# The sea over the west of the world, inland too.
SEA = tile("water", [(100, 100), (3000, 100), (3000, 4000), (100, 4000)])


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    path = tmp_path_factory.mktemp("basemap") / "own.pmtiles"
    path.write_bytes(pmtiles(SEA))
    return path


@pytest.fixture(scope="module")
def served(store_path, file):
    app = create_app(store_path, basemap=file)
    with TestClient(app, base_url="http://127.0.0.1") as client:
        yield client


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(b"SQLite format 3\0" + bytes(200), "is no PMTiles file", id="another file"),
        pytest.param(b"PMTiles\3", "is no PMTiles file", id="the beginning of one"),
        pytest.param(b"", "is no PMTiles file", id="an empty one"),
        pytest.param(pmtiles(SEA, version=2), "version 2", id="an older version"),
        pytest.param(pmtiles(SEA, kind=9), "no browser draws", id="other tiles"),
        pytest.param(pmtiles(SEA, compression=4), "use gzip", id="compressed otherwise"),
        pytest.param(pmtiles(SEA)[:-10], "is cut off", id="cut off"),
    ],
)
def test_a_file_that_cannot_be_drawn_is_refused_with_a_reason(tmp_path, content, words):
    path = tmp_path / "file.pmtiles"
    path.write_bytes(content)
    with pytest.raises(InputError, match=words):
        open_basemap(path)


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        open_basemap(tmp_path / "none.pmtiles")


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        pytest.param("bytes=0-26", (0, 26), id="a stretch"),
        pytest.param("bytes=90-", (90, 99), id="the rest"),
        pytest.param("bytes=90-500", (90, 99), id="beyond the end"),
        pytest.param("", (0, 99), id="no range"),
        pytest.param("bytes=100-120", None, id="after the end"),
        pytest.param("bytes=5-2", None, id="backwards"),
        pytest.param("bytes=0-1,5-6", None, id="several"),
        pytest.param("lines=0-1", None, id="no bytes"),
    ],
)
def test_pieces_are_given_as_asked(asked, expected):
    assert piece_of(asked, 100) == expected


def test_no_piece_is_larger_than_memory_likes():
    assert piece_of("", 10 * MOST_BYTES) == (0, MOST_BYTES - 1)


def test_a_piece_of_the_file_is_served_as_it_is(served, file):
    answer = served.get("/basemap.pmtiles", headers={"range": "bytes=7-20"})
    assert answer.status_code == 206
    assert answer.content == file.read_bytes()[7:21]
    assert answer.headers["content-range"] == f"bytes 7-20/{file.stat().st_size}"
    assert "content-encoding" not in answer.headers
    assert answer.headers["etag"]


def test_what_lies_outside_is_refused(served, file):
    answer = served.get("/basemap.pmtiles", headers={"range": "bytes=999999-"})
    assert answer.status_code == 416
    assert answer.headers["content-range"] == f"bytes */{file.stat().st_size}"


def test_without_a_basemap_there_is_none(client):
    answer = client.get("/basemap.pmtiles")
    assert answer.status_code == 404
    assert "--basemap" in answer.text
    assert "data-basemap" not in client.get("/").text


# --- in a browser ---------------------------------------------------------------------------


def test_the_users_tiles_are_drawn_and_nobody_else_is_asked(browser, store_path, file):
    app = create_app(store_path, basemap=file)
    with browser.serving(app) as address, browser.browsing() as driver:
        driver.get(f"{address}/#map=2/40/-100")
        browser.wait_for_map(driver)
        WebDriverWait(driver, 30).until(
            lambda page: page.execute_script(
                "return document.querySelector('#map').map.queryRenderedFeatures("
                "{ layers: ['own-water'] }).length"
            )
        )
        assert not [each for each in driver.get_log("browser") if each["level"] == "SEVERE"]
        events = [json.loads(each["message"])["message"] for each in driver.get_log("performance")]
        asked = [
            each["params"]["request"]["url"]
            for each in events
            if each["method"] == "Network.requestWillBeSent"
        ]
        ours = (address, "data:", f"blob:{address}", "chrome:", "about:")
        assert [url for url in asked if not url.startswith(ours)] == []
        assert f"{address}/basemap.pmtiles" in asked
