"""The parties of a claim by name: those of all its words, with pronouns resolved."""

import msgspec

from marsad.extractors._grammar.lexicon import Trigger, Word
from marsad.extractors._grammar.merging import Group
from marsad.extractors._grammar.passages import Memory, Passages
from marsad.extractors._grammar.people import Party, PartyClass, party_of
from marsad.extractors._grammar.roles import Cast, cast_of
from marsad.extractors._grammar.tree import Tree
from marsad.records import Actor, ActorRole, Source, TollKind


def whole_cast(tree: Tree, group: Group, story: Passages) -> Cast:
    """The parties by the leading trigger, and by the others where that names none."""
    cast = cast_of(tree, group.lead, story.names)
    for other in (*group.also, *harm_triggers(group)):
        more = cast_of(tree, other, story.names)
        cast = msgspec.structs.replace(
            cast,
            actors=cast.actors or more.actors,
            recipients=cast.recipients or without(more.recipients, cast.actors),
            allies=cast.allies or more.allies,
            ground=cast.ground or more.ground,
        )
    if not cast.actors and group.lead.act == "suicide_bomb":
        cast = msgspec.structs.replace(cast, actors=attackers_after(tree, group, story))
    return cast


def attackers_after(tree: Tree, group: Group, story: Passages) -> tuple[Party, ...]:
    """The armed group that advanced "after two suicide attacks": they opened its way."""
    verb = tree.verb_above(group.lead.head)
    if verb is None or not tree.objects_of(verb, "after", "following", "with"):
        return ()
    subjects = [party_of(tree, t, story.names) for t in tree.subjects(verb)]
    return tuple(p for p in subjects if p.party_class is PartyClass.ARMED)


def without(parties: tuple[Party, ...], known: tuple[Party, ...]) -> tuple[Party, ...]:
    taken = {p.head.i for p in known}
    return tuple(p for p in parties if p.head.i not in taken)


def harm_triggers(group: Group) -> list[Trigger]:
    """The words of harm by which the group's tolls are told, as triggers of their own."""
    return [
        Trigger(act="harm", word=Word.VERB, weak=True, head=t.cue, first=t.cue, last=t.cue)
        for t in group.tolls
        if t.cue.pos == "VERB" and t.kind is not TollKind.ARRESTED
    ]


def actors_of(
    cast: Cast, memory: Memory, sources: tuple[Source, ...], story: Passages
) -> tuple[Actor, ...]:
    """The parties as actors; a pronoun bears the name of the speaker or the party last named."""
    found = [
        named_actor(party, role, memory, sources, story)
        for party, role in cast.all()
        if role is not ActorRole.RECIPIENT or not is_place(party, story)
    ]
    return tuple(dict.fromkeys(a for a in found if a is not None))


def is_place(party: Party, story: Passages) -> bool:
    """Whether what was hit is a town by name, and nobody."""
    return party.entry is None and any(
        not m.demonym and m.start <= party.head.start < m.end for m in story.places
    )


def named_actor(
    party: Party, role: ActorRole, memory: Memory, sources: tuple[Source, ...], story: Passages
) -> Actor | None:
    plain = party.as_actor(role)
    if party.pronoun:
        if party.text.casefold() not in {"they", "them", "it", "he", "she"}:
            return None
        known = speaker_or_last(party, memory, sources)
        if known is None:
            return None
        return msgspec.structs.replace(plain, name=known[0], id=known[1])
    if party.entry is None:
        for mention in story.places:
            if mention.demonym and mention.start == party.start and mention.end == party.end:
                return msgspec.structs.replace(plain, name=mention.locations[0].name)
    return plain


def speaker_or_last(
    party: Party, memory: Memory, sources: tuple[Source, ...]
) -> tuple[str, str | None] | None:
    """Whom "they" names: the speaker in "the Houthis said they had…", else who last acted."""
    if sources and sources[-1].end < party.start and sources[-1].cue is not None:
        return sources[-1].name, sources[-1].id
    if memory.actor is None:
        return None
    known = memory.actor.as_actor(ActorRole.ACTOR)
    return known.name, known.id
