"""Chains: those who pass somebody's word on, and those whom a speaker cites."""

from marsad.extractors._grammar.credit import Named
from marsad.extractors._grammar.speakers import can_speak, sources_of
from marsad.extractors._grammar.tree import Tree
from marsad.language import Token
from marsad.records import Source

RELAYS = frozenset({"news_agency", "media", "state_media"})
QUOTING = frozenset({"quote", "cite", "relay", "echo"})
MEDIA_NOUNS = frozenset(
    "newspaper agency station channel radio daily television tv broadcaster magazine".split()
)
# The ways by which a group gives out its word: "through its Amaq agency".
OUTLETS = frozenset(
    """agency outlet radio channel media wing account telegram website site television tv arm
    newspaper magazine network amaq""".split()
)


def with_relays(
    tree: Tree, verb: Token, speaker: Token, sources: tuple[Source, ...], named: Named
) -> tuple[Source, ...]:
    """The chain: an agency that was told first, whom the speaker cites last."""
    outer: tuple[Source, ...] = ()
    if verb.lemma.casefold() in {"tell", "inform"}:
        told = tree.children(verb, "dobj", "dative", "nsubjpass")
        outer = tuple(
            s
            for t in told
            for s in sources_of(tree, t, named, cue=verb.text)
            if can_speak(tree, t) and is_relay(s, named, t)
        )
    outer += tuple(
        s for t in mouthpieces(tree, verb) for s in sources_of(tree, t, named, cue="through")
    )
    inner: list[Source] = []
    for host in (verb, speaker):
        for clause in tree.children(host, "advcl", "acl", "prep"):
            if clause.lemma.casefold() in QUOTING:
                inner += cited_by(tree, clause, named)
    if verb.lemma.casefold() in QUOTING:
        inner += cited_by(tree, verb, named)
    chain = tuple(dict.fromkeys((*outer, *sources, *inner)))
    return tuple(s for s in chain if s.id is None or s.id not in named.outlets)


def mouthpieces(tree: Tree, verb: Token) -> list[Token]:
    """The media through which a speaker gives out its word: "through its Amaq agency"."""
    if tree.is_passive(verb):
        return []
    hosts = (verb, *tree.children(verb, "dobj"))
    media = [t for h in hosts for t in tree.objects_of(h, "through", "via", "by")]
    return [t for t in media if t.lemma.casefold() in OUTLETS or t.text == "Amaq"]


def cited_by(tree: Tree, clause: Token, named: Named) -> list[Source]:
    """Whom "citing X", or "quoted X as saying", names; "quoted by X" names who relays."""
    objects = tree.children(clause, "dobj", "pobj")
    if tree.is_passive(clause):
        objects = tree.children(clause, "nsubjpass")
    found = [t for t in objects if can_speak(tree, t, plainly=True)]
    return [s for t in found for s in sources_of(tree, t, named, cue=clause.text)]


def is_relay(source: Source, named: Named, token: Token) -> bool:
    """Whether it is a medium, by the registry or by its noun, that somebody told."""
    entry = next((m.entry for m in named.mentions if m.entry.id == source.id), None)
    if entry is not None:
        return entry.kind in RELAYS
    return token.lemma.casefold() in MEDIA_NOUNS
