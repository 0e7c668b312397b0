"""marsad's reading of our own corpus against careful readers; no outside data is needed.

One row for each kind of set: `train` (passages that rules were tuned on), `test` (conflicts and
writers kept apart), `negatives` (nothing of a conflict happens), `sentences` and `round-ups` (made
for sources, modality and tolls), their `fresh` twins, written when the rules were done, and texts
of others, of which only those count that were kept to judge by.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from benchmarks._corpus.labels import LabelledClaim, Passage, read_labels, read_passages
from benchmarks._corpus.reading import read
from benchmarks._corpus.scoring import Outcome, compare, figures
from benchmarks._corpus.standoff import read_texts, standoff
from marsad.pipeline.read import open_tools
from marsad.settings import load_settings

CORPUS = Path(__file__).parents[1] / "corpus"
KINDS = {
    "w": "train",
    "t": "test",
    "n": "negatives",
    "s": "sentences",
    "d": "round-ups",
    "f05": "fresh sentences",
    "g03": "fresh round-ups",
}
Labelled = tuple[Passage, tuple[LabelledClaim, ...]]


def score(data: Path) -> Iterator[dict[str, Any]]:
    """One row for each kind of set; one for each set of others, where they are there."""
    for kind, name in KINDS.items():
        yield from row_of(name, list(outcomes_of(kind)))
    texts = read_texts(data)
    for path in sorted((CORPUS / "standoff").glob("*.jsonl")):
        yield from row_of(
            f"{path.stem}, of others", list(compared(standoff(path, texts, kept=True)))
        )


def row_of(name: str, outcomes: list[Outcome]) -> Iterator[dict[str, Any]]:
    if outcomes:
        row = {"set": "corpus", "split": name, "passages": len(outcomes)}
        yield {**row, **figures(outcomes)}


def outcomes_of(kind: str) -> Iterator[Outcome]:
    """What became of each labelled passage whose file's name begins so."""
    yield from compared(labelled(kind))


def compared(passages: Iterable[Labelled]) -> Iterator[Outcome]:
    toolbox = open_tools(load_settings())
    for passage, claims in passages:
        yield compare(read(passage, toolbox), claims)


def not_learnt_from(kinds: Iterable[str], data: Path | None) -> Iterator[Labelled]:
    """The passages of some kinds, and the texts of others that are kept to judge by."""
    for kind in kinds:
        yield from labelled(kind)
    texts = read_texts(data) if data is not None else {}
    for path in sorted((CORPUS / "standoff").glob("*.jsonl")):
        yield from standoff(path, texts, kept=True)


def labelled(kind: str) -> Iterator[Labelled]:
    """The passages of a kind with their labels; where two hands labelled, the first one's."""
    passages = read_passages(CORPUS / "passages")
    seen = set[str]()
    for path in sorted((CORPUS / "labels").glob(f"*/{kind}*.jsonl")):
        for name, claims in read_labels(path, passages):
            if isinstance(claims, tuple) and name not in seen:
                seen.add(name)
                yield passages[name], claims
