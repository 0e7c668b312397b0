"""Hazard alerts as the map draws them: a layer of their own, each area that has a point."""

from collections.abc import Iterable

from msgspec import Struct

from marsad.records import PageId
from marsad.store.rows import AlertInContext
from marsad.text.moments import NEVER, moment
from marsad.web.days_said import moment_text
from marsad.web.lens import Lens, as_utc
from marsad.web.outlets import outlet_words
from marsad.web.rows import Spot, spot_of


class AlertRow(Struct, frozen=True, kw_only=True):
    """One area of an alert: what is warned of, how strongly, by whom, and on which page."""

    hazard: str
    level: str | None
    issuer: str | None
    onset: str | None
    expires: str | None
    page: PageId
    told: str
    spot: Spot


def alert_rows(alerts: Iterable[AlertInContext], lens: Lens) -> list[AlertRow]:
    """The areas of the alerts that had been told by the moment of the lens."""
    return [
        AlertRow(
            hazard=each.alert.hazard,
            level=each.alert.level,
            issuer=each.alert.issuer,
            onset=each.alert.onset,
            expires=each.alert.expires,
            page=each.page_id,
            told=f"{outlet_words(each.outlet)}, {moment_text(each.said)}",
            spot=spot_of(area),
        )
        for each in alerts
        if is_told(each, lens)
        for area in each.alert.areas
        if area.latitude is not None
    ]


def is_told(alert: AlertInContext, lens: Lens) -> bool:
    """Whether an alert had been told by then; one on a page without a date counts."""
    said = moment(alert.said)
    return lens.known is None or said == NEVER or as_utc(said) <= lens.known
