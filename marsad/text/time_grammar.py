"""What a language's grammar of times consists of, and the pattern that all its rules make."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from marsad.text.numerals import compile_phrases
from marsad.text.time_forms import Form, Part, Relation

Pattern = re.Pattern[str]
_WORD = re.compile(r"\d+|[^\W\d_]+")


class Rule(NamedTuple):
    """A pattern, and what makes a form of its groups (None: no one time after all)."""

    pattern: str
    form: Callable[..., Form | None]


class Grammar:
    """The rules of one language, and the patterns of the words around what they match.

    Every time begins with a digit or one of `first_words`, and with one of `light_words` only if a
    digit, one of `next_words` or again one of the first words comes next. `qualifiers` and
    `preposition` end where the time begins, `tail` begins where it ends. Groups: `clock`, `part`,
    `mid`, `edge` and `relation`, whose words `part_named` and `relations` know.
    """

    def __init__(
        self,
        *,
        rules: Sequence[Rule],
        first_words: frozenset[str],
        light_words: frozenset[str],
        next_words: frozenset[str],
        part_named: Callable[[str], Part],
        relations: Mapping[str, Relation],
        of_the_next_noun: frozenset[str],
        qualifiers: Pattern,
        tail: Pattern,
        preposition: Pattern,
        hour_lead: Pattern,
        range_words: Pattern,
        between: Pattern,
        both: Pattern,
        beside: Pattern,
        of_the_day: Pattern,
        possessive: Pattern,
        hour: Pattern,
    ) -> None:
        self.rules = rules
        self.first_words = first_words
        self.light_words = light_words
        self.next_words = first_words | next_words
        self.part_named = part_named
        self.relations = relations
        self.of_the_next_noun = of_the_next_noun
        self.qualifiers = qualifiers
        self.tail = tail
        self.preposition = preposition
        self.hour_lead = hour_lead
        self.range_words = range_words
        self.between = between
        self.both = both
        self.beside = beside
        self.of_the_day = of_the_day
        self.possessive = possessive
        self.hour = hour

    @cached_property
    def _any(self) -> Pattern:
        every = "|".join(f"({rule.pattern})" for rule in self.rules)
        return compile_phrases(rf"(?<![\w$€£#])(?!(?<=\d[.,:/-])\d)(?:{every})")

    @cached_property
    def _forms(self) -> dict[int, tuple[Callable[..., Form | None], int]]:
        """Each rule's function and number of groups, by the number of the group around the rule."""
        numbered = {}
        number = 1
        for rule in self.rules:
            groups = compile_phrases(rule.pattern).groups
            numbered[number] = rule.form, groups
            number += 1 + groups
        return numbered

    def matches(self, text: str) -> Iterator[re.Match[str]]:
        """Every match of a rule, none inside another."""
        end = 0
        for word in _WORD.finditer(text):
            start = word.start()
            if start < end or not self._may_begin(text, word):
                continue
            if match := self._any.match(text, start):
                end = match.end()
                yield match

    def _may_begin(self, text: str, word: re.Match[str]) -> bool:
        """Whether a time may begin here: looked at first because it is quick."""
        if word[0].isdecimal():
            return True
        name = word[0].lower()
        if name not in self.first_words:
            return False
        if name not in self.light_words:
            return True
        after = _WORD.search(text, word.end())
        return after is not None and (after[0].isdecimal() or after[0].lower() in self.next_words)

    def form(self, match: re.Match[str]) -> Form | None:
        """The form that the rule which matched makes of its words."""
        number = match.lastindex or 0
        form, groups = self._forms[number]
        return form(*match.groups()[number : number + groups])
