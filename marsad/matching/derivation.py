"""Why each reconciled number is what it is, and why other figures gave none: in words."""

from collections.abc import Iterator, Sequence
from types import MappingProxyType

from msgspec import Struct

from marsad.records import Policy, Standing, TollPart, TollStatement, TollStep


class Outcome(Struct, frozen=True, kw_only=True):
    """What a policy makes of a ladder: three numbers, and the index of the figure behind each."""

    low: int | None
    best: int | None
    high: int | None
    low_by: int | None
    best_by: int | None
    high_by: int | None


# What a figure was to be chosen, by policy and part.
WHY = MappingProxyType(
    {
        Policy.LAST_WORD: (
            "the lowest last word of an origin",
            "the newest figure of those best placed to know",
            "the highest last word of an origin",
        ),
        Policy.UCDP: (
            "the lowest reliable figure",
            "the most reliable figure, of equals the lower",
            "the highest reliable figure",
        ),
        Policy.ACLED: ("the most conservative of the newest figures",) * 3,
        Policy.MIN_MAX: (
            "the lowest that an independent origin holds",
            "",
            "the highest that an independent origin holds",
        ),
        Policy.NEWEST_RELIABLE: ("the newest figure of the most reliable source",) * 3,
        Policy.RANKED: ("the newest figure of the first source in your ranking",) * 3,
        Policy.WIDEST: (
            "the lowest that anyone ever gave",
            "the newest figure of those best placed to know",
            "the highest that anyone ever gave",
        ),
    }
)


def derive(
    statements: Sequence[TollStatement], outcome: Outcome, policy: Policy
) -> tuple[TollStep, ...]:
    """Return a step for each of the numbers, then one for each figure that was set aside."""
    return (*_chosen(statements, outcome, policy), *_set_aside(statements, outcome))


def _chosen(
    statements: Sequence[TollStatement], outcome: Outcome, policy: Policy
) -> Iterator[TollStep]:
    parts = (
        (TollPart.BEST, outcome.best, outcome.best_by, WHY[policy][1]),
        (TollPart.LOW, outcome.low, outcome.low_by, WHY[policy][0]),
        (TollPart.HIGH, outcome.high, outcome.high_by, WHY[policy][2]),
    )
    for part, number, index, why in parts:
        if index is not None:
            said = statements[index]
            stated = "no number" if number is None else f"{number:,}"
            is_open = part is TollPart.HIGH and said.high is None
            more = ", stated as a least number: there may be more" if is_open else ""
            text = f"{stated}: {_whose(said)}, {why}{more}"
            yield TollStep(part=part, statement=index, rule=f"{policy}/{part}", text=text)


def _set_aside(statements: Sequence[TollStatement], outcome: Outcome) -> Iterator[TollStep]:
    chosen = {outcome.low_by, outcome.best_by, outcome.high_by}
    for index, said in enumerate(statements):
        text = _why_not(said, statements)
        if index not in chosen and text is not None:
            rule = f"ladder/{said.standing}"
            yield TollStep(part=TollPart.SET_ASIDE, statement=index, rule=rule, text=text)


def _why_not(said: TollStatement, statements: Sequence[TollStatement]) -> str | None:
    """Why a figure gave no number, if it is more than that another was chosen."""
    later = None if said.replaced_by is None else statements[said.replaced_by]
    stated = f"{amount(said)}: {_whose(said)}"
    if said.standing is Standing.REVISED:
        instead = "" if later is None else f", replaced by {amount(later)}"
        return f"{stated}, an earlier count{instead}"
    if said.standing is Standing.WITHDRAWN:
        instead = "" if later is None else f", and gives {amount(later)}"
        return f"{stated}, whose page was captured again and no longer says so{instead}"
    if said.standing is Standing.PARTIAL:
        return f"{stated}, {_why_part(said, later)}"
    return None


def _why_part(said: TollStatement, whole: TollStatement | None) -> str:
    """Why a figure counts a part: a group, what its voice counts besides, or plain sense."""
    if said.groups:
        return f"for {' and '.join(said.groups)} only"
    if whole is not None:
        return f"counted apart from {amount(whole)}, which the same source gives"
    return "a part: less than half of what most voices give, or nought beside other figures"


def amount(said: TollStatement) -> str:
    """A figure as one reads it: "20", "at least 20", "up to 20", "12 to 20"."""
    if said.low is None:
        return "no number" if said.high is None else f"up to {said.high:,}"
    if said.high is None:
        return f"at least {said.low:,}"
    return f"{said.low:,}" if said.low == said.high else f"{said.low:,} to {said.high:,}"


def _whose(said: TollStatement) -> str:
    when = f", {said.said[:16].replace('T', ' ')}" if said.said else ""
    return f"{said.source}{when}" + (" (no source named)" if said.own else "")
