"""Builds one claim from one event of a sentence."""

import msgspec

from marsad.extractors._grammar import accept, control
from marsad.extractors._grammar.attribution import attributions_over
from marsad.extractors._grammar.counting import is_running, tolls_of
from marsad.extractors._grammar.credit import Attribution
from marsad.extractors._grammar.foiled import is_foiled
from marsad.extractors._grammar.hearing import sources_of
from marsad.extractors._grammar.lexicon import Trigger, Word, find_weapons
from marsad.extractors._grammar.merging import TERRITORY, Group
from marsad.extractors._grammar.modality import by_stance, known_of, modality_of, was_attempted
from marsad.extractors._grammar.naming import actors_of, whole_cast
from marsad.extractors._grammar.passages import Memory, Passages, Reading, Scene
from marsad.extractors._grammar.people import FIGHTERS, PartyClass, generic_class
from marsad.extractors._grammar.placing import (
    POINTING,
    continued_time,
    is_tied,
    lent_places,
    lent_time,
    names_somewhere,
    spots_of,
    time_of,
)
from marsad.extractors._grammar.roles import Cast
from marsad.extractors._grammar.setting import PlaceNamed
from marsad.extractors._grammar.signatures import Known
from marsad.extractors._grammar.tables import WeaponWords
from marsad.extractors._grammar.tree import Tree
from marsad.extractors._grammar.typing import type_of
from marsad.ids import claim_id
from marsad.language import Token
from marsad.records import (
    Actor,
    ActorRole,
    Claim,
    Control,
    Modality,
    Place,
    SubEventType,
    TollKind,
    Weapon,
)
from marsad.vocabulary import EVENT_TYPE_OF

# Verbs whose object is the weapon that is used, found or taken.
WIELDING = frozenset(
    """fire launch drop use detonate throw hurl plant deploy explode lob shoot rain set carry wear
    defuse seize find discover recover intercept down confiscate dismantle clear uncover send
    neutralise neutralize""".split()
)
# Verbs by which an event noun is told to have happened.
OCCURRING = frozenset(
    """break erupt take occur happen continue rage resume intensify flare report hear witness see
    rock shake hit spread escalate begin start follow record launch stage hold carry conduct
    strike target kill wound injure destroy damage leave cause renew ease go""".split()
)


def build(scene: Scene, group: Group, story: Passages, memory: Memory) -> Reading | None:
    """The claim of one event, or None if the words do not bear it."""
    tree, lead = scene.tree, group.lead
    cast = whole_cast(tree, group, story)
    weapons = weapons_of(tree, group, scene)
    kinds = [weapon for weapon, *_ in weapons]
    spots = spots_of(scene, group)
    tied = is_tied(tree, group, memory)
    places = tuple(p.as_place() for p in spots) or lent_places(scene, group, memory, tied=tied)
    time = time_of(scene, group, story) or lent_time(memory, tied=tied)
    sources = sources_of(scene.heard, lead.head)
    points = accept.score(
        lead, cast, kinds, toll=tells(group, story), placed=bool(places),
        dated=time is not None, sourced=bool(sources), share=story.share,
    )  # fmt: skip
    if points < accept.NEEDED or not holds(
        scene, group, cast, kinds, spots, places, toll=tells(group, story)
    ):
        return None
    stopped = is_foiled(tree, lead)
    trigger = msgspec.structs.replace(lead, act="weapons") if stopped else attempted(tree, lead)
    if takes_people(group, cast):
        trigger = msgspec.structs.replace(lead, act="clash")
    sub_type = type_of(tree, trigger, cast, kinds, hurt=class_hurt(tree, group))
    if is_bare(lead, cast, weapons):
        sure = accept.is_of_conflict((line.tree for line in story.lines), story.share)
        told = violence_told(memory)
        lost = lead.head.lemma == "lose" and sub_type is SubEventType.ARMED_CLASH
        if lost and told is SubEventType.ATTACK:
            told = None  # soldiers who are lost fell in no attack on civilians
        sub_type = told or (sub_type if sure else None)
        if sub_type is None:
            return None
    if points_back(tree, lead) and not weapons:
        sub_type = violence_told(memory) or sub_type
    actors = actors_of(cast, memory, sources, story)
    return Reading(
        claim=Claim(
            id=claim_id(story.article, lead.head.start, lead.head.end, nth_of(scene, group)),
            story=story.story,
            event_type=EVENT_TYPE_OF[sub_type] if sub_type is not None else None,
            sub_event_type=sub_type,
            modality=by_stance(tree, lead.head, over(scene, lead))
            if stopped
            else modality_in(scene, group),
            sources=sources,
            actors=actors,
            weapons=tuple(as_weapon(tree, w) for w in weapons),
            places=places,
            time=time or continued_time(tree, memory),
            tolls=tuple(tolls_of(scene, group, story, time, sources)),
            control=control_of(tree, trigger, cast, spots, places, actors),
            evidence=tree.quote,
            confidence=accept.confidence(points),
            extractor=story.extractor,
        ),
        headline=scene.headline,
        running=is_running(tree, group),
        open=bool(group.tolls) and not places and time is None and not names_somewhere(scene),
    )


