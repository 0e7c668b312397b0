import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from marsad.errors import GazetteerError
from marsad.gazetteer.store import Gazetteer, open_gazetteer
from marsad.records import PlacePrecision


def ids(gazetteer: Gazetteer, name: str, country: str | None = None) -> list[int]:
    return [location.geonameid for location in gazetteer.lookup(name, country=country)]


def test_a_town_comes_before_the_province_of_its_name(small: Gazetteer) -> None:
    assert ids(small, "Aleppo") == [5, 4]


def test_all_places_of_a_name_are_given_the_largest_town_first(small: Gazetteer) -> None:
    assert ids(small, "Halab")[0] == 5
    assert set(ids(small, "Halab")) == {4, 5, 7}


def test_a_lookup_can_be_limited_to_a_country(small: Gazetteer) -> None:
    assert ids(small, "Halab", "XX") == [7]


@pytest.mark.parametrize("name", ["Jisr al-Shughur", "JISR AL SHUGHUR", "Jisr ash Shughūr"])
def test_a_name_is_found_in_any_of_its_spellings(small: Gazetteer, name: str) -> None:
    assert ids(small, name) == [6]


def test_a_name_that_is_only_spelt_alike_is_marked(small: Gazetteer) -> None:
    mention = small.mention("Jisr Shughoor")
    assert [location.geonameid for location in mention.locations] == [6]
    assert mention.alike


def test_a_known_name_is_not_marked_as_alike(small: Gazetteer) -> None:
    assert not small.mention("Aleppo").alike


@pytest.mark.parametrize("name", ["Atlantis", "", "??", "ALP", "a lei po"])
def test_an_unknown_name_gives_nothing(small: Gazetteer, name: str) -> None:
    assert small.lookup(name) == ()


def test_a_demonym_is_no_place(small: Gazetteer) -> None:
    assert small.lookup("Syrian") == ()


@pytest.mark.parametrize("name", ["Syrian", "Syrians"])
def test_a_demonym_tells_of_its_country(small: Gazetteer, name: str) -> None:
    mention = small.mention(name)
    assert mention.demonym
    assert [location.country for location in mention.locations] == ["SY"]


def test_a_demonym_of_a_country_and_its_territories_is_the_countrys(small: Gazetteer) -> None:
    assert [location.country for location in small.mention("French").locations] == ["FR"]


def test_a_region_is_meant_even_if_a_town_is_called_so(small: Gazetteer) -> None:
    assert [place.precision for place in small.lookup("Sahel")] == [PlacePrecision.REGION]
    assert not small.mention("the Sahel").alike


def test_an_abbreviation_is_known_only_as_it_is_written(small: Gazetteer) -> None:
    assert ids(small, "SY") == [1]
    assert ids(small, "Sy") == []


def test_a_name_set_by_hand_is_marked_as_usual(small: Gazetteer) -> None:
    assert small.mention("Grey City").usual
    assert not small.mention("Aleppo").usual


def test_a_mention_stands_where_it_was_found(small: Gazetteer) -> None:
    mention = small.mention("Aleppo", 12)
    assert (mention.text, mention.start, mention.end) == ("Aleppo", 12, 18)


def test_threads_share_a_gazetteer(small: Gazetteer) -> None:
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: ids(small, "Aleppo"), range(50)))
    assert found == [[5, 4]] * 50


def test_a_missing_gazetteer_says_how_to_build_it(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="marsad gazetteer build"):
        open_gazetteer(tmp_path / "none.db")


def test_a_file_that_is_no_gazetteer_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "text.db"
    path.write_text("no database at all, but long enough to be taken for one" * 20)
    with pytest.raises(GazetteerError, match="is no gazetteer"):
        open_gazetteer(path)


def test_a_gazetteer_of_another_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE meta (key TEXT, value TEXT)")
        database.execute("INSERT INTO meta VALUES ('format', '0')")
        database.commit()
    with pytest.raises(GazetteerError, match="another version"):
        open_gazetteer(path)
