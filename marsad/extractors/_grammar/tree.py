"""A parsed sentence as a tree that is easy to ask."""

from collections.abc import Iterator
from functools import cached_property

from marsad.language import Sentence, Token
from marsad.records import Quote

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
PREPOSITIONS = frozenset({"prep", "agent", "dative"})
VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


class Tree:
    """The tokens of a sentence, and who depends on whom."""

    def __init__(self, sentence: Sentence, text: str) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.article_text = text
        self._children: list[list[Token]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                self._children[token.head].append(token)

    @property
    def start(self) -> int:
        return self.sentence.start

    @property
    def end(self) -> int:
        return self.sentence.end

    @cached_property
    def text(self) -> str:
        return self.article_text[self.start : self.end]

    @cached_property
    def quote(self) -> Quote:
        """The whole sentence, without the white space around it."""
        lead = len(self.text) - len(self.text.lstrip())
        body = self.text.strip()
        return Quote(text=body, start=self.start + lead, end=self.start + lead + len(body))

    def children(self, token: Token, *deps: str) -> list[Token]:
        below = self._children[token.i]
        return [child for child in below if child.dep in deps] if deps else below

    def child(self, token: Token, *deps: str) -> Token | None:
        return next(iter(self.children(token, *deps)), None)

    def head(self, token: Token) -> Token | None:
        return self.tokens[token.head] if token.head != token.i else None

    def ancestors(self, token: Token) -> Iterator[Token]:
        above = self.head(token)
        while above is not None:
            yield above
            above = self.head(above)

    def subtree(self, token: Token) -> list[Token]:
        """The token and all below it, in the order of the text."""
        found, open_ = [token], [token]
        while open_:
            below = self._children[open_.pop().i]
            found += below
            open_ += below
        return sorted(found, key=lambda t: t.i)

    def verb_above(self, token: Token) -> Token | None:
        """The nearest verb that the token belongs to."""
        return next((t for t in self.ancestors(token) if t.pos in VERBAL), None)

    def clause_verb(self, token: Token) -> Token | None:
        """The verb of the clause in which the token stands: itself, if it is one."""
        return token if token.pos in VERBAL else self.verb_above(token)

    def subjects(self, verb: Token) -> list[Token]:
        """The subjects of a verb; a coordinate or open clause shares those of the verb above."""
        own = self.children(verb, *SUBJECTS)
        if own:
            return own
        above = self.head(verb)
        if above is None or above.pos not in VERBAL or verb.dep not in {"conj", "xcomp", "advcl"}:
            return []
        return self.subjects(above)

    def is_passive(self, verb: Token) -> bool:
        if self.children(verb, "nsubjpass", "auxpass"):
            return True
        above = self.head(verb)
        shares = verb.dep == "conj" and above is not None and not self.children(verb, "nsubj")
        if shares and above is not None and above.tag == verb.tag == "VBN":
            return self.is_passive(above)
        own = self.children(verb, "nsubj", "aux")
        return verb.tag == "VBN" and verb.dep == "acl" and not own

    def objects_of(self, token: Token, *prepositions: str) -> list[Token]:
        """What stands after the given prepositions below a token, coordinates included."""
        return [
            below
            for preposition in self.children(token, *PREPOSITIONS)
            if preposition.text.casefold() in prepositions
            for first in self.children(preposition, "pobj", "pcomp")
            for below in self.coordinates(first)
        ]

    def coordinates(self, token: Token) -> list[Token]:
        """The token and those joined to it by "and", commas or an apposition's list."""
        found = [token]
        for child in self.children(token, "conj"):
            if child.pos in NOMINAL or child.pos == token.pos:
                found += self.coordinates(child)
        return found

    def phrase(self, token: Token, *, deps: frozenset[str] | None = None) -> tuple[int, int]:
        """Start and end of the noun phrase of a token: its words before it and names after it."""
        first, last = token, token
        keep = deps or PHRASE
        for child in self.children(token):
            if child.i < token.i and child.dep in keep:
                first = min(first, self.subtree(child)[0], key=lambda t: t.i)
        return first.start, last.end

    def quote_of(self, start: int, end: int) -> str:
        return self.article_text[start:end]


PHRASE = frozenset({"det", "amod", "compound", "nummod", "poss", "nmod", "quantmod", "advmod"})
