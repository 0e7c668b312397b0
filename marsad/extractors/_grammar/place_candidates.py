"""The names of a sentence that may be of the place where something happened."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from marsad.extractors._grammar.place_names import OF_CLOCKS, is_near
from marsad.extractors._grammar.setting import PlaceNamed
from marsad.extractors._grammar.tree import SUBJECTS, Tree
from marsad.gazetteer import Mention
from marsad.language import Token
from marsad.registry import Mention as Registered

UNKNOWN, UNPLACED = "unknown", "unplaced"
# Words within a name of which the tagger makes no name: "Khan al-Assal", "Port-au-Prince".
INNER = frozenset("- \u2010 \u2011 \u2013 ' \u2019 al de la el du des ad ash ar as an az".split())
PLACES = frozenset({"GPE", "LOC", "FAC"})
NO_PLACES = frozenset({"DATE", "TIME", "NORP", "EVENT", "LANGUAGE", "MONEY"})


class Candidate(Struct, frozen=True, kw_only=True):
    """A name: its first and last token, its head, and what the gazetteer says of it, if anything.

    `kind` is the precision of the likeliest place of that name, UNPLACED where the gazetteer knows
    the name as that of no one point, UNKNOWN where it does not know it.
    """

    first: int
    last: int
    head: Token
    kind: str
    mention: Mention | None = None

    def named(self, tree: Tree) -> PlaceNamed:
        """The candidate as a place's name."""
        mention = self.mention
        if mention is None:
            start, end = tree.tokens[self.first].start, tree.tokens[self.last].end
            words = tree.quote_of(start, end)
            mention = Mention(text=words, start=start, end=end, locations=())
        return PlaceNamed(mention=mention, token=self.head, near=is_near(tree, self.head))


def candidates_of(
    tree: Tree,
    mentions: Sequence[Mention],
    registered: Sequence[Registered],
    others: Sequence[tuple[int, int]] = (),
) -> tuple[Candidate, ...]:
    """Names that may be places, in the order of the text; none of an actor or in `others`."""
    taken = [*((name.start, name.end) for name in registered), *others]
    known = [
        own
        for mention in mentions
        if not mention.demonym and tree.start <= mention.start < tree.end
        if (own := of_mention(tree, mention)) is not None
    ]
    spans = {i for own in known for i in range(own.first, own.last + 1)}
    found = [*known, *unknown(tree, spans)]
    free = [c for c in found if not any(overlaps(tree, c, start, end) for start, end in taken)]
    return tuple(sorted(free, key=lambda c: c.first))


def overlaps(tree: Tree, candidate: Candidate, start: int, end: int) -> bool:
    return tree.tokens[candidate.first].start < end and start < tree.tokens[candidate.last].end


def of_mention(tree: Tree, mention: Mention) -> Candidate | None:
    inside = [t for t in tree.tokens if t.start < mention.end and mention.start < t.end]
    if not inside:
        return None
    first, last = inside[0].i, inside[-1].i
    kind = mention.locations[0].precision.value if mention.locations else UNPLACED
    head = head_within(tree, first, last)
    return Candidate(first=first, last=last, head=head, kind=kind, mention=mention)


def unknown(tree: Tree, taken: set[int]) -> Iterator[Candidate]:
    """Names in capitals that the gazetteer does not know, the longest that stand together."""
    tokens, i = tree.tokens, 0
    while i < len(tokens):
        if not opens(tokens[i]) or i in taken:
            i += 1
            continue
        last = i
        while (after := goes_on(tree, last, taken)) is not None:
            last = after
        head = head_within(tree, i, last)
        if may_be_place(head):
            yield Candidate(first=i, last=last, head=head, kind=UNKNOWN)
        i = last + 1


def opens(token: Token) -> bool:
    name = token.pos == "PROPN" and token.text[:1].isupper()
    return name and token.entity not in NO_PLACES and token.text.casefold() not in OF_CLOCKS


def goes_on(tree: Tree, last: int, taken: set[int]) -> int | None:
    """The next token of a name, over an article or a hyphen within it."""
    tokens = tree.tokens
    for step in (1, 2, 3):
        after = last + step
        if after >= len(tokens) or after in taken:
            return None
        if tokens[after].pos == "PROPN":
            return after
        if tokens[after].text.casefold() not in INNER:
            return None
    return None


def may_be_place(head: Token) -> bool:
    """Of 1,300 unknown names that are a subject and no place to the parser 29 were a place."""
    return head.entity in PLACES or head.dep not in SUBJECTS


def head_within(tree: Tree, first: int, last: int) -> Token:
    """The token of a stretch on which its others hang."""
    inside = tree.tokens[first : last + 1]
    return next((t for t in inside if not first <= t.head <= last or t.head == t.i), inside[-1])
