"""One event told with several words: which triggers and tolls of a sentence belong together."""

import msgspec
from msgspec import Struct

from marsad.extractors._grammar.lexicon import Trigger, Word
from marsad.extractors._grammar.tolls import CountedToll
from marsad.extractors._grammar.tree import Tree
from marsad.language import Token
from marsad.records import TollKind

BLOWS = frozenset(
    {"air_strike", "shelling", "suicide_bomb", "explosion", "chemical", "grenade", "clash",
     "offensive", "attack"}
)  # fmt: skip
TERRITORY = frozenset({"take", "retake", "lose", "hold", "withdraw"})
TAKING = frozenset({"take", "retake", "hold"})
# Verbs that tell nothing of their own beside the event noun that they carry.
CARRIERS = frozenset(
    {
        "launch",
        "target",
        "strike",
        "hit",
        "fire",
        "explode",
        "go",
        "destroy",
        "begin",
        "reach",
        "enter",
        "push",
    }
)
ALONG = frozenset({"in", "during", "by", "with", "through", "amid"})
# What a toll is told of, where nothing else in the sentence tells it.
ACT_OF = {
    TollKind.DISPLACED: "displace",
    TollKind.ARRESTED: "arrest",
    TollKind.CAPTURED: "abduct",
    TollKind.SURRENDERED: "group",
    TollKind.PLACES_TAKEN: "take",
}
SUSPECTS = frozenset({"suspect", "attacker", "assailant", "perpetrator", "gunman", "bomber"})
# What is foiled is one event with the foiling: "foiled an attempt to storm the base".
ATTEMPTS = frozenset({"attempt", "bid", "effort", "push", "drive", "plan", "plot"})
FAR = 9


class Group(Struct, frozen=True, kw_only=True):
    """An event of a sentence: the trigger that names it, those that repeat it, and its tolls."""

    lead: Trigger
    also: tuple[Trigger, ...] = ()
    tolls: tuple[CountedToll, ...] = ()


def group_events(tree: Tree, triggers: list[Trigger], tolls: list[CountedToll]) -> list[Group]:
    """The events of a sentence in the order of their leading words."""
    events = [t for t in triggers if t.act != "harm"]
    harms = {t.head.i: t for t in triggers if t.act == "harm"}
    groups = merge_repeats(tree, [Group(lead=t) for t in events])
    last: Token | None = None
    for toll in tolls:
        groups, last = place_toll(tree, groups, harms, toll, last)
    return sorted(join_arrests(groups), key=lambda g: g.lead.head.i)


def alone(group: Group) -> Group:
    """The tolls of an event that its words do not bear out, as an event of their own."""
    toll = group.tolls[0]
    lead = Trigger(
        act=ACT_OF.get(toll.kind, "harm"), word=Word.VERB if toll.cue.pos == "VERB" else Word.NOUN,
        weak=True, head=toll.cue, first=toll.cue, last=toll.cue,
    )  # fmt: skip
    return Group(lead=lead, tolls=group.tolls)


def join_arrests(groups: list[Group]) -> list[Group]:
    """The arrest of "a suspect" is told of the attack in the same sentence, and counts there."""
    attacks = [g for g in groups if g.lead.act in BLOWS]
    arrests = [g for g in groups if g.lead.act == "arrest" and is_of_suspects(g)]
    if len(attacks) != 1 or not arrests:
        return groups
    tolls = tuple(t for g in arrests for t in g.tolls)
    joined = msgspec.structs.replace(attacks[0], tolls=(*attacks[0].tolls, *tolls))
    return [joined, *(g for g in groups if g not in (*attacks, *arrests))]


def is_of_suspects(group: Group) -> bool:
    nouns = [t.noun for t in group.tolls]
    return bool(nouns) and all(n is not None and n.lemma.casefold() in SUSPECTS for n in nouns)


def merge_repeats(tree: Tree, groups: list[Group]) -> list[Group]:
    merged: list[Group] = []
    for group in groups:
        for position, other in enumerate(merged):
            joined = joined_group(tree, other, group)
            if joined is not None:
                merged[position] = joined
                break
        else:
            merged.append(group)
    return merged


def joined_group(tree: Tree, first: Group, second: Group) -> Group | None:
    """The two as one, if one of them only carries or repeats the other."""
    a, b = first.lead, second.lead
    if (a.act == b.act or {a.act, b.act} <= TAKING) and linked(tree, a.head, b.head):
        governs = b.head.head == a.head.i and b.head.dep in {"advcl", "xcomp"}
        return with_lead(first, second, lead=a if governs or rank(a) >= rank(b) else b)
    if a.act not in BLOWS | {"repel"} or b.act not in BLOWS | {"repel"}:
        return None
    if not linked(tree, a.head, b.head):
        return None
    lead = a if rank(a) >= rank(b) else b
    return with_lead(first, second, lead=lead)


