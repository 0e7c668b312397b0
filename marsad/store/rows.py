"""What the store answers beside records, and how records become rows and back."""

import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import RowMapping

from marsad.ids import lineage_id
from marsad.records import (
    Alert,
    Claim,
    ClaimInContext,
    Finding,
    Incident,
    LineageId,
    Page,
    PageId,
    Report,
    TollKind,
)
from marsad.text.distinctive import distinctive, distinctive_near
from marsad.text.page_address import page_address
from marsad.vocabulary import READ_KINDS

Row = dict[str, Any]


class PageRow(Struct, frozen=True, kw_only=True):
    """A page in a list: `title`, `outlet` and `published` as read, else as found.

    `version` is what read it; None if it was not read yet.
    """

    id: PageId
    location: str
    media_type: str
    url: str | None
    outlet: str | None
    title: str | None
    published: str | None
    language: str | None
    captured_at: datetime
    claims: int
    version: str | None


class Hit(Struct, frozen=True, kw_only=True):
    """A page that a text search found; `snippet` is the article's words around the first hit."""

    page_id: PageId
    title: str | None
    snippet: str


class AlertInContext(Struct, frozen=True, kw_only=True):
    """An alert and the page that reports it."""

    alert: Alert
    page_id: PageId
    outlet: str
    said: str | None


class Counts(Struct, frozen=True, kw_only=True):
    """How much a store holds. `unread` pages and `stale` partitions are finished by `ingest`."""

    pages: int
    claims: int
    incidents: int
    alerts: int
    problems: int
    unread: int
    stale: int


class Print(Struct, frozen=True, kw_only=True):
    """What of a page's own text is compared with other pages', and when it was published."""

    page_id: PageId
    said: str | None
    words: int
    shingles: bytes


def encode(record: Struct) -> str:
    return msgspec.json.encode(record).decode()


def utc(moment: datetime) -> str:
    """A moment as text that sorts by time."""
    if moment.tzinfo is None:
        message = "captured_at needs a time zone"
        raise ValueError(message)
    return moment.astimezone(UTC).isoformat(timespec="seconds")


# --- pages ----------------------------------------------------------------------------------


def page_to_row(page: Page, *, captured_at: datetime) -> Row:
    """The row of a page, captured when its reader says, else at that moment."""
    row = msgspec.structs.asdict(page)
    said = page.captured_at
    moment = captured_at if said is None else datetime.fromisoformat(said)
    return {**row, "captured_at": utc(moment), "body": zlib.compress(page.body)}


def row_to_page(row: RowMapping) -> Page:
    fields = {name: row[name] for name in Page.__struct_fields__}
    return Page(**{**fields, "body": zlib.decompress(row["body"])})


def row_to_page_row(row: RowMapping) -> PageRow:
    return PageRow(**{**row, "captured_at": datetime.fromisoformat(row["captured_at"])})


# --- reports --------------------------------------------------------------------------------


def article_to_row(report: Report, ordinal: int, *, url: str | None = None) -> Row:
    """The article's row: its text stands in a column, its claims and alerts in their own tables.

    `url` is where the page was captured, for an article that does not say where it stands.
    """
    article = report.article
    shell = msgspec.structs.replace(
        report, article=msgspec.structs.replace(article, text=""), claims=(), alerts=()
    )
    return {
        "page_id": report.page.id,
        "ordinal": ordinal,
        "language": report.page.language,
        "published": article.published,
        "outlet": article.outlet,
        "title": article.title,
        "text": article.text,
        "record": encode(shell),
        "address": page_address(article.url or url),
    }


def row_to_report(row: RowMapping, claims: tuple[Claim, ...], alerts: tuple[Alert, ...]) -> Report:
    shell = msgspec.json.decode(row["record"], type=Report)
    article = msgspec.structs.replace(shell.article, text=row["text"])
    return msgspec.structs.replace(shell, article=article, claims=claims, alerts=alerts)


def words_of(report: Report) -> str:
    """The article's own words, which a search goes through: no teasers, no boilerplate."""
    article = report.article
    own = (block for block in article.blocks if block.kind in READ_KINDS)
    return "\n".join(article.text[block.start : block.end] for block in own)


