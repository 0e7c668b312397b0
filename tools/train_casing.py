"""Makes the table and the weights by which text in capitals is given its small letters back.

    python -m tools.train_casing COUNTS.dist [--passages corpus/passages]

COUNTS.dist is `truecase/data/english.dist` of the package `truecase` 0.0.14 (MIT): how often
each word of the Brown and Reuters corpora is written in which way. The parser's own lemma tables
say which words are verbs and adjectives; the gazetteer and the registry, which are names. The
weights are learned from our own passages (a tenth is kept for measuring; t01, the test part, is
left alone), in capitals and as they were written: an averaged perceptron, left to right, in a
fixed order of the passages. Prints how many words are right.
"""

import argparse
import json
import pickle
import random
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from marsad.gazetteer.store import DEFAULT_PATH
from marsad.language import casing
from marsad.registry.store import load_registry

DATA = Path(casing.__file__).parent / "data"
FEWEST = 2
# A name that print mostly has in small letters is a word first: "reading", "nice", "mobile".
NAMEABLE = frozenset({"u", "n", "v", "6", "7", "8"})
NAME = "9"
LARGE = 50_000
ROUNDS = 6
KEPT_WEIGHT = 0.02
LEFT_ALONE = "t01"


class Counts(dict[str, int]):
    """Stands in for the classes of the pickle, of which only the counts are wanted."""

    def __setstate__(self, state: object) -> None:
        """Forget what else the class kept."""


class CountsUnpickler(pickle.Unpickler):
    """Reads counts and sets, and refuses anything else."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == ("builtins", "set"):
            return set
        if (module, name) in {("nltk.probability", "FreqDist"), ("collections", "defaultdict")}:
            return Counts
        raise pickle.UnpicklingError(f"{module}.{name} is not expected in a table of counts")


def case_counts(path: Path) -> dict[str, list[int]]:
    """For each word how often it is in lower case, with a capital, in capitals."""
    with path.open("rb") as stream:
        counts = CountsUnpickler(stream).load()["uni_dist"]
    found: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for word, number in counts.items():
        if word.isalpha():
            found[word.casefold()][shape_of(word)] += number
    return found


def shape_of(word: str) -> int:
    if word == word.lower():
        return casing.LOWER
    return casing.UPPER if len(word) > 1 and word == word.upper() else casing.TITLE


def table_of(counts: Mapping[str, list[int]], lemmas: Mapping[str, set[str]]) -> dict[str, str]:
    """The character of each word: the share of capitals in tenths, or its kind of lemma."""
    table: dict[str, str] = {}
    for word, (lower, title, upper) in counts.items():
        total = lower + title + upper
        if total >= FEWEST:
            table[word] = "a" if upper > total / 2 else str(min(9, 10 * (title + upper) // total))
    for kind, key in (("verb", "v"), ("adj", "v"), ("adv", "v"), ("noun", "n")):
        for word in lemmas[kind]:
            if word.isalpha():
                table.setdefault(word, key)
    return table


def with_names(table: dict[str, str], names: set[str], acronyms: set[str]) -> dict[str, str]:
    """The table with the names of people, places and bodies that print rarely had, or never."""
    changed = dict(table)
    for name in names:
        key = table.get(name, casing.UNKNOWN)
        if key in NAMEABLE:
            changed[name] = NAME
    for word in acronyms:
        if table.get(word, casing.UNKNOWN) in NAMEABLE | {NAME}:
            changed[word] = "a"
    return changed


def known_names() -> tuple[set[str], set[str]]:
    """Names of one word: of people, and of towns of some size; and the registry's acronyms."""
    lines = (DATA.parents[1] / "gazetteer" / "data" / "person_names.txt").read_text("utf-8")
    names = {w.casefold() for w in lines.splitlines() if w.isalpha()}
    with sqlite3.connect(DEFAULT_PATH) as database:
        peoples = database.execute("select key from demonym").fetchall()
        towns = database.execute("select name from place where population >= ?", [LARGE]).fetchall()
    names |= {part.casefold() for (town,) in towns for part in town.split() if len(part) > 3}
    names |= {people.casefold() for (people,) in peoples}
    written = {alias for entry in load_registry().entries for alias in (entry.name, *entry.aliases)}
    acronyms = {w.casefold() for w in written if w.isalpha() and w.isupper() and len(w) > 1}
    return {n for n in names if n.isalpha()}, acronyms


