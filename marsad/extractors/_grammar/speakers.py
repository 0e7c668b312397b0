"""Who can be credited: the sources that a noun phrase names."""

from collections.abc import Iterator

from marsad.extractors._grammar.anonymous import kind_of, number_of, speaker_nouns
from marsad.extractors._grammar.credit import Named
from marsad.extractors._grammar.people import strip_article
from marsad.extractors._grammar.referents import called_back, meant_by_pronoun
from marsad.extractors._grammar.speech import is_mute, speech
from marsad.extractors._grammar.stand_ins import stand_in
from marsad.extractors._grammar.tables import class_words
from marsad.extractors._grammar.tree import Tree
from marsad.language import Token
from marsad.records import Source
from marsad.registry import Entry, Mention

PRONOUNS = frozenset({"he", "she", "it", "they"})
# Whose statement it is: "by its account".
OWNING = {"its": "it", "their": "they", "his": "he", "her": "she"}
DASHES = frozenset({"-", "–", "—", "--", "|", ":"})
# "Our lawyers" are credited, "our correspondent" is the outlet.
SERVANTS = frozenset({"lawyer", "partner", "doctor", "member", "source", "contact", "observer"})
# These speak only beside a verb of plain saying: "some say", "others told us".
VAGUE = frozenset(
    """some others one both many most several another someone somebody all each two three""".split()
)
FIRST = frozenset({"we", "i", "our", "my", "us", "me"})
NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC"})
RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
# Beside these words a name is only near the speaker: "a source close to Hezbollah".
BESIDE = frozenset({"close", "near", "familiar", "loyal", "opposed", "linked", "allied"})
OWNERS = ("by", "from")
# How a report comes to be known: "reports received from", "a video verified by".
HANDED_ON = frozenset(
    """receive gather collect obtain issue release publish communicate verify compile provide give
    make post establish supply confirm share circulate send record file write produce draw take
    read broadcast distribute attribute credit sign""".split()
)
TIMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december day night week month morning evening
    afternoon hour year today yesterday tomorrow noon midnight weekend""".split()
)
PEOPLE = ("armed", "state", "protester", "civilian")
MOST_PARTS = 14


def can_speak(tree: Tree, token: Token, *, plainly: bool = False) -> bool:
    """Whether the noun phrase names somebody; `plainly`: any noun does, beside such a verb."""
    word = token.lemma.casefold()
    if is_outlet(tree, token):
        return False
    if token.pos == "PRON" or token.text.casefold() in VAGUE:
        return token.text.casefold() in PRONOUNS | (VAGUE if plainly else frozenset())
    if word in TIMES or (word in RELATIVES and token.tag in {"WP", "WDT", "IN"}):
        return False
    if word in speaker_nouns() or word in speech().statements:
        return True
    if token.pos == "NUM":
        return bool(tree.objects_of(token, "of"))
    if is_mute(token):
        return False
    if token.pos == "PROPN" or (token.entity in NAMES and token.text[:1].isupper()):
        return token.entity not in {"DATE", "TIME", "WORK_OF_ART", "PRODUCT", "EVENT"}
    if any(word in class_words()[name].words for name in PEOPLE):
        return True
    return plainly and token.pos == "NOUN"


def is_outlet(tree: Tree, token: Token) -> bool:
    """Whether the words mean whoever writes: "we", "our correspondent"."""
    if any(t.text.casefold() == "this" for t in tree.children(token, "det")):
        return token.lemma.casefold() in {
            "newspaper",
            "agency",
            "paper",
            "website",
            "reporter",
            "correspondent",
        }
    owners = {t.text.casefold() for t in tree.children(token, "poss")}
    if owners & FIRST and token.lemma.casefold() in SERVANTS:
        return False
    words = {token.text.casefold(), *owners}
    makers = (t for prep in tree.children(token, "prep") for t in tree.children(prep, "pobj"))
    owned = any(t.text.casefold() in FIRST for m in makers for t in tree.children(m, "poss"))
    return bool(words & FIRST) or owned


def sources_of(tree: Tree, token: Token, named: Named, *, cue: str) -> tuple[Source, ...]:
    """The source or sources in a noun phrase: "residents and two medics" are two."""
    found: list[Source] = []
    for member in members(tree, token):
        found += source_of(tree, member, named, cue)
    return tuple(dict.fromkeys(found))


def members(tree: Tree, token: Token) -> list[Token]:
    """Those who are named side by side; what a list of places is of makes no further one."""
    together = [t for t in tree.coordinates(token) if t.i == token.i or can_speak(tree, t)]
    return [t for t in together if t.i == token.i or t.entity != "GPE" or token.entity == "GPE"]


def source_of(tree: Tree, token: Token, named: Named, cue: str) -> Iterator[Source]:
    """The source that one noun phrase names: of a statement, those whose statement it is."""
    if token.pos == "PRON" and token.text.casefold() in PRONOUNS | OWNING.keys():
        yield pronoun(tree, token, named, cue)
        return
    if token.lemma.casefold() in speech().statements:
        makers = owners_of(tree, token)
        if makers:
            for maker in makers:
                yield from source_of(tree, maker, named, cue)
            return
    yield named_source(tree, token, named, cue)


def owners_of(tree: Tree, noun: Token) -> list[Token]:
    """Whose statement it is: "a report by X", "X's toll", "the hospital count"."""
    owners = [t for t in tree.objects_of(noun, *OWNERS) if can_speak(tree, t)]
    for clause in tree.children(noun, "acl"):
        if clause.tag == "VBN" and clause.lemma.casefold() in HANDED_ON:
            owners += [t for t in tree.objects_of(clause, *OWNERS) if can_speak(tree, t)]
    above = tree.head(noun)
    # A parser may take "reports received from X say" for two clauses.
    split = noun.dep == "nsubj" and above is not None and above.i == noun.i + 1
    if split and above is not None and above.lemma.casefold() in HANDED_ON and above.tag != "VBZ":
        owners += [t for t in tree.objects_of(above, *OWNERS) if can_speak(tree, t)]
    if owners:
        return owners
    before = tree.children(noun, "poss", "compound", "nmod")
    return [t for t in before if t.text.casefold() in OWNING or can_speak(tree, t)][-1:]


def pronoun(tree: Tree, token: Token, named: Named, cue: str) -> Source:
    """A pronoun, by the name of the one for whom it stands."""
    meant = meant_by_pronoun(tree, token, named)
    return Source(
        text=token.text,
        start=token.start,
        end=token.end,
        name=meant.name if meant is not None else token.text,
        id=meant.id if meant is not None else None,
        cue=cue,
    )


def named_source(tree: Tree, token: Token, named: Named, cue: str) -> Source:
    start, end = extent_of(tree, token)
    text = tree.quote_of(start, end)
    entry = entry_in(tree, token, start, end, named.mentions)
    if entry is None:
        meant = called_back(tree, token, named.spoke)
        name, known = (meant.name, meant.id) if meant else (strip_article(text), None)
    else:
        name, known = entry.name, entry.id
    anonymous = kind_of(tree, token) if known is None else None
    return Source(
        text=text,
        start=start,
        end=end,
        name=name,
        id=known,
        cue=cue,
        anonymous=anonymous,
        number=number_of(tree, token) if anonymous is not None else None,
    )


def extent_of(tree: Tree, token: Token) -> tuple[int, int]:
    """The words of a source: its phrase, with what it is of or for, and the name beside it."""
    start, end = tree.phrase(token)
    start = after_dash(tree, token, start)
    for child in tree.children(token, "prep"):
        if child.lemma in {"of", "for", "in", "at", "from"} and child.i > token.i:
            end = max(end, last_of(tree, child))
    for child in tree.children(token, "appos"):
        if child.pos == "PROPN" and child.i > token.i and len(tree.subtree(child)) < MOST_PARTS:
            end = max(end, tree.phrase(child)[1])
    return start, end


def after_dash(tree: Tree, token: Token, start: int) -> int:
    """Where a phrase begins behind a dash or colon that stands in it: "Erbil - monitor"."""
    for part in tree.tokens[: token.i]:
        spaced = tree.quote_of(part.end, part.end + 1).isspace() and part.text in DASHES
        before = part.text == ":" or tree.quote_of(part.start - 1, part.start).isspace()
        if part.start >= start and spaced and before:
            start = tree.tokens[part.i + 1].start
    return start


def last_of(tree: Tree, preposition: Token) -> int:
    """Where the plain noun phrase after a preposition ends."""
    ends = [extent_of(tree, t)[1] for t in tree.children(preposition, "pobj")]
    return max(ends, default=preposition.end)


def entry_in(
    tree: Tree, token: Token, start: int, end: int, mentions: tuple[Mention, ...]
) -> Entry | None:
    """The registry's entry for which the phrase speaks: named in it, or in its apposition."""
    below = [t for t in tree.subtree(token) if not under_clause(tree, t, token)]
    if any(t.text.casefold() in BESIDE for t in tree.subtree(token)):
        return None
    start, end = min(start, below[0].start), max(end, below[-1].end)
    inside = [m for m in mentions if m.start < end and start < m.end]
    if inside:
        return inside[0].entry
    found = (stand_in(tree, t, mentions) for t in (token, *below))
    return next((e for e in found if e is not None), None)


def under_clause(tree: Tree, token: Token, top: Token) -> bool:
    """Whether a token below `top` stands in a relative clause or a further member of a list."""
    while token.i != top.i:
        if token.dep in {"relcl", "acl", "conj"}:
            return True
        token = tree.tokens[token.head]
    return False


def told_of(tree: Tree, named: Named) -> list[Source]:
    """Those of whom a sentence tells something, for whom a pronoun may stand afterwards."""
    heads = [
        t
        for t in tree.tokens
        if t.dep in {"nsubj", "nsubjpass", "ROOT"}
        or (t.dep == "pobj" and tree.tokens[t.head].dep == "agent")
    ]
    speaking = [t for t in heads if t.pos in {"NOUN", "PROPN"} and can_speak(tree, t)]
    return [named_source(tree, t, named, "") for t in speaking]
