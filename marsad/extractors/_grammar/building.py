"""Builds one claim from one event of a sentence."""

from datetime import timedelta

import msgspec
from msgspec import Struct

from marsad.extractors._grammar import accept, control
from marsad.extractors._grammar.attribution import Attribution, attributions_over
from marsad.extractors._grammar.lexicon import Trigger, WeaponWords, Word, find_weapons
from marsad.extractors._grammar.merging import TERRITORY, Group
from marsad.extractors._grammar.modality import modality_of, was_attempted
from marsad.extractors._grammar.passages import Memory, Passages, Reading
from marsad.extractors._grammar.people import FIGHTERS, Party, PartyClass, generic_class
from marsad.extractors._grammar.roles import Cast, cast_of
from marsad.extractors._grammar.setting import (
    PlaceNamed,
    as_time,
    names_in,
    places_of,
    tense_of,
    times_of,
)
from marsad.extractors._grammar.tolls import CountedToll
from marsad.extractors._grammar.tree import Tree
from marsad.extractors._grammar.typing import type_of
from marsad.ids import claim_id
from marsad.language import Token
from marsad.records import (
    Actor,
    ActorRole,
    Claim,
    Control,
    Place,
    Source,
    Time,
    TimePrecision,
    Toll,
    TollScope,
    Weapon,
)
from marsad.text.dates import Days, anchor
from marsad.vocabulary import EVENT_TYPE_OF

TOWNS = frozenset({"city", "town", "village", "capital", "district", "camp", "neighbourhood", "neighborhood", "area", "province"})
MORE = frozenset({"another", "other", "others", "more", "further", "additional", "also"})
POINTING = frozenset({"the", "this", "these", "that", "those", "both"})
# A toll without a cause counts only in a story that is clearly of a conflict.
SURE_SHARE = 0.65
RECALLED = timedelta(days=180)


class Scene(Struct, frozen=True, kw_only=True):
    """A sentence with everything found in it, from which its claims are built."""

    tree: Tree
    groups: tuple[Group, ...]
    attributions: tuple[Attribution, ...]
    named: tuple[PlaceNamed, ...]
    headline: bool
    headline_source: Source | None = None


def build(scene: Scene, group: Group, story: Passages, memory: Memory) -> Reading | None:
    """The claim of one event, or None if the words do not bear it."""
    tree, lead = scene.tree, group.lead
    cast = whole_cast(tree, group, story)
    weapons = weapons_of(tree, group, scene)
    spots = spots_of(scene, group)
    tied = is_tied(tree, group, memory)
    places = tuple(p.as_place() for p in spots) or lent_places(scene, group, memory, tied=tied)
    time = time_of(scene, group, story) or lent_time(memory, tied=tied)
    sources = sources_over(scene, lead)
    points = accept.score(
        lead, cast, [w for w, *_ in weapons], toll=bool(group.tolls), placed=bool(places),
        dated=time is not None, sourced=bool(sources), share=story.share,
    )  # fmt: skip
    if points < accept.NEEDED or not holds(scene, group, cast, weapons, places):
        return None
    trigger = attempted(tree, lead)
    sub_type = type_of(
        tree, trigger, cast, [w for w, *_ in weapons], civilians_hurt=civilians_hurt(tree, group)
    )
    if is_bare(lead, cast, weapons):
        sub_type = memory.violence or (sub_type if story.share >= SURE_SHARE else None)
        if sub_type is None:
            return None
    actors = actors_of(cast, memory, sources, story)
    return Reading(
        claim=Claim(
            id=claim_id(story.article, lead.head.start, lead.head.end),
            story=story.story,
            event_type=EVENT_TYPE_OF[sub_type] if sub_type is not None else None,
            sub_event_type=sub_type,
            modality=modality_of(tree, lead, over(scene, lead)),
            sources=sources,
            actors=actors,
            weapons=tuple(as_weapon(tree, w) for w in weapons),
            places=places,
            time=time,
            tolls=tuple(tolls_of(scene, group, story, time, sources)),
            control=control_of(tree, trigger, cast, spots, places, actors),
            evidence=tree.quote,
            confidence=accept.confidence(points),
            extractor=story.extractor,
        ),
        headline=scene.headline,
        running=is_running(tree, group),
    )


