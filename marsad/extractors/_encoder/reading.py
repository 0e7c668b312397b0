"""Reads a story with the encoder and adds what it finds to what the grammar found."""

from collections.abc import Iterable, Sequence

from marsad.extractors._encoder.claims import Page, claim_of
from marsad.extractors._encoder.combining import Read, combine
from marsad.extractors._encoder.decoding import told_in
from marsad.extractors._encoder.figures import Figures
from marsad.extractors._encoder.words import windows_of
from marsad.extractors._grammar.passages import Passages
from marsad.extractors._grammar.tree import Tree
from marsad.extractors._grammar.tolls import find_tolls
from marsad.records import Claim, Source


def read_also(
    story: Passages, grammar: Sequence[Claim], text: str, stretches: Iterable[tuple[int, int]]
) -> list[Claim]:
    """The claims of a story by both readers."""
    trees = [line.tree for line in story.lines]
    page = Page(
        story=story,
        text=text,
        figures=Figures(sentences=tuple((t, tuple(find_tolls(t))) for t in trees)),
        sources=sources_of(grammar),
    )
    found: list[Read] = []
    for window in windows_of(text, list(stretches)):
        for told in told_in(window):
            tree = tree_at(trees, told.trigger.start)
            claim = claim_of(page, told, tree) if tree is not None else None
            if claim is not None:
                found.append(Read(trigger=told.trigger, claim=claim))
    return combine(grammar, found)


def sources_of(claims: Sequence[Claim]) -> tuple[Source, ...]:
    found = [s for c in claims for s in (*c.sources, *(s for t in c.tolls for s in t.sources))]
    return tuple(dict.fromkeys(found))


def tree_at(trees: Sequence[Tree], position: int) -> Tree | None:
    return next((t for t in trees if t.start <= position < t.end), None)
