"""How words stand to the event below them: the table of data/modality.toml."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache

import msgspec
from msgspec import Struct

from marsad.extractors._grammar.tables import read_table


class Known(StrEnum):
    """What is known of an event from the words around it.

    `NOT`: it did not happen. `DENIED`: somebody says that it did not. `TRIED`: somebody set about
    it, and it failed or its outcome is not told.
    """

    HAPPENED = "happened"
    NOT = "not"
    TRIED = "tried"
    PLANNED = "planned"
    POSSIBLE = "possible"
    CLAIMED = "claimed"
    DENIED = "denied"


class Signature(Struct, frozen=True, kw_only=True):
    """What is known of an event where the word above it holds, and where that is negated."""

    holds: Known
    negated: Known


class SignedWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    frames: tuple[str, ...]
    holds: Known
    negated: Known
    words: str


class MarkedWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    known: Known
    words: str


class ModalityWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    verb: tuple[SignedWords, ...]
    noun: tuple[SignedWords, ...]
    adjective: tuple[SignedWords, ...]
    before: tuple[MarkedWords, ...]
    adverb: tuple[MarkedWords, ...]
    preposition: tuple[MarkedWords, ...]
    conjunction: tuple[MarkedWords, ...]


@cache
def modality_words() -> ModalityWords:
    """The tables of data/modality.toml."""
    return msgspec.convert(read_table("modality.toml"), ModalityWords)


@cache
def signatures(kind: str) -> Mapping[tuple[str, str], Signature]:
    """The signatures of the verbs, nouns or adjectives, by word and frame; a later entry counts."""
    entries: tuple[SignedWords, ...] = getattr(modality_words(), kind)
    return {
        (word, frame): Signature(holds=entry.holds, negated=entry.negated)
        for entry in entries
        for frame in entry.frames
        for word in entry.words.split()
    }


@cache
def marks(kind: str) -> Mapping[str, Known]:
    """What an adverb, a preposition, a conjunction or a word before a noun tells of an event."""
    entries: tuple[MarkedWords, ...] = getattr(modality_words(), kind)
    return {word: entry.known for entry in entries for word in entry.words.split()}
