"""The history of one place: who held it from when to when, on whose word."""

from collections.abc import Sequence
from datetime import date

from marsad.records import ClaimInContext, ControlSpell
from marsad.situations.history import control_history
from marsad.text.dates import published_day
from marsad.web.tellers import known_registry


def place_spells(claims: Sequence[ClaimInContext], geonameid: int) -> tuple[ControlSpell, ...]:
    """The spells of a place up to the last day on which anything was told of it, oldest first."""
    told = [each for each in claims if each.claim.control is not None]
    days = [day for each in claims if (day := published_day(each.said)) is not None]
    spells = control_history(told, registry=known_registry(), until=max(days, default=date.max))
    return tuple(spell for spell in spells if spell.place.geonameid == geonameid)
