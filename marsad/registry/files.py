"""Registry files: TOML that a person edits, read with every mistake named."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from marsad.errors import RegistryError
from marsad.registry import Conflict, Entry, Spell, Tie
from marsad.registry.kinds import KINDS
from marsad.registry.periods import DAY, period
from marsad.registry.sides import as_tie
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
    serves: tuple[str | Tie, ...] = ()
    allies: tuple[str | Tie, ...] = ()


class Held(Struct, frozen=True, kw_only=True):
    """What the files hold."""

    entries: tuple[Entry, ...]
    conflicts: tuple[Conflict, ...]


def read_files(paths: Sequence[Path]) -> Held:
    """Read the entries and conflicts of all files, in order; a flaw raises RegistryError."""
    tables = {path: _read_tables(path) for path in paths}
    entries = _entries(tables)
    return Held(entries=tuple(entries.values()), conflicts=_conflicts(tables, entries))


def read_entries(paths: Sequence[Path]) -> tuple[Entry, ...]:
    """Read the entries of all files alone."""
    return read_files(paths).entries


def _entries(tables: dict[Path, dict[str, Any]]) -> dict[str, Entry]:
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
    _check_ties(entries, origin)
    _check_names(entries, origin)
    return entries


def _conflicts(
    tables: dict[Path, dict[str, Any]], entries: dict[str, Entry]
) -> tuple[Conflict, ...]:
    conflicts: dict[str, Conflict] = {}
    for path, held in tables.items():
        for conflict in _records(path, held, "conflict", Conflict):
            _check_conflict(path, conflict, entries)
            if conflict.id in conflicts:
                raise RegistryError(f"{path}: conflict {conflict.id!r} is told twice.")
            conflicts[conflict.id] = conflict
    return tuple(conflicts.values())


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
        if name not in {"entry", "addition", "conflict"} or not isinstance(table, list):
            raise RegistryError(
                f"{path}: {name!r} is not expected here. "
                "A registry file holds [[entry]], [[addition]] and [[conflict]] tables alone."
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
    for kind in (entry.kind, *(spell.kind for spell in entry.kinds)):
        if kind not in KINDS:
            raise RegistryError(f"{where} no kind is {kind!r}. Known: {', '.join(KINDS)}.")
    for country in () if entry.country is None else (entry.country,):
        _check_country(where, country)
    ties = map(as_tie, (*entry.serves, *entry.allies))
    dated: tuple[Entry | Spell | Tie, ...] = (entry, *entry.kinds, *ties)
    for each in dated:
        _check_days(where, each)
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
        serves=entry.serves + addition.serves,
        allies=entry.allies + addition.allies,
    )


def _check_country(where: str, country: str) -> None:
    if not _COUNTRY.fullmatch(country):
        raise RegistryError(f"{where} country {country!r} is no ISO code such as 'SY'.")


def _check_days(where: str, dated: Entry | Conflict | Spell | Tie) -> None:
    for day in (dated.since, dated.until):
        if day is not None and not DAY.fullmatch(day):
            raise RegistryError(
                f"{where} {day!r} is no day. Write '2014-06-29', '2014-06' or '2014', in quotes, "
                "and leave out what is not known."
            )
    if period(dated.since, dated.until).start > period(dated.since, dated.until).end:
        raise RegistryError(f"{where} {dated.since} to {dated.until}: it ends before it begins.")


def _check_ties(entries: dict[str, Entry], origin: dict[str, Path]) -> None:
    for entry in entries.values():
        where = f"{origin[entry.id]}: entry {entry.id!r}:"
        _check_tied(where, "ally", entry.allies, entries)
        _check_tied(where, "master", entry.serves, entries)
        _check_tied(where, "forerunner", entry.follows, entries)


def _check_tied(
    where: str, what: str, listed: Iterable[str | Tie], entries: dict[str, Entry]
) -> None:
    for tie in map(as_tie, listed):
        if tie.id not in entries:
            raise RegistryError(f"{where} no entry has its {what}'s id {tie.id!r}.")


def _check_conflict(path: Path, conflict: Conflict, entries: dict[str, Entry]) -> None:
    where = f"{path}: conflict {conflict.id!r}:"
    for country in conflict.countries:
        _check_country(where, country)
    _check_days(where, conflict)
    members = [(side, as_tie(m)) for side, ties in conflict.sides.items() for m in ties]
    for side, tie in members:
        _check_days(f"{where} {side}:", tie)
        _check_tied(f"{where} {side}:", "member", (tie,), entries)
    for (side, tie), (other, again) in combinations(members, 2):
        both = tie.id == again.id
        if both and period(tie.since, tie.until).meets(period(again.since, again.until)):
            raise RegistryError(
                f"{where} {tie.id!r} is on the side {side!r} and on {other!r} at the same time. "
                "Give each its days."
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
