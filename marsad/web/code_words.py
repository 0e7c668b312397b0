"""The words for what is coded: types, states, roles and grades, in the reader's language."""

from types import MappingProxyType

from marsad.records import (
    ActorRole,
    Alignment,
    ControlChange,
    ControlStatus,
    DecisionKind,
    EventType,
    Extent,
    Modality,
    PlacePrecision,
    Policy,
    Standing,
    Status,
    SubEventType,
    TimePrecision,
    TollKind,
    TollPart,
)
from marsad.web.tongue import mark, mark_count, mark_in, say

_E, _T, _K = EventType, SubEventType, TollKind

TYPES = MappingProxyType(
    {
        _E.BATTLES: mark("Battles"),
        _E.EXPLOSIONS: mark("Explosions/Remote violence"),
        _E.CIVILIANS: mark("Violence against civilians"),
        _E.PROTESTS: mark("Protests"),
        _E.RIOTS: mark("Riots"),
        _E.STRATEGIC: mark("Strategic developments"),
    }
)

EVENTS = MappingProxyType(
    {
        _T.ARMED_CLASH: mark("Armed clash"),
        _T.GOVERNMENT_REGAINS: mark("Government regains territory"),
        _T.NON_STATE_OVERTAKES: mark("Non-state group takes territory"),
        _T.CHEMICAL_WEAPON: mark("Chemical weapon used"),
        _T.AIR_STRIKE: mark("Air or drone strike"),
        _T.SUICIDE_BOMB: mark("Suicide bombing"),
        _T.SHELLING: mark("Shelling or missile attack"),
        _T.REMOTE_EXPLOSIVE: mark("Bomb, mine or remote explosive"),
        _T.GRENADE: mark("Grenade attack"),
        _T.SEXUAL_VIOLENCE: mark("Sexual violence"),
        _T.ATTACK: mark("Attack on civilians"),
        _T.ABDUCTION: mark("Abduction or forced disappearance"),
        _T.PEACEFUL_PROTEST: mark("Peaceful protest"),
        _T.PROTEST_WITH_INTERVENTION: mark("Protest with intervention"),
        _T.EXCESSIVE_FORCE: mark("Excessive force against protesters"),
        _T.VIOLENT_DEMONSTRATION: mark("Violent demonstration"),
        _T.MOB_VIOLENCE: mark("Mob violence"),
        _T.AGREEMENT: mark("Agreement"),
        _T.ARRESTS: mark("Arrests"),
        _T.CHANGE_TO_GROUP: mark("Change to a group or its activity"),
        _T.DISRUPTED_WEAPONS_USE: mark("Weapons use disrupted"),
        _T.BASE_ESTABLISHED: mark("Headquarters or base established"),
        _T.LOOTING: mark("Looting or destruction of property"),
        _T.NON_VIOLENT_TRANSFER: mark("Territory changes hands without fighting"),
        _T.OTHER: mark("Other strategic development"),
    }
)

TOLLS = MappingProxyType(
    {
        _K.KILLED: mark("killed"),
        _K.INJURED: mark("injured"),
        _K.MISSING: mark("missing"),
        _K.CAPTURED: mark("captured"),
        _K.SURRENDERED: mark("surrendered"),
        _K.ARRESTED: mark("arrested"),
        _K.DISPLACED: mark("displaced"),
        _K.PLACES_TAKEN: mark("places taken"),
    }
)

# A figure with what it counts: French tells one killed from several.
FIGURES = MappingProxyType(
    {
        _K.KILLED: mark_count("{figure} killed", "{figure} killed"),
        _K.INJURED: mark_count("{figure} injured", "{figure} injured"),
        _K.MISSING: mark_count("{figure} missing", "{figure} missing"),
        _K.CAPTURED: mark_count("{figure} captured", "{figure} captured"),
        _K.SURRENDERED: mark_count("{figure} surrendered", "{figure} surrendered"),
        _K.ARRESTED: mark_count("{figure} arrested", "{figure} arrested"),
        _K.DISPLACED: mark_count("{figure} displaced", "{figure} displaced"),
        _K.PLACES_TAKEN: mark_count("{figure} places taken", "{figure} places taken"),
    }
)

NOUGHTS = MappingProxyType(
    {
        _K.KILLED: mark("0 killed reported"),
        _K.INJURED: mark("0 injured reported"),
        _K.MISSING: mark("0 missing reported"),
        _K.CAPTURED: mark("0 captured reported"),
        _K.SURRENDERED: mark("0 surrendered reported"),
        _K.ARRESTED: mark("0 arrested reported"),
        _K.DISPLACED: mark("0 displaced reported"),
        _K.PLACES_TAKEN: mark("0 places taken reported"),
    }
)

STATUSES = MappingProxyType(
    {
        Status.CORROBORATED: (mark("corroborated"), mark("borne out by independent sources")),
        Status.SINGLE_SOURCE: (mark("single source"), mark("rests on one source")),
        Status.CONTESTED: (mark("contested"), mark("sources contradict each other")),
        Status.CLAIMED: (mark("claimed"), mark("a party's own word, or told with distance")),
        Status.DENIED: (mark("denied"), mark("only known from its denial")),
        Status.WITHDRAWN: (mark("withdrawn"), mark("the pages that told of it no longer do")),
    }
)

MODALITIES = MappingProxyType(
    {
        Modality.ASSERTED: (mark("asserted"), mark("told as fact")),
        Modality.CLAIMED: (mark("claimed"), mark("told with distance, or a party's own word")),
        Modality.DENIED: (mark("denied"), mark("someone says it did not happen")),
        Modality.PLANNED: (mark("planned"), mark("announced, ordered or vowed")),
        Modality.POSSIBLE: (mark("possible"), mark("feared, or may happen")),
    }
)

