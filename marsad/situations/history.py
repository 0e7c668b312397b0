"""The history of a place: who held it, from day to day, on whose word."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from marsad.records import ClaimInContext, ControlSpell, ControlState
from marsad.registry.store import Registry
from marsad.situations.control import STALE_AFTER, state_of, words_by_place


def control_history(
    claims: Iterable[ClaimInContext], *, registry: Registry, until: date
) -> tuple[ControlSpell, ...]:
    """Return the spells of each place that the claims speak of, oldest first, up to a day.

    A spell ends where the status, the holder or the extent becomes another.
    """
    spells: list[ControlSpell] = []
    for place, words in words_by_place(claims, registry):
        days = sorted({word.day for word in words if word.day <= until})
        states = [
            state_of(place, [word for word in words if word.day <= day], day, registry)
            for day in days
        ]
        spells.extend(_spells(states, until))
    return tuple(sorted(spells, key=lambda s: (s.place.geonameid or 0, s.since)))


def _spells(states: Sequence[ControlState], until: date) -> Iterator[ControlSpell]:
    runs: list[list[ControlState]] = []
    for state in states:
        if runs and _same(runs[-1][-1], state):
            runs[-1].append(state)
        else:
            runs.append([state])
    for number, run in enumerate(runs):
        following = runs[number + 1][0].at if number + 1 < len(runs) else None
        yield _spell(run, following, until)


def _same(one: ControlState, other: ControlState) -> bool:
    return (one.status, one.holder, one.extent) == (other.status, other.holder, other.extent)


def _spell(run: Sequence[ControlState], following: date | None, until: date) -> ControlSpell:
    """One stretch; it grows stale if nobody speaks of the place for long before it ends."""
    first, last = run[0], run[-1]
    stale_from = last.at + STALE_AFTER + timedelta(days=1)
    told = {said.claim for state in run for said in state.statements if said.day == state.at}
    return ControlSpell(
        place=first.place,
        since=first.at,
        until=None if following is None else following - timedelta(days=1),
        status=first.status,
        holder=first.holder,
        extent=first.extent,
        rule=first.rule,
        stale_from=stale_from if stale_from <= min(following or until, until) else None,
        statements=tuple(said for said in last.statements if said.claim in told),
    )
