"""The map page in French, in a real browser: every step of an analyst's day, in the other words."""

import importlib.util
import sys
from pathlib import Path

import pytest
from selenium.webdriver import ActionChains, Keys

from marsad.web.app import create_app


@pytest.fixture(scope="module")
def in_english():
    path = Path(__file__).with_name("test_map.py")
    spec = importlib.util.spec_from_file_location("web_test_map", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def address(store_path, browser):
    with browser.serving(create_app(store_path)) as found:
        yield found


@pytest.fixture(scope="module")
def driver(browser):
    with browser.browsing(1200, 760) as opened:
        yield opened


@pytest.fixture
def screen(driver, address, in_english):
    driver.get_log("browser")
    driver.get_log("performance")
    found = in_english.Screen(driver, address)

    def opened(path="/?lang=fr"):
        driver.get("about:blank")
        driver.get(address + path)
        found.see("#map-state", " sur la carte" if "view=control" not in path else " au ")

    found.open = opened
    yield found
    assert in_english.errors(driver) == []
    assert in_english.requests_elsewhere(driver, address) == []


def test_the_list_and_the_map_speak_french(screen):
    screen.open()
    screen.see("#list-title", "10 incidents")
    screen.see("#map-state", "8 incidents sur la carte")
    screen.see("#list .headline", "Affrontement armé")
    screen.see("#tray summary", "Non localisés (2)")
    assert screen.run("return document.documentElement.lang") == "fr"


def test_names_on_the_map_are_french(screen):
    screen.open("/?lang=fr#map=4/30/35")
    screen.waiting.until(lambda _: {"name": "Égypte"} in named(screen, "countries"))
    screen.waiting.until(lambda _: {"name": "Le Caire"} in named(screen, "cities"))


def named(screen, layer):
    return [{"name": each["name"]} for each in screen.drawn(layer)]


def test_choosing_shows_the_evidence_in_french(screen, world):
    screen.open()
    screen.click("#list .headline", "engin explosif, Manbij")
    screen.see("#panel caption", "15 à 20 tués")
    screen.see("#timeline .chosen")
    screen.asked(f"incident={world.MANBIJ.id}")
    screen.asked("lang=fr")
    screen.click("#panel button.close", "Fermer")
    screen.see("#panel h2", "Preuves")


def test_filters_and_keys_work_in_french(screen):
    screen.open()
    screen.press("/")
    screen.press("farm workers")
    screen.see("#list-title", "1 des 10 incidents")
    screen.press(Keys.ESCAPE)
    screen.click("#filters button", "Effacer")
    screen.see("#list-title", "10 incidents")
    screen.see("#filters select[name=type]").send_keys("Manifestations")
    screen.see("#list-title", "1 des 10 incidents")
    screen.asked("type=Protests")


def test_a_claim_opens_its_article_and_leads_back(screen, world):
    screen.open(f"/?incident={world.FALL.id}&lang=fr")
    screen.click("#panel blockquote a", "taken most of Aleppo")
    screen.see("#panel .said.chosen mark.place", "Aleppo")
    screen.see("#panel summary", "valeurs lues dans ces mots")
    screen.click("#panel button.close", "Retour")
    screen.see("#panel h1", "Alep")


def test_what_was_known_is_told_in_french(screen):
    screen.open()
    screen.see("#knowing output", "tout ce qui est su")
    screen.press("[")
    screen.see("#knowing output", "su au 10 févr. 2025")
    screen.press("]")
    screen.see("#knowing output", "tout ce qui est su")
    screen.click("#play")
    screen.see("#knowing output", "su au")
    screen.see("#knowing output", "tout ce qui est su")


def test_a_source_is_left_out_in_french(screen, world):
    screen.open(f"/?incident={world.MANBIJ.id}&lang=fr")
    screen.click("#telling summary", "Parole prise en compte")
    screen.click("#telling [data-sort=sources] label", "White Helmets")
    screen.see("#panel caption", "15 tués")
    screen.see("#telling summary", "1 écarté")
    screen.click("#all-tell", "Tout prendre en compte")
    screen.see("#panel caption", "15 à 20 tués")


def test_who_holds_what_is_told_in_french(screen):
    screen.open()
    screen.click(".switch button", "Qui tient quoi")
    screen.see("#list-title", "2 lieux au 30 novembre 2024")
    screen.see("#list .facts", "déclaration")
    screen.see("#slider input").send_keys(Keys.HOME)
    screen.see("#slider-day", "28 novembre 2024")
    screen.click("#slider .inferred", "Déduit entre les lieux")
    screen.asked("inferred=1")


def test_the_timeline_speaks_french(screen):
    screen.open()
    screen.see("#timeline text.track", "survenu")
    screen.see("#timeline text.tick", "déc. 2024")
    svg = screen.see("#timeline")
    half = svg.size["width"] // 2 - 76
    chain = ActionChains(screen.driver).move_to_element_with_offset(svg, -half, 0)
    chain.click_and_hold().move_by_offset(half, 0).release().perform()
    screen.see("#list-title", "2 des 10 incidents")


def test_the_keys_are_told_in_french(screen):
    screen.open()
    screen.press("?")
    screen.see("#keys li", "chercher dans les preuves")
    screen.press(Keys.ESCAPE)
    screen.waiting.until(lambda _: screen.shown("#keys", "") is None)


def test_the_switch_leads_to_what_is_shown_in_the_other_language(screen, world):
    screen.open(f"/?incident={world.FALL.id}&lang=fr")
    screen.see("#panel h1", "Alep")
    screen.click("[data-tongue=en]", "English")
    screen.see("#panel h1", "Non-state group takes territory, Aleppo")
    screen.see("#map-state", "8 incidents on the map")
    screen.asked("lang=en")
    screen.click("[data-tongue=fr]", "Français")
    screen.see("#panel h1", "Alep")
