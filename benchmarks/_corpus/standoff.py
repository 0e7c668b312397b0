"""Labels that stand off from texts of others: places in the text and its hash, no word of it."""

import csv
import hashlib
import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from benchmarks._corpus.labels import Labelled, LabelledClaim, Passage, to_claim

# What a label repeats of the text; names that somebody is known by, `is`, carry over.
WORDS = frozenset({"evidence", "also", "trigger", "cue", "group", "words", "note"})
SNIPPETS = Path("case2021") / "dev.tsv"
ARTICLES = Path("wikievents") / "dev.jsonl"
SYRIA = Path("fakes") / "FA-KES-Dataset.csv"
# A day must be given; times of texts without one are not judged.
NO_DAY = "2021-06-01"
# Of so many texts one is kept to judge by, and never learnt from.
KEPT = 4


def pack(entry: dict[str, Any], passage: Passage) -> dict[str, Any]:
    """A line of labels with spans for words, to be kept where the text may not be.

    The note of a claim, if it has one, names the incident that it tells of.
    """
    claims = [(to_claim(claim, passage.whole), claim.get("note")) for claim in entry["claims"]]
    return {
        "id": entry["id"],
        "hand": entry["hand"],
        "group": passage.conflict,
        "sha256": hash_of(passage.whole),
        "claims": [
            without_words(json.loads(msgspec.json.encode(claim)))
            | ({"incident": incident} if incident else {})
            for claim, incident in claims
        ],
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


def standoff(
    labels: Path, texts: dict[str, Passage], *, kept: bool | None = None
) -> Iterator[tuple[Passage, Any]]:
    """The texts that are there, unchanged, with their labels.

    `kept` asks for those that are kept to judge by alone, or for those that may be learnt from.
    """
    for row in labels.read_text("utf-8").splitlines():
        entry = json.loads(row)
        passage = texts.get(entry["id"])
        if passage is None or hash_of(passage.whole) != entry["sha256"]:
            continue
        if kept is None or kept == is_kept(entry):
            yield passage, tuple(map(with_spans, entry["claims"]))


def with_spans(claim: dict[str, Any]) -> LabelledClaim:
    """A claim as it is kept; the sources of its tolls are spans as well."""
    for toll in claim["tolls"]:
        fields = toll["fields"]
        fields["sources"] = [msgspec.convert(s, Labelled) for s in fields.get("sources", ())]
    return msgspec.convert(claim, LabelledClaim)


def is_kept(entry: dict[str, Any]) -> bool:
    """Whether a text is kept to judge by: with all texts of its group, where it has one."""
    name = entry.get("group") or entry["id"]
    return int(hash_of(name), 16) % KEPT == 0


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
    known = {name: passage_of(name, text) for name, text in found.items()}
    for path in sorted(data.rglob(str(SYRIA)))[:1]:
        with path.open(encoding="cp1252", errors="replace", newline="") as file:
            known |= {each.id: each for each in map(article_of, csv.DictReader(file))}
    return known


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


def article_of(row: dict[str, str]) -> Passage:
    """An article on Syria's war with the day that the collection gives it."""
    day = datetime.strptime(row["date"], "%m/%d/%Y").date()  # noqa: DTZ007
    return Passage(
        id=f"fakes-{row['unit_id']}",
        writer="others",
        conflict="Syria",
        genre="wire",
        published=day.isoformat(),
        title=row["article_title"].strip() or None,
        text=row["article_content"].strip(),
    )
