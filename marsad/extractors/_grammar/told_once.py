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
    Modality,
    Source,
    Time,
    Toll,
    TollKind,
)

# A claim's id says which of the claims of one word it is; more than these one word never tells.
MOST_OF_A_WORD = 3
# No more stands between two sentences that follow each other.
BLANK = 2
HARMED = frozenset({TollKind.KILLED, TollKind.INJURED, TollKind.MISSING})
VIOLENT = frozenset({EventType.BATTLES, EventType.EXPLOSIONS, EventType.CIVILIANS, EventType.RIOTS})


class Standing(Struct, frozen=True, kw_only=True):
    """A claim with where it stands; `bare`: its word tells only of harm."""

    claim: Claim
    headline: bool
    bare: bool
    at: int


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
            kept.append(one)
        else:
            kept[n] = together(kept[n], one)
    return [one.claim for one in kept]


def standing_of(claim: Claim, lines: Sequence[Line], article: ArticleId) -> Standing:
    """The claim with the word that tells it, found by the id that the word gave it."""
    line = next((n for n in lines if n.tree.start <= claim.evidence.start < n.tree.end), None)
    if line is None:
        return Standing(claim=claim, headline=False, bare=False, at=claim.evidence.start)
    head = next((t for t in line.tree.tokens if claim.id in ids_of(article, t)), None)
    return Standing(
        claim=claim,
        headline=line.headline,
        bare=head is not None and is_of_harm(line.tree, head),
        at=head.start if head is not None else claim.evidence.start,
    )


def ids_of(article: ArticleId, token: Token) -> Iterator[str]:
    return (claim_id(article, token.start, token.end, nth) for nth in range(MOST_OF_A_WORD))


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
    if rivals(a.tolls, b.tolls):
        return False
    if a.sub_event_type is b.sub_event_type:
        return True
    return only_counts(one, a) or only_counts(other, b)


def only_counts(one: Standing, host: Claim) -> bool:
    """Whether a claim tells nothing but whom an event of another claim harmed."""
    claim = one.claim
    if not one.bare or not claim.tolls or host.event_type not in VIOLENT or claim.weapons:
        return False
    doers = {a.start for a in host.actors}
    new = any(a.role is ActorRole.ACTOR and a.start not in doers for a in claim.actors)
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
        actors=a.actors or b.actors,
        weapons=a.weapons or b.weapons,
        places=a.places or b.places,
        time=a.time or b.time,
        tolls=(*a.tolls, *more),
        control=a.control or (b.control if not a.places and not a.actors else None),
    )
    return msgspec.structs.replace(first, claim=claim)
