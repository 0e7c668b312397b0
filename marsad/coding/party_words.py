"""The words of data/parties.toml, and the forms in which a phrase may have them."""

import re
import tomllib
from functools import cache
from importlib.resources import files

import msgspec
from msgspec import Struct

WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
POSSESSIVE = re.compile(r"['’]s?$")
ENDINGS = (
    ("ies", ("y",)),
    ("ied", ("y",)),
    ("tted", ("t",)),
    ("ed", ("", "e")),
    ("es", ("", "e")),
    ("s", ("",)),
    ("men", ("man",)),
)


class PartyWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    openings: tuple[str, ...]
    ours: str
    partisan: tuple[str, ...]
    rebels: str
    soldiers: str
    civilians: str
    commands: str
    authorities: str
    civil: str
    admitting: str

    def listed(self, name: str) -> frozenset[str]:
        return frozenset(str(getattr(self, name)).split())


@cache
def party_words() -> PartyWords:
    """The tables of data/parties.toml."""
    text = (files("marsad.coding") / "data" / "parties.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), PartyWords)


def words_of(text: str) -> frozenset[str]:
    """The words of a phrase, and what they may be forms of."""
    words = {POSSESSIVE.sub("", m.group().casefold()) for m in WORD.finditer(text)}
    words |= {part for word in words for part in word.split("-")}
    return frozenset(form for word in words for form in forms_of(word))


def forms_of(word: str) -> set[str]:
    """A word and what it may be a regular form of: "mercenaries", "acknowledged"."""
    found = {word}
    for ending, instead in ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            found |= {word.removesuffix(ending) + letters for letters in instead}
    return found