def modality_in(scene: Scene, group: Group) -> Modality:
    """The modality of the event; where its victims are only feared, it is only possible."""
    tree, lead = scene.tree, group.lead
    told = modality_of(tree, lead, over(scene, lead), zero=counts_nobody(group))
    feared = [known_of(tree, t.cue) is Known.POSSIBLE for t in group.tolls]
    return Modality.POSSIBLE if told is Modality.ASSERTED and feared and all(feared) else told


def counts_nobody(group: Group) -> bool:
    """Whether the event is told by a toll of nought: "no casualties were reported"."""
    return any(t.quantity.high == 0 for t in group.tolls)


def tells(group: Group, story: Passages) -> bool:
    """Whether the event has a toll that speaks for it."""
    return bool(group.tolls) and accept.is_telling(len(story.lines), story.share)


def nth_of(scene: Scene, group: Group) -> int:
    """How many events before this one hang on the same word."""
    before = scene.groups[: scene.groups.index(group)]
    return sum(g.lead.head.i == group.lead.head.i for g in before)


def is_bare(lead: Trigger, cast: Cast, weapons: list[tuple[WeaponWords, Token, Token]]) -> bool:
    """Whether only a toll is told, and nothing of who or what brought it about."""
    return lead.act == "harm" and not weapons and not cast.actors


def points_back(tree: Tree, lead: Trigger) -> bool:
    """Whether "the attack" is one that was told before, whose type it shares."""
    words = {t.text.casefold() for t in tree.children(lead.head, "det")}
    return lead.act == "attack" and lead.word is Word.NOUN and lead.weak and bool(words & POINTING)


def violence_told(memory: Memory) -> SubEventType | None:
    """The type of the violence that was told just before, if there was any."""
    return memory.violence if memory.recent() is not None else None


def class_hurt(tree: Tree, group: Group) -> PartyClass | None:
    """What the first of those are who were harmed, as far as words say it."""
    nouns = [t.noun for t in group.tolls if t.noun is not None and t.noun.i != t.cue.i]
    classes = (generic_class(tree, noun) for noun in nouns)
    return next((c for c in classes if c is not PartyClass.UNKNOWN), None)


def attempted(tree: Tree, lead: Trigger) -> Trigger:
    """A town that somebody only tried to take was attacked, not taken."""
    if lead.act in TERRITORY and was_attempted(tree, lead.head):
        return msgspec.structs.replace(lead, act="offensive")
    return lead