def with_lead(first: Group, second: Group, *, lead: Trigger) -> Group:
    others = tuple(t for g in (first, second) for t in (g.lead, *g.also) if t is not lead)
    return msgspec.structs.replace(first, lead=lead, also=others)


def rank(trigger: Trigger) -> int:
    """How much a trigger tells: "repelled" more than what it repelled, a name more than "hit"."""
    if trigger.act == "repel":
        return 4
    if trigger.head.lemma.casefold() in CARRIERS:
        return -1
    return 1 + 2 * (not trigger.weak) - (trigger.act in {"attack", "offensive"} and trigger.weak)


def linked(tree: Tree, one: Token, other: Token) -> bool:
    """Whether one is subject, object or circumstance of the other: the same blow."""
    for below, above in ((one, other), (other, one)):
        head = tree.head(below)
        if head is None:
            continue
        if below.dep == "acl" and head.lemma.casefold() in ATTEMPTS and head.head == above.i:
            return True
        if head.i == above.i and below.dep in {
            "dobj",
            "nsubj",
            "nsubjpass",
            "compound",
            "appos",
            "acl",
            "relcl",
            "attr",
            "dep",
        }:
            return True
        along = head.pos == "ADP" and head.text.casefold() in ALONG
        if along and head.head == above.i:
            return True
        if head.i == above.i and below.dep in {"advcl", "xcomp"} and below.tag in {"VBG", "VB"}:
            return True
    return False


def place_toll(
    tree: Tree,
    groups: list[Group],
    harms: dict[int, Trigger],
    toll: CountedToll,
    last: Token | None,
) -> tuple[list[Group], Token | None]:
    """Give a toll to the event that it belongs to, or make one of the harm itself."""
    if toll.included and last is not None:
        return add_toll(groups, last, toll), last
    home = home_of(tree, groups, toll)
    if home is not None:
        return add_toll(groups, home.lead.head, toll), home.lead.head
    lead = harms.get(toll.cue.i) or Trigger(
        act=ACT_OF.get(toll.kind, "harm"),
        word=Word.VERB if toll.cue.pos == "VERB" else Word.NOUN,
        weak=True,
        head=toll.cue,
        first=toll.cue,
        last=toll.cue,
    )
    return [*groups, Group(lead=lead, tolls=(toll,))], lead.head


def add_toll(groups: list[Group], lead: Token, toll: CountedToll) -> list[Group]:
    return [
        msgspec.structs.replace(g, tolls=(*g.tolls, toll)) if g.lead.head.i == lead.i else g
        for g in groups
    ]


def home_of(tree: Tree, groups: list[Group], toll: CountedToll) -> Group | None:
    """The nearest event in the parse that can bring about such a toll."""
    ranked = [
        (distance(tree, toll.cue, t.head), g.lead.head.i, g)
        for g in groups
        if suits(g, toll.kind)
        for t in (g.lead, *g.also)
    ]
    near = [r for r in ranked if r[0] <= FAR]
    return min(near, key=lambda r: r[:2])[2] if near else None


def suits(group: Group, kind: TollKind) -> bool:
    act = group.lead.act
    if kind is TollKind.PLACES_TAKEN:
        return act in TERRITORY
    if kind is TollKind.ARRESTED:
        return act in {"arrest", "disperse", "protest", "riot", "attack", "offensive", "abduct"}
    if kind is TollKind.SURRENDERED:
        return act in {"group", "clash", "offensive"}
    if kind is TollKind.CAPTURED:
        return act in BLOWS | {"abduct", "take"}
    if kind is TollKind.DISPLACED:
        return act in BLOWS | {"displace"}
    return act in BLOWS | {
        "disperse",
        "protest",
        "riot",
        "harm",
        "arrest",
        "repel",
        "abduct",
        "loot",
        "take",
        "retake",
        "sexual",
    }


def is_apart(tree: Tree, token: Token) -> bool:
    """Whether the word heads a clause of its own: a reported one, or one with its own subject."""
    own = bool(tree.children(token, "nsubj", "nsubjpass"))
    return token.dep in {"ccomp", "parataxis"} or (token.dep == "conj" and own)


def distance(tree: Tree, one: Token, other: Token) -> int:
    """Steps between two words in the parse; leaving a reported or coordinate clause costs more."""
    up = [one, *tree.ancestors(one)]
    down = [other, *tree.ancestors(other)]
    below = {t.i: n for n, t in enumerate(down)}
    for steps, token in enumerate(up):
        if token.i in below:
            path = up[:steps] + down[: below[token.i]]
            return len(path) + 4 * sum(is_apart(tree, t) for t in path)
    return FAR + 1
