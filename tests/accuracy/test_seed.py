"""The first real page, read as a careful reader reads it.

Its text belongs to another outlet and stands beside the repository, never in it: in the folder
`../shared/seed`, or the one that MARSAD_SEED names. Without it these tests are skipped.
"""

import os
from pathlib import Path

import msgspec
import pytest

from marsad.pipeline.pages import find_pages
from marsad.pipeline.read import open_tools, read_page
from marsad.records import Claim, Page, Report
from marsad.settings import Settings

SEED = Path(os.environ.get("MARSAD_SEED", Path(__file__).parents[3] / "shared" / "seed"))
PAGE = SEED / "aleppo.txt"
pytestmark = pytest.mark.skipif(
    not PAGE.is_file(), reason=f"SKIPPED: the seed page is not at {PAGE}; set MARSAD_SEED"
)
MONITOR = "Syrian Observatory for Human Rights"


def read(published: str | None) -> Report:
    [page] = find_pages([PAGE])
    assert isinstance(page, Page)
    return read_page(msgspec.structs.replace(page, published=published), open_tools(Settings()))[0]


@pytest.fixture(scope="module")
def report() -> Report:
    return read("2024-11-30")


def one(report: Report, words: str, **wanted: object) -> Claim:
    """The claim whose evidence has these words and whose fields have these values."""
    found = [
        c
        for c in report.claims
        if words in c.evidence.text and all(getattr(c, k) == v for k, v in wanted.items())
    ]
    assert found, [c.sub_event_type for c in report.claims if words in c.evidence.text]
    return found[0]


def test_the_page_is_taken_apart(report: Report) -> None:
    kinds = [block.kind.value for block in report.article.blocks]
    assert [kinds.count(k) for k in ("title", "metadata", "heading", "paragraph", "teaser")] == [
        1, 2, 4, 7, 5,
    ]  # fmt: skip
    assert (report.article.category, report.article.reading_minutes) == ("International", 7)
    assert [t.truncated for t in report.teasers] == [True] * 5


def test_most_of_the_city_is_taken_on_the_monitors_word(report: Report) -> None:
    claim = one(report, "majority", sub_event_type="Non-state actor overtakes territory")
    assert claim.control is not None
    assert (claim.control.change, claim.control.extent) == ("taken", "most")
    assert [p.geonameid for p in claim.places] == [170063]
    assert [s.name for s in claim.sources] == [MONITOR]


def test_the_running_toll_counts_from_the_start_of_the_offensive(report: Report) -> None:
    claim = one(report, "277", sub_event_type="Armed clash", modality="asserted")
    toll = claim.tolls[0]
    assert (toll.kind, toll.low, toll.high, toll.bound) == ("killed", 277, None, "at_least")
    assert (toll.scope, str(toll.since)) == ("period", "2024-11-27")
    assert [s.name for s in toll.sources] == [MONITOR]


def test_a_town_at_a_junction_is_taken_and_the_roads_place_nothing(report: Report) -> None:
    claim = one(report, "Saraqeb", sub_event_type="Non-state actor overtakes territory")
    assert [p.text for p in claim.places] == ["Saraqeb"]
    assert claim.control is not None
    assert claim.control.extent == "all"
    assert claim.sources == ()


def test_two_suicide_attacks_are_dated_and_placed(report: Report) -> None:
    claim = one(report, "car bomb", sub_event_type="Suicide bomb")
    assert [p.name for p in claim.places] == ["Aleppo"]
    assert claim.time is not None
    assert str(claim.time.earliest) == str(claim.time.latest) == "2024-11-29"


def test_seventy_towns_include_twenty(report: Report) -> None:
    claim = one(report, "70 towns", sub_event_type="Non-state actor overtakes territory")
    assert [(t.kind, t.low, t.bound, t.part_of) for t in claim.tolls] == [
        ("places_taken", 70, "about", None),
        ("places_taken", 20, "about", 0),
    ]
    assert claim.time is not None
    assert (str(claim.time.earliest), str(claim.time.latest)) == ("2024-11-27", "2024-11-29")


@pytest.mark.parametrize("kind", ["Armed clash", "Government regains territory"])
def test_the_armys_feats_are_its_own_claim(report: Report, kind: str) -> None:
    claim = one(report, "repelled", sub_event_type=kind)
    assert claim.modality == "claimed"
    assert [s.id for s in claim.sources] == ["syrian-army"]


@pytest.mark.parametrize("actor", ["Russian aircraft", "the Syrian military"])
def test_both_air_forces_strike_on_the_monitors_word(report: Report, actor: str) -> None:
    claims = [
        c
        for c in report.claims
        if "intensified" in c.evidence.text and any(a.text == actor for a in c.actors)
    ]
    assert [c.sub_event_type for c in claims] == ["Air/drone strike"]
    assert [s.name for s in claims[0].sources] == [MONITOR]


def test_the_teasers_toll_and_alerts_are_of_their_own_stories(report: Report) -> None:
    [claim] = [c for c in report.claims if c.story == "teaser:3"]
    assert [(t.kind, t.low) for t in claim.tolls][:2] == [("killed", 5), ("injured", 201)]
    assert {(a.story, a.hazard, a.level) for a in report.alerts} >= {
        ("teaser:1", "avalanche", "orange"),
        ("teaser:1", "wind", "orange"),
    }
    assert {c.story for c in report.claims} <= {"article", "teaser:3"}


def test_what_is_no_event_makes_no_claim(report: Report) -> None:
    for claim in report.claims:
        assert claim.time is None or "2020" not in claim.time.text
        assert {p.text for p in claim.places}.isdisjoint({"Damascus", "Latakia", "Turkey"})


def test_without_a_date_no_date_is_invented() -> None:
    for claim in read(None).claims:
        assert claim.time is None or claim.time.earliest is None
        assert all(toll.since is None for toll in claim.tolls)
