from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import structs

from marsad.errors import GazetteerError
from marsad.gazetteer import Location, build
from marsad.gazetteer.build import build_gazetteer, gather_rows
from marsad.gazetteer.curated import Curated, CuratedName, CuratedPlace, read_curated
from marsad.gazetteer.entries import Entry, english_name, without_type
from marsad.gazetteer.packages import Unit
from marsad.records import PlacePrecision

COUNTRY = Location(
    geonameid=1,
    name="Syria",
    country="SY",
    admin1=None,
    latitude=35.0,
    longitude=38.0,
    precision=PlacePrecision.COUNTRY,
    population=17_000_000,
)


def unit(name: str, *aliases: str, english: tuple[str, ...] = ()) -> Unit:
    return Unit(
        row=1,
        geonameid=1,
        code="XX.01",
        name=name,
        aliases=aliases,
        english=english,
        others=(),
        point=None,
    )


@pytest.mark.parametrize(
    ("unit", "name"),
    [
        pytest.param(
            unit("Ḩalab", "Aleppo", "Aleppo Governorate", english=("Aleppo",)),
            "Aleppo",
            id="given twice",
        ),
        pytest.param(unit("Zābul", "Zabul Province"), "Zabul", id="by its type"),
        pytest.param(
            unit("Berlin", "State of Berlin", english=("State of Berlin", "Grey City")),
            "Berlin",
            id="nothing added",
        ),
        pytest.param(
            unit("Al Ḩudaydah", "Al Hudaydah Governorate", english=("Western Coast",)),
            "Al Hudaydah",
            id="no nickname",
        ),
        pytest.param(unit("Isère"), "Isère", id="its own"),
    ],
)
def test_a_unit_is_shown_under_its_english_name(unit: Unit, name: str) -> None:
    assert english_name(unit) == name


@pytest.mark.parametrize(
    ("typed", "bare"),
    [
        ("Manbij District", "Manbij"),
        ("Republic of Dagestan", "Dagestan"),
        ("Tigray Regional State", "Tigray"),
        ("Haute-Savoie", "Haute-Savoie"),
    ],
)
def test_the_type_of_a_unit_is_no_part_of_its_name(typed: str, bare: str) -> None:
    assert without_type(typed) == bare


def test_a_failed_build_leaves_the_old_file_and_no_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_report: object) -> Iterator[Entry]:
        raise OSError(28, "No space left on device")
        yield

    path = tmp_path / "gazetteer.db"
    path.write_bytes(b"old")
    monkeypatch.setattr(build, "gather_entries", fail)
    with pytest.raises(GazetteerError, match="room on the disk"):
        build_gazetteer(path, report=lambda _: None)
    assert [file.name for file in tmp_path.iterdir()] == ["gazetteer.db"]
    assert path.read_bytes() == b"old"


def test_a_name_for_an_unknown_place_is_refused() -> None:
    curated = Curated(names=(CuratedName(names=("Nowhere",), geonameid=99, note="made up"),))
    with pytest.raises(GazetteerError, match="no place 99"):
        gather_rows(iter(()), curated)


@pytest.mark.parametrize(
    ("entry", "complaint"),
    [
        pytest.param('names = ["A"]\nnote = "x"', "one of the two", id="no place"),
        pytest.param('names = ["A"]\ncountry = "SY"', "note", id="no note"),
        pytest.param('name = "A"', "name", id="misspelt field"),
        pytest.param("names = [", "", id="no TOML"),
    ],
)
def test_a_broken_entry_is_named(tmp_path: Path, entry: str, complaint: str) -> None:
    path = tmp_path / "names.toml"
    path.write_text(f"[[names]]\n{entry}\n")
    with pytest.raises(GazetteerError, match=rf"names\.toml.*{complaint}"):
        read_curated(path)


def test_every_name_added_by_hand_says_where_it_comes_from() -> None:
    curated = read_curated()
    entries = (
        *curated.places,
        *curated.names,
        *curated.abbreviations,
        *curated.demonyms,
        *curated.regions,
    )
    assert all(entry.note.strip() for entry in entries)


def test_a_town_that_the_packages_lack_may_be_added_by_hand() -> None:
    place = CuratedPlace(
        names=("Anadan", "Andan"), country="SY", latitude=36.29, longitude=37.04, note="made up"
    )
    rows = gather_rows(iter(()), Curated(places=(place,)))
    ((geonameid, location),) = rows.places.items()
    assert geonameid < 0
    assert (location.name, location.latitude, location.country) == ("Anadan", 36.29, "SY")
    assert {key for key, _place, _kind in rows.names} == {"anadan", "andan"}


def test_the_codes_of_countries_and_units_are_kept() -> None:
    unit = structs.replace(COUNTRY, geonameid=2, name="Idlib")
    entries = (
        Entry(location=COUNTRY, codes=("SY", "SYR")),
        Entry(location=unit, codes=("SY.12",)),
    )
    rows = gather_rows(iter(entries), Curated())
    assert rows.units == {("SY", 1, "Syria"), ("SYR", 1, "Syria"), ("SY.12", 2, "Idlib")}
