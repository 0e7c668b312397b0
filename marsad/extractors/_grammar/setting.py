"""Where and when: the places and times that the syntax gives an event."""

import re
from collections.abc import Mapping

from msgspec import Struct

from marsad.extractors._grammar.anonymous import speaker_nouns
from marsad.extractors._grammar.tables import is_ground
from marsad.extractors._grammar.tree import VERBAL, Tree
from marsad.gazetteer import Mention
from marsad.language import Token
from marsad.records import Place, PlacePrecision, Time
from marsad.text.dates import Days, TimeExpression
from marsad.text.time_forms import FromStory, Unplaced

# What such words lead to only says where something else lies.
ORIENTING = frozenset(
    """road highway motorway route way railway link border frontier connect link lead overlook
    locate situate neighbour neighbor lie stretch run adjoin separate""".split()
)
BESIDE = frozenset(
    """north south east west northeast northwest southeast southwest kilometre kilometer km mile
    outside vicinity""".split()
)
WHEREIN = frozenset(
    """in at near on inside outside around across within over throughout through into by along
    against off""".split()
)
TO_ACTS = frozenset(
    {"move", "offensive", "take", "retake", "shelling", "air_strike", "attack", "explosion"}
)
FROM_ACTS = frozenset({"withdraw", "displace", "lose", "abduct", "repel", "retake", "take"})
OBJECT_ACTS = frozenset(
    """take retake lose hold offensive shelling air_strike attack explosion withdraw repel chemical
    loot clash harm""".split()
)
NEAR = frozenset({"near", "outside", "around", "off"})
WIDE = frozenset({PlacePrecision.COUNTRY, PlacePrecision.ADMIN1, PlacePrecision.REGION})
PLACE_NOUNS = frozenset(
    """town village city district area region neighbourhood neighborhood settlement hamlet suburb
    province governorate county island locality commune territory camp""".split()
)
SUPERLATIVE = re.compile(
    r"\b(?:most|worst|deadliest|bloodiest|biggest|largest|heaviest|highest|fiercest|first|longest"
    r"|greatest|boldest|gravest|\w+est)\b[^,.;]{0,40}$",
    re.IGNORECASE,
)
# Words that name no day stand back behind those that do.
UNSETTLED, WITHOUT_DAY = (Unplaced, FromStory), 6
# Verbs by which a place has what happened in it as their object.
SUFFERING = frozenset("""witness see suffer endure experience sustain undergo""".split())
CLAUSE_EDGES = frozenset({"relcl", "advcl", "ccomp", "parataxis", "conj"})


class PlaceNamed(Struct, frozen=True, kw_only=True):
    """A place's name in a sentence: its head token, and whether the text says only "near"."""

    mention: Mention
    token: Token
    near: bool = False

    def as_place(self) -> Place:
        m = self.mention
        return Place(
            text=m.text, start=m.start, end=m.end, role="near" if self.near else "location"
        )


def places_of(
    tree: Tree, head: Token, act: str, named: list[PlaceNamed], others: frozenset[int]
) -> list[PlaceNamed]:
    """The places where an event happened, by syntax: nearest first, with those joined by "and".

    `others` are the heads of the sentence's other events: what hangs below them is theirs.
    """
    ranked = sorted(
        (
            (distance, p.token.i, p)
            for p in named
            if (distance := reach(tree, head, act, p, others)) is not None
        ),
        key=lambda r: r[:2],
    )
    if not ranked:
        return []
    best = finer(ranked[0][2], [r[2] for r in ranked[1:]])
    best = narrower(tree, best, [r[2] for r in ranked])
    return [best, *joined_with(tree, best, named)]


def finer(best: PlaceNamed, others: list[PlaceNamed]) -> PlaceNamed:
    """The town, where the nearest name is only of the province or country in which it lies."""
    whole = next(iter(best.mention.locations), None)
    if whole is None or whole.precision not in WIDE:
        return best
    inside = (
        other
        for other in others
        for place in other.mention.locations
        if place.precision not in WIDE
        and place.country == whole.country
        and (whole.precision is PlacePrecision.COUNTRY or place.admin1 == whole.name)
    )
    return next(inside, best)


