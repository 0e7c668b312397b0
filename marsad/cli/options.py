"""Options that several commands share, and what users write in them."""

import re
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from marsad.errors import InputError
from marsad.records import EventType, PlacePrecision, Policy
from marsad.settings import load_settings

# ISO 8601 has more ways to write a day; records keep this one.
DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


# SQLite counts no further than a long number does; nobody reads as far.
MOST = 1_000_000_000


class Format(StrEnum):
    TABLE = "table"
    JSON = "json"


FormatOption = Annotated[
    Format, typer.Option("--format", "-f", help="For people, or JSON lines for programs.")
]
StoreOption = Annotated[
    Path | None,
    typer.Option(
        "--store",
        "-s",
        metavar="FILE",
        help="The store to use.",
        show_default="marsad.db, or what the settings name",
    ),
]
LimitOption = Annotated[
    int | None,
    typer.Option("--limit", "-n", metavar="N", min=1, max=MOST, help="Show the first N only."),
]

PolicyOption = Annotated[
    Policy | None,
    typer.Option(
        "--policy", help="How tolls are reconciled.", show_default="last-word, or the settings'"
    ),
]
KnownAtOption = Annotated[
    str | None,
    typer.Option(
        "--as-known-at",
        metavar="TIME",
        help="Show what was known then: a day, to its end in UTC, or a moment with its zone.",
    ),
]
ByOption = Annotated[
    str | None,
    typer.Option("--by", metavar="NAME", help="Who decides.", show_default="the settings'"),
]
WhyOption = Annotated[str, typer.Option("--why", metavar="WORDS", help="The reason.")]


def store_path(named: Path | None) -> Path:
    """The store that an option names, else the one of the settings."""
    return load_settings().store if named is None else named


def to_day(text: str | None, *, option: str) -> date | None:
    """Read a day as a user writes it."""
    if text is None:
        return None
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007  a day has no zone
    except ValueError as error:
        message = f"{option} {text!r} is no date. Write the year first: 2024-11-30."
        raise InputError(message) from error


def check_moment(text: str | None, *, option: str) -> None:
    """Refuse what is neither a day nor a moment with its zone."""
    if text is None or is_day_or_moment(text):
        return
    message = f"{option} {text!r} is no date. Write a day, 2024-11-30, or a moment with its zone, "
    message += "2024-11-30T18:00:00+03:00."
    raise InputError(message)


def to_moment(text: str, *, option: str) -> str:
    """Read a moment as a store keeps it, in UTC; a day is its last second."""
    check_moment(text, option=option)
    day = f"{text}T23:59:59+00:00" if DAY.fullmatch(text) else text
    return datetime.fromisoformat(day).astimezone(UTC).isoformat(timespec="seconds")


def is_day_or_moment(text: str) -> bool:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return False
    return bool(DAY.match(text)) and (DAY.fullmatch(text) is not None or moment.tzinfo is not None)


def to_event_type(text: str | None) -> EventType | None:
    """The event type that a user names by how its name begins."""
    if text is None:
        return None
    found = [kind for kind in EventType if kind.casefold().startswith(text.casefold())]
    if len(found) != 1:
        message = f"--type {text!r} is no event type. There are: {', '.join(EventType)}."
        raise InputError(message)
    return found[0]


def to_country(text: str | None) -> str | None:
    """The code of a country that a user names by its code or by its name."""
    if text is None or (len(text) == len("SY") and text.isalpha()):
        return text and text.upper()
    from marsad.gazetteer.store import open_gazetteer  # noqa: PLC0415  only names need it

    with open_gazetteer(load_settings().gazetteer) as gazetteer:
        for location in gazetteer.lookup(text):
            if location.precision is PlacePrecision.COUNTRY:
                return location.country
    message = f"--country {text!r} is no country that the gazetteer knows. Write its code: SY."
    raise InputError(message)


def to_source(text: str | None) -> str | None:
    """The name of the source that a user calls by a name or an alias of it."""
    if text is None:
        return None
    from marsad.registry.store import load_registry  # noqa: PLC0415  only this option needs it

    entry = load_registry(*load_settings().registries).named(text)
    return text if entry is None else entry.name
