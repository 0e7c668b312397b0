"""What kind of file to add it is, told by its first rows and never by its name."""

import re
from collections.abc import Callable, Iterator
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import IO
from zipfile import BadZipFile, ZipFile, is_zipfile

from msgspec import Struct

from marsad.errors import InputError
from marsad.gazetteer.added import BadRowError, Fault, Row, refuse
from marsad.gazetteer.geonames import read_name, read_place, read_subunit, read_unit
from marsad.gazetteer.lines import Line, Member, opened, read_lines, read_records
from marsad.gazetteer.own import Columns, columns_of, read_own


class FileKind(StrEnum):
    """What a file holds, in the order in which files are added: codes come before what uses them.

    Names come last: they are taken for the places that are there.
    """

    UNITS = "codes of first-level units"
    SUBUNITS = "codes of second-level units"
    PLACES = "places of GeoNames"
    OWN = "own places"
    NAMES = "alternate names"


class Source(Struct, frozen=True, kw_only=True):
    """A file to add: what it is, and for a table what its columns are and where its header ends."""

    member: Member
    kind: FileKind
    delimiter: str = "\t"
    columns: Columns | None = None
    header: int = 0


_READERS: dict[FileKind, Callable[[str], Row]] = {
    FileKind.UNITS: read_unit,
    FileKind.SUBUNITS: read_subunit,
    FileKind.PLACES: read_place,
    FileKind.NAMES: read_name,
}

# So many rows tell a kind, even if some of them are broken.
SAMPLE = 200

# How `read_lines` gives bytes that are no UTF-8.
_UNDECODED = re.compile("[\udc80-\udcff]")

# Files that GeoNames packs beside its data.
_BESIDE = re.compile(r"(?:.*/)?(?:readme|iso-languagecodes)[^/]*|__MACOSX/.*|.*/", re.IGNORECASE)

_MAGIC = (
    (b"\x1f\x8b", "packed by gzip: unpack it first"),
    (b"SQLite format 3", "a database"),
    (b"%PDF", "a PDF file"),
    (b"\x00\x00\x27\x0a", "a shapefile: save its points as CSV with latitude and longitude"),
    (b"\xff\xfe", "a text in UTF-16: save it as UTF-8"),
    (b"\xfe\xff", "a text in UTF-16: save it as UTF-8"),
)
_ADVICE = (
    "marsad adds GeoNames' dumps of places (19 columns), alternateNamesV2.txt, "
    "admin1CodesASCII.txt, admin2Codes.txt, and tables whose first row names a column for each of "
    "name, latitude and longitude."
)


def read_sources(paths: list[Path]) -> list[Source]:
    """Tell what each file is, in the order in which they are added, or refuse one that is none."""
    members = [member for path in paths for member in members_of(path)]
    sources = [kind_of(member) for member in members]
    order = list(FileKind)
    return sorted(sources, key=lambda source: order.index(source.kind))


def members_of(path: Path) -> Iterator[Member]:
    """Give a file, or the files of data inside a zip."""
    if not path.is_file():
        message = f"there is no file {path}."
        raise InputError(message)
    if not is_zipfile(path):
        yield Member(path=path, inside=None, size=path.stat().st_size)
        return
    try:
        with ZipFile(path) as packed:
            inside = [info for info in packed.infolist() if not _BESIDE.fullmatch(info.filename)]
    except BadZipFile as error:
        message = f"{path} cannot be unpacked: {error}. Get the file again."
        raise InputError(message) from error
    if any(info.filename.startswith("xl/") for info in inside):
        raise InputError(_refusal(path.name, "a spreadsheet: save it as CSV"))
    if not inside:
        raise InputError(_refusal(path.name, "a zip without any data"))
    for info in inside:
        yield Member(path=path, inside=info.filename, size=info.file_size)


def kind_of(member: Member) -> Source:
    """Tell what a file holds, or refuse it and say what it seems to be."""
    with opened(member) as stream:
        lines = [line for line in islice(read_lines(stream), SAMPLE) if line.text != ""]
    if not lines:
        raise InputError(_refusal(member.label, "an empty file"))
    counts = {kind: sum(_fits(line, kind) for line in lines) for kind in _READERS}
    likeliest = max(counts, key=lambda kind: counts[kind])
    if counts[likeliest] * 2 > len(lines):
        return Source(member=member, kind=likeliest)
    for delimiter in "\t,;":
        header, line = next(read_records(iter(lines), delimiter))
        columns = None if header is None else columns_of(header)
        if columns is not None:
            return Source(
                member=member,
                kind=FileKind.OWN,
                delimiter=delimiter,
                columns=columns,
                header=line.number,
            )
    raise InputError(_refusal(member.label, _what_it_seems(lines)))


def rows_of(
    source: Source, stream: IO[bytes], *, start: int, number: int
) -> Iterator[tuple[Row | Fault, Line]]:
    """Give what each row after a byte holds, or what is wrong with it, and its last line."""
    lines = read_lines(stream, start=start, number=number)
    if source.columns is None:
        reader = _READERS[source.kind]
        for line in lines:
            if line.text != "":
                yield _read_line(line, reader), line
        return
    for fields, line in read_records(lines, source.delimiter):
        if line.number > source.header:
            yield _read_fields(fields, source.columns), line


def _read_line(line: Line, reader: Callable[[str], Row]) -> Row | Fault:
    try:
        return reader(_checked(line.text))
    except BadRowError as error:
        return error.fault


def _read_fields(fields: list[str] | None, columns: Columns) -> Row | Fault:
    try:
        if fields is None:
            refuse(Fault.COLUMNS)
        _checked("".join(fields))
        return read_own(fields, columns)
    except BadRowError as error:
        return error.fault


def _checked(text: str | None) -> str:
    if text is None:
        refuse(Fault.LENGTH)
    if not text.isascii() and _UNDECODED.search(text):
        refuse(Fault.ENCODING)
    return text


def _fits(line: Line, kind: FileKind) -> bool:
    return not isinstance(_read_line(line, _READERS[kind]), Fault)


def _what_it_seems(lines: list[Line]) -> str:
    """Say in words what a file is that cannot be added."""
    first = lines[0].text or ""
    raw = first.encode("utf-8", "surrogateescape")
    for magic, words in _MAGIC:
        if raw.startswith(magic):
            return words
    text = first.lstrip().lower()
    if text.startswith("<"):
        return "a web page or XML: was the download sent elsewhere?"
    if text.startswith(("{", "[")):
        return "JSON: save it as CSV with latitude and longitude"
    if "\0" in text or lines[0].text is None:
        return "no text"
    if sum(bool(_UNDECODED.search(line.text or "")) for line in lines) * 4 > len(lines):
        return "a text in another encoding than UTF-8: save it as UTF-8"
    widths = {(line.text or "").count("\t") for line in lines}
    if len(widths) == 1 and "\t" in first:
        return f"a table of {widths.pop() + 1} columns that begins: {first[:60]!r}"
    return f"a text that begins: {first[:60]!r}"


def _refusal(name: str, seems: str) -> str:
    return f"{name} cannot be added: it seems to be {seems}. {_ADVICE}"
