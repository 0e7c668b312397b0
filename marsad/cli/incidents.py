"""What happened, and who holds which place: `incidents` and `control`."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from marsad.cli import wording
from marsad.cli.options import (
    Format,
    FormatOption,
    LimitOption,
    StoreOption,
    store_path,
    to_country,
    to_day,
    to_event_type,
    to_source,
)
from marsad.cli.output import Cell, note, print_json, print_table
from marsad.records import ControlState, ControlStatement, Incident, Status


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
    limit: LimitOption = None,
    store: StoreOption = None,
    output: FormatOption = Format.TABLE,
) -> None:
    """List what happened: when, where, how many were harmed, and on whose word.

    Newest first; all conditions given must hold. An incident whose day is not known is left out
    by --since and --until. Give an id of the last column to `marsad show`.

    Example: marsad incidents --country SY --type battles --since 2024-11-27
    """
    from marsad.store.store import open_store  # noqa: PLC0415  --help needs no database

    code, kind, name = to_country(country), to_event_type(event_type), to_source(source)
    first, last = to_day(since, option="--since"), to_day(until, option="--until")
    with open_store(store_path(store)) as opened:
        found = opened.incidents(
            country=code,
            event_type=kind,
            earliest=first,
            latest=last,
            source=name,
            text=text,
            status=status,
            limit=limit,
        )
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
        wording.what(incident.event_type, incident.sub_event_type),
        wording.tolls(incident),
        wording.origins(incident),
        wording.words(incident.status),
        wording.short(incident.id),
    )


def control(
    *,
    at: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day asked for.", show_default="today")
    ] = None,
    store: StoreOption = None,
    output: FormatOption = Format.TABLE,
) -> None:
    """List who held which place at a date, as far as the pages tell.

    A party's word for its own gain is `claimed`; words against each other are `contested`. What
    later pages tell of that day counts too.

    Example: marsad control --at 2024-11-30
    """
    from marsad.registry.store import load_registry  # noqa: PLC0415  --help needs none of these
    from marsad.settings import load_settings  # noqa: PLC0415
    from marsad.situations.control import control_at  # noqa: PLC0415
    from marsad.store.store import open_store  # noqa: PLC0415

    day = to_day(at, option="--at") or datetime.now(UTC).date()
    registry = load_registry(*load_settings().registries)
    with open_store(store_path(store)) as opened:
        states = control_at(opened.control_claims(day), day, registry=registry)
    if output is Format.JSON:
        print_json(states)
        return
    headings = ("place", "held by", "extent", "since", "status", "by whose word (claim)")
    print_table(headings, map(control_cells, states))


def control_cells(state: ControlState) -> tuple[Cell, ...]:
    return (
        wording.where(state.place),
        state.holder or "not known",
        wording.words(state.extent),
        None if state.since is None else state.since.isoformat(),
        wording.words(state.status),
        tuple(map(word_on_control, state.statements)),
    )


def word_on_control(statement: ControlStatement) -> str:
    """`Syrian Army, claimed by Syrian Army (3f2a9c0112)`."""
    holder = statement.holder or "nobody named"
    modality = wording.words(statement.modality)
    return f"{holder}, {modality} by {statement.source} ({wording.short(statement.claim)})"
