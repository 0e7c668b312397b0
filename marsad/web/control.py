"""Who holds what on a day, from the claims of the store."""

from collections.abc import Sequence
from datetime import date

from marsad.records import ClaimInContext
from marsad.store.store import Store
from marsad.text.dates import published_day
from marsad.web.lens import CLEAR, Lens
from marsad.web.rows import ControlView, control_row, holders_of
from marsad.web.seeing import control_claims, control_on


def control_view(store: Store, at: date | None, lens: Lens = CLEAR) -> ControlView | None:
    """Who holds what on a day, by default the last that is known; None if no claim says a thing."""
    days = days_of(control_claims(store, lens))
    if not days:
        return None
    day = at or days[-1]
    latest = control_on(store, days[-1], lens)
    states = latest if day == days[-1] else control_on(store, day, lens)
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
