"""From a page to its reports: parse, extract, code. The same page gives the same reports."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

import msgspec

from marsad import extractors, parsers
from marsad.coding.feats import mark_feats
from marsad.coding.homes import Home, home_of_host
from marsad.coding.parties import code_parties
from marsad.coding.places import locate, resolve_places
from marsad.errors import PageError
from marsad.extractors import Extractor, Tools
from marsad.gazetteer import Mention
from marsad.gazetteer.store import Gazetteer, open_gazetteer
from marsad.language import load_model
from marsad.language.casing import restore_case
from marsad.parsers import Parser
from marsad.plugins import load_plugin, plugin_names
from marsad.records import ARTICLE_STORY, Alert, Claim, Finding, Page, Record, Report
from marsad.registry.store import load_registry
from marsad.settings import Settings
from marsad.text.dates import published_day
from marsad.text.media_types import kind_of
from marsad.text.stories import parts_of


class Toolbox(msgspec.Struct, frozen=True, kw_only=True):
    """Where the gazetteer and the registry come from; opened once per process."""

    gazetteer: Path | None = None
    territories: Path | None = None
    registries: tuple[Path, ...] = ()


def open_tools(settings: Settings) -> Toolbox:
    """The tools that the settings name. Nothing is loaded until a page needs it."""
    return Toolbox(
        gazetteer=settings.gazetteer,
        territories=settings.territories,
        registries=settings.registries,
    )


@cache
def tools_for(toolbox: Toolbox, language: str | None) -> Tools:
    return Tools(
        model=load_model(language) if language is not None else None,
        gazetteer=open_gazetteer(toolbox.gazetteer, toolbox.territories),
        registry=load_registry(*toolbox.registries),
    )


@cache
def parser_of(media_type: str) -> Parser:
    for name in plugin_names(parsers):
        parser = load_plugin(parsers, name, Parser)
        if media_type in parser.media_types:
            return parser
    message = f"no parser reads {media_type}. Save the page as text or HTML and read that."
    raise PageError(message)


@cache
def extractors_for(language: str) -> tuple[Extractor, ...]:
    found = (load_plugin(extractors, name, Extractor) for name in plugin_names(extractors))
    return tuple(e for e in found if language in e.languages)


def reader_version() -> str:
    """What decides which claims a page gives: raised with any extractor's version."""
    names = plugin_names(extractors)
    return " ".join(f"{n}/{load_plugin(extractors, n, Extractor).version}" for n in names)


def read_page(page: Page, toolbox: Toolbox, home: Home | None = None) -> tuple[Report, ...]:
    """The reports of a page, one for each article on it; PageError if it holds no text.

    `home` is where its outlet is at home, if other pages of it have told.
    """
    parsed = parser_of(kind_of(page.media_type)).parse(page)
    return tuple(read_report(dated(report), toolbox, home) for report in parsed)


def dated(report: Report) -> Report:
    """The report without a publication date that is none, such as a program's year 1."""
    if published_day(report.article.published) is not None or report.article.published is None:
        return report
    article = msgspec.structs.replace(report.article, published=None)
    return msgspec.structs.replace(report, article=article)


def read_report(report: Report, toolbox: Toolbox, home: Home | None = None) -> Report:
    """The report with its claims and alerts, in the order of the text."""
    language = report.page.language
    readers = extractors_for(language) if language is not None else ()
    if not readers:
        return report
    tools = tools_for(toolbox, language)
    cased = with_case(report)
    found = [item for reader in readers for item in reader.extract(cased, tools)]
    claims = tuple(item for item in found if isinstance(item, Claim))
    alerts = tuple(item for item in found if isinstance(item, Alert))
    text = report.article.text
    return msgspec.structs.replace(
        report,
        claims=tuple(requoted(c, text) for c in code(cased, claims, tools, home)),
        alerts=tuple(requoted(a, text) for a in code_areas(cased, alerts, tools)),
    )


def with_case(report: Report) -> Report:
    """The report as it is read: what stands in capitals as print would have it."""
    text = restore_case(report.article.text)
    if text == report.article.text:
        return report
    article = msgspec.structs.replace(report.article, text=text)
    return msgspec.structs.replace(report, article=article)


R = TypeVar("R", bound=Record)


def requoted(record: R, text: str) -> R:
    """A record with its quotes as the page writes them; names stay as they were read."""
    changed: dict[str, object] = {}
    for name in record.__struct_fields__:
        value = getattr(record, name)
        if isinstance(value, Record):
            changed[name] = requoted(value, text)
        elif isinstance(value, tuple) and value and isinstance(value[0], Record):
            changed[name] = tuple(requoted(v, text) for v in value)
    if isinstance(record, Finding):
        changed["text"] = text[record.start : record.end]
    return msgspec.structs.replace(record, **changed)


def code(
    report: Report, claims: tuple[Claim, ...], tools: Tools, learnt: Home | None = None
) -> Iterator[Claim]:
    """Claims in normal form, story by story: what a teaser names says nothing of the article."""
    for story in dict.fromkeys(c.story for c in claims):
        own = tuple(c for c in claims if c.story == story)
        mentions = mentions_of(report, story, tools.gazetteer)
        text = report.article.text
        home = home_at(report, learnt) if story == ARTICLE_STORY else None
        placed = resolve_places(own, mentions, text, gazetteer=tools.gazetteer, home=home)
        typed = [code_parties(claim, tools.registry) for claim in placed]
        named = {m.text for m in mentions if not m.within_name}
        yield from mark_feats(typed, told_in(report, story), tools.registry, places=named)


def home_at(report: Report, learnt: Home | None) -> Home | None:
    """Where the outlet of an article is at home: as learnt, or as its address tells."""
    return learnt or home_of_host(host_of(report))


def host_of(report: Report) -> str | None:
    """The host of the address at which the article or its page stands."""
    addresses = (report.article.url, report.page.location)
    hosts = (urlsplit(address).hostname for address in addresses if address and "://" in address)
    return next((host for host in hosts if host), None)


def told_in(report: Report, story: str) -> str:
    """The text of a story, and of no other on the page."""
    part = next(part for part in parts_of(report) if part.story == story)
    return "\n\n".join(report.article.text[s.start : s.end] for s in part.spans)


def mentions_of(report: Report, story: str, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """The place names of a story, and of no other on the page."""
    part = next(part for part in parts_of(report) if part.story == story)
    first, last = part.spans[0].start, part.spans[-1].end
    found = gazetteer.find(report.article.text[first:last], first, within_names=True)
    return tuple(m for m in found if part.holds(m.start, m.end))


def code_areas(report: Report, alerts: tuple[Alert, ...], tools: Tools) -> tuple[Alert, ...]:
    """Alerts with their areas resolved as places are."""
    found: list[Alert] = []
    for alert in alerts:
        mentions = mentions_of(report, alert.story, tools.gazetteer)
        text = report.article.text
        areas = locate(alert.areas, mentions, text, gazetteer=tools.gazetteer)
        found.append(msgspec.structs.replace(alert, areas=areas))
    return tuple(found)
