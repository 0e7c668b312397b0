"""How many: what a sentence says of how many were killed, hurt, taken, moved or lost."""

import re

import msgspec
from msgspec import Struct

from marsad.extractors._grammar import figures, parts, shares, uncounted
from marsad.extractors._grammar.harm_cues import NOT_DISPLACED, Cue, cue_above, cues_of, right_after
from marsad.extractors._grammar.harm import kinds_of
from marsad.extractors._grammar.lexicon import weapon_ending_at
from marsad.extractors._grammar.not_tolls import FREEING, NOT_PEOPLE, PLACES, is_no_toll
from marsad.extractors._grammar.counted import Counted, counted_phrases
from marsad.extractors._grammar.totals import PASSING, total_of, value_of
from marsad.extractors._grammar.tree import Tree
from marsad.language import Token
from marsad.records import Bound, TollKind
from marsad.text.numbers import Quantity

# A toll quotes its noun if no more than this stands between; its cue if only a blank does.
NEAR_NOUN, BLANK = 30, 2
# What befalls things as well: whoever suffers it must be a person by the word.
TAKEABLE = frozenset(
    {
        TollKind.CAPTURED,
        TollKind.MISSING,
        TollKind.ARRESTED,
        TollKind.SURRENDERED,
        TollKind.DISPLACED,
    }
)
# Before another figure of the same, at another time.
LATER = re.compile(r"\b(?:then|later|now|by|at|on|from)\b", re.IGNORECASE)
# Verbs of harm that are as often said of things.
DOUBTFUL = frozenset({"fall", "beat", "treat", "shoot", "burn", "hit", "lose", "be", "take"})


class CountedToll(Struct, frozen=True, kw_only=True):
    """A quantity, what it counts, and the word that says what befell them."""

    kind: TollKind
    quantity: Quantity
    cue: Token
    noun: Token | None
    start: int
    end: int
    included: bool = False
    revised: bool = False
    mixed: bool = False


def find_tolls(tree: Tree, recent: tuple[TollKind, ...] = ()) -> list[CountedToll]:
    """Every toll of a sentence, in numbers or in other words, in the order of the text.

    `recent` is what the last sentences counted: bare figures go on with it.
    """
    phrases = sorted(
        [*counted_phrases(tree), *uncounted.phrases(tree)],
        key=lambda p: (p.quantity.start, p.order),
    )
    found: list[CountedToll] = []
    for phrase in without_doubles(phrases):
        found += read_toll(tree, phrase, found, recent)
    return in_order([*found, *shared(tree, found)])


def in_order(tolls: list[CountedToll]) -> list[CountedToll]:
    return sorted(tolls, key=lambda t: t.quantity.start)


def shared(tree: Tree, found: list[CountedToll]) -> list[CountedToll]:
    """The tolls that are told as shares of those before them: "half of them children"."""
    tolls: list[CountedToll] = []
    for share in shares.find_shares(tree):
        before = [t for t in found if t.end <= share.start and not t.included and t.quantity.low]
        if any(t.start < share.end and share.start < t.end for t in found) or not before:
            continue
        whole = before[-1]
        value, even = shares.share_of(whole.quantity.low or 0, share.size)
        exact = even and whole.quantity.bound is Bound.EXACT
        quantity = Quantity(
            start=share.start, end=share.end, text=share.text, low=value, high=value,
            bound=Bound.EXACT if exact else Bound.ABOUT,
        )  # fmt: skip
        after = next((t for t in tree.tokens if t.start >= share.end), None)
        more = share.size > 1 and after is not None
        kinds = kinds_of(after, "states") if more and after is not None else []
        tolls.append(
            CountedToll(
                kind=kinds[0] if kinds else whole.kind,
                quantity=quantity,
                cue=whole.cue,
                noun=None,
                start=share.start,
                end=share.end,
                included=not more,
            )  # fmt: skip
        )
    return tolls


def without_doubles(phrases: list[Counted]) -> list[Counted]:
    """Each stretch of text once: a number before what merely names a person."""
    kept: list[Counted] = []
    for phrase in phrases:
        taken = any(
            phrase.quantity.start < k.quantity.end
            and k.quantity.start < phrase.quantity.end
            or (k.noun is not None and phrase.noun is not None and k.noun.i == phrase.noun.i)
            for k in kept
        )
        if not taken:
            kept.append(phrase)
    return kept


def read_toll(
    tree: Tree, phrase: Counted, before: list[CountedToll], recent: tuple[TollKind, ...]
) -> list[CountedToll]:
    if phrase.noun is None and phrase.quantity.text.casefold() == "many":
        if phrase.number is None or phrase.number.dep not in {"dobj", "nsubjpass"}:
            return []
    if is_no_toll(tree, phrase.quantity, phrase.number, phrase.noun):
        return []
    last = before[-1] if before else None
    included = (last is not None and is_part(tree, phrase, last)) or (
        bool(recent) and phrase.number is not None and figures.is_share(tree, phrase.number)
    )
    told = recent + tuple(toll.kind for toll in before)
    cues = cues_for(tree, phrase, last, told, included=included)
    found = [c for c in cues if fits(tree, c, phrase, included=included)]
    quantity = passed(tree, phrase)
    return [
        msgspec.structs.replace(
            toll_of(tree, quantity, cue, phrase, included=included and same(cue, last, recent)),
            revised=phrase.counted and parts.is_revised(tree, phrase.quantity),
        )
        for cue in (found if phrase.quantity.low == 0 else found[:1])
    ]


