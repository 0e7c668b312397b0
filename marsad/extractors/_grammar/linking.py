"""Which places of a sentence belong to a verb, asked by the verb alone."""

from collections.abc import Sequence

from marsad.extractors._grammar.place_candidates import candidates_of
from marsad.extractors._grammar.place_odds import whereabouts
from marsad.extractors._grammar.placing import event_spots
from marsad.extractors._grammar.setting import PlaceNamed
from marsad.extractors._grammar.tree import Tree
from marsad.gazetteer import Mention
from marsad.language import Token
from marsad.registry import Mention as Registered


def asked_places(
    tree: Tree, verb: Token, mentions: Sequence[Mention], registered: Sequence[Registered]
) -> list[PlaceNamed]:
    """The places that an event of this verb has in its sentence, as claims would get them."""
    return event_spots(tree, verb, whereabouts(tree, candidates_of(tree, mentions, registered)))
