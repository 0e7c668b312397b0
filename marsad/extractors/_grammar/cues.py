"""Verbs of speech in a sentence: whom they credit, and with which of its words."""

from marsad.extractors._grammar.credit import Attribution, Named
from marsad.extractors._grammar.speakers import RELATIVES, can_speak, sources_of
from marsad.extractors._grammar.speech import is_mute, speech, stance_of
from marsad.extractors._grammar.tables import class_words
from marsad.extractors._grammar.tree import Tree
from marsad.language import Token
from marsad.records import Modality, Source

CLAUSES = ("ccomp", "xcomp", "parataxis", "pcomp", "oprd")
ABOUT = frozenset({"of", "about", "to", "on", "for", "at"})
QUOTES = frozenset("\"“”„«»''``‘’")
BREAKS = frozenset({",", ":", "-", "–", "—", "--", "(", ";", *QUOTES})
# A clause after one of these tells what was, beside what was said.
ASIDE = frozenset({"while", "whereas", "although", "though", "but", "as", "after", "before", "when"})
RELAYS = frozenset({"news_agency", "media", "state_media"})
QUOTING = frozenset({"quote", "cite", "relay", "echo"})
# A verb of figures that only harms: "the blast had 12 dead" speaks of nobody's word.
PASSIVE_ONLY = frozenset({"give", "have", "set", "bring", "raise"})


def by_verb(tree: Tree, verb: Token, named: Named) -> Attribution | None:
    """The attribution that a verb of speech makes, if somebody speaks and something is said."""
    stance = stance_of(verb) if verb.pos in {"VERB", "AUX"} else None
    if stance is None or is_hypothetical(tree, verb):
        return None
    after = stands_after(tree, verb)
    said = frozenset() if after else said_below(tree, verb)
    if not after and not said:
        return None
    speaker = speaker_of(tree, verb, after=after)
    if speaker is None:
        return None
    sources = sources_of(tree, speaker, named, cue=verb.text)
    own = own_tokens(tree, verb, speaker)
    return Attribution(
        sources=with_relays(tree, verb, speaker, sources, named),
        stance=stance,
        reach=said - own if stance is Modality.ASSERTED else (said - own) | {verb.i},
        verb=verb,
        back=is_back_reference(tree, verb),
        own=own,
        after=after,
        whole=after or is_main(tree, verb),
    )


def is_hypothetical(tree: Tree, verb: Token) -> bool:
    """Whether nothing is said: "nobody confirmed", "did not say", "to confirm"."""
    denied = any(t.text.casefold() in {"not", "n't", "never"} for t in tree.children(verb, "neg"))
    return denied and verb.lemma in {"say", "comment", "confirm", "give", "provide", "specify"}


def is_main(tree: Tree, verb: Token) -> bool:
    """Whether the verb is that of the sentence, or joined to it."""
    return verb.dep == "ROOT" or (verb.dep == "conj" and tree.tokens[verb.head].dep == "ROOT")


def own_tokens(tree: Tree, verb: Token, speaker: Token) -> frozenset[int]:
    """The speaker's words and the cue's: they credit, and are not what is said."""
    own = {t.i for t in tree.subtree(speaker)} if speaker.dep != "ROOT" else {speaker.i}
    if verb.i in own:
        below = {t.i for t in tree.subtree(verb)}
        own = own - below
    return frozenset(own | {verb.i})


def stands_after(tree: Tree, verb: Token) -> bool:
    """Whether the cue follows what is said, or parts it: "…, the governor said"."""
    if verb.dep in {"relcl", "acl"} or verb.tag == "VBG":
        return False
    if any(t.i > verb.i for t in tree.children(verb, "ccomp", "xcomp", "oprd")):
        return as_clause(tree, verb)
    if any(t.i < verb.i for t in tree.children(verb, "ccomp")):
        return True
    if below_right(tree, verb):
        return False
    first = group_start(tree, verb)
    return first > 0 and tree.tokens[first - 1].text in BREAKS or as_clause(tree, verb)


