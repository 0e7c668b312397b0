"""Hazard alerts: which authority warns of what, at which level, where and from when.

marsad reports that an alert was issued; it issues none.
"""

import re
from collections.abc import Iterator
from functools import cache

import msgspec
from msgspec import Struct

from marsad.extractors import Extractor, Tools
from marsad.extractors._grammar.tables import read_table
from marsad.gazetteer import Mention
from marsad.records import Alert, Place, Quote, Report
from marsad.text.dates import Tense, anchor, find_times, published_day
from marsad.text.stories import Part, parts_of

VERSION = 1
LEVELS = "red|orange|amber|yellow|green|purple|black"
LEVEL = re.compile(
    rf"\b(?P<level>{LEVELS})[- ](?:level )?(?:weather |heat |wind |flood |snow |storm |rain )?"
    r"(?:alerts?|warnings?|vigilance|watch(?:es)?|advisor(?:y|ies))\b"
    rf"|\b(?:alerts?|warnings?|vigilance) (?:level )?(?:to |at )?(?P<after>{LEVELS})\b",
    re.IGNORECASE,
)
WARNING = re.compile(
    r"\b(?:issued|issues|extended|upgraded|placed|put|declared|maintained|lifted|renewed|in force"
    r"|in effect|raised)\b[^.]{0,80}\b(?:alert|warning|watch|advisory|vigilance)s?\b"
    r"|\b(?:alert|warning|watch|advisory)s?\b[^.]{0,60}\b(?:issued|in force|in effect|declared)\b",
    re.IGNORECASE,
)
ISSUER = re.compile(
    r"(?P<issuer>(?:the |The )?(?:[A-ZÀ-Ý][\w’'.-]*(?: (?:of|de|and|for|des|du))? ?){1,7})"
    r"(?:\([^)]*\) )?(?:has |had |have )?"
    r"(?:also )?(?:issued|placed|put|extended|upgraded|raised|declared|maintained|warned|renewed)\b"
    r"|(?:issued|declared|raised) by "
    r"(?P<by>(?:the )?(?:[A-ZÀ-Ý][\w’'.-]*(?: (?:of|de|and|for))? ?){1,7})",
)
SENTENCE = re.compile(r"[^.!?\n…]+(?:\.(?!\s+[A-Z\n]|\s*$)[^.!?\n…]*)*[.!?…]*")
HOUR = re.compile(r"\b(\d{1,2})(?::(\d{2}))?\s*(a\.?m|p\.?m)?\b\.?", re.IGNORECASE)
ARTICLES = re.compile(r"^(?:In|On|The|A)\s", re.IGNORECASE)


class Hazard(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    name: str
    words: str


@cache
def hazards() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The hazards of data/hazards.toml with what matches their words."""
    table = msgspec.convert(read_table("hazards.toml"), dict[str, tuple[Hazard, ...]])
    return tuple(
        (h.name, re.compile(rf"\b(?:{h.words})\b", re.IGNORECASE)) for h in table["hazard"]
    )


def extract(report: Report, tools: Tools) -> Iterator[Alert]:
    """The alerts of the article and of each teaser, in the order of the text."""
    for part in parts_of(report):
        text = report.article.text
        issuer = issuer_in(" ".join(text[s.start : s.end] for s in part.spans))
        published = published_day(report.article.published) if part.own else None
        for span in part.spans:
            for match in SENTENCE.finditer(text, span.start, span.end):
                yield from alerts_in(match, part, tools, issuer, published)


def alerts_in(
    match: re.Match[str], part: Part, tools: Tools, issuer: str | None, published: object
) -> Iterator[Alert]:
    sentence = match.group()
    level = LEVEL.search(sentence)
    if level is None and WARNING.search(sentence) is None:
        return
    found = hazards_in(sentence)
    if not found:
        return
    lead = len(sentence) - len(sentence.lstrip())
    quote = sentence.strip()
    start = match.start() + lead
    areas = areas_in(quote, start, tools)
    for name in found:
        yield Alert(
            story=part.story,
            hazard=name,
            level=(level.group("level") or level.group("after")).casefold() if level else None,
            issuer=issuer_in(quote) or issuer,
            areas=areas,
            onset=onset_in(quote, published),
            evidence=Quote(text=quote, start=start, end=start + len(quote)),
        )


def hazards_in(sentence: str) -> list[str]:
    """The hazards that a sentence names, each stretch of words once, the longest name first."""
    taken: list[tuple[int, int]] = []
    found: list[tuple[int, str]] = []
    for name, pattern in hazards():
        for match in pattern.finditer(sentence):
            if not any(s < match.end() and match.start() < e for s, e in taken):
                taken.append(match.span())
                found.append((match.start(), name))
    return list(dict.fromkeys(name for _, name in sorted(found)))


def issuer_in(text: str) -> str | None:
    match = ISSUER.search(text)
    if match is None:
        return None
    name = (match.group("issuer") or match.group("by")).strip()
    return ARTICLES.sub("", name) or None


def areas_in(quote: str, start: int, tools: Tools) -> tuple[Place, ...]:
    """The places that the sentence names, but those in the name of the issuer."""
    issuer = issuer_in(quote) or ""
    mentions: tuple[Mention, ...] = tools.gazetteer.find(quote, start)
    return tuple(
        Place(text=m.text, start=m.start, end=m.end, role="area")
        for m in mentions
        if not m.demonym and m.text not in issuer
    )


def onset_in(quote: str, published: object) -> str | None:
    """The first day of the warning, where the page's date anchors it, with the hour if stated."""
    from datetime import date  # noqa: PLC0415

    times = find_times(quote)
    if not times or not isinstance(published, date):
        return None
    days = anchor(times[0], published, tense=Tense.FUTURE)
    return days.earliest.isoformat() if days.earliest is not None else None


EXTRACTOR = Extractor(
    summary="Hazard alerts: authority, hazard, level, areas and onset.",
    version=VERSION,
    languages=frozenset({"en"}),
    extract=extract,
)