def is_bare(lead: Trigger, cast: Cast, weapons: list[tuple[WeaponWords, Token, Token]]) -> bool:
    """Whether only a toll is told, and nothing of who or what brought it about."""
    fighting = any(p.party_class in FIGHTERS for p in (*cast.actors, *cast.recipients))
    return lead.act == "harm" and not weapons and not fighting and not cast.actors


def civilians_hurt(tree: Tree, group: Group) -> bool:
    nouns = [t.noun for t in group.tolls if t.noun is not None]
    return any(generic_class(tree, n) is PartyClass.CIVILIAN for n in nouns)


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
    return cast


def without(parties: tuple[Party, ...], known: tuple[Party, ...]) -> tuple[Party, ...]:
    taken = {p.head.i for p in known}
    return tuple(p for p in parties if p.head.i not in taken)


def harm_triggers(group: Group) -> list[Trigger]:
    """The words of harm by which the group's tolls are told, as triggers of their own."""
    return [
        Trigger(act="harm", word=Word.VERB, weak=True, head=t.cue, first=t.cue, last=t.cue)
        for t in group.tolls
        if t.cue.pos == "VERB"
    ]


def attempted(tree: Tree, lead: Trigger) -> Trigger:
    """A town that somebody only tried to take was attacked, not taken."""
    if lead.act in TERRITORY and was_attempted(tree, lead.head):
        return msgspec.structs.replace(lead, act="offensive")
    return lead


def weapons_of(
    tree: Tree, group: Group, scene: Scene
) -> list[tuple[WeaponWords, Token, Token]]:
    """The weapons named in the event's own words, or anywhere if it is the sentence's only one."""
    found = list(find_weapons(tree))
    if len(scene.groups) == 1:
        return found
    own = {t.i for trigger in (group.lead, *group.also) for t in tree.subtree(trigger.head)}
    foreign = {
        t.i
        for g in scene.groups
        if g is not group and g.lead.head.i in own
        for t in tree.subtree(g.lead.head)
    }
    return [w for w in found if w[2].i in own - foreign]


def as_weapon(tree: Tree, found: tuple[WeaponWords, Token, Token]) -> Weapon:
    weapon, first, last = found
    return Weapon(
        text=tree.quote_of(first.start, last.end), start=first.start, end=last.end, type=weapon.type
    )


def spots_of(scene: Scene, group: Group) -> list[PlaceNamed]:
    """The places that the syntax gives the event, by any of the words that tell of it."""
    tree = scene.tree
    others = frozenset(
        t.head.i for g in scene.groups if g is not group for t in (g.lead, *g.also)
    )
    heads = [group.lead.head, *(t.head for t in group.also), *(t.cue for t in group.tolls)]
    for head in heads:
        if found := places_of(tree, head, group.lead.act, list(scene.named), others):
            return found
    verb = tree.clause_verb(group.lead.head)
    if verb is not None and verb.i != group.lead.head.i:
        return places_of(tree, verb, group.lead.act, list(scene.named), others - {verb.i})
    return beneath(scene, group)


def beneath(scene: Scene, group: Group) -> list[PlaceNamed]:
    """The place of what an event brought about: "retreated, allowing them to reach the citadel"."""
    tree = scene.tree
    for clause in tree.children(group.lead.head, "advcl"):
        if clause.tag == "VBG":
            below = {t.i for t in tree.subtree(clause)}
            inside = [p for p in scene.named if p.token.i in below]
            for token in (clause, *tree.children(clause, "ccomp", "xcomp")):
                found = places_of(tree, token, "move", inside, frozenset())
                if found:
                    return found
    return []


def is_tied(tree: Tree, group: Group, memory: Memory) -> bool:
    """Whether the words point back to what was just told: "these clashes", "another 20 died"."""
    if memory.recent() is None:
        return False
    heads = [group.lead.head, *(t.noun or t.cue for t in group.tolls)]
    subjects = tree.subjects(group.lead.head) if group.lead.word is Word.VERB else []
    for token in (*heads, *subjects):
        if token.pos == "PRON" and token.text.casefold() not in {"who", "which", "that"}:
            return True
        words = {t.text.casefold() for t in tree.children(token, "det", "amod", "nummod")}
        if words & MORE or token.text.casefold() in MORE:
            return True
        if group.lead.word is Word.NOUN and token is group.lead.head and words & POINTING:
            return True
    return False


def lent_places(
    scene: Scene, group: Group, memory: Memory, *, tied: bool
) -> tuple[Place, ...]:
    """The place of what was just told, where the words point back to it."""
    if points_to_town(scene.tree, group) and memory.place is not None:
        return (memory.place,)
    recent = memory.recent()
    return recent.places if tied and recent is not None else ()


