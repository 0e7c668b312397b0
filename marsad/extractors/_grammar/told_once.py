"""One claim for one event: what several words or sentences tell of it is put together."""

from collections.abc import Iterator, Sequence

import msgspec
from msgspec import Struct

from marsad.extractors._grammar.harm import harms_of, kinds_of
from marsad.extractors._grammar.line import Line
from marsad.extractors._grammar.tree import Tree
from marsad.ids import claim_id
from marsad.language import Token
from marsad.records import (
    ActorRole,
    ArticleId,
    Claim,
    EventType,
    Finding,
    Source,
    SubEventType,
    Time,
    Toll,
    TollKind,
)

# A claim's id says which of the claims of one word it is; more than these one word never tells.
MOST_OF_A_WORD = 3
# No more stands between two sentences that follow each other.
BLANK = 2
HARMED = frozenset({TollKind.KILLED, TollKind.INJURED, TollKind.MISSING})
CROWDS = frozenset({EventType.PROTESTS, EventType.RIOTS})
BEFORE = frozenset({"after", "since", "following"})
# From this number on two figures are hardly the same by chance.
TELLING = 3
VIOLENT = frozenset({EventType.BATTLES, EventType.EXPLOSIONS, EventType.CIVILIANS, EventType.RIOTS})


class Standing(Struct, frozen=True, kw_only=True):
    """A claim with the sentence and the word that tell it; `bare`: its word tells only of harm."""

    claim: Claim
    line: Line | None
    head: Token | None
    bare: bool
    at: int

    @property
    def headline(self) -> bool:
        """Whether it stands in a title or heading."""
        return self.line is not None and self.line.headline


def told_once(claims: Sequence[Claim], lines: Sequence[Line], article: ArticleId) -> list[Claim]:
    """The claims, one for each event; what a later sentence counts joins the event before it."""
    text = lines[0].tree.article_text if lines else ""
    standing = sorted(
        (standing_of(claim, lines, article) for claim in claims),
        key=lambda s: (s.claim.evidence.start, s.at),
    )
    kept: list[Standing] = []
    for one in standing:
        n = next((n for n in hosts(kept, one, text) if is_same(kept[n], one)), None)
        if n is None:
            n = next((n for n, other in enumerate(kept) if is_retold(other, one)), None)
        if n is None:
            kept.append(one)
        else:
            kept[n] = together(kept[n], one)
    return [one.claim for one in kept]


def standing_of(claim: Claim, lines: Sequence[Line], article: ArticleId) -> Standing:
    """The claim with the word that tells it, found by the id that the word gave it."""
    line = next((n for n in lines if n.tree.start <= claim.evidence.start < n.tree.end), None)
    if line is None:
        return Standing(claim=claim, line=None, head=None, bare=False, at=claim.evidence.start)
    head = next((t for t in line.tree.tokens if claim.id in ids_of(article, t.start, t.end)), None)
    return Standing(
        claim=claim,
        line=line,
        head=head,
        bare=head is not None and is_of_harm(line.tree, head),
        at=head.start if head is not None else claim.evidence.start,
    )


def ids_of(article: ArticleId, start: int, end: int) -> Iterator[str]:
    """The ids that claims have from the word that stands there."""
    return (claim_id(article, start, end, nth) for nth in range(MOST_OF_A_WORD))


def is_of_harm(tree: Tree, head: Token) -> bool:
    """Whether a word only tells what befell somebody, and of no event: "died", "wounded"."""
    done = {harm.kind for harm in harms_of(tree, head)}
    return bool(HARMED & {*done, *kinds_of(head, "states", "units", "acts")})


def hosts(kept: Sequence[Standing], one: Standing, text: str) -> Iterator[int]:
    """The claims that this one may go on with, the nearest first."""
    for n in range(len(kept) - 1, -1, -1):
        other = kept[n]
        if is_sentence_of(other, one):
            yield n
    last = kept[-1] if kept else None
    if last is not None and not is_sentence_of(last, one) and follows(last, one, text):
        for n in range(len(kept) - 1, -1, -1):
            if is_sentence_of(kept[n], last):
                yield n


def is_sentence_of(other: Standing, one: Standing) -> bool:
    return other.claim.evidence.start == one.claim.evidence.start


def follows(last: Standing, one: Standing, text: str) -> bool:
    between = text[last.claim.evidence.end : one.claim.evidence.start]
    return len(between) <= BLANK and "\n" not in between and not last.headline


def is_same(other: Standing, one: Standing) -> bool:
    """Whether two claims tell of one event."""
    a, b = other.claim, one.claim
    if not (goes_with(a, b) and of_one_word(a.sources, b.sources)):
        return False
    if is_sentence_of(other, one):
        return in_one_sentence(other, one)
    return counts_on(a, one)


