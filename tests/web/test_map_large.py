"""The map page over more incidents than it lists at once."""

import pytest
from selenium.webdriver import Keys

from benchmarks._large_store import fill
from marsad.web.app import create_app

CLAIMS = 6000  # of 1,200 incidents


@pytest.fixture(scope="module")
def address(browser, tmp_path_factory):
    path = tmp_path_factory.mktemp("large") / "marsad.db"
    fill(path, CLAIMS)
    with browser.serving(create_app(path)) as found:
        yield found


@pytest.fixture(scope="module")
def driver(browser):
    with browser.browsing(1200, 760) as opened:
        yield opened


@pytest.fixture
def screen(driver, address, browser, request):
    from tests.web.test_map import Screen, errors  # noqa: PLC0415  needs selenium

    driver.get_log("browser")
    yield Screen(driver, address)
    browser.keep_picture(request.node.name, driver.get_screenshot_as_png())
    assert errors(driver) == []


def counted(screen):
    """How many incidents the marks of the world stand for, in sight or not."""
    held = screen.run(
        "const map = document.querySelector('#map').map;"
        "return ['points', 'areas'].map((sourceLayer) =>"
        " map.querySourceFeatures('incidents', { sourceLayer }).map((each) => each.properties))"
    )
    # A mark is held once for each copy of the world.
    marks = {str(sorted(each.items())): each for layer in held for each in layer}
    return sum(each.get("point_count", 1) for each in marks.values())


WORLD = "#map=0.6/20/10"


def test_the_marks_of_the_world_stand_for_all_incidents(screen):
    screen.open(f"/{WORLD}")
    screen.see("#list-title", "1,200 incidents")
    screen.see("#map-state", "1,200 incidents on the map")
    assert counted(screen) == 1200


def test_a_filter_changes_the_marks_and_the_list(screen):
    screen.open(f"/?type=Battles{WORLD}")
    words = screen.see("#list-title", " of 1,200 incidents").text
    assert counted(screen) == int(words.split()[0])


def test_the_list_brings_more_when_asked_for(screen):
    screen.open(f"/{WORLD}")
    assert len(screen.all("#list a.row")) == 500
    screen.click("#rest button", "Show more of 700 older")
    screen.see("#rest button", "Show more of 200 older")
    assert len(screen.all("#list a.row")) == 1000


def test_a_link_to_an_incident_beyond_the_list_shows_it(screen):
    screen.open(f"/{WORLD}")
    oldest = screen.run(
        "return fetch('/map/incidents.json?offset=1199').then((answer) => answer.json())"
        ".then((rows) => rows.plain.id[0])"
    )
    screen.open(f"/?incident={oldest}")
    screen.see("#panel h1")
    screen.see("#timeline .chosen")
    screen.waiting.until(lambda _: screen.drawn("chosen"))
    screen.press(Keys.ESCAPE)
    screen.see("#panel h2", "Evidence")


def test_a_group_that_is_clicked_comes_nearer(screen):
    screen.open(f"/{WORLD}")
    zoom = "return document.querySelector('#map').map.getZoom()"
    before = screen.run(zoom)
    largest = max(screen.drawn("points-groups"), key=lambda each: each["point_count"])
    west, south, east, north = map(float, largest["box"].split(","))
    spot = screen.run(
        "const map = document.querySelector('#map').map;"
        "const found = map.queryRenderedFeatures({ layers: ['points-groups'] })"
        ".find((each) => each.properties.box === arguments[0]);"
        "return found.geometry.coordinates",
        largest["box"],
    )
    assert west <= spot[0] <= east
    assert south <= spot[1] <= north
    screen.click_map(*spot)
    screen.waiting.until(lambda _: screen.run(zoom) > before + 0.5)
