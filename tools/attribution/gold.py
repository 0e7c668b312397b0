"""The attributions that people marked, laid over the tokens of the parse."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from marsad.extractors._attribution.pieces import Piece, pieces_of
from marsad.extractors._attribution.signs import Signs, seen_from, signs_of
from marsad.language import LanguageModel, Passage

ROLES = ("source", "cue", "content")
PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")

Stretch = list[tuple[int, int]]
Marked = dict[str, Stretch]


class Pair(NamedTuple):
    """A cue's main word, how the tokens are seen from it, and the role of each."""

    anchor: int
    seen: np.ndarray
    roles: np.ndarray


class Lesson(NamedTuple):
    signs: Signs
    pairs: list[Pair]


class Text(NamedTuple):
    name: str
    text: str
    marked: list[Marked]


def read_texts(folder: Path) -> Iterator[Text]:
    """The texts of a part of PolNeAR; of several people's marks the first person's count."""
    people: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        people.setdefault(re.sub(r"_[0-9a-f]{4}$", "", path.stem), path)
    for name, path in people.items():
        with (folder / "text" / f"{name}.txt").open(encoding="utf-8", newline="") as file:
            yield Text(name, file.read(), marks_of(path.read_text(encoding="utf-8")))


def marks_of(lines: str) -> list[Marked]:
    """The attributions of a brat file: each role's stretches of text."""
    stretches: dict[str, Stretch] = {}
    events: list[list[str]] = []
    for line in lines.splitlines():
        name, *rest = line.split("\t")
        if name.startswith("T") and rest:
            places = rest[0].split(" ", 1)[1].split(";")
            stretches[name] = [(int(a), int(b)) for a, b in (place.split() for place in places)]
        elif name.startswith("E") and rest:
            events.append(rest[0].split())
    found = []
    for event in events:
        marked: Marked = {role: [] for role in ROLES}
        for part in event:
            role, _, name = part.partition(":")
            key = re.sub(r"\d+$", "", role).lower()
            if key in marked and not marked[key]:
                marked[key] = stretches[name]
        found.append(marked)
    return found


def passages_of(text: str) -> list[Passage]:
    return [Passage(text=m.group().rstrip(), start=m.start()) for m in PARAGRAPH.finditer(text)]


def lessons_of(text: Text, model: LanguageModel) -> Iterator[Lesson]:
    pieces = list(pieces_of(list(model.parse(passages_of(text.text)))))
    for piece in pieces:
        yield lesson_of(piece, text.marked)


def lesson_of(piece: Piece, marked: Sequence[Marked]) -> Lesson:
    """What is to be learned of a piece: the cues that stand in it, each with its roles."""
    starts = [token.start for token in piece.tokens]
    ends = [token.end for token in piece.tokens]
    signs = signs_of([piece])
    pairs: dict[int, Pair] = {}
    for attribution in marked:
        cue = tokens_in(attribution["cue"], starts, ends)
        if not cue:
            continue
        roles = np.zeros(len(starts), np.int64)
        for number, role in ((3, "content"), (1, "source"), (2, "cue")):
            roles[tokens_in(attribution[role], starts, ends)] = number
        anchor = anchor_of(cue, piece)
        pairs.setdefault(anchor, Pair(anchor, seen_in(signs, anchor), roles))
    return Lesson(signs, [pairs[anchor] for anchor in sorted(pairs)])


def seen_in(signs: Signs, anchor: int) -> np.ndarray:
    """The tokens of a single piece as they are seen from a cue."""
    return seen_from(signs, [anchor]).columns[: signs.sizes[0]]


def tokens_in(stretch: Stretch, starts: Sequence[int], ends: Sequence[int]) -> list[int]:
    return [at for a, b in stretch for at in range(bisect_right(ends, a), bisect_left(starts, b))]


def anchor_of(cue: Sequence[int], piece: Piece) -> int:
    """The word of a cue on which the others hang; of several a verb, then the first."""
    inside = set(cue)
    tops = [at for at in cue if piece.heads[at] == at or piece.heads[at] not in inside]
    best = ("VERB", "NOUN", "ADP", "ADJ", "AUX")
    kinds = {pos: rank for rank, pos in enumerate(best)}
    return min(tops, key=lambda at: (kinds.get(piece.tokens[at].pos, len(best)), at))
