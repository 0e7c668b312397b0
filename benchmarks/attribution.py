"""Source, cue and content of attributions, against people's marks (PolNeAR).

The figures are those of the scorer that stands beside the data, which is called as a script: F1 of
exactly the marked words, and of spans that share a word. `share_of_parse` is what the net costs,
measured here, beside the parse that marsad makes anyway.
"""

import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from marsad.extractors._attribution import Relation, find_relations
from marsad.language import LanguageModel, Passage, load_model

ROLES = ("source", "cue", "content")
PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")
# The best figures of others are .83, .75, .73 (exact), with BERT.
AT_LEAST = {"source_exact": 72, "cue_exact": 68, "content_exact": 58}


def score(data: Path) -> Iterator[dict[str, Any]]:
    """One row for the development part, if it is there with its scorer."""
    folder, scorer = data / "polnear" / "dev", data / "polnear" / "score_attr.py"
    if folder.is_dir() and scorer.is_file():
        yield {"set": "polnear", "split": "dev", **score_part(folder, scorer)}


def score_part(folder: Path, scorer: Path) -> dict[str, Any]:
    model = load_model("en")
    if model is None:
        return {}
    with tempfile.TemporaryDirectory() as place:
        answers, figures = Path(place) / "answers.jsonl", Path(place) / "figures.json"
        parsing, finding = answer(sorted((folder / "text").glob("*.txt")), model, answers)
        command = [sys.executable, str(scorer), str(answers), "--gold", str(folder)]
        subprocess.run(  # noqa: S603  the scorer of the benchmark data
            [*command, "--json", str(figures)], check=True, capture_output=True
        )
        found = msgspec.json.decode(figures.read_bytes(), type=dict[str, Any])
    row = {
        f"{role}_{name}": found[role][kind]["F1"]
        for kind, name in (("exact", "exact"), ("overlap", "overlap"))
        for role in ROLES
    }
    row |= {"linked": found["linked"]["F1"], "share_of_parse": round(finding / parsing, 3)}
    targets = {name: f"at least {value}" for name, value in AT_LEAST.items()}
    return {
        "texts": found["articles"],
        **row,
        "targets": targets,
        "missed": [name for name, value in AT_LEAST.items() if row[name] < value],
    }


def answer(paths: Sequence[Path], model: LanguageModel, out: Path) -> tuple[float, float]:
    """Write what is found in each text; give the seconds for parsing and for finding."""
    parsing = finding = 0.0
    lines = []
    for path in paths:
        with path.open(encoding="utf-8", newline="") as file:
            text = file.read()
        started = time.perf_counter()
        sentences = list(model.parse(passages_of(text)))
        parsed = time.perf_counter()
        relations = find_relations(sentences)
        parsing += parsed - started
        finding += time.perf_counter() - parsed
        lines.append({"file": path.name, "attributions": [roles_of(r) for r in relations]})
    out.write_bytes(b"\n".join(msgspec.json.encode(line) for line in lines))
    return parsing, finding


def passages_of(text: str) -> list[Passage]:
    """The paragraphs of a text."""
    return [Passage(text=m.group().rstrip(), start=m.start()) for m in PARAGRAPH.finditer(text)]


def roles_of(relation: Relation) -> dict[str, tuple[tuple[int, int], ...]]:
    return {"source": relation.source, "cue": relation.cue, "content": relation.content}
