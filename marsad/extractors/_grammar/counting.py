"""The tolls of a claim: bounds, whom they count, and what stretch of time they cover."""

from marsad.extractors._grammar.lexicon import Word
from marsad.extractors._grammar.merging import Group
from marsad.extractors._grammar.passages import Passages, Scene
from marsad.extractors._grammar.scope import scope_of, since_when
from marsad.extractors._grammar.tolls import CountedToll
from marsad.extractors._grammar.tree import Tree
from marsad.records import Source, Time, Toll, TollScope
from marsad.registry.kinds import KINDS


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
        at = first_of.get(counted.kind) if counted.included else None
        part = (at, found[at]) if at is not None else None
        found.append(as_toll(scene, counted, story, time, sources, part))
        if part is None:
            first_of[counted.kind] = len(found) - 1
    return found


def as_toll(
    scene: Scene,
    counted: CountedToll,
    story: Passages,
    time: Time | None,
    sources: tuple[Source, ...],
    part: tuple[int, Toll] | None,
) -> Toll:
    tree, quantity = scene.tree, counted.quantity
    whole = part[1] if part is not None else None
    scope = scope_of(tree, counted, time, story, whole=whole.scope if whole else None)
    since = whole.since if whole else since_when(tree, counted, time, story)
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
        since=since if scope is TollScope.PERIOD else None,
        part_of=part[0] if part is not None else None,
        revised=counted.revised,
        mixed=counted.mixed,
        side=side_of(tree, counted, story),
        sources=sources,
    )


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


def side_of(tree: Tree, counted: CountedToll, story: Passages) -> str | None:
    """The party whose people they are: "40 Hezbollah fighters", "three of the army's soldiers"."""
    noun = counted.noun
    if noun is None or noun.i == counted.cue.i:
        return None
    near = [
        noun,
        *tree.children(noun, "amod", "compound", "nmod", "poss"),
        *tree.objects_of(noun, "of"),
    ]
    start, end = min(t.start for t in near), max(t.end for t in near)
    for mention in story.names:
        if mention.start < end and start < mention.end and KINDS[mention.entry.kind].armed:
            return mention.entry.name
    for place in story.places:
        if place.demonym and start <= place.start and place.end <= end and place.locations:
            return place.locations[0].name
    return None


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
