"""A text as the words by which names are looked up in it."""

import re
from functools import lru_cache

from marsad.text.names import fold

# Accents and vowel points that stand as letters of their own, and marks that are not seen.
_MARKS = "\u00ad\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u200b-\u200f\u2060\ufeff"
_APOSTROPHE = "['’‘ʼ`´]"

# Initials with dots ("U.N.") are one word. So is a name with an apostrophe inside ("Hay'at"), but
# not the article of "l'OSDH", and the s of a possessive belongs to no name.
_WORD = re.compile(
    rf"((?:[A-Z]\.)+[A-Z](?!\w)\.?|(?:[lLdD]|[qQ]u)(?={_APOSTROPHE}\w)"
    rf"|\w[\w{_MARKS}]*(?:{_APOSTROPHE}(?![sS]\b)[\w{_MARKS}]+)*)(?:{_APOSTROPHE}[sS]\b)?"
)
# What may stand between two words of one name: no comma, no full stop, no empty line.
_JOINT = re.compile(rf"(?:{_APOSTROPHE}[sS]?)?[^\S\n]*(?:[\n/&(\-‐‑–“”\"][^\S\n]*)?")

_fold_word = lru_cache(maxsize=1 << 16)(fold)


class Words:
    """The words of a text: `folded`, and where each stands."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._matches = list(_WORD.finditer(text))
        self.folded = [_fold_word(match[1]) for match in self._matches]

    def __len__(self) -> int:
        return len(self.folded)

    def start(self, word: int) -> int:
        return self._matches[word].start(1)

    def end(self, word: int) -> int:
        return self._matches[word].end(1)

    def raw(self, word: int) -> str:
        """Return a word as the text writes it."""
        return self._matches[word][1]

    def quote(self, first: int, last: int) -> str:
        """Return the text from one word to another."""
        return self.text[self.start(first) : self.end(last)]

    def gap(self, word: int) -> str:
        """Return what stands between a word and the next, an 's included."""
        return self.text[self.end(word) : self.start(word + 1)]

    def joined(self, first: int, last: int) -> bool:
        """Say whether nothing between these words keeps them from being one name."""
        return all(_JOINT.fullmatch(self.gap(word)) for word in range(first, last))


@lru_cache(maxsize=1 << 16)
def key_of(name: str) -> tuple[str, ...]:
    """Return the folded words of a name: names of one key are one, however they are written."""
    return tuple(Words(name).folded)
