"""MUC-4: news messages of 1988 to 1991 in capitals, read into templates of 24 slots.

Each message is read by marsad; from its sentences, event words, parties, tolls, weapons, times and
places small linear models choose what fills which slot (`_muc`), as the set's own conventions
want it. They are learned from the split `dev` by `tools/train_muc.py`, and `dev` is therefore not
scored here. The measures are those of the set's own scorer, `muc_score.py`, which must stand
beside the data: F of each slot and of all slots over all templates, in percent.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks._muc.build import templates_of
from benchmarks._muc.linear import Model, load
from benchmarks._muc.messages import load_records, message_of
from benchmarks._muc.reading import reading_of
from benchmarks._muc.scoring import SCORER, load_scorer, splits, summary
from benchmarks._muc.told import read_message
from marsad.pipeline.read import Toolbox, open_tools
from marsad.settings import load_settings

MODELS = Path(__file__).parent / "_muc" / "models.npz"
# The best official figures of 1992 on that year's test sets, and issue 5's for all slots.
TARGETS = {
    "victims_number": 60.6, "victims_effect": 56.6, "perpetrator_confidence": 33.6,
    "stage": 76.7, "all_slots": 48.0,
}  # fmt: skip
ROWS = {
    "all_slots": "ALL TEMPLATES",
    "templates": "template-id",
    "messages": "TEXT FILTERING",
    "type": "inc-type",
    "stage": "inc-stage",
    "date": "inc-date",
    "location": "inc-loc",
    "instrument": "inc-instr-id",
    "perpetrator": "perp-ind-id",
    "perpetrator_body": "perp-org-id",
    "perpetrator_confidence": "perp-org-conf",
    "target": "phys-tgt-id",
    "target_effect": "phys-tgt-effect",
    "victims_name": "hum-tgt-name",
    "victims_description": "hum-tgt-desc",
    "victims_number": "hum-tgt-num",
    "victims_effect": "hum-tgt-effect",
}


def score(data: Path) -> Iterator[dict[str, Any]]:
    """One row for each split but `dev`, and one for `tst1` and `tst2` together."""
    scorer = load_scorer(data)
    if scorer is None:
        print(f"{SCORER} is not below {data}: it stands beside the data", file=sys.stderr)
        return
    models, toolbox = load(MODELS), open_tools(load_settings())
    records: list[dict[str, Any]] = []
    answers: list[dict[str, Any]] = []
    for path in splits(data):
        own = list(load_records(path))
        given = [answer_of(record, toolbox, models) for record in own]
        yield row(path.stem, own, summary(scorer, own, given))
        records, answers = records + own, answers + given
    if len(answers):
        yield row("all of these", records, summary(scorer, records, answers))


def answer_of(
    record: dict[str, Any], toolbox: Toolbox, models: Mapping[str, Model]
) -> dict[str, Any]:
    reading = reading_of(read_message(message_of(record), toolbox))
    return {"docid": record["docid"], "templates": templates_of(reading, models)}


def row(
    split: str, records: Sequence[object], measures: Mapping[str, Mapping[str, float]]
) -> dict[str, Any]:
    """The figures of a split, with those that miss their target."""
    figures = {name: round(measures[slot]["F"], 1) for name, slot in ROWS.items()}
    whole = measures["ALL TEMPLATES"]
    return {
        "set": "muc",
        "split": split,
        "documents": len(records),
        **figures,
        "recall": round(whole["REC"], 1),
        "precision": round(whole["PRE"], 1),
        "targets": TARGETS,
        "missed": [name for name, least in TARGETS.items() if figures[name] < least],
    }
