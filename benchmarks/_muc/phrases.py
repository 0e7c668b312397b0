"""The noun phrases of a message, with what marsad's reading says of each, as features."""

from collections.abc import Iterator

from msgspec import Struct

from benchmarks._muc.scenes import Line
from marsad.extractors._grammar.people import generic_class
from marsad.extractors._grammar.tables import is_ground, is_haven
from marsad.extractors._grammar.tolls import harm_words
from marsad.extractors._grammar.tree import Tree
from marsad.language import Token
from marsad.registry import Mention

NAMING = frozenset({"PROPN", "NOUN", "NUM", "ADJ", "VERB"})
# Their head alone says nothing: the phrase after "of" belongs to them.
HOLLOW = frozenset(
    """member leader group headquarters office branch band residence home house group number part
    wife son daughter brother sister father mother relative body column squad unit troop element
    facility building installation premise station bridge village town""".split()
)
TITLES = frozenset(
    """president minister mr mrs ms dr doctor general colonel major captain lieutenant sergeant
    mayor father monsignor bishop archbishop judge senator congressman deputy governor ambassador
    journalist reporter engineer lawyer attorney professor priest commander leader chief secretary
    director magistrate cardinal candidate councilman businessman citizen comrade don corporal
    soldier policeman student peasant worker vice prime foreign defense interior justice brigadier
    admiral rector dean jesuit inspector agent rev reverend sister brother inspector hopeful
    spokesman head manager adviser coordinator prosecutor guerrilla terrorist""".split()
)


# Words by which somebody speaks for himself, or tells of what is over, or of no one time.
VOICES = frozenset("i we you our my us not never if when every always since during year".split())


class Phrase(Struct, frozen=True, kw_only=True):
    """A noun phrase: its words as the message has them, where it stands, and its features."""

    line: int
    head: int
    lemma: str
    text: str
    start: int
    end: int
    proper: bool
    features: tuple[str, ...]
    acts: tuple[str, ...]


def phrases_of(lines: list[Line], names: tuple[Mention, ...], text: str) -> list[Phrase]:
    """The phrases of all sentences; `text` is the message's own."""
    found: list[Phrase] = []
    acts = {h.trigger.act for line in lines for h in line.happenings}
    for line in lines:
        before = lines[line.number - 1] if line.number else None
        after = lines[line.number + 1] if line.number + 1 < len(lines) else None
        context = (*context_of(line, before, after, acts, len(lines)), *manner_of(line))
        for token in line.tree.tokens:
            if is_head(line.tree, token):
                found += made(line, token, names, context, text)
    return found