def goes_with(a: Claim, b: Claim) -> bool:
    """Whether nothing that both say of where, when and how surely differs."""
    if a.modality is not b.modality or (a.control is not None and b.control is not None):
        return False
    here, there = ({p.text.casefold() for p in c.places} for c in (a, b))
    if here and there and not here & there:
        return False
    return same_days(a.time, b.time)


def same_days(one: Time | None, other: Time | None) -> bool:
    if one is None or other is None:
        return True
    return one.text == other.text or (one.earliest, one.latest) == (other.earliest, other.latest)


def of_one_word(one: Sequence[Source], other: Sequence[Source]) -> bool:
    return {s.id or s.name for s in one} == {s.id or s.name for s in other}


def in_one_sentence(other: Standing, one: Standing) -> bool:
    a, b = other.claim, one.claim
    if rivals(a.tolls, b.tolls) or is_earlier(other, one) or is_earlier(one, other):
        return False
    if doers(a) and doers(b) and not doers(a) & doers(b):
        return False  # "the army's and its ally's jets": each side's strikes are its own
    if a.sub_event_type is b.sub_event_type or in_one_crowd(a, b):
        return True
    return only_counts(one, a) or only_counts(other, b)


def doers(claim: Claim) -> set[str]:
    return {a.name or a.text for a in claim.actors if a.role is ActorRole.ACTOR}


def in_one_crowd(a: Claim, b: Claim) -> bool:
    """Whether a protest is told beside what became of it."""
    types = {a.sub_event_type, b.sub_event_type}
    return SubEventType.PEACEFUL_PROTEST in types and {a.event_type, b.event_type} <= CROWDS


def is_earlier(one: Standing, other: Standing) -> bool:
    """Whether a clause sets one claim before the other: "mounted after 26 people were killed"."""
    if one.line is None or one.head is None or other.head is None:
        return False
    tree = one.line.tree
    above = {t.i for t in (other.head, *tree.ancestors(other.head))}
    return one.bare and any(
        sets_before(tree, t) for t in (one.head, *tree.ancestors(one.head)) if t.i not in above
    )


def sets_before(tree: Tree, token: Token) -> bool:
    marks = [token, *tree.children(token, "mark")]
    return any(t.text.casefold() in BEFORE and t.pos in {"ADP", "SCONJ"} for t in marks)


def is_retold(other: Standing, one: Standing) -> bool:
    """Whether a later sentence tells again of an event with the same tolls."""
    a, b = other.claim, one.claim
    mine = {(t.kind, t.low) for t in a.tolls if t.low is not None and t.low >= TELLING}
    again = [(t.kind, t.low) for t in b.tolls if t.part_of is None]
    if not again or not all(t in mine for t in again) or not goes_with(a, b):
        return False
    if a.event_type is not b.event_type and not (one.bare or other.bare):
        return False
    return not a.sources or not b.sources or of_one_word(a.sources, b.sources)


def only_counts(one: Standing, host: Claim) -> bool:
    """Whether a claim tells nothing but whom an event of another claim harmed."""
    claim = one.claim
    if not one.bare or not claim.tolls or host.event_type not in VIOLENT or claim.weapons:
        return False
    known = {a.start for a in host.actors}
    new = any(a.role is ActorRole.ACTOR and a.start not in known for a in claim.actors)
    return not new and all(t.kind in HARMED for t in claim.tolls)


def rivals(one: Sequence[Toll], other: Sequence[Toll]) -> bool:
    """Whether both count the same harm, in different numbers."""
    mine = {t.kind: t.low for t in one if t.part_of is None}
    yours = {t.kind: t.low for t in other if t.part_of is None}
    return any(mine[kind] != yours[kind] for kind in mine.keys() & yours.keys())


def counts_on(a: Claim, one: Standing) -> bool:
    """Whether a sentence only counts those whom the event before it harmed."""
    b = one.claim
    own = [p for p in (*b.places, *([b.time] if b.time else [])) if within(p, b.evidence)]
    return only_counts(one, a) and not own and not rivals(a.tolls, b.tolls)


def within(finding: Finding, quote: Finding) -> bool:
    return quote.start <= finding.start < quote.end


def together(other: Standing, one: Standing) -> Standing:
    """Two claims as one: the first one's words, and what the second adds."""
    first, second = (other, one) if not other.bare or one.bare else (one, other)
    a, b = first.claim, second.claim
    known = {(t.kind, t.start) for t in a.tolls}
    count = len(a.tolls)
    more = [
        t if t.part_of is None else msgspec.structs.replace(t, part_of=t.part_of + count)
        for t in b.tolls
        if (t.kind, t.start) not in known
    ]
    claim = msgspec.structs.replace(
        a,
        sources=a.sources or (b.sources if first is other else ()),
        actors=a.actors or b.actors,
        weapons=a.weapons or b.weapons,
        places=a.places or b.places,
        time=a.time or b.time,
        tolls=(*a.tolls, *more),
        control=a.control or (b.control if not a.places and not a.actors else None),
    )
    return msgspec.structs.replace(first, claim=claim)
