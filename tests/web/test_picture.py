"""The picture in the README is of the page as it is: `make screenshot` takes it, by this test."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from marsad.store.store import open_store
from marsad.web.app import create_app
from tools.pictures import is_blank, notes_of, outline_of, size_of, with_note

PICTURE = Path(__file__).parent.parent.parent / "docs" / "images" / "map.png"
SIZE = (1440, 900)
STALE = "the page is built otherwise than in docs/images/map.png: run make screenshot, and look"


@pytest.fixture
def shown(world, tmp_path):
    """The store of these tests without what is only there to be hostile."""
    path = tmp_path / "marsad.db"
    world.fill(path, captured_at=datetime(2025, 3, 1, tzinfo=UTC))
    with open_store(path, write=True) as store:
        store.put_incidents(world.ASSAULT.id, [])
    return create_app(path)


def test_the_picture_in_the_readme_is_of_the_page_as_it_is(client):
    taken = PICTURE.read_bytes()
    assert size_of(taken) == SIZE
    assert not is_blank(taken)
    assert notes_of(taken).get("page") == outline_of(client.get("/").text), STALE


def test_a_picture_of_the_page_can_be_taken(browser, shown, world, client):
    path = f"/?incident={world.MANBIJ.id}"
    with browser.serving(shown) as address, browser.browsing(*SIZE) as driver:
        driver.get(address + path)
        browser.wait_for_map(driver)
        taken = driver.get_screenshot_as_png()
    assert size_of(taken) == SIZE
    assert not is_blank(taken)
    browser.keep_picture("the-page", taken)
    if os.environ.get("MARSAD_PICTURE"):
        PICTURE.write_bytes(with_note(taken, "page", outline_of(client.get("/").text)))
