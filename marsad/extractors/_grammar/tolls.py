"""How many: what a sentence says of how many were killed, hurt, taken, moved or lost."""

import msgspec
from msgspec import Struct

from marsad.extractors._grammar import named_lists, nought, parts, shares, uncounted
from marsad.extractors._grammar.borrowed import Told, borrowed_cues, is_part
from marsad.extractors._grammar.counted import Counted, counted_phrases
from marsad.extractors._grammar.harm import Cue, kinds_of, words
from marsad.extractors._grammar.harm_cues import cue_above, cues_of, right_after
from marsad.extractors._grammar.not_tolls import fits, is_no_toll
from marsad.extractors._grammar.totals import total_of, value_of
from marsad.extractors._grammar.tree import Tree
from marsad.language import Token
from marsad.records import Bound, TollKind
from marsad.text.numbers import Quantity

# A toll quotes its noun if no more than this stands between; its cue if only a blank does.
NEAR_NOUN, BLANK = 30, 2


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
        [*counted_phrases(tree), *nought.phrases(tree), *uncounted.phrases(tree)],
        key=lambda p: (p.quantity.start, p.order),
    )
    found: list[CountedToll] = []
    for phrase in without_doubles(phrases):
        found += read_toll(tree, phrase, found, recent)
    told = sorted([*found, *shared(tree, found)], key=lambda t: t.quantity.start)
    return named_lists.joined(tree, told)


def without_doubles(phrases: list[Counted]) -> list[Counted]:
    """Each stretch of text once: a number before what merely names a person."""
    kept: list[Counted] = []
    for phrase in phrases:
        if not any(phrase.shares(other) for other in kept):
            kept.append(phrase)
    return kept


def read_toll(
    tree: Tree, phrase: Counted, before: list[CountedToll], recent: tuple[TollKind, ...]
) -> list[CountedToll]:
    """The toll that a phrase states, or none; two of them for "no casualties"."""
    if is_no_toll(tree, phrase):
        return []
    last = before[-1] if before else None
    told = Told(
        kinds=recent + tuple(toll.kind for toll in before),
        last=Cue(kind=last.kind, token=last.cue) if last is not None else None,
        end=last.end if last is not None else None,
        included=last is not None and last.included,
    )
    included = is_part(tree, phrase, told, recent=bool(recent))
    cues = cues_for(tree, phrase, told, included=included)
    found = [c for c in cues if fits(tree, c, phrase, included=included)]
    return [
        toll_of(tree, cue, phrase, included=included and told.counts(cue.kind))
        for cue in (found if phrase.quantity.low == 0 else found[:1])
    ]


def cues_for(tree: Tree, phrase: Counted, told: Told, *, included: bool) -> list[Cue]:
    """What befell those counted: by a total, by their own words, or as those before them."""
    number = phrase.number
    if number is not None:
        if (next_to := right_after(tree, phrase.noun or number)) is not None:
            return [next_to]
        if (total := total_of(tree, number, phrase.noun, told.likely())) is not None:
            return [total]
    noun = phrase.noun
    if noun is not None and phrase.quantity.low == 0 and (none := nought.none_of(noun)):
        return [Cue(kind=k, token=noun) for k in none]
    own = own_cues(tree, phrase)
    if own and is_of_another(tree, phrase, own[0]):
        return borrowed_cues(tree, phrase, told, included=included) or dead_beside(own[0])
    return own or borrowed_cues(tree, phrase, told, included=included)


def is_of_another(tree: Tree, phrase: Counted, cue: Cue) -> bool:
    """Whether a state belongs to a later number: "27 soldiers, ten civilians and 29 wounded"."""
    if cue.token.start < phrase.quantity.end or not kinds_of(cue.token, "units", "states"):
        return False
    number = tree.tokens[cue.token.i - 1]
    aged = number.i > 0 and tree.tokens[number.i - 1].text.casefold() in {"of", "aged"}
    return number.pos == "NUM" and number.start >= phrase.quantity.end and not aged


def dead_beside(cue: Cue) -> list[Cue]:
    """Those told without a word beside wounded are the dead."""
    kind = TollKind.KILLED if cue.kind is TollKind.INJURED else cue.kind
    return [Cue(kind=kind, token=cue.token)]


def own_cues(tree: Tree, phrase: Counted) -> list[Cue]:
    if phrase.counted:
        return cues_of(tree, phrase.number, phrase.noun, phrase.quantity.start)
    above = cue_above(tree, phrase.noun) if phrase.noun is not None else []
    borne = [c for c in above if uncounted.bears(tree, phrase, c)]
    return borne or uncounted.told_beside(tree, phrase)


def passed(tree: Tree, phrase: Counted) -> Quantity:
    """A toll that "passes 140" is of at least 141; one that "does not exceed 46" of at most 46."""
    quantity = phrase.quantity
    if phrase.number is None or quantity.bound is not Bound.EXACT or quantity.low is None:
        return quantity
    verb = value_of(tree, phrase.number)
    if verb is None or verb.lemma not in words("passing"):
        return quantity
    if tree.children(verb, "neg"):
        return msgspec.structs.replace(quantity, low=None, bound=Bound.AT_MOST)
    return msgspec.structs.replace(quantity, low=quantity.low + 1, high=None, bound=Bound.AT_LEAST)


def toll_of(tree: Tree, cue: Cue, phrase: Counted, *, included: bool) -> CountedToll:
    start, end = phrase.quantity.start, phrase.quantity.end
    noun, token = phrase.noun, cue.token
    if noun is not None and end <= noun.end and noun.start - end < NEAR_NOUN:
        end = max(end, noun.end)
    near = token.start - end
    if 0 <= near <= BLANK:
        end = token.end
    elif 0 < start - token.end <= BLANK and token.pos == "VERB":
        start = token.start
    return CountedToll(
        kind=cue.kind, quantity=passed(tree, phrase), cue=token, noun=noun, start=start, end=end,
        included=included, mixed=cue.mixed,
        revised=phrase.counted and parts.is_revised(tree, phrase.quantity),
    )  # fmt: skip


def shared(tree: Tree, found: list[CountedToll]) -> list[CountedToll]:
    """The tolls that are told as shares of those before them: "half of them children"."""
    tolls: list[CountedToll] = []
    if not found:
        return tolls
    for share in shares.find_shares(tree):
        before = [t for t in found if t.end <= share.start and not t.included and t.quantity.low]
        free = not any(t.start < share.end and share.start < t.end for t in found)
        if free and before:
            tolls.append(toll_of_share(tree, share, before[-1]))
    return tolls


def toll_of_share(tree: Tree, share: shares.Share, whole: CountedToll) -> CountedToll:
    """The number that a share of another comes to; "twice as many hurt" is no part of the dead."""
    value, even = shares.share_of(whole.quantity.low or 0, share.size)
    exact = even and whole.quantity.bound is Bound.EXACT
    after = next((t for t in tree.tokens if t.start >= share.end), None)
    kinds = kinds_of(after, "states") if share.size > 1 and after is not None else []
    quantity = Quantity(
        start=share.start, end=share.end, text=share.text, low=value, high=value,
        bound=Bound.EXACT if exact else Bound.ABOUT,
    )  # fmt: skip
    return CountedToll(
        kind=kinds[0] if kinds else whole.kind, quantity=quantity, cue=whole.cue, noun=None,
        start=share.start, end=share.end, included=share.size <= 1,
    )  # fmt: skip
