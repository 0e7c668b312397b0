"""The claims of one incident become its record: each value is one that a claim states."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Sequence

from marsad.ids import incident_id
from marsad.matching.instruments import doer_of
from marsad.matching.leaning import count_independent, grade
from marsad.matching.origins import find_origins, hear
from marsad.matching.profiles import FINENESS, Profile
from marsad.matching.relaying import find_relays
from marsad.matching.tolls import reconcile, reconcile_groups, running_totals
from marsad.records import Actor, Claim, Incident, Modality, Place, SubEventType, Time
from marsad.text.names import fold

# The codebook types a fight by its outcome, and an attack by its means, where they are known.
OUTCOMES = frozenset({SubEventType.GOVERNMENT_REGAINS, SubEventType.NON_STATE_OVERTAKES})
GENERAL = frozenset({SubEventType.ARMED_CLASH, SubEventType.ATTACK, None})


def merge(profiles: Sequence[Profile]) -> Incident:
    """Merge the claims of one incident, given in the order in which they were said.

    What no page says any more stays listed, and describes it only if nothing else does.
    """
    claims = [profile.told for profile in profiles]
    held = [profile for profile in profiles if profile.told.known_until is None] or profiles
    standing = [profile.told for profile in held]
    voices = hear(claims)
    telling = [p for p in held if p.claim.modality is not Modality.DENIED] or held
    typed = _typed(telling)
    said = [told.said for told in claims if told.said is not None]
    return Incident(
        id=incident_id(claims[0].claim.id),
        event_type=typed.event_type,
        sub_event_type=typed.sub_event_type,
        place=_place(held),
        time=_time(telling),
        actors=_actors(held),
        tolls=reconcile(profiles, voices),
        claims=tuple(told.claim.id for told in claims),
        pages=len({told.page_id for told in claims}),
        origins=find_origins(standing, voices),
        independent_origins=count_independent(standing, voices),
        status=grade(standing, voices),
        first_reported=said[0] if said else None,
        last_reported=said[-1] if said else None,
        group_tolls=reconcile_groups(profiles, voices),
        running_totals=running_totals(profiles, voices),
        relays=find_relays(standing, voices),
    )


def _most_carried(profiles: Sequence[Profile], value: Callable[[Profile], Hashable]) -> Profile:
    """The first of the claims whose value most lineages carry."""
    lineages: defaultdict[Hashable, set[str]] = defaultdict(set)
    for profile in profiles:
        lineages[value(profile)].add(profile.told.lineage)
    return min(profiles, key=lambda profile: -len(lineages[value(profile)]))


def _typed(profiles: Sequence[Profile]) -> Claim:
    """The claim that gives the incident its type."""
    outcomes = [p for p in profiles if p.claim.sub_event_type in OUTCOMES]
    special = [p for p in profiles if p.claim.sub_event_type not in GENERAL]
    return _most_carried(
        outcomes or special or profiles, lambda profile: profile.claim.sub_event_type
    ).claim


def _place(profiles: Sequence[Profile]) -> Place | None:
    """The finest place; of several, the one that most lineages name."""
    placed = [profile for profile in profiles if profile.place is not None]
    if not placed:
        return None
    finest = min(_coarseness(profile) for profile in placed)
    agreed = [profile for profile in placed if _coarseness(profile) == finest]
    return _most_carried(agreed, lambda profile: profile.place_key).place


def _coarseness(profile: Profile) -> int:
    return FINENESS[profile.place.precision if profile.place else None]


def _time(profiles: Sequence[Profile]) -> Time | None:
    """The narrowest days that a claim states; without any, the first words about time."""
    times = [p.claim.time for p in profiles if p.claim.time is not None]
    dated = [p for p in profiles if p.claim.time is not None and p.claim.time.earliest is not None]
    if not dated:
        return times[0] if times else None
    narrowest = min(_width(profile) for profile in dated)
    agreed = [profile for profile in dated if _width(profile) == narrowest]
    return _most_carried(agreed, lambda profile: profile.days).claim.time


def _width(profile: Profile) -> int:
    return profile.days.count() if profile.days is not None else 0


def _actors(profiles: Sequence[Profile]) -> tuple[Actor, ...]:
    """Everybody who had a part, once for each role: those that the registry knows come first."""
    found: dict[tuple[str, str], Actor] = {}
    counts: Counter[tuple[str, str]] = Counter()
    named = (
        actor
        for profile in profiles
        for actor in profile.claim.actors
        if doer_of(actor, profile.claim) is not None
    )
    for actor in named:
        key = actor.role, actor.id or fold(actor.name)
        found.setdefault(key, actor)
        counts[key] += 1
    ranked = sorted(found, key=lambda key: (found[key].id is None, -counts[key]))
    return tuple(found[key] for key in ranked)
