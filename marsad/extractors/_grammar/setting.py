"""Where and when: the places and times that the syntax gives an event."""

import re
from collections.abc import Mapping

from msgspec import Struct

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
# Verbs that say of what was told before only that it was.
HAPPENING = frozenset("take occur happen come begin start erupt unfold".split())
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
        if any(t.dep in {"relcl", "ccomp", "parataxis"} and not is_when(tree, t, head) for t in up):
            continue
        if any(t.dep in {"relcl", "acl"} for t in down):
            continue
        crossings = sum(t.dep in CLAUSE_EDGES for t in (*up, *down))
        vague = WITHOUT_DAY * (expression.hour_only or isinstance(expression.form, UNSETTLED))
        ranked.append((len(up) + len(down) + 4 * crossings + vague, expression.start, expression))
    return min(ranked, key=lambda r: r[:2])[2] if ranked else None


def is_when(tree: Tree, clause: Token, head: Token) -> bool:
    """Whether a clause only says when the event was: "the attack, which took place on Sunday"."""
    if clause.dep != "relcl" or clause.lemma.casefold() not in HAPPENING:
        return False
    return clause.head == head.i or any(t.i == clause.head for t in tree.subjects(head))


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
