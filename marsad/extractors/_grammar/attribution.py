"""Who says so: the sources that a sentence credits, and how far each one's word reaches."""

import re

import msgspec

from marsad.extractors._grammar.credit import Attribution, Named
from marsad.extractors._grammar.cues import by_verb
from marsad.extractors._grammar.figure_credits import by_figure
from marsad.extractors._grammar.phrases import (
    by_colon,
    by_noun,
    by_parenthesis,
    by_phrase,
    by_tail,
)
from marsad.extractors._grammar.speech import stance_of
from marsad.extractors._grammar.tree import Tree
from marsad.extractors._grammar.vouching import by_turn, vouching
from marsad.language import Token
from marsad.records import Modality, Source

# After these, what follows a cue between commas is told beside what was said.
TURNING = frozenset(
    """but while whereas although though after as when before who which where whose however
    despite amid since until""".split()
)

# "…, the ministry said, hours after two men had attacked it": what was before is known.
AFTERWARDS = re.compile(
    r"(?:(?:some|about|just|only|barely|less than|more than) )?(?:an?|one|the|[a-z]+|\d+)? ?"
    r"(?:minutes?|hours?|days?|nights?|weeks?|months?|years?) (?:after|before|since)\b",
    re.IGNORECASE,
)
# Behind one of these a cue in the midst of a sentence lets what is said go on.
PARTING = frozenset({",", ":", "”", '"', "-", "–", "—"})


def find_attributions(tree: Tree, named: Named, *, headline: bool = False) -> list[Attribution]:
    """All attributions of a sentence: by verbs, by phrases, by nouns, by colons and dashes."""
    verbs = [a for token in tree.tokens if (a := by_verb(tree, token, named)) is not None]
    found = verbs + list(by_phrase(tree, named, verbs))
    credited = {i for a in found for i in a.own}
    main = any(a.whole for a in found)
    found += [a for a in by_noun(tree, named, alone=not main) if not a.own & credited]
    if not any(a.whole for a in found):
        found += [a for a in by_colon(tree, named) if not a.own & credited]
        found += [a for a in by_parenthesis(tree, named) if not a.own & credited]
        found += [a for a in by_turn(tree, named) if not a.own & credited]
        if not found:
            found += by_figure(tree, named)
    if headline or is_unended(tree):
        found += [a for a in by_tail(tree, named) if not a.own & credited]
    found = vouching(tree, found, named)
    placed = [reaching(tree, a, found) if a.after else a for a in found]
    return extended(tree, [apart(tree, a, placed) for a in placed])


def is_unended(tree: Tree) -> bool:
    """Whether a line stands alone without a full stop, as a headline does."""
    text, start, end = tree.article_text, tree.start, tree.end
    opens = start == 0 or text[:start].rstrip(" ").endswith("\n")
    closes = text[end:].strip(" ")[:1] in {"", "\n"}
    return opens and closes and tree.text.rstrip()[-1:].isalpha()


def reaching(tree: Tree, one: Attribution, found: list[Attribution]) -> Attribution:
    """The reach of a cue that follows what is said, or stands in the midst of it."""
    first, last = min(one.own), max(one.own)
    earlier = [max(a.own) + 1 for a in found if a.after and max(a.own) < first]
    begin = max([0, *earlier, *(s.start for s in segments(tree) if s.start <= first)])
    end = follows_on(tree, last, found)
    reach = frozenset(range(begin, first)) | frozenset(range(last + 1, end))
    return msgspec.structs.replace(one, reach=one.reach | (reach - one.own))


def segments(tree: Tree) -> list[range]:
    """The parts of a sentence between semicolons."""
    stops = [t.i for t in tree.tokens if t.text == ";"]
    starts = [0, *(stop + 1 for stop in stops)]
    return [range(a, b) for a, b in zip(starts, [*stops, len(tree.tokens)], strict=True)]


