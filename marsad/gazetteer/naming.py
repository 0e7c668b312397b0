"""The names of a place as lookups find them: a key each, how it belongs, and its skeleton."""

import re
from collections.abc import Iterable, Iterator

from marsad.gazetteer.spelling import TRANSLITERATING, key_of, skeleton_of
from marsad.gazetteer.tables import NameKind

# GeoNames lists codes of airports ("ALP") and, in small letters, other scripts read aloud ("a lei
# po"). Which abbreviations the press uses, `names.toml` says.
_NO_NAME = re.compile(r"(?:[A-Z]\.?){1,6}|[a-z' `-]+")
_LONGEST_NAME = 80

# Two consonants say too little: "alp" is not "alep".
_SHORTEST_SKELETON = 3


def named_keys(name: str, others: Iterable[str], country: str | None) -> dict[str, NameKind]:
    """Give the keys of a place's own name and its others; what is no name is left out.

    Where names are transliterated, a spelling that shares the skeleton of its own name is its own
    too.
    """
    own = key_of(name)
    keys = dict.fromkeys((own, *map(key_of, filter(is_name, others))))
    keys.pop("", None)
    spellings = dict(skeletons(keys, country))
    return {
        key: NameKind.MAIN
        if key == own or (key in spellings and spellings[key] == spellings.get(own))
        else NameKind.OTHER
        for key in keys
    }


def skeletons(keys: Iterable[str], country: str | None) -> Iterator[tuple[str, str]]:
    """Give the keys that may be spelt in other ways, each with its skeleton."""
    if country in TRANSLITERATING:
        for key in keys:
            skeleton = skeleton_of(key) if key.isascii() else ""
            if len(skeleton) >= _SHORTEST_SKELETON:
                yield key, skeleton


def is_name(text: str) -> bool:
    """Say whether it may be a name that the press writes: no code, no other script read aloud."""
    return len(text) <= _LONGEST_NAME and not _NO_NAME.fullmatch(text)
