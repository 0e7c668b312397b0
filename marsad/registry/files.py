"""Registry files: TOML that a person edits, read with every mistake named."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from marsad.errors import RegistryError
from marsad.registry import Entry
from marsad.registry.kinds import KINDS
from marsad.registry.words import key_of

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_COUNTRY = re.compile(r"[A-Z]{2}")

T = TypeVar("T")


class Addition(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """More names and allies for an entry that another file holds."""

    id: str
    aliases: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    allies: tuple[str, ...] = ()


def read_entries(paths: Sequence[Path]) -> tuple[Entry, ...]:
    """Read the entries of all files, in order; the first flaw raises RegistryError."""
    tables = {path: _read_tables(path) for path in paths}
    entries: dict[str, Entry] = {}
    origin: dict[str, Path] = {}
    for path, held in tables.items():
        for entry in _records(path, held, "entry", Entry):
            _check_entry(path, entry)
            _check_new(path, entry, origin)
            entries[entry.id], origin[entry.id] = entry, path
    for path, held in tables.items():
        for addition in _records(path, held, "addition", Addition):
            _check_known(path, addition.id, entries)
            entries[addition.id] = _extended(entries[addition.id], addition)
            _check_entry(path, entries[addition.id])
    _check_allies(entries, origin)
    _check_names(entries, origin)
    return tuple(entries.values())


def names_of(entry: Entry) -> tuple[str, ...]:
    """Return every name that alone means the entry: its own, its aliases, its people's."""
    return (entry.name, *entry.aliases, *entry.people)


def _read_tables(path: Path) -> dict[str, Any]:
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise RegistryError(f"{path} cannot be read: {error.strerror}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RegistryError(f"{path} is not TOML in UTF-8: {error}.") from error
    for name, table in tables.items():
        if name not in {"entry", "addition"} or not isinstance(table, list):
            raise RegistryError(
                f"{path}: {name!r} is not expected here. "
                "A registry file holds [[entry]] and [[addition]] tables alone."
            )
    return tables


def _records(path: Path, tables: dict[str, Any], name: str, record: type[T]) -> Iterator[T]:
    """Check the fields of each table of one name; an error says which table and which field."""
    for number, table in enumerate(tables.get(name, ()), start=1):
        try:
            yield msgspec.convert(table, record)
        except msgspec.ValidationError as error:
            label = table.get("id", "without id") if isinstance(table, dict) else "no table"
            raise RegistryError(f"{path}: {name} {number} ({label}): {error}.") from error


def _check_entry(path: Path, entry: Entry) -> None:
    where = f"{path}: entry {entry.id!r}:"
    if not _ID.fullmatch(entry.id):
        raise RegistryError(f"{where} an id is small letters and digits, with hyphens between.")
    if entry.kind not in KINDS:
        raise RegistryError(f"{where} no kind is {entry.kind!r}. Known: {', '.join(KINDS)}.")
    if entry.country is not None and not _COUNTRY.fullmatch(entry.country):
        raise RegistryError(f"{where} country {entry.country!r} is no ISO code such as 'SY'.")
    for name in (*names_of(entry), *entry.titles):
        if not key_of(name):
            raise RegistryError(f"{where} the name {name!r} has no letters.")


def _check_new(path: Path, entry: Entry, origin: dict[str, Path]) -> None:
    if entry.id in origin:
        raise RegistryError(
            f"{path}: the id {entry.id!r} is taken by an entry in {origin[entry.id]}. "
            "Choose another, or give that entry more names by [[addition]]."
        )


def _check_known(path: Path, entry_id: str, entries: dict[str, Entry]) -> None:
    if entry_id not in entries:
        raise RegistryError(f"{path}: addition to {entry_id!r}: no entry has that id.")


def _extended(entry: Entry, addition: Addition) -> Entry:
    return msgspec.structs.replace(
        entry,
        aliases=entry.aliases + addition.aliases,
        people=entry.people + addition.people,
        titles=entry.titles + addition.titles,
        allies=entry.allies + addition.allies,
    )


def _check_allies(entries: dict[str, Entry], origin: dict[str, Path]) -> None:
    for entry in entries.values():
        for ally in entry.allies:
            if ally not in entries:
                raise RegistryError(
                    f"{origin[entry.id]}: entry {entry.id!r}: no entry has its ally's id {ally!r}."
                )


def _check_names(entries: dict[str, Entry], origin: dict[str, Path]) -> None:
    """No two entries share a name, whatever its spelling, or a text could not tell them apart."""
    owner: dict[tuple[str, ...], Entry] = {}
    for entry in entries.values():
        for name in names_of(entry):
            other = owner.setdefault(key_of(name), entry)
            if other.id != entry.id:
                raise RegistryError(
                    f"{origin[entry.id]}: entry {entry.id!r}: the name {name!r} already means "
                    f"{other.id!r} in {origin[other.id]}. If it means either, make it a title of "
                    "both: it then counts after one of them was named in full."
                )
