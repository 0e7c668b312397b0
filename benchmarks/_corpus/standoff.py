"""Labels that stand off from texts of others: places in the text and its hash, no word of it."""

import csv
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from benchmarks._corpus.labels import LabelledClaim, Passage, to_claim

# What a label repeats of the text; names that somebody is known by, `is`, carry over.
WORDS = frozenset({"evidence", "also", "trigger", "cue", "group", "words", "note"})
SNIPPETS = Path("case2021") / "dev.tsv"
ARTICLES = Path("wikievents") / "dev.jsonl"
# When these texts were published is not known.
NO_DAY = ""


def pack(entry: dict[str, Any], passage: Passage) -> dict[str, Any]:
    """A line of labels with spans for words, to be kept where the text may not be."""
    claims = [to_claim(claim, passage.whole) for claim in entry["claims"]]
    return {
        "id": entry["id"],
        "hand": entry["hand"],
        "sha256": hash_of(passage.whole),
        "claims": [without_words(json.loads(msgspec.json.encode(claim))) for claim in claims],
    }


def without_words(value: Any) -> Any:
    if isinstance(value, list):
        return [without_words(each) for each in value]
    if not isinstance(value, dict):
        return value
    return {k: without_words(v) for k, v in value.items() if k not in WORDS or is_span(v)}


def is_span(value: Any) -> bool:
    return isinstance(value, dict) and "start" in value


def hash_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def standoff(labels: Path, texts: dict[str, Passage]) -> Iterator[tuple[Passage, Any]]:
    """The texts that are there, unchanged, with their labels."""
    for row in labels.read_text("utf-8").splitlines():
        entry = json.loads(row)
        passage = texts.get(entry["id"])
        if passage is not None and hash_of(passage.whole) == entry["sha256"]:
            yield passage, tuple(msgspec.convert(c, LabelledClaim) for c in entry["claims"])


def read_texts(data: Path) -> dict[str, Passage]:
    """The texts of others that are there, by id; their days of publication are not known."""
    found: dict[str, str] = {}
    for path in sorted(data.rglob(str(SNIPPETS)))[:1]:
        with path.open(encoding="utf-8", newline="") as file:
            rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            found |= {f"case-{row['id']}": row["text"] for row in rows}
    for path in sorted(data.rglob(str(ARTICLES)))[:1]:
        with path.open(encoding="utf-8") as file:
            articles = [json.loads(row) for row in file]
        found |= {f"wikievents-{each['doc_id']}": each["text"] for each in articles}
    return {name: passage_of(name, text) for name, text in found.items()}


def passage_of(name: str, text: str) -> Passage:
    return Passage(
        id=name,
        writer="others",
        conflict="",
        genre="wire",
        published=NO_DAY,
        title=None,
        text=text,
    )
