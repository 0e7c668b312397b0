"""The files behind the page: they are what their sums say, lean, and ask nobody else."""

import gzip
import re
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html

ROOT = Path(__file__).parent.parent.parent
WEB = ROOT / "marsad" / "web"
STATIC = WEB / "static"
OWN = sorted(
    file
    for folder in (STATIC, WEB / "templates")
    for file in folder.rglob("*")
    if file.is_file() and "vendor" not in file.parts
)
SCRIPTS = [file for file in OWN if file.suffix == ".js"]
NAMESPACE = "http://www.w3.org/2000/svg"


def name(file):
    return file.relative_to(WEB).as_posix()


def test_the_files_of_others_are_what_their_sums_say():
    tool = ROOT / "tools" / "vendor.py"
    subprocess.run([sys.executable, str(tool), "--check"], check=True)  # noqa: S603  our own tool


def test_every_folder_of_others_has_its_licence():
    for folder in (STATIC / "vendor").iterdir():
        assert folder.is_file() or list(folder.glob("LICENSE*")), folder.name


def test_all_static_files_together_are_lean():
    assert sum(file.stat().st_size for file in STATIC.rglob("*") if file.is_file()) < 6_000_000


@pytest.mark.parametrize("file", OWN, ids=name)
def test_our_own_files_name_no_other_host(file):
    text = file.read_text(encoding="utf-8").replace(NAMESPACE, "")
    assert not re.search(r"(https?:)?//[a-z0-9-]+\.[a-z]", text)


@pytest.mark.parametrize("file", SCRIPTS, ids=name)
def test_scripts_are_short_and_never_make_markup_of_text(file):
    text = file.read_text(encoding="utf-8")
    assert text.count("\n") < 300
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b", text)


@pytest.mark.parametrize("file", SCRIPTS, ids=name)
def test_everything_a_script_imports_is_there(file):
    for address in re.findall(r'from "([^"]+)"', file.read_text(encoding="utf-8")):
        local = STATIC / address.lstrip("/") if address.startswith("/vendor/") else None
        assert (local or file.parent / address).is_file(), address


def test_every_family_and_status_has_a_mark(client):
    marks = client.get("/static/marks.svg").text
    page = client.get("/about").text
    wanted = set(re.findall(r"marks\.svg#([a-z_-]+)", page))
    assert len(wanted) >= 17
    assert all(f'id="{mark}"' in marks for mark in wanted)


def test_files_of_others_are_kept_by_the_browser_and_ours_are_asked_for(client):
    vendor = client.get("/vendor/topojson-client-3.1.0/mesh.js").headers["cache-control"]
    assert "immutable" in vendor
    assert client.get("/static/js/main.js").headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        pytest.param("/vendor/maplibre-gl-6.17.0/maplibre-gl.mjs", "text/javascript", id="mjs"),
        pytest.param("/static/js/main.js", "text/javascript", id="js"),
        pytest.param("/static/marks.svg", "image/svg+xml", id="svg"),
        pytest.param("/static/marsad.css", "text/css", id="css"),
    ],
)
def test_files_are_given_as_what_they_are(client, address, kind):
    assert client.get(address).headers["content-type"].startswith(kind)


def packed(client, address):
    """How many bytes go over the wire: fetched, and compressed as the server does it."""
    return len(gzip.compress(client.get(address).content, compresslevel=6))


def test_the_first_view_is_light(client):
    page = html.fromstring(client.get("/").text)
    own = {
        address for address in page.xpath("//link/@href | //script/@src") if "feed" not in address
    }
    modules = {f"/static/js/{file.name}" for file in SCRIPTS}
    data = {
        "/vendor/maplibre-gl-6.17.0/maplibre-gl-worker.mjs",
        "/vendor/world-atlas-2.0.2/countries-50m.json",
        "/vendor/geonames-cities/cities.json",
        "/static/borders.json",
        "/static/marks.svg",
        "/map/view.json",
        "/map/tiles/0/0/0",
        "/map/knowing.json",
    }
    topo = {f"/vendor/topojson-client-3.1.0/{name}.js" for name in ("feature", "mesh", "transform")}
    assert sum(packed(client, each) for each in {"/", *own, *modules, *data, *topo}) < 1_500_000


@pytest.mark.parametrize("address", ["/incidents", "/report", "/control", "/about", "/review"])
def test_a_page_without_the_map_is_very_light(client, address):
    page = html.fromstring(client.get(address).text)
    assert not page.xpath("//script")
    styles = page.xpath("//link[@rel='stylesheet']/@href")
    assert sum(packed(client, each) for each in (address, *styles)) < 60_000
