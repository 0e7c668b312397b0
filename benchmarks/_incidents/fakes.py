"""FA-KES: articles on Syria's war, some for each place and day; labels stand off in the corpus.

A claim that was found belongs to the incident of the labelled claim in whose evidence it stands.
Beside it: what comes of calling all claims of one place and day one incident.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from benchmarks._corpus.labels import LabelledClaim, Passage
from benchmarks._corpus.standoff import read_texts, standoff
from benchmarks._incidents.agreement import figures
from benchmarks._incidents.reading import Read, match_pages
from marsad.ids import page_id
from marsad.matching.incidents import makes_incident
from marsad.records import ClaimInContext, Page

LABELS = Path(__file__).parents[2] / "corpus" / "standoff" / "fakes.jsonl"


class Article(Struct, frozen=True, kw_only=True):
    """A page, the group of place and day to which it belongs, and where each incident is told."""

    page: Page
    group: str
    told: tuple[tuple[int, int, str], ...]


def rows(data: Path, read: Read) -> Iterator[dict[str, Any]]:
    """A row for the articles that may be learnt from, and one for those kept to judge by."""
    for name, kept in (("learnt", False), ("kept", True)):
        articles = read_articles(data, kept=kept)
        if articles:
            yield row_of(name, articles, read)


def read_articles(data: Path, *, kept: bool) -> list[Article]:
    """The articles that are there, unchanged, with what their claims tell of."""
    return [article_of(*each) for each in standoff(LABELS, read_texts(data), kept=kept)]


def label(articles: Iterable[Article], claims: Iterable[ClaimInContext]) -> dict[str, str]:
    """The labelled incident of each claim that makes one."""
    of_page = {each.page.id: each for each in articles}
    truth = {}
    for told in claims:
        incident = incident_of(told, of_page[told.page_id])
        if incident is not None and makes_incident(told.claim):
            truth[told.claim.id] = incident
    return truth


def article_of(passage: Passage, claims: Sequence[LabelledClaim]) -> Article:
    body = passage.whole.encode()
    page = Page(
        id=page_id(body, passage.id),
        location=passage.id,
        media_type="text/plain",
        body=body,
        outlet=passage.id,
        published=passage.published,
    )
    spans = [(c.evidence.start, c.evidence.end, c.incident) for c in claims]
    told = tuple((start, end, incident) for start, end, incident in spans if incident is not None)
    names = Counter(incident.partition("-")[0] for _, _, incident in told)
    group = min(names, key=lambda name: (-names[name], name), default=passage.id)
    return Article(page=page, group=group, told=told)


def row_of(name: str, articles: Sequence[Article], read: Read) -> dict[str, Any]:
    matched = match_pages([each.page for each in articles], read)
    found, truth = matched.incident_of(), label(articles, matched.claims)
    group_of = {each.page.id: each.group for each in articles}
    groups = {c.claim.id: group_of[c.page_id] for c in matched.claims if c.claim.id in truth}
    meant = {incident for each in articles for _, _, incident in each.told}
    return {
        "set": "fakes",
        "split": name,
        "pages": len(articles),
        "groups": len({each.group for each in articles}),
        "incidents": len(meant),
        "incidents_with_claims": len(set(truth.values())),
        "labelled_claims": len(truth),
        **figures(truth, {claim: found[claim] for claim in truth}),
        **figures(truth, groups, "one_a_group_"),
    }


def incident_of(told: ClaimInContext, article: Article) -> str | None:
    """The incident of the labelled claim that shares most with a claim's evidence."""
    evidence = told.claim.evidence
    shared = [
        (min(end, evidence.end) - max(start, evidence.start), incident)
        for start, end, incident in article.told
    ]
    most = max((overlap for overlap, _ in shared), default=0)
    meant = {incident for overlap, incident in shared if overlap == most}
    return meant.pop() if most > 0 and len(meant) == 1 else None
