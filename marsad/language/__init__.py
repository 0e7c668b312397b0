"""Language models behind one interface: passages of an article in, parsed sentences out."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Protocol

from msgspec import Struct


class Token(Struct, frozen=True, kw_only=True):
    """A word with its part of speech and its head; `i` and `head` index into the sentence.

    `pos` and `dep` are Universal POS tags and spaCy's English dependency labels; `entity` is an
    OntoNotes label or "". `start` and `end` point into the article's text.
    """

    i: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    entity: str
    start: int
    end: int


class Sentence(Struct, frozen=True, kw_only=True):
    """The tokens of one sentence; `passage` says which of the passages it belongs to.

    `vectors` is what the parser made of each token in its context, single precision numbers one
    row a token; None from a model that has none.
    """

    passage: int
    tokens: tuple[Token, ...]
    vectors: bytes | None = None

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def end(self) -> int:
        return self.tokens[-1].end


class Passage(Struct, frozen=True, kw_only=True):
    """A stretch of running text to be parsed on its own, and where it begins in the article."""

    text: str
    start: int


class LanguageModel(Protocol):
    """What every language model offers. The same passages give the same sentences."""

    @property
    def name(self) -> str: ...

    def parse(self, passages: Sequence[Passage]) -> Iterator[Sentence]: ...


SUPPORTED = frozenset({"en"})


@cache
def load_model(language: str) -> LanguageModel | None:
    """Load the model of a language, once per process; None if that language is not supported."""
    if language != "en":
        return None
    from marsad.language.english import EnglishModel  # noqa: PLC0415  spaCy takes a second

    return EnglishModel()
