"""Verbs of speech in a sentence: whom they credit, and with which of its words."""

from collections.abc import Sequence

from marsad.extractors._grammar.credit import Attribution, Named
from marsad.extractors._grammar.speakers import RELATIVES, can_speak, sources_of
from marsad.extractors._grammar.speech import is_mute, speech, stance_of
from marsad.extractors._grammar.tree import Tree
from marsad.language import Token
from marsad.records import Modality, Source

CLAUSES = ("ccomp", "xcomp", "parataxis", "pcomp", "oprd")
ABOUT = frozenset({"of", "about", "to", "on", "for", "at"})
QUOTES = frozenset("\"“”„«»''``‘’")
BREAKS = frozenset({",", ":", "-", "–", "—", "--", "(", ";", *QUOTES})
# A clause after one of these tells what was, beside what was said.
ASIDE = frozenset(
    {"while", "whereas", "although", "though", "but", "as", "after", "before", "when"}
)
RELAYS = frozenset({"news_agency", "media", "state_media"})
OBJECTS = ("dobj", "attr", "npadvmod", "dep", "oprd", "advcl", "acomp", "nsubj")
PERCEIVING = frozenset({"see", "watch", "witness", "hear", "photograph", "film", "find"})
OBSERVERS = frozenset(
    """monitor observer witness eyewitness journalist reporter correspondent colleague team mission
    researcher investigator inspector resident""".split()
)
# What shows something need not be somebody.
SHOWING = frozenset(
    """show indicate suggest reveal confirm signal imply mean underline underscore establish find
    hold put give""".split()
)
QUOTING = frozenset({"quote", "cite", "relay", "echo"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
PARTICLES = {
    "go": frozenset({"on"}),
    "make": frozenset({"clear", "known", "plain"}),
    "spell": frozenset({"out"}),
    "pass": frozenset({"on"}),
    "let": frozenset({"known"}),
    "set": frozenset({"out"}),
    "put": frozenset({"out"}),
}
# "30 feared dead", "two reported missing": nobody is credited.
HEARSAY = frozenset({"fear", "believe", "presume", "report", "confirm", "think", "suspect", "say"})
SUFFERED = frozenset({"killed", "dead", "missing", "wounded", "injured", "lost", "trapped", "hurt"})
NAMING = frozenset({"NOUN", "PROPN"})
FORMS = frozenset({"VBD", "VBZ", "VBP", "VBN", "NNS", "NNP"})
OPENING = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON"})
# Beside the verbs of plain saying, those that reporters put before their subject.
INVERTED = frozenset(
    "report add note conclude assure inform clarify specify estimate recall".split()
)
# How many words a speaker's name may take, and what may follow a cue at the end of a sentence.
LONGEST_NAME = 14
LONGEST_REST = 9
SHORTEST_SAID = 2
# How far behind "told our partner" its "that" may stand.
NEAR_THAT = 6
MEDIA_NOUNS = frozenset(
    "newspaper agency station channel radio daily television tv broadcaster magazine".split()
)
# The ways by which a group gives out its word: "through its Amaq agency".
OUTLETS = frozenset(
    """agency outlet radio channel media wing account telegram website site television tv arm
    newspaper magazine network amaq""".split()
)


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


def by_particle(tree: Tree, verb: Token) -> Modality | None:
    """The stance of a verb that speaks with a word beside it: "went on", "made clear"."""
    beside = PARTICLES.get(verb.lemma.casefold(), frozenset())
    near = {t.text.casefold() for t in tree.tokens[verb.i + 1 : verb.i + 3]}
    return Modality.ASSERTED if beside & near else None


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
    return not is_infinitive(tree, verb) or verb.lemma.casefold() in speech().plain


def is_infinitive(tree: Tree, verb: Token) -> bool:
    return verb.tag == "VB" and any(t.tag == "TO" for t in tree.children(verb, "aux"))


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


def closes(tree: Tree, token: Token) -> bool:
    """Whether nothing but a full stop or a quotation mark follows."""
    return all(t.pos == "PUNCT" for t in tree.tokens[token.i + 1 : part_end(tree, token)])


def says_nobody(tree: Tree, speaker: Token) -> bool:
    """Whether the speaker is nobody: "no group claimed", "none of them said"."""
    words = {t.text.casefold() for t in tree.children(speaker, "det")} | {speaker.text.casefold()}
    return bool(words & {"no", "none", "nobody", "neither", "noone", "anyone", "anybody"}) or (
        speaker.text.casefold() == "one" and "no" in words
    )


def reads_as_cue(tree: Tree, verb: Token) -> Token | None:
    """The speaker of a cue that ends the sentence, whatever the parser made of it.

    "…, the Foreign Ministry in Ankara said." and "…, says the army."
    """
    if verb.tag not in FORMS or verb.i < SHORTEST_SAID:
        return None
    behind = up_to_break(tree, verb)
    first = verb.i
    while first > 0 and tree.tokens[first - 1].text not in BREAKS and verb.i - first < LONGEST_NAME:
        first -= 1
    before = tree.tokens[first : verb.i]
    if first == 0 or tree.tokens[first - 1].text not in BREAKS or has_verb(before):
        return None
    lemma = verb.lemma.casefold()
    if verb.tag == "VBN" and lemma not in speech().plain | speech().distant:
        return None
    known = lemma in speech().neutral | speech().distant | {"believe", "fear", "suspect"}
    known = known or by_particle(tree, verb) is not None
    if not known or lemma in speech().never_after:
        return None
    if not before:
        return inverted(tree, behind, verb) if lemma in speech().plain | INVERTED else None
    if lemma not in {"tell", "inform", "add"} and tree.children(verb, "dobj"):
        return None
    ended = len(behind) <= LONGEST_REST and not has_verb(behind) and not numbers(behind)
    return name_in(tree, before, verb) if before and ended else None


def up_to_break(tree: Tree, verb: Token) -> Sequence[Token]:
    """What follows a verb in its part of the sentence; after a name, only up to the next comma."""
    end = part_end(tree, verb)
    named = verb.i > 0 and tree.tokens[verb.i - 1].text not in BREAKS
    if named:
        end = next((t.i for t in tree.tokens[verb.i + 1 : end] if t.text in BREAKS), end)
    return tree.tokens[verb.i + 1 : end]


def inverted(tree: Tree, behind: Sequence[Token], verb: Token) -> Token | None:
    """The speaker behind the verb: "…, said a medic who fled", but not ", Ali, told reporters"."""
    stop = next(
        (n for n, t in enumerate(behind) if t.text in BREAKS or is_relative(t)), len(behind)
    )
    told = verb.lemma in {"tell", "inform"} and beside_before(tree, verb) is not None
    content = any(t.i > verb.i for t in tree.children(verb, "ccomp", "xcomp"))
    told = told or content or not behind or behind[0].pos not in OPENING
    return None if told or has_verb(behind[:stop]) else name_in(tree, behind[:stop], verb)


def has_verb(tokens: Sequence[Token]) -> bool:
    return any(t.tag in FINITE or t.text.casefold() in RELATIVES for t in tokens)


def numbers(tokens: Sequence[Token]) -> bool:
    return any(t.pos == "NUM" and t.entity == "CARDINAL" for t in tokens)


def name_in(tree: Tree, tokens: Sequence[Token], verb: Token) -> Token | None:
    """The head of the noun phrase that these words begin with, if it can speak."""
    for token in tokens:
        if token.pos in {"NOUN", "PROPN", "PRON"} and token.dep != "npadvmod":
            top = top_within(tree, token, tokens)
            return top if can_speak(tree, top) else None
        if token.pos in {"ADP", "SCONJ"} or token.text in BREAKS:
            return None
    return None


def is_main(tree: Tree, verb: Token) -> bool:
    """Whether the verb is that of the sentence, or the first of its part of it."""
    if verb.dep == "ROOT" or (verb.dep == "conj" and tree.tokens[verb.head].dep == "ROOT"):
        return True
    before = tree.tokens[: verb.i]
    start = max((t.i + 1 for t in before if t.text == ";"), default=0)
    finite = (t for t in before[start:] if t.tag in FINITE and t.dep not in {"aux", "auxpass"})
    return verb.dep in {"ccomp", "parataxis", "conj"} and not any(
        t.dep not in {"relcl", "acl", "advcl"} for t in finite
    )


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


def stands_after(tree: Tree, verb: Token) -> bool:
    """Whether the cue follows what is said, or parts it: "…, the governor said"."""
    if as_clause(tree, verb):
        return True
    if verb.dep in {"relcl", "acl"} or verb.tag == "VBG" or verb.lemma in speech().never_after:
        return False
    if any(t.i > verb.i for t in tree.children(verb, "ccomp", "xcomp", "oprd")):
        return False
    if any(is_joined(tree, t, verb) for t in tree.children(verb, "ccomp") if t.i < verb.i):
        return True
    if below_right(tree, verb):
        return False
    first = group_start(tree, verb)
    return first > 0 and tree.tokens[first - 1].text in BREAKS


def is_joined(tree: Tree, content: Token, verb: Token) -> bool:
    """Whether no semicolon parts what seems to be said from its cue."""
    return all(t.text != ";" for t in tree.tokens[content.i : verb.i])


def as_clause(tree: Tree, verb: Token) -> bool:
    """Whether it says "as X says": then X says what stands around it."""
    marked = any(t.text.casefold() == "as" for t in tree.children(verb, "mark"))
    objects = tree.children(verb, "dobj", "ccomp", "xcomp")
    return marked and all(t.pos == "PRON" for t in objects)


def below_right(tree: Tree, verb: Token) -> list[Token]:
    """The objects behind a verb that may be what it says."""
    lemma = verb.lemma.casefold()
    if is_infinitive(tree, verb):
        return []
    if lemma == "give" and any(t.lemma == "life" for t in tree.children(verb, "dobj")):
        return []
    found: list[Token] = []
    if lemma in speech().reporting_things:
        found += [t for t in tree.children(verb, "dobj", "attr") if t.i > verb.i]
        found += [t for t in tree.children(verb, "prep") if t.text.casefold() in {"over", "of"}]
    if lemma in speech().plain:
        found += [t for t in tree.children(verb, *OBJECTS) if t.i > verb.i and tells(tree, t)]
    if lemma == "show" and any(t.lemma in speech().statements for t in tree.subjects(verb)):
        found += [t for t in tree.children(verb, "dobj") if t.i > verb.i]
    if lemma in PERCEIVING and is_observer(tree, verb):
        found += [t for t in tree.children(verb, "dobj", "ccomp") if t.i > verb.i]
    if lemma in speech().giving_figures and gives_figure(tree, verb):
        found += [
            t for t in tree.children(verb, "dobj", "prep", "attr", "npadvmod") if t.i > verb.i
        ]
    if lemma in speech().speaking_of:
        found += [t for t in tree.children(verb, "prep") if t.text.casefold() in ABOUT]
    return [t for t in found if t.text.casefold() not in {"this", "that", "it", "him", "her", "them"}
            or lemma in speech().denying]  # fmt: skip


def tells(tree: Tree, token: Token) -> bool:
    """Whether an object of "said" or "told" is something said: it has a verb or a number."""
    below = tree.subtree(token)
    return any(
        t.tag in {"VBD", "VBZ", "VBP", "VBN", "VBG"} or t.entity == "CARDINAL" for t in below
    )


def is_observer(tree: Tree, verb: Token) -> bool:
    """Whether those who saw it are there to see and to tell."""
    return any(t.lemma.casefold() in OBSERVERS for t in tree.subjects(verb))


def gives_figure(tree: Tree, verb: Token) -> bool:
    """Whether a number or a noun of figures stands among what the verb gives."""
    near = [t for c in tree.children(verb) if c.i > verb.i and c.dep not in {"advcl", "conj"}
            for t in tree.subtree(c)]  # fmt: skip
    counted = any(t.lemma.casefold() in speech().figures for t in near)
    number = any(t.pos == "NUM" and t.entity in {"CARDINAL", "", "QUANTITY"} for t in near)
    if verb.lemma in {"raise", "revise", "lower", "put"} and number:
        return any(t.text.casefold() in {"at", "to", "above", "over", "below", "under", "around"}
                   for t in near)  # fmt: skip
    return (counted and (number or verb.lemma in {"put", "raise", "revise", "lower"})) or (
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
    colon_only = is_main(tree, verb) and verb.lemma.casefold() in speech().plain | speech().denying
    that = None if heads else that_clause(tree, verb)
    if that is not None:
        return frozenset(range(that, part_end(tree, verb)))
    if not heads and not colon_only:
        return frozenset()
    if is_main(tree, verb):
        # "The spokesman rejected this: …": what follows a colon is said, too.
        heads += [t for t in tree.tokens[verb.i :] if t.text == ":" and t.i < len(tree.tokens) - 1]
    skipped = {t.i for child in tree.children(verb) if is_aside(tree, verb, child)
               for t in tree.subtree(child)}  # fmt: skip
    right = {t.i for t in tree.subtree(verb) if t.i > verb.i}
    if is_main(tree, verb) and any(
        t.text == "that" for t in tree.tokens[verb.i + 1 : verb.i + NEAR_THAT]
    ):
        # A parser may lose the clause after "told our team that".
        right |= set(range(verb.i + 1, part_end(tree, verb)))
    if not heads:
        return frozenset()
    colon = next((h.i for h in heads if h.text == ":"), len(tree.tokens))
    below = {t.i for h in heads for t in tree.subtree(h)}
    return frozenset((right | below) - skipped | set(range(colon, len(tree.tokens))))


def that_clause(tree: Tree, verb: Token) -> int | None:
    """Where "that" begins what is said, if a parser did not see that it belongs to the verb."""
    for token in tree.tokens[verb.i + 1 : part_end(tree, verb)]:
        if token.text == "that" and token.dep == "mark":
            return token.i
        if token.text == "of" and verb.pos not in {"VERB", "AUX"}:
            return token.i
        if token.tag in FINITE:
            return None
    return None


def part_end(tree: Tree, verb: Token) -> int:
    """Where the part of the sentence ends in which the verb stands."""
    return next((t.i for t in tree.tokens[verb.i :] if t.text == ";"), len(tree.tokens))


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
        contrast = any(
            t.text.casefold() in {"but", "while", "yet"} for t in tree.children(verb, "cc")
        )
        own = bool(tree.children(child, "nsubj", "nsubjpass"))
        return contrast or not own or stance_of(child) is not None
    return False


def has_figure_object(tree: Tree, verb: Token) -> bool:
    return bool(tree.children(verb, "dobj"))


def speaker_of(tree: Tree, verb: Token, *, after: bool) -> Token | None:
    """Whose word it is: the subject, the agent of a passive, or the name beside the verb."""
    plainly = speaks_plainly(tree, verb)
    bare = verb.tag == "VBN" and not any(t.lemma == "have" for t in tree.children(verb, "aux"))
    if verb.lemma == "tell" and tree.children(verb, "xcomp") and not tree.children(verb, "dobj"):
        return None
    hearsay = any(t.i > verb.i and t.tag != "VBG" for t in tree.children(verb, "xcomp"))
    if (
        hearsay
        and verb.tag in {"VBN", "VBD"}
        and verb.dep in {"acl", "relcl", "advcl"}
        and not tree.children(verb, "nsubj", "dobj")
    ):
        return None
    if tree.is_passive(verb) or (bare and verb.dep in {"acl", "relcl", "amod", "advcl"}):
        agents = tree.objects_of(verb, "by")
        return next((t for t in agents if can_speak(tree, t, plainly=True)), None)
    subjects = tree.subjects(verb)
    subject = next((t for t in subjects if not is_relative(t)), next(iter(subjects), None))
    if subject is None or is_relative(subject):
        above = tree.head(verb)
        subject = above if verb.dep in {"relcl", "acl"} else subject
        if verb.dep == "ccomp" and above is not None and above.tag == "VBG":
            subject = next(iter(tree.subjects(above)), None)
    if subject is not None and subject.dep == "expl":
        return None
    if verb.dep == "conj" and not tree.children(verb, "nsubj") and subject is not None:
        # A parser may join "…, and the envoy blamed" to the clause before.
        adjacent = verb.i > 0 and tree.tokens[verb.i - 1].pos in NAMING
        near = beside_before(tree, verb) if adjacent else None
        subject = near if near is not None and near.dep != "pobj" else subject
    if subject is not None and is_far(tree, subject, verb):
        start = max(t.i + 1 for t in tree.tokens[: verb.i] if t.text in {";", ":"})
        near = name_in(tree, tree.tokens[start : verb.i], verb)
        subject = near or beside_before(tree, verb) or subject
    if subject is not None and can_speak(tree, subject, plainly=plainly):
        return regrouped(tree, subject)
    return beside(tree, verb) if after or subject is None or is_mute(subject) else None


def speaks_plainly(tree: Tree, verb: Token) -> bool:
    """Whether any noun may speak: beside a verb of plain saying, or one that things cannot do."""
    lemma = verb.lemma.casefold()
    clause = any(t.i > verb.i for t in tree.children(verb, "ccomp"))
    return lemma in speech().plain or (clause and lemma not in SHOWING)


def is_far(tree: Tree, subject: Token, verb: Token) -> bool:
    """Whether a semicolon parts what a parser took for the subject from its verb."""
    return any(t.text in {";", ":"} for t in tree.tokens[subject.i : verb.i])


def is_relative(token: Token) -> bool:
    return token.text.casefold() in RELATIVES and token.tag in {"WP", "WDT", "WP$", "IN"}


def regrouped(tree: Tree, subject: Token) -> Token:
    """Of "witnesses in Hodeidah, Taiz and Hajja", the witnesses: a parser may lose them."""
    first = tree.subtree(subject)[0].i
    if (
        subject.entity not in {"GPE", "LOC"}
        or first < 3
        or tree.tokens[first - 1].text not in {",", "and"}
    ):
        return subject
    before = tree.tokens[first - 2]
    while before.dep in {"compound", "conj", "appos"}:
        before = tree.tokens[before.head]
    preposition = tree.head(before)
    if (
        before.dep != "pobj"
        or preposition is None
        or preposition.text.casefold() not in {"in", "of", "from"}
    ):
        return subject
    whose = tree.head(preposition)
    return whose if whose is not None and can_speak(tree, whose) else subject


def beside(tree: Tree, verb: Token) -> Token | None:
    """The name right before the verb or right after it: "…, the governor, Ali Omar, told"."""
    return beside_before(tree, verb) or beside_after(tree, verb)


def beside_before(tree: Tree, verb: Token) -> Token | None:
    before = verb.i - 1
    while before >= 0 and tree.tokens[before].pos in {"PUNCT", "ADV", "AUX"}:
        before -= 1
    if before < 0 or verb.i - before > 3:  # noqa: PLR2004  a comma, auxiliaries, "earlier"
        return None
    token = top_of_name(tree, tree.tokens[before], verb)
    # "Military" before a verb that was taken for a noun counts as its adjective.
    return token if token.pos in {"PROPN", "NOUN", "ADJ"} and can_speak(tree, token) else None


def beside_after(tree: Tree, verb: Token) -> Token | None:
    behind = verb.i + 1
    while behind < len(tree.tokens) and tree.tokens[behind].pos in {"DET", "ADJ", "NUM", "PART"}:
        behind += 1
    if behind >= len(tree.tokens):
        return None
    token = top_of_name(tree, tree.tokens[behind], verb)
    named = token.i > verb.i and token.pos in {"PROPN", "NOUN"}
    return token if named and can_speak(tree, token) else None


def top_within(tree: Tree, token: Token, tokens: Sequence[Token]) -> Token:
    """The head of the noun phrase in which a word stands, among the given words."""
    while token.dep in {"compound", "appos", "poss", "amod", "nmod", "det"}:
        above = tree.tokens[token.head]
        if above.i == token.i or not tokens[0].i <= above.i <= tokens[-1].i:
            break
        token = above
    return token


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


def is_back_reference(tree: Tree, verb: Token) -> bool:
    """Whether the sentence vouches for the one before: "This information was confirmed by…"."""
    if not tree.is_passive(verb) or verb.lemma.casefold() not in {"confirm", "report", "verify"}:
        return False
    subject = next(iter(tree.children(verb, "nsubjpass")), None)
    if subject is None or subject.lemma.casefold() not in speech().back_references:
        return False
    pointing = {t.text.casefold() for t in tree.children(subject, "det")}
    return subject.pos == "PRON" or bool(pointing & {"this", "that", "these", "the", "those"})
