"""Which word of harm governs those who are counted: by the parse and, where it fails, by order."""

from msgspec import Struct

from marsad.extractors._grammar.harm import HarmVerb, harms_of, has_mate, kinds_of
from marsad.extractors._grammar.tables import is_ground
from marsad.extractors._grammar.tree import NOMINAL, VERBAL, Tree
from marsad.language import Token
from marsad.records import TollKind

# Words of a bound that a parser takes for prepositions.
APPROXIMATING = frozenset({"around", "about", "over", "under", "between", "than", "near", "up"})
# Nouns that only gather those who are counted: "a group of 12 soldiers", "the lives of 16 people".
GATHERING = frozenset(
    """group total crew family convoy dozen score hundred thousand tens million number crowd party
    majority half most some many several one none rest part band batch column unit squad patrol
    handful couple pair dozens scores hundreds thousands life life member all each any""".split()
)
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
OBJECTS = frozenset({"dobj", "nsubjpass", "oprd", "dative"})
# Verbs that say only that there were some: "there were 12 dead", "counted 20 bodies".
OPEN_SUBJECT = frozenset({"be", "become", "lie", "remain", "end"})
# Verbs that headlines and telegraphese put in the past form without "were".
BARE_PASSIVES = frozenset(
    """kill injure wound hurt arrest detain abduct kidnap displace capture execute murder slay behead
    martyr massacre assassinate seize jail evacuate eliminate neutralize neutralise""".split()
)
# Words that may stand between those counted and what befell them.
BETWEEN = frozenset({"AUX", "ADV", "ADJ", "PART", "NOUN", "PROPN", "ADP", "DET", "CCONJ"})
QUOTES = frozenset({'"', "“", "”", "'", "‘", "’", "’s", "'s"})
WINDOW = 14
TURNING = frozenset({"who", "which", "that", "but", "while", "when", "by"})
# Words by which an aside says of whom a number consists: ", three of them monks,".
ASIDES = frozenset(
    {"including", "among", "them", "whom", "these", "mostly", "most", "all", "some", "many", "aged"}
)
RAISING = frozenset(
    """allege report believe fear know say think estimate presume confirm feel understand reckon claim
    appear seem rumour rumor suspect assume continue""".split()
)
DYING = frozenset({"die", "perish", "succumb", "surrender", "flee"})
LEAVING = frozenset({"leave", "abandon", "quit", "depart"})
# Those who leave a place as a part of their work, or are taken out of it for care.
NOT_DISPLACED = frozenset(
    """soldier fighter rebel militant troop police policeman gunman attacker delegate diplomat official
    convoy peacekeeper wounded injured casualty patient victim dead truck bus force guerrilla insurgent
    trooper observer monitor commander recruit body corpse minister player""".split()
)
LOST = frozenset({"life", "limb", "leg", "arm", "eye", "hand"})


class Cue(Struct, frozen=True, kw_only=True):
    """The word of harm, what it tells, and whether those who suffered are its subject."""

    kind: TollKind
    token: Token
    mixed: bool = False


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
    return own or above or by_order(tree, tops, start)


def right_after(tree: Tree, last: Token) -> Cue | None:
    """The participle that follows at once: "39 wounded", "five soldiers dead", "300 missing"."""
    if last.i + 1 >= len(tree.tokens):
        return None
    token = tree.tokens[last.i + 1]
    if token.text.casefold() in {"feared", "confirmed", "reported", "presumed", "believed", "left"}:
        token = tree.tokens[min(token.i + 1, len(tree.tokens) - 1)]
    kinds = [k for k in kinds_of(token, "states") if k is not TollKind.PLACES_TAKEN]
    if not kinds or token.tag in {"VBZ", "VBP", "NN", "NNS"} or has_object(tree, token):
        return None
    unit = Cue(kind=kinds[0], token=token)
    both = cue_of_unit(tree, token, kinds[0]) if kinds[0] is TollKind.KILLED else unit
    return both if both.mixed else unit


def has_object(tree: Tree, verb: Token) -> bool:
    """Whether a verb form has an object: then it is what somebody did, not what befell them."""
    for token in tree.children(verb, "dobj"):
        if token.i > verb.i and not any(t.text == "," for t in tree.tokens[verb.i : token.i]):
            return True
    after = tree.tokens[verb.i + 1] if verb.i + 1 < len(tree.tokens) else None
    if after is None or verb.pos == "ADJ":
        return False
    return after.pos in {"NUM", "DET", "PROPN", "PRON"} and after.tag != "WDT"


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
            if found := by_clause(tree, token, child):
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


def by_clause(tree: Tree, token: Token, verb: Token) -> list[Cue]:
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
    for _ in range(8):
        head = tree.head(token)
        if head is None:
            return by_root(tree, token)
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
            return by_verb(tree, token, head)
        return []
    return []


