"""How names of places are spelt for lookups: a key each, and a skeleton for transliterations."""

import re
from functools import lru_cache

from marsad.text.names import fold

# The article before Arabic names, as it is joined to the letter that follows ("ar-Raqqa").
ARTICLES = frozenset({"al", "el", "ul", "ad", "ed", "an", "en", "ar", "er", "as", "es", "ash"}) | {
    *("esh", "at", "et", "ath", "eth", "az", "ez", "adh", "edh")
}

# "St. Louis" and "Saint Louis" are one name, and so are "Jisr ash-Shughur" and "Jisr al-Shughur".
_SAME_WORD = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"} | dict.fromkeys(
    ARTICLES, "al"
)

# Those that stand apart too, and are no English words.
UNHYPHENED_ARTICLES = frozenset({"al", "el"})

# Countries whose places are spelt in Latin letters in many ways: Arabic, Persian, Pashto, Urdu.
TRANSLITERATING = frozenset(
    {"AE", "AF", "BH", "DZ", "EG", "IL", "IQ", "IR", "JO", "KW", "LB", "LY", "MA", "MR"}
    | {"OM", "PK", "PS", "QA", "SA", "SD", "SO", "SY", "TD", "TN", "YE"}
)

# Letters that transliterations write one for the other, and those that they put in or leave out.
_SAME_SOUND = (
    (re.compile(r"q|c(?!h)"), "k"),
    (re.compile(r"dh|th"), "d"),
    (re.compile(r"[zj]h"), "j"),
    (re.compile(r"ou|oo"), "u"),
    (re.compile(r"(?<=[aeiou])h\b"), ""),
    (re.compile(r"[aeiouwy\s]"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)


# A text asks for each of its names some five times.
KEPT_NAMES = 20_000


@lru_cache(KEPT_NAMES)
def key_of(name: str) -> str:
    """Give the form under which a name is kept and looked up."""
    return " ".join(_SAME_WORD.get(word, word) for word in fold(name).split())


def without_articles(key: str) -> str:
    """Leave out the articles of a key: "al raqqah" is "raqqah"; a bare article stays."""
    return " ".join(word for word in key.split() if word != "al") or key


def skeleton_of(key: str) -> str:
    """Give the consonants that the Latin spellings of one Arabic name share.

    "saraqeb" and "sarakib" are both "srkb". Different names can share it too: compare the
    spellings before you trust it.
    """
    skeleton = without_articles(key)
    for pattern, same in _SAME_SOUND:
        skeleton = pattern.sub(same, skeleton)
    return skeleton
