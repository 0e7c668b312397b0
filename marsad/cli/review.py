"""What is unsure, the most useful first, one by one: `review`."""

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import typer
from rich.prompt import Prompt
from rich.text import Text

from marsad.cli import wording
from marsad.cli.claims import claim_text
from marsad.cli.decide import kept, signed
from marsad.cli.options import (
    ByOption,
    Format,
    FormatOption,
    LimitOption,
    StoreOption,
    store_path,
    to_country,
)
from marsad.cli.output import console, plain, print_json
from marsad.errors import InputError, NotFoundError
from marsad.records import Decision, DecisionKind, IncidentId, ReviewItem

if TYPE_CHECKING:
    from pathlib import Path

    from marsad.reconciling.deciding import Signed
    from marsad.store.store import Store

KEYS = {
    DecisionKind.MERGE: "m",
    DecisionKind.SPLIT: "d",
    DecisionKind.CONFIRM: "c",
    DecisionKind.CORRECT: "v",
    DecisionKind.REJECT: "r",
}
MEANS = {
    "m": "they are one",
    "d": "they are two",
    "c": "it is right",
    "v": "correct a value",
    "r": "it is none",
    "s": "skip",
    "q": "quit",
}
SKIP, QUIT = "s", "q"
# So many claims are shown with each question; `marsad show` has all.
SHOWN = 4


def review(
    *,
    country: str | None = typer.Option(None, "--country", "-c", help="A country: SY or Syria."),
    by: ByOption = None,
    limit: LimitOption = None,
    store: StoreOption = None,
    output: FormatOption = Format.TABLE,
) -> None:
    """Walk through what is unsure, the most useful first, and decide.

    Asked are pairs of incidents that may be one, contested incidents, many dead on one word, wide
    ranges of figures, vague places, and decisions that no longer find their words. In a terminal
    each is answered by a key; elsewhere they are listed.

    Example: marsad review --country SY --by Amal
    """
    from marsad.pipeline.review import review_items  # noqa: PLC0415  --help needs no database
    from marsad.store.store import open_store  # noqa: PLC0415  the same

    code = to_country(country)
    with open_store(store_path(store)) as opened:
        items = review_items(opened, country=code, limit=limit)
    if output is Format.JSON:
        print_json(items)
    elif not items:
        console().print("Nothing is unsure.")
    else:
        walk(items, store, by, asks=sys.stdin.isatty())


def walk(items: Sequence[ReviewItem], store: "Path | None", by: str | None, *, asks: bool) -> None:
    """Show each item, and ask if there is somebody to answer; an incident is decided once."""
    if asks:
        signed(by, "")  # says now if nobody is named
    decided: set[IncidentId] = set()
    for number, item in enumerate(items, start=1):
        if not decided.isdisjoint(item.incidents):
            continue
        show(item, store, f"{number} of {len(items)}")
        key = answer(item, store, by) if asks else SKIP
        if key == QUIT:
            return
        if key != SKIP:
            decided.update(item.incidents)


def show(item: ReviewItem, store: "Path | None", number: str) -> None:
    from marsad.store.known import claims_with_ids  # noqa: PLC0415  --help needs no database
    from marsad.store.store import open_store  # noqa: PLC0415  the same

    console().print(Text(f"\n{number} · {plain(item.question)}", style="bold"))
    ids = ", ".join(wording.short(each) for each in item.incidents)
    console().print(Text(f"{item.rule} · gain {item.gain:g} · {ids}", style="dim"))
    for reason in item.reasons:
        console().print(f"  - {plain(reason)}")
    with open_store(store_path(store)) as opened:
        told = claims_with_ids(opened, item.claims[:SHOWN])
    for each in told:
        console().print(claim_text(each.claim, before="  ", after=f" · {plain(each.outlet)}"))


def answer(item: ReviewItem, store: "Path | None", by: str | None) -> str:
    """Ask until there is an answer that can be kept, and give its key."""
    keys = [*(KEYS[action] for action in item.actions), SKIP, QUIT]
    console().print(" · ".join(f"[{key}] {MEANS[key]}" for key in keys))
    while True:
        key = ask("?", keys)
        if key in {SKIP, QUIT}:
            return key
        try:
            kept(store, decision(item, key, signed(by, ask("why"))))
        except (InputError, NotFoundError) as error:
            console().print(plain(str(error)))
            continue
        return key


def decision(item: ReviewItem, key: str, made_by: "Signed") -> Callable[["Store"], Decision]:
    """What an answer says, ready to be kept."""
    from marsad.cli.decide import to_value  # noqa: PLC0415  only a correction needs it
    from marsad.pipeline import decide as calls  # noqa: PLC0415  --help needs no database

    one, *others = item.incidents
    if key == "m":
        return lambda opened: calls.merge(opened, one, others[0], made_by)
    if key == "d" and others:
        return lambda opened: calls.keep_apart(opened, one, others[0], made_by)
    if key == "d":
        leaving = ask("the claims that leave it").split()
        return lambda opened: calls.split(opened, one, leaving, made_by)
    if key == "c":
        return lambda opened: calls.confirm(opened, one, made_by)
    if key == "r":
        return lambda opened: calls.reject(opened, one, made_by)
    claim, field, value = ask("claim"), ask("field (tolls.0.low)"), to_value(ask("value"))
    return lambda opened: calls.correct(opened, claim, field, value, made_by)


def ask(question: str, choices: list[str] | None = None) -> str:
    default = SKIP if choices else ""
    return Prompt.ask(question, choices=choices, default=default, console=console())
