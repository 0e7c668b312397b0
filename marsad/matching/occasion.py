"""What, where and when: whether two claims can tell of one occasion at all."""

from math import cos, hypot, radians

from marsad.matching.kindred import Kinship, kinship
from marsad.matching.profiles import Days, Profile
from marsad.matching.reasons import APART, Reason, apart
from marsad.records import Place, PlacePrecision, TollScope

TYPE_POINTS = {
    Kinship.SAME: 2.0,
    Kinship.CLOSE: 1.0,
    Kinship.LOOSE: -1.0,
    Kinship.NONE: APART,
}

# The same place says more the finer it is; None is a name that no gazetteer resolved.
PLACE_POINTS = {
    PlacePrecision.SITE: 3.0,
    PlacePrecision.TOWN: 3.0,
    PlacePrecision.ADMIN2: 2.0,
    PlacePrecision.ADMIN1: 1.0,
    PlacePrecision.COUNTRY: 0.0,
    PlacePrecision.REGION: 1.0,
    None: 2.0,
}
POINTS_LENT = -1.0
POINTS_ONE_UNPLACED = -1.0
POINTS_WITHIN = -2.0
POINTS_NEAR = 1.0

# Outlets name the town or the village beside it; a district reaches about so far from its seat.
NEAR_KM = 10.0
DISTRICT_KM = 40.0
DEGREE_KM = 111.2

# A night, a time zone or a late edition shifts a day; the fall of a town is dated more loosely.
SLACK_DAYS = 1
CONTROL_SLACK_DAYS = 2

WEEK_DAYS = 7
POINTS_DAY = 2.0
POINTS_WEEK = 1.0
POINTS_NEXT_DAY = -2.5
POINTS_SAME_START = 3.0
POINTS_UNDATED = -1.0

# Published so close to the other's day, an undated claim is news of that day.
FRESH_DAYS = 1


def weigh_scope(left: Profile, right: Profile) -> Reason | None:
    if left.scope is not right.scope:
        return apart(f"scope: {left.scope} and {right.scope}")
    if left.scope is TollScope.PAST and left.told.lineage != right.told.lineage:
        return apart("scope: two texts recall older events without a date")
    return None


def weigh_type(left: Profile, right: Profile) -> Reason:
    kin = kinship(left.claim, right.claim)
    return Reason(points=TYPE_POINTS[kin], text=f"type: {kin}")


def weigh_place(left: Profile, right: Profile) -> Reason | None:
    here, there = left.place, right.place
    if here is None and there is None:
        return None
    if here is None or there is None:
        return Reason(points=POINTS_ONE_UNPLACED, text="place: only one names it")
    if left.place_key == right.place_key:
        points = PLACE_POINTS[here.precision] + (POINTS_LENT if left.lent or right.lent else 0.0)
        return Reason(points=points, text=f"place: {here.name or here.text}")
    both = f"{here.name or here.text} and {there.name or there.text}"
    if _contains(here, there) or _contains(there, here):
        return Reason(points=POINTS_WITHIN, text=f"place: one lies in the other, {both}")
    if _is_spot(here) and _is_spot(there) and _km_between(here, there) <= NEAR_KM:
        return Reason(points=POINTS_NEAR, text=f"place: neighbours, {both}")
    return apart(f"place: {both}")


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
        return Reason(points=POINTS_UNDATED, text="days: not known")
    gap = (
        max(left.days.earliest, right.days.earliest) - min(left.days.latest, right.days.latest)
    ).days
    if not (left.days.dated and right.days.dated):
        return _weigh_undated(left.days, right.days, gap)
    falls = left.changes_hands and right.changes_hands
    if gap > (CONTROL_SLACK_DAYS if falls else SLACK_DAYS):
        return apart(f"days: {gap} apart")
    if left.scope is TollScope.PERIOD:
        return _weigh_stretch(left.days, right.days)
    if gap > 0:
        return Reason(points=0.0 if falls else POINTS_NEXT_DAY, text=f"days: {gap} apart")
    widest = max(left.days.count(), right.days.count())
    points = POINTS_DAY if widest == 1 else POINTS_WEEK if widest <= WEEK_DAYS else 0.0
    return Reason(points=points, text=f"days: they meet, the wider is {widest}")


def _weigh_undated(left: Days, right: Days, gap: int) -> Reason:
    """An undated claim counts as news of the days before its page was published."""
    if gap > 0:
        return apart("days: undated, and published long after or before")
    fresh = abs((left.latest - right.latest).days) <= FRESH_DAYS
    return Reason(
        points=0.0 if fresh else POINTS_UNDATED, text="days: undated, published soon after"
    )


def _weigh_stretch(left: Days, right: Days) -> Reason:
    """Running totals go together if they count from the same day on."""
    if left.earliest == right.earliest:
        return Reason(points=POINTS_SAME_START, text=f"days: both since {left.earliest}")
    return Reason(points=0.0, text="days: two stretches that meet")
