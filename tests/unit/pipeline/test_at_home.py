"""Homes of outlets, learnt from small pages of a paper in Texas and read by hand."""

from datetime import UTC, datetime
from functools import partial
from itertools import permutations

import msgspec
import pytest

from marsad.coding.homes import Home
from marsad.coding.places import resolve_places
from marsad.pipeline.at_home import AtHome, moves, naming_of
from marsad.pipeline.find import find_all
from marsad.pipeline.follow import follow
from marsad.pipeline.ingest import Reading, ingest
from marsad.pipeline.read import Toolbox, home_at, mentions_of, tools_for
from marsad.pipeline.rebuild import rebuild
from marsad.records import ARTICLE_STORY, Place
from marsad.store.namings import namings_of, unsettled
from marsad.store.store import open_store

NOW = datetime(2025, 3, 1, 9, tzinfo=UTC)
SHOTS = "Shots were fired in Arlington on Monday."
WORDS = (
    SHOTS,
    "Police in Dallas, Texas, found a bomb near Fort Worth.",
    "A man was shot in Fort Worth, Texas, and taken to Dallas.",
    "Two men fired at a car in Dallas and fled to Fort Worth, Texas.",
    "A bomb was defused in Fort Worth, Texas, not far from Dallas.",
)
TOOLS = Toolbox()


class Hand:
    """Reads a claim in the first line, placed where its first name is; notes what it read."""

    def __init__(self, make) -> None:
        self.make = make
        self.read_pages: list[tuple[str, Home | None]] = []

    def read(self, page, home=None):
        words = page.body.decode().partition("\n\n")[0]
        self.read_pages.append((words, home))
        named = self.make.report(page, outlet="Red River Ledger")
        mentions = mentions_of(named, ARTICLE_STORY, tools_for(TOOLS, "en").gazetteer)
        first = next(m for m in mentions if m.places)
        place = Place(text=first.text, start=first.start, end=first.end)
        claims = resolve_places(
            (self.make.claim(page, places=(place,)),),
            mentions,
            named.article.text,
            gazetteer=tools_for(TOOLS, "en").gazetteer,
            home=home_at(named, home),
        )
        return (msgspec.structs.replace(named, claims=claims),)

    def reading(self) -> Reading:
        at_home = AtHome(
            read=self.read,
            name=partial(naming_of, toolbox=TOOLS),
            moves=partial(moves, toolbox=TOOLS),
        )
        return Reading(version="v1", read=self.read, at_home=at_home)


@pytest.fixture
def folder(tmp_path, make):
    folder = tmp_path / "pages"
    folder.mkdir()
    for number, words in enumerate(WORDS):
        (folder / f"{number}.txt").write_bytes(make.page(words).body)
    return folder


def run(paths, store, reading) -> None:
    ingest(follow(find_all(paths)), store, reading, now=lambda: NOW, tell=lambda _tally: None)


def placed(store) -> dict[str, str | None]:
    """By the words of each claim the unit in which it was placed."""
    return {c.claim.evidence.text: c.claim.places[0].admin1 for c in store.claims()}


def seen(store) -> list[bytes]:
    return [msgspec.json.encode(part) for part in (store.incidents(), list(store.claims()))]


def test_a_shared_name_is_the_one_near_the_outlet(folder, store, make):
    run([folder], store, Hand(make).reading())
    assert placed(store)[SHOTS] == "Texas"


def test_few_pages_tell_no_home(folder, store, make):
    run([folder / "0.txt", folder / "1.txt"], store, Hand(make).reading())
    assert placed(store)[SHOTS] != "Texas"


def test_only_what_a_home_moves_is_read_again(folder, store, make):
    hand = Hand(make)
    run([folder], store, hand.reading())
    again = [words for words, home in hand.read_pages if home is not None]
    assert again == [SHOTS]
    assert unsettled(store) == []


def test_a_page_of_a_settled_outlet_moves_no_other(folder, store, make):
    hand = Hand(make)
    run([folder], store, hand.reading())
    hand.read_pages.clear()
    new = "A bomb went off in Dallas, Texas, and another one in Fort Worth."
    (folder / "9.txt").write_bytes(make.page(new).body)
    run([folder], store, hand.reading())
    assert [words for words, _home in hand.read_pages] == [new]


@pytest.mark.parametrize("order", list(permutations(range(len(WORDS))))[::17])
def test_homes_do_not_depend_on_the_order_or_the_runs(folder, store, make, tmp_path, order):
    run([folder], store, Hand(make).reading())
    with open_store(tmp_path / "other.db", write=True) as other:
        for number in order:
            run([folder / f"{number}.txt"], other, Hand(make).reading())
        assert seen(other) == seen(store)


def test_a_rebuild_learns_the_same_homes(folder, store, make):
    reading = Hand(make).reading()
    run([folder], store, reading)
    before = seen(store), namings_of(store, "red river ledger")
    rebuild(store, reading, tell=lambda _tally: None)
    assert (seen(store), namings_of(store, "red river ledger")) == before


def test_pages_of_no_outlet_tell_no_home(make):
    assert naming_of(make.page().id, (make.report(make.page()),), None, TOOLS) is None
