"""What marsad's reading says of a noun phrase, as named features."""

from collections.abc import Iterator

from benchmarks._muc.scenes import Line
from marsad.extractors._grammar.harm import harms_of, kinds_of
from marsad.extractors._grammar.people import generic_class
from marsad.extractors._grammar.tables import is_ground, is_haven
from marsad.extractors._grammar.tree import Tree
from marsad.language import Token
from marsad.registry import Mention

# Words by which somebody speaks for himself, or tells of what is over, or of no one time.
VOICES = frozenset("i we you our my us not never if when every always since during year".split())


def context_of(
    line: Line, before: Line | None, after: Line | None, acts: set[str], count: int
) -> Iterator[str]:
    """What the sentence tells, what those beside it tell, and where it stands in the message."""
    yield "bias"
    for happening in line.happenings:
        yield f"act:{happening.trigger.act}"
        yield f"mod:{happening.modality.value}"
        yield f"trig:{happening.trigger.head.lemma.casefold()}"
    for toll in line.tolls:
        yield f"toll:{toll.kind.value}"
    for weapon, _ in line.weapons.values():
        yield f"weapon:{weapon}"
    for claim in line.claims:
        yield f"claim:{claim.sub_event_type}"
    yield f"claims:{min(len(line.claims), 2)}"
    for name, other in (("b", before), ("a", after)):
        if other is None:
            yield f"{name}:none"
            continue
        for act in {h.trigger.act for h in other.happenings}:
            yield f"{name}act:{act}"
    for act in acts:
        yield f"doc:{act}"
    yield f"at:{min(line.number, 6)}"
    yield f"long:{min(count // 5, 6)}"


def manner_of(line: Line) -> Iterator[str]:
    """How a sentence tells: of which time, in whose voice."""
    for age in line.ages:
        yield f"age:{age}"
    if not line.ages:
        yield "age:none"
    for token in line.tree.tokens:
        if token.dep == "ROOT":
            yield f"root:{token.tag}:{token.lemma.casefold()}"
        if token.lemma.casefold() in VOICES:
            yield f"voice:{token.lemma.casefold()}"
        if token.tag == "MD":
            yield f"modal:{token.lemma.casefold()}"
    if '"' in line.tree.text:
        yield "quoted"


def features_of(
    line: Line, token: Token, first: Token, entry: Mention | None, kind: str
) -> Iterator[str]:
    """What a phrase says by itself, by its place in the sentence, and by its part in events."""
    sort = sort_of(line, token, entry, kind)
    yield from own_words(line, token, first, entry, kind)
    yield f"sort:{sort}"
    yield f"sort:{sort}:{bool(line.happenings)}"
    for happening in line.happenings:
        yield f"sortact:{sort}:{happening.trigger.act}"
    yield from path_of(line, token, sort)
    for role in roles_in(line, token):
        yield f"role:{role}"
        yield f"role:{role}:{sort}"
    for toll in line.tolls:
        if toll.noun is not None and toll.noun.i == token.i:
            yield f"tolled:{toll.kind.value}"
            yield f"tolled:{toll.kind.value}:{sort}"


def sort_of(line: Line, token: Token, entry: Mention | None, kind: str) -> str:
    """In one word what the phrase is: a name, a registry's kind, a weapon, a place, a class."""
    if kind == "name" or token.entity == "PERSON":
        return "name"
    if entry is not None:
        return entry.entry.kind
    if token.i in line.weapons:
        return f"weapon:{line.weapons[token.i][0]}"
    if is_ground(token) or is_haven(token):
        return "ground" if is_ground(token) else "haven"
    return generic_class(line.tree, token).value


def own_words(
    line: Line, token: Token, first: Token, entry: Mention | None, kind: str
) -> Iterator[str]:
    """The words of a phrase and those beside it, and what the tables know of them."""
    tree, lemma = line.tree, token.lemma.casefold()
    yield f"lemma:{lemma}"
    yield f"class:{generic_class(tree, token).value}"
    yield f"ent:{token.entity}"
    yield f"tag:{token.tag}"
    yield f"kind:{kind}"
    yield f"suffix:{lemma[-4:]}"
    if entry is not None:
        yield f"entry:{entry.entry.kind}"
        yield f"country:{entry.entry.country}"
    for before in tree.tokens[first.i : token.i]:
        yield f"pre:{before.lemma.casefold()}"
    for child in tree.children(token, "det", "nummod", "poss"):
        yield f"det:{child.lemma.casefold() if child.dep == 'det' else child.dep}"
    for child in tree.children(token, "prep", "acl", "relcl", "appos"):
        yield f"after:{child.dep}:{child.lemma.casefold()}"
    for step, n in (("w-1", token.i - 1), ("w-2", first.i - 1), ("w+1", token.i + 1)):
        if 0 <= n < len(tree.tokens):
            yield f"{step}:{tree.tokens[n].lemma.casefold()}"


def roles_in(line: Line, token: Token) -> Iterator[str]:
    for h in line.happenings:
        role = h.roles.get(token.i)
        if role is not None:
            yield f"{role}:{h.trigger.act}"
            yield f"{role}"
            yield f"{role}:{h.modality.value}"


def path_of(line: Line, token: Token, sort: str) -> Iterator[str]:
    """How the phrase hangs in the sentence: the words above it and their relations."""
    tree = line.tree
    top = token
    while top.dep in {"conj", "appos"} and tree.head(top) is not None:
        top = tree.head(top) or top
        yield f"joined:{token.dep}"
        if token.dep == "appos":
            yield f"appos:{top.entity}:{generic_class(tree, top).value}"
    above = tree.head(top)
    if above is None:
        yield f"root:{sort}"
        return
    relation = top.dep
    if above.pos == "ADP":
        relation = above.text.casefold()
        above = tree.head(above) or above
    elif tree.is_passive(above) and top.dep == "nsubj":
        relation = "nsubjpass"
    yield from governor(line, above, relation, sort)


def governor(line: Line, above: Token, relation: str, sort: str) -> Iterator[str]:
    """The word that governs the phrase, in which tense, and what it tells."""
    tree, word = line.tree, above.lemma.casefold()
    acts = {h.trigger.head.i: h.trigger.act for h in line.happenings}
    if above.pos == "VERB":
        helpers = ",".join(t.lemma.casefold() for t in tree.children(above, "aux", "neg"))
        yield f"tense:{above.tag}:{helpers}"
        yield f"clause:{above.dep}"
    yield f"path:{relation}:{word}"
    yield f"up:{word}"
    yield f"rel:{relation}:{sort}"
    yield f"upact:{relation}:{acts.get(above.i, '-')}"
    yield f"upact:{relation}:{acts.get(above.i, '-')}:{sort}"
    for harm in harms_told(tree, above):
        yield f"harm:{relation}:{harm}"
        yield f"harm:{relation}:{harm}:{sort}"
    for number, upper in zip(range(3), tree.ancestors(above), strict=False):
        if upper.i in acts:
            yield f"far:{relation}:{acts[upper.i]}"
        if number == 0:
            yield f"path2:{relation}:{word}:{upper.lemma.casefold()}"
            yield f"up2:{upper.lemma.casefold()}"


def harms_told(tree: Tree, word: Token) -> list[str]:
    """What a verb or noun says befell people, apart for verbs whose subject suffers it."""
    verbs = [
        f"{h.kind.value}:undergone" if h.undergone else h.kind.value for h in harms_of(tree, word)
    ]
    return list(dict.fromkeys([*verbs, *(k.value for k in kinds_of(word, "units", "acts"))]))
