"""The words and word pieces that the encoder sees of a text, each with its place in it."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from msgspec import Struct
from tokenizers import Tokenizer

# As many pieces as the longest passages of the corpus have, from which the encoder has learnt.
LONGEST = 320
# A window begins with the last paragraphs before it, if they are no longer: "the group" is there.
CONTEXT = 90
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
    def first(self) -> int:
        """The first word that is new."""
        return sum(len(unit.spans) for unit in self.context)


@cache
def tokenizer() -> Tokenizer:
    """The word pieces that the model knows."""
    path = files("marsad.extractors") / "data" / "pieces.json"
    return Tokenizer.from_str(path.read_text("utf-8"))


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
        spans = [match.span() for match in _WORD.finditer(text, start, end)]
        pieces = pieces_of([text[a:b] for a, b in spans])
        while spans:
            count = fitting(text, spans, pieces)
            yield Unit(spans=tuple(spans[:count]), pieces=tuple(pieces[:count]))
            spans, pieces = spans[count:], pieces[count:]


def pieces_of(words: Sequence[str]) -> list[tuple[int, ...]]:
    if not words:
        return []
    found: list[list[int]] = [[] for _ in words]
    encoding = tokenizer().encode(words, is_pretokenized=True, add_special_tokens=False)
    for piece, word in zip(encoding.ids, encoding.word_ids, strict=True):
        if word is not None:
            found[word].append(piece)
    unknown = tokenizer().token_to_id("[UNK]")
    return [tuple(word) or (unknown,) for word in found]


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
