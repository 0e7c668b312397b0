"""The set's own scorer, which stands beside the data, and the splits that it scores."""

import importlib.util
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

SCORER = "muc_score.py"
# The models are learned from it: its figures would say nothing.
LEARNED_FROM = "dev"


def load_scorer(data: Path) -> ModuleType | None:
    """The scorer found below the folder of the data; None if it is not there."""
    path = next(iter(sorted(data.rglob(SCORER))), None)
    if path is None:
        return None
    spec = importlib.util.spec_from_file_location("muc_score", path)
    if spec is None or spec.loader is None:
        return None
    module = importlib.util.module_from_spec(spec)
    sys.modules["muc_score"] = module
    spec.loader.exec_module(module)
    return module


def splits(data: Path) -> Iterator[Path]:
    """The files of messages with templates, in order."""
    for path in sorted(data.rglob("*.jsonl")):
        with path.open(encoding="utf-8") as stream:
            head = stream.readline(4000)
        if '"docid"' in head and path.parent.name == "muc" and path.stem != LEARNED_FROM:
            yield path


def summary(
    scorer: Any, records: Sequence[dict[str, Any]], answers: Sequence[dict[str, Any]]
) -> dict[str, dict[str, float]]:
    """The official measures of answers, by slot and over all."""
    key = scorer.templates_of_records(records, is_key=True)
    response = scorer.templates_of_records(answers, is_key=False)
    return dict(scorer.summarise(scorer.score_corpus(key, response)))
