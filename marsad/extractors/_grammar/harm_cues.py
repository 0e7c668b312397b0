"""Which word of harm governs those who are counted: by the parse and, where it fails, by order."""

from marsad.extractors._grammar.harm import Cue, harms_of, kinds_of, words
from marsad.extractors._grammar.order_cues import by_order
from marsad.extractors._grammar.tree import NOMINAL, VERBAL, Tree
from marsad.extractors._grammar.verb_cues import OPEN_SUBJECT, SUBJECTS, by_verb, has_object
from marsad.language import Token
from marsad.records import TollKind

# Words of a bound that a parser takes for prepositions.
APPROXIMATING = frozenset({"around", "about", "over", "under", "between", "than", "near", "up"})
# How far up a noun may hang in lists and "of": no real phrase needs more.
STEPS = 8
UNDER = ("acl", "relcl", "amod", "acomp", "appos", "nmod", "compound")
HEDGES = frozenset({"feared", "confirmed", "reported", "presumed", "believed", "left"})
BODIES = frozenset({"body", "corpse", "corps", "remains"})
HURT = frozenset({TollKind.KILLED, TollKind.INJURED})
WHO = frozenset({"who", "which", "that"})


def cues_of(tree: Tree, number: Token | None, noun: Token | None, start: int) -> list[Cue]:
    """The words of harm for a counted phrase, best first; several kinds for "casualties" alone."""
    tops = [t for t in (noun, number) if t is not None]
    if noun is not None and (kinds := kinds_of(noun, "units")):
        return [cue_of_unit(tree, noun, kinds[0])]
    if tops and (next_to := right_after(tree, max(tops, key=lambda t: t.i))):
        return [next_to]
    above = next((c for t in tops if (c := cue_above(tree, t))), [])
    if above and above[0].token.pos in VERBAL:
        return above
    own = next((c for t in tops if (c := cue_inside(tree, t, number))), [])
    held = bool(own) and own[0].kind is TollKind.CAPTURED and own[0].token in tops
    if held and above and above[0].kind in HURT:
        return above
    return own or above or by_order(tree, tops, start)


def right_after(tree: Tree, last: Token) -> Cue | None:
    """The participle that follows at once: "39 wounded", "five soldiers dead", "300 missing"."""
    if last.i + 1 >= len(tree.tokens):
        return None
    token = tree.tokens[last.i + 1]
    if token.text.casefold() in HEDGES:
        token = tree.tokens[min(token.i + 1, len(tree.tokens) - 1)]
    kinds = [k for k in kinds_of(token, "states") if k is not TollKind.PLACES_TAKEN]
    if not kinds or token.tag in {"VBZ", "VBP", "NN", "NNS"} or has_object(tree, token):
        return None
    unit = Cue(kind=kinds[0], token=token)
    both = cue_of_unit(tree, token, kinds[0]) if kinds[0] is TollKind.KILLED else unit
    return both if both.mixed else unit


def cue_inside(tree: Tree, token: Token, number: Token | None) -> list[Cue]:
    """The phrase itself tells it: "12 deaths", "12 dead", "12 wounded people", "40 men killed"."""
    kinds = kinds_of(token, "units", "states")
    if kinds and TollKind.CAPTURED not in kinds:
        return [cue_of_unit(tree, token, kinds[0])]
    below = cue_below(tree, token, number)
    return below or [cue_of_unit(tree, token, kind) for kind in kinds[:1]]


def cue_below(tree: Tree, token: Token, number: Token | None) -> list[Cue]:
    """What the words under the noun say of it: "wounded", "killed by mines", "who died"."""
    for child in tree.children(token, "acl", "relcl", "amod", "acomp", "appos", "nmod", "compound"):
        if number is not None and child.i == number.i:
            continue
        if child.dep == "relcl" and whose_bodies(tree, child):
            return [Cue(kind=TollKind.KILLED, token=child)]
        if child.dep in {"acl", "relcl"} and child.pos in VERBAL:
            if found := by_clause(tree, child):
                return found
        elif kinds := kinds_of(child, "states"):
            return [Cue(kind=kinds[0], token=child)]
    for wound in tree.objects_of(token, "with"):
        if kinds_of(wound, "acts")[:1] == [TollKind.INJURED] or wound.lemma.casefold() == "burn":
            return [Cue(kind=TollKind.INJURED, token=wound)]
    return []


def whose_bodies(tree: Tree, clause: Token) -> bool:
    return any(
        t.lemma.casefold() in {"body", "corpse", "corps", "remains"}
        and any(p.text.casefold() == "whose" for p in tree.children(t, "poss"))
        for t in tree.subtree(clause)
    )


