"""Reads one story of a page, the article or a teaser, sentence by sentence, into claims."""

import re
from collections.abc import Sequence

import msgspec

from marsad.extractors._grammar.building import build
from marsad.extractors._grammar.hearing import Heard
from marsad.extractors._grammar.lexicon import find_triggers, find_weapons
from marsad.extractors._grammar.line import Line
from marsad.extractors._grammar.merging import Group, alone, group_events
from marsad.extractors._grammar.passages import Memory, Passages, Reading, Scene
from marsad.extractors._grammar.people import FIGHTERS
from marsad.extractors._grammar.place_candidates import candidates_of
from marsad.extractors._grammar.place_names import names_in
from marsad.extractors._grammar.place_odds import whereabouts
from marsad.extractors._grammar.roles import cast_of
from marsad.extractors._grammar.setting import as_time, is_comparison
from marsad.extractors._grammar.tolls import find_tolls
from marsad.gazetteer import Mention as PlaceMention
from marsad.records import (
    ARTICLE_STORY,
    Claim,
    EventType,
    Place,
    PlacePrecision,
    SubEventType,
    Time,
    TimePrecision,
    Toll,
    TollKind,
    TollScope,
)
from marsad.text.dates import anchor

VIOLENT = frozenset({EventType.BATTLES, EventType.EXPLOSIONS, EventType.CIVILIANS})
TOWNS = frozenset({PlacePrecision.TOWN, PlacePrecision.SITE})
# What an outlet says of its own earlier versions tells of no event.
CORRECTION = re.compile(r"\W*(?:corrections?|clarification|editor.s note)\b", re.IGNORECASE)
# No more stands between two sentences that follow each other.
BLANK = 2
CAMPAIGNS = frozenset(
    """offensive assault war fighting clash operation campaign battle violence conflict bombardment
    siege advance""".split()
)


def read_story(story: Passages, heard: Sequence[Heard]) -> list[Claim]:
    """The claims of one story, in the order of the text; `heard` says who speaks in each line."""
    memory = Memory()
    readings: list[Reading] = []
    for line, here in zip(story.lines, heard, strict=True):
        # A heading between two sentences takes nothing away from what they say of each other.
        memory = msgspec.structs.replace(memory, sentence=memory.sentence + (not line.headline))
        memory, readings = read_line(line, here, story, memory, readings)
    return settle(story, readings)


def read_line(
    line: Line, heard: Heard, story: Passages, memory: Memory, readings: list[Reading]
) -> tuple[Memory, list[Reading]]:
    """Add what one sentence tells, and what the next ones may refer to."""
    if CORRECTION.match(line.tree.text):
        return memory, readings
    scene = scene_of(line, heard, story, memory)
    if any(a.back for a in scene.attributions):
        readings = vouch(readings, scene, memory)
    built = [r for g in scene.groups if (r := build_any(scene, g, story, memory)) is not None]
    return remember(scene, story, memory, built), readings + built


def build_any(scene: Scene, group: Group, story: Passages, memory: Memory) -> Reading | None:
    """The claim of an event, or of its tolls alone where the words do not bear the event."""
    reading = build(scene, group, story, memory)
    if reading is not None or not group.tolls:
        return reading
    only = alone(group)
    groups = tuple(only if g is group else g for g in scene.groups)
    return build(msgspec.structs.replace(scene, groups=groups), only, story, memory)


def scene_of(line: Line, heard: Heard, story: Passages, memory: Memory) -> Scene:
    tree = line.tree
    credited = [s for a in heard.attributions for s in a.sources]
    arms = list(find_weapons(tree))
    # "Two women who had fled said": who tells of it is not counted.
    tolls = [
        t
        for t in find_tolls(tree, memory.last_counted())
        if t.kind is not TollKind.DISPLACED or not any(s.start <= t.start < s.end for s in credited)
    ]
    # "Ukraine's emergency service said" places nothing.
    taken = [*((s.start, s.end) for s in credited), *((a.start, b.end) for _, a, b in arms)]
    names = candidates_of(tree, story.places, story.names, taken)
    return Scene(
        tree=tree,
        groups=tuple(group_events(tree, find_triggers(tree), tolls)),
        heard=heard,
        named=tuple(
            p
            for p in names_in(tree, story.places, story.names)
            if not any(start <= p.mention.start < end for start, end in taken)
        ),
        whereabouts=whereabouts(tree, names),
        headline=line.headline,
    )


def vouch(readings: list[Reading], scene: Scene, memory: Memory) -> list[Reading]:
    """Credit the last sentence's claims to the one who "confirmed this information"."""
    sources = tuple(s for a in scene.attributions if a.back for s in a.sources)
    if memory.event is None or memory.sentence - memory.event_at > 1:
        return readings
    quote = memory.event.evidence
    return [
        msgspec.structs.replace(
            r, claim=msgspec.structs.replace(r.claim, sources=(*r.claim.sources, *sources))
        )
        if r.claim.evidence == quote
        else r
        for r in readings
    ]


def remember(scene: Scene, story: Passages, memory: Memory, built: list[Reading]) -> Memory:
    event = built[-1].claim if built else memory.event
    towns = {p.mention.start for p in scene.named if is_town(p.mention)}
    last = next((r.claim.places for r in reversed(built) if r.claim.places), None)
    place = next((p for p in last if p.start in towns), None) if last else memory.place
    party = next(
        (
            p
            for g in scene.groups
            for p in cast_of(scene.tree, g.lead, story.names).actors
            if p.party_class in FIGHTERS and not p.pronoun
        ),
        memory.actor,
    )
    counted = tuple(dict.fromkeys(t.kind for g in scene.groups for t in g.tolls))
    return msgspec.structs.replace(
        memory,
        counted=counted or memory.counted,
        counted_at=memory.sentence if counted else memory.counted_at,
        actor=party,
        place=place,
        event=event,
        violence=next((v for r in reversed(built) if (v := violent_type(r))), memory.violence),
        event_at=memory.sentence if built else memory.event_at,
    )


