"""Who says so: the sources that a sentence credits, and how far each one's word reaches."""

import re
from collections.abc import Iterator

from msgspec import Struct

from marsad.extractors._grammar.people import strip_article
from marsad.extractors._grammar.speech import (
    reach_of,
    speaker_of,
    speech,
    stance_of,
)
from marsad.extractors._grammar.stand_ins import BODIES, BODY_KINDS, only, stand_in
from marsad.extractors._grammar.tree import Tree
from marsad.language import Token
from marsad.records import Modality, Source
from marsad.registry import Entry, Mention

ACCORDING = re.compile(
    r"\b(?:according to|as per|quoting|citing|quoted by|cited by|in a statement by"
    r"|reported by|as reported by|confirmed by)\b",
    re.IGNORECASE,
)
TRAILING = re.compile(r"(?:\s[-–—]\s|:\s)(?P<who>(?:the |an? )?[\w .’'-]{2,40})$")
NOT_CLOSE = re.compile(r"\b(?:close to|near|familiar with|loyal to|opposed to)\b", re.IGNORECASE)
# Verbs of which any noun that is their subject is a speaker.
SPEAKING = frozenset({"said", "says", "say", "told", "claimed", "denied", "announced", "put"})
THIRD = frozenset({"he", "she", "it", "they"})


class Attribution(Struct, frozen=True, kw_only=True):
    """Sources credited by one sentence, the distance kept, and the tokens that they vouch for."""

    sources: tuple[Source, ...]
    stance: Modality
    reach: frozenset[int]
    verb: Token | None = None
    back: bool = False


class Named(Struct, frozen=True, kw_only=True):
    """What the article has named so far, by which short forms are resolved."""

    mentions: tuple[Mention, ...]
    last: Source | None = None


def find_attributions(tree: Tree, named: Named) -> list[Attribution]:
    """All attributions of a sentence: by a verb of speech, by "according to", by a headline."""
    found = [a for token in tree.tokens if (a := by_verb(tree, token, named)) is not None]
    found += by_phrase(tree, named, found)
    return found


def by_verb(tree: Tree, verb: Token, named: Named) -> Attribution | None:
    stance = stance_of(tree, verb)
    if stance is None or verb.pos not in {"VERB", "AUX"}:
        return None
    speaker = speaker_of(tree, verb)
    if speaker is None:
        return None
    sources = sources_of(tree, speaker, named, cue=verb.text)
    if not sources:
        return None
    relay = relayed_to(tree, verb, named)
    back = is_back_reference(tree, verb)
    return Attribution(
        sources=(*relay, *sources), stance=stance, reach=reach_of(tree, verb), verb=verb, back=back
    )


def relayed_to(tree: Tree, verb: Token, named: Named) -> tuple[Source, ...]:
    """The agency or outlet that somebody told: it passes the word on."""
    if verb.lemma.casefold() not in {"tell", "quote", "inform"}:
        return ()
    for token in tree.children(verb, "dobj", "dative"):
        entry = entry_in(tree, token, named)
        if entry is not None and entry.kind in {"news_agency", "media", "state_media"}:
            return (source(tree, token, entry, verb.text),)
    return ()


def is_back_reference(tree: Tree, verb: Token) -> bool:
    """Whether the sentence vouches for the one before: "This information was confirmed by…"."""
    if not tree.is_passive(verb) or verb.lemma.casefold() not in {"confirm", "report", "verify"}:
        return False
    subject = next(iter(tree.children(verb, "nsubjpass")), None)
    if subject is None or subject.lemma.casefold() not in speech().back_references:
        return False
    pointing = {t.text.casefold() for t in tree.children(subject, "det")}
    return subject.pos == "PRON" or bool(pointing & {"this", "that", "these", "the", "those"})


def by_phrase(tree: Tree, named: Named, found: list[Attribution]) -> Iterator[Attribution]:
    """After "according to X", X vouches for all of it that nobody else is credited with."""
    others = {i for a in found for i in a.reach}
    for match in ACCORDING.finditer(tree.text):
        position = tree.start + match.end()
        token = speaker_after(tree, position)
        if token is None or any(a.verb is not None and is_cue(a.verb, tree, match) for a in found):
            continue
        sources = sources_of(tree, token, named, cue=match.group())
        own = {t.i for t in tree.subtree(token)}
        reach = frozenset(t.i for t in tree.tokens if t.i not in own) - (
            frozenset(others) if len(others) < len(tree.tokens) / 2 else frozenset()
        )
        if sources:
            yield Attribution(sources=sources, stance=Modality.ASSERTED, reach=reach)


def is_cue(verb: Token, tree: Tree, match: re.Match[str]) -> bool:
    start = tree.start + match.start()
    return start <= verb.start < tree.start + match.end()


