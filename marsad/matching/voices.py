"""Which names are one voice: "the Civil Defence" and "the Civil Defence in Idlib province"."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from msgspec import Struct

from marsad.matching.joining import head_of
from marsad.text.names import fold

OWN = "own"
NOBODY = "nobody"
STATE_BODIES = ("army", "government", "police", "security")

# Words that begin alike are one for telling voices apart: "Mali" and "Malian".
_ALIKE_LETTERS = 4


_SHORT = re.compile(r"\b[A-Z]{3,}\b")
_CAPITAL = re.compile(r"(?<![^\W\d_])[A-Z]")
_LEAST_INITIALS = 3


class Described(Struct, frozen=True, kw_only=True):
    """What kind of voice a name is, None where no word says it, and the words that are left.

    `initials` are what it is shortened to, or the short forms that it holds.
    """

    kind: str | None
    words: frozenset[str]
    initials: frozenset[str] = frozenset()

    def fits(self, other: "Described") -> bool:
        """Say whether two names may be one voice's."""
        if self.initials & other.initials:
            return True
        if self.kind != other.kind or self.kind in {OWN, NOBODY}:
            return False
        mine, theirs = self.words, other.words
        if self.kind is None:
            return bool(mine and theirs) and (mine <= theirs or theirs <= mine)
        return not mine or not theirs or bool(mine & theirs)


def describe(name: str) -> Described:
    """Describe a source by the words of its name."""
    folded = fold(name)
    for kind, pattern in _kinds().items():
        if pattern.search(folded):
            rest = _words(pattern.sub(" ", folded))
            words = frozenset[str]() if kind == OWN else rest
            return Described(kind=kind, words=words, initials=_initials(name))
    unnamed = set(folded.split()) <= _table("nobody") | _table("unsaid")
    nobody = NOBODY if unnamed else None
    return Described(kind=nobody, words=_words(folded), initials=_initials(name))


def is_state_media(outlet: str) -> bool:
    """Say whether an outlet's name says that it is its state's."""
    return not _table("state_media").isdisjoint(fold(outlet).split())


def one_voice(names: Iterable[str]) -> dict[str, str]:
    """For each name, the first of those that are one voice with it.

    A name that fits two voices which do not fit each other goes with the first.
    """
    heads: dict[str, str] = {}
    known: list[tuple[str, Described]] = []
    for name in sorted(set(names), key=lambda each: (-len(describe(each).words), each)):
        described = describe(name)
        for other, its in known:
            if described.fits(its):
                heads[head_of(heads, name)] = head_of(heads, other)
                break
        known.append((name, described))
    return {name: head_of(heads, name) for name, _ in known}


def _initials(name: str) -> frozenset[str]:
    """The short forms that stand in a name, and that of its own words with a capital."""
    short = set(_SHORT.findall(name))
    own = "".join(_CAPITAL.findall(name))
    return frozenset(short | ({own} if len(own) >= _LEAST_INITIALS and not short else set()))


def _words(folded: str) -> frozenset[str]:
    kept = (w for w in folded.split() if w not in _table("unsaid") and not w.isdigit())
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