def extended(tree: Tree, found: list[Attribution]) -> list[Attribution]:
    """Carry main cues over the parts of the sentence, between semicolons, that have none.

    Such a part goes on with what the part before it says; where no part before it has a cue, it is
    the cue at the end of the sentence that has it all.
    """
    parts = segments(tree)
    if len(parts) == 1:
        return found
    main = [last_of(part, found) for part in parts]
    more: dict[int, frozenset[int]] = {}
    for n, part in enumerate(parts):
        if main[n] is not None or any(a.reach & set(part) for a in found if not a.after):
            continue
        heir = next((m for m in reversed(main[:n]) if m is not None), None)
        if heir is not None and (
            heir.stance is not Modality.ASSERTED or tells_background(tree, part)
        ):
            continue
        heir = heir or next((m for m in main[n:] if m is not None and m.after), None)
        if heir is not None:
            more[id(heir)] = more.get(id(heir), frozenset()) | frozenset(part)
    return [msgspec.structs.replace(a, reach=a.reach | more.get(id(a), frozenset())) for a in found]


def tells_background(tree: Tree, part: range) -> bool:
    """Whether a part tells what had been before: that is the outlet's own."""
    return any(t.i in part and t.text.casefold() == "had" and t.dep == "aux" for t in tree.tokens)


def last_of(part: range, found: list[Attribution]) -> Attribution | None:
    """The last main cue that stands in a part of the sentence."""
    inside = [a for a in found if a.whole and min(a.own) in part]
    return max(inside, key=lambda a: min(a.own), default=None)


def follows_on(tree: Tree, last: int, found: list[Attribution]) -> int:
    """Where what is said ends behind a cue: there it may only go on after a comma."""
    comma = next((t.i for t in tree.tokens[last + 1 :] if t.text in PARTING), None)
    if comma is None or comma + 1 >= len(tree.tokens):
        return last + 1
    following = next((t for t in tree.tokens[comma + 1 :] if t.pos != "PUNCT"), None)
    if following is None or following.text.casefold() in TURNING:
        return last + 1
    if AFTERWARDS.match(tree.text, following.start - tree.start):
        return last + 1
    later = [min(a.own) for a in found if a.whole and min(a.own) > last]
    stops = [t.i for t in tree.tokens[last + 1 :] if t.text == ";"]
    return min([len(tree.tokens), *later, *stops])


def apart(tree: Tree, one: Attribution, found: list[Attribution]) -> Attribution:
    """Take from a reach the clauses in which somebody else speaks beside, not below."""
    verb = one.verb
    others = [a for a in found if a is not one and is_beside(tree, verb, a)]
    taken = {i for a in others for i in (*a.reach, *a.own)} if others else set()
    return msgspec.structs.replace(one, reach=one.reach - taken) if taken else one


def is_beside(tree: Tree, verb: Token | None, other: Attribution) -> bool:
    """Whether another cue's clause is joined to what is said: "X said A, and Y said B"."""
    if verb is None or other.verb is None or other.after or other.verb.i <= verb.i:
        return False
    below = other.verb
    if below.dep == "conj" and tree.children(below, "nsubj", "nsubjpass"):
        return True
    if below.dep in {"ccomp", "parataxis", "advcl"}:
        between = tree.tokens[verb.i + 1 : below.i]
        marks = {t.text.casefold() for t in tree.children(below, "mark", "advmod")}
        return any(t.text == ";" for t in between) or bool(marks & {"while", "whereas", "though"})
    return False


def attributions_over(found: list[Attribution], token: Token) -> list[Attribution]:
    """Those that vouch for a token, the widest first: so the nearest to the fact comes last."""
    return sorted((a for a in found if token.i in a.reach), key=lambda a: -len(a.reach))


def credited(found: list[Attribution]) -> tuple[Source, ...]:
    """The sources of these attributions, the nearest to the fact last, each once."""
    sources: dict[str, Source] = {}
    for attribution in found:
        for source in attribution.sources:
            sources.pop(source.id or source.name, None)
            sources[source.id or source.name] = source
    return tuple(sources.values())


__all__ = [
    "Attribution",
    "Named",
    "attributions_over",
    "credited",
    "find_attributions",
    "stance_of",
]
