"""Short forms: "the army", "the group" and "an NGO" stand for the one such body on the page."""

from collections.abc import Callable

from marsad.extractors._grammar.tree import Tree
from marsad.language import Token
from marsad.registry import Entry, Mention
from marsad.registry.kinds import KINDS

# The noun that stands in, and the kinds of registry entries that it may stand for.
ARMIES = frozenset({"army", "military", "troop", "soldier", "ministry"})
STATE_BODIES = frozenset({"state_force", "government", "health_authority"})
FIGHTING_GROUPS = frozenset(
    {"group", "rebel", "militant", "insurgent", "jihadist", "fighter", "movement", "militia"}
)
BODIES = frozenset({"ngo", "monitor", "watchdog", "observatory", "observer"})
BODY_KINDS = frozenset({"monitor", "ngo"})
NAMING = frozenset({"amod", "compound", "poss", "nmod"})


def stand_in(tree: Tree, token: Token, mentions: tuple[Mention, ...]) -> Entry | None:
    """The entry for which a bare noun phrase stands, if the page names exactly one such body."""
    word = token.lemma.casefold()
    if word in BODIES:
        return only(mentions, lambda entry: entry.kind in BODY_KINDS)
    if not is_bare(tree, token):
        return None
    if word in ARMIES:
        # The page must have called it so: "Russian jets" are not "the army" of a page on Syria.
        called = tuple(m for m in mentions if word in m.text.casefold())
        return only(called, lambda entry: entry.kind in STATE_BODIES)
    if word in FIGHTING_GROUPS:
        return only(mentions, lambda entry: KINDS[entry.kind].armed and not KINDS[entry.kind].state)
    return None


def is_bare(tree: Tree, token: Token) -> bool:
    """Whether the noun stands alone or after "the": any word more may name another body."""
    words = {t.text.casefold() for t in tree.children(token, "det")}
    return words <= {"the"} and not tree.children(token, *NAMING, "prep", "relcl", "acl")


def only(mentions: tuple[Mention, ...], fits: Callable[[Entry], bool]) -> Entry | None:
    found = {m.entry.id: m.entry for m in mentions if fits(m.entry)}
    return next(iter(found.values())) if len(found) == 1 else None
