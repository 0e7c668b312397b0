"""What speaks for a name's being the place of an event: signs, in words that are then hashed.

A sign is a few words on one fact ("S=pobj>prep:in^"). The table of `place_odds` knows signs by
hashes alone, so it holds no words of the texts from which it was learnt.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from marsad.extractors._grammar.place_candidates import UNKNOWN, UNPLACED, Candidate
from marsad.extractors._grammar.setting import BESIDE, ORIENTING, PLACE_NOUNS
from marsad.extractors._grammar.tables import is_ground
from marsad.extractors._grammar.tree import VERBAL, Tree
from marsad.language import Token

PREPOSITIONS = frozenset(
    """in at near on inside outside around across within over throughout through into by along
    against off of to toward towards from between under above behind beyond about after before
    during for with without since as than like via""".split()
)
# Steps that lead from a name to the phrase in which it stands.
WITHIN_PHRASE = frozenset({"compound", "nmod", "conj", "appos"})
WIDE, FINE = frozenset({"country", "admin1", "admin2", "region"}), frozenset({"town", "site"})
SITES = frozenset(
    """city province camp district mountain base airport valley river road strait square hospital
    street peninsula island""".split()
)
# Longer gaps between two names say nothing of how they belong together.
SHORT_GAP, SHAPED = 14, 5
LITTLE = frozenset({"ADP", "DET", "CCONJ", "PUNCT", "SCONJ"})
FAR = (0, 1, 2, 3, 4, 6, 9, 14, 22)


class Way(Struct, frozen=True, kw_only=True):
    """How a name hangs together with an event: the tokens up from the name, down to the event."""

    up: tuple[Token, ...]
    down: tuple[Token, ...]
    meeting: int
    plain: str


def way_of(tree: Tree, name: Token, event: Token) -> Way | None:
    """The way in the parse; None where they are of two parts that nothing joins."""
    path, line = [name, *tree.ancestors(name)], [event, *tree.ancestors(event)]
    ids = {t.i: n for n, t in enumerate(line)}
    at = next((n for n, t in enumerate(path) if t.i in ids), None)
    if at is None:
        return None
    up, down = path[:at], line[: ids[path[at].i]]
    plain = ">".join(step(t) for t in up if t.dep not in WITHIN_PHRASE)
    return Way(up=tuple(up), down=tuple(down), meeting=path[at].i, plain=plain)


def step(token: Token) -> str:
    """A step up from a token: its relation, with the word of a preposition."""
    if token.pos == "ADP" and token.dep in {"prep", "agent", "dative"}:
        word = token.text.casefold()
        return f"{token.dep}:{word if word in PREPOSITIONS else 'x'}"
    return token.dep


def sort_of(token: Token) -> str:
    lemma = token.lemma.casefold()
    if lemma in PLACE_NOUNS:
        return "place"
    if lemma in BESIDE:
        return "beside"
    if lemma in ORIENTING:
        return "orient"
    return "ground" if is_ground(token) else token.pos


def lasting_signs(tree: Tree, all_names: Sequence[Candidate], nth: int) -> list[str]:
    """The signs of a name that are the same for every event of its sentence."""
    own = all_names[nth]
    head, kind = own.head, own.kind
    return [
        f"ed={head.entity}{head.dep}",
        f"gd={kind}{head.dep}",
        f"ge={kind}{head.entity}",
        f"long={min(own.last - own.first, 3)}",
        f"n={min(len(all_names), 5)}",
        f"k={min(nth, 5)}",
        *known_signs(own),
        *words_beside(tree, own),
        *neighbour_signs(tree, all_names, nth),
        *chain_signs(tree, all_names, nth),
    ]


def known_signs(own: Candidate) -> Iterator[str]:
    """What the gazetteer knows of the name."""
    if own.mention is None:
        return
    places = own.mention.locations
    yield f"pop={len(str(places[0].population)) if places else 0}"
    yield f"places={min(len(places), 4)}"
    yield f"told={own.mention.usual}{own.mention.alike}{own.mention.within_name}"


def words_beside(tree: Tree, own: Candidate) -> Iterator[str]:
    """The words before and after the name, and the word on which it hangs."""
    tokens = tree.tokens
    yield f"b={tokens[own.first - 1].text.casefold() if own.first else '^'}"
    yield f"a={tokens[own.last + 1].text.casefold() if own.last + 1 < len(tokens) else '$'}"
    if own.first > 1:
        yield f"bb={tokens[own.first - 2].text.casefold()}"
    last = tokens[own.last].lemma.casefold()
    if own.last > own.first:
        yield f"last={last}"
    if last in SITES or last in PLACE_NOUNS:
        yield "site"
    above = tree.head(own.head)
    if above is None:
        return
    yield f"ab={own.head.dep}{sort_of(above)}"
    if above.pos != "ADP":
        yield f"abl={above.lemma.casefold()}"
        return
    noun = tree.head(above)
    if noun is not None:
        yield f"gov={above.text.casefold()}{sort_of(noun)}"
        yield f"govl={noun.lemma.casefold()}"


def neighbour_signs(tree: Tree, all_names: Sequence[Candidate], nth: int) -> Iterator[str]:
    """What stands between the name and those before and after it."""
    own = all_names[nth]
    for mark, other in (("b", nth - 1), ("a", nth + 1)):
        if not 0 <= other < len(all_names):
            continue
        beside = all_names[other]
        between = gap(tree, own, beside)
        if (shape := gap_shape(tree, own, beside)) is not None:
            yield f"shape{mark}={shape}"
        yield f"{mark}g={beside.kind}/{own.kind}"
        if between is not None:
            yield f"gap{mark}={between}"
            yield f"gap{mark}={between}/{beside.kind}/{own.kind}"


def gap(tree: Tree, one: Candidate, other: Candidate) -> str | None:
    """The words between two names, if they are few."""
    first, last = (one, other) if one.first < other.first else (other, one)
    words = " ".join(t.text.casefold() for t in tree.tokens[first.last + 1 : last.first])
    return words if len(words) < SHORT_GAP else None


def gap_shape(tree: Tree, one: Candidate, other: Candidate) -> str | None:
    """The same with the sorts of nouns and verbs in place of the words."""
    first, last = (one, other) if one.first < other.first else (other, one)
    between = tree.tokens[first.last + 1 : last.first]
    if len(between) > SHAPED:
        return None
    return " ".join(t.text.casefold() if t.pos in LITTLE else sort_of(t) for t in between)


def chain_signs(tree: Tree, all_names: Sequence[Candidate], nth: int) -> Iterator[str]:
    """Whether the name hangs below another, or others below it: "in Dara in the south"."""
    heads = {c.head.i: n for n, c in enumerate(all_names)}
    for number, candidate in enumerate(all_names):
        steps = [step(candidate.head)]
        for token in tree.ancestors(candidate.head):
            if token.pos in VERBAL:
                break
            above = heads.get(token.i)
            if above is not None and above != number:
                if number == nth:
                    yield f"under={'>'.join(steps)}"
                    yield f"under={steps[-1]}{token.entity}"
                elif above == nth:
                    yield f"over={'>'.join(steps)}"
                break
            steps.append(step(token))


def seen_signs(
    event: Token, act: str, all_names: Sequence[Candidate], ways: Sequence[Way | None], nth: int
) -> list[str]:
    """The signs of a name as seen from an event."""
    own, way = all_names[nth], ways[nth]
    distance = own.head.i - event.i
    side = "a" if distance > 0 else "b"
    between = sorted((own.head.i, event.i))
    nearer = sum(between[0] < c.first < between[1] for n, c in enumerate(all_names) if n != nth)
    signs = [
        f"far={side}{sum(abs(distance) > far for far in FAR)}",
        f"nearer={min(nearer, 3)}",
        f"act={act}",
        f"edep={event.dep}",
        f"etag={event.tag}",
        f"elem={event.lemma.casefold()}",
    ]
    if way is None:
        return [*signs, "nopath"]
    return [*signs, *way_signs(way, act, own), *sibling_signs(all_names, ways, nth)]


def way_signs(way: Way, act: str, own: Candidate) -> Iterator[str]:
    ups, downs = [step(t) for t in way.up], [step(t) for t in way.down]
    down = "<".join(d for d in downs if d != "conj")
    yield f"P={'>'.join(ups)}^{'<'.join(downs)}"
    yield f"S={way.plain}^{down}"
    yield f"S={way.plain}^{down}{act}"
    yield f"U={'>'.join(ups[:3])}"
    yield f"U={'>'.join(ups[:2])}"
    yield f"L={'>'.join(ups[-2:])}"
    yield f"D={'<'.join(downs)}"
    yield f"nu={min(len(ups), 6)}"
    yield f"nv={sum(t.pos in VERBAL for t in way.up[1:])}"
    for word in downs:
        yield f"d:{word}"
    for number, (token, word) in enumerate(zip(way.up, ups, strict=True)):
        yield f"u:{word}"
        if number:
            yield f"un:{token.dep}{sort_of(token)}"
    preposition = next((t.text.casefold() for t in way.up[1:] if t.pos == "ADP"), "none")
    yield f"pa={preposition if preposition in PREPOSITIONS else 'x'}{act}"
    yield f"pk={preposition if preposition in PREPOSITIONS else 'x'}{own.kind}"


def sibling_signs(
    all_names: Sequence[Candidate], ways: Sequence[Way | None], nth: int
) -> Iterator[str]:
    """The other names that hang where this one does: "in Hama on the road to Homs"."""
    own, way = all_names[nth], ways[nth]
    if way is None:
        return
    for number, (other, beside) in enumerate(zip(all_names, ways, strict=True)):
        if number == nth or beside is None:
            continue
        side = "b" if other.head.i < own.head.i else "a"
        if beside.meeting == way.meeting and len(beside.down) == len(way.down):
            yield f"sib{side}:{beside.plain}"
            if len(beside.up) < len(way.up):
                yield "sibnearer"
            if other.kind in FINE and (own.kind in WIDE or own.kind in {UNKNOWN, UNPLACED}):
                yield "sibfiner"
        above = beside.up[-1] if beside.up and not beside.down else None
        if above is not None and above.dep == "prep":
            yield f"other{side}={above.text.casefold() in {'in', 'at', 'near', 'on'}}"


def signs_again(
    tree: Tree, all_names: Sequence[Candidate], odds: Sequence[float], nth: int
) -> Iterator[str]:
    """The signs of a name in the light of how likely the others are by their own signs."""
    own = rung(odds[nth])
    before, after = odds[:nth], odds[nth + 1 :]
    most = rung(max((*before, *after), default=0.0))
    yield f"own={own}"
    yield f"most={most}"
    yield f"both={own}/{most}"
    yield f"rank={min(3, sum(odd > odds[nth] for odd in odds))}"
    yield f"mb={rung(max(before, default=0.0))}"
    yield f"ma={rung(max(after, default=0.0))}"
    for mark, other in (("b", nth - 1), ("a", nth + 1)):
        if 0 <= other < len(all_names):
            there = rung(odds[other])
            yield f"p{mark}={there}"
            between = gap(tree, all_names[nth], all_names[other])
            if between is not None:
                yield f"gap{mark}={between}|{there}"


def rung(odds: float) -> int:
    """Odds on a ladder of six."""
    least = 0.1
    return 0 if odds < least else 1 + min(4, int(odds * 5))
