"""Which place and day an event has: its own by syntax, or lent by what was just told."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from marsad.extractors._grammar.hearing import Heard
from marsad.extractors._grammar.lexicon import Word
from marsad.extractors._grammar.merging import Group
from marsad.extractors._grammar.passages import Memory, Passages, Scene
from marsad.extractors._grammar.place_names import head_of
from marsad.extractors._grammar.place_odds import Whereabouts, place_odds, weights
from marsad.extractors._grammar.setting import (
    WHEREIN,
    WIDE,
    PlaceNamed,
    as_time,
    is_hard_hit,
    times_of,
)
from marsad.extractors._grammar.speech import is_postposed
from marsad.extractors._grammar.tenses import tense_at
from marsad.extractors._grammar.tree import VERBAL, Tree
from marsad.gazetteer import Location, Mention
from marsad.language import Token
from marsad.records import Modality, Place, PlacePrecision, Time, TimePrecision
from marsad.text.dates import Days, anchor

# From these odds on a name is a place of the event: of the words of such names of event-location's
# held-out half 76 of 100 are right, and 79 of 100 that are marked are found. Where the province is
# likely, a town within it counts from the lower ones.
LEAST_ODDS, SOME_ODDS = 0.45, 0.2
# Names are ranked by odds in so many steps, for what differs less differs by chance.
STEPS = 4
TOWNS = frozenset({"city", "town", "village"})
FIRING = frozenset("launch fire shoot lob hurl send".split())
UNIT = re.compile(
    r" (?:province|governorate|region|state|oblast|county|department)\b", re.IGNORECASE
)
MORE = frozenset({"another", "other", "others", "more", "further", "additional", "also"})
POINTING = frozenset({"the", "this", "these", "that", "those", "both"})


def spots_of(scene: Scene, group: Group) -> list[PlaceNamed]:
    """The places of the event among the names of its sentence, by the first word that has some."""
    heads = dict.fromkeys(heads_of(scene, group))
    found = (event_spots(scene.tree, head, scene.whereabouts) for head in heads)
    return next(filter(None, found), [])


def heads_of(scene: Scene, group: Group) -> Iterator[Token]:
    """The words that tell of an event, and that of which it was the outcome: "fell, killing"."""
    lead = group.lead.head
    yield lead
    yield from (trigger.head for trigger in group.also)
    yield from (toll.cue for toll in group.tolls)
    above = scene.tree.head(lead)
    own = above is not None and all(above.i != g.lead.head.i for g in scene.groups)
    if above is not None and own and lead.dep == "advcl" and lead.tag == "VBG":
        yield above


def event_spots(tree: Tree, event: Token, there: Whereabouts) -> list[PlaceNamed]:
    """The places among these names: the likeliest first, else as they stand."""
    if not there.names:
        return []
    odds = place_odds(tree, there, event, weights())
    found = [
        (odd, name)
        for odd, name in zip(odds, there.names, strict=True)
        if odd >= SOME_ODDS and not is_launched_from(tree, name.head)
    ]
    ranked = sorted(found, key=lambda pair: (-round(pair[0] * STEPS), pair[1].first))
    return narrowest(tree, [(odd, name.named(tree)) for odd, name in ranked])


def narrowest(tree: Tree, ranked: Sequence[tuple[float, PlaceNamed]]) -> list[PlaceNamed]:
    """The likely places, without those that only say where another of the names lies.

    A town that is hardly likely by itself is likely where its province is.
    """
    likely = [spot for odd, spot in ranked if odd >= LEAST_ODDS]
    some = [spot for _, spot in ranked]
    finer = dict.fromkeys(inside_of(tree, spot, some) or spot for spot in likely)
    return [spot for spot in finer if not any(leads_to(tree, other, spot) for other in finer)]


def leads_to(tree: Tree, part: PlaceNamed, whole: PlaceNamed) -> bool:
    """Whether a name follows another only to say where that is: "in Vuhledar in Donetsk"."""
    gap = tree.article_text[part.mention.end : whole.mention.start].split()
    wide = any(place.precision in WIDE for place in part.mention.locations[:1])
    return gap in (["in"], [",", "in"]) and part.token.dep == "pobj" and not wide


def is_launched_from(tree: Tree, name: Token) -> bool:
    """Whether a name is only where something was fired: "rockets launched from Tyre"."""
    preposition = tree.head(name)
    verb = tree.head(preposition) if preposition is not None else None
    if preposition is None or verb is None or preposition.text.casefold() != "from":
        return False
    return verb.lemma.casefold() in FIRING


def inside_of(tree: Tree, whole: PlaceNamed, others: Sequence[PlaceNamed]) -> PlaceNamed | None:
    """The first of the others that may lie in a province or country."""
    area = area_of(tree, whole.mention)
    if area is None:
        return None
    return next((o for o in others if o is not whole and may_lie_in(o.mention, area)), None)


def area_of(tree: Tree, mention: Mention) -> Location | None:
    """The province or country that a name means: in "Idlib province" not the town."""
    if UNIT.match(tree.article_text, mention.end):
        return next((place for place in mention.locations if place.precision in WIDE), None)
    return next((place for place in mention.locations[:1] if place.precision in WIDE), None)


def may_lie_in(mention: Mention, area: Location) -> bool:
    country = area.precision is PlacePrecision.COUNTRY
    return any(
        place.precision not in WIDE
        and place.country == area.country
        and (country or place.admin1 == area.name)
        for place in mention.locations
    )


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


def lent_places(scene: Scene, group: Group, memory: Memory, *, tied: bool) -> tuple[Place, ...]:
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
        if token.lemma.casefold() in TOWNS and token.dep in {
            "pobj",
            "dobj",
            "nsubjpass",
            "nsubj",
            "poss",
        }:
            words = {t.text.casefold() for t in tree.children(token, "det")}
            named = tree.children(token, "compound", "appos", "prep")
            if (
                words & {"the", "this", "that"}
                and not any(t.pos == "PROPN" for t in named)
                and not names_after(tree, token)
            ):
                return True
    return False


def names_after(tree: Tree, token: Token) -> bool:
    return any(t.pos == "PROPN" for t in tree.objects_of(token, "of", "in", "near"))


def time_of(scene: Scene, group: Group, story: Passages) -> Time | None:
    """The time that the syntax gives the event."""
    return dated(scene.tree, group.lead.head, scene.heard, story)


def dated(tree: Tree, head: Token, heard: Heard, story: Passages) -> Time | None:
    """The words of the sentence that say when an event was, and the days that they come to."""
    verbs = [a.verb for a in heard.attributions if a.verb is not None]
    spoken = {v.i: is_postposed(tree, v) for v in verbs}
    expression = times_of(tree, head, list(story.times), spoken)
    if expression is None:
        return None
    days = anchor(expression, story.published, tense=tense_at(tree, expression))
    return as_time(expression, until_named(tree, story, days))


def until_named(tree: Tree, story: Passages, days: Days) -> Days:
    """A stretch "since Wednesday" lasts to the last day that the same sentence names within it."""
    if days.precision is not TimePrecision.PERIOD or days.earliest is None or days.latest is None:
        return days
    named = [
        d.latest
        for e in story.times
        if tree.start <= e.start < tree.end
        and (d := anchor(e, story.published)).precision is TimePrecision.DAY
        and d.latest is not None
        and days.earliest < d.latest < days.latest
    ]
    return msgspec.structs.replace(days, latest=max(named)) if named else days


def names_somewhere(scene: Scene) -> bool:
    """Whether the sentence names a place, be it one that no gazetteer knows."""
    if scene.named:
        return True
    return any(
        t.pos == "PROPN" and t.entity not in {"DATE", "TIME"}
        for preposition in scene.tree.tokens
        if preposition.pos == "ADP" and preposition.text.casefold() in WHEREIN
        for below in scene.tree.children(preposition, "pobj")
        for t in scene.tree.subtree(below)
    )


def names_where(tree: Tree, mentions: Sequence[Mention]) -> bool:
    """Whether a known place stands in the sentence as where something was: "rebels in Homs"."""
    for mention in mentions:
        if mention.demonym or not tree.start <= mention.start < tree.end:
            continue
        token = head_of(tree, mention)
        above = tree.head(token) if token is not None else None
        if token is None or above is None:
            continue
        if token.dep == "pobj" and above.text.casefold() in WHEREIN:
            return True
        if is_hard_hit(tree, token):
            return True
    return False


def names_day(tree: Tree, heard: Heard, story: Passages) -> bool:
    """Whether the sentence names a day that is not the day of saying so."""
    spoken = {a.verb.i for a in heard.attributions if a.verb is not None}
    for expression in story.times:
        if not tree.start <= expression.start < tree.end or expression.hour_only:
            continue
        token = next((t for t in tree.tokens if t.start >= expression.start), None)
        path = [token, *tree.ancestors(token)] if token is not None else []
        verb = next((t for t in path if t.pos in VERBAL), None)
        if verb is None or verb.i not in spoken:
            return True
    return False


def lent_time(memory: Memory, *, tied: bool) -> Time | None:
    recent = memory.recent()
    return recent.time if tied and recent is not None else None


def continued_time(tree: Tree, memory: Memory) -> Time | None:
    """The day of the event that the sentence before told, where this one goes on to tell of it.

    Tried with any sentence of the paragraph, for claims of both readers: on w01-w09 of the corpus
    83 of 106 such days were right where readers gave one; from sentences further back, and
    stretches longer than a day, hardly half were.
    """
    told = memory.event
    if told is None or told.time is None or memory.sentence - memory.event_at > 1:
        return None
    own = told.evidence.start <= told.time.start < told.evidence.end
    beside = "\n" not in tree.article_text[told.evidence.end : tree.start]
    day = told.time.precision in {TimePrecision.DAY, TimePrecision.HOUR}
    fact = told.modality in {Modality.ASSERTED, Modality.CLAIMED}
    return told.time if own and beside and day and fact else None
