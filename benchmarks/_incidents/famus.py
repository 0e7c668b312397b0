"""FAMuS: does a text report the event of another? By claims and names, and by all words."""

import json
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

from msgspec import Struct

from benchmarks._incidents.baselines import cosine, vectors
from benchmarks._incidents.reading import Read
from marsad.ids import page_id
from marsad.matching.incidents import makes_incident
from marsad.matching.scoring import judge
from marsad.records import ClaimInContext, LineageId, Page, Verdict
from marsad.text.distinctive import alikeness, distinctive, distinctive_near

# Two texts whose names and rare words are so alike report one event: the best on dev, where .10
# and .16 are right as often within a point. That of all words is the best for these too.
ALIKE_NAMES = 0.13
ALIKE_WORDS = 0.18


class Pair(Struct, frozen=True, kw_only=True):
    """Two texts, and whether they report one event."""

    left: str
    right: str
    same: bool


def read_pairs(path: Path) -> list[Pair]:
    rows = map(json.loads, path.read_text("utf-8").splitlines())
    return [
        Pair(
            left=row["report_dict"]["doctext"],
            right=row["source_dict"]["doctext"],
            # The file has true and false; older copies wrote them as words.
            same=row["valid_source"] in {True, "True"},
        )
        for row in rows
    ]


def rows(path: Path, read: Read) -> Iterator[dict[str, Any]]:
    """One row: how often each way is right, of all pairs and of those in which both tell claims."""
    pairs = read_pairs(path)
    weights = vectors([text for pair in pairs for text in (pair.left, pair.right)])
    alike = [cosine(left, right) for left, right in zip(weights[::2], weights[1::2], strict=True)]
    names = [alikeness(distinctive(pair.left), distinctive(pair.right)) for pair in pairs]
    told = [judged(pair, read) for pair in pairs]
    ours = [found is True or near >= ALIKE_NAMES for found, near in zip(told, names, strict=True)]
    yield {
        "set": "famus",
        "split": path.stem,
        "pairs": len(pairs),
        "accuracy": right(pairs, ours),
        "words_accuracy": right(pairs, [value >= ALIKE_WORDS for value in alike]),
        "pairs_with_claims": sum(found is not None for found in told),
        "called_same": sum(found is True for found in told),
        "rightly": sum(f is True and pair.same for f, pair in zip(told, pairs, strict=True)),
    }


def right(pairs: list[Pair], said: list[bool]) -> float:
    return round(sum(p.same == s for p, s in zip(pairs, said, strict=True)) / len(pairs), 3)


def judged(pair: Pair, read: Read) -> bool | None:
    """Whether one claim of each text tells of one thing; None if a text has no claim."""
    left, right = (claims_of(text, read) for text in (pair.left, pair.right))
    if not (left and right):
        return None
    return any(judge(*both).verdict is Verdict.SAME for both in product(left, right))


def claims_of(text: str, read: Read) -> list[ClaimInContext]:
    body = text.encode()
    page = Page(id=page_id(body), location="text", media_type="text/plain", body=body)
    return [
        ClaimInContext(
            claim=claim,
            page_id=page.id,
            outlet="text",
            said=None,
            lineage=LineageId(page.id),
            words=distinctive_near(text, claim.evidence.start, claim.evidence.end),
            article_words=distinctive(text),
        )
        for report in read(page)
        for claim in report.claims
        if makes_incident(claim)
    ]
