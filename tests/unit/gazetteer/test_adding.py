"""Adding files to a gazetteer: what comes in, what is passed over, and what a stop leaves."""

import csv
import hashlib
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import copy
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from marsad.errors import GazetteerError, InputError
from marsad.gazetteer import Location, adding
from marsad.gazetteer.added import Fault
from marsad.gazetteer.adding import Addition, add_files
from marsad.gazetteer.info import added_files, read_info
from marsad.gazetteer.staging import open_staging
from marsad.gazetteer.store import open_gazetteer
from marsad.records import PlacePrecision

VILLAGES = Path(__file__).with_name("villages.tsv")
# As `conftest.py` has the town of Aleppo: 30 north, 40 east.
ALEPPO = 5


def dump_row(geonameid: int, name: str, latitude: float, longitude: float, **other: str) -> str:
    """A row as GeoNames has it: a village in Syria, unless `other` says something else."""
    told = {"names": "", "feature": "P\tPPL", "country": "SY", "unit": "", "people": "0"} | other
    return (
        f"{geonameid}\t{name}\t{name}\t{told['names']}\t{latitude}\t{longitude}\t{told['feature']}"
        f"\t{told['country']}\t\t{told['unit']}\t\t\t\t{told['people']}\t\t0\tAsia/Damascus\t\n"
    )


def rows_of_villages() -> Iterator[str]:
    with VILLAGES.open(encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines, delimiter="\t"), start=1000):
            yield dump_row(number, row["name"], float(row["latitude"]), float(row["longitude"]))


@pytest.fixture
def old(small_path: Path, tmp_path: Path) -> Path:
    return Path(copy(small_path, tmp_path / "gazetteer.db"))


