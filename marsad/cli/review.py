"""What is unsure, the most useful first, one by one: `review`."""

import sys
from collections.abc import Sequence
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
from marsad.records import DecisionKind, ReviewItem

if TYPE_CHECKING:
    from pathlib import Path

KEYS = {
    DecisionKind.MERGE: "m",
    DecisionKind.SPLIT: "d",
    DecisionKind.CONFIRM: "c",
    DecisionKind.CORRECT: "v",
    DecisionKind.REJECT: "r",
}
MEANS = {
    "m": "they are one",
    "d": "they are two (keep them apart)",
    "c": "it is right",
    "v": "correct a value",
    "r": "it is none",
    "s": "skip",
    "q": "quit",
}
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
    """Show each item, and ask if there is somebody to answer."""
    if asks:
        signed(by, "")  # says now if nobody is named
    for number, item in enumerate(items, start=1):
        show(item, store, f"{number} of {len(items)}")
        if asks and not answer(item, store, by):
            return


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


def answer(item: ReviewItem, store: "Path | None", by: str | None) -> bool:
    """Ask until there is an answer that can be kept; False to stop."""
    keys = [KEYS[action] for action in item.actions] + ["s", "q"]
    options = " · ".join(f"[{key}] {MEANS[key]}" for key in keys)
    console().print(options)
    while True:
        key = Prompt.ask("?", choices=keys, default="s", console=console())
        if key in {"s", "q"}:
            return key == "s"
        why = Prompt.ask("why", default="", console=console())
        try:
            decide(item, key, store, by, why)
        except (InputError, NotFoundError) as error:
            console().print(plain(str(error)))
            continue
        return True


def decide(item: ReviewItem, key: str, store: "Path | None", by: str | None, why: str) -> None:
    """Keep what an answer says."""
    from marsad.cli.decide import to_value  # noqa: PLC0415  only a correction needs it
    from marsad.pipeline import decide as calls  # noqa: PLC0415  --help needs no database

    one, made_by = item.incidents[0], signed(by, why)
    if key == "m":
        kept(store, lambda opened: calls.merge(opened, one, item.incidents[1], made_by))
    elif key == "d":
        kept(store, lambda opened: calls.keep_apart(opened, one, item.incidents[1], made_by))
    elif key == "c":
        kept(store, lambda opened: calls.confirm(opened, one, made_by))
    elif key == "r":
        kept(store, lambda opened: calls.reject(opened, one, made_by))
    else:
        claim = Prompt.ask("claim", default=wording.short(item.claims[0]), console=console())
        field = Prompt.ask("field", default="tolls.0.low", console=console())
        value = to_value(Prompt.ask("value", console=console()))
        kept(store, lambda opened: calls.correct(opened, claim, field, value, made_by))
