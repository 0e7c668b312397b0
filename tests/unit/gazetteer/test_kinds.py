from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from marsad.errors import InputError
from marsad.gazetteer.kinds import FileKind, read_sources

DUMP = "7\tHass\tHass\t\t35.6\t36.6\tP\tPPL\tSY\t\t12\t\t\t\t0\t\t0\tAsia/Damascus\t2020-01-01\n"
NAMES = "1\t7\tar\tحاس\t\t\t\t\t\t\n"
UNITS = "SY.12\tIdlib\tIdlib\t169387\n"
SUBUNITS = "SY.12.8\tHarim\tHarim\t170010\n"
OWN = "name;lat;lon\nHass;35,6;36,6\n"


def kinds(*paths: Path) -> list[FileKind]:
    return [source.kind for source in read_sources(list(paths))]


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        pytest.param(DUMP, FileKind.PLACES, id="dump"),
        pytest.param(NAMES, FileKind.NAMES, id="names"),
        pytest.param(UNITS, FileKind.UNITS, id="units"),
        pytest.param(SUBUNITS, FileKind.SUBUNITS, id="subunits"),
        pytest.param(OWN, FileKind.OWN, id="semicolons"),
        pytest.param(OWN.replace(";", "\t"), FileKind.OWN, id="tabs"),
        pytest.param("name,lat,lon\n", FileKind.OWN, id="header alone"),
        pytest.param("\n\nname,lat,lon\nHass,35.6,36.6\n", FileKind.OWN, id="empty lines first"),
        pytest.param(DUMP * 3 + "broken\n" * 2, FileKind.PLACES, id="some rows broken"),
    ],
)
def test_the_rows_tell_the_kind_and_not_the_name(tmp_path: Path, body: str, kind: FileKind) -> None:
    path = tmp_path / "allCountries.txt"
    path.write_text(body, "utf-8")
    assert kinds(path) == [kind]


def test_files_are_added_in_the_order_in_which_they_need_each_other(tmp_path: Path) -> None:
    for number, body in enumerate((NAMES, OWN, DUMP, SUBUNITS, UNITS)):
        (tmp_path / f"{number}.txt").write_text(body, "utf-8")
    assert kinds(*sorted(tmp_path.iterdir())) == list(FileKind)


def test_a_zip_gives_its_data_and_not_what_lies_beside(tmp_path: Path) -> None:
    path = tmp_path / "SY.zip"
    with ZipFile(path, "w") as packed:
        packed.writestr("readme.txt", "read me")
        packed.writestr("iso-languagecodes.txt", "aar\taar\taa\tAfar\n")
        packed.writestr("SY.txt", DUMP)
    (source,) = read_sources([path])
    assert source.member.label == "SY.zip: SY.txt"
    assert source.member.size == len(DUMP)


@pytest.mark.parametrize(
    ("body", "seems"),
    [
        pytest.param(b"", "empty", id="empty"),
        pytest.param(b"<!DOCTYPE html><html>", "web page", id="web page"),
        pytest.param(b'{"type": "FeatureCollection"}', "JSON", id="JSON"),
        pytest.param(b"\x1f\x8b\x08\x00", "gzip", id="gzip"),
        pytest.param(b"SQLite format 3\x00", "database", id="database"),
        pytest.param("name,lat,lon\n".encode("utf-16"), "UTF-16", id="UTF-16"),
        pytest.param("اسم\n".encode("cp1256") * 9, "another encoding", id="Windows"),
        pytest.param(b"\x00\x01\x02\n", "no text", id="bytes"),
        pytest.param(b"a\tb\tc\n1\t2\t3\n", "a table of 3 columns", id="another table"),
        pytest.param(b"village,people\nHass,9\n", "begins: 'village,people'", id="no point"),
    ],
)
def test_any_other_file_is_refused_by_what_it_seems_to_be(
    tmp_path: Path, body: bytes, seems: str
) -> None:
    path = tmp_path / "file.txt"
    path.write_bytes(body)
    with pytest.raises(InputError, match=seems):
        read_sources([path])


def test_a_spreadsheet_is_told_from_a_zip(tmp_path: Path) -> None:
    path = tmp_path / "places.xlsx"
    with ZipFile(path, "w") as packed:
        packed.writestr("xl/workbook.xml", "<workbook/>")
    with pytest.raises(InputError, match="save it as CSV"):
        read_sources([path])


def test_a_damaged_zip_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "SY.zip"
    with ZipFile(path, "w", ZIP_DEFLATED) as packed:
        packed.writestr("SY.txt", DUMP * 1000)
    body = bytearray(path.read_bytes())
    body[60:90] = b"\xff" * 30
    path.write_bytes(body)
    with pytest.raises(InputError, match="Get the file again"):
        read_sources([path])


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no file .*SY\.txt"):
        read_sources([tmp_path / "SY.txt"])
