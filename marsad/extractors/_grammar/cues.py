"""Verbs of speech in a sentence: whom they credit, and with which of its words."""

from marsad.extractors._grammar.credit import Attribution, Named
from marsad.extractors._grammar.relays import with_relays
from marsad.extractors._grammar.said import PERCEIVING, is_observer, said_below, stands_after
from marsad.extractors._grammar.said_clauses import BREAKS, closes, is_infinitive, is_main
from marsad.extractors._grammar.speakers import can_speak, sources_of
from marsad.extractors._grammar.speaking import (
    INVERTED,
    apposed,
    by_particle,
    reads_as_cue,
    says_nobody,
    speaker_of,
)
from marsad.extractors._grammar.speech import speech, stance_of
from marsad.extractors._grammar.tree import Tree
from marsad.language import Token
from marsad.records import Modality

# "30 feared dead", "two reported missing": nobody is credited.
HEARSAY = frozenset({"fear", "believe", "presume", "report", "confirm", "think", "suspect", "say"})
BELIEVED = frozenset({"believe", "think", "say", "suspect", "presume", "know", "rumour", "report"})
SUFFERED = frozenset({"killed", "dead", "missing", "wounded", "injured", "lost", "trapped", "hurt"})


def by_verb(tree: Tree, verb: Token, named: Named) -> Attribution | None:
    """The attribution that a verb of speech makes, if somebody speaks and something is said."""
    stance = stance_of(verb) or by_particle(tree, verb) or by_sight(tree, verb)
    if stance is None or not is_telling(tree, verb):
        return None
    beside = reads_as_cue(tree, verb)
    after = beside is not None or stands_after(tree, verb)
    said = frozenset() if after else said_below(tree, verb)
    if not after and not said:
        return None
    speaker = beside or speaker_of(tree, verb, after=after)
    if speaker is None or says_nobody(tree, speaker):
        return None
    speaker = apposed(tree, speaker, verb, named)
    sources = sources_of(tree, speaker, named, cue=verb.text)
    own = own_tokens(tree, verb, speaker, after=after)
    sources = with_relays(tree, verb, speaker, sources, named)
    if not sources:
        return None
    return Attribution(
        sources=sources,
        stance=stance,
        reach=said - own if stance is Modality.ASSERTED else (said - own) | {verb.i},
        verb=verb,
        back=is_back_reference(tree, verb),
        own=own,
        after=after,
        whole=(after or is_main(tree, verb)) and by_sight(tree, verb) is None,
    )


def by_sight(tree: Tree, verb: Token) -> Modality | None:
    """The stance of a verb of seeing, where those who saw are there to tell."""
    seen = verb.lemma.casefold() in PERCEIVING and is_observer(tree, verb)
    return Modality.ASSERTED if seen else None


def is_telling(tree: Tree, verb: Token) -> bool:
    """Whether the word is a verb, and tells that something was said: no "did not say"."""
    if verb.pos not in {"VERB", "AUX"}:
        return is_misread(tree, verb)
    if verb.dep in {"amod", "compound"} or tree.children(verb, "neg"):
        return False
    following = tree.tokens[verb.i + 1] if verb.i + 1 < len(tree.tokens) else None
    if verb.lemma in HEARSAY and following is not None and following.text in SUFFERED:
        return False
    if verb.lemma in BELIEVED and following is not None and following.text == "to":
        return verb.tag not in {"VBN", "VBD"}
    if verb.tag == "VBG" and verb.dep == "acl" and verb.lemma in speech().denying:
        return False
    return not is_infinitive(tree, verb) or verb.lemma.casefold() in speech().plain


def is_misread(tree: Tree, token: Token) -> bool:
    """Whether a parser took a verb for a noun: "the command states that", "…, the army says"."""
    if token.tag not in {"NNS", "NNP", "NNPS"} or not token.text.endswith("s") or token.i == 0:
        return False
    before = tree.tokens[token.i - 1]
    following = tree.tokens[token.i + 1] if token.i + 1 < len(tree.tokens) else None
    next_word = following.text.casefold() if following is not None else ""
    that = next_word == "that" or (next_word == "of" and token.lemma.casefold() == "speak")
    named = before.pos in {"NOUN", "PROPN", "ADJ"} and can_speak(tree, before)
    known = token.lemma.casefold() in speech().plain | INVERTED
    return named and (that or (closes(tree, token) and known))


def own_tokens(tree: Tree, verb: Token, speaker: Token, *, after: bool) -> frozenset[int]:
    """The speaker's words and the cue's: they credit, and are not what is said.

    What stands before the speaker's own phrase is none of it, whatever a parser hangs on it.
    """
    start, _ = tree.phrase(speaker)
    below = {t.i for t in tree.subtree(verb)} if verb.i > speaker.i else set[int]()
    inside = verb.i in {t.i for t in tree.subtree(speaker)}
    own = {t.i for t in tree.subtree(speaker) if t.start >= start and not (inside and t.i in below)}
    if after:
        first = min(speaker.i, verb.i)
        stops = [t.i for t in tree.tokens[:first] if t.text in BREAKS]
        end = next((t.i for t in tree.tokens[max(speaker.i, verb.i) :] if t.text == ";"), None)
        own = {i for i in own if i > max(stops, default=-1) and (end is None or i < end)}
    return frozenset(own | {verb.i, speaker.i})


def is_back_reference(tree: Tree, verb: Token) -> bool:
    """Whether the sentence vouches for the one before: "This information was confirmed by…"."""
    if not tree.is_passive(verb) or verb.lemma.casefold() not in {"confirm", "report", "verify"}:
        return False
    subject = next(iter(tree.children(verb, "nsubjpass")), None)
    if subject is None or subject.lemma.casefold() not in speech().back_references:
        return False
    pointing = {t.text.casefold() for t in tree.children(subject, "det")}
    return subject.pos == "PRON" or bool(pointing & {"this", "that", "these", "the", "those"})
