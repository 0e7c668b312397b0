"""Clues in a claim's own words: names, what was hit, the part of the day, "a second one".

A village that no gazetteer has, a market, "after dusk": no value of the claim holds them, and a
reader knows by them which of a town's two blasts is meant.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from msgspec import Struct

from marsad.matching.undertakings import names_undertaking, tells_of_undertaking
from marsad.text.distinctive import RARE_WEIGHT, SHORTEST, stem, weight
from marsad.text.names import sound_of

# What is counted when a text tells of several: "a second blast", "the first of two raids".
_COUNTED = (
    r"(?:airstrike|ambush|assassination|assault|attack|barrage|blast|bomb|bombing|clash|device"
    r"|explosion|explosive|incident|killing|massacre|mine|missile|raid|rocket|salvo|shell|shelling"
    r"|strike)"
)
# "a second blast", told beside the first; but not "a third day of shelling".
_ANOTHER = re.compile(
    r"\b(?:another|second|third|fourth|separate)\s+"
    r"(?!(?:\w+\s+)?(?:day|night|time|wave|week|month|year)\b)(?:[\w-]+\s+){0,2}?"
    rf"{_COUNTED}"
    r"|^\W*(?:the|a) second\b\s*(?:,|one\b|hit\b|struck\b|killed\b|came\b|fell\b|exploded\b)",
    re.IGNORECASE,
)
_FIRST = re.compile(
    rf"\b(?:the|an?|this) first\s+(?:[\w-]+\s+){{0,2}}?{_COUNTED}(?:e?s)?\b"
    r"|^\W*the first\b\s*(?:,|one\b|hit\b|struck\b|killed\b|came\b|fell\b|exploded\b)",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"[A-Z][^\W\d_]+(?:['’][^\W\d_]+)?(?:[ -](?:(?:al|el|ash|as|ez|es|de|la)-)?[A-Z][^\W\d_]+)*"
)
_WORD = re.compile(r"[^\W\d_]+")
_PARTS_OF_DAY = (
    ("dawn", re.compile(r"\b(?:dawn|daybreak|sunrise)\b", re.IGNORECASE)),
    ("morning", re.compile(r"\b(?:mornings?|breakfast)\b", re.IGNORECASE)),
    ("midday", re.compile(r"\b(?:midday|noon|lunchtime)\b", re.IGNORECASE)),
    ("afternoon", re.compile(r"\bafternoon\b", re.IGNORECASE)),
    ("evening", re.compile(r"\b(?:evening|dusk|sunset|nightfall|tonight)\b", re.IGNORECASE)),
    ("night", re.compile(r"\b(?:night|midnight|overnight)\b", re.IGNORECASE)),
)


class Clues(Struct, frozen=True, kw_only=True):
    """What a claim's words give away.

    `another`: they tell of a second thing beside a first; `first`: of a first beside a second.
    `lasting`: they tell of a siege or an offensive; `within`: they name one.
    """

    named: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    hours: frozenset[str] = frozenset()
    another: bool = False
    first: bool = False
    lasting: bool = False
    within: bool = False


def find_clues(text: str) -> Clues:
    """Find the clues in a claim's evidence."""
    kinds = _kinds()
    words = {word.casefold() for word in _WORD.findall(text)}
    return Clues(
        named=frozenset(_sounds(text)),
        targets=frozenset(kind for word in words if (kind := kinds.get(word))),
        hours=frozenset(part for part, pattern in _PARTS_OF_DAY if pattern.search(text)),
        another=_ANOTHER.search(text) is not None,
        first=_FIRST.search(text) is not None,
        lasting=tells_of_undertaking(text),
        within=names_undertaking(text),
    )


def join_clues(*all_clues: Clues) -> Clues:
    """What several claims give away together."""
    return Clues(
        named=frozenset().union(*(each.named for each in all_clues)),
        targets=frozenset().union(*(each.targets for each in all_clues)),
        hours=frozenset().union(*(each.hours for each in all_clues)),
        another=any(each.another for each in all_clues),
        first=any(each.first for each in all_clues),
        lasting=any(each.lasting for each in all_clues),
        within=any(each.within for each in all_clues),
    )


def _sounds(text: str) -> set[str]:
    """How the rare names of a text sound, word by word and whole."""
    found: set[str] = set()
    for match in _NAME.finditer(text):
        words = (word for word in _WORD.findall(match[0]) if len(word) >= SHORTEST)
        rare = [word for word in words if weight(stem(word)) == RARE_WEIGHT]
        wholes = [" ".join(rare)] if len(rare) > 1 else []
        found.update(sound for word in (*rare, *wholes) if (sound := sound_of(word)) is not None)
    return found


@cache
def _kinds() -> Mapping[str, str]:
    text = files("marsad.matching").joinpath("data/targets.toml").read_text("utf-8")
    table = tomllib.loads(text)["targets"]
    kinds = {word: kind for kind, words in table.items() for word in words.split()}
    return kinds | {_plural(word): kind for word, kind in kinds.items()}


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    if word.endswith(("s", "x", "ch", "sh")):
        return word + "es"
    return word[:-3] + "men" if word.endswith("man") else word + "s"
