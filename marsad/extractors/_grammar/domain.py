"""What a story is about: whether its attacks and battles are likely meant as such."""

import re
from functools import cache

import msgspec
from msgspec import Struct

from marsad.extractors._grammar.tables import read_table

# What a word of plain violence weighs beside one of conflict.
VIOLENT_WEIGHT = 1 / 3


class DomainWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    conflict: tuple[str, ...]
    violent: tuple[str, ...]
    other: tuple[str, ...]


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    words = msgspec.convert(read_table("domains.toml"), DomainWords)
    return {
        name: re.compile(r"\b(?:" + "|".join(getattr(words, name)) + r")\b", re.IGNORECASE)
        for name in words.__struct_fields__
    }


def conflict_share(text: str) -> float:
    """The share of telling words that are of conflict: 1 all, 0 none, 0.5 if there are none.

    Different words count once each, so that one word repeated does not decide.
    """
    count = {
        n: len({m.group().casefold() for m in p.finditer(text)}) for n, p in patterns().items()
    }
    ours = count["conflict"] + VIOLENT_WEIGHT * count["violent"]
    return (ours + 0.5) / (ours + count["other"] + 1)
