"""A page to its report, nothing stored: `read`."""

import sys
from collections.abc import Iterable, Iterator
from typing import Annotated

import msgspec
import typer
from rich.text import Text

from marsad.cli import wording
from marsad.cli.claims import claim_text
from marsad.cli.fetching import AllowPrivateOption, FetchOption, fetching
from marsad.cli.options import Format, FormatOption, check_moment
from marsad.cli.output import complain, console, plain, print_json
from marsad.errors import InputError, PageError
from marsad.language import SUPPORTED
from marsad.records import ARTICLE_STORY, Page, Problem, Report
from marsad.settings import load_settings


def read(
    pages: Annotated[
        list[str],
        typer.Argument(
            metavar="PAGE...", help="Files, folders, patterns or addresses; - is standard input."
        ),
    ],
    *,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="When the pages were published, all of them.")
    ] = None,
    outlet: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who published the pages.")
    ] = None,
    url: Annotated[str | None, typer.Option(help="The address of the page, if it is one.")] = None,
    fetch: FetchOption = False,
    allow_private: AllowPrivateOption = None,
    output: FormatOption = Format.TABLE,
) -> None:
    """Read pages and print what they say, each value with the words that say it.

    Nothing is stored. Without --published, and if the page does not tell, relative days such as
    "on Friday" keep their words and get no date. What an option says wins over what a page says.
    JSON is one object for each article, a line each.

    Example: marsad read page.html --published 2024-11-30 --format json
    """
    from marsad.pipeline.find import find_all  # noqa: PLC0415  --help needs no models
    from marsad.pipeline.follow import follow  # noqa: PLC0415  the same
    from marsad.pipeline.read import open_tools, read_page  # noqa: PLC0415  the same

    check_moment(published, option="--published")
    known = {"published": published, "outlet": outlet, "url": url}
    known = {name: value for name, value in known.items() if value is not None}
    settings = load_settings()
    tools, failed = open_tools(settings), False
    with fetching(captures=None, allow_private=allow_private) as fetched:
        named = find_all(pages, stdin=sys.stdin.buffer, fields=settings.fields)
        found_all = follow(named, fetched, fields=settings.fields, from_files=fetch)
        for found in found_all if url is None else only_page(found_all):
            try:
                page = msgspec.structs.replace(usable(found), **known)
                print_reports(read_page(page, tools), output)
            except PageError as error:
                complain(f"{found.location}: {error}")
                failed = True
    if failed:
        raise typer.Exit(1)


def only_page(found: Iterable[Page | Problem]) -> Iterator[Page | Problem]:
    """The same; InputError at a second page, as no two have one address."""
    pages = 0
    for one in found:
        pages += isinstance(one, Page)
        if pages > 1:
            message = "--url is the address of one page, and there are more. Read each by itself."
            raise InputError(message)
        yield one


def usable(found: Page | Problem) -> Page:
    if isinstance(found, Problem):
        raise PageError(found.message)
    return found


def print_reports(reports: tuple[Report, ...], output: Format) -> None:
    if output is Format.JSON:
        print_json(reports)
        return
    for report in reports:
        print_report(report)


def print_report(report: Report) -> None:
    """Print a report as a person reads it: the article, its claims and alerts, the teasers."""
    out = console()
    out.print(Text(plain(report.article.title or report.page.location), style="bold underline"))
    out.print(Text(plain(about(report)), style="dim"))
    for nth, claim in enumerate(report.claims, start=1):
        story = "" if claim.story == ARTICLE_STORY else f" (in {claim.story}, another story)"
        out.print(claim_text(claim, before=f"{nth}. ", after=story))
    for alert in report.alerts:
        areas = ", ".join(wording.where(area) for area in alert.areas)
        line = f"Alert: {alert.level or ''} {alert.hazard}: {areas} ({alert.issuer or 'no issuer'})"
        out.print(Text(plain(line), style="bold"))
    if not report.claims:
        out.print(why_no_claims(report.page.language))


def why_no_claims(language: str | None) -> str:
    """What to say of a page without claims: one that cannot be read tells nothing either way."""
    if language in SUPPORTED:
        return "No claims."
    known = ", ".join(sorted(SUPPORTED))
    own = "'s language is not known" if language is None else f" is in {language}"
    return f"Not read for claims: marsad reads them in {known}, and this page{own}."


def about(report: Report) -> str:
    """What is known of the article, on one line."""
    article = report.article
    teasers = wording.many(len(report.teasers), "teaser")
    parts = (
        article.outlet,
        article.category,
        None
        if article.reading_minutes is None
        else wording.many(article.reading_minutes, "minute"),
        article.published or "no date of publication",
        report.page.language or "language not known",
        f"{teasers} of other stories set apart" if report.teasers else None,
        report.page.location,
    )
    return " · ".join(part for part in parts if part is not None)
