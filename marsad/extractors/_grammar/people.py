"""Who a noun phrase names: its class (state, armed, civilian…), and the registry's entry."""

from enum import StrEnum

from msgspec import Struct

from marsad.extractors._grammar.stand_ins import stand_in
from marsad.extractors._grammar.tables import class_words
from marsad.extractors._grammar.tree import Tree
from marsad.language import Token
from marsad.records import Actor, ActorRole
from marsad.registry import Entry, Mention
from marsad.registry.kinds import KINDS


class PartyClass(StrEnum):
    """What an actor is, as far as types of events depend on it."""

    STATE = "state"
    ARMED = "armed"
    CIVILIAN = "civilian"
    PROTESTER = "protester"
    CRAFT = "craft"
    BODY = "body"
    UNKNOWN = "unknown"


FIGHTERS = frozenset({PartyClass.STATE, PartyClass.ARMED})
# The words before a noun that belong to who it names; how many there are is a toll's business.
UNCOUNTED = frozenset({"det", "amod", "compound", "poss", "nmod"})


class Party(Struct, frozen=True, kw_only=True):
    """A noun phrase that names somebody, and what is known of whom it names."""

    head: Token
    text: str
    start: int
    end: int
    party_class: PartyClass
    entry: Entry | None = None
    name: str | None = None
    pronoun: bool = False

    def as_actor(self, role: ActorRole) -> Actor:
        name = self.name or (
            self.entry.name if self.entry is not None else strip_article(self.text)
        )
        known = self.entry.id if self.entry is not None else None
        return Actor(text=self.text, start=self.start, end=self.end, role=role, name=name, id=known)


def strip_article(text: str) -> str:
    first, _, rest = text.partition(" ")
    return (
        rest if rest and first.casefold() in {"the", "a", "an", "these", "those", "this"} else text
    )


def party_of(tree: Tree, token: Token, mentions: tuple[Mention, ...]) -> Party:
    """Read the noun phrase of a token."""
    start, end = tree.phrase(token, deps=UNCOUNTED)
    known = mention_in(tree, token, start, end, mentions)
    if known is not None:
        start, end = min(start, known.start), max(end, known.end)
    entry = known.entry if known is not None else stand_in(tree, token, mentions)
    return Party(
        head=token,
        text=tree.quote_of(start, end),
        start=start,
        end=end,
        party_class=class_of(tree, token, entry),
        entry=entry,
        pronoun=token.pos == "PRON",
    )


def mention_in(
    tree: Tree, token: Token, start: int, end: int, mentions: tuple[Mention, ...]
) -> Mention | None:
    """The registry's mention that the phrase names: one that holds its head, or an apposed one.

    "Jihadist group HTS" names HTS; "HTS fighters" are fighters of HTS, and count as HTS;
    "the HTS leader" is not HTS, but speaks and acts for it.
    """
    for mention in mentions:
        if mention.start < end and start < mention.end:
            return mention
    for child in (*tree.children(token, "appos"), *members_of(tree, token)):
        for mention in mentions:
            if mention.start <= child.start < mention.end:
                return mention
    return None


def members_of(tree: Tree, token: Token) -> list[Token]:
    """Whose people they are: "fighters of Boko Haram", "members of the PKK"."""
    fighting = generic_class(tree, token) in FIGHTERS or token.lemma in {"member", "leader"}
    return tree.objects_of(token, "of", "from") if fighting else []


def class_of(tree: Tree, token: Token, entry: Entry | None) -> PartyClass:
    generic = generic_class(tree, token)
    if entry is None:
        return generic
    kind = KINDS[entry.kind]
    if kind.armed:
        return PartyClass.STATE if kind.state else PartyClass.ARMED
    return generic if generic is not PartyClass.UNKNOWN else PartyClass.BODY


def generic_class(tree: Tree, token: Token) -> PartyClass:
    """The class that the common noun at the head of the phrase has, with its modifiers."""
    word = singular(token)
    if token.text.casefold() == "dead":
        return PartyClass.CIVILIAN
    modifiers = modifiers_of(tree, token)
    tables = class_words()
    if word in {"man", "men", "unit", "force", "troop"} and tree.children(token, "poss"):
        return PartyClass.ARMED
    for name in ("armed", "state"):
        table = tables[name]
        if word in table.words or (word in table.modified and modifiers & table.modifiers):
            return PartyClass(name)
    if word in {"group", "force", "unit", "faction", "side", "alliance"}:
        return PartyClass.ARMED
    for name in ("protester", "craft", "civilian"):
        if word in tables[name].words:
            return PartyClass(name)
    if token.entity == "PERSON":
        return PartyClass.CIVILIAN
    return PartyClass.UNKNOWN


def singular(token: Token) -> str:
    """The lemma; of a plural that opens a sentence and was taken for a name, its singular."""
    word = token.lemma.casefold()
    if token.pos == "PROPN" and word.endswith("s") and token.entity != "PERSON":
        return word[:-1]
    return word


def modifiers_of(tree: Tree, token: Token) -> set[str]:
    """The words before the head, and what hyphenated ones are made of."""
    return {
        form
        for child in tree.children(token, "amod", "compound", "nmod", "poss")
        for below in tree.subtree(child)
        for form in (below.text.casefold(), below.lemma.casefold())
    }
