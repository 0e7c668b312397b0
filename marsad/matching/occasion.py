"""What, where and when: whether two claims can tell of one occasion at all."""

from math import cos, hypot, radians

from marsad.matching.kindred import Kinship, kinship
from marsad.matching.profiles import FINENESS, Days, Profile
from marsad.matching.reasons import Reason, apart, reason
from marsad.records import Place, PlacePrecision, TollScope

# Outlets name the town or the village beside it; a district reaches about so far from its seat.
NEAR_KM = 10.0
DISTRICT_KM = 40.0
DEGREE_KM = 111.2

# A night, a time zone or a late edition shifts a day; the fall of a town is dated more loosely.
SLACK_DAYS = 1
CONTROL_SLACK_DAYS = 2

WEEK_DAYS = 7

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
    return apart("type: none") if kin is Kinship.NONE else reason(f"type_{kin}", f"type: {kin}")


def weigh_place(left: Profile, right: Profile) -> Reason | None:
    here, there = left.place, right.place
    if here is None and there is None:
        return None
    if here is None or there is None:
        return reason("place_one_unplaced", "place: only one names it")
    if left.place_key == right.place_key:
        return reason(f"place_same_{here.precision or 'name'}", f"place: {here.name or here.text}")
    both = f"{here.name or here.text} and {there.name or there.text}"
    if _contains(here, there) or _contains(there, here):
        wider = max((here, there), key=lambda place: FINENESS[place.precision])
        return reason(f"place_within_{wider.precision}", f"place: one lies in the other, {both}")
    if _is_spot(here) and _is_spot(there) and _km_between(here, there) <= NEAR_KM:
        return reason("place_near", f"place: neighbours, {both}")
    return apart(f"place: {both}")


def weigh_lending(left: Profile, right: Profile) -> Reason | None:
    """A place that its page lends to a claim says less than one that it names."""
    same = left.place_key is not None and left.place_key == right.place_key
    if same and (left.lent or right.lent):
        return reason("place_lent", "place: lent by its page")
    return None


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
        return reason("days_unknown", "days: not known")
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
        return reason("days_next_fall" if falls else "days_next", f"days: {gap} apart")
    widest = max(left.days.count(), right.days.count())
    name = "days_same" if widest == 1 else "days_week" if widest <= WEEK_DAYS else "days_longer"
    return reason(name, f"days: they meet, the wider is {widest}")


def _weigh_undated(left: Days, right: Days, gap: int) -> Reason:
    """An undated claim counts as news of the days before its page was published."""
    if gap > 0:
        return apart("days: undated, and published long after or before")
    fresh = abs((left.latest - right.latest).days) <= FRESH_DAYS
    name = "days_undated_fresh" if fresh else "days_undated"
    return reason(name, "days: undated, published soon after")


def _weigh_stretch(left: Days, right: Days) -> Reason:
    """Running totals go together if they count from the same day on."""
    if left.earliest == right.earliest:
        return reason("days_same_start", f"days: both since {left.earliest}")
    return reason("days_stretches", "days: two stretches that meet")