def speaker_after(tree: Tree, position: int) -> Token | None:
    """The head of the noun phrase that begins at a position."""
    for token in tree.tokens:
        if token.start >= position and token.pos in {"NOUN", "PROPN", "PRON"}:
            head = token
            while head.dep in {"compound", "poss", "nmod", "amod"} and head.head != head.i:
                above = tree.tokens[head.head]
                if above.start < position or above.pos not in {"NOUN", "PROPN"}:
                    break
                head = above
            return head
    return None


def by_headline(text: str, start: int, named: Named) -> Source | None:
    """The source that a headline names after a dash or colon: "277 dead in Aleppo - monitor"."""
    match = TRAILING.search(text)
    if match is None:
        return None
    who = match.group("who")
    words = who.casefold().split()
    for mention in named.mentions:
        if mention.start == start + match.start("who"):
            return Source(
                text=who,
                start=mention.start,
                end=mention.start + len(who),
                name=mention.entry.name,
                id=mention.entry.id,
            )
    if not words or words[-1].rstrip("s") not in speech().speakers:
        return None
    known = words[-1] in BODIES
    body = only(named.mentions, lambda e: e.kind in BODY_KINDS) if known else None
    return Source(
        text=who,
        start=start + match.start("who"),
        end=start + match.end("who"),
        name=body.name if body is not None else strip_article(who),
        id=body.id if body is not None else None,
    )


def sources_of(tree: Tree, token: Token, named: Named, *, cue: str) -> tuple[Source, ...]:
    """The source or sources in a noun phrase: "residents and two medics" are two."""
    found = [
        s for t in tree.coordinates(token) if (s := source_of(tree, t, named, cue)) is not None
    ]
    return tuple(found)


def source_of(tree: Tree, token: Token, named: Named, cue: str) -> Source | None:
    word = token.lemma.casefold()
    if token.pos == "PRON":
        return resolve_pronoun(token, named, cue)
    entry = entry_in(tree, token, named)
    if entry is None:
        below = tree.subtree(token)
        found = (stand_in(tree, t, named.mentions) for t in (token, *below))
        entry = next((e for e in found if e is not None), None)
    if entry is not None:
        return source(tree, token, entry, cue)
    nameable = token.pos == "PROPN" or token.entity in {"PERSON", "ORG", "GPE"}
    speaks = cue.casefold() in SPEAKING and token.pos == "NOUN"
    if nameable or speaks or word in speech().speakers or word in speech().statements:
        return source(tree, token, None, cue)
    return None


def resolve_pronoun(token: Token, named: Named, cue: str) -> Source | None:
    if token.text.casefold() not in THIRD or named.last is None:
        return None
    return Source(
        text=token.text,
        start=token.start,
        end=token.end,
        name=named.last.name,
        id=named.last.id,
        cue=cue,
    )


def entry_in(tree: Tree, token: Token, named: Named) -> Entry | None:
    """The registry's entry for which the phrase speaks: named in it, or in its apposition."""
    below = [t for t in tree.subtree(token) if not under_clause(tree, t, token)]
    start, end = below[0].start, max(below[-1].end, token.end)
    if NOT_CLOSE.search(tree.quote_of(start, end)):
        return None
    inside = [m for m in named.mentions if m.start < end and start < m.end]
    return inside[0].entry if inside else None


def under_clause(tree: Tree, token: Token, top: Token) -> bool:
    """Whether a token below `top` stands in a relative clause or a further member of a list."""
    while token.i != top.i:
        if token.dep in {"relcl", "acl", "conj"}:
            return True
        token = tree.tokens[token.head]
    return False


def source(tree: Tree, token: Token, entry: Entry | None, cue: str) -> Source:
    start, end = tree.phrase(token)
    if entry is None:
        for child in tree.children(token, "prep"):
            if child.lemma in {"of", "for"}:
                end = max(end, last_of(tree, child))
    text = tree.quote_of(start, end)
    return Source(
        text=text,
        start=start,
        end=end,
        name=entry.name if entry is not None else strip_article(text),
        id=entry.id if entry is not None else None,
        cue=cue,
    )


def last_of(tree: Tree, preposition: Token) -> int:
    """Where the plain noun phrase after a preposition ends."""
    ends = [tree.phrase(t)[1] for t in tree.children(preposition, "pobj")]
    return max(ends, default=preposition.end)


def attributions_over(found: list[Attribution], token: Token) -> list[Attribution]:
    """Those that vouch for a token, the widest first: so the nearest to the fact comes last."""
    return sorted((a for a in found if token.i in a.reach), key=lambda a: -len(a.reach))
