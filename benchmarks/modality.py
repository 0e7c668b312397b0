"""What is known of events, against the factuality that readers gave them: `factuality/*.conll`.

Gold is a number in [-3, 3], from certainly not to certainly so. Each annotated word is judged by
the reader's own function over our parse of its sentence; the modality is then a number by VALUES.
`mae` is the mean distance, `pearson` the correlation; `always_3` is the distance of a guess that
everything happened.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import fmean
from typing import Any

from msgspec import Struct

from marsad.extractors._grammar.attribution import attributions_over, find_attributions
from marsad.extractors._grammar.credit import Named
from marsad.extractors._grammar.lexicon import Trigger, Word
from marsad.extractors._grammar.modality import modality_of
from marsad.extractors._grammar.tree import VERBAL, Tree
from marsad.language import LanguageModel, Passage, Token, load_model
from marsad.records import Modality

# What stands for each: chosen on uw-dev. Asserted and denied are the ends, the others the means
# of uw-dev's own values for what we read so, and are used for meantime as they stand.
VALUES = {
    Modality.ASSERTED: 3.0,
    Modality.CLAIMED: 3.0,
    Modality.PLANNED: 3.0,
    Modality.POSSIBLE: 2.4,
    Modality.DENIED: -2.0,
}
CERTAIN = 3.0
GOLD_COLUMN = 2


class Judged(Struct, frozen=True, kw_only=True):
    """A word of a sentence with the value that readers gave it, and what we make of it."""

    sentence: str
    word: str
    gold: float
    modality: Modality


def score(data: Path) -> Iterator[dict[str, Any]]:
    """One row for each file of `factuality/`."""
    for path in sorted((data / "factuality").glob("*.conll")):
        judged = list(judged_in(path))
        yield {"set": "factuality", "split": path.stem, **figures(judged)}


def figures(judged: Sequence[Judged]) -> dict[str, float | int]:
    ours = [VALUES[j.modality] for j in judged]
    gold = [j.gold for j in judged]
    return {
        "events": len(judged),
        "mae": round(fmean(abs(a - b) for a, b in zip(ours, gold, strict=True)), 3),
        "pearson": round(pearson(ours, gold), 3),
        "always_3": round(fmean(abs(CERTAIN - b) for b in gold), 3),
    }


def pearson(one: Sequence[float], other: Sequence[float]) -> float:
    """The correlation of two lists of numbers; 0 where one of them does not vary."""
    left, right = fmean(one), fmean(other)
    both = sum((a - left) * (b - right) for a, b in zip(one, other, strict=True))
    spread = sum((a - left) ** 2 for a in one) * sum((b - right) ** 2 for b in other)
    return both / spread**0.5 if spread else 0.0


def judged_in(path: Path) -> Iterator[Judged]:
    """Every annotated word of a file as we judge it."""
    model = load_model("en")
    if model is None:
        return
    for rows in sentences_of(path.read_text("utf-8")):
        yield from judge(rows, model)


def sentences_of(text: str) -> Iterator[list[list[str]]]:
    """The rows of each sentence; an empty line parts two sentences."""
    for block in text.split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line.strip()]
        if rows:
            yield rows


def judge(rows: list[list[str]], model: LanguageModel) -> Iterator[Judged]:
    words = [row[1] for row in rows]
    text = " ".join(words)
    starts = [sum(len(w) + 1 for w in words[:n]) for n in range(len(words))]
    wanted = {
        start: float(row[GOLD_COLUMN])
        for start, row in zip(starts, rows, strict=True)
        if is_number(row[GOLD_COLUMN])
    }
    for sentence in model.parse([Passage(text=text, start=0)]):
        tree = Tree(sentence, text)
        for token in tree.tokens:
            if token.start in wanted:
                yield Judged(
                    sentence=text,
                    word=token.text,
                    gold=wanted[token.start],
                    modality=modality_at(tree, token),
                )


def is_number(value: str) -> bool:
    return value.lstrip("-").replace(".", "", 1).isdigit()


def modality_at(tree: Tree, token: Token) -> Modality:
    """The modality of any word, as if it were the trigger of a claim.

    A verb of speech takes no distance to itself: who denies something has spoken.
    """
    word = Word.VERB if token.pos in VERBAL else Word.NOUN
    trigger = Trigger(act="attack", word=word, weak=False, head=token, first=token, last=token)
    found = find_attributions(tree, Named(mentions=()))
    others = [a for a in found if a.verb is None or a.verb.i != token.i]
    return modality_of(tree, trigger, attributions_over(others, token))
