"""The words of a text, as the search for names needs them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

# "U.S.", "W.Va."; a word with its apostrophes ("Sana'a", "Syria's"); a number.
_WORD = re.compile(r"(?:[^\W\d_]{1,2}\.){2,}|[^\W\d_]+(?:['’‘`ʼʿ][^\W\d_]+)*|\d\S*")

# "I've" and "We'll" are no names.
_CONTRACTED = re.compile(r".*['’](?:ve|ll|re|d|m|t)", re.IGNORECASE)

_APOSTROPHES = ("'", "’")
_ELISION = 2

# What ends a sentence, a line or a label, or opens a quotation.
_BREAK = re.compile(r"[.!?:;•|\n—]|[\"“”]\s*$")

# "St. Louis", "Gen. Idris": a point after so short a capitalised word ends no sentence.
_SHORT_WORD = 3

# In a line with this share of capitals among its longer words, capitals tell no names.
HEADLINE_SHARE = 0.75
_LONG_WORD = 4
_HEADLINE_WORDS = 3


class Token(NamedTuple):
    """A word, where it stands, and what lies between it and the word before.

    `opens` marks the first word of a sentence or line, `headline` the words of a line in which
    most have capitals.
    """

    text: str
    start: int
    end: int
    gap: str
    opens: bool
    headline: bool
    small: str
    capital: bool

    @property
    def possessive(self) -> bool:
        return self.small.endswith(("'s", "’s"))


def read_tokens(text: str) -> list[Token]:
    """Take a text apart into its words."""
    return [
        token
        for words in _sentences(text)
        for token in _tokens_of(words, headline=_is_headline(words, text))
    ]


_Word = tuple[str, int, int, str]


def _sentences(text: str) -> Iterator[list[_Word]]:
    words: list[_Word] = []
    end = 0
    for found in _WORD.finditer(text):
        gap = text[end : found.start()]
        if words and _BREAK.search(gap) and not _is_abbreviated(words[-1][0], gap):
            yield words
            words = []
        words.append((found[0], found.start(), found.end(), gap))
        end = found.end()
    if words:
        yield words


def _is_abbreviated(word: str, gap: str) -> bool:
    return gap in {".", ". "} and len(word) <= _SHORT_WORD and word[0].isupper()


def _has_capital(word: str) -> bool:
    """Say whether a word is written as names are: "Idlib", and "d'Ivoire" in "Côte d'Ivoire"."""
    letter = word[2] if word[1:2] in _APOSTROPHES and len(word) > _ELISION else word[0]
    return letter.isupper() and not _CONTRACTED.fullmatch(word)


def _is_headline(words: list[_Word], text: str) -> bool:
    """Say whether most longer words have capitals and no full stop follows."""
    capitals = [word[0].isupper() for word, *_ in words if len(word) >= _LONG_WORD]
    enough = len(capitals) >= _HEADLINE_WORDS
    return (
        enough
        and sum(capitals) / len(capitals) >= HEADLINE_SHARE
        and not text.startswith(".", words[-1][2])
    )


def _tokens_of(words: list[_Word], *, headline: bool) -> Iterator[Token]:
    for number, (word, start, end, gap) in enumerate(words):
        yield Token(
            text=word,
            start=start,
            end=end,
            gap=gap,
            opens=number == 0,
            headline=headline,
            small=word.lower(),
            capital=_has_capital(word),
        )
