"""How the page stands to an event: told, only claimed, denied, planned, or possible.

What is known of an event is composed from the top of its sentence down to it: each word above it
has a signature (data/modality.toml), each clause has marks of its own.
"""

import re

from marsad.extractors._grammar.clauses import own_mark
from marsad.extractors._grammar.credit import Attribution
from marsad.extractors._grammar.lexicon import Trigger
from marsad.extractors._grammar.links import Link, link_of
from marsad.extractors._grammar.merging import BLOWS, TERRITORY
from marsad.extractors._grammar.signatures import Known, Signature, marks, signatures
from marsad.extractors._grammar.tree import NOMINAL, VERBAL, Tree
from marsad.language import Token
from marsad.records import Modality

MODALITY_OF = {
    Known.HAPPENED: Modality.ASSERTED,
    Known.NOT: Modality.DENIED,
    Known.DENIED: Modality.DENIED,
    Known.TRIED: Modality.DENIED,
    Known.PLANNED: Modality.PLANNED,
    Known.POSSIBLE: Modality.POSSIBLE,
    Known.CLAIMED: Modality.CLAIMED,
}
# Of these, an attempt is itself an event: who fails to take a town has attacked it.
FOUGHT = BLOWS | TERRITORY | {"harm", "abduct", "riot", "loot", "move", "repel", "weapons"}
OPEN = frozenset({Known.PLANNED, Known.POSSIBLE})
# In these the noun is what happens to somebody: "killed in an attack" may be as open as "killed".
NAMING = frozenset("call brand label describe dismiss term treat reject denounce".split())
FALSE = frozenset(
    """false untrue lie rumour rumor baseless unfounded fabrication fabricated propaganda
    groundless nonsense fiction hoax myth invention fake wrong incorrect ridiculous absurd
    disinformation""".split()
)
HARMING = frozenset(
    "kill die wound injure hurt lose harm perish destroy damage hit strike displace".split()
)
# Parses of one construction differ: "ordered troops to attack", "went on to capture".
OTHER_FRAMES = {
    "purpose": ("to",),
    "participle": ("bare",),
    "to": ("bare",),
    "passive": ("object",),
}
DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her", "our"})
# Said of what the whole sentence tells: that nobody else has borne it out.
UNVERIFIED = re.compile(
    r"\b(?:unconfirmed|unverified|uncorroborated"
    r"|not (?:yet )?(?:been |be )?(?:independently |immediately )?"
    r"(?:verif|confirm|check|corroborat)\w+"
    r"|no (?:independent|immediate) (?:confirmation|verification|check|corroboration)"
    r"|(?:offer|give|provid|produc|present)\w* no (?:proof|evidence)"
    r"|without (?:\w+ )?(?:proof|evidence)"
    r"|in (?:his|her|its|their) (?:own )?(?:version|telling|words|reckoning)"
    r"|a claim (?:that|which))\b",
    re.IGNORECASE,
)
# Of reports: what "did not report the raid" leaves open, it takes for granted of "the raid".
TOLD = Signature(holds=Known.HAPPENED, negated=Known.CLAIMED)
BARE_NOUN = frozenset({"object", "passive", "subject"})
DEEPEST = 12


def modality_of(
    tree: Tree, trigger: Trigger, over: list[Attribution], *, zero: bool = False
) -> Modality:
    """The modality of an event in its sentence, before it is known whose feat it is.

    `zero`: it is told by a toll of nought, which is stated as any other number is.
    """
    known = known_of(tree, trigger.head)
    if known is Known.TRIED and trigger.act in FOUGHT:
        known = Known.HAPPENED
    if known is Known.NOT and (zero or trigger.act == "harm"):
        known = Known.HAPPENED
    if known is not Known.HAPPENED:
        return MODALITY_OF[known]
    return by_stance(tree, trigger.head, over)


def by_stance(tree: Tree, head: Token, over: list[Attribution]) -> Modality:
    """The distance that the attributions keep, where the words above have not told it already."""
    passed = {t.i for t in chain_of(tree, head)}
    stances = {a.stance for a in over}
    denied = {a.verb.i if a.verb else -1 for a in over if a.stance is Modality.DENIED}
    if denied - passed:
        return Modality.DENIED
    if Modality.CLAIMED in stances:
        return Modality.CLAIMED
    return Modality.CLAIMED if UNVERIFIED.search(tree.text) else Modality.ASSERTED


