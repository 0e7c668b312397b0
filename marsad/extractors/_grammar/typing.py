"""Which of the 25 sub-event types an event is: from its act, weapons, parties and targets."""

import re

from marsad.extractors._grammar.lexicon import Trigger
from marsad.extractors._grammar.people import FIGHTERS, PartyClass
from marsad.extractors._grammar.roles import Cast
from marsad.extractors._grammar.tables import WeaponWords, acts, is_haven
from marsad.extractors._grammar.tree import Tree
from marsad.records import SubEventType as T

VIOLENT = frozenset({"attack", "offensive", "explosion", "clash", "harm", "chemical", "grenade"})
# Acts whose words alone may stand for a blow of any kind: a weapon in the sentence decides.
OPEN_TO_WEAPON = frozenset({"attack", "explosion", "harm", "shelling", "offensive", "loot"})
INTERVENTION = re.compile(
    r"\b(?:tear ?gas|water cannon|dispers\w+|batons?|rubber bullets?|arrest(?:ed|s)|detain(?:ed|s)"
    r"|broke up)\b",
    re.IGNORECASE,
)
DEADLY = re.compile(
    r"\b(?:live (?:ammunition|rounds?|fire|bullets?)|opened fire|shot dead|gunned down|killed"
    r"|gunfire|excessive force)\b",
    re.IGNORECASE,
)
VIOLENT_CROWD = re.compile(
    r"\b(?:ston(?:es?|ing)|rocks|petrol bombs?|molotov|torch(?:ed|ing)|set fire|ablaze"
    r"|riot(?:s|ed|ers)|looting|clashed|burn(?:ed|t)|vandali\w+)\b",
    re.IGNORECASE,
)
MOB = re.compile(r"\b(?:mobs?|lynch\w*|communal)\b", re.IGNORECASE)
UNRESISTED = frozenset({"without resistance", "without a fight", "without fighting", "unopposed"})


def type_of(
    tree: Tree, trigger: Trigger, cast: Cast, weapons: list[WeaponWords], *, hurt: PartyClass | None
) -> T | None:
    """The sub-event type; None for a state such as who holds a town."""
    act = trigger.act
    if act == "hold":
        return None
    if act in {"protest", "riot", "disperse"}:
        return protest_type(tree, act)
    if (crowd := crowd_type(tree, act, cast)) is not None:
        return crowd
    if act in OPEN_TO_WEAPON and (armed := by_weapon(tree, trigger, cast, weapons)) is not None:
        return armed
    if (
        act == "arrest"
        and cast_classes(cast.actors) & {PartyClass.ARMED}
        and not cast_classes(cast.actors) & {PartyClass.STATE}
    ):
        return T.ABDUCTION
    if act in {"take", "retake", "lose", "withdraw"}:
        return territory_type(act, cast, tree)
    if act in VIOLENT and act not in {"chemical", "grenade", "explosion"}:
        return violence_type(trigger, cast, hurt=hurt)
    return acts()[act].type


def crowd_type(tree: Tree, act: str, cast: Cast) -> T | None:
    """The type of what a crowd does or suffers, where the word alone would say another."""
    doers, hit = cast_classes(cast.actors), cast_classes(cast.recipients)
    if act not in {"attack", "clash", "offensive", "loot"}:
        return None
    if MOB.search(" ".join(p.text for p in cast.actors)):
        return T.MOB_VIOLENCE
    if PartyClass.PROTESTER in doers and not doers & {PartyClass.STATE}:
        return T.VIOLENT_DEMONSTRATION
    if PartyClass.PROTESTER not in hit or PartyClass.STATE not in doers:
        return None
    if act == "clash":
        return T.VIOLENT_DEMONSTRATION
    mild = INTERVENTION.search(tree.text) is not None and DEADLY.search(tree.text) is None
    return T.PROTEST_WITH_INTERVENTION if mild else T.EXCESSIVE_FORCE


