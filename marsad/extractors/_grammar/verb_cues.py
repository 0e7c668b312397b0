"""What a verb did to those who are its subject or object: "killed 12", "12 were found dead"."""

from marsad.extractors._grammar.harm import Cue, HarmVerb, harms_of, has_mate, kinds_of, words
from marsad.extractors._grammar.tables import is_ground
from marsad.extractors._grammar.tree import VERBAL, Tree
from marsad.language import Token
from marsad.records import TollKind

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
BORNE = SUBJECTS | {"dobj", "oprd", "dative", "attr", "ccomp", "npadvmod", "dep", "pobj"}
# Verbs that say only that there were some: "there were 12 dead".
OPEN_SUBJECT = frozenset({"be", "become", "lie", "remain", "end"})
# Verbs that say who was found, left or feared to be how.
FINDING = frozenset(
    """find leave report confirm list fear believe go presume declare feel stay""".split()
)
LOST = frozenset({"life", "limb", "leg", "arm", "eye", "hand"})
HELD = frozenset({"prisoner", "captive", "hostage"})
HOLDING = frozenset("""take hold claim have keep announce parade show make""".split())
# What may stand beside "took 16 farmers" that does not say where to.
STAYING = frozenset(
    {"from", "in", "at", "on", "during", "near", "after", "before", "also", "alive"}
)
COSTING = frozenset({"claim", "lose", "cost", "take", "cut", "end"})
# "Killed and badly wounded": no further apart are two verbs that share their object.
NEXT = 3


def by_verb(tree: Tree, token: Token, verb: Token) -> list[Cue]:
    """What a verb did to those who are its subject or object."""
    if token.dep not in BORNE:
        return []
    if verb.lemma in words("raising") and (below := tree.child(verb, "xcomp")) is not None:
        return by_raised(tree, below)
    return (
        by_harm(tree, token, verb)
        or by_state(tree, token, verb)
        or by_habit(tree, token, verb)
        or by_next_verb(tree, token, verb)
        or by_predicate(tree, token, verb)
    )


def by_harm(tree: Tree, token: Token, verb: Token) -> list[Cue]:
    """The verb is one of harm, and the token stands where those are who suffer it."""
    borne = [harm.kind for harm in harms_of(tree, verb) if suffers(tree, token, verb, harm)]
    if not borne:
        return []
    if borne[0] is TollKind.INJURED and follows_killing(tree, verb):
        return [Cue(kind=TollKind.KILLED, token=verb, mixed=True)]
    if is_shot_and_hurt(tree, verb):
        return [Cue(kind=TollKind.INJURED, token=verb)]
    kinds = dict.fromkeys(borne)
    return [Cue(kind=k, token=verb, mixed=is_mixed(tree, verb, k)) for k in kinds]


def by_state(tree: Tree, token: Token, verb: Token) -> list[Cue]:
    """The verb form itself is a state ("is missing"), or they "are the victims"."""
    if any(t.lemma == "victim" for t in tree.children(verb, "attr")):
        return [Cue(kind=TollKind.KILLED, token=verb)]
    kinds = kinds_of(verb, "states")
    placed = token.dep in {"nsubj", "npadvmod", "dep"} and not has_object(tree, verb)
    return [Cue(kind=kinds[0], token=verb)] if kinds and placed else []


def by_predicate(tree: Tree, token: Token, verb: Token) -> list[Cue]:
    """The state in which they were left, found or reported: "left 12 dead", "were found dead"."""
    acts = token.dep in {"nsubj", "nsubjpass"} and verb.lemma not in OPEN_SUBJECT | FINDING
    for child in tree.children(verb, "acomp", "oprd", "attr", "xcomp", "ccomp", "advcl"):
        if acts or child.i == token.i or child.pos not in {"ADJ", "VERB", "NOUN", "ADV"}:
            continue
        if kinds := kinds_of(child, "states"):
            return [Cue(kind=kinds[0], token=child)]
    return []


def by_next_verb(tree: Tree, token: Token, verb: Token) -> list[Cue]:
    """What a further verb with the same subject tells: "were dragged out and shot"."""
    if token.dep not in {"nsubj", "nsubjpass"}:
        return []
    for other in tree.children(verb, "conj"):
        if other.pos not in VERBAL or tree.children(other, *SUBJECTS):
            continue
        passive = bool(tree.children(other, "auxpass")) or (
            token.dep == "nsubjpass"
            and other.tag == "VBN"
            and not tree.children(other, "aux", "dobj")
        )
        for harm in harms_of(tree, other):
            if (harm.undergone and other.lemma in words("dying")) or (
                passive and not harm.undergone
            ):
                return [Cue(kind=harm.kind, token=other, mixed=is_mixed(tree, other, harm.kind))]
        if found := by_next_verb(tree, token, other):
            return found
    return []


def by_raised(tree: Tree, verb: Token) -> list[Cue]:
    """What the subject of "are known to", "were reported to" is said to have suffered."""
    passive = bool(tree.children(verb, "auxpass")) or (
        verb.tag == "VBN" and verb.lemma in words("bare_passives")
    )
    for harm in harms_of(tree, verb):
        if harm.undergone or passive:
            return [Cue(kind=harm.kind, token=verb)]
    if verb.lemma in {"be", "have"} | words("leaving"):
        for child in tree.children(verb, "acomp", "attr"):
            if kinds := kinds_of(child, "states"):
                return [Cue(kind=kinds[0], token=child)]
        return [Cue(kind=TollKind.DISPLACED, token=verb)] if verb.lemma in words("leaving") else []
    return []


