"""How each record gets its id: a digest of what makes that record that record."""

from hashlib import sha256

from marsad.records import (
    ArticleId,
    ClaimId,
    DecisionId,
    IncidentId,
    LineageId,
    PageId,
    Report,
)


def digest(*parts: str) -> str:
    """Name a thing by its parts: `sha256:` and 64 hex digits."""
    # The separator cannot occur in text that came through a decoder.
    return "sha256:" + sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def page_id(body: bytes, *beside: str) -> PageId:
    """Name a page by its bytes, so that the same page found twice is one page.

    `beside` takes what makes two pages of the same bytes differ: the address and the publication
    date that came with a row of a JSON Lines file, for instance.
    """
    if not beside:
        return PageId("sha256:" + sha256(body).hexdigest())
    return PageId(digest(sha256(body).hexdigest(), *beside))


def article_id(report: Report) -> ArticleId:
    """Name an article by its page and by where on the page it begins: a live blog has several."""
    first = min((block.start for block in report.article.blocks), default=0)
    return ArticleId(digest(report.page.id, str(first)))


def claim_id(article: ArticleId, start: int, end: int, nth: int = 0) -> ClaimId:
    """Name a claim by where its trigger stands, not by what was read out of it.

    A better extractor that corrects the type or fills in the place keeps the id, so reviews stay
    attached. `nth` tells apart the claims of one trigger: "strikes hit Idlib and Saraqib" is two.
    """
    return ClaimId(digest(article, str(start), str(end), str(nth)))


def incident_id(first_claim: ClaimId) -> IncidentId:
    """Name an incident by the claim that founds it: the first reported, then the smallest id."""
    return IncidentId("inc-" + digest("incident", first_claim)[7:27])


def lineage_id(first_page: PageId) -> LineageId:
    """Name a lineage by the page that founds it."""
    return LineageId("lin-" + digest("lineage", first_page)[7:27])


def decision_id(kind: str, by: str, at: str, *about: str) -> DecisionId:
    """Name a decision by who decided what and when."""
    return DecisionId("dec-" + digest("decision", kind, by, at, *about)[7:27])