CONTROLS = MappingProxyType(
    {
        ControlStatus.ASSESSED: (
            mark("assessed"),
            mark("borne out by a source that does not gain from it"),
        ),
        ControlStatus.CLAIMED: (
            mark_in("control", "claimed"),
            mark("only the word of the side that gains"),
        ),
        ControlStatus.CONTESTED: (mark("contested"), mark("sources name different holders")),
        ControlStatus.UNKNOWN: (mark("unknown"), mark("nobody says who holds it")),
    }
)

POLICIES = MappingProxyType(
    {
        Policy.LAST_WORD: mark("last word of each origin"),
        Policy.UCDP: mark("UCDP: best, low, high"),
        Policy.ACLED: mark("ACLED: conservative"),
        Policy.MIN_MAX: mark("lowest and highest of independent origins"),
        Policy.NEWEST_RELIABLE: mark("newest of the most reliable"),
        Policy.RANKED: mark("your own ranking of sources"),
        Policy.WIDEST: mark("whatever anyone ever gave"),
    }
)

# Short words of other codes, each by its own value.
CODES = MappingProxyType(
    {
        PlacePrecision.SITE: mark("exact site"),
        PlacePrecision.TOWN: mark("town"),
        PlacePrecision.ADMIN2: mark("district"),
        PlacePrecision.ADMIN1: mark("province"),
        PlacePrecision.COUNTRY: mark("country"),
        PlacePrecision.REGION: mark("region"),
    }
)
ROLES = MappingProxyType(
    {
        ActorRole.ACTOR: mark("actor"),
        ActorRole.RECIPIENT: mark("recipient"),
        ActorRole.ALLY: mark("ally"),
    }
)
CHANGES = MappingProxyType(
    {
        ControlChange.TAKEN: mark("{place}, taken by {holder}"),
        ControlChange.RETAKEN: mark("{place}, retaken by {holder}"),
        ControlChange.LOST: mark("{place}, lost by {holder}"),
        ControlChange.HELD: mark("{place}, held by {holder}"),
        ControlChange.CONTESTED: mark("{place}, contested by {holder}"),
    }
)
CHANGED = MappingProxyType(
    {
        ControlChange.TAKEN: mark("taken"),
        ControlChange.RETAKEN: mark("retaken"),
        ControlChange.LOST: mark("lost"),
        ControlChange.HELD: mark("held"),
        ControlChange.CONTESTED: mark("contested"),
    }
)
EXTENTS = MappingProxyType({Extent.MOST: mark("most"), Extent.PART: mark("part")})
STANDINGS = MappingProxyType(
    {
        Standing.LAST: mark("last"),
        Standing.REPEATED: mark("repeated"),
        Standing.REVISED: mark("revised"),
        Standing.WITHDRAWN: mark("withdrawn"),
        Standing.PARTIAL: mark("partial"),
    }
)
PARTS = MappingProxyType(
    {TollPart.LOW: mark("low"), TollPart.BEST: mark("best"), TollPart.HIGH: mark("high")}
)
TIMES = MappingProxyType(
    {
        TimePrecision.HOUR: mark("hour"),
        TimePrecision.DAY: mark("day"),
        TimePrecision.WEEK: mark("week"),
        TimePrecision.MONTH: mark("month"),
        TimePrecision.YEAR: mark("year"),
        TimePrecision.PERIOD: mark("period"),
    }
)
ALIGNMENTS = MappingProxyType(
    {
        Alignment.OWN: mark("on the holder’s side"),
        Alignment.OPPONENT: mark("on the other side"),
        Alignment.OUTSIDE: mark("on neither side"),
    }
)
DECISIONS = MappingProxyType(
    {
        DecisionKind.MERGE: mark("merge"),
        DecisionKind.SPLIT: mark("split"),
        DecisionKind.CONFIRM: mark("confirm"),
        DecisionKind.REJECT: mark("reject"),
        DecisionKind.CORRECT: mark("correct"),
        DecisionKind.GRADE: mark("grade"),
    }
)

Code = (
    ActorRole
    | Alignment
    | ControlChange
    | DecisionKind
    | EventType
    | Extent
    | PlacePrecision
    | Policy
    | Standing
    | SubEventType
    | TimePrecision
    | TollKind
    | TollPart
)
Graded = ControlStatus | Modality | Status

# By class first: members of two enumerations may share a value.
_WORDS = MappingProxyType(
    {
        ActorRole: ROLES,
        Alignment: ALIGNMENTS,
        ControlChange: CHANGED,
        DecisionKind: DECISIONS,
        EventType: TYPES,
        Extent: EXTENTS,
        PlacePrecision: CODES,
        Policy: POLICIES,
        Standing: STANDINGS,
        SubEventType: EVENTS,
        TimePrecision: TIMES,
        TollKind: TOLLS,
        TollPart: PARTS,
    }
)
_GRADES = MappingProxyType({ControlStatus: CONTROLS, Modality: MODALITIES, Status: STATUSES})


def words_of(code: Code) -> str:
    """A code in words: `Air or drone strike`, `killed`, `province`."""
    return say(_WORDS[type(code)][code])


def grade_words(grade: Graded) -> tuple[str, str]:
    """A status, modality or state of control in words, and what it means."""
    name, meaning = _GRADES[type(grade)][grade]
    return say(name), say(meaning)
