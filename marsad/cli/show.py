"""One incident or one claim with all that it rests on: `show`."""

from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from marsad.cli import wording
from marsad.cli.claims import claim_text
from marsad.cli.options import Format, FormatOption, StoreOption, store_path
from marsad.cli.output import console, plain, print_json, print_table
from marsad.errors import NotFoundError
from marsad.records import ClaimInContext, Incident, ReconciledToll, TollStatement

if TYPE_CHECKING:
    from marsad.store.store import Store


def show(
    record_id: Annotated[
        str,
        typer.Argument(metavar="ID", help="An incident's or a claim's id; eight digits will do."),
    ],
    store: StoreOption = None,
    output: FormatOption = Format.TABLE,
) -> None:
    """Show an incident or a claim, with the words of the pages that it rests on.

    An incident comes with every source's figure for each toll and with its claims, each with its
    evidence quoted, its page and its outlet.

    Example: marsad show 3f2a9c01
    """
    from marsad.store.store import open_store  # noqa: PLC0415  --help needs no database

    with open_store(store_path(store)) as opened:
        found = find(opened, record_id)
        if output is Format.JSON:
            print_json([found])
        elif isinstance(found, Incident):
            show_incident(found, opened)
        else:
            show_claim(found, opened)


def find(store: "Store", record_id: str) -> Incident | ClaimInContext:
    """The incident with this id, else the claim."""
    try:
        return store.incident(record_id)
    except NotFoundError as error:
        of_incidents = error
    try:
        return store.claim(record_id)
    except NotFoundError as error:
        message = f"{of_incidents} {error} For ids, see the last column of `marsad incidents`."
        raise NotFoundError(message) from error


def show_incident(incident: Incident, store: "Store") -> None:
    claims = store.claims_of(incident.id)
    heading = wording.what(incident.event_type, incident.sub_event_type)
    text = Text(f"{heading} · {wording.words(incident.status)}", style="bold")
    for line in (
        f"{wording.where(incident.place)} · {wording.when(incident)}",
        f"{wording.many(len(claims), 'claim')} on {wording.many(incident.pages, 'page')}",
        f"{wording.many(incident.independent_origins, 'independent origin')}: "
        + wording.origins(incident),
    ):
        text.append(f"\n{plain(line)}", style="not bold")
    console().print(text)
    if incident.tolls:
        print_table(("toll", "low–high", "source", "said", "claim"), ladder(incident.tolls))
    for nth, found in enumerate(claims, start=1):
        show_claim(found, store, before=f"{nth}. ")


def ladder(tolls: tuple[ReconciledToll, ...]) -> list[tuple[str, ...]]:
    """A line for each toll, then one for each source's figure, in the order in which they came."""
    lines: list[tuple[str, ...]] = []
    for toll in tolls:
        lines.append((wording.reconciled(toll), "", "", "", ""))
        lines.extend(map(step, toll.statements))
    return lines


def step(statement: TollStatement) -> tuple[str, ...]:
    return (
        "",
        wording.number(statement.low, statement.high),
        statement.source,
        statement.said or "",
        wording.short(statement.claim),
    )


def show_claim(found: ClaimInContext, store: "Store", *, before: str = "") -> None:
    page = store.page_row(found.page_id)
    after = f" · {found.outlet}, {found.said or 'no date'}: {page.title or page.location}"
    console().print(claim_text(found.claim, before=before, after=after))
    console().print(
        Text(f"  {plain(page.location)} · page {wording.short(page.id)}\n", style="dim")
    )
