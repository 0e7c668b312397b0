"""A claim as a person reads it: its values a line each, then the words that show them."""

from collections.abc import Iterator

from rich.text import Text

from marsad.cli import wording
from marsad.cli.output import plain
from marsad.records import Claim, Control

INDENT = 10


def claim_text(claim: Claim, *, before: str = "", after: str = "") -> Text:
    """The claim ready to print, under a heading that says what it tells of."""
    what = wording.what(claim.event_type, claim.sub_event_type)
    text = Text(plain(f"{before}{what}{after}"), style="bold")
    for name, value in claim_lines(claim):
        text.append(f"\n  {name:<{INDENT}}", style="dim").append(plain(value), style="not bold")
    text.append(f"\n  “{plain(claim.evidence.text)}”", style="not bold italic")
    return text


def claim_lines(claim: Claim) -> Iterator[tuple[str, str]]:
    """The name of each value that the claim has, and the value in words."""
    for place in claim.places:
        yield "where", wording.where(place)
    if claim.time is not None:
        yield "when", wording.days(claim.time)
    for actor in claim.actors:
        yield actor.role, actor.name
    for weapon in claim.weapons:
        yield "weapon", weapon.type
    for toll in claim.tolls:
        yield "toll", wording.stated(toll)
    if claim.control is not None:
        yield "control", control_words(claim, claim.control)
    yield "source", wording.credited(claim.sources) or "the outlet"
    yield "told as", wording.words(claim.modality)
    yield "id", wording.short(claim.id)


def control_words(claim: Claim, control: Control) -> str:
    """`taken (most of it) by …`, as far as the claim says."""
    holder = None if control.holder is None else claim.actors[control.holder].name
    parts = (
        control.change,
        None if control.extent == "unknown" else f"({control.extent})",
        None if holder is None else f"by {holder}",
        None if control.place is None else f"in {wording.where(claim.places[control.place])}",
    )
    return " ".join(part for part in parts if part is not None)