def was_attempted(tree: Tree, head: Token) -> bool:
    """Whether the words tell of trying rather than doing: "tried to take", "a bid to retake"."""
    return known_of(tree, head) is Known.TRIED


def chain_of(tree: Tree, token: Token) -> list[Token]:
    """The words above an event that bear on whether it happened, the nearest first."""
    found: list[Token] = []
    link = link_of(tree, first_of(tree, token))
    while link is not None and len(found) < DEEPEST:
        found.append(link.above)
        link = link_of(tree, first_of(tree, link.above))
    return found


def known_of(tree: Tree, token: Token, depth: int = 0) -> Known:
    """What is known of a word's event: from the words above it, then from its own clause."""
    first = first_of(tree, token)
    link = link_of(tree, first) if depth < DEEPEST else None
    base = Known.HAPPENED
    if link is not None:
        base = through(tree, known_of(tree, link.above, depth + 1), link, first)
    if is_belied(tree, token):
        return Known.DENIED
    mark = own_mark(tree, token)
    if mark is None and first is not token and shares_helpers(tree, first, token):
        mark = own_mark(tree, first)
    return combined(base, mark)


def is_belied(tree: Tree, noun: Token) -> bool:
    """Whether a sentence says that it is false: "the claim is a lie", "called reports rumours"."""
    above = tree.head(noun)
    if above is None or noun.dep not in {"nsubj", "nsubjpass", "dobj"} or noun.pos not in NOMINAL:
        return False
    naming = above.lemma == "be" if noun.dep == "nsubj" else above.lemma in NAMING
    said = tree.children(above, "acomp", "attr", "oprd", "ccomp", "xcomp")
    said += tree.objects_of(above, "as")
    return naming and any(t.lemma.casefold() in FALSE for t in said)


def first_of(tree: Tree, token: Token) -> Token:
    """The first of those joined by "and", which hangs on the word above for all of them."""
    while token.dep == "conj" and (above := tree.head(token)) is not None:
        if token.pos in VERBAL and above.pos not in VERBAL:
            return token
        token = above
    return token


def shares_helpers(tree: Tree, first: Token, other: Token) -> bool:
    """Whether a joined verb goes on with the first one's auxiliaries: "will attack and burn"."""
    own = tree.children(other, "aux", "nsubj", "nsubjpass", "neg")
    return first.pos in VERBAL and first.tag == other.tag and not own


def combined(base: Known, mark: Known | None) -> Known:
    """What the clause's own marks make of what the words above it leave."""
    if mark is None or base is Known.DENIED:
        return base
    if base is Known.HAPPENED:
        return mark
    if base is Known.CLAIMED:
        return base if mark is Known.HAPPENED else mark
    if mark is Known.NOT:
        return Known.HAPPENED if base is Known.NOT else Known.NOT
    if base in OPEN and mark is Known.POSSIBLE:
        return Known.POSSIBLE
    return base


def through(tree: Tree, base: Known, link: Link, token: Token) -> Known:
    """What is known of an event below a word of which `base` is known."""
    if link.preposition is not None:
        known = marks("preposition").get(link.preposition.text.casefold())
        if known is not None:
            return known
    if link.frame == "to" and says_yet(tree, link.above):
        return Known.NOT
    signature = signature_of(tree, link)
    if signature is None:
        return unsigned(tree, base, link, token)
    if signature == TOLD and is_taken_for_granted(tree, base, link, token):
        return Known.HAPPENED
    if is_carried_out(tree, link, token) and signed(base, signature) is Known.PLANNED:
        return Known.HAPPENED
    if signature.holds is Known.POSSIBLE and is_our_belief(tree, link.above):
        return base
    return signed(base, signature)