def as_clause(tree: Tree, verb: Token) -> bool:
    """Whether it says "as X says": then X says what stands around it."""
    return any(t.text.casefold() == "as" for t in tree.children(verb, "mark"))


def below_right(tree: Tree, verb: Token) -> list[Token]:
    """The objects behind a verb that may be what it says."""
    lemma = verb.lemma.casefold()
    found: list[Token] = []
    if lemma in speech().reporting_things:
        found += [t for t in tree.children(verb, "dobj", "attr") if t.i > verb.i]
    if lemma in speech().giving_figures and gives_figure(tree, verb):
        found += [t for t in tree.children(verb, "dobj", "prep", "attr", "npadvmod") if t.i > verb.i]
    if lemma in speech().speaking_of:
        found += [t for t in tree.children(verb, "prep") if t.text.casefold() in ABOUT]
    return [t for t in found if t.text.casefold() not in {"this", "that", "it", "him", "her", "them"}
            or lemma in speech().denying]  # fmt: skip


def gives_figure(tree: Tree, verb: Token) -> bool:
    """Whether a number or a noun of figures stands among what the verb gives."""
    near = [t for c in tree.children(verb) if c.i > verb.i and c.dep not in {"advcl", "conj"}
            for t in tree.subtree(c)]  # fmt: skip
    counted = any(t.lemma.casefold() in speech().figures for t in near)
    number = any(t.pos == "NUM" and t.entity in {"CARDINAL", "", "QUANTITY"} for t in near)
    return counted and (number or verb.lemma in {"put", "raise", "revise", "lower"}) or (
        number and verb.lemma in {"count", "give", "list", "tally", "estimate", "report"}
    )


def group_start(tree: Tree, verb: Token) -> int:
    """Where the words of the speaker and the verb begin, if they stand together."""
    first = verb.i
    for child in tree.children(verb, "nsubj", "nsubjpass", "aux", "auxpass", "advmod", "neg"):
        if child.i < verb.i:
            first = min(first, tree.subtree(child)[0].i)
    return first


def said_below(tree: Tree, verb: Token) -> frozenset[int]:
    """The words that a verb credits where what is said follows it, or is its passive subject."""
    heads = [t for t in tree.children(verb, *CLAUSES) if t.i > verb.i] + below_right(tree, verb)
    if tree.is_passive(verb) and verb.lemma.casefold() in speech().reporting_things:
        heads += tree.children(verb, "nsubjpass")
        if verb.dep == "acl" and not tree.children(verb, "nsubjpass"):
            return frozenset({verb.head})
    if verb.lemma.casefold() in speech().denying | QUOTING:
        heads += [t for t in tree.children(verb, "prep") if t.text.casefold() == "as"]
    if not heads:
        return frozenset()
    skipped = {t.i for child in tree.children(verb) if is_aside(tree, verb, child)
               for t in tree.subtree(child)}  # fmt: skip
    right = {t.i for t in tree.subtree(verb) if t.i > verb.i}
    return frozenset((right | {t.i for h in heads for t in tree.subtree(h)}) - skipped)


def is_aside(tree: Tree, verb: Token, child: Token) -> bool:
    """Whether a clause beside the one that is said tells something of its own."""
    if child.dep in {"nsubj", "nsubjpass", "agent"} and not (
        child.dep == "nsubjpass" and verb.lemma.casefold() in speech().reporting_things
    ):
        return True
    if child.dep == "advcl":
        marks = {t.text.casefold() for t in tree.children(child, "mark", "advmod")}
        return bool(marks & ASIDE) and not has_figure_object(tree, verb)
    if child.dep == "conj" and child.pos in {"VERB", "AUX"}:
        contrast = any(t.text.casefold() in {"but", "while", "yet"} for t in tree.children(verb, "cc"))
        own = bool(tree.children(child, "nsubj", "nsubjpass"))
        return contrast or not own or stance_of(child) is not None
    return False


def has_figure_object(tree: Tree, verb: Token) -> bool:
    return bool(tree.children(verb, "dobj"))


