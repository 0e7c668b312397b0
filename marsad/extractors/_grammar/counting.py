"""The tolls of a claim: bounds, whom they count, and what stretch of time they cover."""

from datetime import timedelta

from marsad.extractors._grammar.hearing import sources_of
from marsad.extractors._grammar.lexicon import Word
from marsad.extractors._grammar.merging import Group
from marsad.extractors._grammar.passages import Passages, Scene
from marsad.extractors._grammar.tolls import CountedToll
from marsad.extractors._grammar.tree import Tree
from marsad.records import Source, Time, TimePrecision, Toll, TollScope

# An event of longer ago is one that the page only recalls.
RECALLED = timedelta(days=180)


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
        sources=sources_of(scene.heard, counted.noun or counted.cue) or sources,
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
    modifiers = [
        t
        for t in tree.children(noun, "amod", "compound", "nmod")
        if t.start >= counted.quantity.end
    ]
    first = min((t.start for t in modifiers), default=noun.start)
    return tree.quote_of(min(first, noun.start), noun.end)


def is_running(tree: Tree, group: Group) -> bool:
    """Whether the words sum up something that goes on: "these clashes have resulted in 277"."""
    lead = group.lead
    if (
        lead.act not in {"clash", "offensive", "shelling", "air_strike", "attack"}
        or lead.word is not Word.NOUN
    ):
        return False
    verb = tree.verb_above(lead.head)
    perfect = verb is not None and any(
        t.lemma == "have" and t.tag in {"VBP", "VBZ"} for t in tree.children(verb, "aux")
    )
    return perfect and (lead.head.tag in {"NNS", "NNPS"} or lead.act in {"offensive", "clash"})
