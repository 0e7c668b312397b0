"""Which places of a sentence belong to a verb, asked by the verb alone."""

from collections.abc import Sequence

from marsad.extractors._grammar.lexicon import Trigger, Word, find_triggers, trigger_at
from marsad.extractors._grammar.merging import Group, group_events
from marsad.extractors._grammar.place_candidates import candidates_of
from marsad.extractors._grammar.place_odds import whereabouts
from marsad.extractors._grammar.placing import event_spots
from marsad.extractors._grammar.setting import PlaceNamed
from marsad.extractors._grammar.tolls import find_tolls
from marsad.extractors._grammar.tree import Tree
from marsad.gazetteer import Mention
from marsad.language import Token
from marsad.registry import Mention as Registered


def asked_places(
    tree: Tree, verb: Token, mentions: Sequence[Mention], registered: Sequence[Registered]
) -> list[PlaceNamed]:
    """The places that an event of this verb has in its sentence, as claims would get them."""
    groups = group_events(tree, find_triggers(tree), find_tolls(tree, ()))
    own = next((group for group in groups if verb.i in words_of(group)), None)
    if own is None:
        own = Group(lead=trigger_at(tree, verb) or as_trigger(verb))
        groups = [*groups, own]
    return event_spots(tree, own, whereabouts(tree, candidates_of(tree, mentions, registered)))


def words_of(group: Group) -> set[int]:
    tolls = (toll.cue.i for toll in group.tolls)
    return {group.lead.head.i, *(trigger.head.i for trigger in group.also), *tolls}


def as_trigger(verb: Token) -> Trigger:
    """A verb that the tables lack, as one of an attack."""
    return Trigger(act="attack", word=Word.VERB, weak=False, head=verb, first=verb, last=verb)
