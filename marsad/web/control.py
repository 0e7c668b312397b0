"""Who holds what on a day, from the claims of the store."""

from collections.abc import Sequence
from datetime import date

from marsad.records import ClaimInContext, ControlState
from marsad.registry.store import load_registry
from marsad.situations.control import control_at
from marsad.store.store import Store
from marsad.text.dates import published_day
from marsad.web.rows import ControlView, control_row, holders_of


def control_on(store: Store, day: date) -> tuple[ControlState, ...]:
    return control_at(store.control_claims(until=day), day, registry=load_registry())


def control_view(store: Store, at: date | None) -> ControlView | None:
    """Who holds what on a day, by default the last that is known; None if no claim says a thing."""
    days = days_of(store.control_claims())
    if not days:
        return None
    day = at or days[-1]
    latest = control_on(store, days[-1])
    states = latest if day == days[-1] else control_on(store, day)
    return ControlView(
        at=day,
        first=days[0],
        last=days[-1],
        holders=holders_of(latest),
        rows=tuple(control_row(state) for state in states),
    )


def days_of(claims: Sequence[ClaimInContext]) -> list[date]:
    """The days on which something changed hands or was said to be held, in order."""
    days: set[date] = set()
    for each in claims:
        time = each.claim.time
        if time is not None:
            days.update(day for day in (time.earliest, time.latest) if day is not None)
        said = published_day(each.said)
        if said is not None:
            days.add(said)
    return sorted(days)
