"""What befell those whose own words do not say it: parts, lists, and figures that go on."""

import re

from msgspec import Struct

from marsad.extractors._grammar import figures, parts, uncounted
from marsad.extractors._grammar.counted import Counted
from marsad.extractors._grammar.harm import Cue
from marsad.extractors._grammar.tree import Tree
from marsad.records import TollKind

# Before another figure of the same, at another time.
LATER = re.compile(r"\b(?:then|later|now|by|at|on|from)\b", re.IGNORECASE)


class Told(Struct, frozen=True, kw_only=True):
    """What was counted so far: all kinds, and of the sentence's last toll its cue and its end."""

    kinds: tuple[TollKind, ...]
    last: Cue | None
    end: int | None
    included: bool

    def counts(self, kind: TollKind) -> bool:
        """Whether a part of this kind may belong to what was counted last."""
        return kind is self.last.kind if self.last is not None else kind in self.kinds

    def likely(self) -> TollKind | None:
        """What a figure counts that does not say it: the dead, if any were told of."""
        if TollKind.KILLED in self.kinds:
            return TollKind.KILLED
        return self.last.kind if self.last is not None else next(iter(self.kinds), None)


def is_part(tree: Tree, phrase: Counted, told: Told, *, recent: bool) -> bool:
    """Whether those counted are among those counted before."""
    start, end = phrase.quantity.start, phrase.quantity.end
    if told.end is not None:
        if parts.is_included(tree, start, end) or parts.is_listed(tree, start, told.end):
            return True
        if told.included and parts.goes_on(tree, start, told.end):
            return True
    return recent and phrase.number is not None and figures.is_share(tree, phrase.number)


def borrowed_cues(tree: Tree, phrase: Counted, told: Told, *, included: bool) -> list[Cue]:
    """The cue of the number before, where this one goes on with it."""
    last, end = told.last, told.end
    listed = end is not None and (included or parts.goes_on(tree, phrase.quantity.start, end))
    if last is not None and listed:
        return in_list(tree, phrase, told, last, included=included)
    noun = phrase.noun
    if noun is not None and noun.lemma == "victim" and phrase.counted:
        return [Cue(kind=told.likely() or TollKind.KILLED, token=noun)]
    return as_figure(tree, phrase, told)


def in_list(tree: Tree, phrase: Counted, told: Told, last: Cue, *, included: bool) -> list[Cue]:
    if not can_go_on(tree, phrase, included=included):
        return []
    between = tree.article_text[told.end : phrase.quantity.start]
    later = not included and phrase.noun is None and LATER.search(between) is not None
    kind = (told.likely() if later else None) or last.kind
    return [Cue(kind=kind, token=last.token)]


def as_figure(tree: Tree, phrase: Counted, told: Told) -> list[Cue]:
    """The cue of a bare figure, such as of one who "spoke of 61"."""
    number = phrase.number
    if number is None:
        return []
    kind = figures.kind_of(tree, number, told.kinds, told.last.kind if told.last else None)
    if kind is None:
        return []
    if figures.is_share(tree, number):
        return [Cue(kind=kind, token=tree.tokens[number.head])]
    if figures.is_figure(tree, number, phrase.noun):
        return [Cue(kind=kind, token=told.last.token if told.last is not None else number)]
    return []


def can_go_on(tree: Tree, phrase: Counted, *, included: bool) -> bool:
    """Whether a number without a word of harm may share that of the number before it."""
    top = phrase.noun or phrase.number
    if top is None:
        return False
    if not phrase.counted:
        start, end = phrase.quantity.start, phrase.quantity.end
        named = included and phrase.quantity.high == 1 and parts.is_included(tree, start, end)
        return named and uncounted.is_part(tree, top)
    head = tree.head(top)
    acts = top.dep == "nsubj" and head is not None and head.pos == "VERB"
    return not acts and (phrase.noun is None or uncounted.is_personal(phrase.noun))