class Files:
    """A folder of files to add."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()

    def __call__(self, name: str, *rows: str) -> Path:
        path = self.folder / name
        path.write_text("".join(rows), "utf-8")
        return path


@pytest.fixture
def file(tmp_path: Path) -> Files:
    return Files(tmp_path / "files")


def add(gazetteer: Path, *paths: Path, country: str | None = None) -> tuple[Addition, ...]:
    return add_files(
        paths,
        gazetteer=gazetteer,
        output=gazetteer,
        country=country,
        tell=lambda _label, _done: None,
    )


def found(gazetteer: Path, name: str, country: str | None = "SY") -> list[Location]:
    with open_gazetteer(gazetteer) as opened:
        return list(opened.lookup(name, country=country))


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


class TestPlaces:
    def test_the_villages_of_a_dump_are_found_where_they_lie(self, old: Path, file: Files) -> None:
        add(old, file("SY.txt", *rows_of_villages()))
        with VILLAGES.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines, delimiter="\t"):
                (place,) = found(old, row["name"])
                assert (place.latitude, place.longitude) == (
                    float(row["latitude"]),
                    float(row["longitude"]),
                )

    @pytest.mark.parametrize("spelling", ["Kafr Bateekh", "Kafr Battikh", "Kafr Batikh village"])
    def test_they_are_found_in_other_spellings(self, old: Path, file: Files, spelling: str) -> None:
        add(old, file("SY.txt", *rows_of_villages()))
        assert [place.name for place in found(old, spelling)] == ["Kafr Batikh"]

    def test_a_place_lies_in_the_unit_of_its_code(self, old: Path, file: Files) -> None:
        codes = file("admin1CodesASCII.txt", "SY.12\tIdlib Governorate\tIdlib Governorate\t99\n")
        rows = (
            dump_row(1000, "Hass", 35.6, 36.6, unit="12"),
            dump_row(1001, "Nubl", 36.4, 37.0, unit="09"),
        )
        add(old, file("SY.txt", *rows), codes)
        assert found(old, "Hass")[0].admin1 == "Idlib"
        assert found(old, "Nubl")[0].admin1 == "Aleppo"

    def test_a_place_of_an_unknown_unit_has_none(self, old: Path, file: Files) -> None:
        add(old, file("SY.txt", dump_row(1000, "Hass", 35.6, 36.6, unit="77")))
        assert found(old, "Hass")[0].admin1 is None

    def test_a_place_that_is_known_keeps_its_point_and_gains_names(
        self, old: Path, file: Files
    ) -> None:
        (addition,) = add(
            old, file("SY.txt", dump_row(ALEPPO, "Haleb", 36.2, 37.2, names="Beroea"))
        )
        (place,) = found(old, "Beroea")
        assert (place.geonameid, place.name, place.latitude) == (ALEPPO, "Aleppo", 30.0)
        assert place.feature == "PPL"
        assert (addition.tally.added, addition.tally.known) == (0, 1)

    def test_a_newer_dump_corrects_what_an_older_one_brought(self, old: Path, file: Files) -> None:
        add(old, file("SY.txt", dump_row(1000, "Hass", 35.6, 36.6)))
        add(old, file("SY.txt", dump_row(1000, "Hass", 35.7, 36.6)))
        assert [place.latitude for place in found(old, "Hass")] == [35.7]

    def test_sites_come_in_as_sites_and_streams_not_at_all(self, old: Path, file: Files) -> None:
        rows = (
            dump_row(1000, "Abu Zuhur Airport", 35.7, 37.1, feature="S\tAIRB"),
            dump_row(1001, "Nahr Quwayq", 36.0, 37.0, feature="H\tSTM"),
        )
        (addition,) = add(old, file("SY.txt", *rows))
        assert found(old, "Abu Zuhur Airport")[0].precision is PlacePrecision.SITE
        assert (found(old, "Nahr Quwayq"), addition.tally.left_out) == ([], 1)

    def test_an_abandoned_village_comes_after_one_where_people_live(
        self, old: Path, file: Files
    ) -> None:
        rows = (
            dump_row(1000, "Hass", 35.0, 36.0, feature="P\tPPLQ"),
            dump_row(1001, "Hass", 35.6, 36.6),
        )
        add(old, file("SY.txt", *rows))
        assert [place.geonameid for place in found(old, "Hass")] == [1001, 1000]

    def test_a_site_with_its_type_is_found_in_a_text(self, old: Path, file: Files) -> None:
        add(old, file("SY.txt", dump_row(1000, "Quwayris Airport", 36.2, 37.6, feature="S\tAIRB")))
        with open_gazetteer(old) as gazetteer:
            (mention,) = gazetteer.find("Jets struck Quwayris Airport twice.")
        assert mention.locations[0].geonameid == 1000


class TestNames:
    def test_alternate_names_are_taken_for_places_that_are_here(
        self, old: Path, file: Files
    ) -> None:
        rows = ("1\t5\tar\tحلب الشهباء\t\t\t\t\t\t\n", "2\t8888\ten\tNowhere\t\t\t\t\t\t\n")
        link = f"3\t{ALEPPO}\tlink\thttps://aleppo.example\t\t\t\t\t\t\n"
        (addition,) = add(old, file("alternateNamesV2.txt", *rows, link))
        assert found(old, "حلب الشهباء")[0].geonameid == ALEPPO
        tally = addition.tally
        assert (tally.names, tally.elsewhere, tally.left_out) == (1, 1, 1)

    def test_a_file_of_names_may_come_before_its_places(self, old: Path, file: Files) -> None:
        names = file("a.txt", "1\t1000\tar\tحاس\t\t\t\t\t\t\n")
        add(old, names, file("b.txt", dump_row(1000, "Hass", 35.6, 36.6)))
        assert found(old, "حاس")[0].geonameid == 1000


class TestOwnPlaces:
    def test_an_own_place_has_a_negative_id_and_its_pcode(self, old: Path, file: Files) -> None:
        add(old, file("own.csv", "name,lat,lng,country,pcode\nHass,35.6,36.6,Syria,C4171\n"))
        (place,) = found(old, "Hass")
        assert place.geonameid < 0
        assert (place.pcode, place.country) == ("C4171", "SY")

    def test_a_corrected_row_takes_the_place_of_the_old_one(self, old: Path, file: Files) -> None:
        for latitude in (35.6, 35.7):
            add(old, file("own.csv", f"name,lat,lon,country,pcode\nHass,{latitude},36.6,SY,C1\n"))
        assert [place.latitude for place in found(old, "Hass")] == [35.7]

    def test_an_own_place_that_is_known_gives_it_its_pcode_and_names(
        self, old: Path, file: Files
    ) -> None:
        rows = "name,lat,lon,country,pcode,other_names\nAleppo,30.01,40.01,SY,C1,Beroea\n"
        (addition,) = add(old, file("own.csv", rows))
        assert [(place.geonameid, place.pcode) for place in found(old, "Beroea")] == [
            (ALEPPO, "C1")
        ]
        assert len(found(old, "Aleppo")) == 2
        assert addition.tally.known == 1

    def test_it_is_another_place_if_it_lies_elsewhere(self, old: Path, file: Files) -> None:
        add(old, file("own.csv", "name,lat,lon,country\nAleppo,31.0,40.0,SY\n"))
        assert len(found(old, "Aleppo")) == 3

    def test_it_may_be_a_place_of_a_dump_added_with_it(self, old: Path, file: Files) -> None:
        own = file("own.csv", "name,lat,lon,country,pcode\nHass,35.61,36.6,SY,C1\n")
        add(old, own, file("SY.txt", dump_row(1000, "Hass", 35.6, 36.6)))
        assert [(place.geonameid, place.pcode) for place in found(old, "Hass")] == [(1000, "C1")]

    @pytest.mark.parametrize(
        ("headers", "row", "option"),
        [
            ("name,lat,lon,country", "Hass,35.6,36.6,sy", None),
            ("name,lat,lon,pcode", "Hass,35.6,36.6,SY0701", None),
            ("name,lat,lon", "Hass,35.6,36.6", "SY"),
        ],
        ids=["column", "P-code", "option"],
    )
    def test_its_country_is_told_by_column_pcode_or_option(
        self, old: Path, file: Files, headers: str, row: str, option: str | None
    ) -> None:
        add(old, file("own.csv", f"{headers}\n{row}\n"), country=option)
        assert found(old, "Hass")[0].country == "SY"

    def test_a_country_that_is_none_is_a_fault(self, old: Path, file: Files) -> None:
        rows = "name,lat,lon,country\nHass,35.6,36.6,Atlantis\nSarjah,35.7,36.6,SY\n"
        (addition,) = add(old, file("own.csv", rows))
        assert addition.tally.faults == {Fault.NO_COUNTRY: (1, 2)}


class TestBadInput:
    def test_bad_rows_are_counted_by_reason_with_their_first_line(
        self, old: Path, file: Files
    ) -> None:
        good = [dump_row(1000 + number, f"Hass {number}", 35.6, 36.6) for number in range(9)]
        bad = (
            dump_row(2000, "A", 99, 36.6),
            "cut\toff\n",
            dump_row(1000, "Again", 35.6, 36.6),
            dump_row(2001, "B", 99, 36.6),
        )
        path = file("SY.txt", *good, *bad)
        path.write_bytes(path.read_bytes() + dump_row(2002, "?", 35.6, 36.6).encode("utf-16")[:90])
        (addition,) = add(old, path)
        assert addition.tally.faults == {
            Fault.OFF_GLOBE: (2, 10),
            Fault.COLUMNS: (1, 11),
            Fault.TWICE: (1, 12),
            Fault.ENCODING: (1, 14),
        }
        assert addition.tally.added == 9

    def test_a_file_that_turns_out_mostly_bad_is_refused(self, old: Path, file: Files) -> None:
        before = digest(old)
        rows = [dump_row(1000 + number, "Hass", 35.6, 36.6) for number in range(150)]
        path = file("SY.txt", *rows, *["broken\n"] * 500)
        with pytest.raises(InputError, match=r"500 are bad.*columns.*line 151"):
            add(old, path)
        assert digest(old) == before
        assert sorted(entry.name for entry in old.parent.iterdir()) == ["files", "gazetteer.db"]

    def test_a_full_disk_leaves_the_old_gazetteer_and_nothing_else(
        self, old: Path, file: Files
    ) -> None:
        before = digest(old)
        path = file("SY.txt", *(dump_row(1000 + n, f"Hass {n}", 35.6, 36.6) for n in range(3000)))
        limit = old.stat().st_size + 100_000

        def no_larger_files() -> None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

        done = subprocess.run(  # noqa: S603  our own command
            [sys.executable, "-m", "marsad.cli", "gazetteer", "add", str(path)],
            env={"MARSAD_GAZETTEER": str(old), "PYTHONDONTWRITEBYTECODE": "1"},
            cwd=Path(__file__).parents[3],
            preexec_fn=no_larger_files,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 1
        assert "room on the disk" in done.stderr
        assert digest(old) == before
        assert sorted(entry.name for entry in old.parent.iterdir()) == ["files", "gazetteer.db"]

    def test_two_runs_at_once_are_one_too_many(self, old: Path, file: Files) -> None:
        path = file("SY.txt", dump_row(1000, "Hass", 35.6, 36.6))
        work = old.with_name("gazetteer.db.adding")
        with (
            open_staging(work, old),
            pytest.raises(GazetteerError, match="another `marsad gazetteer add`"),
        ):
            add(old, path)
        assert work.exists()

    def test_a_gazetteer_must_be_there(self, tmp_path: Path, file: Files) -> None:
        with pytest.raises(GazetteerError, match="marsad gazetteer build"):
            add(tmp_path / "none.db", file("SY.txt", dump_row(1000, "Hass", 35.6, 36.6)))


class Stop(KeyboardInterrupt):
    """Ctrl-C at a moment of the test's choice."""


