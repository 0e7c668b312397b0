"""The map page in a real browser: what a person does, and what they then see."""

import json

import pytest
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver import ActionChains, Keys
from selenium.webdriver.support.wait import WebDriverWait

from marsad.store.store import open_store
from marsad.web.app import create_app


class Screen:
    """The page as a person meets it: look for things, click, type. Every look waits."""

    def __init__(self, driver, address):
        self.driver, self.address = driver, address
        # What the page replaces while it is looked at is looked for anew.
        renewed = [StaleElementReferenceException]
        self.waiting = WebDriverWait(driver, 120, ignored_exceptions=renewed)

    def open(self, path="/"):
        self.driver.get("about:blank")  # so that nothing of the last test is taken for this one's
        self.driver.get(self.address + path)
        self.see("#map-state", " on ")

    def all(self, selector):
        return self.driver.find_elements("css selector", selector)

    def shown(self, selector, text):
        found = [each for each in self.all(selector) if each.is_displayed()]
        return next((each for each in found if text in each.text), None)

    def see(self, selector, text=""):
        return self.waiting.until(
            lambda _: self.shown(selector, text), f"no {selector} with {text!r} was seen"
        )

    def click(self, selector, text=""):
        def clicked(_):
            element = self.shown(selector, text)
            return element is not None and (element.click() or True)

        self.waiting.until(clicked, f"no {selector} with {text!r} was there to click")

    def gone(self, selector):
        self.waiting.until(lambda _: not self.all(selector), f"{selector} is still there")

    def asked(self, part):
        self.waiting.until(lambda driver: part in driver.current_url, f"no {part} in the address")

    def press(self, *keys):
        ActionChains(self.driver).send_keys(*keys).perform()

    def run(self, script, *values):
        return self.driver.execute_script(script, *values)

    def point(self, longitude, latitude):
        """Where a place is on the screen, once the map rests."""
        self.run("document.querySelector('#map').map.resize()")
        return self.driver.execute_async_script(
            """const [longitude, latitude, done] = arguments;
            const element = document.querySelector("#map");
            element.map.once("idle", () => {
              const { x, y } = element.map.project([longitude, latitude]);
              const box = element.getBoundingClientRect();
              done([Math.round(x - box.width / 2), Math.round(y - box.height / 2)]);
            });
            element.map.triggerRepaint();""",
            longitude,
            latitude,
        )

    def click_map(self, longitude, latitude):
        x, y = self.point(longitude, latitude)
        element = self.driver.find_element("id", "map")
        ActionChains(self.driver).move_to_element_with_offset(element, x, y).click().perform()

    def drawn(self, layer):
        return self.run(
            "return document.querySelector('#map').map"
            ".queryRenderedFeatures({ layers: [arguments[0]] }).map((found) => found.properties)",
            layer,
        )


@pytest.fixture(scope="module")
def address(store_path, browser):
    with browser.serving(create_app(store_path)) as found:
        yield found


@pytest.fixture(scope="module")
def driver(browser):
    with browser.browsing(1200, 760) as opened:
        yield opened


@pytest.fixture
def screen(driver, address, browser, request):
    driver.get_log("browser")
    driver.get_log("performance")
    yield Screen(driver, address)
    browser.keep_picture(request.node.name, driver.get_screenshot_as_png())
    assert errors(driver) == []
    assert requests_elsewhere(driver, address) == []


def errors(driver):
    logged = driver.get_log("browser")
    return [entry["message"] for entry in logged if entry["level"] == "SEVERE"]


def requests_elsewhere(driver, address):
    """Every address that was asked for and is not ours; the browser's own start page aside."""
    events = [json.loads(entry["message"])["message"] for entry in driver.get_log("performance")]
    asked = [
        event["params"]["request"]["url"]
        for event in events
        if event["method"] == "Network.requestWillBeSent"
    ]
    ours = (address, "data:", f"blob:{address}", "chrome:", "about:")
    return [url for url in asked if not url.startswith(ours)]


# --- seeing ---------------------------------------------------------------------------------