def above_preposition(tree: Tree, token: Token, preposition: Token) -> Token | list[Cue]:
    """What the noun after a preposition belongs to, or the cue if that is a noun of harm."""
    above = tree.head(preposition)
    word = preposition.text.casefold()
    if above is None:
        return []
    if word in APPROXIMATING and above.pos in VERBAL and token.dep != "pobj":
        return preposition
    if word == "of" or (word in {"in", "to", "for", "from"} and kinds_of(above, "acts")):
        if kinds := kinds_of(above, "acts"):
            return [Cue(kind=kinds[0], token=above)] if word in {"of", "to"} else []
        if above.lemma.casefold() in GATHERING or above.pos == "NUM":
            return above
    if word == "among" and above.lemma == "be":
        return cue_inside(tree, token, None) or []
    if word == "with" and above.pos in VERBAL and not harms_of(tree, above):
        return []
    return []


def by_root(tree: Tree, token: Token) -> list[Cue]:
    """A headline without a verb: "12 killed in raid" parsed as a noun phrase."""
    return []


def by_verb(tree: Tree, token: Token, verb: Token) -> list[Cue]:
    """What a verb did to those who are its subject or object."""
    if token.dep not in SUBJECTS | OBJECTS | {"attr", "ccomp", "npadvmod", "dep", "pobj"}:
        return []
    if verb.lemma in RAISING and (below := tree.child(verb, "xcomp")) is not None:
        return by_raised(tree, below)
    borne = [harm.kind for harm in harms_of(tree, verb) if suffers(tree, token, verb, harm)]
    if borne and borne[0] is TollKind.INJURED and follows_killing(tree, verb):
        return [Cue(kind=TollKind.KILLED, token=verb, mixed=True)]
    if (
        borne
        and verb.lemma == "shoot"
        and not has_mate(tree, verb, "dead")
        and follows_shooting(tree, verb)
    ):
        return [Cue(kind=TollKind.INJURED, token=verb)]
    if borne:
        kinds = dict.fromkeys(borne)
        return [Cue(kind=k, token=verb, mixed=is_mixed(tree, verb, k)) for k in kinds]
    if verb.lemma == "be" and (whole := among_whom(tree, token, verb)):
        return whole
    if any(t.lemma == "victim" for t in tree.children(verb, "attr")):
        return [Cue(kind=TollKind.KILLED, token=verb)]
    if kinds := kinds_of(verb, "states"):
        if token.dep in {"nsubj", "npadvmod", "dep"} and not has_object(tree, verb):
            return [Cue(kind=kinds[0], token=verb)]
    if found := by_habit(tree, token, verb):
        return found
    if verb.lemma == "lose" and token.dep == "dobj" and token.lemma.casefold() not in LOST:
        return [Cue(kind=TollKind.KILLED, token=verb)]
    if token.lemma == "life" and verb.lemma in {"claim", "lose", "cost", "take", "cut", "end"}:
        return [Cue(kind=TollKind.KILLED, token=verb)]
    if found := by_next_verb(tree, token, verb):
        return found
    deps = ("acomp", "oprd", "attr", "xcomp", "ccomp", "advcl")
    for child in tree.children(verb, *deps):
        if child.i != token.i and child.pos in {"ADJ", "VERB", "NOUN", "ADV"}:
            subject_too = token.dep in {"nsubj", "nsubjpass"} and verb.lemma not in OPEN_SUBJECT | {
                "find", "leave", "report", "confirm", "list", "fear", "believe", "go", "presume",
                "declare", "feel", "stay",
            }  # fmt: skip
            if (kinds := kinds_of(child, "states")) and not subject_too:
                return [Cue(kind=kinds[0], token=child)]
    return []


def suffers(tree: Tree, token: Token, verb: Token, harm: HarmVerb) -> bool:
    """Whether the token is the one whom the verb's harm befell."""
    if harm.undergone:
        return token.dep in SUBJECTS
    if token.dep in {"dobj", "nsubjpass", "oprd"}:
        return token.lemma.casefold() != harm.mate
    if token.dep in {"nsubj", "npadvmod", "dep"}:
        bare = verb.tag in {"VBN", "VBD"} and not tree.children(verb, "dobj", "aux", "ccomp")
        return tree.is_passive(verb) or (bare and verb.lemma in BARE_PASSIVES)
    return False


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
            if (harm.undergone and other.lemma in DYING) or (passive and not harm.undergone):
                return [Cue(kind=harm.kind, token=other, mixed=is_mixed(tree, other, harm.kind))]
        if found := by_next_verb(tree, token, other):
            return found
    return []


def by_raised(tree: Tree, verb: Token) -> list[Cue]:
    """What the subject of "are known to", "were reported to" is said to have suffered."""
    passive = (
        bool(tree.children(verb, "auxpass")) or verb.tag == "VBN" and verb.lemma in BARE_PASSIVES
    )
    for harm in harms_of(tree, verb):
        if harm.undergone or passive:
            return [Cue(kind=harm.kind, token=verb)]
    if verb.lemma in {"be", "have"} | LEAVING:
        for child in tree.children(verb, "acomp", "attr"):
            if kinds := kinds_of(child, "states"):
                return [Cue(kind=kinds[0], token=child)]
        return [Cue(kind=TollKind.DISPLACED, token=verb)] if verb.lemma in LEAVING else []
    return []


