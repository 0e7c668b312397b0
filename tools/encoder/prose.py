"""News prose of benchmark sets, without labels, from which the base learns how news is written."""

import csv
import gzip
import html
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from benchmarks._corpus.standoff import is_kept

_TAG = re.compile(r"<[^>]*>")
_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
# The keys below which texts stand.
KEYS = frozenset({"text", "description", "value", "conversations"})
# Shorter ones are headings and notes.
SHORTEST = 60


def prose_of(data: Path, kept: frozenset[str]) -> Iterator[str]:
    """The texts of the sets that are there, each once, without those that are kept to judge by."""
    seen = set[str]()
    for pattern, read in READERS:
        for path in sorted(data.glob(pattern)):
            for text in read(path):
                plain = " ".join(text.split())
                if len(plain) >= SHORTEST and plain not in seen and text not in kept:
                    seen.add(plain)
                    yield plain


def kept_texts(corpus: Path, texts: dict[str, Any]) -> frozenset[str]:
    """The texts whose labels stand off and that nothing may be learnt from."""
    rows = (
        json.loads(row)
        for path in sorted((corpus / "standoff").glob("*.jsonl"))
        for row in path.read_text("utf-8").splitlines()
    )
    return frozenset(texts[e["id"]].text for e in rows if is_kept(e) and e["id"] in texts)


def from_table(path: Path, column: str, **form: Any) -> Iterator[str]:
    with path.open(newline="", errors="replace", encoding=form.pop("encoding", "utf-8")) as file:
        for row in csv.DictReader(file, **form):
            yield row[column].strip()


def from_json(path: Path) -> Iterator[str]:
    """The texts in a file of JSON lines, packed or not."""
    packed = path.suffix == ".gz"
    raw = gzip.decompress(path.read_bytes()) if packed else path.read_bytes()
    text = raw.decode("utf-8", "replace")
    for row in text.splitlines():
        yield from strings_in(json.loads(row))


def strings_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        # Answers in JSON stand beside the questions.
        yield from () if value.startswith("{") else (value,)
    elif isinstance(value, dict):
        for key, each in value.items():
            if key == "sentences" and "text" not in value:
                yield " ".join(word for sentence in each for word in sentence)
            elif key in KEYS:
                yield from strings_in(each)
    elif isinstance(value, list):
        for each in value:
            yield from strings_in(each)


def from_marked(path: Path) -> Iterator[str]:
    """The text between the marks of an XML file, article by article where there are several."""
    raw = path.read_text("utf-8", "replace")
    for part in _CDATA.findall(raw) or re.split(r"</article>", raw):
        yield html.unescape(_TAG.sub("", part))


READERS: tuple[tuple[str, Callable[[Path], Iterator[str]]], ...] = (
    ("fakes/*.csv", lambda p: from_table(p, "article_content", encoding="cp1252")),
    ("case2021/dev.tsv", lambda p: from_table(p, "text", delimiter="\t", quoting=csv.QUOTE_NONE)),
    ("wikievents/dev.jsonl", from_json),
    ("rams/dev.jsonlines", from_json),
    ("muc/dev.jsonl", from_json),
    ("isaf/dev.jsonl", from_json),
    ("pitf/dev.jsonl", from_json),
    ("event-location/dev.jsonl.gz", from_json),
    ("re3d/*/documents.json", from_json),
    ("geo/*.xml", from_marked),
    ("time/wikiwars/*.xml", from_marked),
    ("time/tbaq/*/*.tml", from_marked),
)
