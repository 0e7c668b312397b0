"""Sentence by sentence, what marsad's grammar finds: events, parties, tolls, weapons, modality."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from benchmarks._muc.told import Told
from marsad.extractors._grammar.attribution import attributions_over, find_attributions
from marsad.extractors._grammar.credit import Attribution, Named
from marsad.extractors._grammar.lexicon import Trigger, find_triggers, find_weapons
from marsad.extractors._grammar.modality import modality_of
from marsad.extractors._grammar.roles import cast_of
from marsad.extractors._grammar.tolls import CountedToll, find_tolls
from marsad.extractors._grammar.tree import Tree
from marsad.records import Claim, Modality
from marsad.registry import Mention
from marsad.text.dates import anchor


class Happening(Struct, frozen=True, kw_only=True):
    """An event word of a sentence with its modality and parties, by the heads of their phrases."""

    trigger: Trigger
    modality: Modality
    roles: Mapping[int, str]


class Line(Struct, frozen=True, kw_only=True):
    """A sentence with everything found in it."""

    number: int
    paragraph: int
    tree: Tree
    happenings: tuple[Happening, ...]
    tolls: tuple[CountedToll, ...]
    weapons: Mapping[int, tuple[str, int]]
    attributions: tuple[Attribution, ...]
    claims: tuple[Claim, ...]
    ages: tuple[str, ...]


def lines_of(told: Told) -> list[Line]:
    """The sentences of a message in order."""
    return [
        line_of(told, number, Tree(sentence, told.text), sentence.passage)
        for number, sentence in enumerate(told.sentences)
    ]


def line_of(told: Told, number: int, tree: Tree, paragraph: int) -> Line:
    found = find_attributions(tree, Named(mentions=told.names))
    attributions = tuple(a for a in found if not a.back)
    return Line(
        number=number,
        paragraph=paragraph,
        tree=tree,
        happenings=tuple(
            Happening(
                trigger=t,
                modality=modality_of(tree, t, attributions_over(list(attributions), t.head)),
                roles=roles_of(tree, t, told.names),
            )
            for t in find_triggers(tree)
        ),
        tolls=tuple(find_tolls(tree)),
        weapons={last.i: (w.type, first.i) for w, first, last in find_weapons(tree)},
        attributions=attributions,
        claims=tuple(c for c in told.claims if tree.start <= c.evidence.start < tree.end),
        ages=tuple(ages_in(told, tree)),
    )


def ages_in(told: Told, tree: Tree) -> Iterator[str]:
    """How long before the day of publication the times of a sentence lie."""
    published = told.message.published
    for time in told.times:
        if published is None or not tree.start <= time.start < tree.end:
            continue
        days = anchor(time, published)
        if days.latest is None:
            yield "unknown"
            continue
        age = (published - days.latest).days
        first = (published - days.earliest).days if days.earliest else 999
        steps = (0, 1, 7, 31, 62, 366)
        yield f"{sum(age > s for s in steps)}:{sum(first > s for s in steps)}"


def roles_of(tree: Tree, trigger: Trigger, names: tuple[Mention, ...]) -> dict[int, str]:
    """Which part each phrase has in the event, by the head of the phrase."""
    cast = cast_of(tree, trigger, names)
    roles = {token.i: "ground" for token in cast.ground}
    for party, role in cast.all():
        roles[party.head.i] = role.value
    return roles