def is_head(tree: Tree, token: Token) -> bool:
    if token.pos not in {"NOUN", "PROPN"} or token.dep in {"compound", "nmod", "npadvmod"}:
        return token.pos in {"ADJ", "VERB", "NUM"} and token.dep in {"nsubjpass", "dobj", "nsubj"} \
            and token.lemma in {"wounded", "dead", "injured", "killed", "one", "two", "three"}
    return token.entity not in {"DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "ORDINAL"}


def bounds(tree: Tree, token: Token) -> tuple[Token, Token]:
    """First and last token of the phrase: what belongs to the head, and "of …" of hollow heads."""
    first = token
    deps = {"amod", "compound", "nmod", "nummod", "poss", "quantmod"}
    for child in tree.children(token, *deps):
        if child.i < token.i:
            first = min(first, tree.subtree(child)[0], key=lambda t: t.i)
    last = token
    if token.lemma.casefold() in HOLLOW:
        for after in tree.objects_of(token, "of")[:1]:
            last = after
    return first, last


def made(
    line: Line, token: Token, names: tuple[Mention, ...], context: tuple[str, ...], text: str
) -> Iterator[Phrase]:
    tree = line.tree
    first, last = bounds(tree, token)
    person = token.entity == "PERSON" or (token.pos == "PROPN" and titled(tree, first, token))
    if person and token.pos == "PROPN":
        name_first = name_start(tree, first, token)
        if name_first.i > first.i:
            title = tree.tokens[name_first.i - 1]
            yield phrase(line, title, first, title, names, context, text, "title")
            first = name_first
    yield phrase(line, token, first, last, names, context, text, "name" if person else "")


def titled(tree: Tree, first: Token, token: Token) -> bool:
    return any(t.text.casefold().strip(".") in TITLES for t in tree.tokens[first.i : token.i])


def name_start(tree: Tree, first: Token, token: Token) -> Token:
    """Where the name of a person begins, after titles and adjectives."""
    start = token
    for candidate in reversed(tree.tokens[first.i : token.i]):
        plain = candidate.text.casefold().strip(".")
        if candidate.pos != "PROPN" or plain in TITLES or candidate.entity in {"NORP", "ORG"}:
            break
        start = candidate
    return start


def phrase(
    line: Line,
    token: Token,
    first: Token,
    last: Token,
    names: tuple[Mention, ...],
    context: tuple[str, ...],
    text: str,
    kind: str,
) -> Phrase:
    tree = line.tree
    entry = next((m for m in names if m.start <= token.start < m.end), None)
    start, end = first.start, last.end
    if entry is not None and not kind:
        start, end = min(start, entry.start), max(end, entry.end)
    base = tuple(features_of(line, token, first, entry, kind))
    return Phrase(
        line=line.number,
        head=token.i,
        lemma=token.lemma.casefold(),
        text=text[start:end],
        start=start,
        end=end,
        proper=token.pos == "PROPN",
        features=(*base, *context),
        acts=tuple(sorted({h.trigger.act for h in line.happenings})),
    )


def context_of(
    line: Line, before: Line | None, after: Line | None, acts: set[str], count: int
) -> Iterator[str]:
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
    tree = line.tree
    lemma = token.lemma.casefold()
    group = generic_class(tree, token).value
    weapon = line.weapons[token.i][0] if token.i in line.weapons else ""
    yield f"lemma:{lemma}"
    yield f"class:{group}"
    yield f"ent:{token.entity}"
    yield f"tag:{token.tag}"
    yield f"kind:{kind}"
    yield f"suffix:{lemma[-4:]}"
    sort = group
    if is_ground(token) or is_haven(token):
        sort = "ground" if is_ground(token) else "haven"
        yield f"sort:{sort}"
    if weapon:
        sort = f"weapon:{weapon}"
        yield sort
    if entry is not None:
        sort = entry.entry.kind
        yield f"entry:{sort}"
        yield f"country:{entry.entry.country}"
    if kind == "name" or token.entity == "PERSON":
        sort = "name"
    for t in tree.tokens[first.i : token.i]:
        yield f"pre:{t.lemma.casefold()}"
    for child in tree.children(token, "det", "nummod", "poss"):
        yield f"det:{child.lemma.casefold() if child.dep == 'det' else child.dep}"
    for child in tree.children(token, "prep", "acl", "relcl", "appos"):
        yield f"after:{child.dep}:{child.lemma.casefold()}"
    yield from path_of(line, token, sort)
    for role in roles_in(line, token):
        yield f"role:{role}"
        yield f"role:{role}:{sort}"
    for toll in line.tolls:
        if toll.noun is not None and toll.noun.i == token.i:
            yield f"tolled:{toll.kind.value}"
            yield f"tolled:{toll.kind.value}:{sort}"
    for step, t in (("w-1", token.i - 1), ("w-2", first.i - 1), ("w+1", token.i + 1)):
        if 0 <= t < len(tree.tokens):
            yield f"{step}:{tree.tokens[t].lemma.casefold()}"
    yield f"sort:{sort}:{bool(line.happenings)}"
    for h in line.happenings:
        yield f"sortact:{sort}:{h.trigger.act}"


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
    acts = {h.trigger.head.i: h.trigger.act for h in line.happenings}
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
    relation = f"{top.dep}"
    if above.pos == "ADP":
        relation = f"{above.text.casefold()}"
        above = tree.head(above) or above
    elif tree.is_passive(above) and top.dep == "nsubj":
        relation = "nsubjpass"
    word = above.lemma.casefold()
    if above.pos == "VERB":
        helpers = ",".join(t.lemma.casefold() for t in tree.children(above, "aux", "neg"))
        yield f"tense:{above.tag}:{helpers}"
        yield f"clause:{above.dep}"
    yield f"path:{relation}:{word}"
    yield f"up:{word}"
    yield f"rel:{relation}:{sort}"
    yield f"upact:{relation}:{acts.get(above.i, '-')}"
    yield f"upact:{relation}:{acts.get(above.i, '-')}:{sort}"
    for kind, words in harm_words().items():
        if word in words.verbs or word in words.nouns:
            yield f"harm:{relation}:{kind.value}"
            yield f"harm:{relation}:{kind.value}:{sort}"
    for number, upper in zip(range(3), tree.ancestors(above), strict=False):
        if upper.i in acts:
            yield f"far:{relation}:{acts[upper.i]}"
        if number == 0:
            yield f"path2:{relation}:{word}:{upper.lemma.casefold()}" if len(word) < 14 else "x"
            yield f"up2:{upper.lemma.casefold()}"
