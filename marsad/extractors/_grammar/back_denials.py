"""Denials that only point back: "the army denies it", "a charge that the rebels call baseless"."""

from collections.abc import Iterator, Sequence

import msgspec
from msgspec import Struct

from marsad.extractors._grammar.anonymous import speaker_nouns
from marsad.extractors._grammar.hearing import Heard
from marsad.extractors._grammar.line import Line
from marsad.extractors._grammar.speech import speech
from marsad.extractors._grammar.tree import VERBAL, Tree
from marsad.ids import claim_id
from marsad.language import Token
from marsad.records import ArticleId, Claim, Finding, Modality, Source

# What is denied was told in this sentence or in one of the last before it.
REACH = 3
POINTING = frozenset({"it", "this", "that", "them", "these", "those", "which", "everything", "all"})


class Denial(Struct, frozen=True, kw_only=True):
    """A verb that denies what was told before it, and who says so."""

    verb: Token
    sources: tuple[Source, ...]


def with_denials(
    claims: Sequence[Claim], lines: Sequence[Line], heard: Sequence[Heard], article: ArticleId
) -> list[Claim]:
    """The claims and, for each denial that points back, the claim of what is denied."""
    found = list(claims)
    for n, (line, here) in enumerate(zip(lines, heard, strict=True)):
        denials = [] if line.headline else list(denials_in(line.tree, here))
        if not denials:
            continue
        bare = [c for c in found if within(c, line) and is_bare(c)]
        found = [c for c in found if c not in bare]
        if any(within(c, line) and c.modality is Modality.DENIED for c in found):
            continue
        before = lines[max(0, n - REACH) : n + 1]
        told = ((last_told(found, before, denial), denial) for denial in denials)
        backward = [denied(claim, by, line.tree, article) for claim, by in told if claim][:1]
        found += backward or [c for c in bare if c.modality is Modality.DENIED]
    return sorted(found, key=lambda c: c.evidence.start)


def is_bare(claim: Claim) -> bool:
    """Whether the sentence of a claim says neither where, when nor to how many."""
    own = [*claim.places, *claim.tolls, *([claim.time] if claim.time else [])]
    return not any(within_quote(each, claim) for each in own)


def within_quote(finding: Finding, claim: Claim) -> bool:
    return claim.evidence.start <= finding.start < claim.evidence.end


def within(claim: Claim, line: Line) -> bool:
    return line.tree.start <= claim.evidence.start < line.tree.end


def denials_in(tree: Tree, heard: Heard) -> Iterator[Denial]:
    """The denials of a sentence, in the order of the text."""
    for one in heard.attributions:
        verb = one.verb
        if verb is not None and one.sources and points_back(tree, verb):
            yield Denial(verb=verb, sources=one.sources[-1:])
    known = {one.verb.i for one in heard.attributions if one.verb is not None}
    for verb in tree.tokens:
        if verb.i not in known and verb.pos in VERBAL and points_back(tree, verb):
            speaker = next((t for t in tree.subjects(verb) if can_deny(t)), None)
            if speaker is not None:
                yield Denial(verb=verb, sources=(source_of(tree, speaker, verb),))


def can_deny(token: Token) -> bool:
    named = token.pos == "PROPN" or token.entity in {"PERSON", "ORG", "GPE", "NORP"}
    return named or token.lemma.casefold() in speaker_nouns()


def source_of(tree: Tree, speaker: Token, verb: Token) -> Source:
    start, end = tree.phrase(speaker)
    text = tree.quote_of(start, end)
    _, _, bare = text.partition(" ")
    name = bare if text.casefold().startswith("the ") else text
    return Source(text=text, start=start, end=end, name=name, cue=verb.text)


def points_back(tree: Tree, verb: Token) -> bool:
    """Whether a verb denies, and only by pointing: "rejects this", "called the claim a lie"."""
    lemma = verb.lemma.casefold()
    if tree.children(verb, "neg") or tree.children(verb, "ccomp"):
        return False
    objects = tree.children(verb, "dobj", "nsubjpass")
    things = [t for t in objects if is_pointer(tree, t)]
    if lemma in speech().denying:
        return bool(things)
    if lemma not in speech().calling:
        return False
    below = {t.lemma.casefold() for t in tree.subtree(verb) if t.i > verb.i}
    called = objects or tree.children(verb, "ccomp", "oprd")
    return bool(below & speech().falsehoods) and bool(things or (called and points(tree, verb)))


def is_pointer(tree: Tree, token: Token) -> bool:
    if token.text.casefold() in POINTING:
        return True
    if token.lemma.casefold() not in speech().charges:
        return False
    told = tree.children(token, "acl", "relcl", "ccomp") or tree.objects_of(token, "of", "in")
    return not told or token.lemma.casefold() in speech().own_part


def points(tree: Tree, verb: Token) -> bool:
    """Whether the word right behind the verb points back, whatever a parser made of it."""
    behind = tree.tokens[verb.i + 1 : verb.i + 2]
    return any(t.text.casefold() in POINTING for t in behind)


def last_told(claims: Sequence[Claim], lines: Sequence[Line], denial: Denial) -> Claim | None:
    """The last event that was told before a denial."""
    before = [
        c
        for c in claims
        if any(within(c, line) for line in lines)
        and c.evidence.start <= denial.verb.start
        and c.event_type is not None
        and not any(s.name == t.name for s in c.sources for t in denial.sources)
    ]
    return before[-1] if before else None


def denied(told: Claim, denial: Denial, tree: Tree, article: ArticleId) -> Claim:
    """The claim of what is denied, by the word of whoever denies it."""
    verb = denial.verb
    return msgspec.structs.replace(
        told,
        id=claim_id(article, verb.start, verb.end),
        modality=Modality.DENIED,
        sources=denial.sources,
        tolls=(),
        control=None,
        evidence=tree.quote,
    )