def is_shot_and_hurt(tree: Tree, verb: Token) -> bool:
    """Whether those shot were only hurt: "shot and wounded"."""
    if verb.lemma != "shoot" or has_mate(tree, verb, "dead"):
        return False
    return any(
        kinds_of(t, "states")[:1] == [TollKind.INJURED] and not tree.children(t, *SUBJECTS)
        for t in tree.children(verb, "conj")
    )


def by_habit(tree: Tree, token: Token, verb: Token) -> list[Cue]:
    """What verbs of every day tell: "lost 14 men", "hold 30 prisoners", "thousands have left"."""
    word = token.lemma.casefold()
    suffered = token.dep in {"dobj", "nsubjpass"}
    if suffered and word in HELD and verb.lemma in HOLDING:
        return [Cue(kind=TollKind.CAPTURED, token=verb)]
    if is_taken(tree, token, verb):
        return [Cue(kind=TollKind.CAPTURED, token=verb)]
    if is_gone(tree, token, verb):
        return [Cue(kind=TollKind.MISSING, token=verb)]
    if verb.lemma == "lose" and suffered and word not in LOST:
        return [Cue(kind=TollKind.KILLED, token=verb)]
    if word == "life" and verb.lemma in COSTING:
        return [Cue(kind=TollKind.KILLED, token=verb)]
    return [Cue(kind=TollKind.DISPLACED, token=verb)] if has_left(tree, token, verb) else []


def is_taken(tree: Tree, token: Token, verb: Token) -> bool:
    """Whether somebody holds them, or takes them and it is not told where to."""
    if verb.lemma == "hold":
        beside = not any(t.text == ":" for t in tree.tokens[verb.i : token.i])
        return token.dep == "nsubjpass" or (token.dep == "dobj" and token.pos == "NOUN" and beside)
    if verb.lemma != "take" or token.dep != "dobj" or token.pos != "NOUN":
        return False
    along = tree.children(verb, "prep", "prt", "dative", "xcomp", "advcl", "oprd", "advmod")
    counted = bool(tree.children(token, "nummod"))
    return counted and all(t.text.casefold() in STAYING or t.i < verb.i for t in along)


def is_gone(tree: Tree, token: Token, verb: Token) -> bool:
    """Whether they did not come back, or nobody has heard from them."""
    if not tree.children(verb, "neg") or tree.children(verb, "dobj"):
        return False
    beside = {t.text.casefold() for t in tree.children(verb, "advmod", "prt", "prep")}
    if verb.lemma == "hear":
        return token.dep == "nsubjpass" and "from" in beside
    came = verb.lemma == "return" or (verb.lemma == "come" and bool(beside & {"back", "home"}))
    return came and token.dep == "nsubj" and not beside & {"to", "for"}


def has_left(tree: Tree, token: Token, verb: Token) -> bool:
    """Whether many have left a place in which they lived."""
    word = token.lemma.casefold()
    if token.dep != "nsubj" or verb.lemma not in words("leaving") or word in words("not_displaced"):
        return False
    goals = tree.children(verb, "dobj")
    many = token.pos == "NUM" or bool(tree.children(token, "nummod", "quantmod"))
    told = verb.tag in {"VBN", "VBD", "VBP"} and all(is_left(g) for g in goals)
    return told and (many or bool(goals))


def is_left(goal: Token) -> bool:
    word = goal.lemma.casefold()
    return is_ground(goal) or word in {"home", "house", "country", "camp"} or goal.pos == "PROPN"


def follows_killing(tree: Tree, verb: Token) -> bool:
    """Whether "wounding" shares its object with the verb before: "killing and wounding 18"."""
    first = tree.head(verb)
    if first is None or verb.dep != "conj" or first.pos not in VERBAL or verb.i - first.i > NEXT:
        return False
    harm = next(iter(harms_of(tree, first)), None)
    own = tree.children(first, "dobj", "nsubjpass", "npadvmod")
    return harm is not None and harm.kind is TollKind.KILLED and not own


def suffers(tree: Tree, token: Token, verb: Token, harm: HarmVerb) -> bool:
    """Whether the token is the one whom the verb's harm befell."""
    if harm.undergone:
        return token.dep in SUBJECTS
    if token.dep in {"dobj", "nsubjpass", "oprd"}:
        return token.lemma.casefold() != harm.mate
    if token.dep in {"nsubj", "npadvmod", "dep"}:
        bare = verb.tag in {"VBN", "VBD"} and not tree.children(verb, "dobj", "aux", "ccomp")
        return tree.is_passive(verb) or (bare and verb.lemma in words("bare_passives"))
    return False


def is_mixed(tree: Tree, verb: Token, kind: TollKind) -> bool:
    """Whether "killed or wounded" gives one number for both."""
    if kind is not TollKind.KILLED:
        return False
    for other in tree.children(verb, "conj"):
        harm = next(iter(harms_of(tree, other)), None)
        own = tree.children(other, *SUBJECTS, "dobj", "npadvmod", "nummod")
        if harm is not None and harm.kind is TollKind.INJURED and not own:
            return other.i - verb.i <= NEXT
    return False


def has_object(tree: Tree, verb: Token) -> bool:
    """Whether a verb form has an object: then it is what somebody did, not what befell them."""
    for token in tree.children(verb, "dobj"):
        if token.i > verb.i and not any(t.text == "," for t in tree.tokens[verb.i : token.i]):
            return True
    after = tree.tokens[verb.i + 1] if verb.i + 1 < len(tree.tokens) else None
    if after is None or verb.pos == "ADJ":
        return False
    return after.pos in {"NUM", "DET", "PROPN", "PRON"} and after.tag != "WDT"
