"""Matching: copies of articles found again, claims put back together, the same event or not.

The articles are those of the benchmark data where it is given, else made up. The streams of claims
are made up, with their incidents known: they show the speed, how cost grows, and what the rules
lose when claims lack a day, a town or a toll, not how well the claims of real pages are matched.
FAMuS, where it is given, asks of two texts whether they report one event.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path
from random import Random
from time import process_time
from typing import Any

from benchmarks._stream import made_texts, stream
from marsad.ids import page_id
from marsad.matching.incidents import makes_incident, match_claims, partition_key
from marsad.matching.lineage import Fingerprint, find_lineages, fingerprint
from marsad.matching.scoring import judge
from marsad.records import ClaimInContext, LineageId, Page, PageId, Verdict

Words = list[str]
SIZES = (5_000, 50_000)
PAGES = (1_000, 10_000)


def score(data: Path) -> Iterator[dict[str, Any]]:
    """Yield a row for each size, one for the altered copies, and one for FAMuS where it is."""
    for count in SIZES:
        yield {"set": "matching", "split": f"{count} claims", **match_stream(count)}
    for count in PAGES:
        yield {"set": "lineages", "split": f"{count} pages", **fold_pages(count)}
    texts = list(read_texts(data)) or made_texts(500, words=300)
    yield {"set": "lineages", "split": "altered copies", **find_copies(texts)}
    for path in sorted(data.glob("famus/*.jsonl")):
        rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        yield {"set": "famus", "split": path.stem, **same_event(rows, reader())}


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
        "partitions": len({partition_key(claim.claim) for _, claim in told}),
        "seconds": round(seconds, 2),
        "claims_per_second": round(len(told) / seconds),
        "precision": round(precision, 3),
        "recall": round(recall, 3),
        "f1": round(2 * precision * recall / (precision + recall), 3),
    }


def b_cubed(truth: Mapping[str, Hashable], found: Mapping[str, Hashable]) -> tuple[float, float]:
    """B-cubed precision and recall: for each thing, how much of its group it shares."""
    true_groups, found_groups = groups_of(truth), groups_of(found)
    precision = recall = 0.0
    for thing in truth:
        true_group, found_group = true_groups[truth[thing]], found_groups[found[thing]]
        shared = len(true_group & found_group)
        precision += shared / len(found_group)
        recall += shared / len(true_group)
    return precision / len(truth), recall / len(truth)


def groups_of(groups: Mapping[str, Hashable]) -> dict[Hashable, set[str]]:
    members: defaultdict[Hashable, set[str]] = defaultdict(set)
    for thing, group in groups.items():
        members[group].add(thing)
    return members


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


Read = Callable[[str], list[ClaimInContext]]


def same_event(rows: Iterable[Mapping[str, Any]], read: Read) -> dict[str, float]:
    """Whether two texts report one event: they do if one claim of each is judged the same.

    Texts without a claim on one side say nothing of matching: they are counted, not scored.
    """
    silent, right, found, said = 0, [], 0, 0
    for row in rows:
        report, source = (read(row[side]["doctext"]) for side in ("report_dict", "source_dict"))
        if not (report and source):
            silent += 1
            continue
        same = any(judge(*pair).verdict is Verdict.SAME for pair in product(report, source))
        right.append(same == (row["valid_source"] == "True"))
        said += same
        found += same and right[-1]
    return {
        "pairs": silent + len(right),
        "pairs_with_claims": len(right),
        "accuracy": round(sum(right) / len(right), 3) if right else 0.0,
        "called_same": said,
        "rightly": found,
    }


def reader() -> Read:
    """Read a bare text as `marsad read` does, and give the claims that make incidents."""
    from marsad.pipeline.read import open_tools, read_page  # noqa: PLC0415  loads the models
    from marsad.settings import load_settings  # noqa: PLC0415  only needed here

    toolbox = open_tools(load_settings())

    def read(text: str) -> list[ClaimInContext]:
        body = text.encode()
        page = Page(id=page_id(body), location="text", media_type="text/plain", body=body)
        claims = (claim for report in read_page(page, toolbox) for claim in report.claims)
        return [
            ClaimInContext(
                claim=claim,
                page_id=page.id,
                outlet="text",
                said=None,
                lineage=LineageId(page.id),
            )
            for claim in claims
            if makes_incident(claim)
        ]

    return read


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
