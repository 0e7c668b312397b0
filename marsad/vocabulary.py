"""The words of the field: how our event types read in the ACLED, UCDP and PLOVER codebooks.

ACLED names are the records' own. UCDP's `type_of_violence` is 1 state-based, 2 non-state,
3 one-sided; it follows from the actors, so only one-sided violence is fixed by the event type.
PLOVER types and modes are those of its 2023 manual. Sources: docs/reference/vocabulary.md.
"""

from types import MappingProxyType

from marsad.records import BlockKind, EventType, Modality, SubEventType, TollKind

_B, _E, _V = EventType.BATTLES, EventType.EXPLOSIONS, EventType.CIVILIANS
_P, _R, _S = EventType.PROTESTS, EventType.RIOTS, EventType.STRATEGIC
_T = SubEventType

EVENT_TYPE_OF = MappingProxyType(
    {
        _T.ARMED_CLASH: _B,
        _T.GOVERNMENT_REGAINS: _B,
        _T.NON_STATE_OVERTAKES: _B,
        _T.CHEMICAL_WEAPON: _E,
        _T.AIR_STRIKE: _E,
        _T.SUICIDE_BOMB: _E,
        _T.SHELLING: _E,
        _T.REMOTE_EXPLOSIVE: _E,
        _T.GRENADE: _E,
        _T.SEXUAL_VIOLENCE: _V,
        _T.ATTACK: _V,
        _T.ABDUCTION: _V,
        _T.PEACEFUL_PROTEST: _P,
        _T.PROTEST_WITH_INTERVENTION: _P,
        _T.EXCESSIVE_FORCE: _P,
        _T.VIOLENT_DEMONSTRATION: _R,
        _T.MOB_VIOLENCE: _R,
        _T.AGREEMENT: _S,
        _T.ARRESTS: _S,
        _T.CHANGE_TO_GROUP: _S,
        _T.DISRUPTED_WEAPONS_USE: _S,
        _T.BASE_ESTABLISHED: _S,
        _T.LOOTING: _S,
        _T.NON_VIOLENT_TRANSFER: _S,
        _T.OTHER: _S,
    }
)

# PLOVER event type and mode; "Other" has none.
PLOVER_OF = MappingProxyType(
    {
        _T.ARMED_CLASH: "ASSAULT/firearms",
        _T.GOVERNMENT_REGAINS: "COERCE/seize",
        _T.NON_STATE_OVERTAKES: "COERCE/seize",
        _T.CHEMICAL_WEAPON: "ASSAULT/unconventional",
        _T.AIR_STRIKE: "ASSAULT/aerial",
        _T.SUICIDE_BOMB: "ASSAULT/suicide-attack",
        _T.SHELLING: "ASSAULT/heavy-weapons",
        _T.REMOTE_EXPLOSIVE: "ASSAULT/explosives",
        _T.GRENADE: "ASSAULT/explosives",
        _T.SEXUAL_VIOLENCE: "ASSAULT/sexual",
        _T.ATTACK: "ASSAULT",
        _T.ABDUCTION: "ASSAULT/abduct",
        _T.PEACEFUL_PROTEST: "PROTEST/demo",
        _T.PROTEST_WITH_INTERVENTION: "PROTEST/demo",
        _T.EXCESSIVE_FORCE: "ASSAULT/crowd-control",
        _T.VIOLENT_DEMONSTRATION: "PROTEST/riot",
        _T.MOB_VIOLENCE: "PROTEST/riot",
        _T.AGREEMENT: "AGREE",
        _T.ARRESTS: "COERCE/arrest",
        _T.CHANGE_TO_GROUP: "MOBILIZE",
        _T.DISRUPTED_WEAPONS_USE: "COERCE/seize",
        _T.BASE_ESTABLISHED: "MOBILIZE",
        _T.LOOTING: "ASSAULT/destroy",
        _T.NON_VIOLENT_TRANSFER: "RETREAT/withdraw",
    }
)

# UCDP type_of_violence where the event type alone decides it.
UCDP_VIOLENCE_OF = MappingProxyType({_V: 3})

# The blocks that are the article's own words, in which claims are read.
READ_KINDS = frozenset(
    {
        BlockKind.TITLE,
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.LIST,
        BlockKind.QUOTE,
        BlockKind.CAPTION,
    }
)

# Statements of fact by somebody, and not of what may come: they make incidents.
HAPPENED = frozenset({Modality.ASSERTED, Modality.CLAIMED, Modality.DENIED})

# Tolls in the order in which a table shows them.
TOLL_ORDER = tuple(TollKind)