def test_the_list_mirrors_what_is_in_the_store(screen, world):
    screen.open()
    screen.see("#list-title", "10 incidents")
    assert len(screen.all("#list a.row")) == len(world.INCIDENTS)


def test_what_has_no_point_is_counted_in_a_tray(screen):
    screen.open()
    screen.see("#map-state", "8 incidents on the map")
    screen.click("#tray summary", "Not placed (2)")
    screen.see("#tray .headline", "the village")


def test_a_vague_place_is_drawn_as_an_area_and_not_as_a_point(screen, world):
    screen.open("/#map=8/35.8/36.7")
    assert [each["id"] for each in screen.drawn("areas")] == [world.RAID.id]
    assert world.RAID.id not in {each["id"] for each in screen.drawn("points")}


def test_a_group_counts_incidents(screen):
    screen.open("/#map=10/36.2/37.16")
    (group,) = screen.drawn("points-groups")
    assert group["point_count"] == 2


# --- choosing -------------------------------------------------------------------------------


def test_choosing_in_the_list_chooses_everywhere(screen, world):
    screen.open()
    screen.click("#list .headline", "remote explosive, Manbij")
    screen.see("#panel caption", "15–20 killed")
    screen.see("#list a[aria-current]", "Manbij")
    screen.see("#timeline .chosen")
    screen.asked(f"incident={world.MANBIJ.id}")
    screen.waiting.until(lambda _: screen.drawn("chosen"))


def test_choosing_on_the_map_chooses_everywhere(screen):
    screen.open("/#map=8/36.4/37.6")
    screen.click_map(37.95, 36.53)
    screen.see("#panel h1", "Manbij")
    screen.see("#list a[aria-current]", "Manbij")


def test_what_stands_in_one_spot_is_listed_to_choose_from(screen):
    screen.open("/#map=13/36.2/37.16")
    screen.click_map(37.16, 36.2)
    screen.click(".maplibregl-popup .headline", "Armed clash, Aleppo")
    screen.see("#panel caption", "0–277+ killed")


def test_keys_step_through_the_list_and_let_go(screen):
    screen.open()
    first, second = (each.text for each in screen.all("#list .headline")[:2])
    screen.press(Keys.ARROW_DOWN)
    screen.see("#list a[aria-current] .headline", first)
    screen.press(Keys.ARROW_DOWN)
    screen.see("#list a[aria-current] .headline", second)
    screen.press(Keys.ARROW_UP)
    screen.see("#list a[aria-current] .headline", first)
    screen.press(Keys.ESCAPE)
    screen.gone("#list a[aria-current]")
    screen.see("#panel h2", "Evidence")


def test_a_link_reproduces_the_view_and_back_leads_back(screen, world):
    screen.open(f"/?type=Battles&incident={world.FALL.id}")
    screen.see("#panel h1", "Non-state group takes territory, Aleppo")
    screen.see("#list-title", "4 of 10 incidents")
    screen.click("#list .headline", "Armed clash")
    screen.see("#panel h1", "Armed clash")
    screen.driver.back()
    screen.see("#panel h1", "Non-state group takes territory, Aleppo")


# --- filtering ------------------------------------------------------------------------------


def test_a_search_looks_into_the_evidence(screen):
    screen.open()
    screen.press("/")
    screen.press("farm workers")
    screen.see("#list-title", "1 of 10 incidents")
    screen.see("#map-state", "1 incident on the map")
    screen.asked("text=farm")


def test_filters_can_be_cleared(screen):
    screen.open("/?status=corroborated")
    screen.see("#list-title", "1 of 10 incidents")
    screen.click("#filters button", "Clear")
    screen.see("#list-title", "10 incidents")


def test_a_source_can_be_chosen(screen):
    screen.open()
    screen.see("#filters select[name=source]").send_keys("White Helmets")
    screen.see("#list-title", "1 of 10 incidents")


def test_a_bar_of_the_timeline_chooses_its_only_incident(screen):
    screen.open()
    *_, bar = screen.all("#timeline .bar.explosions")
    ActionChains(screen.driver).move_to_element(bar).click().perform()
    screen.see("#panel h1", "Khartoum")