def narrower(tree: Tree, best: PlaceNamed, others: list[PlaceNamed]) -> PlaceNamed:
    """The first of "at a school in Vuhledar in Donetsk": what follows it only says where it is."""
    for other in others:
        gap = tree.article_text[other.mention.end : best.mention.start].split()
        known = other.mention.locations[:1]
        wide = any(place.precision in WIDE for place in known)
        if gap in (["in"], [",", "in"]) and other.token.dep == "pobj" and not wide:
            return other
    return best


def joined_with(tree: Tree, first: PlaceNamed, named: list[PlaceNamed]) -> list[PlaceNamed]:
    """Places that share the first one's position: "in Hama and Homs", but not "Saraqib, Idlib"."""
    together = {
        t.i
        for t in tree.coordinates(first.token)
        if t.i != first.token.i and linked_by_and(tree, first.token, t)
    }
    return [p for p in named if p.token.i in together]


def linked_by_and(tree: Tree, first: Token, last: Token) -> bool:
    between = [t.text.casefold() for t in tree.tokens[first.i : last.i]]
    return "and" in between or "or" in between or between.count(",") > 1


def reach(
    tree: Tree, head: Token, act: str, place: PlaceNamed, others: frozenset[int]
) -> int | None:
    """How far a place is from an event in the parse; None if it does not place the event."""
    path = [place.token, *tree.ancestors(place.token)]
    line = [head, *tree.ancestors(head)]
    meeting = next((t for t in path if any(t.i == a.i for a in line)), None)
    if is_party(place) or meeting is None or not stands_right(tree, place.token, head, act):
        return None
    up = path[: path.index(meeting)]
    down = line[: next(i for i, t in enumerate(line) if t.i == meeting.i)]
    if any(t.lemma.casefold() in ORIENTING for t in up) or is_orienting_apposition(up):
        return None
    if any(t.i in others for t in up):
        return None
    # A coordinate event has places of its own, but for those that open the sentence for all.
    aside = any(t.dep in {"conj", "advcl"} for t in down)
    if meeting.i in others and aside and place.token.i > meeting.i:
        return None
    crossings = sum(t.dep in CLAUSE_EDGES for t in (*up, *down))
    if any(t.dep in {"ccomp", "parataxis"} or acts_apart(tree, t, up) for t in up[1:]):
        return None
    return len(up) + len(down) + 4 * crossings


def is_party(place: PlaceNamed) -> bool:
    """Whether a country's name says whose event it is, not where: "US air strikes"."""
    first = next(iter(place.mention.locations), None)
    country = first is not None and first.precision is PlacePrecision.COUNTRY
    return country and place.token.dep in {"compound", "nmod", "amod", "poss"}


def acts_apart(tree: Tree, token: Token, up: list[Token]) -> bool:
    """Whether the name belongs to a doer and says nothing of where: not "by police in Karachi"."""
    if not is_doer(tree, token):
        return False
    below = up[up.index(token) - 1]
    return token.dep != "pobj" or below.text.casefold() not in {
        "in",
        "at",
        "near",
        "inside",
        "outside",
    }


def is_doer(tree: Tree, token: Token) -> bool:
    """Whether the name belongs to who acts: "the warplanes of Russia" bomb elsewhere."""
    above = tree.head(token)
    agent = token.dep == "pobj" and above is not None and above.dep == "agent"
    return (token.dep == "nsubj" and token.pos == "NOUN" and not is_ground(token)) or agent


def is_orienting_apposition(up: list[Token]) -> bool:
    """Whether the name stands in a remark on another name: "Saraqib, a town south of Aleppo"."""
    return any(t.dep in {"appos", "acl"} and t.pos in {"NOUN", "VERB"} for t in up[1:])