def same(cue: Cue, last: CountedToll | None, recent: tuple[TollKind, ...]) -> bool:
    """Whether a part suffered what its whole did."""
    return cue.kind is last.kind if last is not None else cue.kind in recent


def is_part(tree: Tree, phrase: Counted, last: CountedToll) -> bool:
    start, end = phrase.quantity.start, phrase.quantity.end
    if parts.is_included(tree, start, end):
        return True
    if last.included and parts.goes_on(tree, start, last.end):
        return True
    return parts.is_listed(tree, start, last.end)


def cues_for(
    tree: Tree,
    phrase: Counted,
    last: CountedToll | None,
    told: tuple[TollKind, ...],
    *,
    included: bool,
) -> list[Cue]:
    """What befell those counted: by a total, by their own words, or as those before them."""
    number = phrase.number
    if number is not None and (next_to := right_after(tree, phrase.noun or number)) is not None:
        return [next_to]
    recent = likely(told, last)
    if number is not None and (total := total_of(tree, number, phrase.noun, recent)) is not None:
        return [total]
    if phrase.quantity.low == 0 and phrase.noun is not None:
        if found := uncounted.none_of(phrase.noun):
            return [Cue(kind=k, token=phrase.noun) for k in found]
    if phrase.counted:
        cues = cues_of(tree, number, phrase.noun, phrase.quantity.start)
    else:
        above = cue_above(tree, phrase.noun) if phrase.noun is not None else []
        cues = [c for c in above if uncounted.bears(tree, phrase, c)]
        cues = cues or uncounted.told_beside(tree, phrase)
    if cues:
        return cues
    listed = last is not None and (included or parts.goes_on(tree, phrase.quantity.start, last.end))
    if last is not None and listed:
        between = tree.article_text[last.end : phrase.quantity.start]
        later = not included and phrase.noun is None and LATER.search(between) is not None
        kind = (recent if later else None) or last.kind
        goes_on = can_go_on(tree, phrase, included=included)
        return [Cue(kind=kind, token=last.cue)] if goes_on else []
    if phrase.noun is not None and phrase.noun.lemma == "victim" and phrase.counted:
        return [Cue(kind=last.kind if last else (told or (TollKind.KILLED,))[0], token=phrase.noun)]
    if number is not None and phrase.counted:
        kind = figures.kind_of(tree, number, told, last.kind if last is not None else None)
        if kind is not None and figures.is_share(tree, number):
            return [Cue(kind=kind, token=tree.tokens[number.head])]
        if kind is not None and figures.is_figure(tree, number, phrase.noun):
            return [Cue(kind=kind, token=last.cue if last is not None else number)]
    return []


def likely(told: tuple[TollKind, ...], last: CountedToll | None) -> TollKind | None:
    """What a figure counts that does not say it: the dead, if any were told of."""
    if TollKind.KILLED in told:
        return TollKind.KILLED
    return last.kind if last is not None else next(iter(told), None)


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


def fits(tree: Tree, cue: Cue, phrase: Counted, *, included: bool) -> bool:
    """Whether what is counted can suffer it: towns are taken, people are captured."""
    noun = phrase.noun
    if noun is None:
        return cue.kind is not TollKind.PLACES_TAKEN or included
    word = noun.lemma.casefold()
    if word in NOT_PEOPLE or is_weapon(tree, noun):
        return False
    if cue.kind is TollKind.DISPLACED and word in NOT_DISPLACED:
        return False
    if word == "patient" and cue.token.lemma == "be":
        return False
    doubtful = cue.kind in TAKEABLE or cue.token.lemma in DOUBTFUL
    if (
        doubtful
        and cue.kind is not TollKind.PLACES_TAKEN
        and not included
        and not is_somebody(noun)
    ):
        return False
    return (word in PLACES) == (cue.kind is TollKind.PLACES_TAKEN)


def is_weapon(tree: Tree, noun: Token) -> bool:
    """Whether a weapon is counted; a suicide bomber is a person all the same."""
    return not uncounted.is_personal(noun) and weapon_ending_at(tree, noun) is not None


def is_somebody(noun: Token) -> bool:
    return uncounted.is_personal(noun) or bool(kinds_of(noun, "units", "states"))


def passed(tree: Tree, phrase: Counted) -> Quantity:
    """A toll that "passes 140" is of at least 141; one that "does not exceed 46" of at most 46."""
    quantity = phrase.quantity
    if phrase.number is None or quantity.bound is not Bound.EXACT or quantity.low is None:
        return quantity
    verb = value_of(tree, phrase.number)
    if verb is None or verb.lemma not in PASSING:
        return quantity
    if tree.children(verb, "neg"):
        return msgspec.structs.replace(quantity, low=None, bound=Bound.AT_MOST)
    return msgspec.structs.replace(quantity, low=quantity.low + 1, high=None, bound=Bound.AT_LEAST)


def toll_of(
    tree: Tree, quantity: Quantity, cue: Cue, phrase: Counted, *, included: bool
) -> CountedToll:
    start, end, noun, token = quantity.start, quantity.end, phrase.noun, cue.token
    if noun is not None and end <= noun.end and noun.start - end < NEAR_NOUN:
        end = max(end, noun.end)
    near = token.start - end
    if 0 <= near <= BLANK:
        end = token.end
    elif 0 < start - token.end <= BLANK and token.pos == "VERB":
        start = token.start
    return CountedToll(
        kind=cue.kind, quantity=quantity, cue=token, noun=noun, start=start, end=end,
        included=included, mixed=cue.mixed,
    )  # fmt: skip