def test_dragging_over_the_timeline_chooses_days(screen):
    screen.open()
    svg = screen.see("#timeline")
    half = svg.size["width"] // 2 - 76
    chain = ActionChains(screen.driver).move_to_element_with_offset(svg, -half, 0)
    chain.click_and_hold().move_by_offset(half, 0).release().perform()
    screen.see("#list-title", "2 of 10 incidents")
    screen.see("#timeline .brush")
    screen.asked("since=2024-11-2")


# --- reading --------------------------------------------------------------------------------


def test_a_claim_opens_its_article_with_the_words_marked(screen, world):
    screen.open(f"/?incident={world.FALL.id}")
    screen.click("#panel blockquote a", "taken most of Aleppo")
    screen.see("#panel .said.chosen mark.place", "Aleppo")
    screen.see("#panel .teaser", "ferry")
    screen.click("#panel button.close", "Back")
    screen.see("#panel h1", "Non-state group takes territory, Aleppo")


def test_a_figure_leads_to_the_words_that_state_it(screen, world):
    screen.open(f"/?incident={world.MANBIJ.id}")
    screen.click("#panel tbody a", "Fifteen bodies")
    screen.see("#panel .said.chosen mark.toll", "Fifteen bodies")


def test_a_value_and_its_words_light_up_together(screen, world):
    screen.open(f"/?page={world.WIRE.page.id}&claim={world.ENTRY.id}")
    ActionChains(screen.driver).move_to_element(screen.see("mark.time", "on Friday")).perform()
    screen.see("#panel li.value.lit", "29 Nov 2024")
    card = screen.see("#panel li.value.place", "Aleppo")
    ActionChains(screen.driver).move_to_element(card).perform()
    screen.see("#panel mark.lit", "Aleppo")
    screen.gone("#panel li.value.time.lit")


def test_what_a_hostile_page_holds_is_only_ever_text(screen, world):
    screen.open(f"/?incident={world.ASSAULT.id}")
    screen.see("#panel .who", world.HOSTILE_NAME)
    screen.click("#panel blockquote a", "gunmen")
    screen.see("#panel h1", world.HOSTILE_TITLE)
    assert not screen.all("#panel img, #panel script, #panel [onerror], [href^='javascript']")


def test_hazards_are_a_layer_of_their_own(screen):
    screen.open("/#map=6/15.5/32.5")
    screen.waiting.until(lambda _: screen.drawn("alerts"))
    (alert,) = screen.drawn("alerts")
    assert (alert["icon"], alert["label"]) == ("alert:orange", "orange flood")
    screen.open("/?known=2025-02-01#map=6/15.5/32.5")
    assert screen.drawn("alerts") == []


# --- who holds what -------------------------------------------------------------------------


def test_places_are_shown_with_their_holders_on_a_day(screen):
    screen.open()
    screen.click(".switch button", "Who holds what")
    screen.see("#list-title", "2 places on 30 November 2024")
    screen.see("#list a.row", "Hayat Tahrir al-Sham")
    screen.waiting.until(lambda _: len(screen.drawn("held")) == 2)
    screen.asked("view=control")


def test_the_slider_goes_back_in_time(screen):
    screen.open("/?view=control")
    screen.see("#slider input").send_keys(Keys.HOME)
    screen.see("#slider-day", "28 November 2024")
    screen.asked("at=2024-11-28")


def test_a_place_tells_its_history(screen, world):
    screen.open("/?view=control")
    screen.click("#list a.row", "Saraqib")
    screen.see("#panel blockquote", world.ROAD_TOWN.evidence.text)
    screen.asked("place=164816")


def test_what_is_inferred_is_drawn_only_when_asked_for(screen):
    screen.open("/?view=control&at=2024-11-30#map=8/36/37")
    assert screen.drawn("surface") == []
    screen.click("#slider .inferred", "Inferred between them")
    screen.asked("inferred=1")
    screen.waiting.until(lambda _: len(screen.drawn("surface")) > 5)


