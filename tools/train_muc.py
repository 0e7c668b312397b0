"""Learns the models of the MUC-4 benchmark from its split `dev`.

    python -m tools.train_muc DATA [--out benchmarks/_muc/models.npz] [--check]

DATA is the folder with `dev.jsonl` and `muc_score.py`. With --check nothing is written: models are
learned from four fifths of the messages and scored on the last fifth, for each fifth in turn. The
weights are kept by numbers of buckets: no word of the set is in them. The same data gives the same
weights.
"""

import argparse
from pathlib import Path
from typing import Any

from benchmarks._muc import learning, linear
from benchmarks._muc.build import templates_of
from benchmarks._muc.messages import load_records, message_of
from benchmarks._muc.reading import Reading, reading_of
from benchmarks._muc.scoring import load_scorer, summary
from benchmarks._muc.told import read_message
from benchmarks.muc import MODELS
from marsad.pipeline.read import open_tools
from marsad.settings import load_settings

FOLDS = 5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, default=MODELS)
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    scorer = load_scorer(arguments.data)
    if scorer is None:
        parser.error(f"no scorer below {arguments.data}")
    records = list(load_records(next(iter(sorted(arguments.data.rglob("dev.jsonl"))))))
    toolbox = open_tools(load_settings())
    readings = [reading_of(read_message(message_of(r), toolbox)) for r in records]
    keys = scorer.templates_of_records(records, is_key=True)
    golds = [learning.Gold(scorer, keys[r["docid"]]) for r in records]
    if arguments.check:
        check(scorer, records, readings, golds)
        return
    models = learning.learn(readings, golds, encoded(readings))
    linear.save(models, arguments.out)
    print(f"{len(models)} models, {arguments.out.stat().st_size:,} bytes")


def encoded(readings: list[Reading]) -> list[Any]:
    return [linear.encode([p.features for p in r.phrases], learning.BUCKETS) for r in readings]


def check(
    scorer: Any, records: list[dict[str, Any]], readings: list[Reading], golds: list[Any]
) -> None:
    """Print the official measures over all folds together."""
    ids, answers = encoded(readings), []
    for fold in range(FOLDS):
        rest = [n for n in range(len(records)) if n % FOLDS != fold]
        models = learning.learn(
            [readings[n] for n in rest], [golds[n] for n in rest], [ids[n] for n in rest]
        )
        answers += [
            {"docid": records[n]["docid"], "templates": templates_of(readings[n], models)}
            for n in range(fold, len(records), FOLDS)
        ]
    print(scorer.report(summary(scorer, records, answers), by_slot=True))


if __name__ == "__main__":
    main()
