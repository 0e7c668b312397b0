"""From what the encoder tells to claims: names, places, days and numbers are looked up as ever."""

from collections.abc import Sequence

import msgspec
from msgspec import Struct

from marsad.extractors._encoder.decoding import Span, Told, ToldToll
from marsad.extractors._encoder.figures import Figures, Values
from marsad.extractors._grammar.attribution import attributions_over
from marsad.extractors._grammar.hearing import Heard, sources_of
from marsad.extractors._grammar.lexicon import Trigger, Word
from marsad.extractors._grammar.modality import modality_of, was_attempted
from marsad.extractors._grammar.passages import Passages
from marsad.extractors._grammar.people import strip_article
from marsad.extractors._grammar.placing import dated, names_day, names_where
from marsad.extractors._grammar.setting import as_time
from marsad.extractors._grammar.tenses import tense_at
from marsad.extractors._grammar.tree import VERBAL, Tree
from marsad.gazetteer import Mention as PlaceMention
from marsad.ids import claim_id
from marsad.language import Token
from marsad.records import (
    Actor,
    ActorRole,
    Claim,
    Control,
    Modality,
    Place,
    Source,
    SubEventType,
    Time,
    Toll,
)
from marsad.registry import Mention
from marsad.text.dates import anchor
from marsad.vocabulary import EVENT_TYPE_OF

NAME = "encoder/2"
WITHIN = "within"
# Who blames somebody tells of no other event: the one that happened is told elsewhere.
BLAMING = frozenset({"blame", "accuse", "suspect", "condemn"})


class Said(Struct, frozen=True, kw_only=True):
    """A sentence, who speaks in it, and whether it is a headline."""

    tree: Tree
    heard: Heard
    headline: bool


class Page(Struct, frozen=True, kw_only=True):
    """A story, the figures of its sentences, and who speaks in each."""

    story: Passages
    text: str
    figures: Figures
    said: tuple[Said, ...]


def claim_of(page: Page, told: Told, said: Said) -> Claim | None:
    """The claim that the encoder read, or None if it bears neither a type, a state nor a toll."""
    tree, head = said.tree, head_of(said.tree, told.trigger)
    sources = sources_of(said.heard, head)
    places = places_of(page, before_end(nearest_told(told.places, said, page.story), tree))
    actors = tuple(actor_of(page, span) for span in told.actors)
    tolls = tolls_of(page, told, sources)
    control = control_of(told, places, actors)
    if told.sub_type is None and control is None and not tolls:
        return None
    if head.lemma in BLAMING and not tolls:
        return None
    if was_attempted(tree, head) and control is not None:
        told, control = msgspec.structs.replace(told, sub_type=SubEventType.ARMED_CLASH), None
    nobody = any(toll.low == 0 for toll in tolls)
    over = attributions_over([a for a in said.heard.attributions if not a.back], head)
    modality = modality_of(tree, trigger_of(told, head), over, zero=nobody)
    return Claim(
        id=claim_id(page.story.article, head.start, head.end),
        story=page.story.story,
        event_type=EVENT_TYPE_OF[told.sub_type] if told.sub_type is not None else None,
        sub_event_type=told.sub_type,
        modality=modality,
        sources=sources,
        actors=actors,
        places=places,
        time=time_of(page, tree, [span for span in told.times if is_within(span, tree)])
        or dated(tree, head, said.heard, page.story)
        or lent_time(page, said, told.times, modality),
        tolls=tolls,
        control=control,
        evidence=tree.quote,
        confidence=round(told.trigger.sure, 2),
        extractor=NAME,
    )


def nearest_told(spans: Sequence[Span], said: Said, story: Passages) -> tuple[Span, ...]:
    """The places that the sentence tells; those told before it, where it names none of its own."""
    here = tuple(span for span in spans if is_within(span, said.tree))
    return here if here or names_where(said.tree, story.places) else tuple(spans)


def is_within(span: Span, tree: Tree) -> bool:
    return tree.start <= span.start < tree.end


def lent_time(page: Page, said: Said, spans: Sequence[Span], modality: Modality) -> Time | None:
    """The days that the paragraph told before, where the sentence names none but of speaking.

    What is denied was told before, in whatever paragraph.
    """
    if names_day(said.tree, said.heard, page.story):
        return None
    before = before_end(spans, said.tree)
    if modality is not Modality.DENIED:
        before = tuple(s for s in before if "\n" not in page.text[s.end : said.tree.start])
    return time_of(page, said.tree, before)


def before_end(spans: Sequence[Span], tree: Tree) -> tuple[Span, ...]:
    """Those that the reader knows by the end of the sentence: what follows is of another event."""
    return tuple(span for span in spans if span.start < tree.end)