def cast_classes(parties: tuple[object, ...]) -> set[PartyClass]:
    return {getattr(p, "party_class", PartyClass.UNKNOWN) for p in parties}


def by_weapon(tree: Tree, trigger: Trigger, cast: Cast, weapons: list[WeaponWords]) -> T | None:
    """The type that a weapon decides; of several the most telling, in the codebook's order."""
    text = tree.text.casefold()
    if "suicide" in text and trigger.act != "offensive":
        return T.SUICIDE_BOMB
    told = [w.event for w in weapons if w.event is not None]
    for first in (T.CHEMICAL_WEAPON, T.SUICIDE_BOMB, T.GRENADE, T.AIR_STRIKE, T.SHELLING):
        if first in told:
            return first
    if PartyClass.CRAFT in cast_classes(cast.actors):
        return T.AIR_STRIKE if trigger.act != "shelling" else T.SHELLING
    if T.REMOTE_EXPLOSIVE in told:
        return T.REMOTE_EXPLOSIVE
    is_bombing = (
        trigger.head.lemma.casefold() in {"bomb", "bombing"} and trigger.first is trigger.head
    )
    if is_bombing and PartyClass.STATE in cast_classes(cast.actors):
        return T.AIR_STRIKE
    if trigger.act == "attack" and trigger.head.lemma == "strike" and trigger.weak:
        return T.AIR_STRIKE if trigger.head.pos == "NOUN" else None
    return None


def violence_type(trigger: Trigger, cast: Cast, *, hurt: PartyClass | None) -> T:
    """Clash or attack on civilians: by who was hit, then by the word."""
    doers, hit = cast_classes(cast.actors), cast_classes(cast.recipients)
    if trigger.act == "offensive" and hurt is PartyClass.CIVILIAN and not hit & FIGHTERS:
        return T.ATTACK
    if trigger.act in {"clash", "offensive"}:
        return T.ARMED_CLASH
    if hurt is PartyClass.CIVILIAN and not doers & FIGHTERS:
        return T.ATTACK
    if hit & FIGHTERS or hurt in FIGHTERS:
        return T.ARMED_CLASH
    if trigger.act == "attack" and any(is_ground_of_war(t.lemma) for t in cast.ground):
        return T.ARMED_CLASH
    return T.ATTACK


def is_ground_of_war(lemma: str) -> bool:
    return lemma.casefold() in {
        "base",
        "checkpoint",
        "position",
        "post",
        "outpost",
        "barrack",
        "airbase",
        "headquarters",
        "convoy",
        "patrol",
        "garrison",
        "camp",
        "trench",
        "airfield",
    }


def territory_type(act: str, cast: Cast, tree: Tree) -> T:
    doers = cast_classes(cast.actors)
    if act == "withdraw":
        return T.NON_VIOLENT_TRANSFER
    if any(words in tree.text.casefold() for words in UNRESISTED) and act == "take":
        return T.NON_VIOLENT_TRANSFER
    if act == "retake" and PartyClass.ARMED not in doers:
        return T.GOVERNMENT_REGAINS
    if cast.actors and cast.actors[0].party_class is PartyClass.STATE:
        return T.GOVERNMENT_REGAINS
    return T.NON_STATE_OVERTAKES


def protest_type(tree: Tree, act: str) -> T:
    """Peaceful, met with intervention or excessive force, or violent on the crowd's side."""
    deadly = DEADLY.search(tree.text) is not None
    if act == "riot" or (VIOLENT_CROWD.search(tree.text) and not deadly):
        return T.MOB_VIOLENCE if MOB.search(tree.text) else T.VIOLENT_DEMONSTRATION
    if deadly:
        return T.EXCESSIVE_FORCE
    met = act == "disperse" or INTERVENTION.search(tree.text) is not None
    return T.PROTEST_WITH_INTERVENTION if met else T.PEACEFUL_PROTEST


def hits_haven(cast: Cast) -> bool:
    return any(is_haven(t) for t in cast.ground)
