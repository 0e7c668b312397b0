"""Matching: copies of articles found again, claims put back together, the same event or not.

The articles are those of the benchmark data where it is given, else made up. The streams of claims
are made up, with their incidents known: they show the speed, how cost grows, and what the rules
lose when claims lack a day, a town or a toll, not how well the claims of real pages are matched.
What our own streams and public sets show is in the benchmark `incidents`.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random
from time import process_time
from typing import Any

from benchmarks._incidents.agreement import b_cubed
from benchmarks._stream import made_texts, stream
from marsad.matching.incidents import match_claims
from marsad.matching.lineage import Fingerprint, find_lineages, fingerprint
from marsad.records import LineageId, PageId

Words = list[str]
SIZES = (5_000, 50_000)
PAGES = (1_000, 10_000)


def score(data: Path) -> Iterator[dict[str, Any]]:
    """Yield a row for each size, one for the altered copies."""
    for count in SIZES:
        yield {"set": "matching", "split": f"{count} claims", **match_stream(count)}
    for count in PAGES:
        yield {"set": "lineages", "split": f"{count} pages", **fold_pages(count)}
    texts = list(read_texts(data)) or made_texts(500, words=300)
    yield {"set": "lineages", "split": "altered copies", **find_copies(texts)}


def match_stream(count: int) -> dict[str, float]:
    """Processor time for a stream of claims in one call, and B-cubed against its incidents."""
    told = list(stream(count))
    start = process_time()
    incidents = match_claims([claim for _, claim in told])
    seconds = process_time() - start
    found = {claim: incident.id for incident in incidents for claim in incident.claims}
    precision, recall = b_cubed({claim.claim.id: number for number, claim in told}, found)
    return {
        "claims": len(told),
        "seconds": round(seconds, 2),
        "claims_per_second": round(len(told) / seconds),
        "precision": round(precision, 3),
        "recall": round(recall, 3),
        "f1": round(2 * precision * recall / (precision + recall), 3),
    }


def fold_pages(count: int) -> dict[str, float]:
    """Processor time for many pages, one in ten of which copies the one before."""
    texts = made_texts(count, words=300)
    for copy in range(9, count, 10):
        texts[copy] = texts[copy - 1][:200]
    start = process_time()
    prints = [fingerprint(" ".join(words)) for words in texts]
    fingerprinted = process_time()
    lineages = lineages_of(prints)
    return {
        "fingerprints_per_second": round(count / (fingerprinted - start)),
        "lineage_seconds": round(process_time() - fingerprinted, 2),
        "lineages": len(set(lineages.values())),
        "right": count - len(range(9, count, 10)),
    }


def lineages_of(prints: Sequence[Fingerprint]) -> dict[PageId, LineageId]:
    return find_lineages(
        (PageId(f"{n:06}"), f"2024-11-{n % 14 + 1:02}", each) for n, each in enumerate(prints)
    )


def find_copies(texts: list[Words]) -> dict[str, float]:
    """The share of copies that share a lineage with their original, by how they were altered."""
    random = Random(3)  # noqa: S311  a repeatable choice is the point
    originals = [fingerprint(" ".join(words)) for words in texts]
    rows: dict[str, float] = {"texts": len(texts)}
    for name, alter in ALTERATIONS.items():
        copies = [fingerprint(" ".join(alter(words, texts, random))) for words in texts]
        lineages = lineages_of([*originals, *copies])
        pairs = ((PageId(f"{n:06}"), PageId(f"{n + len(texts):06}")) for n in range(len(texts)))
        near = [lineages[one] == lineages[other] for one, other in pairs]
        rows[name] = round(sum(near) / len(near), 3)
    return rows


def read_texts(data: Path) -> Iterator[Words]:
    """The words of the articles that stand in the benchmark data."""
    path = data / "pages" / "articles" / "ground-truth.json"
    if path.is_file():
        for page in json.loads(path.read_text("utf-8")).values():
            yield page["articleBody"].split()
    for path in sorted(data.glob("famus/*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            yield json.loads(line)["source_dict"]["doctext"].split()


def with_dateline(words: Words, _others: list[Words], _random: Random) -> Words:
    return ["beirut", "agencies", *words, "all", "rights", "reserved"]


def cut_to_half(words: Words, _others: list[Words], _random: Random) -> Words:
    return words[: len(words) // 2]


def cut_to_a_third(words: Words, _others: list[Words], _random: Random) -> Words:
    return words[: len(words) // 3]


def one_word_in_ten_changed(words: Words, others: list[Words], random: Random) -> Words:
    return [random.choice(others[0]) if random.random() < 0.1 else word for word in words]


def a_third_added(words: Words, others: list[Words], random: Random) -> Words:
    return words + random.choice(others)[: len(words) // 3]


ALTERATIONS: dict[str, Callable[[Words, list[Words], Random], Words]] = {
    alter.__name__: alter
    for alter in (
        with_dateline,
        cut_to_half,
        cut_to_a_third,
        one_word_in_ten_changed,
        a_third_added,
    )
}