def weapons_of(tree: Tree, group: Group, scene: Scene) -> list[tuple[WeaponWords, Token, Token]]:
    """The weapons named in the event's own words, or anywhere if it is the sentence's only one."""
    found = [w for w in find_weapons(tree) if not is_target(tree, w[2])]
    if len(scene.groups) == 1:
        return found
    lead = tree.head(group.lead.head) if group.lead.head.dep in {"acl", "relcl"} else None
    own = {t.i for trigger in (group.lead, *group.also) for t in tree.subtree(trigger.head)}
    foreign = {
        t.i
        for g in scene.groups
        if g is not group and g.lead.head.i in own
        for t in tree.subtree(g.lead.head)
    }
    if lead is not None:
        own.add(lead.i)
    return [w for w in found if w[2].i in own - foreign]


def is_target(tree: Tree, token: Token) -> bool:
    """Whether the weapon was hit rather than used: "fired on a plane", "destroyed a tank"."""
    above = tree.head(token)
    if above is None:
        return False
    if token.dep in {"dobj", "nsubjpass"}:
        return above.pos == "VERB" and above.lemma.casefold() not in WIELDING
    return token.dep == "pobj" and above.text.casefold() in {"on", "at", "against"}


def as_weapon(tree: Tree, found: tuple[WeaponWords, Token, Token]) -> Weapon:
    weapon, first, last = found
    return Weapon(
        text=tree.quote_of(first.start, last.end), start=first.start, end=last.end, type=weapon.type
    )


def over(scene: Scene, lead: Trigger) -> list[Attribution]:
    return attributions_over([a for a in scene.attributions if not a.back], lead.head)


def holds(
    scene: Scene,
    group: Group,
    cast: Cast,
    weapons: list[WeaponWords],
    spots: list[PlaceNamed],
    places: tuple[Place, ...],
    *,
    toll: bool,
) -> bool:
    """Whether the words bear the event that they name, by what its act needs."""
    tree, lead = scene.tree, group.lead
    if not accept.is_event(tree, lead, cast, weapons, toll=toll, placed=bool(places)):
        return False
    if only_mentioned(scene, group, cast, weapons, placed=bool(spots)):
        return False
    if lead.act in {"lose", "withdraw"} and any(is_people(tree, t) for t in objects_of(tree, lead)):
        return False
    if lead.act == "withdraw" and lead.weak:
        return bool(places) or bool(cast.ground)
    if lead.act not in {"take", "retake", "lose", "hold"} or takes_people(group, cast):
        return True
    counted = any(t.kind == "places_taken" for t in group.tolls)
    spot = spots[0].token if spots else None
    ground = control.is_territorial(tree, cast.ground, spot, lead)
    armed = any(p.party_class in FIGHTERS or p.pronoun for p in (*cast.actors, *cast.recipients))
    if lead.act == "hold":
        return ground and armed and spot is not None
    return counted or (ground and (armed or not lead.weak))


def takes_people(group: Group, cast: Cast) -> bool:
    """Whether soldiers were captured and no ground: "captured 37 soldiers"."""
    captured = any(t.kind is TollKind.CAPTURED for t in group.tolls)
    soldiers = any(p.party_class in FIGHTERS for p in cast.recipients)
    return group.lead.act in {"take", "retake"} and captured and soldiers and not cast.ground


def objects_of(tree: Tree, lead: Trigger) -> list[Token]:
    return tree.children(lead.head, "dobj")


def is_people(tree: Tree, token: Token) -> bool:
    return generic_class(tree, token) is not PartyClass.UNKNOWN


def only_mentioned(
    scene: Scene, group: Group, cast: Cast, weapons: list[WeaponWords], *, placed: bool
) -> bool:
    """Whether a noun only points to an event told elsewhere: "this offensive enabled them…"."""
    lead, tree = group.lead, scene.tree
    if lead.word is not Word.NOUN or group.tolls or group.also or weapons:
        return False
    words = {t.text.casefold() for t in tree.children(lead.head, "det", "poss")}
    if words & POINTING and not placed and not cast.recipients:
        return not cast.actors
    verb = tree.head(lead.head)
    told = verb is not None and verb.lemma.casefold() in OCCURRING
    return lead.weak and not cast.actors and not cast.recipients and not told and not scene.headline


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