def points_to_town(tree: Tree, group: Group) -> bool:
    """Whether the event is told of "the city" or "there"."""
    verb = tree.clause_verb(group.lead.head) or group.lead.head
    for token in tree.subtree(verb):
        if token.text.casefold() == "there" and token.dep == "advmod":
            return True
        if token.lemma.casefold() in TOWNS and token.dep in {"pobj", "dobj", "nsubjpass", "nsubj"}:
            words = {t.text.casefold() for t in tree.children(token, "det")}
            named = tree.children(token, "compound", "appos", "prep")
            if words & {"the", "this", "that"} and not any(t.pos == "PROPN" for t in named) and not names_after(tree, token):
                return True
    return False


def names_after(tree: Tree, token: Token) -> bool:
    return any(t.pos == "PROPN" for t in tree.objects_of(token, "of", "in", "near"))


def time_of(scene: Scene, group: Group, story: Passages) -> Time | None:
    tree = scene.tree
    spoken = frozenset(a.verb.i for a in scene.attributions if a.verb is not None)
    head = group.lead.head
    expression = times_of(tree, head, list(story.times), spoken)
    if expression is None:
        return None
    days = anchor(expression, story.published, tense=tense_of(tree, head))
    return as_time(expression, until_named(scene, story, days))


def until_named(scene: Scene, story: Passages, days: Days) -> Days:
    """A stretch "since Wednesday" lasts to the last day that the same sentence names within it."""
    if days.precision is not TimePrecision.PERIOD or days.earliest is None or days.latest is None:
        return days
    named = [
        d.latest
        for e in story.times
        if scene.tree.start <= e.start < scene.tree.end
        and (d := anchor(e, story.published)).precision is TimePrecision.DAY
        and d.latest is not None
        and days.earliest < d.latest < days.latest
    ]
    return msgspec.structs.replace(days, latest=max(named)) if named else days


def lent_time(memory: Memory, *, tied: bool) -> Time | None:
    recent = memory.recent()
    return recent.time if tied and recent is not None else None


def over(scene: Scene, lead: Trigger) -> list[Attribution]:
    return attributions_over([a for a in scene.attributions if not a.back], lead.head)


def sources_over(scene: Scene, lead: Trigger) -> tuple[Source, ...]:
    """Those whose word the event is, nearest to the fact last, each once."""
    found: dict[str, Source] = {}
    for attribution in over(scene, lead):
        for source in attribution.sources:
            found.pop(source.id or source.name, None)
            found[source.id or source.name] = source
    if not found and scene.headline_source is not None:
        return (scene.headline_source,)
    return tuple(found.values())


def holds(
    scene: Scene,
    group: Group,
    cast: Cast,
    weapons: list[tuple[WeaponWords, Token, Token]],
    places: tuple[Place, ...],
) -> bool:
    tree, lead = scene.tree, group.lead
    words = [w for w, *_ in weapons]
    if not accept.is_event(tree, lead, cast, words, toll=bool(group.tolls), placed=bool(places)):
        return False
    if only_mentioned(scene, group, cast, words):
        return False
    if lead.act not in {"take", "retake", "lose", "hold"}:
        return True
    spots = spots_of(scene, group)
    counted = any(t.kind == "places_taken" for t in group.tolls)
    spot = spots[0].token if spots else None
    ground = control.is_territorial(tree, cast.ground, spot, lead)
    armed = any(p.party_class in FIGHTERS or p.pronoun for p in (*cast.actors, *cast.recipients))
    if lead.act == "hold":
        return ground and armed and spot is not None
    return counted or (ground and (armed or not lead.weak))


def only_mentioned(scene: Scene, group: Group, cast: Cast, weapons: list[WeaponWords]) -> bool:
    """Whether a noun only points to an event told elsewhere: "this offensive enabled them…"."""
    lead, tree = group.lead, scene.tree
    if lead.word is not Word.NOUN or group.tolls or group.also or weapons:
        return False
    words = {t.text.casefold() for t in tree.children(lead.head, "det", "poss")}
    return bool(words & POINTING) and not spots_of(scene, group) and not cast.recipients


