"""Who did it, to whom, and with whose help: the actors that the syntax gives an event."""

import msgspec
from msgspec import Struct

from marsad.extractors._grammar.lexicon import Trigger, Word
from marsad.extractors._grammar.people import FIGHTERS, Party, PartyClass, party_of
from marsad.extractors._grammar.tables import is_ground, is_haven
from marsad.extractors._grammar.tree import Tree
from marsad.language import Token
from marsad.records import ActorRole
from marsad.registry import Mention

# Verbs that only carry an event noun: their subject did it.
LIGHT = frozenset(
    """launch carry conduct stage mount intensify wage begin start continue resume commit
    perpetrate unleash escalate step open make lead perform undertake hold organise organize
    fire drop execute do keep renew expand initiate sign reach announce declare agree broker
    impose join pursue repeat increase deploy complete press achieve""".split()
)
# Their object does what follows: "allowed the rebels to advance".
LETTING = frozenset(
    {
        "enable",
        "allow",
        "force",
        "help",
        "permit",
        "let",
        "order",
        "lead",
        "ask",
        "urge",
        "prompt",
        "push",
        "make",
    }
)
HITTING = frozenset(
    """kill wound injure hit target strike destroy damage devastate rock shake leave claim maim
    flatten level wreck pound massacre displace""".split()
)
SUFFERED = frozenset({"suffer", "face", "endure", "sustain", "survive", "repel", "repulse", "come"})
# Who makes one does what follows: "an attempt by rebels to storm the base".
ATTEMPTS = frozenset("attempt bid effort push drive plan plot move decision threat".split())
AGAINST = ("against", "on", "at", "upon", "targeting", "with", "toward", "towards")
OF_RECIPIENT = frozenset(
    {"attack", "abduct", "arrest", "harm", "sexual", "take", "retake", "loot", "displace"}
)
ALLIED = frozenset({"support", "back", "ally", "help", "assist", "aid", "accompany", "join"})
COUNTS = frozenset(
    {
        "dozen",
        "hundred",
        "thousand",
        "score",
        "ten",
        "million",
        "number",
        "gathering",
        "column",
        "concentration",
        "wave",
        "group",
        "crowd",
        "majority",
        "part",
        "rest",
        "one",
        "some",
        "many",
        "several",
    }
)
PERSONAL = frozenset({"they", "them", "he", "him", "she", "her", "it", "who", "which", "that"})


class Cast(Struct, frozen=True, kw_only=True):
    """The parties to one event; `ground` are the nouns of what was fought over or hit."""

    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    allies: tuple[Party, ...] = ()
    ground: tuple[Token, ...] = ()

    def all(self) -> list[tuple[Party, ActorRole]]:
        return [
            *((p, ActorRole.ACTOR) for p in self.actors),
            *((p, ActorRole.RECIPIENT) for p in self.recipients),
            *((p, ActorRole.ALLY) for p in self.allies),
        ]


def cast_of(tree: Tree, trigger: Trigger, mentions: tuple[Mention, ...]) -> Cast:
    """The parties to the event of a trigger."""
    if trigger.word is Word.VERB:
        actors, targets = around_verb(tree, trigger.head, trigger.act)
    else:
        actors, targets = around_noun(tree, trigger)
    own = {trigger.first.i, trigger.last.i}
    doers = [
        acting_state(party_of(tree, counted(tree, t), mentions))
        for t in unique(actors)
        if t.i not in own
    ]
    done_to = [
        party_of(tree, counted(tree, t), mentions) for t in unique(targets) if t.i not in own
    ]
    if trigger.act == "protest":
        doers = [as_crowd(p) for p in doers]
    return Cast(
        actors=tuple(p for p in doers if can_act(p)),
        recipients=tuple(p for p in done_to if can_act(p) and not is_thing(p)),
        allies=tuple(allies_of(tree, doers, mentions)),
        ground=tuple(t for t in below_of(tree, targets) if is_ground(t) or is_haven(t)),
    )


def unique(tokens: list[Token]) -> list[Token]:
    return sorted({t.i: t for t in tokens}.values(), key=lambda t: t.i)


def as_crowd(party: Party) -> Party:
    """Those who are only counted, where they march: "hundreds rallied"."""
    if party.head.lemma.casefold() in COUNTS | {"people", "resident", "student", "worker"}:
        return msgspec.structs.replace(party, party_class=PartyClass.PROTESTER)
    return party


def acting_state(party: Party) -> Party:
    """A country that acts is its armed state: "Russia launched", "Israeli strikes"."""
    people = party.head.entity == "NORP" and party.head.dep in {"amod", "compound", "nmod"}
    if party.entry is None and (people or party.head.entity == "GPE"):
        return msgspec.structs.replace(party, party_class=PartyClass.STATE)
    return party


def counted(tree: Tree, token: Token) -> Token:
    """Those who are counted, not the count: in "dozens of protesters", the protesters."""
    if token.lemma.casefold() not in COUNTS:
        return token
    return next(iter(tree.objects_of(token, "of")), token)


def below_of(tree: Tree, targets: list[Token]) -> list[Token]:
    """The targets and what they are of: "control of most of the city" is of the city."""
    found = list(targets)
    for token in found:
        found += tree.objects_of(token, "of", "over")
    return unique(found)


def can_act(party: Party) -> bool:
    return (
        party.entry is not None
        or party.party_class is not PartyClass.UNKNOWN
        or (party.pronoun and party.text.casefold() in PERSONAL)
    )


def is_thing(party: Party) -> bool:
    """Whether the phrase names a place or a thing that merely belongs to somebody."""
    if party.party_class is PartyClass.CRAFT:
        return True
    return (
        party.head.pos != "PROPN"
        and (is_ground(party.head) or is_haven(party.head))
        and party.party_class not in FIGHTERS
    )


