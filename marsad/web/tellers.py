"""Who tells: the voice behind a claim and the outlet that carries it, their kind and their side."""

from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from marsad.records import ClaimInContext
from marsad.registry import Entry
from marsad.registry.store import Registry, load_registry
from marsad.settings import load_settings
from marsad.situations.parties import voice_of
from marsad.text.dates import published_day
from marsad.text.names import fold

NO_KIND = "not known"


class Teller(Struct, frozen=True, kw_only=True):
    """Who a claim's word is, and what the registry knows of them and of the outlet.

    `sides` are the sides of conflicts on which either stood when it was told: `syria/government`.
    """

    source: str
    outlet: str
    kinds: frozenset[str]
    sides: frozenset[str]

    @property
    def source_key(self) -> str:
        return fold(self.source)

    @property
    def outlet_key(self) -> str:
        return fold(self.outlet)


@lru_cache(maxsize=1)
def known_registry() -> Registry:
    """The packaged registry with the user's own files, as the settings name them."""
    return load_registry(*load_settings().registries)


def teller_of(told: ClaimInContext, registry: Registry) -> Teller:
    voice = voice_of(told, registry)
    entries = [entry for entry in (voice.entry, _entry(told.outlet, registry)) if entry is not None]
    kinds = {entry.kind for entry in entries}
    if voice.kind is not None:
        kinds.add(voice.kind.name)
    return Teller(
        source=voice.name,
        outlet=told.outlet,
        kinds=frozenset(kinds or {NO_KIND}),
        sides=frozenset(_sides(entries, told, registry)),
    )


def _sides(entries: list[Entry], told: ClaimInContext, registry: Registry) -> Iterator[str]:
    day = published_day(told.said)
    for entry in entries if day is not None else ():
        for conflict in registry.conflicts:
            side = registry.side_at(entry, day, conflict.id) if day is not None else None
            if side is not None:
                yield f"{conflict.id}/{side}"


@lru_cache(maxsize=4096)
def _entry(name: str, registry: Registry) -> Entry | None:
    return registry.named(name)


def side_words(side: str, registry: Registry) -> str:
    """A side in words: `Syrian civil war: opposition`."""
    conflict, _, name = side.partition("/")
    named = next((each.name for each in registry.conflicts if each.id == conflict), conflict)
    return f"{named}: {name.replace('_', ' ').replace('-', ' ')}"


def kind_words(kind: str) -> str:
    return kind.replace("_", " ")
