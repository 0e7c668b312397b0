"""Who tells: the voice behind a claim and the outlet that carries it, their kind and their side."""

from collections.abc import Iterator
from functools import lru_cache
from types import MappingProxyType

from msgspec import Struct

from marsad.records import ClaimInContext
from marsad.registry import Entry
from marsad.registry.store import Registry, load_registry
from marsad.settings import load_settings
from marsad.situations.parties import voice_of
from marsad.text.dates import published_day
from marsad.text.names import fold
from marsad.web.tongue import mark, say

NO_KIND = "not known"

KINDS = MappingProxyType(
    {
        NO_KIND: mark("not known"),
        "civil_defence": mark("civil defence"),
        "coalition": mark("coalition"),
        "criminal_group": mark("criminal group"),
        "government": mark("government"),
        "health_authority": mark("health authority"),
        "hospital": mark("hospital"),
        "intergovernmental": mark("intergovernmental"),
        "media": mark("media"),
        "militia": mark("militia"),
        "monitor": mark("monitor"),
        "news_agency": mark("news agency"),
        "ngo": mark("ngo"),
        "official": mark("official"),
        "peacekeepers": mark("peacekeepers"),
        "political_group": mark("political group"),
        "private_military": mark("private military"),
        "rebel_group": mark("rebel group"),
        "red_cross": mark("red cross"),
        "state_force": mark("state force"),
        "state_media": mark("state media"),
        "un_body": mark("un body"),
        "witness": mark("witness"),
    }
)

# Sides that several conflicts have; the others bear the names of their parties.
SIDES = MappingProxyType(
    {
        "government": mark("government"),
        "governments": mark("governments"),
        "insurgents": mark("insurgents"),
        "islamic_state": mark("islamic state"),
        "jihadists": mark("jihadists"),
        "junta": mark("junta"),
        "kurds": mark("kurds"),
        "militants": mark("militants"),
        "opposition": mark("opposition"),
        "rebels": mark("rebels"),
        "resistance": mark("resistance"),
        "separatists": mark("separatists"),
        "state": mark("state"),
        "taliban": mark("taliban"),
    }
)


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
    side_name = say(SIDES[name]) if name in SIDES else name.replace("_", " ").replace("-", " ")
    return say("{conflict}: {side}", conflict=named, side=side_name)


def kind_words(kind: str) -> str:
    return say(KINDS[kind]) if kind in KINDS else kind.replace("_", " ")
