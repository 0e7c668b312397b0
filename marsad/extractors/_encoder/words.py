"""The words and word pieces that the encoder sees of a text, each with its place in it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import accumulate
from types import MappingProxyType
from unicodedata import category, normalize

from msgspec import Struct

# As many pieces as the longest passages of the corpus have, from which the encoder has learnt.
LONGEST = 320
# A window begins with the last paragraphs before it, if they are no longer: "the group" is there.
CONTEXT = 90
LONGEST_WORD = 100
_WORD = re.compile(r"\w+|[^\w\s]")
_SENTENCE_END = re.compile(r"[.!?]")

Span = tuple[int, int]


class Unit(Struct, frozen=True, kw_only=True):
    """A paragraph, or as much of a long one as fits: its words, and the pieces of each."""

    spans: tuple[Span, ...]
    pieces: tuple[tuple[int, ...], ...]

    @property
    def length(self) -> int:
        return sum(map(len, self.pieces))


class Window(Struct, frozen=True, kw_only=True):
    """What the encoder reads at once: paragraphs, after some that it has read before."""

    context: tuple[Unit, ...]
    units: tuple[Unit, ...]

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where each word stands in the text."""
        return tuple(span for unit in (*self.context, *self.units) for span in unit.spans)

    @property
    def pieces(self) -> tuple[tuple[int, ...], ...]:
        """The numbers of the pieces of each word."""
        return tuple(word for unit in (*self.context, *self.units) for word in unit.pieces)

    @property
    def begins(self) -> frozenset[int]:
        """The words with which its paragraphs begin."""
        counts = (len(unit.spans) for unit in (*self.context, *self.units))
        return frozenset(accumulate(counts, initial=0))

    @property
    def first(self) -> int:
        """The first word that is new."""
        return sum(len(unit.spans) for unit in self.context)


@cache
def vocabulary() -> Mapping[str, int]:
    """The word pieces that the model knows, numbered in the order of their file."""
    path = files("marsad.extractors") / "data" / "pieces.txt"
    lines = path.read_text("utf-8").splitlines()
    return MappingProxyType({piece: number for number, piece in enumerate(lines)})


@lru_cache(maxsize=50_000)
def pieces_of(word: str) -> tuple[int, ...]:
    """The longest pieces of a word from its beginning, in lower case and without accents.

    It is the WordPiece of BERT (Devlin et al. 2019) for one word: the libraries that have it bring
    the client of a model hub with them.
    """
    known = vocabulary()
    plain = "".join(c for c in normalize("NFD", word.lower()) if category(c) != "Mn")
    found: list[int] = []
    start = 0
    while start < len(plain):
        mark = "##" if start else ""
        end = next(
            (e for e in range(len(plain), start, -1) if mark + plain[start:e] in known), None
        )
        if end is None or len(plain) > LONGEST_WORD:
            return (known["[UNK]"],)
        found.append(known[mark + plain[start:end]])
        start = end
    return tuple(found) or (known["[UNK]"],)


def windows_of(text: str, stretches: Sequence[Span]) -> Iterator[Window]:
    """The stretches of a story in as few windows as they fit into, paragraphs kept whole."""
    context: list[Unit] = []
    held: list[Unit] = []
    for unit in units_of(text, stretches):
        if held and length(context) + length(held) + unit.length > LONGEST:
            yield Window(context=tuple(context), units=tuple(held))
            context, held = tail([*context, *held]), []
        held.append(unit)
    if held:
        yield Window(context=tuple(context), units=tuple(held))


def units_of(text: str, stretches: Sequence[Span]) -> Iterator[Unit]:
    for start, end in stretches:
        spans = word_spans(text, start, end)
        pieces = [pieces_of(text[a:b]) for a, b in spans]
        while spans:
            count = fitting(text, spans, pieces)
            yield Unit(spans=tuple(spans[:count]), pieces=tuple(pieces[:count]))
            spans, pieces = spans[count:], pieces[count:]


def word_spans(text: str, start: int, end: int) -> list[Span]:
    """Where the words and signs of a stretch stand."""
    return [match.span() for match in _WORD.finditer(text, start, end)]


def fitting(text: str, spans: Sequence[Span], pieces: Sequence[tuple[int, ...]]) -> int:
    """How many of the words one window holds: up to the last end of a sentence, if there is one."""
    room, ends, count = LONGEST - CONTEXT, 0, 0
    for (start, end), word in zip(spans, pieces, strict=True):
        room -= len(word)
        if room < 0 and count:
            return ends or count
        count += 1
        if _SENTENCE_END.match(text, start, end):
            ends = count
    return count


def tail(units: Sequence[Unit]) -> list[Unit]:
    """The last paragraphs that a next window may begin with."""
    found: list[Unit] = []
    for unit in reversed(units):
        if length(found) + unit.length > CONTEXT:
            break
        found.insert(0, unit)
    return found


def length(units: Sequence[Unit]) -> int:
    return sum(unit.length for unit in units)