def head_of(tree: Tree, span: Span) -> Token:
    """The word of a trigger on which its others hang."""
    own = [t for t in tree.tokens if t.start < span.end and span.start < t.end]
    inside = {t.i for t in own}
    return next((t for t in own if t.head not in inside or t.head == t.i), own[0])


def trigger_of(told: Told, head: Token) -> Trigger:
    act = "clash" if told.sub_type is SubEventType.ARMED_CLASH else "attack"
    word = Word.VERB if head.pos in VERBAL else Word.NOUN
    return Trigger(act=act, word=word, weak=False, head=head, first=head, last=head)


def actor_of(page: Page, span: Span) -> Actor:
    words = page.text[span.start : span.end]
    mention = name_in(page.story.names, span)
    return Actor(
        text=words,
        start=span.start,
        end=span.end,
        role=ActorRole(span.kind),
        name=mention.entry.name if mention is not None else strip_article(words),
        id=mention.entry.id if mention is not None else None,
    )


def name_in(names: Sequence[Mention], span: Span) -> Mention | None:
    return next((m for m in names if m.start < span.end and span.start < m.end), None)


def places_of(page: Page, spans: Sequence[Span]) -> tuple[Place, ...]:
    """Where it happened; what contains it only where nothing narrower has a place on the map.

    Words that the gazetteer does not know are a place only if they are a name.
    """
    own = [(s, mention_in(page.story.places, s)) for s in spans if s.kind != WITHIN]
    whole = [(s, mention_in(page.story.places, s)) for s in spans if s.kind == WITHIN]
    known = [pair for pair in own if pair[1] is not None]
    if not known:
        known = [pair for pair in whole if pair[1] is not None][:1]
    named = [(s, m) for s, m in own if m is None and is_name(page.text[s.start : s.end])]
    found = [*known, *named]
    return tuple(dict.fromkeys(place_of(page, s, m) for s, m in found))


def is_name(words: str) -> bool:
    return any(word[0].isupper() for word in words.split() if word.casefold() != "the")


def mention_in(mentions: Sequence[PlaceMention], span: Span) -> PlaceMention | None:
    inside = [m for m in mentions if m.start < span.end and span.start < m.end and not m.demonym]
    return max(inside, key=lambda m: m.end - m.start, default=None)


def place_of(page: Page, span: Span, mention: PlaceMention | None) -> Place:
    start, end = (mention.start, mention.end) if mention is not None else (span.start, span.end)
    role = "near" if span.kind == "near" else "location"
    return Place(text=page.text[start:end], start=start, end=end, role=role)


def time_of(page: Page, tree: Tree, spans: Sequence[Span]) -> Time | None:
    """The days of the likeliest words that tell when."""
    for span in sorted(spans, key=lambda s: -s.sure):
        for expression in page.story.times:
            if expression.start < span.end and span.start < expression.end:
                tense = tense_at(tree, expression)
                return as_time(expression, anchor(expression, page.story.published, tense=tense))
    return None


def control_of(told: Told, places: Sequence[Place], actors: Sequence[Actor]) -> Control | None:
    if told.change is None or not places:
        return None
    holder = next((n for n, a in enumerate(actors) if a.role is ActorRole.ACTOR), None)
    return Control(place=0, holder=holder, change=told.change, extent=told.extent)


def tolls_of(page: Page, told: Told, sources: tuple[Source, ...]) -> tuple[Toll, ...]:
    read = [
        (toll, said, values)
        for toll in told.tolls
        if (said := said_at(page.said, toll.span.start)) is not None
        and (values := page.figures.of(said.tree, toll)) is not None
    ]
    kept = [toll.span for toll, _, _ in read]
    return tuple(
        toll_of(
            page,
            toll,
            values,
            kept,
            sources_of(said.heard, head_of(said.tree, toll.span)) or sources,
        )
        for toll, said, values in read
    )


def toll_of(
    page: Page, toll: ToldToll, values: Values, kept: list[Span], sources: tuple[Source, ...]
) -> Toll:
    part = toll.part_of
    whole = next(
        (n for n, s in enumerate(kept) if part is not None and s.start == part.start), None
    )
    return Toll(
        text=page.text[values.start : values.end],
        start=values.start,
        end=values.end,
        kind=toll.kind,
        low=values.low,
        high=values.high,
        bound=values.bound,
        group=values.group,
        scope=toll.scope,
        part_of=whole,
        sources=sources,
    )


def said_at(said: Sequence[Said], position: int) -> Said | None:
    return next((s for s in said if s.tree.start <= position < s.tree.end), None)
