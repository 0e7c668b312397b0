"""Which names are one voice: "the Civil Defence" and "the Civil Defence in Idlib province"."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files

from msgspec import Struct

from marsad.matching.joining import head_of
from marsad.registry.sides import as_tie
from marsad.registry.store import load_registry
from marsad.text.names import fold

OWN = "own"
NOBODY = "nobody"
# A state by its bare name speaks through whichever of its bodies is heard.
STATE = "state"
STATE_BODIES = ("army", "government", "police", "security", "intelligence")

# Words that begin alike are one for telling voices apart: "Mali" and "Malian".
_ALIKE_LETTERS = 4


# What follows says of whom or where, and not what a voice is: "a driver", "the drivers' union".
_HEAD_ENDS = re.compile(
    r"[,;(]|\b(?:of|in|from|who|whom|at|to|for|with|near|by|on|that|which|whose|reached)\b"
)
_OF_ONE = re.compile(r"['’]s?(?=\s|$)")
_SHORT = re.compile(r"\b[A-Z]{3,}\b")
_CAPITAL = re.compile(r"(?<![^\W\d_])[A-Z]")
_LEAST_INITIALS = 3


class Described(Struct, frozen=True, kw_only=True):
    """What kind of voice a name is, None where no word says it, and the words that are left.

    `initials` are what it is shortened to, or the short forms that it holds. `nation` is the code
    of the state that a word of it names.
    """

    kind: str | None
    words: frozenset[str]
    initials: frozenset[str] = frozenset()
    nation: str | None = None

    def fits(self, other: "Described", home: str | None = None) -> bool:
        """Say whether two names may be one voice's; a bare army is that of the country `home`."""
        if self.initials & other.initials:
            return True
        nations = {self.nation_at(home), other.nation_at(home)} - {None}
        if len(nations) > 1 or {OWN, NOBODY} & {self.kind, other.kind}:
            return False
        if STATE in {self.kind, other.kind}:
            return len(nations) == 1 and {self.kind, other.kind} <= {STATE, *STATE_BODIES}
        mine, theirs = self.words, other.words
        if self.kind is None and other.kind is None:
            return bool(mine and theirs) and (mine <= theirs or theirs <= mine)
        return self.kind == other.kind and (not mine or not theirs or bool(mine & theirs))

    def nation_at(self, home: str | None) -> str | None:
        """The state whose body it is; of a bare army, the one at home."""
        bare = self.kind in STATE_BODIES and not self.words
        return self.nation or (home if bare else None)


@lru_cache(maxsize=65536)
def describe(name: str) -> Described:
    """Describe a source by the words of its name."""
    folded, initials = fold(_OF_ONE.sub("", name)), _initials(name)
    states = {word: _states()[word] for word in folded.split() if word in _states()}
    nation = min(states.values(), default=None)
    for kind, pattern in _kinds().items():
        if pattern.search(head_word(name) if kind == OWN else folded):
            rest = (word for word in pattern.sub(" ", folded).split() if word not in states)
            words = frozenset[str]() if kind == OWN else _words(rest)
            return Described(kind=kind, words=words, initials=initials, nation=nation)
    words = _words(folded.split())
    if set(folded.split()) <= _table("nobody") | _table("things") | _table("unsaid"):
        return Described(kind=NOBODY, words=words, initials=initials)
    state = STATE if folded in _states() else None
    return Described(kind=state, words=words, initials=initials, nation=nation)


@cache
def _states() -> Mapping[str, str]:
    """The states by the words that name them, as the names of their armies have them."""
    found: dict[str, str] = {}
    for entry in load_registry().entries:
        for name in (entry.name, *entry.aliases) if entry.kind == "state_force" else ():
            nation, *rest = fold(_OF_ONE.sub("", name)).split() or [""]
            if rest == ["army"] and entry.country is not None:
                found |= {nation: entry.country, f"{nation}s": entry.country}
    return found


def head_word(name: str) -> str:
    """The word of a name that says what it is: "residents" of "two residents of the town"."""
    words = fold(_OF_ONE.sub("", _HEAD_ENDS.split(name.strip(), maxsplit=1)[0])).split()
    return words[-1] if words else ""


def is_thing(name: str) -> bool:
    """Say whether a name means no person or body: "a list of names", "the statement"."""
    return head_word(name) in _table("things")


def is_state_media(outlet: str) -> bool:
    """Say whether an outlet's name says that it is its state's."""
    return not _table("state_media").isdisjoint(fold(outlet).split())


@lru_cache(maxsize=4096)
def party_behind(name: str) -> str | None:
    """Whose medium a name is, by the registry: that of the Islamic State for its news agency."""
    entry = load_registry().named(name)
    if entry is None or entry.kind != "media" or not entry.serves:
        return None
    return load_registry().get(as_tie(entry.serves[0]).id).name


def one_voice(names: Iterable[str], home: str | None = None) -> dict[str, str]:
    """For each name, the first of those that are one voice with it.

    A name that fits two voices which do not fit each other goes with the first.
    """
    heads: dict[str, str] = {}
    known: list[tuple[str, Described]] = []
    for name in sorted(set(names), key=_fullest_first):
        described = describe(name)
        for other, its in known:
            if described.fits(its, home):
                heads[head_of(heads, name)] = head_of(heads, other)
                break
        known.append((name, described))
    return {name: head_of(heads, name) for name, _ in known}


def _fullest_first(name: str) -> tuple[bool, int, bool, str]:
    described = describe(name)
    return described.kind == STATE, -len(described.words), described.nation is None, name


def _initials(name: str) -> frozenset[str]:
    """The short forms that stand in a name, and that of its own words with a capital."""
    short = set(_SHORT.findall(name))
    own = "".join(_CAPITAL.findall(name))
    return frozenset(short | ({own} if len(own) >= _LEAST_INITIALS and not short else set()))


def _words(words: Iterable[str]) -> frozenset[str]:
    kept = (w for w in words if w not in _table("unsaid") and not w.isdigit())
    return frozenset(word[:_ALIKE_LETTERS] for word in kept)


@cache
def _kinds() -> Mapping[str, re.Pattern[str]]:
    found = {}
    for kind, listed in _data()["kinds"].items():
        phrases = listed.split("|") if "|" in listed else listed.split()
        either = "|".join(re.escape(fold(phrase)) + "(?:e?s)?" for phrase in phrases)
        found[kind] = re.compile(rf"\b(?:{either})\b")
    return found


@cache
def _table(name: str) -> frozenset[str]:
    return frozenset(fold(_data()[name]["words"]).split())


@cache
def _data() -> Mapping[str, Mapping[str, str]]:
    text = files("marsad.matching").joinpath("data/voices.toml").read_text("utf-8")
    table: Mapping[str, Mapping[str, str]] = tomllib.loads(text)
    return table
