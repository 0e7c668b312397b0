"""Which event types may be two tellings of one thing, and which never are."""

from collections.abc import Iterable
from enum import StrEnum
from itertools import permutations

from marsad.records import Claim, EventType, SubEventType

T = SubEventType

# One thing seen from two ends: a fight and its outcome, a bomb and its bearer, a protest and
# how it was met.
_CLOSE = (
    {T.ARMED_CLASH, T.GOVERNMENT_REGAINS},
    {T.ARMED_CLASH, T.NON_STATE_OVERTAKES},
    {T.NON_VIOLENT_TRANSFER, T.GOVERNMENT_REGAINS},
    {T.NON_VIOLENT_TRANSFER, T.NON_STATE_OVERTAKES},
    {T.SUICIDE_BOMB, T.REMOTE_EXPLOSIVE},
    {T.PEACEFUL_PROTEST, T.PROTEST_WITH_INTERVENTION},
    {T.PROTEST_WITH_INTERVENTION, T.EXCESSIVE_FORCE},
    {T.PROTEST_WITH_INTERVENTION, T.VIOLENT_DEMONSTRATION},
    {T.VIOLENT_DEMONSTRATION, T.MOB_VIOLENCE},
)

# Outlets that know little, or take sides, may tell one for the other. It takes more to believe it.
_LOOSE = (
    {T.ARMED_CLASH, T.NON_VIOLENT_TRANSFER},
    {T.ARMED_CLASH, T.ATTACK, T.SUICIDE_BOMB, T.REMOTE_EXPLOSIVE, T.GRENADE, T.EXCESSIVE_FORCE},
    {T.AIR_STRIKE, T.SHELLING, T.CHEMICAL_WEAPON, T.REMOTE_EXPLOSIVE, T.SUICIDE_BOMB, T.GRENADE}
    | {T.ATTACK, T.DISRUPTED_WEAPONS_USE},
    {T.ATTACK, T.SEXUAL_VIOLENCE, T.ABDUCTION, T.LOOTING, T.MOB_VIOLENCE, T.EXCESSIVE_FORCE},
    {T.ABDUCTION, T.ARRESTS},
    {T.PEACEFUL_PROTEST, T.PROTEST_WITH_INTERVENTION, T.EXCESSIVE_FORCE, T.VIOLENT_DEMONSTRATION}
    | {T.MOB_VIOLENCE},
    {T.LOOTING, T.MOB_VIOLENCE, T.VIOLENT_DEMONSTRATION},
)

# Words and postings: never another telling of a fight, a blast, a crowd or a town's fall.
_ARRANGEMENTS = frozenset({T.AGREEMENT, T.CHANGE_TO_GROUP, T.BASE_ESTABLISHED, T.OTHER})


class Kinship(StrEnum):
    """How near two event types are."""

    SAME = "same"
    CLOSE = "close"
    LOOSE = "loose"
    NONE = "none"


def nearest(kinships: Iterable[Kinship]) -> Kinship:
    """The nearest of several."""
    return min(kinships, key=_NEARNESS.index)


_NEARNESS = tuple(Kinship)


def _table() -> dict[tuple[SubEventType, SubEventType], Kinship]:
    """How near each pair is; two claims of the type "Other" need not have much in common."""
    table: dict[tuple[SubEventType, SubEventType], Kinship] = {}
    for kin, groups in ((Kinship.LOOSE, _LOOSE), (Kinship.CLOSE, _CLOSE)):
        table |= {pair: kin for group in groups for pair in permutations(group, 2)}
    table |= {(one, one): Kinship.SAME for one in SubEventType}
    return table | {(T.OTHER, T.OTHER): Kinship.LOOSE}


_KINSHIP = _table()


def kinship(left: Claim, right: Claim) -> Kinship:
    """Say how near two claims' types are; one without a sub-type is near all of its type."""
    if left.sub_event_type is not None and right.sub_event_type is not None:
        return _KINSHIP.get((left.sub_event_type, right.sub_event_type), Kinship.NONE)
    alike = left.event_type is right.event_type and family(left) == family(right)
    return Kinship.LOOSE if alike else Kinship.NONE


def family(claim: Claim) -> str:
    """The family of a claim's event type: types of two families never tell of one thing."""
    if claim.sub_event_type is None:
        return "arrangement" if claim.event_type is EventType.STRATEGIC else "violence"
    return "arrangement" if claim.sub_event_type in _ARRANGEMENTS else "violence"