def actors_of(
    cast: Cast, memory: Memory, sources: tuple[Source, ...], story: Passages
) -> tuple[Actor, ...]:
    """The parties as actors; a pronoun bears the name of the speaker, or of the party last named."""
    found = [named_actor(party, role, memory, sources, story) for party, role in cast.all()]
    return tuple(dict.fromkeys(a for a in found if a is not None))


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
    """ "The Houthis said they had…" are the Houthis; else it is the party that last acted."""
    if sources and sources[-1].end < party.start and sources[-1].cue is not None:
        return sources[-1].name, sources[-1].id
    if memory.actor is None:
        return None
    known = memory.actor.as_actor(ActorRole.ACTOR)
    return known.name, known.id


def tolls_of(
    scene: Scene,
    group: Group,
    story: Passages,
    time: Time | None,
    sources: tuple[Source, ...],
) -> list[Toll]:
    found: list[Toll] = []
    first_of: dict[str, int] = {}
    for counted in group.tolls:
        part = first_of.get(counted.kind) if counted.included else None
        found.append(as_toll(scene, counted, story, time, sources, part))
        first_of.setdefault(counted.kind, len(found) - 1)
    return found


def as_toll(
    scene: Scene,
    counted: CountedToll,
    story: Passages,
    time: Time | None,
    sources: tuple[Source, ...],
    part: int | None,
) -> Toll:
    tree, quantity = scene.tree, counted.quantity
    period = time is not None and is_stretch(time) and part is None
    scope = TollScope.PERIOD if period else TollScope.INCIDENT
    if time is not None and is_recalled(time, story):
        scope = TollScope.PAST
    return Toll(
        text=tree.quote_of(counted.start, counted.end),
        start=counted.start,
        end=counted.end,
        kind=counted.kind,
        low=quantity.low,
        high=quantity.high if quantity.bound != "at_least" else None,
        bound=quantity.bound,
        group=group_name(tree, counted),
        scope=scope,
        since=time.earliest if scope is TollScope.PERIOD and time is not None else None,
        part_of=part,
        sources=sources,
    )


def is_stretch(time: Time) -> bool:
    """Whether the words span a stretch of days over which a total runs, and not one night."""
    if time.precision is not TimePrecision.PERIOD:
        return False
    if time.text.casefold().startswith("since"):
        return True
    return (
        time.earliest is not None
        and time.latest is not None
        and time.latest - time.earliest >= timedelta(days=2)
    )


def is_recalled(time: Time, story: Passages) -> bool:
    """Whether the day lies so far before the page that the page only recalls the event."""
    day = time.latest
    return day is not None and story.published is not None and story.published - day > RECALLED


def group_name(tree: Tree, counted: CountedToll) -> str | None:
    """Whom the number counts, where the text says more than "people"."""
    noun = counted.noun
    if noun is None or noun.pos not in {"NOUN", "PROPN"} or noun.i == counted.cue.i:
        return None
    if noun.lemma.casefold() in {"people", "person", "other", "death", "life", "body"}:
        return None
    modifiers = [t for t in tree.children(noun, "amod", "compound", "nmod") if t.start >= counted.quantity.end]
    first = min((t.start for t in modifiers), default=noun.start)
    return tree.quote_of(min(first, noun.start), noun.end)


def is_running(tree: Tree, group: Group) -> bool:
    """Whether the words sum up something that goes on: "these clashes have resulted in 277"."""
    lead = group.lead
    if lead.act not in {"clash", "offensive", "shelling", "air_strike", "attack"} or lead.word is not Word.NOUN:
        return False
    verb = tree.verb_above(lead.head)
    perfect = verb is not None and any(t.lemma == "have" and t.tag in {"VBP", "VBZ"} for t in tree.children(verb, "aux"))
    return perfect and (lead.head.tag in {"NNS", "NNPS"} or lead.act in {"offensive", "clash"})


def control_of(
    tree: Tree,
    trigger: Trigger,
    cast: Cast,
    spots: list[PlaceNamed],
    places: tuple[Place, ...],
    actors: tuple[Actor, ...],
) -> Control | None:
    change = control.change_of(trigger.act)
    if change is None or not places:
        return None
    spot = spots[0].token if spots else next(iter(cast.ground), None)
    if not control.is_territorial(tree, cast.ground, spot, trigger) and trigger.act != "withdraw":
        return None
    holder = next((n for n, a in enumerate(actors) if a.role is ActorRole.ACTOR), None)
    return Control(
        place=0, holder=holder, change=change, extent=control.extent_of(tree, trigger, spot)
    )
