"""The page of one incident: everything that its claims come to, and how that follows."""

from collections import defaultdict
from collections.abc import Sequence

from marsad.records import ClaimId, ClaimInContext, Incident, Policy, Stance
from marsad.web.cards import claim_cards
from marsad.web.code_words import POLICIES, words_of
from marsad.web.comparing import compare
from marsad.web.history import history_of
from marsad.web.ladders import other_tables, toll_tables
from marsad.web.lens import Lens
from marsad.web.relaying import relay_graph
from marsad.web.rows import incident_row
from marsad.web.telling import how_many, on_whose_word, what_happened


def incident_context(
    incident: Incident, claims: Sequence[ClaimInContext], lens: Lens
) -> dict[str, object]:
    """What the template of an incident shows."""
    return {
        "incident": incident,
        "lens": lens,
        "row": incident_row(incident),
        "telling": (what_happened(incident), how_many(incident), on_whose_word(incident)),
        "tolls": toll_tables(incident, claims),
        "other_tolls": other_tables(incident, claims),
        "policies": policies(),
        "policy": lens.policy or Policy.LAST_WORD,
        "matrix": matrix_of(incident),
        "graph": relay_graph(incident.relays),
        "comparison": compare(claims),
        "cards": claim_cards(claims),
        "history": history_of(claims),
    }


def policies() -> dict[Policy, str]:
    """How one figure may be made of many, each policy in words."""
    return {policy: words_of(policy) for policy in POLICIES}


Word = tuple[str, tuple[ClaimId, ...]]
Row = tuple[str, dict[Stance, tuple[Word, ...]]]


def matrix_of(incident: Incident) -> tuple[Row, ...]:
    """For each who is named as having done it: who accuses them, who of theirs admits, denies."""
    found: defaultdict[str, defaultdict[Stance, list[Word]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for each in incident.responsibility:
        found[each.actor][each.stance].append((each.source, each.claims))
    return tuple(
        (actor, {stance: tuple(words[stance]) for stance in Stance})
        for actor, words in found.items()
    )