def follows_shooting(tree: Tree, verb: Token) -> bool:
    """Whether those shot were hurt: "shot and wounded"."""
    return any(
        kinds_of(t, "states")[:1] == [TollKind.INJURED] and not tree.children(t, *SUBJECTS)
        for t in tree.children(verb, "conj")
    )


def by_habit(tree: Tree, token: Token, verb: Token) -> list[Cue]:
    """What verbs of every day tell: "hold 30 prisoners", "thousands have left the town"."""
    word = token.lemma.casefold()
    if token.dep in {"dobj", "nsubjpass"} and word in {"prisoner", "captive", "hostage"}:
        if verb.lemma in {
            "take",
            "hold",
            "claim",
            "have",
            "keep",
            "announce",
            "parade",
            "show",
            "make",
        }:
            return [Cue(kind=TollKind.CAPTURED, token=verb)]
    if verb.lemma == "hold" and token.dep == "nsubjpass":
        return [Cue(kind=TollKind.CAPTURED, token=verb)]
    if token.dep == "nsubj" and verb.lemma in LEAVING and word not in NOT_DISPLACED:
        goals = tree.children(verb, "dobj")
        if verb.tag in {"VBN", "VBD", "VBP"} and all(is_left(g) for g in goals):
            many = (
                any(tree.children(t, "nummod", "quantmod") for t in (token,)) or token.pos == "NUM"
            )
            return [Cue(kind=TollKind.DISPLACED, token=verb)] if many or goals else []
    return []


def is_left(goal: Token) -> bool:
    word = goal.lemma.casefold()
    return is_ground(goal) or word in {"home", "house", "country", "camp"} or goal.pos == "PROPN"


def among_whom(tree: Tree, token: Token, verb: Token) -> list[Cue]:
    """What befell those of whom these are a part: "two monks were among the 16 killed"."""
    if token.dep != "nsubj":
        return []
    for whole in tree.objects_of(verb, "among", "amongst"):
        if found := cue_inside(tree, whole, None):
            return found
    return []


def follows_killing(tree: Tree, verb: Token) -> bool:
    """Whether "wounding" shares its object with the killing before it: "killing and wounding 18"."""
    first = tree.head(verb)
    if first is None or verb.dep != "conj" or first.pos not in VERBAL or verb.i - first.i > 3:  # noqa: PLR2004
        return False
    harm = next(iter(harms_of(tree, first)), None)
    own = tree.children(first, "dobj", "nsubjpass", "npadvmod")
    return harm is not None and harm.kind is TollKind.KILLED and not own


def is_mixed(tree: Tree, verb: Token, kind: TollKind) -> bool:
    """Whether "killed or wounded" gives one number for both."""
    if kind is not TollKind.KILLED:
        return False
    for other in tree.children(verb, "conj"):
        harm = next(iter(harms_of(tree, other)), None)
        own = tree.children(other, *SUBJECTS, "dobj", "npadvmod", "nummod")
        if harm is not None and harm.kind is TollKind.INJURED and not own:
            return other.i - verb.i <= 3  # noqa: PLR2004  "killed and wounded", "killed or badly hurt"
    return False


def without_asides(tree: Tree, last: Token) -> list[Token]:
    """The words after a phrase, without asides between commas that tell of whom it consists."""
    found: list[Token] = []
    position, end = last.i + 1, len(tree.tokens)
    while position < end and len(found) < WINDOW:
        token = tree.tokens[position]
        if token.text in {",", "–", "—", "("}:
            close = next(
                (
                    t.i
                    for t in tree.tokens[position + 1 : position + 16]
                    if t.text in {",", "–", "—", ")"}
                ),
                None,
            )
            inside = {t.text.casefold() for t in tree.tokens[position + 1 : close or position]}
            if close is None or not inside & ASIDES:
                break
            position = close + 1
            continue
        found.append(token)
        position += 1
    return found


def by_order(tree: Tree, tops: list[Token], start: int) -> list[Cue]:
    """The word of harm that stands next to the phrase: for headlines and broken parses."""
    last = max(tops, key=lambda t: t.i)
    for token in without_asides(tree, last):
        kinds = kinds_of(token, "states")
        if kinds and token.tag != "VBZ" and not has_object(tree, token):
            return [Cue(kind=kinds[0], token=token)]
        if (
            token.tag == "VBN"
            and tree.children(token, "auxpass")
            and (harms := harms_of(tree, token))
        ):
            return [Cue(kind=harms[0].kind, token=token)]
        passed = token.pos in BETWEEN or token.text in QUOTES or token.tag == "VBN"
        if not passed or token.text.casefold() in TURNING:
            break
    before = [t for t in tree.tokens if t.end <= start][-3:]
    for token in reversed(before):
        if token.pos in {"NOUN", "PROPN", "PUNCT", "CCONJ"} or token.text.casefold() == "by":
            break
        if token.pos == "VERB" and not tree.is_passive(token):
            harm = next(iter(harms_of(tree, token)), None)
            if harm is not None and not harm.undergone:
                return [Cue(kind=harm.kind, token=token)]
    return []