def is_taken_for_granted(tree: Tree, base: Known, link: Link, token: Token) -> bool:
    """Whether a report is open but not what it tells: "will be recalled that gunmen took"."""
    if base is Known.NOT:
        return token.pos in NOMINAL and is_definite(tree, token)
    return base is Known.PLANNED and link.frame == "that" and token.tag in {"VBD", "VBN"}


def is_carried_out(tree: Tree, link: Link, token: Token) -> bool:
    """Whether "had ordered the raid" points to a raid that is known."""
    past = link.above.tag in {"VBD", "VBN"}
    return past and link.frame == "object" and is_definite(tree, token)


def is_our_belief(tree: Tree, verb: Token) -> bool:
    """Whether those who speak give their own estimate: "we believe that 90 died"."""
    return any(t.text.casefold() in {"we", "i"} for t in tree.children(verb, "nsubj"))


def says_yet(tree: Tree, verb: Token) -> bool:
    """Whether it is yet to come: "has yet to surrender"."""
    return any(t.text.casefold() == "yet" for t in tree.children(verb, "advmod"))


def signature_of(tree: Tree, link: Link) -> Signature | None:
    above = governing(tree, link)
    kind = "verb" if above.pos in VERBAL else "noun" if above.pos in NOMINAL else "adjective"
    table = signatures(kind)
    frames = (link.frame, *OTHER_FRAMES.get(link.frame, ()))
    if link.frame == "purpose" and not tree.children(above, "prt", "dobj", "nsubjpass"):
        frames = ("purpose",)
    if link.frame == "to-noun" and kind != "verb":
        frames = ("to-noun", "to")
    lemma = above.lemma.casefold()
    phrasal = [f"{lemma}-{t.text.casefold()}" for t in tree.children(above, "prt")]
    for word in dict.fromkeys((*phrasal, above.text.casefold(), lemma)):
        for frame in frames:
            if (found := table.get((word, frame))) is not None:
                return found
    return None


def governing(tree: Tree, link: Link) -> Token:
    """The word whose signature counts: in "were able to liberate" it is "able"."""
    if link.frame == "to" and link.above.lemma == "be":
        return next(iter(tree.children(link.above, "acomp", "oprd")), link.above)
    return link.above


def signed(base: Known, signature: Signature) -> Known:
    holds = signature.holds
    if base is Known.HAPPENED:
        return holds
    if base is Known.NOT:
        return signature.negated
    if base is Known.DENIED:
        return Known.DENIED
    if holds is Known.HAPPENED:
        return base
    if base is Known.TRIED and holds is Known.NOT:
        return signature.negated
    if base in OPEN and (holds is Known.NOT or base is Known.POSSIBLE):
        return Known.POSSIBLE
    return holds


def unsigned(tree: Tree, base: Known, link: Link, token: Token) -> Known:
    """What a word leaves of an event on which the table has nothing to say."""
    if link.frame == "purpose" or (link.frame == "to" and link.above.pos in NOMINAL):
        # Who goes on television to announce something announces it.
        speaks = signatures("verb").get((token.lemma.casefold(), "that")) == TOLD
        return Known.PLANNED if base is Known.HAPPENED and not speaks else base
    if link.frame == "described":
        return base if base is Known.DENIED else Known.HAPPENED
    if link.frame == "meanwhile":
        return base if base in OPEN else Known.HAPPENED
    if link.frame in {"along", "participle"}:
        return Known.HAPPENED if base is Known.NOT else base
    if link.frame in {"that", "to", "ing", "bare", "is", "whether"}:
        return base
    if base in {Known.CLAIMED, Known.DENIED} and link.frame in BARE_NOUN:
        return base
    if link.frame == "of" and link.above.pos in NOMINAL and base in OPEN:
        return base
    if is_definite(tree, token) or base not in OPEN:
        return Known.HAPPENED
    with_harm = link.above.lemma.casefold() in HARMING
    return base if link.frame in BARE_NOUN or with_harm else Known.HAPPENED


def is_definite(tree: Tree, noun: Token) -> bool:
    """Whether a noun points to an event that is taken for granted: "the attack", "its raid"."""
    words = {t.text.casefold() for t in tree.children(noun, "det", "poss")}
    return bool(words & DEFINITE) or bool(tree.children(noun, "poss"))