def around_verb(tree: Tree, verb: Token, act: str) -> tuple[list[Token], list[Token]]:
    """Those who act and those acted upon, by the verb's own arguments."""
    subjects = [t for s in resolved(tree, verb) for t in tree.coordinates(s)]
    objects = [t for o in tree.children(verb, "dobj", "dative") for t in tree.coordinates(o)]
    against = [] if act in {"take", "retake"} else tree.objects_of(verb, *AGAINST)
    if act in {"take", "retake"}:
        against += tree.objects_of(verb, "from")
        objects += tree.objects_of(verb, "of", "over")
    if tree.is_passive(verb):
        return tree.objects_of(verb, "by"), subjects + against
    if accused := accused_of(tree, verb):
        subjects = accused
    if act == "harm" and verb.lemma in {"die", "perish"}:
        return [], subjects
    if act == "harm" and verb.lemma == "lose" and not any(o.lemma == "life" for o in objects):
        return [], subjects + objects
    if verb.lemma == "flee" or act == "displace":
        return [], subjects
    if act == "clash" and not objects and not against and len(subjects) > 1:
        return subjects[:1], subjects[1:]
    return subjects, objects + against


def resolved(tree: Tree, verb: Token) -> list[Token]:
    """The subjects of a verb; of a relative or participial clause, the noun that it describes."""
    above = tree.head(verb)
    if verb.dep in {"xcomp", "ccomp"} and above is not None and above.lemma in LETTING:
        return tree.children(verb, "nsubj") or tree.children(above, "dobj", "nsubjpass")
    subjects = tree.subjects(verb)
    relative = [s for s in subjects if s.text.casefold() in {"who", "which", "that"}]
    if (relative or not subjects) and verb.dep in {"relcl", "acl"}:
        head = tree.head(verb)
        if head is not None and head.lemma.casefold() in ATTEMPTS:
            return [*tree.objects_of(head, "by", "from"), *tree.children(head, "poss", "compound")]
        return [head] if head is not None else []
    return subjects


def accused_of(tree: Tree, verb: Token) -> list[Token]:
    """Whom somebody accuses of the deed: "accused the army of shelling the town"."""
    preposition = tree.head(verb)
    if verb.dep not in {"pcomp", "pobj"} or preposition is None:
        return []
    above = tree.head(preposition)
    if above is None or above.lemma not in {"accuse", "blame", "suspect"}:
        return []
    return tree.children(above, "nsubjpass" if tree.is_passive(above) else "dobj")


def around_noun(tree: Tree, trigger: Trigger) -> tuple[list[Token], list[Token]]:
    """Those who act and those acted upon, by what stands about an event noun."""
    noun = trigger.head
    actors = [
        t for t in tree.children(noun, "poss", "compound", "amod", "nmod") if t.i < trigger.first.i
    ]
    actors += tree.objects_of(noun, "by", "from")
    targets = tree.objects_of(noun, "against", "on", "upon", "targeting")
    parties = tree.objects_of(noun, "between", "with", "among")
    of = tree.objects_of(noun, "of")
    actors += admitted(tree, noun) + accused_of(tree, noun)
    if trigger.act in OF_RECIPIENT:
        targets += of
    elif not actors:
        actors += of
    if parties:
        actors, targets = actors + parties[:1], targets + parties[1:]
    return add_carrier(tree, noun, actors, targets)


def admitted(tree: Tree, noun: Token) -> list[Token]:
    """Who takes an attack upon itself: "claimed responsibility for the attack"."""
    for above in tree.ancestors(noun):
        if above.pos == "VERB":
            words = {t.lemma for t in tree.children(above, "dobj", "nsubjpass")}
            if words & {"responsibility", "credit"} and above.lemma in {"claim", "take", "accept"}:
                return resolved(tree, above)
            return []
    return []


def add_carrier(
    tree: Tree, noun: Token, actors: list[Token], targets: list[Token]
) -> tuple[list[Token], list[Token]]:
    """Add the arguments of the verb that carries the noun: "the army launched a raid on…"."""
    verb = tree.head(noun)
    if verb is not None and verb.dep == "agent":
        above = tree.head(verb)
        return actors, targets + (tree.subjects(above) if above is not None else [])
    if verb is None or verb.pos != "VERB":
        return actors, targets
    if noun.dep in {"dobj", "conj"} and verb.lemma in LIGHT:
        subjects = [t for s in resolved(tree, verb) for t in tree.coordinates(s)]
        return actors + subjects, targets + tree.objects_of(verb, "against", "on", "targeting")
    if noun.dep == "dobj" and verb.lemma in SUFFERED:
        return actors, targets + tree.subjects(verb)
    if noun.dep == "pobj" and verb.dep == "prep":
        return actors, targets
    if noun.dep == "nsubjpass" and verb.lemma in LIGHT | {"blame"}:
        return actors + tree.objects_of(verb, "by", "on"), targets
    if noun.dep == "nsubj" and verb.lemma in HITTING:
        return actors, targets + [
            t for o in tree.children(verb, "dobj") for t in tree.coordinates(o)
        ]
    return actors, targets


def allies_of(tree: Tree, doers: list[Party], mentions: tuple[Mention, ...]) -> list[Party]:
    """Those who stand by the actors: "supported by X", "X-backed", "and their allies"."""
    found: list[Party] = []
    for party in doers:
        for clause in tree.children(party.head, "acl", "advcl"):
            if clause.lemma.casefold() in ALLIED:
                helpers = tree.objects_of(clause, "by", "with")
                found += [party_of(tree, t, mentions) for t in helpers if t.pos != "VERB"]
        if party.head.lemma == "ally":
            found.append(party)
    return found
