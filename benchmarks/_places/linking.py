"""Which place belongs to which verb: sentences with a verb and the places where it happened.

Scored are words: a word of a place's name is right if it is one of the annotated. What marsad
gives is what an event of that verb would get in its sentence. Rows whose spans fit no words are
found by the words given beside them, or left out and counted. The sentences are split in two by a
hash: what is learnt or looked at is of one half (`seen`), `held out` is the other.
"""

import gzip
import json
import re
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from msgspec import Struct

from marsad.extractors import Tools
from marsad.extractors._grammar.linking import asked_places
from marsad.extractors._grammar.tree import Tree
from marsad.language import Passage, Sentence

TARGETS = {"precision": 0.83, "recall": 0.83}
WORD = re.compile(r"\w+")
CHUNK = 64


class Row(Struct, frozen=True, kw_only=True):
    """A sentence, where its verb stands, and the first characters of the words of its places."""

    text: str
    verb: int
    places: frozenset[int]
    held_out: bool


def figures(rows: Sequence[Row], tools: Tools) -> dict[str, Any]:
    hits = found = wanted = 0
    for row, sentence in parsed(rows, tools):
        given = read(row, sentence, tools)
        hits += len(given & row.places)
        found += len(given)
        wanted += len(row.places)
    precision, recall = hits / max(1, found), hits / max(1, wanted)
    return {
        "sentences": len(rows),
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "f1": round(2 * precision * recall / max(precision + recall, 1e-9), 4),
    }


def read_rows(path: Path) -> list[Row]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [row for line in lines if (row := read_row(json.loads(line))) is not None]


def read_row(row: dict[str, Any]) -> Row | None:
    text = row["text"]
    verbs: list[int] = []
    places: set[int] = set()
    for span in row["spans"]:
        where = where_stands(span, text)
        if where is None:
            return None
        if span["label"] == "VERB":
            verbs.append(where[0])
        else:
            places.update(words_in(text, *where))
    held_out = sha256(text.encode()).digest()[0] % 2 == 1
    return (
        Row(text=text, verb=min(verbs), places=frozenset(places), held_out=held_out)
        if verbs
        else None
    )


def where_stands(span: dict[str, Any], text: str) -> tuple[int, int] | None:
    """Where the words of a span stand; None if it fits none."""
    start, end, words = span["start"], span["end"], (span.get("text") or "").strip()
    if words and text[start:end].strip() != words:
        found = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text)
        return found.span() if found else None
    inside_word = start > 0 and text[start - 1].isalnum() and text[start : start + 1].isalnum()
    return None if inside_word or not text[start:end].strip() else (start, end)


def words_in(text: str, start: int, end: int) -> set[int]:
    return {word.start() for word in WORD.finditer(text, start, end)}


def parsed(rows: Sequence[Row], tools: Tools) -> Iterator[tuple[Row, Sentence | None]]:
    """Each row with the sentence of its verb."""
    if tools.model is None:
        return
    for first in range(0, len(rows), CHUNK):
        chunk = rows[first : first + CHUNK]
        holding: dict[int, Sentence] = {}
        for sentence in tools.model.parse([Passage(text=row.text, start=0) for row in chunk]):
            if sentence.start <= chunk[sentence.passage].verb < sentence.end:
                holding[sentence.passage] = sentence
        yield from ((row, holding.get(number)) for number, row in enumerate(chunk))


def read(row: Row, sentence: Sentence | None, tools: Tools) -> set[int]:
    if sentence is None:
        return set()
    tree = Tree(sentence, row.text)
    verb = next((t for t in tree.tokens if t.start <= row.verb < t.end), None)
    if verb is None:
        return set()
    places = asked_places(tree, verb, tools.gazetteer.find(row.text), tools.registry.find(row.text))
    return {start for p in places for start in words_in(row.text, p.mention.start, p.mention.end)}
