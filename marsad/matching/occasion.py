"""What, where and when: whether two claims can tell of one occasion at all."""

from math import cos, hypot, inf, radians
from typing import Protocol

from marsad.matching.kindred import family, kinship, nearest
from marsad.matching.profiles import FINENESS, Days, Profile
from marsad.matching.reasons import Reason
from marsad.records import Place, PlacePrecision, SubEventType, TollScope

# Outlets name the town or the village beside it; a district reaches about so far from its seat.
NEAR_KM = 10.0
DISTRICT_KM = 40.0
DEGREE_KM = 111.2

# Two places of one name that lie further apart are hardly one place found twice.
NAMESAKES_KM = 60.0

# A night, a time zone or a late edition shifts a day; the fall of a town is dated more loosely.
SLACK_DAYS = 1
CONTROL_SLACK_DAYS = 2

WEEK_DAYS = 7

GAINS = frozenset({SubEventType.GOVERNMENT_REGAINS, SubEventType.NON_STATE_OVERTAKES})

# Published so close to the other's day, an undated claim is news of that day.
FRESH_DAYS = 1


class Placed(Protocol):
    """What has a place, and names towns and villages: a claim or an incident."""

    @property
    def place(self) -> Place | None: ...
    @property
    def place_key(self) -> int | str | None: ...
    @property
    def names(self) -> frozenset[str]: ...


def weigh_scope(left: Profile, right: Profile) -> Reason | None:
    """An event, a running total and an older event that is only recalled are three things."""
    if left.scope is not right.scope:
        scopes = " and ".join(sorted((left.scope, right.scope)))
        return Reason(name=f"scope_{scopes.replace(' and ', '_')}", text=f"scope: {scopes}")
    if left.scope is TollScope.PAST and left.told.lineage != right.told.lineage:
        return Reason(name="scope_both_past", text="scope: two texts recall older events")
    return None


def weigh_type(left: Profile, right: Profile) -> Reason:
    """Say how near the two types are; of things told as several, the nearest two."""
    kin = nearest(kinship(one, other) for one in left.tellings for other in right.tellings)
    if _gained_by_opponents(left, right):
        return Reason(name="type_opposed", text="type: one side gains, and the other")
    families = [{family(claim) for claim in each.tellings} for each in (left, right)]
    if families[0].isdisjoint(families[1]):
        return Reason(name="type_other_family", text="type: none")
    return Reason(name=f"type_{kin}", text=f"type: {kin}")


def _gained_by_opponents(left: Profile, right: Profile) -> bool:
    """Say whether one tells that the government gained ground, and the other that others did."""
    mine, theirs = ({c.sub_event_type for c in p.tellings} & GAINS for p in (left, right))
    return bool(mine and theirs) and not mine & theirs


def weigh_place(left: Placed, right: Placed) -> Reason:
    here, there = left.place, right.place
    if here is None and there is None:
        return Reason(name="place_neither", text="place: neither names it")
    if here is None or there is None:
        return Reason(name="place_one_unplaced", text="place: only one names it")
    if left.place_key == right.place_key and (_is_fine(here) or not (left.names or right.names)):
        return Reason(
            name=f"place_same_{here.precision or 'name'}", text=f"place: {here.name or here.text}"
        )
    if left.names & right.names:
        name = min(left.names & right.names)
        if _is_spot(here) and _is_spot(there) and NAMESAKES_KM < _km_between(here, there) < inf:
            return Reason(name="place_namesakes", text=f"place: two that sound {name}")
        return Reason(name="place_sounds_same", text=f"place: both name one that sounds {name}")
    both = f"{here.name or here.text} and {there.name or there.text}"
    if _is_spot(here) and _is_spot(there) and _km_between(here, there) <= NEAR_KM:
        return Reason(name="place_near", text=f"place: neighbours, {both}")
    return _weigh_regions(left, right, both)