def stands_right(tree: Tree, token: Token, head: Token, act: str) -> bool:
    """Whether the word before the name, or its role, lets it say where the event was."""
    above = tree.head(token)
    if above is None:
        return True
    if token.dep in {"compound", "poss", "nmod", "npadvmod", "appos", "amod"}:
        if above.dep == "pobj" and (preposition := tree.head(above)) is not None:
            return right_preposition(preposition.text.casefold(), act)
        return not (above.dep == "nsubj" and above.lemma.casefold() in speaker_nouns())
    if token.dep == "conj":
        return stands_right(tree, above, head, act)
    if token.dep == "pobj":
        return right_preposition(above.text.casefold(), act)
    if token.dep == "dobj":
        return act in OBJECT_ACTS
    if token.dep == "nsubjpass":
        return True
    if token.dep == "nsubj":
        fell = act == "take" and above.i == head.i and head.lemma in {"fall", "come", "pass"}
        return fell or (is_hard_hit(tree, token) and head.i in suffered(tree, above))
    return False


def is_hard_hit(tree: Tree, token: Token) -> bool:
    """Whether a name is the subject to which it happened: "the town came under shelling"."""
    verb = tree.head(token)
    return verb is not None and token.dep == "nsubj" and bool(suffered(tree, verb))


def suffered(tree: Tree, verb: Token) -> set[int]:
    """What a verb says befell its subject: "came under shelling", "witnessed clashes"."""
    lemma = verb.lemma.casefold()
    if lemma in {"come", "be", "remain"}:
        return {t.i for t in tree.objects_of(verb, "under")}
    if lemma in SUFFERING and not tree.objects_of(verb, "as"):
        return {t.i for t in tree.children(verb, "dobj")}
    return set()


def right_preposition(word: str, act: str) -> bool:
    if word in WHEREIN or word == "of":
        return True
    if word in {"to", "toward", "towards"}:
        return act in TO_ACTS
    if word == "from":
        return act in FROM_ACTS
    return False


def times_of(
    tree: Tree, head: Token, expressions: list[TimeExpression], speech_verbs: Mapping[int, bool]
) -> TimeExpression | None:
    """The time expression that dates an event: the nearest not spent on the act of speaking."""
    ranked: list[tuple[int, int, TimeExpression]] = []
    line = [head, *tree.ancestors(head)]
    for expression in expressions:
        token = next((t for t in tree.tokens if t.start >= expression.start), None)
        if token is None or not tree.start <= expression.start < tree.end:
            continue
        if is_comparison(tree, expression):
            continue
        path = [token, *tree.ancestors(token)]
        verb = next((t for t in path if t.pos in VERBAL), None)
        speaking = verb is not None and verb.i in speech_verbs and verb.i != head.i
        # "Shells hit it on Monday, X said": what comes before the verb is what was said.
        if speaking and verb is not None and not (speech_verbs[verb.i] and token.i < verb.i):
            continue
        meeting = next((t for t in path if any(t.i == a.i for a in line)), None)
        if meeting is None:
            continue
        up = path[: path.index(meeting)]
        down = line[: next(i for i, t in enumerate(line) if t.i == meeting.i)]
        if any(t.dep in {"relcl", "ccomp", "parataxis"} for t in up):
            continue
        if any(t.dep in {"relcl", "acl"} for t in down):
            continue
        crossings = sum(t.dep in CLAUSE_EDGES for t in (*up, *down))
        vague = WITHOUT_DAY * (expression.hour_only or isinstance(expression.form, UNSETTLED))
        ranked.append((len(up) + len(down) + 4 * crossings + vague, expression.start, expression))
    return min(ranked, key=lambda r: r[:2])[2] if ranked else None


def is_comparison(tree: Tree, expression: TimeExpression) -> bool:
    """Whether the time only says since when nothing like it was seen: "the worst since 2020"."""
    if not expression.text.casefold().startswith(("since", "in ", "for ")):
        return False
    before = tree.article_text[tree.start : expression.start]
    return SUPERLATIVE.search(before) is not None


def as_time(expression: TimeExpression, days: Days, offset: int = 0) -> Time:
    return Time(
        text=expression.text,
        start=expression.start + offset,
        end=expression.end + offset,
        earliest=days.earliest,
        latest=days.latest,
        precision=days.precision,
    )
