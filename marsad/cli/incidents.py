"""What happened: `incidents`."""

from typing import Annotated

import typer

from marsad.cli import wording
from marsad.cli.options import (
    Format,
    FormatOption,
    KnownAtOption,
    LimitOption,
    PolicyOption,
    StoreOption,
    store_path,
    to_country,
    to_day,
    to_event_type,
    to_source,
)
from marsad.cli.output import note, print_json, print_table
from marsad.records import Incident, Status


def incidents(
    *,
    country: Annotated[
        str | None, typer.Option("--country", "-c", help="A country: SY or Syria.")
    ] = None,
    event_type: Annotated[
        str | None,
        typer.Option(
            "--type", "-t", metavar="TYPE", help="An event type of ACLED, or how it begins."
        ),
    ] = None,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="Leave out what ended before this day.")
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="DATE", help="Leave out what began after this day.")
    ] = None,
    source: Annotated[
        str | None, typer.Option(help="Whose word it rests on: a name, an alias, or a part of it.")
    ] = None,
    text: Annotated[
        str | None, typer.Option(help="Words of the evidence: 'strike \"field hospital\"'.")
    ] = None,
    status: Annotated[Status | None, typer.Option(help="How well it is borne out.")] = None,
    policy: PolicyOption = None,
    as_known_at: KnownAtOption = None,
    limit: LimitOption = None,
    store: StoreOption = None,
    output: FormatOption = Format.TABLE,
) -> None:
    """List what happened: when, where, how many were harmed, and on whose word.

    Newest first; all conditions given must hold. An incident whose day is not known is left out
    by --since and --until. Give an id of the last column to `marsad show`.

    Example: marsad incidents --country SY --type battles --since 2024-11-27
    """
    from marsad.cli.seeing import choose, seen  # noqa: PLC0415  --help needs no database
    from marsad.reconciling.choosing import Conditions  # noqa: PLC0415  the same
    from marsad.store.store import open_store  # noqa: PLC0415  the same

    wanted = Conditions(
        event_type=to_event_type(event_type),
        country=to_country(country),
        earliest=to_day(since, option="--since"),
        latest=to_day(until, option="--until"),
        source=to_source(source),
        status=status,
    )
    with open_store(store_path(store)) as opened:
        found = choose(opened, wanted, text=text, limit=limit, as_known_at=as_known_at)
        found = seen(found, opened, policy, as_known_at)
        counts = opened.counts()
    if output is Format.JSON:
        print_json(found)
    else:
        headings = ("when", "where", "what", "toll", "sources", "status", "id")
        print_table(headings, map(incident_cells, found))
        note(f"{len(found):,} of {wording.many(counts.incidents, 'incident')}.")
    if counts.unread or counts.stale:
        note("A run was stopped before its end: give `marsad ingest` the same paths to finish it.")


def incident_cells(incident: Incident) -> tuple[str, ...]:
    return (
        wording.when(incident),
        wording.where(incident.place),
        incident.campaign or wording.what(incident.event_type, incident.sub_event_type),
        wording.tolls(incident),
        wording.origins(incident),
        wording.words(incident.status),
        wording.short(incident.id),
    )
