"""What a story is about: whether its attacks and battles are likely meant as such."""

import re
from functools import cache

import msgspec
from msgspec import Struct

from marsad.extractors._grammar.lexicon import read_table


class DomainWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    conflict: tuple[str, ...]
    other: tuple[str, ...]


@cache
def patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = msgspec.convert(read_table("domains.toml"), DomainWords)
    return tuple(  # type: ignore[return-value]  # two tables, two patterns
        re.compile(r"\b(?:" + "|".join(table) + r")\b", re.IGNORECASE)
        for table in (words.conflict, words.other)
    )


def conflict_share(text: str) -> float:
    """The share of telling words that are of conflict: 1 all, 0 none, 0.5 if there are none.

    Different words count once each, so that one word repeated does not decide.
    """
    conflict, other = patterns()
    ours = {m.group().casefold() for m in conflict.finditer(text)}
    theirs = {m.group().casefold() for m in other.finditer(text)}
    if not ours and not theirs:
        return 0.5
    return (len(ours) + 0.5) / (len(ours) + len(theirs) + 1)