def row_to_alert(row: RowMapping) -> AlertInContext:
    return AlertInContext(
        alert=msgspec.json.decode(row["record"], type=Alert),
        page_id=PageId(row["page_id"]),
        outlet=row["outlet"],
        said=row["said"],
    )


# --- claims ---------------------------------------------------------------------------------


def claim_to_row(claim: Claim) -> Row:
    """The columns of a claim that follow from the claim alone."""
    time = claim.time
    return {
        "id": claim.id,
        "story": claim.story,
        "event_type": claim.event_type,
        "sub_event_type": claim.sub_event_type,
        "modality": claim.modality,
        "earliest": None if time is None else time.earliest,
        "latest": None if time is None else time.latest,
        "is_control": claim.control is not None,
        "record": encode(claim),
    }


def place_rows(claim: Claim) -> Iterator[Row]:
    """One row for each place of the claim that the gazetteer knows."""
    seen: set[int] = set()
    for place in claim.places:
        if place.geonameid is None or place.geonameid in seen:
            continue
        seen.add(place.geonameid)
        yield {
            "claim_id": claim.id,
            "geonameid": place.geonameid,
            "country": place.country,
            "latitude": place.latitude,
            "longitude": place.longitude,
        }


def findings_of(claim: Claim) -> Iterator[tuple[str, Finding]]:
    """Every finding of a claim, with the name of the field that holds it."""
    yield "evidence", claim.evidence
    if claim.time is not None:
        yield "time", claim.time
    for name in ("sources", "actors", "weapons", "places", "tolls"):
        for finding in getattr(claim, name):
            yield name, finding
    for toll in claim.tolls:
        for source in toll.sources:
            yield "sources", source


def evidence_rows(claim: Claim, page_id: PageId) -> Iterator[Row]:
    for name, finding in findings_of(claim):
        yield {
            "claim_id": claim.id,
            "finding": name,
            "page_id": page_id,
            "start": finding.start,
            "end": finding.end,
        }


def row_to_claim(row: RowMapping) -> ClaimInContext:
    """A claim with its context; a page that copies nothing is the only one of its lineage."""
    page_id = PageId(row["page_id"])
    claim = msgspec.json.decode(row["record"], type=Claim)
    return ClaimInContext(
        claim=claim,
        page_id=page_id,
        outlet=row["outlet"],
        said=row["said"],
        lineage=LineageId(row["lineage_id"] or lineage_id(page_id)),
        known_from=row["known_from"],
        known_until=row["known_until"],
        **words_in_context(claim, row.get("text")),
    )


def words_in_context(claim: Claim, text: str | None) -> dict[str, frozenset[str]]:
    """The telling words around a claim and of its article, where the text was asked for."""
    if text is None:
        return {}
    return {
        "words": distinctive_near(text, claim.evidence.start, claim.evidence.end),
        "article_words": distinctive(text),
    }


# --- incidents ------------------------------------------------------------------------------


def incident_to_row(incident: Incident, partition: str) -> Row:
    place, time = incident.place, incident.time
    killed = [toll.low for toll in incident.tolls if toll.kind is TollKind.KILLED]
    return {
        "id": incident.id,
        "partition": partition,
        "event_type": incident.event_type,
        "sub_event_type": incident.sub_event_type,
        "country": None if place is None else place.country,
        "geonameid": None if place is None else place.geonameid,
        "earliest": None if time is None else time.earliest,
        "latest": None if time is None else time.latest,
        "day": first_day(incident),
        "status": incident.status,
        "sources": "\n".join(origin.name.casefold() for origin in incident.origins),
        "killed_low": killed[0] if killed else None,
        "record": encode(incident),
    }


def first_day(incident: Incident) -> str | None:
    """The first day on which it may have happened, else the day of the first report."""
    if incident.time is not None and incident.time.earliest is not None:
        return incident.time.earliest.isoformat()
    return None if incident.first_reported is None else incident.first_reported[:10]