def cue_of_unit(tree: Tree, token: Token, kind: TollKind) -> Cue:
    """A count of "dead and wounded" or of "casualties" does not tell them apart."""
    others = [k for t in tree.coordinates(token)[1:] for k in kinds_of(t, "units", "states")]
    numbered = any(tree.children(t, "nummod", "quantmod") for t in tree.coordinates(token)[1:])
    after = tree.tokens[token.i + 1 : token.i + 3]
    if len(after) == 2 and after[0].text.casefold() in {"and", "or"} and not numbered:  # noqa: PLR2004
        others += kinds_of(after[1], "states")
    mixed = token.lemma.casefold() == "casualty" or (
        kind is TollKind.KILLED and TollKind.INJURED in others and not numbered
    )
    return Cue(kind=kind, token=token, mixed=mixed)


def by_clause(tree: Tree, verb: Token) -> list[Cue]:
    """What a participle or relative clause says of the noun: "killed", "who died"."""
    harms = harms_of(tree, verb)
    subjects = tree.children(verb, *SUBJECTS)
    relative = [s for s in subjects if s.text.casefold() in {"who", "which", "that"}]
    active = bool(tree.children(verb, "dobj"))
    whom = any(t.text.casefold() in {"whom", "that", "which"} for t in tree.children(verb, "dobj"))
    for harm in harms:
        passive = verb.tag == "VBN" and (not subjects or bool(tree.children(verb, "auxpass")))
        suffers = harm.undergone and (bool(relative) or not subjects)
        done = not harm.undergone and (
            (passive and not (active and harm.mate is None))
            or (bool(subjects) and not relative)
            or whom
        )
        if suffers or done:
            return [Cue(kind=harm.kind, token=verb)]
    if verb.lemma in OPEN_SUBJECT:
        for child in tree.children(verb, "acomp", "attr", "prep"):
            if kinds := kinds_of(child, "states"):
                return [Cue(kind=kinds[0], token=child)]
    return []


def cue_above(tree: Tree, token: Token) -> list[Cue]:
    """Climb from the counted noun through lists and "of" to a verb or noun of harm."""
    for _ in range(STEPS):
        head = tree.head(token)
        if head is None:
            return []
        if token.dep in {"conj", "appos"} and head.pos in NOMINAL | {"ADJ"}:
            if token.dep == "appos" and kinds_of(token, "units"):
                return []
            token = head
            continue
        if head.pos == "ADP" or token.dep in {"pobj", "pcomp"}:
            step = above_preposition(tree, token, head)
            if isinstance(step, list):
                return step
            token = step
            continue
        if token.dep in {"nummod", "quantmod", "nmod", "poss", "compound"} and head.pos in NOMINAL:
            token = head
            continue
        if head.pos == "ADJ" and token.dep in {"nsubj", "npadvmod", "nmod", "dep"}:
            return [Cue(kind=k, token=head) for k in kinds_of(head, "states")[:1]]
        if head.pos in VERBAL:
            return among_whom(tree, token, head) or by_verb(tree, token, head)
        return []
    return []


def above_preposition(tree: Tree, token: Token, preposition: Token) -> Token | list[Cue]:
    """What the noun after a preposition belongs to, or the cue if that is a noun of harm."""
    above = tree.head(preposition)
    word = preposition.text.casefold()
    if above is None:
        return []
    if word in APPROXIMATING and above.pos in VERBAL and tree.children(token, "nummod"):
        return taken_about(tree, above)
    if word == "of" or (word in {"in", "to", "for", "from"} and kinds_of(above, "acts")):
        if kinds := kinds_of(above, "acts"):
            return [Cue(kind=kinds[0], token=above)] if word in {"of", "to"} else []
        if above.lemma.casefold() in words("gathering") or above.pos == "NUM":
            return above
    if word == "among" and above.lemma == "be":
        return cue_inside(tree, token, None) or []
    if word == "with" and above.pos in VERBAL and not harms_of(tree, above):
        return []
    return []


def taken_about(tree: Tree, verb: Token) -> list[Cue]:
    """What the verb did to "around 70": a parser takes "around" for a preposition."""
    if tree.children(verb, "dobj"):
        return []
    done = dict.fromkeys(harm.kind for harm in harms_of(tree, verb) if not harm.undergone)
    return [Cue(kind=kind, token=verb) for kind in done]


def among_whom(tree: Tree, token: Token, verb: Token) -> list[Cue]:
    """What befell those of whom these are a part: "two monks were among the 16 killed"."""
    if token.dep != "nsubj" or verb.lemma != "be":
        return []
    for whole in tree.objects_of(verb, "among", "amongst"):
        if found := cue_inside(tree, whole, None):
            return found
    return []