def speaker_of(tree: Tree, verb: Token, *, after: bool) -> Token | None:
    """Whose word it is: the subject, the agent of a passive, or the name beside the verb."""
    plainly = verb.lemma.casefold() in speech().plain
    if tree.is_passive(verb):
        agents = tree.objects_of(verb, "by")
        return next((t for t in agents if can_speak(tree, t, plainly=True)), None)
    subject = next(iter(tree.subjects(verb)), None)
    if subject is None or subject.text.casefold() in RELATIVES:
        above = tree.head(verb)
        subject = above if verb.dep in {"relcl", "acl"} else subject
        if verb.dep == "ccomp" and above is not None and above.tag == "VBG":
            subject = next(iter(tree.subjects(above)), None)
    if subject is not None and subject.dep == "expl":
        return None
    if subject is not None and can_speak(tree, subject, plainly=plainly):
        return subject
    return beside(tree, verb) if after or subject is None or is_mute(subject) else None


def beside(tree: Tree, verb: Token) -> Token | None:
    """The name right before the verb or right after it: "…, the governor, Ali Omar, told"."""
    before, behind = verb.i - 1, verb.i + 1
    while before >= 0 and (tree.tokens[before].pos == "PUNCT" or tree.tokens[before].dep == "aux"):
        before -= 1
    if before >= 0 and verb.i - before <= 2:  # noqa: PLR2004  a comma or an auxiliary between
        token = top_of_name(tree, tree.tokens[before], verb)
        if token.pos in {"PROPN", "NOUN"} and can_speak(tree, token):
            return token
    while behind < len(tree.tokens) and tree.tokens[behind].pos in {"DET", "ADJ", "NUM", "PART"}:
        behind += 1
    if behind < len(tree.tokens):
        token = top_of_name(tree, tree.tokens[behind], verb)
        if token.i > verb.i and token.pos in {"PROPN", "NOUN"} and can_speak(tree, token):
            return token
    return None


def top_of_name(tree: Tree, token: Token, verb: Token) -> Token:
    """The head of the noun phrase in which a word stands, on its side of the verb."""
    while token.dep in {"compound", "appos", "poss", "amod", "nmod"} and token.head != token.i:
        above = tree.tokens[token.head]
        if (above.i < verb.i) != (token.i < verb.i) or is_mute(above):
            break
        token = above
    return token


def with_relays(
    tree: Tree, verb: Token, speaker: Token, sources: tuple[Source, ...], named: Named
) -> tuple[Source, ...]:
    """The chain: an agency that was told first, whom the speaker cites last."""
    outer: tuple[Source, ...] = ()
    if verb.lemma.casefold() in {"tell", "inform"}:
        told = tree.children(verb, "dobj", "dative", "nsubjpass")
        outer = tuple(s for t in told for s in sources_of(tree, t, named, cue=verb.text) if is_relay(s, named, t))
    inner: list[Source] = []
    for host in (verb, speaker):
        for clause in tree.children(host, "advcl", "acl", "prep"):
            if clause.lemma.casefold() in QUOTING:
                inner += cited_by(tree, clause, named)
    if verb.lemma.casefold() in QUOTING:
        inner += cited_by(tree, verb, named)
    return tuple(dict.fromkeys((*outer, *sources, *inner)))


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
    return token.lemma.casefold() in {"newspaper", "agency", "station", "channel", "radio", "daily"}


def is_back_reference(tree: Tree, verb: Token) -> bool:
    """Whether the sentence vouches for the one before: "This information was confirmed by…"."""
    if not tree.is_passive(verb) or verb.lemma.casefold() not in {"confirm", "report", "verify"}:
        return False
    subject = next(iter(tree.children(verb, "nsubjpass")), None)
    if subject is None or subject.lemma.casefold() not in speech().back_references:
        return False
    pointing = {t.text.casefold() for t in tree.children(subject, "det")}
    return subject.pos == "PRON" or bool(pointing & {"this", "that", "these", "the", "those"})


def is_people(token: Token) -> bool:
    return any(token.lemma.casefold() in class_words()[n].words for n in ("civilian", "armed"))
