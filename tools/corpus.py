"""Looks after the corpus: what is wrong in label files, how much there is, how far hands agree.

.venv/bin/python tools/corpus.py check corpus/labels/a01/w01.jsonl
.venv/bin/python tools/corpus.py count
.venv/bin/python tools/corpus.py agree corpus/labels/a09/t01.jsonl corpus/labels/a10/t01.jsonl
.venv/bin/python tools/corpus.py differ s01 [sources|modality|toll|type|missed|surplus]
.venv/bin/python tools/corpus.py pack PASSAGES LABELS corpus/standoff/fakes.jsonl

`pack` adds labels of texts of others (both in files as those of the corpus, kept elsewhere) to a
file of labels that stand off.
"""

import json
import sys
from collections import Counter
from pathlib import Path

from benchmarks._corpus.agreement import agreement
from benchmarks._corpus.labels import Passage, read_labels, read_passages
from benchmarks._corpus.scoring import figures
from benchmarks._corpus.standoff import pack
from benchmarks.corpus import outcomes_of

CORPUS = Path(__file__).parents[1] / "corpus"


def main() -> int:
    match sys.argv[1:]:
        case ["check", *files]:
            return check([Path(file) for file in files])
        case ["count"]:
            count()
            return 0
        case ["agree", one, other]:
            agree(Path(one), Path(other))
            return 0
        case ["pack", passages, labels, out]:
            return pack_into(Path(passages), Path(labels), Path(out))
        case ["differ", kind, *about]:
            differ(kind, frozenset(about))
            return 0
    print(__doc__)
    return 2


def check(files: list[Path]) -> int:
    """Print every fault; 1 if there is any."""
    passages = read_passages(CORPUS / "passages")
    wrong = 0
    for file in files or sorted((CORPUS / "labels").glob("*/*.jsonl")):
        read = dict(read_labels(file, passages))
        for passage_id, found in read.items():
            if isinstance(found, list):
                wrong += len(found)
                print(*(f"{file}: {passage_id}: {fault}" for fault in found), sep="\n")
        whole = {p.id for p in passages.values() if p.writer == file.stem}
        if missing := sorted(whole - set(read)):
            wrong += 1
            print(f"{file}: not labelled yet: {', '.join(missing)}")
    print(f"{wrong} faults" if wrong else "no faults")
    return 1 if wrong else 0


def count() -> None:
    """Print how many passages, words and labels there are."""
    passages = read_passages(CORPUS / "passages")
    words = sum(len(p.whole.split()) for p in passages.values())
    print(f"{len(passages)} passages, {words} words, {len(conflicts(passages))} conflicts")
    print(Counter(p.genre for p in passages.values()).most_common())
    for file in sorted((CORPUS / "labels").glob("*/*.jsonl")):
        read = [found for _, found in read_labels(file, passages) if isinstance(found, tuple)]
        types = Counter(claim.type for found in read for claim in found)
        print(file.relative_to(CORPUS), len(read), "passages,", types.total(), "claims")


def agree(one: Path, other: Path) -> None:
    """Print how far two hands agree."""
    passages = read_passages(CORPUS / "passages")
    mine, yours = (dict(read_labels(file, passages)) for file in (one, other))
    for name, value in agreement(mine, yours).items():
        print(f"{name:20}{value:.3f}")


def pack_into(folder: Path, labels: Path, out: Path) -> int:
    """Add labels to a file of those that stand off, in the order of ids; the new ones count."""
    passages = read_passages(folder)
    found = {}
    for path in [*([out] if out.exists() else []), *sorted(labels.glob("*.jsonl"))]:
        for entry in map(json.loads, path.read_text("utf-8").splitlines()):
            own = path != out
            found[entry["id"]] = pack(entry, passages[entry["id"]]) if own else entry
    rows = [json.dumps(found[name], ensure_ascii=False) for name in sorted(found)]
    out.write_text("".join(f"{row}\n" for row in rows), "utf-8")
    print(f"{len(rows)} texts in {out}")
    return 0


def differ(kind: str, about: frozenset[str]) -> None:
    """Print what marsad reads otherwise than the labels of the files that begin so."""
    outcomes = list(outcomes_of(kind))
    for difference in (d for o in outcomes for d in o.differences):
        if not about or difference.about in about:
            print(f"{difference.passage} {difference.about}: {' '.join(difference.words.split())}")
            print(f"    wanted {difference.wanted}\n    read   {difference.read}")
    for name, value in figures(outcomes).items():
        print(f"{name:24}{value}")


def conflicts(passages: dict[str, Passage]) -> set[str]:
    return {p.conflict for p in passages.values()}


if __name__ == "__main__":
    sys.exit(main())