def lemma_tables() -> dict[str, set[str]]:
    from marsad.language.english import load_pipeline  # noqa: PLC0415  spaCy takes a second

    index = load_pipeline().get_pipe("lemmatizer").lookups.get_table("lemma_index")
    return {kind: set(index[kind]) for kind in ("verb", "adj", "adv", "noun")}


def passages_in(folder: Path) -> Iterator[str]:
    """The text of every passage but those kept for the test."""
    for path in sorted(folder.glob("*.jsonl")):
        if path.stem != LEFT_ALONE:
            for line in path.read_text("utf-8").splitlines():
                yield json.loads(line)["text"]


def examples_of(text: str) -> Iterator[tuple[list[str], list[bool], list[bool], list[int]]]:
    """The paragraphs of a text in capitals, with how each word was written."""
    for a, b in casing.blocks(text):
        upper = text[a:b].upper()
        if len(upper) != b - a or casing.is_capitals(text[a:b]):
            continue
        found = list(casing.WORD.finditer(upper))
        if not found:
            continue
        gold = [
            shape_of(text[a + w.start() : a + w.end()].rstrip("s").rstrip("’'") or "a")
            for w in found
        ]
        yield (
            [w[0] for w in found],
            casing.openings(upper, found),
            casing.brackets(upper, found),
            gold,
        )


def train(examples: list[Any], table: Mapping[str, str]) -> dict[str, list[float]]:
    """An averaged perceptron; a word that opens a sentence teaches nothing."""
    weights: dict[str, list[float]] = defaultdict(lambda: [0.0] * 3)
    totals: dict[str, list[float]] = defaultdict(lambda: [0.0] * 3)
    step, order = 0, random.Random(4)
    for _ in range(ROUNDS):
        order.shuffle(examples)
        for words, opens, alone, gold in examples:
            keys = [casing.bucket(table, w) for w in words]
            before: list[int] = []
            for i in range(len(words)):
                step += 1
                active = list(casing.features(words, keys, opens, alone, before, i))
                scores = [sum(weights[f][k] for f in active if f in weights) for k in range(3)]
                best = max(range(3), key=lambda k: scores[k])
                if best != gold[i] and not opens[i]:
                    for f in active:
                        for k, sign in ((gold[i], 1.0), (best, -1.0)):
                            weights[f][k] += sign
                            totals[f][k] += sign * step
                before.append(gold[i])
    return {
        f: [round(w - t / step, 3) for w, t in zip(values, totals[f], strict=True)]
        for f, values in weights.items()
    }


def measure(examples: list[Any]) -> dict[str, float]:
    """The share of words right, of those that open no sentence, and of those not in lower case."""
    right = total = names = names_right = 0
    for words, opens, alone, gold in examples:
        shapes = casing.classify(words, opens, alone)
        for shape, wanted, first in zip(shapes, gold, opens, strict=True):
            if not first:
                total, right = total + 1, right + (shape == wanted)
                names += wanted != casing.LOWER
                names_right += wanted != casing.LOWER and shape == wanted
    return {"words": total, "right": right / total, "capitals_right": names_right / names}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("counts", type=Path)
    parser.add_argument("--passages", type=Path, default=Path("corpus/passages"))
    arguments = parser.parse_args()
    counted = table_of(case_counts(arguments.counts), lemma_tables())
    table = with_names(counted, *known_names())
    by_key: dict[str, list[str]] = defaultdict(list)
    for word, key in sorted(table.items()):
        by_key[key].append(word)
    DATA.mkdir(exist_ok=True)
    lines = [f"{key} {' '.join(words)}\n" for key, words in sorted(by_key.items())]
    (DATA / "case_words.txt").write_text("".join(lines), "utf-8")
    texts = list(passages_in(arguments.passages))
    held = [t for n, t in enumerate(texts) if n % 10 == 9]
    learn = [t for n, t in enumerate(texts) if n % 10 != 9]
    weights = train([e for t in learn for e in examples_of(t)], table)
    kept = {f: w for f, w in sorted(weights.items()) if max(map(abs, w)) >= KEPT_WEIGHT}
    (DATA / "case_weights.json").write_text(json.dumps(kept, separators=(",", ":")), "utf-8")
    print(
        len(table),
        "words,",
        len(kept),
        "weights;",
        measure([e for t in held for e in examples_of(t)]),
    )


if __name__ == "__main__":
    main()
