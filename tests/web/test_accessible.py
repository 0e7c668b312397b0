"""Every page can be used by everybody: axe-core finds nothing, day or night, wide or narrow."""

from pathlib import Path

import pytest
from selenium.webdriver.support.wait import WebDriverWait

from marsad.web.app import create_app

AXE = Path(__file__).parent / "axe-core-4.14.1" / "axe.min.js"
PAGES = {
    "map": "/",
    "map with an incident": "/?incident={MANBIJ}",
    "map with a text": "/?page={WIRE}&claim={ENTRY}",
    "map of control": "/?view=control&inferred=1",
    "incidents": "/incidents",
    "incident": "/incidents/{FALL}",
    "incident through a lens": "/incidents/{MANBIJ}?known=2025-02-05&policy=acled",
    "pages": "/pages",
    "page": "/pages/{WIRE}?claim={ENTRY}",
    "place": "/places/164816",
    "control": "/control",
    "report": "/report?country=SY",
    "review": "/review",
    "about": "/about",
    "api": "/schema",
    "error": "/nothing",
    "map in French": "/?lang=fr",
    "map in French with an incident": "/?incident={MANBIJ}&lang=fr",
    "map of control in French": "/?view=control&inferred=1&lang=fr",
    "incidents in French": "/incidents?lang=fr",
    "incident in French": "/incidents/{FALL}?lang=fr",
    "page in French": "/pages/{WIRE}?claim={ENTRY}&lang=fr",
    "place in French": "/places/164816?lang=fr",
    "report in French": "/report?country=SY&lang=fr",
    "review in French": "/review?lang=fr",
    "about in French": "/about?lang=fr",
    "error in French": "/nothing?lang=fr",
}
RUN = """
const done = arguments[arguments.length - 1];
axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => done(
  violations.map(({ id, nodes }) => [id, nodes.slice(0, 3).map((node) => node.html.slice(0, 160))])
), (error) => done([[String(error), []]]));
"""


@pytest.fixture(scope="module")
def address(store_path, browser):
    with browser.serving(create_app(store_path)) as found:
        yield found


BY_NIGHT = ("map with an incident", "page", "incident", "report", "about")


@pytest.fixture(scope="module", params=["day", "night", "narrow"])
def screen(browser, request):
    width, height = (360, 740) if request.param == "narrow" else (1280, 800)
    with browser.browsing(width, height, dark=request.param == "night") as opened:
        opened.set_script_timeout(60)
        yield request.param, opened


@pytest.fixture
def ids(world):
    return {
        "MANBIJ": world.MANBIJ.id,
        "FALL": world.FALL.id,
        "WIRE": world.WIRE.page.id,
        "ENTRY": world.ENTRY.id,
    }


@pytest.mark.parametrize("name", PAGES)
def test_everybody_can_use_every_page(screen, address, browser, ids, name):
    kind, driver = screen
    if kind == "night" and name not in BY_NIGHT:
        pytest.skip("by night the colours are others, and nothing else")
    path = PAGES[name].format(**ids)
    driver.get("about:blank")
    driver.get(address + path)
    if path == "/" or path.startswith("/?"):
        browser.wait_for_map(driver)
    if "?incident" in path or "?page" in path:
        WebDriverWait(driver, 30).until(
            lambda page: page.find_elements("css selector", "#evidence article")
        )
    wide, screen_wide = driver.execute_script(
        "return [document.documentElement.scrollWidth, innerWidth]"
    )
    assert wide <= screen_wide
    driver.execute_script(AXE.read_text(encoding="utf-8"))
    assert driver.execute_async_script(RUN) == []
