"""The noun phrases of a message, with what marsad's reading says of each, as features."""

from collections.abc import Iterator

from msgspec import Struct

from benchmarks._muc.features import context_of, features_of, manner_of
from benchmarks._muc.scenes import Line
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
            if is_head(token):
                found += made(line, token, names, context, text)
    return found


def is_head(token: Token) -> bool:
    """Whether a phrase ends here: a noun, or a number or participle that stands for people."""
    if token.pos not in {"NOUN", "PROPN"} or token.dep in {"compound", "nmod", "npadvmod"}:
        return (
            token.pos in {"ADJ", "VERB", "NUM"}
            and token.dep in {"nsubjpass", "dobj", "nsubj"}
            and token.lemma in {"wounded", "dead", "injured", "killed", "one", "two", "three"}
        )
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
