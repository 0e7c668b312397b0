"""The situation report of an area and some days: `report`."""

from enum import StrEnum
from typing import Annotated

import typer

from marsad.cli.export import opened_output
from marsad.cli.options import StoreOption, store_path, to_country, to_day
from marsad.cli.output import note
from marsad.records import Policy


class ReportFormat(StrEnum):
    """What a report can be written as."""

    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"


def report(
    *,
    area: Annotated[
        str | None, typer.Option(help="A part of the name of a place or of its province.")
    ] = None,
    country: Annotated[
        str | None, typer.Option("--country", "-c", help="A country: SY or Syria.")
    ] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="The first day.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="The last day.")] = None,
    known: Annotated[
        str | None, typer.Option(metavar="TIME", help="Tell only what had been told by then.")
    ] = None,
    without: Annotated[
        str | None,
        typer.Option(
            metavar="NAMES", help="Leave out, divided by |: source:NAME, side:ID, kind:X."
        ),
    ] = None,
    policy: Annotated[
        Policy | None, typer.Option(help="How one figure is made of what many sources say.")
    ] = None,
    output_format: Annotated[
        ReportFormat, typer.Option("--format", "-f", help="Markdown, a web page, or JSON.")
    ] = ReportFormat.MARKDOWN,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="The file; - is standard output.")
    ] = "-",
    store: StoreOption = None,
) -> None:
    """Write what happened, to how many, and who holds what: every number with its sentences.

    The text is made of the claims by rules, so that the same pages give the same report. What is
    disputed and what is not known have sections of their own.

    Example: marsad report --country SY --since 2024-12-01 --until 2024-12-08
    """
    from marsad.store.store import open_store  # noqa: PLC0415  --help needs no database
    from marsad.web.lens import make_lens  # noqa: PLC0415  the same
    from marsad.web.queries import Filters  # noqa: PLC0415
    from marsad.web.report_files import write_report  # noqa: PLC0415
    from marsad.web.situation import Asked, report_on  # noqa: PLC0415

    filters = Filters(
        country=to_country(country),
        since=to_day(since, option="--since"),
        until=to_day(until, option="--until"),
    )
    asked = Asked(filters=filters, area=area, lens=make_lens(known, without=without, policy=policy))
    with open_store(store_path(store)) as opened:
        bulletin = report_on(opened, asked)
    with opened_output(output) as out:
        out.write(write_report(bulletin, output_format.value).encode())
    if output != "-":
        note(f"Written: {output}")
