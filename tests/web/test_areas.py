"""Vague places are areas of their true size: what the map is told of them, and what it draws."""

import json
from math import asin, cos, radians, sin, sqrt

import pytest
from selenium.webdriver.support.wait import WebDriverWait

from marsad.records import Place, PlacePrecision
from marsad.web.app import create_app
from marsad.web.areas import OUTLINES, areas_of, is_vague

IDLIB = 169387


def place(precision, **fields):
    given = {"latitude": 36.0, "longitude": 37.0, "name": "there", "country": "SY"}
    return Place(text="there", start=0, end=5, precision=precision, **{**given, **fields})


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        pytest.param(place(PlacePrecision.ADMIN1), True, id="a province"),
        pytest.param(place(PlacePrecision.COUNTRY), True, id="a country"),
        pytest.param(place(PlacePrecision.TOWN), False, id="a town"),
        pytest.param(place(PlacePrecision.TOWN, radius_km=27.0), True, id="27 km from a town"),
        pytest.param(place(PlacePrecision.REGION, latitude=None), False, id="no point"),
        pytest.param(place(None), False, id="no precision"),
    ],
)
def test_what_has_only_a_middle_is_an_area(where, expected):
    assert is_vague(where) is expected


def test_an_area_is_told_once_and_counts_its_incidents():
    province = place(PlacePrecision.ADMIN1, geonameid=IDLIB)
    around = place(PlacePrecision.TOWN, geonameid=1, radius_km=27.0)
    first, second = areas_of([province, around, province])
    assert (first.incidents, first.province, first.country) == (2, IDLIB, "SY")
    assert (second.incidents, second.province, second.radius_km) == (1, None, 27.0)


def test_a_country_is_known_by_its_number_and_a_district_by_its_usual_size():
    (country,) = areas_of([place(PlacePrecision.COUNTRY)])
    assert (country.country_number, country.province) == ("760", None)
    (district,) = areas_of([place(PlacePrecision.ADMIN2)])
    assert district.radius_km == 35.0


def test_a_country_without_outlines_names_none():
    (found,) = areas_of([place(PlacePrecision.ADMIN1, country="XX")])
    assert found.country is None


def test_the_map_is_told_the_areas_of_what_fits(client, world):
    found = client.get("/map/areas.json").json()
    assert {each["name"] for each in found} >= {"Sudan"}
    protests = client.get("/map/areas.json?type=Protests").json()
    assert [each["name"] for each in protests] == ["Sudan"]
    assert client.get("/map/areas.json?type=Protests&lang=fr").json()[0]["name"] == "Soudan"
    assert client.get("/map/areas.json?known=2024-01-01").json() == []
    assert world.RAID.place is not None


@pytest.mark.parametrize(
    "query", ["", "text=sudan", "source=White", "type=Protests", "text=soudan&lang=fr"]
)
def test_areas_are_of_the_incidents_that_the_marks_show(client, query):
    view = client.get(f"/map/view.json?{query}").json()
    areas = client.get(f"/map/areas.json?{query}").json()
    assert sum(each["incidents"] for each in areas) <= view["placed"]
    if not view["placed"]:
        assert areas == []


def test_every_file_of_outlines_is_small_and_known_by_ids():
    files = sorted(OUTLINES.glob("*.json"))
    assert len(files) > 200
    for file in files:
        assert file.stat().st_size < 250_000
    shapes = json.loads((OUTLINES / "SY.json").read_bytes())["objects"]["provinces"]["geometries"]
    assert IDLIB in {each["id"] for each in shapes}


# --- in a browser ---------------------------------------------------------------------------


@pytest.fixture(scope="module")
def driver(browser, store_path):
    with browser.serving(create_app(store_path)) as address, browser.browsing() as opened:
        opened.get(f"{address}/#map=6/35.6/36.7")
        browser.wait_for_map(opened)
        yield opened


def shapes(driver):
    def found(page):
        return page.execute_script(
            "return document.querySelector('#map').map.querySourceFeatures('shapes')"
            ".map(({ properties, geometry }) => ({ ...properties, ...geometry }))"
        )

    return WebDriverWait(driver, 30).until(found)


def test_a_province_is_drawn_by_its_outline(driver):
    outline = next(each for each in shapes(driver) if "Idlib" in each["name"])
    ring = outline["coordinates"][0]
    longitudes = [x for x, _ in (ring if isinstance(ring[0][0], float | int) else ring[0])]
    assert 36.0 < min(longitudes) < 36.4
    assert 36.9 < max(longitudes) < 37.3


DISC = """
const done = arguments[arguments.length - 1];
import("/static/js/areas.js").then(({ disc }) => done(disc(arguments[0]).coordinates[0]));
"""


def km(one, other):
    (x, y), (u, v) = ([radians(n) for n in each] for each in (one, other))
    return 2 * 6371 * asin(sqrt(sin((v - y) / 2) ** 2 + cos(y) * cos(v) * sin((u - x) / 2) ** 2))


@pytest.mark.parametrize("latitude", [0, 35.6, -60, 78])
def test_a_disc_has_its_radius_on_the_ground_at_any_latitude(driver, latitude):
    spot = {"longitude": 37, "latitude": latitude, "radius_km": 50}
    ring = driver.execute_async_script(DISC, spot)
    assert ring[0] == ring[-1]
    assert all(abs(km((37, latitude), point) - 50) < 0.01 for point in ring)
