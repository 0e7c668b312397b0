"""The word tables of the event grammar, read from extractors/data."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import msgspec
from msgspec import Struct

from marsad.language import Token
from marsad.records import SubEventType


class Act(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A group of words that tell of the same kind of event."""

    type: SubEventType | None = None
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    weak_verbs: tuple[str, ...] = ()
    weak_nouns: tuple[str, ...] = ()


class WeaponWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    type: str
    words: tuple[str, ...]
    event: SubEventType | None = None


class ClassWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    words: frozenset[str]
    modified: frozenset[str] = frozenset()
    modifiers: frozenset[str] = frozenset()


@cache
def class_words() -> Mapping[str, ClassWords]:
    """The tables of data/people.toml."""
    return msgspec.convert(read_table("people.toml"), dict[str, ClassWords])


def read_table(name: str) -> object:
    return tomllib.loads((files("marsad.extractors") / "data" / name).read_text("utf-8"))


@cache
def acts() -> Mapping[str, Act]:
    """The acts of data/events.toml by name."""
    return msgspec.convert(read_table("events.toml"), dict[str, Act])


@cache
def weapons() -> tuple[WeaponWords, ...]:
    """The weapons of data/weapons.toml."""
    table = msgspec.convert(read_table("weapons.toml"), dict[str, tuple[WeaponWords, ...]])
    return table["weapon"]


def is_ground(token: Token) -> bool:
    """Whether the noun is of what can be fought over: a town, a base, positions."""
    return token.lemma.casefold() in class_words()["ground"].words


def is_haven(token: Token) -> bool:
    """Whether the noun is of a place of civilian life: a market, a hospital."""
    return token.lemma.casefold() in class_words()["haven"].words
