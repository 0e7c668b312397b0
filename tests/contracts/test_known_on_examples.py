"""On the example pages, what was known at a moment is what a run until then gives."""

from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from shutil import copyfile

import msgspec
import pytest

from marsad.pipeline.find import find_all
from marsad.pipeline.follow import follow
from marsad.pipeline.ingest import Reading, Tally, ingest
from marsad.pipeline.known import control_claims, control_claims_known_at, incidents_known_at
from marsad.pipeline.read import open_tools, read_page
from marsad.records import Page, PageId, Report
from marsad.registry.store import load_registry
from marsad.settings import Settings
from marsad.store.store import Store, open_store

EXAMPLES = Path(__file__).parents[2] / "examples"
START = datetime(2024, 11, 30, 6, tzinfo=UTC)

pytestmark = pytest.mark.xdist_group("examples")


@pytest.fixture(scope="module")
def pages() -> list[Page]:
    """The examples, captured an hour apart."""
    found = [page for page in follow(find_all([EXAMPLES])) if isinstance(page, Page)]
    return [
        msgspec.structs.replace(page, captured_at=(START + timedelta(hours=hour)).isoformat())
        for hour, page in enumerate(found)
    ]


@pytest.fixture(scope="module")
def reading(pages: list[Page]) -> Reading:
    """Reads each page once, for all stores."""
    tools = open_tools(Settings())
    by_id = {page.id: page for page in pages}

    @cache
    def read(page_id: PageId) -> tuple[Report, ...]:
        return read_page(by_id[page_id], tools)

    return Reading(version="v1", read=lambda page: read(page.id))


def untold(_tally: Tally) -> None:
    """Nobody listens."""


def store_of(pages: list[Page], reading: Reading, file: Path) -> Store:
    store = open_store(file, write=True)
    ingest(pages, store, reading, now=lambda: START, tell=untold)
    return store


def lines(records) -> list[bytes]:
    return sorted(msgspec.json.encode(record) for record in records)


@pytest.mark.parametrize("hour", [0, 3, 4, 6, 9, 13, 17])
def test_what_was_known_of_the_examples(empty_store, tmp_path, pages, reading, hour):
    at = (START + timedelta(hours=hour)).isoformat()
    whole = store_of(pages, reading, Path(copyfile(empty_store, tmp_path / "whole.db")))
    fresh = store_of(pages[: hour + 1], reading, Path(copyfile(empty_store, tmp_path / "fresh.db")))
    with whole, fresh:
        known = incidents_known_at(whole, at, load_registry())
        assert lines(known) == lines(fresh.incidents())
        assert [each.id for each in known] == [each.id for each in fresh.incidents()]
        assert lines(control_claims_known_at(whole, at)) == lines(control_claims(fresh))