class TestStopped:
    @pytest.fixture(autouse=True)
    def often_made_sure(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(adding, "ROWS_AT_A_TIME", 5)
        monkeypatch.setattr(adding, "CHECKPOINT_ROWS", 10)

    @pytest.fixture(params=["txt", "zip", "csv"])
    def path(self, request: pytest.FixtureRequest, file: Files) -> Path:
        rows = [dump_row(1000 + n, f"Hass {n}", 35.6, 36.6, names="Has") for n in range(60)]
        if request.param == "csv":
            own = (f'"Hass\n{n}",{35 + n / 60},36.6,SY\n' for n in range(60))
            return file("own.csv", "name,lat,lon,country\n", *own)
        path = file("SY.txt", *rows[:30], "broken\n", *rows[30:])
        if request.param == "zip":
            packed = path.with_suffix(".zip")
            with ZipFile(packed, "w", ZIP_DEFLATED) as opened:
                opened.write(path, "SY.txt")
            return packed
        return path

    def test_the_same_command_goes_on_and_gives_the_same_bytes(
        self, old: Path, path: Path, tmp_path: Path
    ) -> None:
        whole, stopped = tmp_path / "whole.db", tmp_path / "stopped.db"
        add_files([path], gazetteer=old, output=whole, tell=lambda _label, _done: None)
        told: list[float] = []

        def stop_after_thirty(_label: str, done: float) -> None:
            told.append(done)
            if len(told) == 6:
                raise Stop

        with pytest.raises(Stop):
            add_files([path], gazetteer=old, output=stopped, tell=stop_after_thirty)
        assert not stopped.exists()
        told.clear()
        add_files([path], gazetteer=old, output=stopped, tell=lambda _, done: told.append(done))
        assert told[0] > 0.4
        assert digest(stopped) == digest(whole)
        assert sorted(entry.name for entry in tmp_path.glob("stopped*")) == ["stopped.db"]

    def test_another_command_begins_anew(self, old: Path, path: Path, file: Files) -> None:
        def stop(_label: str, _done: float) -> None:
            raise Stop

        with pytest.raises(Stop):
            add_files([path], gazetteer=old, output=old, tell=stop)
        add(old, file("other.txt", dump_row(2000, "Sarjah", 35.7, 36.6)))
        assert found(old, "Hass 1") == []
        assert [place.geonameid for place in found(old, "Sarjah")] == [2000]


class TestInfo:
    def test_it_tells_what_was_added(self, old: Path, file: Files) -> None:
        add(old, file("SY.txt", dump_row(1000, "Hass", 35.6, 36.6)))
        add(old, file("own.csv", "name,lat,lon,country,pcode\nSarjah,35.7,36.6,SY,C1\n"))
        info = read_info(old)
        assert [addition.file for addition in info.additions] == ["SY.txt", "own.csv"]
        assert (info.places["town"], info.pcodes, info.packages) == (6, 1, {"made": "here"})

    def test_a_file_that_is_no_gazetteer_has_no_additions(self, tmp_path: Path) -> None:
        path = tmp_path / "none.db"
        assert added_files(path) == ()
        path.write_text("no database at all")
        assert added_files(path) == ()
