"""What people decide: `decide merge`, `split`, `confirm`, `reject`, `correct`, `grade`, `undo`."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from marsad.cli import wording
from marsad.cli.options import ByOption, Format, FormatOption, StoreOption, WhyOption, store_path
from marsad.cli.output import Cell, console, print_json, print_table
from marsad.errors import InputError
from marsad.records import Decision
from marsad.settings import load_settings

if TYPE_CHECKING:
    from pathlib import Path

    from marsad.reconciling.deciding import Signed
    from marsad.registry.store import Registry
    from marsad.store.store import Store

RecordId = Annotated[
    str, typer.Argument(metavar="ID", help="An incident's or a claim's id; eight digits will do.")
]
IncidentId = Annotated[str, typer.Argument(metavar="INCIDENT", help="An incident's id.")]
ClaimId = Annotated[str, typer.Argument(metavar="CLAIM", help="A claim's id.")]


def merge(
    one: IncidentId,
    other: Annotated[str, typer.Argument(metavar="INCIDENT", help="Another one's.")],
    *,
    by: ByOption = None,
    why: WhyOption = "",
    store: StoreOption = None,
) -> None:
    """Say that two incidents are one.

    The decision holds on to the words of their claims: it stays after a rebuild, and new pages join
    the one incident.

    Example: marsad decide merge 3f2a9c01 77b0e1d2 --why "the same bakery" --by Amal
    """
    from marsad.pipeline import decide  # noqa: PLC0415  --help needs no database

    kept(store, lambda opened: decide.merge(opened, one, other, signed(by, why)))


def split(
    incident: IncidentId,
    claims: Annotated[list[str], typer.Argument(metavar="CLAIM...", help="Those that leave it.")],
    *,
    by: ByOption = None,
    why: WhyOption = "",
    store: StoreOption = None,
) -> None:
    """Say that some claims of an incident are another one.

    Those that leave stay together, and those that stay do.

    Example: marsad decide split 3f2a9c01 90aa12f4 --why "the second strike" --by Amal
    """
    from marsad.pipeline import decide  # noqa: PLC0415  --help needs no database

    kept(store, lambda opened: decide.split(opened, incident, claims, signed(by, why)))


def confirm(
    record_id: RecordId, *, by: ByOption = None, why: WhyOption = "", store: StoreOption = None
) -> None:
    """Say that an incident or a claim is right as it stands.

    `marsad review` asks of it again only when something new comes.

    Example: marsad decide confirm 3f2a9c01 --why "seen on video" --by Amal
    """
    from marsad.pipeline import decide  # noqa: PLC0415  --help needs no database

    kept(store, lambda opened: decide.confirm(opened, record_id, signed(by, why)))


def reject(
    record_id: RecordId, *, by: ByOption = None, why: WhyOption = "", store: StoreOption = None
) -> None:
    """Say that an incident is none, or that a claim was misread.

    It stays readable and counts no more.

    Example: marsad decide reject 90aa12f4 --why "a film is reviewed" --by Amal
    """
    from marsad.pipeline import decide  # noqa: PLC0415  --help needs no database

    kept(store, lambda opened: decide.reject(opened, record_id, signed(by, why)))


def correct(
    claim: ClaimId,
    field: Annotated[str, typer.Argument(metavar="FIELD", help="Such as tolls.0.low or modality.")],
    value: Annotated[str, typer.Argument(metavar="VALUE", help="The right one; null for none.")],
    *,
    by: ByOption = None,
    why: WhyOption = "",
    store: StoreOption = None,
) -> None:
    """Say that a value of a claim is another. The words that the page has stay beside it.

    A field of a list is named by its number, from 0: `tolls.0.low`, `places.0.country`. Days are
    written 2024-11-30.

    Example: marsad decide correct 90aa12f4 tolls.0.low 12 --why "12, not 21" --by Amal
    """
    from marsad.pipeline import decide  # noqa: PLC0415  --help needs no database

    right = to_value(value)
    kept(store, lambda opened: decide.correct(opened, claim, field, right, signed(by, why)))


def grade(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="A name, an alias or an id.")],
    letter: Annotated[str, typer.Argument(metavar="LETTER", help="A to E; F cannot be judged.")],
    *,
    by: ByOption = None,
    why: WhyOption = "",
    store: StoreOption = None,
) -> None:
    """Say how reliable a source is: A reliable, to E unreliable; F cannot be judged.

    The letter stands beside the digit that marsad computes, and the policies `ucdp` and
    `newest-reliable` believe A and B first.

    Example: marsad decide grade "White Helmets" B --why "two years of use" --by Amal
    """
    from marsad.pipeline import decide  # noqa: PLC0415  --help needs no database

    kept(store, lambda _opened: decide.grade(source, letter, signed(by, why), registry()))


def undo(
    decision: Annotated[str, typer.Argument(metavar="DECISION", help="A decision's id.")],
    *,
    by: ByOption = None,
    why: WhyOption = "",
    store: StoreOption = None,
) -> None:
    """Take a decision back. It stays on the list.

    What it had moved is matched again, as if it had never been made.

    Example: marsad decide undo 5be1c2d3 --why "they were two" --by Amal
    """
    from marsad.pipeline import decide  # noqa: PLC0415  --help needs no database
    from marsad.store.store import open_store  # noqa: PLC0415  the same

    with open_store(store_path(store), write=True, create=False) as opened:
        undone = decide.undo(opened, decision, signed(by, why), registry())
    say(undone, "Taken back")


def list_decisions(*, store: StoreOption = None, output: FormatOption = Format.TABLE) -> None:
    """List what people decided, oldest first, with what was taken back.

    Each with who, when, why, and the words that it holds on to.

    Example: marsad decide list
    """
    from marsad.store.decisions import decisions  # noqa: PLC0415  --help needs no database
    from marsad.store.store import open_store  # noqa: PLC0415  the same

    with open_store(store_path(store)) as opened:
        found = decisions(opened, undone=True)
    if output is Format.JSON:
        print_json(found)
    else:
        print_table(("when", "who", "what", "about", "why", "id"), map(decision_cells, found))


def kept(store: "Path | None", decide: Callable[["Store"], Decision]) -> None:
    """Make a decision over an open store, keep it, and say so."""
    from marsad.pipeline.decide import keep  # noqa: PLC0415  --help needs no database
    from marsad.store.store import open_store  # noqa: PLC0415  the same

    with open_store(store_path(store), write=True, create=False) as opened:
        made = keep(opened, decide(opened), registry())
    say(made, "Kept")


def say(decision: Decision, what: str) -> None:
    number = wording.short(decision.id)
    console().print(f"{what}: {decision.kind} {number}. Undo: marsad decide undo {number}")


def signed(by: str | None, why: str) -> "Signed":
    """Who decides, now, and why."""
    from marsad.reconciling.deciding import Signed  # noqa: PLC0415  --help needs none of it

    name = by or load_settings().reviewer or ""
    return Signed(by=name, at=datetime.now(UTC).isoformat(timespec="microseconds"), why=why)


def registry() -> "Registry":
    from marsad.registry.store import load_registry  # noqa: PLC0415  --help needs none of it

    return load_registry(*load_settings().registries)


def to_value(text: str) -> object:
    """A value as the user writes it: a number, null, JSON, or words."""
    import msgspec  # noqa: PLC0415  only this needs it

    if not text.strip():
        raise InputError("VALUE is empty. Write null where there is none.")
    try:
        found: object = msgspec.json.decode(text)
    except msgspec.DecodeError:
        return text
    return found


def quote_of(decision: Decision) -> str:
    """The words that a decision is about: of a split, or a merge, those that were moved."""
    moved = (anchor for anchor in decision.anchors if anchor.part)
    first = next(moved, decision.anchors[0] if decision.anchors else None)
    return "" if first is None else first.quote


def decision_cells(decision: Decision) -> tuple[Cell, ...]:
    about = decision.source or quote_of(decision)
    change = "" if decision.value is None else f" {decision.field or ''} → {decision.value}"
    undone = (
        ()
        if decision.undone_at is None
        else (f"taken back by {decision.undone_by}: {decision.undone_why}",)
    )
    return (
        wording.moment(decision.at),
        decision.by,
        f"{decision.kind}{change}",
        about,
        (decision.why, *undone),
        wording.short(decision.id),
    )
