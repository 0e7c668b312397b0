"""The words of a text that few other texts have: names of people and places, rare things.

Texts that share them tell of the same news. How common a word is in news is in
data/common_words.toml; a word that is not there is rare.
"""

import re
import tomllib
from collections import Counter
from functools import cache, lru_cache
from importlib.resources import files

# A text is known by so many words: more add time and say little.
WORDS_KEPT = 40

# What stands so near tells of the same thing: about one sentence to each side.
NEAR_CHARACTERS = 160

RARE_WEIGHT = 3
SHORTEST = 3
# A shorter word is its own stem.
_SHORTEST_STEMMED = 6

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ENDING = re.compile(r"(?:ings?|ed|es|s|ers?|ions?|['’]s)$")


def stem(word: str) -> str:
    """A word without case and ending, so that "bombing" and "bombed" are one."""
    folded = word.casefold()
    return _ENDING.sub("", folded) if len(folded) >= _SHORTEST_STEMMED else folded


def weight(stemmed: str) -> int:
    """How much a word tells two texts apart: 0 for the commonest to 3 for a rare one."""
    return _weights().get(stemmed, RARE_WEIGHT)


@lru_cache(maxsize=512)
def distinctive(text: str) -> frozenset[str]:
    """The words by which a text is known: those that are rare, and told most often."""
    counts = Counter(_stems(text))
    ranked = sorted(counts, key=lambda word: (-weight(word) * min(counts[word], 3), word))
    return frozenset(word for word in ranked[:WORDS_KEPT] if weight(word))


def distinctive_near(text: str, start: int, end: int) -> frozenset[str]:
    """The telling words of a stretch and of what stands just before and after it."""
    paragraph = text.rfind("\n\n", 0, start) + 1, text.find("\n\n", end)
    first = max(start - NEAR_CHARACTERS, paragraph[0])
    last = min(end + NEAR_CHARACTERS, paragraph[1] if paragraph[1] >= 0 else len(text))
    return frozenset(word for word in _stems(text[first:last]) if weight(word))


def alikeness(left: frozenset[str], right: frozenset[str]) -> float:
    """How much two sets of words have in common, by weight, from 0 to 1."""
    if not left or not right:
        return 0.0
    shared = _weigh(left & right)
    return shared / (_weigh(left) * _weigh(right)) ** 0.5 if shared else 0.0


@lru_cache(maxsize=1 << 15)
def _weigh(words: frozenset[str]) -> int:
    return sum(map(weight, words))


def _stems(text: str) -> list[str]:
    return [stem(word) for word in _WORD.findall(text) if len(word) >= SHORTEST]


@cache
def _weights() -> dict[str, int]:
    table = tomllib.loads(
        files("marsad.text").joinpath("data/common_words.toml").read_text("utf-8")
    )
    levels = (table["very_common"], table["common"], table["known"])
    return {word: level for level, words in enumerate(levels) for word in words.split()}
