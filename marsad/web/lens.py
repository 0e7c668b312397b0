"""Through what one looks at the store: up to when it was known, and without whose word.

A lens is part of every address, so that a link shows the same to everybody.
"""

from datetime import UTC, datetime
from typing import Annotated, Literal
from urllib.parse import urlencode

from litestar.di import NamedDependency
from litestar.params import QueryParameter
from msgspec import Struct

from marsad.errors import InputError
from marsad.records import Policy
from marsad.web.tongue import say

# What can be left out: all of a source's word, an outlet's pages, a side of a conflict, a kind of
# teller, or one claim.
LEFT_OUT = ("source", "outlet", "side", "kind", "claim")
SEPARATOR = "|"

By = Literal["told", "captured"]

Known = Annotated[
    str | None,
    QueryParameter(
        max_length=40, description="only what was known by then, such as 2024-11-30T12:00Z"
    ),
]
KnownBy = Annotated[
    By, QueryParameter(description="known when it was told (published), or when it was captured")
]
Without = Annotated[
    str | None,
    QueryParameter(
        max_length=4000,
        description="what to leave out, divided by |: source:NAME, outlet:NAME, "
        "side:CONFLICT/SIDE, kind:KIND, claim:ID",
    ),
]
PolicyName = Annotated[
    Policy | None, QueryParameter(description="how one toll is made of what many sources say")
]


class Lens(Struct, frozen=True, kw_only=True):
    """What is looked through; a clear lens leaves nothing out, whatever its policy."""

    known: str | None = None
    by: By = "told"
    without: tuple[str, ...] = ()
    policy: Policy | None = None

    @property
    def is_clear(self) -> bool:
        return self.known is None and not self.without

    def left_out(self, what: str) -> frozenset[str]:
        """The names that are left out of one sort, such as `source`."""
        parts = (each.partition(":") for each in self.without)
        return frozenset(name for sort, _, name in parts if sort == what)


CLEAR = Lens()


def provide_lens(
    known: Known = None,
    by: KnownBy = "told",
    without: Without = None,
    policy: PolicyName = None,
) -> Lens:
    return make_lens(known, by=by, without=without, policy=policy)


def make_lens(
    known: str | None,
    *,
    by: By = "told",
    without: str | None = None,
    policy: Policy | None = None,
) -> Lens:
    """Read a lens from its words. Raises InputError for a time or a name that is none."""
    named = sorted({each.strip() for each in (without or "").split(SEPARATOR) if each.strip()})
    for each in named:
        sort, colon, name = each.partition(":")
        if sort not in LEFT_OUT or not colon or not name:
            known_sorts = ", ".join(f"{sort}:…" for sort in LEFT_OUT)
            message = say("without: {name} is none of {sorts}", name=repr(each), sorts=known_sorts)
            raise InputError(message)
    moment = known_moment(known) if known else None
    told_or_captured: By = by if moment is not None else "told"
    return Lens(known=moment, by=told_or_captured, without=tuple(named), policy=policy)


def known_moment(text: str) -> str:
    """A moment as UTC text that sorts by time; a bare day is its last second."""
    try:
        at = datetime.fromisoformat(text.strip().replace(" ", "+"))
    except ValueError as error:
        message = say(
            "known: {text} is no time. Give a day or a moment, such as 2024-11-30T12:00Z.",
            text=repr(text),
        )
        raise InputError(message) from error
    if len(text.strip()) <= len("2024-11-30"):
        at = at.replace(hour=23, minute=59, second=59)
    return as_utc(at)


def as_utc(at: datetime) -> str:
    zoned = at if at.tzinfo is not None else at.replace(tzinfo=UTC)
    return zoned.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def lens_query(lens: Lens, *, policy: Policy | None = None) -> str:
    """The lens as the beginning of a query string, to which more can be added.

    A `policy` stands instead of the lens's own.
    """
    given = {"known": lens.known, "without": SEPARATOR.join(lens.without) or None}
    if lens.by != "told":
        given["by"] = lens.by
    chosen = policy or lens.policy
    if chosen is not None:
        given["policy"] = chosen.value
    named = {name: value for name, value in given.items() if value}
    return urlencode(named) + "&" if named else ""


GivenLens = NamedDependency[Lens]