# --- small and dark -------------------------------------------------------------------------


def test_a_narrow_screen_shows_one_part_at_a_time(browser, address):
    with browser.browsing(400, 800) as driver:
        screen = Screen(driver, address)
        screen.open()
        assert screen.run("return document.documentElement.scrollWidth") <= 400
        screen.click(".tabs button", "List")
        screen.click("#list .headline", "Manbij")
        screen.see("#panel caption", "15–20 killed")
        assert not screen.driver.find_element("id", "list").is_displayed()
        assert errors(driver) == []


def test_the_map_is_dark_where_the_reader_wants_it_dark(browser, address):
    with browser.browsing(dark=True) as driver:
        screen = Screen(driver, address)
        screen.open()
        painted, meant = screen.run(
            "return [document.querySelector('#map').map.getPaintProperty('land', 'fill-color'),"
            " getComputedStyle(document.documentElement).getPropertyValue('--map-land').trim()]"
        )
        assert painted == meant == "#1e262c"


# --- what was known when, and on whose word ---------------------------------------------------


def test_brackets_step_through_what_was_known(screen):
    def seen():
        return int(screen.see("#list-title", " of 10 incidents").text.split()[0])

    screen.open()
    screen.see("#knowing output", "all that is known")
    screen.press("[")
    screen.see("#knowing output", "known by 10 Feb 2025")
    screen.asked("known=2025-02-10")
    later = seen()
    screen.press("[")
    screen.see("#knowing output", "known by 3 Feb 2025, 18:45: White Helmets")
    screen.waiting.until(lambda _: seen() < later)
    screen.press("]")
    screen.see("#knowing output", "known by 10 Feb 2025")
    screen.waiting.until(lambda _: seen() == later)


def test_what_was_known_is_in_a_link_and_reaches_the_evidence(screen, world):
    screen.open(f"/?known=2025-02-03T12:00:00Z&incident={world.MANBIJ.id}")
    screen.see("#panel caption", "15 killed")
    screen.see("#panel h1", "Manbij")
    screen.see("#timeline .known")
    screen.press("]")
    screen.see("#panel caption", "15–20 killed")


def test_playing_ends_with_all_that_is_known(screen):
    screen.open("/?known=2025-02-03")
    screen.click("#play")
    screen.see("#knowing output", "all that is known")
    screen.see("#list-title", "10 incidents")
    assert screen.see("#play").get_attribute("aria-pressed") == "false"


def test_a_source_can_be_left_out_and_everything_is_worked_out_anew(screen, world):
    screen.open(f"/?incident={world.MANBIJ.id}")
    screen.click("#telling summary", "Whose word counts: all")
    screen.click("#telling [data-sort=sources] label", "White Helmets")
    screen.see("#panel caption", "15 killed")
    screen.see("#telling summary", "1 left out")
    screen.see("#list .harm", "15 killed")
    screen.click("#all-tell")
    screen.see("#panel caption", "15–20 killed")


def test_reports_stand_on_a_track_of_their_own_and_lead_to_their_incident(screen, world):
    screen.open(f"/?incident={world.MANBIJ.id}")
    assert len(screen.all("#timeline .report.own")) >= 1
    assert screen.see("#timeline text.track", "reported")


def test_a_question_mark_shows_the_keys(screen):
    screen.open()
    screen.press("?")
    screen.see("#keys li", "what was known one page earlier")
    screen.press(Keys.ESCAPE)
    screen.waiting.until(lambda _: screen.shown("#keys", "") is None)


def test_an_open_page_hears_of_what_is_new(screen, store_path, world):
    screen.open()
    screen.see("#list-title", "10 incidents")
    with open_store(store_path, write=True) as store:
        store.put_incidents(world.PROTEST.id, [])
    try:
        screen.see("#list-title", "9 incidents")
    finally:
        with open_store(store_path, write=True) as store:
            store.put_incidents(world.PROTEST.id, [world.PROTEST])
    screen.see("#list-title", "10 incidents")
