"""What moved since a moment: `changes`."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from marsad.cli import wording
from marsad.cli.options import Format, FormatOption, LimitOption, StoreOption, store_path, to_moment
from marsad.cli.output import Cell, note, print_json, print_table
from marsad.records import Change


def changes(
    *,
    since: Annotated[
        str,
        typer.Option(metavar="TIME", help="A day, from its end in UTC, or a moment with its zone."),
    ],
    limit: LimitOption = None,
    store: StoreOption = None,
    output: FormatOption = Format.TABLE,
) -> None:
    """List what moved since a moment in incidents and in who holds what, and why.

    Each line says what it was, what it is, and what moved it: new pages, a page captured again with
    other words, or a person's decision.

    Example: marsad changes --since 2024-11-30T12:00:00+02:00
    """
    from marsad.pipeline.changes import changes_since  # noqa: PLC0415  --help needs none of these
    from marsad.registry.store import load_registry  # noqa: PLC0415
    from marsad.settings import load_settings  # noqa: PLC0415
    from marsad.store.store import open_store  # noqa: PLC0415

    moment = to_moment(since, option="--since")
    registry = load_registry(*load_settings().registries)
    with open_store(store_path(store)) as opened:
        found = changes_since(opened, moment, registry, today=datetime.now(UTC).date())[:limit]
    if output is Format.JSON:
        print_json(found)
        return
    print_table(("when", "moved", "what", "was", "is now", "why", "id"), map(change_cells, found))
    note(f"{wording.many(len(found), 'change')} since {moment}.")


def change_cells(change: Change) -> tuple[Cell, ...]:
    return (
        wording.moment(change.at),
        change.kind,
        change.what,
        change.before,
        change.after,
        change.why,
        None if change.incident is None else wording.short(change.incident),
    )
