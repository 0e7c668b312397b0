"""The lessons: names of sentences, as seen from an event, and whether it happened there."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from benchmarks._corpus.labels import Labelled, LabelledClaim
from benchmarks._corpus.labels import Passage as Labelling
from benchmarks._places.linking import parsed, read_rows, words_in
from benchmarks.corpus import labelled
from marsad.extractors import Tools
from marsad.extractors._grammar.place_candidates import Candidate, candidates_of, head_within
from marsad.extractors._grammar.place_odds import Rows, first_rows, whereabouts
from marsad.extractors._grammar.tree import Tree
from marsad.gazetteer import Mention
from marsad.language import Passage, Token
from marsad.registry import Mention as Registered

WITHIN = "within"


class Lesson(Struct, frozen=True, kw_only=True):
    """An event in its sentence: the names, the rows of their signs, and which are its places.

    `right` is None for a name that only contains the place: it teaches nothing. `words` and `hits`
    are the words of each name and those of them that are marked, `wanted` all marked words.
    """

    set: str
    held_out: bool
    tree: Tree
    names: tuple[Candidate, ...]
    rows: tuple[Rows, ...]
    right: tuple[bool | None, ...]
    words: tuple[int, ...]
    hits: tuple[int, ...]
    wanted: int


def of_event_location(path: Path, tools: Tools) -> Iterator[Lesson]:
    """Both halves of the set; what is held out is only to be scored on."""
    for row, sentence in parsed(read_rows(path), tools):
        if sentence is None:
            continue
        tree = Tree(sentence, row.text)
        verb = next((t for t in tree.tokens if t.start <= row.verb < t.end), None)
        if verb is not None:
            mentions, names = tools.gazetteer.find(row.text), tools.registry.find(row.text)
            yield lesson_of(
                tree, verb, candidates_of(tree, mentions, names), set(row.places),
                name="event-location", held_out=row.held_out,
            )  # fmt: skip


def of_corpus(tools: Tools) -> Iterator[Lesson]:
    """Our own passages `w`: the claims whose trigger and place stand in one sentence."""
    for passage, claims in labelled("w"):
        text = passage.whole
        trees = [Tree(s, text) for s in tools.model.parse(paragraphs(passage))]
        mentions, names = tools.gazetteer.find(text), tools.registry.find(text)
        for claim in claims:
            if not claim.fields.get("unclear"):
                yield from of_claim(passage, claim, trees, mentions, names)


def of_claim(
    passage: Labelling,
    claim: LabelledClaim,
    trees: Sequence[Tree],
    mentions: Sequence[Mention],
    names: Sequence[Registered],
) -> Iterator[Lesson]:
    tree = next((t for t in trees if t.start <= claim.trigger.start < t.end), None)
    event = event_of(tree, claim.trigger) if tree is not None else None
    if tree is None or event is None:
        return
    here = [p for p in claim.places if tree.start <= p.start < tree.end]
    marked, around = set[int](), set[int]()
    for place in here:
        (around if place.fields.get("role") == WITHIN else marked).update(
            words_in(passage.whole, place.start, place.end)
        )
    sources = [(source.start, source.end) for source in claim.sources]
    yield lesson_of(
        tree, event, candidates_of(tree, mentions, names, sources), marked, around,
        name=passage.id[:3],
    )  # fmt: skip


def lesson_of(
    tree: Tree,
    event: Token,
    names: tuple[Candidate, ...],
    marked: set[int],
    around: frozenset[int] | set[int] = frozenset(),
    *,
    name: str,
    held_out: bool = False,
) -> Lesson:
    words = [words_in(tree.article_text, tree.tokens[c.first].start, tree.tokens[c.last].end)
             for c in names]  # fmt: skip
    return Lesson(
        set=name,
        held_out=held_out,
        tree=tree,
        names=names,
        rows=tuple(first_rows(tree, whereabouts(tree, names), event)),
        right=tuple(None if w & around else len(w & marked) >= max(1, len(w) / 2) for w in words),
        words=tuple(len(w) for w in words),
        hits=tuple(len(w & marked) for w in words),
        wanted=len(marked),
    )


def paragraphs(passage: Labelling) -> list[Passage]:
    found, position = [], 0
    for words in passage.whole.split("\n\n"):
        if words.strip():
            found.append(Passage(text=words, start=position))
        position += len(words) + 2
    return found


def event_of(tree: Tree, trigger: Labelled) -> Token | None:
    inside = [t for t in tree.tokens if trigger.start < t.end and t.start < trigger.end]
    return head_within(tree, inside[0].i, inside[-1].i) if inside else None
