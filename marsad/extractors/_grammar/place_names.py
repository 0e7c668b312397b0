"""The place names of a sentence: those of the gazetteer, and those that only the sentence knows."""

from collections.abc import Iterable, Iterator

from marsad.extractors._grammar.lexicon import Word, listed
from marsad.extractors._grammar.setting import BESIDE, NEAR, PLACE_NOUNS, WHEREIN, PlaceNamed
from marsad.extractors._grammar.tree import Tree
from marsad.gazetteer import Mention
from marsad.language import Token
from marsad.registry import Mention as Registered

HYPHENS = frozenset({"-", "\u2010", "\u2011", "\u2013"})

OF_CLOCKS = frozenset(
    """a.m. p.m. am pm a.m p.m gmt utc bst est edt cet cest eet msk ist""".split()
)
# Arabic articles as they stand within a name, before a hyphen.
ARTICLES = frozenset("al el ar as ash at an az ad adh er es ez et en ed ul il".split())

# Before a name they lead to a place, whatever the parser takes the name for.
SURELY_WHERE = frozenset({"in", "inside", "into"})
ENTERING = frozenset(
    """enter reach storm besiege patrol infiltrate encircle surround leave approach liberate
    overrun evacuate""".split()
)


def names_in(
    tree: Tree, mentions: Iterable[Mention], registered: Iterable[Registered]
) -> list[PlaceNamed]:
    """The place names of a sentence that are not part of somebody's name."""
    spans = [(m.start, m.end) for m in registered]
    found: list[PlaceNamed] = []
    for mention in mentions:
        if mention.demonym or not tree.start <= mention.start < tree.end:
            continue
        if any(start < mention.end and mention.start < end for start, end in spans):
            continue
        token = head_of(tree, mention)
        if token is not None and not is_person(tree, mention, token):
            found.append(PlaceNamed(mention=mention, token=token, near=is_near(tree, token)))
    taken = spans + [(m.start, m.end) for m in mentions]
    for mention in unknown_names(tree):
        token = head_of(tree, mention)
        if token is not None and not any(s < mention.end and mention.start < e for s, e in taken):
            found.append(PlaceNamed(mention=mention, token=token, near=is_near(tree, token)))
    return sorted(found, key=lambda p: p.mention.start)


def unknown_names(tree: Tree) -> Iterator[Mention]:
    """Names that no gazetteer knows but that the sentence calls places."""
    run: list[Token] = []
    for token in (*tree.tokens, None):
        if token is not None and is_placelike(tree, token):
            run.append(token)
            continue
        if token is not None and run and token.text in HYPHENS and joins(tree, token):
            run.append(token)
            continue
        if run and any(t.pos == "PROPN" for t in run):
            start, end = beginning(tree, run[0]).start, run[-1].end
            yield Mention(text=tree.quote_of(start, end), start=start, end=end, locations=())
        run = []


def beginning(tree: Tree, token: Token) -> Token:
    """The first word of a name of which a part was found: of "Maroun al-Ras" by "Ras"."""
    article_and_hyphen = 2
    if token.i < article_and_hyphen:
        return token
    article, hyphen = tree.tokens[token.i - 2 : token.i]
    tight = article.end == hyphen.start and hyphen.end == token.start
    if hyphen.text not in HYPHENS or not tight or article.text.casefold() not in ARTICLES:
        return token
    before = (
        tree.tokens[token.i - 3]
        if token.i > article_and_hyphen and article.text.islower()
        else None
    )
    return before if before is not None and before.pos == "PROPN" else article


def joins(tree: Tree, hyphen: Token) -> bool:
    """Whether a hyphen stands within a name: "Al-Fijah", and no dash between two."""
    after = tree.tokens[hyphen.i + 1 : hyphen.i + 2]
    tight = tree.tokens[hyphen.i - 1].end == hyphen.start
    return tight and bool(after) and after[0].start == hyphen.end and is_placelike(tree, after[0])


def is_placelike(tree: Tree, token: Token) -> bool:
    if token.pos != "PROPN" or not token.text[:1].isupper() or token.text.casefold() in OF_CLOCKS:
        return False
    if token.entity in {"GPE", "LOC"}:
        return True
    if token.entity in {"DATE", "TIME", "NORP", "PRODUCT", "EVENT"}:
        return False
    top = token
    while top.dep in {"compound", "nmod"} and top.head != top.i and top.i < top.head:
        top = tree.tokens[top.head]
    if top.pos == "PROPN" and stands_where(tree, top):
        return True
    if top is not token and top.lemma.casefold() in PLACE_NOUNS:
        return True
    preposition = tree.head(top)
    if preposition is not None and top.dep == "dobj" and is_taking(preposition):
        return top.lemma.casefold() != "control"
    if preposition is None or preposition.text != "of" or top.dep != "pobj":
        return False
    noun = tree.head(preposition)
    return noun is not None and noun.lemma.casefold() in PLACE_NOUNS


def stands_where(tree: Tree, name: Token) -> bool:
    """Whether an unknown name stands where only a place does: "in Zangang and Mayit"."""
    first = name
    while first.dep in {"conj", "appos"} and first.head < first.i:
        first = tree.tokens[first.head]
        if first.entity in {"GPE", "LOC"}:
            return name.entity != "PERSON" or name.dep == "conj"
    preposition = tree.head(first)
    if preposition is None or first.dep != "pobj" or preposition.pos != "ADP":
        return False
    # "Across the Line of Control" names no place called Line.
    if tree.children(first, "prep") and tree.objects_of(first, "of"):
        return False
    word = preposition.text.casefold()
    if first.entity == "PERSON":
        return word in SURELY_WHERE
    return word in SURELY_WHERE | {"at", "near", "outside", "around"}


def head_of(tree: Tree, mention: Mention) -> Token | None:
    inside = [t for t in tree.tokens if mention.start <= t.start and t.end <= mention.end]
    names = {t.i for t in inside}
    return next((t for t in inside if t.head not in names or t.head == t.i), None)


def is_person(tree: Tree, mention: Mention, token: Token) -> bool:
    """Whether the parser takes the name for a person's and nothing about it says otherwise."""
    inside = [t for t in tree.tokens if mention.start <= t.start and t.end <= mention.end]
    if not all(t.entity == "PERSON" for t in inside):
        return False
    above = tree.head(token)
    if above is None:
        return True
    if token.dep == "conj" and above.pos == "PROPN":
        return is_person(tree, mention, above)
    located = above.text.casefold() in WHEREIN | {"of", "from", "to"}
    return not located and not (token.dep in {"dobj", "nsubjpass"} and is_entered(above))


def is_taking(verb: Token) -> bool:
    entries = listed(Word.VERB).get(verb.lemma, ())
    return any(e.act in {"take", "retake", "lose"} and len(e.words) == 1 for e in entries)


def is_entered(verb: Token) -> bool:
    """Whether only a place can be done so: "entered Quraytayn"."""
    return is_taking(verb) or verb.lemma.casefold() in ENTERING


def is_near(tree: Tree, token: Token) -> bool:
    preposition = tree.head(token)
    if preposition is None:
        return False
    if preposition.text.casefold() in NEAR:
        return True
    noun = tree.head(preposition)
    return preposition.dep == "prep" and noun is not None and noun.lemma.casefold() in BESIDE
