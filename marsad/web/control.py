"""Who holds what on a day, from the claims of the store."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from marsad.records import ClaimInContext
from marsad.situations.surface import evidence_surface
from marsad.store.store import Store
from marsad.text.dates import published_day
from marsad.web.lands import country_near
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


class SurfaceView(Struct, frozen=True, kw_only=True):
    """What is inferred between the places held.

    A cell is west, south, east, north, its holder's place in `holders` (-1 where it is contested),
    the holder's share, and how much evidence there is.
    """

    at: date
    holders: tuple[str, ...]
    cells: tuple[tuple[float, float, float, float, int, float, float], ...]


def surface_view(store: Store, at: date | None, lens: Lens = CLEAR) -> SurfaceView | None:
    """The evidence surface on a day, by default the last that is known."""
    days = days_of(control_claims(store, lens))
    if not days:
        return None
    day = at or days[-1]
    holders = holders_of(control_on(store, days[-1], lens))
    cells = evidence_surface(control_on(store, day, lens), day, country_of=country_near)
    return SurfaceView(
        at=day,
        holders=holders,
        cells=tuple(
            (c.west, c.south, c.east, c.north, _place_of(c.holder, holders), c.share, c.evidence)
            for c in cells
        ),
    )


def _place_of(holder: str | None, holders: Sequence[str]) -> int:
    return holders.index(holder) if holder in holders else -1
