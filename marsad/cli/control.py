"""Who holds which place, and who held it: `control`."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from marsad.cli import wording
from marsad.cli.options import (
    Format,
    FormatOption,
    KnownAtOption,
    StoreOption,
    store_path,
    to_day,
    to_moment,
)
from marsad.cli.output import Cell, print_json, print_table
from marsad.errors import InputError
from marsad.records import ClaimInContext, ControlSpell, ControlState, ControlStatement
from marsad.text.names import fold


def control(
    *,
    at: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day asked for.", show_default="today")
    ] = None,
    place: Annotated[
        str | None, typer.Option(metavar="NAME", help="One place, by its name or GeoNames number.")
    ] = None,
    history: Annotated[
        bool, typer.Option("--history", help="List who held the place before, and since when.")
    ] = False,
    as_known_at: KnownAtOption = None,
    store: StoreOption = None,
    output: FormatOption = Format.TABLE,
) -> None:
    """List who held which place at a date, as far as the pages tell.

    A party's word for its own gain is `claimed`; words against each other are `contested`; what
    nobody has spoken of for a month is stale. What later pages tell of that day counts too, unless
    --as-known-at leaves them out.

    Example: marsad control --at 2024-11-30 --place Hama --history
    """
    from marsad.registry.store import load_registry  # noqa: PLC0415  --help needs none of these
    from marsad.settings import load_settings  # noqa: PLC0415
    from marsad.situations.control import control_at  # noqa: PLC0415
    from marsad.situations.history import control_history  # noqa: PLC0415

    day = to_day(at, option="--at") or datetime.now(UTC).date()
    if history and place is None:
        raise InputError("--history needs one place: give --place NAME.")
    registry = load_registry(*load_settings().registries)
    claims = claims_then(store_path(store), day, as_known_at)
    if history:
        spells = control_history(claims, registry=registry, until=day)
        print_spells([spell for spell in spells if is_meant(spell, place)], output)
    else:
        states = control_at(claims, day, registry=registry)
        print_states([state for state in states if is_meant(state, place)], output)


def claims_then(path: Path, day: date, as_known_at: str | None) -> Sequence[ClaimInContext]:
    """The claims on control, with people's decisions heeded, as they are or were known."""
    from marsad.pipeline.known import control_claims, control_claims_known_at  # noqa: PLC0415
    from marsad.store.store import open_store  # noqa: PLC0415

    with open_store(path) as opened:
        if as_known_at is None:
            return control_claims(opened, day)
        return control_claims_known_at(opened, to_moment(as_known_at, option="--as-known-at"))


def is_meant(found: ControlState | ControlSpell, place: str | None) -> bool:
    """Say whether a place is the one that the user names, if one is named."""
    names = {str(found.place.geonameid), fold(found.place.name or ""), fold(found.place.text)}
    return place is None or fold(place) in names


def print_states(states: Iterable[ControlState], output: Format) -> None:
    if output is Format.JSON:
        print_json(states)
        return
    headings = ("place", "held by", "extent", "since", "status", "by whose word (claim)")
    print_table(headings, map(state_cells, states))


def state_cells(state: ControlState) -> tuple[Cell, ...]:
    return (
        wording.where(state.place),
        state.holder or "not known",
        wording.words(state.extent),
        None if state.since is None else state.since.isoformat(),
        (wording.words(state.status), *stale_words(state)),
        tuple(map(word_on_control, state.statements)),
    )


def stale_words(state: ControlState) -> tuple[str, ...]:
    return (f"stale: last told of {state.last_said_of}",) if state.stale else ()


def print_spells(spells: Iterable[ControlSpell], output: Format) -> None:
    if output is Format.JSON:
        print_json(spells)
        return
    headings = ("from", "to", "held by", "extent", "status", "by whose word (claim)")
    print_table(headings, map(spell_cells, spells))


def spell_cells(spell: ControlSpell) -> tuple[Cell, ...]:
    stale = () if spell.stale_from is None else (f"stale from {spell.stale_from}",)
    return (
        spell.since.isoformat(),
        "…" if spell.until is None else spell.until.isoformat(),
        spell.holder or "not known",
        wording.words(spell.extent),
        (wording.words(spell.status), *stale),
        tuple(map(word_on_control, spell.statements)),
    )


def word_on_control(statement: ControlStatement) -> str:
    """`Syrian Army, claimed by Syrian Army, its own side (3f2a9c0112)`."""
    holder = statement.holder or "nobody named"
    modality = wording.words(statement.modality)
    side = "" if statement.alignment is None else SIDES[statement.alignment]
    return f"{holder}, {modality} by {statement.source}{side} ({wording.short(statement.claim)})"


SIDES = {"own": ", its own side", "opponent": ", the other side", "outside": ""}