def violent_type(reading: Reading) -> SubEventType | None:
    claim = reading.claim
    return claim.sub_event_type if claim.event_type in VIOLENT else None


def settle_open(readings: list[Reading], text: str) -> list[Reading]:
    """Give tolls that name no place the story's only one, or the last of their paragraph."""
    placed = [r.claim for r in readings if r.claim.event_type in VIOLENT and r.claim.places]
    return [
        lent(r, placed, text) if r.open and r.claim.event_type in VIOLENT else r for r in readings
    ]


def lent(reading: Reading, placed: list[Claim], text: str) -> Reading:
    claim = reading.claim
    only = len({c.places[0].text.casefold() for c in placed}) == 1
    begin = text.rfind("\n", 0, claim.evidence.start)
    before = [c for c in placed if begin < c.evidence.end <= claim.evidence.start]
    lender = (before or (placed if only else []))[-1:]
    if not lender:
        return reading
    place, time = lender[0].places[0], claim.time or (lender[0].time if before else None)
    located = msgspec.structs.replace(claim, places=(place,), time=time)
    return msgspec.structs.replace(reading, claim=located)


def is_town(mention: PlaceMention) -> bool:
    """Whether the name may be a town's: what "the city" may refer to."""
    return not mention.locations or any(n.precision in TOWNS for n in mention.locations)


def settle(story: Passages, readings: list[Reading]) -> list[Claim]:
    """Settle what only the whole story tells: when a campaign began, which headlines repeat."""
    began = campaign_began(story)
    text = story.lines[0].tree.article_text if story.lines else ""
    # A teaser's headline is whole where its text is cut off: there it is the text that repeats.
    is_teaser = story.story != ARTICLE_STORY
    whole = settle_open(carried([running_total(r, began) for r in readings], text), text)
    told: list[Claim] = []
    # The body says it best; what a headline adds comes after, what it repeats is dropped.
    for reading in sorted(whole, key=lambda r: r.headline != is_teaser):
        line, claim = reading.headline != is_teaser, reading.claim
        if not (line and any(repeats(claim, c) for c in told)):
            told.append(claim)
    return sorted(told, key=lambda c: c.evidence.start)


def campaign_began(story: Passages) -> Time | None:
    """The day since which "this offensive" goes on, if the story says so."""
    for line in story.lines:
        tree = line.tree
        if not any(t.lemma.casefold() in CAMPAIGNS for t in tree.tokens):
            continue
        for expression in story.times:
            if not tree.start <= expression.start < tree.end:
                continue
            if not expression.text.casefold().startswith("since") or is_comparison(
                tree, expression
            ):
                continue
            days = anchor(expression, story.published)
            if days.precision is TimePrecision.PERIOD or days.earliest is None:
                return as_time(expression, days)
    return None


def running_total(reading: Reading, began: Time | None) -> Reading:
    """A toll of something that goes on counts from its beginning, where the story tells it."""
    claim = reading.claim
    if not reading.running or not claim.tolls:
        return reading
    since = began.earliest if began is not None else None
    tolls = tuple(as_period(toll, since) for toll in claim.tolls)
    time = claim.time if claim.time is not None else began
    return msgspec.structs.replace(
        reading, claim=msgspec.structs.replace(claim, tolls=tolls, time=time)
    )


def carried(readings: list[Reading], text: str) -> list[Reading]:
    """A sentence that only counts on after a running total counts over the same days."""
    found: list[Reading] = []
    for reading in readings:
        last = found[-1].claim if found else None
        if last is not None and counts_on(last, reading, text):
            since = next((t.since for t in last.tolls), None)
            tolls = tuple(as_period(toll, since) for toll in reading.claim.tolls)
            claim = msgspec.structs.replace(reading.claim, tolls=tolls)
            found.append(msgspec.structs.replace(reading, claim=claim))
        else:
            found.append(reading)
    return found


def counts_on(last: Claim, reading: Reading, text: str) -> bool:
    """Whether a claim has tolls, and no day and place of its own, right after a running total."""
    claim = reading.claim
    if not (reading.open and claim.tolls and last.tolls) or reading.headline:
        return False
    if any(t.scope is not TollScope.PERIOD for t in last.tolls):
        return False
    between = text[last.evidence.end : claim.evidence.start]
    return len(between) <= BLANK and "\n" not in between and claim.time in {None, last.time}


def as_period(toll: Toll, since: object) -> Toll:
    if toll.scope is TollScope.PAST:
        return toll
    return msgspec.structs.replace(toll, scope=TollScope.PERIOD, since=toll.since or since)


def repeats(headline: Claim, claim: Claim) -> bool:
    """Whether a claim says all that a headline says: the same kind of thing, place and tolls."""
    if headline.sub_event_type == claim.sub_event_type and not headline.tolls:
        return True
    if headline.event_type != claim.event_type and headline.event_type is not None:
        return False
    here, there = names(headline.places), names(claim.places)
    if here and there and not here & there:
        return False
    return all(any(tells_also(b, a) for b in claim.tolls) for a in headline.tolls)


def names(places: tuple[Place, ...]) -> set[str]:
    return {place.text.casefold() for place in places}


def tells_also(toll: Toll, headline: Toll) -> bool:
    """Whether a toll says what a headline's says, be its bound another: "at least 20", "20"."""
    return toll.kind is headline.kind and toll.low == headline.low
