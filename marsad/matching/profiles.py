"""What of a claim is compared with other claims, worked out once for each."""

from datetime import date, datetime, timedelta

from msgspec import Struct

from marsad.matching.clues import Clues, find_clues
from marsad.matching.figures import Figure, find_figures
from marsad.records import (
    Actor,
    ActorRole,
    Claim,
    ClaimInContext,
    ControlChange,
    Modality,
    Place,
    PlacePrecision,
    Time,
    TimePrecision,
    TollScope,
)
from marsad.text.dates import published_day
from marsad.text.moments import moment
from marsad.text.names import fold, sound_of

# What a page tells without a date is taken to be no older than this when it is published.
UNDATED_REACH = timedelta(days=3)

# An event dated further back than this is recalled: tolls marked as past are then its own.
RECALLED_AFTER = timedelta(days=7)

# A stretch of so many days ("since Wednesday") is no event of its own; a night spans two.
LASTING_DAYS = 3

# From finest to coarsest; a place that nobody could resolve comes last.
FINENESS: dict[PlacePrecision | None, int] = {
    precision: n for n, precision in enumerate((*PlacePrecision, None))
}


class Days(Struct, frozen=True, kw_only=True):
    """The first and last day on which it may have happened.

    `dated`: the claim says so. If not, these are the days before its page was published.
    """

    earliest: date
    latest: date
    dated: bool

    def count(self) -> int:
        return (self.latest - self.earliest).days + 1


class Profile(Struct, frozen=True, kw_only=True):
    """What the scoring sees of a claim.

    `tellings` has a claim for each type under which it is told. `scope` tells an event from a
    running total and from an older event without a date. `names` are the towns and villages that
    are named, as `sound_of` writes them. `doers` are ids or names of those who acted, `involved`
    the ids of all who had a part. `gains_ground` and `loses_ground` are ids too, where the claim
    says that a place changed hands. `counts` are the scopes of tolls that are the claim's own.
    """

    told: ClaimInContext
    tellings: tuple[Claim, ...]
    said_at: datetime
    scope: TollScope
    place: Place | None
    place_key: int | str | None
    names: frozenset[str]
    days: Days | None
    figures: tuple[Figure, ...]
    doers: frozenset[str]
    involved: frozenset[str]
    weapons: frozenset[str]
    changes_hands: bool
    gains_ground: str | None
    loses_ground: str | None
    counts: frozenset[TollScope] = frozenset()
    denies: bool
    clues: Clues

    @property
    def claim(self) -> Claim:
        return self.told.claim


def take_profile(told: ClaimInContext) -> Profile:
    """Work out what the scoring sees of a claim."""
    claim = told.claim
    said_on = published_day(told.said)
    place, scope = place_of(claim, told.outlet), scope_of(claim)
    days = days_of(claim, scope, said_on)
    change, holder = claim.control and claim.control.change, _holder(claim)
    counts = counted_scopes(scope, days, said_on)
    return Profile(
        told=told,
        tellings=(claim,),
        said_at=moment(told.said),
        scope=scope,
        place=place,
        place_key=_place_key(place),
        names=frozenset(filter(None, map(_sound, _places(claim, told.outlet)))),
        days=days,
        figures=find_figures(claim.tolls, counts),
        doers=frozenset(_actor_key(a) for a in claim.actors if a.role is not ActorRole.RECIPIENT),
        involved=frozenset(actor.id for actor in claim.actors if actor.id is not None),
        weapons=frozenset(weapon.type for weapon in claim.weapons),
        changes_hands=change not in {None, ControlChange.CONTESTED},
        gains_ground=None if change is ControlChange.LOST else holder,
        loses_ground=holder if change is ControlChange.LOST else None,
        counts=counts,
        denies=claim.modality is Modality.DENIED,
        clues=find_clues(claim.evidence.text),
    )


def place_of(claim: Claim, outlet: str) -> Place | None:
    """Where it happened: the place that changed hands, else the finest that is named."""
    if claim.control is not None and claim.control.place is not None:
        return claim.places[claim.control.place]
    places = _places(claim, outlet)
    return min(places, key=lambda place: FINENESS[place.precision], default=None)


def _places(claim: Claim, outlet: str) -> list[Place]:
    """The places of a claim without an outlet's name that was taken for one: "told Nile Wire"."""
    return [place for place in claim.places if fold(place.text) != fold(outlet)]


def scope_of(claim: Claim) -> TollScope:
    """Whether a claim tells of an event, of a stretch of days, or recalls an older event.

    A day of its own makes it an event, whatever its tolls cover: "Friday's blast, the latest in
    attacks that killed 90 this month". So does a place that changed hands.
    """
    scopes = {toll.scope for toll in claim.tolls}
    days = claim.time and _stated_days(claim.time)
    if scopes == {TollScope.PAST} and days is None:
        return TollScope.PAST
    if (days or LASTING_DAYS) < LASTING_DAYS or (claim.control and claim.control.place is not None):
        return TollScope.INCIDENT
    lasting = claim.time is not None and claim.time.precision is TimePrecision.PERIOD
    totals = TollScope.PERIOD in scopes and TollScope.INCIDENT not in scopes
    return TollScope.PERIOD if lasting or totals else TollScope.INCIDENT


def _stated_days(time: Time) -> int | None:
    """How many days the words leave open; None if they give no first or no last one."""
    if time.earliest is None or time.latest is None:
        return None
    return (time.latest - time.earliest).days + 1


def days_of(claim: Claim, scope: TollScope, said_on: date | None) -> Days | None:
    """Return the days on which it may have happened, none of them after the page was published."""
    starts = [t.since for t in claim.tolls if t.since is not None and scope is TollScope.PERIOD]
    earliest = (claim.time and claim.time.earliest) or min(starts, default=None)
    latest = (claim.time and claim.time.latest) or said_on
    if earliest is not None:
        last = max(earliest, min(latest or earliest, said_on or date.max))
        return Days(earliest=earliest, latest=last, dated=True)
    if latest is not None:
        first = date.fromordinal(max(1, latest.toordinal() - UNDATED_REACH.days))
        return Days(earliest=first, latest=latest, dated=False)
    return None


def counted_scopes(
    scope: TollScope, days: Days | None, said_on: date | None
) -> frozenset[TollScope]:
    """The scopes of the tolls that are the claim's own."""
    if scope is TollScope.INCIDENT and days is not None and days.dated and said_on is not None:
        recalled = said_on - days.latest > RECALLED_AFTER
        return frozenset({scope, TollScope.PAST} if recalled else {scope})
    return frozenset({scope, TollScope.INCIDENT} - {TollScope.PAST})


def _place_key(place: Place | None) -> int | str | None:
    if place is None:
        return None
    return place.geonameid if place.geonameid is not None else fold(place.text)


def _sound(place: Place) -> str | None:
    """How the name of a town or village sounds; None for a region, and where little is left."""
    if place.precision not in {PlacePrecision.SITE, PlacePrecision.TOWN, None}:
        return None
    return sound_of(place.name or place.text)


def _holder(claim: Claim) -> str | None:
    """The id of the actor who holds the place, or lost it."""
    if claim.control is None or claim.control.holder is None:
        return None
    return claim.actors[claim.control.holder].id


def _actor_key(actor: Actor) -> str:
    return actor.id or fold(actor.name)