def _weigh_regions(left: Placed, right: Placed, both: str) -> Reason:
    """Say what two places that are not one, and not neighbours, have to do with each other."""
    here, there = left.place, right.place
    if here is None or there is None:
        return Reason(name="place_one_unplaced", text="place: only one names it")
    if here.country and there.country and here.country != there.country:
        return Reason(name="place_abroad", text=f"place: {both}")
    if _is_spot(here) and _is_spot(there):
        return Reason(name="place_far", text=f"place: {both}")
    if left.names and right.names:
        return Reason(name="place_other", text=f"place: {both}")
    if left.place_key == right.place_key:
        name = here.precision or "name"
        return Reason(name=f"place_same_{name}", text=f"place: {here.name or here.text}")
    if _contains(here, there) or _contains(there, here):
        wider = max((here, there), key=lambda place: FINENESS[place.precision])
        name = f"place_within_{wider.precision}"
        return Reason(name=name, text=f"place: one lies in the other, {both}")
    return Reason(name="place_other", text=f"place: {both}")


def _is_fine(place: Place) -> bool:
    return place.precision is None or _is_spot(place)


def _is_spot(place: Place) -> bool:
    return place.precision in {PlacePrecision.SITE, PlacePrecision.TOWN}


def _contains(wide: Place, narrow: Place) -> bool:
    """Say whether one place lies in the other, which is coarser."""
    if wide.country is None or wide.country != narrow.country or narrow.precision is None:
        return False
    if wide.precision is PlacePrecision.COUNTRY:
        return narrow.precision is not PlacePrecision.COUNTRY
    same_region = wide.admin1 is not None and wide.admin1 == narrow.admin1
    if wide.precision is PlacePrecision.ADMIN1:
        return same_region and narrow.precision is not PlacePrecision.ADMIN1
    near = _km_between(wide, narrow) <= DISTRICT_KM
    return wide.precision is PlacePrecision.ADMIN2 and _is_spot(narrow) and same_region and near


def _km_between(here: Place, there: Place) -> float:
    """The distance in kilometres, good enough for neighbours; endless if one is not on the map."""
    if here.latitude is None or there.latitude is None:
        return float("inf")
    if here.longitude is None or there.longitude is None:
        return float("inf")
    north = there.latitude - here.latitude
    east = (there.longitude - here.longitude) * cos(radians(here.latitude))
    return DEGREE_KM * hypot(north, east)


def weigh_days(left: Profile, right: Profile) -> Reason:
    if left.days is None or right.days is None:
        return Reason(name="days_unknown", text="days: not known")
    gap = (
        max(left.days.earliest, right.days.earliest) - min(left.days.latest, right.days.latest)
    ).days
    if not (left.days.dated and right.days.dated):
        return _weigh_undated(left.days, right.days, gap)
    falls = left.changes_hands and right.changes_hands
    if gap > (CONTROL_SLACK_DAYS if falls else SLACK_DAYS):
        few = gap <= WEEK_DAYS
        return Reason(name="days_few" if few else "days_many", text=f"days: {gap} apart")
    if left.scope is TollScope.PERIOD:
        return _weigh_stretch(left.days, right.days)
    if gap > 0:
        return Reason(name="days_next_fall" if falls else "days_next", text=f"days: {gap} apart")
    widest = max(left.days.count(), right.days.count())
    name = "days_same" if widest == 1 else "days_week" if widest <= WEEK_DAYS else "days_longer"
    return Reason(name=name, text=f"days: they meet, the wider is {widest}")


def _weigh_undated(left: Days, right: Days, gap: int) -> Reason:
    """An undated claim counts as news of the days before its page was published."""
    if gap > 0:
        name = "days_undated_week" if gap <= WEEK_DAYS else "days_undated_late"
        return Reason(name=name, text=f"days: undated, published {gap} days after or before")
    fresh = abs((left.latest - right.latest).days) <= FRESH_DAYS
    name = "days_undated_fresh" if fresh else "days_undated"
    return Reason(name=name, text="days: undated, published soon after")


def _weigh_stretch(left: Days, right: Days) -> Reason:
    """Running totals go together if they count from the same day on."""
    if left.earliest == right.earliest:
        return Reason(name="days_same_start", text=f"days: both since {left.earliest}")
    return Reason(name="days_stretches", text="days: two stretches that meet")
