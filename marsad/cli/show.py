"""One incident or one claim with all that it rests on: `show`."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table
from rich.text import Text

from marsad.cli import wording
from marsad.cli.claims import claim_text
from marsad.cli.options import (
    Format,
    FormatOption,
    KnownAtOption,
    PolicyOption,
    StoreOption,
    store_path,
)
from marsad.cli.output import Cell, console, plain, print_json, print_table, table
from marsad.errors import NotFoundError
from marsad.records import (
    ClaimInContext,
    Incident,
    ReconciledToll,
    Responsibility,
    Stance,
    TollStatement,
)

if TYPE_CHECKING:
    from marsad.store.store import Store

# A row reads from left to right: the army, accused by, the monitor.
STANCE_WORDS = {
    Stance.ACCUSES: "accused",
    Stance.ADMITS: "admitted to",
    Stance.DENIES: "denied to be it",
}


def show(
    record_id: Annotated[
        str,
        typer.Argument(metavar="ID", help="An incident's or a claim's id; eight digits will do."),
    ],
    *,
    policy: PolicyOption = None,
    as_known_at: KnownAtOption = None,
    store: StoreOption = None,
    output: FormatOption = Format.TABLE,
) -> None:
    """Show an incident or a claim, with the words of the pages that it rests on.

    An incident comes with every source's figure for each toll and why the numbers are what they
    are, with who accuses whom, and with its claims, each with its evidence quoted, its page and its
    outlet.

    Example: marsad show 3f2a9c01 --policy ucdp
    """
    from marsad.cli.seeing import one_then, seen  # noqa: PLC0415  --help needs no database
    from marsad.store.store import open_store  # noqa: PLC0415  the same

    with open_store(store_path(store)) as opened:
        if as_known_at is None:
            found = find(opened, record_id)
        else:
            found = one_then(opened, record_id, as_known_at)
        if isinstance(found, Incident):
            (found,) = seen([found], opened, policy, as_known_at)
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
        of_claims = str(error)
        message = f"{of_incidents} {of_claims[:1].upper()}{of_claims[1:]} "
        message += "For ids, see the last column of `marsad incidents`."
        raise NotFoundError(message) from error


def show_incident(incident: Incident, store: "Store") -> None:
    from marsad.store.known import claims_with_ids  # noqa: PLC0415  --help needs no database

    claims = {told.claim.id: told for told in claims_with_ids(store, incident.claims)}
    show_heading(incident)
    for said in campaign_lines(incident, store):
        console().print(plain(said))
    for line in ladders(incident):
        console().print(line)
    if incident.responsibility:
        headings = ("who", "is", "by", "first said", "claims")
        print_table(headings, map(responsibility_cells, incident.responsibility))
    for nth, claim_id in enumerate(incident.claims, start=1):
        if claim_id in claims:
            show_claim(claims[claim_id], store, before=f"{nth}. ")


def campaign_lines(incident: Incident, store: "Store") -> Iterator[str]:
    """What an incident is part of, and what is part of it."""
    if incident.campaign is not None:
        many = wording.many(len(incident.parts), "incident")
        yield f"Campaign: {incident.campaign}; {many} within it, whose tolls are not in these."
    for part in incident.parts:
        within = store.incident(part)
        what = wording.what(within.event_type, within.sub_event_type)
        where = f"{wording.where(within.place)} · {wording.when(within)}"
        yield f"  within it: {what} · {where} · {wording.short(part)}"
    if incident.part_of is not None:
        whole = store.incident(incident.part_of)
        yield f"Part of: {whole.campaign} · {wording.short(whole.id)}"


def show_heading(incident: Incident) -> None:
    heading = wording.what(incident.event_type, incident.sub_event_type)
    text = Text(f"{heading} · {wording.words(incident.status)}", style="bold")
    for line in (
        f"{wording.where(incident.place)} · {wording.when(incident)}",
        f"{wording.many(len(incident.claims), 'claim')} on {wording.many(incident.pages, 'page')}",
        wording.independent(incident),
        *graded(incident),
    ):
        text.append(f"\n{plain(line)}", style="not bold")
    console().print(text)


def graded(incident: Incident) -> Iterator[str]:
    """How sure it is, by which rule; and what people decided of it."""
    if incident.credibility is not None:
        mark = incident.credibility
        yield f"{mark.letter}{mark.digit}: {mark.text} ({mark.rule}; {incident.status_rule})"
    if incident.decisions:
        listed = ", ".join(wording.short(each) for each in incident.decisions)
        yield f"decided by people: {listed} (marsad decide list)"


def ladders(incident: Incident) -> Iterator[Table]:
    """A table for each toll: what it comes to, every source's figure, and why."""
    tolls = (*incident.tolls, *incident.group_tolls, *incident.running_totals)
    for toll in tolls:
        title = f"{wording.reconciled(toll)}{wording.beside(toll)} · policy {toll.policy}"
        rows = [step(said, toll) for said in toll.statements]
        yield table(("figure", "source", "said", "standing", "claim"), rows, title=title)
        if len(rows) > 1:
            yield table((), [(wording.words(s.part), s.text) for s in toll.steps])


def step(statement: TollStatement, toll: ReconciledToll) -> tuple[str, ...]:
    instead = ""
    if statement.replaced_by is not None:
        later = toll.statements[statement.replaced_by]
        instead = f" by {wording.number(later.low, later.high)}"
    return (
        wording.number(statement.low, statement.high),
        statement.source,
        wording.moment(statement.said) or "",
        f"{wording.words(statement.standing)}{instead}",
        wording.short(statement.claim),
    )


def responsibility_cells(row: Responsibility) -> tuple[Cell, ...]:
    return (
        row.actor,
        STANCE_WORDS[row.stance],
        row.source + (" (own side)" if row.own_side else ""),
        wording.moment(row.first_said),
        tuple(map(wording.short, row.claims)),
    )


def show_claim(found: ClaimInContext, store: "Store", *, before: str = "") -> None:
    page = store.page_row(found.page_id)
    after = f" · {found.outlet}, {found.said or 'no date'}: {page.title or page.location}"
    if found.known_until is not None:
        after += f" · no longer said since {wording.moment(found.known_until)}"
    console().print(claim_text(found.claim, before=before, after=after))
    console().print(
        Text(f"  {plain(page.location)} · page {wording.short(page.id)}\n", style="dim")
    )
