"""Attributions that the grammar does not see, as a trained net finds them."""

from collections.abc import Iterator, Sequence

from marsad.extractors._attribution import Relation
from marsad.extractors._grammar.anonymous import speaker_words
from marsad.extractors._grammar.credit import Attribution, Named
from marsad.extractors._grammar.speakers import can_speak, sources_of
from marsad.extractors._grammar.speech import speech, stance_of
from marsad.extractors._grammar.tree import Tree
from marsad.language import Token
from marsad.records import Modality

# Not tuned: chosen by hand.
LIKELY = 0.6
MARKS = frozenset({":", "–", "—", "-", "("})


def by_relation(
    tree: Tree,
    relations: Sequence[Relation],
    named: Named,
    found: Sequence[Attribution],
) -> Iterator[Attribution]:
    """Those of a sentence whose words the grammar does not credit."""
    taken = {i for a in found for i in a.own}
    for relation in (r for r in relations if r.confidence >= LIKELY):
        own = frozenset(t.i for t in inside(tree, (*relation.source, *relation.cue)))
        if own & taken:
            continue
        main = next((t for t in tree.tokens if t.start == relation.main), None)
        speaker = top_of(inside(tree, relation.source))
        reach = frozenset(t.i for t in inside(tree, relation.content))
        if main is None or speaker is None or not reach:
            continue
        if not can_credit(tree, main, speaker) or is_slug(main, speaker, named):
            continue
        sources = sources_of(tree, speaker, named, cue=main.text)
        root = next((t.i for t in tree.tokens if t.head == t.i), 0)
        if sources:
            yield Attribution(
                sources=sources,
                stance=stance_of(main) or Modality.ASSERTED,
                reach=reach,
                own=own,
                verb=main if main.pos == "VERB" else None,
                whole=root in own | reach,
            )


def is_slug(main: Token, speaker: Token, named: Named) -> bool:
    """Whether a place before a colon only says where: "Colombia: attack on barracks"."""
    here = any(start <= speaker.start < end for start, end in named.places)
    seat = speaker.text.casefold() in speaker_words().bodies["capitals"]
    return main.text == ":" and here and not seat


def can_credit(tree: Tree, main: Token, speaker: Token) -> bool:
    """Whether the cue is one by which news credits: not "feared dead", not "said to be"."""
    if main.text in MARKS:
        return can_speak(tree, speaker)
    known = stance_of(main) is not None or main.lemma.casefold() in speech().giving_figures
    if main.pos != "VERB" or not known or not can_speak(tree, speaker):
        return False
    bare = main.tag == "VBN" and not tree.children(main, "aux", "auxpass")
    if bare or main.dep == "acl":
        return False
    return not tree.is_passive(main) or speaker in tree.objects_of(main, "by")


def inside(tree: Tree, places: Sequence[tuple[int, int]]) -> list[Token]:
    return [t for t in tree.tokens if any(a <= t.start < b for a, b in places)]


def top_of(tokens: Sequence[Token]) -> Token | None:
    """The word on which the others hang."""
    here = {t.i for t in tokens}
    return next((t for t in tokens if t.head not in here or t.head == t.i), None)
