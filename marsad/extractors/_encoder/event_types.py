"""Of which type an event is: by both readers, the rest of the story, and by who was hit.

A linear rule over the logarithms of odds, with weights learnt from labelled passages that neither
reader has learnt from (tools/fit_types.py).
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any, cast

import numpy as np
from msgspec import Struct

from marsad.extractors._encoder import scheme
from marsad.extractors._encoder.net import Numbers
from marsad.extractors._grammar.tables import class_words, read_table
from marsad.records import ActorRole, Claim, SubEventType

WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "trigger": 0.71,
        "words": 0.45,
        "vague": 0.12,
        "clash": 1.72,
        "weapon": 1.65,
        "other": 1.24,
        "cue": 2.40,
        "one cue of several": 1.97,
        "cue beside a type": 1.48,
        "by a state": 1.06,
        "story": 0.56,
        "before": 0.11,
        "fighters": 1.61,
        "both hit": 0.99,
        "civilians": 0.30,
        "nobody hit": -0.07,
        "haven": 0.31,
        "post": 0.81,
        "vague, story": 0.02,
        "vague, before": 0.12,
    }
)
# Of these types the encoder has read few, and the grammar's words say them plainly.
TOLD_BY_WORDS = frozenset(
    {
        SubEventType.PEACEFUL_PROTEST, SubEventType.PROTEST_WITH_INTERVENTION,
        SubEventType.EXCESSIVE_FORCE, SubEventType.VIOLENT_DEMONSTRATION, SubEventType.MOB_VIOLENCE,
        SubEventType.SEXUAL_VIOLENCE, SubEventType.CHEMICAL_WEAPON, SubEventType.SUICIDE_BOMB,
        SubEventType.NON_VIOLENT_TRANSFER, SubEventType.DISRUPTED_WEAPONS_USE,
    }
)  # fmt: skip
TOLD_BY_WEAPONS = frozenset(
    {
        SubEventType.AIR_STRIKE, SubEventType.SHELLING, SubEventType.REMOTE_EXPLOSIVE,
        SubEventType.GRENADE,
    }
)  # fmt: skip
TERRITORY = frozenset({SubEventType.GOVERNMENT_REGAINS, SubEventType.NON_STATE_OVERTAKES})
BEYOND_DOUBT = frozenset({None, *TOLD_BY_WORDS, *TERRITORY})
OTHERS = (
    frozenset(SubEventType)
    - TOLD_BY_WORDS - TOLD_BY_WEAPONS - TERRITORY
    - {SubEventType.ATTACK, SubEventType.ARMED_CLASH}
)  # fmt: skip
# What the odds of a word that is hardly a trigger are taken for, and those of a story.
LEAST, LEAST_OF_STORY = 1e-3, 1e-2
# A story tells a little of every type.
OPEN = 0.3
PLACES = {kind: n for n, kind in enumerate(scheme.TYPES)}
REGAINS = PLACES[SubEventType.GOVERNMENT_REGAINS]
CLASH, ATTACK = PLACES[SubEventType.ARMED_CLASH], PLACES[SubEventType.ATTACK]
# These may be fighters as well.
ANYBODY = frozenset({"people", "person", "man", "men", "victim"})
# What those who fight hold.
POSTS = frozenset(
    "base checkpoint position post outpost barrack airbase headquarters convoy patrol garrison camp"
    " trench airfield ambush ambushed".split()
)
_WORD = re.compile(r"\w+")


class Cue(Struct, frozen=True, kw_only=True):
    """Words that tell of a type: any of these, with others, without others."""

    any: re.Pattern[str]
    with_: re.Pattern[str] | None
    without: re.Pattern[str] | None


class Clues(Struct, frozen=True, kw_only=True):
    """What speaks for the type of one claim: odds of each type, in the order of scheme.TYPES.

    `own` are those of its trigger if the encoder took it for one (`told`), else of its likeliest
    word; `story` those of all other events of the story, `before` of the one before it.
    """

    claim: Claim
    grammar: Claim | None
    own: Numbers
    told: bool
    story: Numbers
    before: Numbers


def likeliest_type(clues: Clues) -> SubEventType | None:
    """The type for which most speaks; land is taken only where some reader says who holds it."""
    if clues.grammar is not None and clues.grammar.sub_event_type in BEYOND_DOUBT:
        return clues.grammar.sub_event_type
    if is_on_civilians(clues):
        return SubEventType.ATTACK
    scores = np.zeros(len(scheme.TYPES), np.float32)
    for name, value in signs_of(clues).items():
        scores += WEIGHTS[name] * value
    if clues.claim.control is None:
        scores[[PLACES[kind] for kind in (None, *TERRITORY)]] = -np.inf
    return scheme.TYPES[int(np.argmax(scores))]


def is_on_civilians(clues: Clues) -> bool:
    """Whether the grammar says "Attack" because it was civilians who were hit."""
    if clues.grammar is None or clues.grammar.sub_event_type is not SubEventType.ATTACK:
        return False
    counted = max(clues.claim.tolls, key=lambda toll: toll.low or 0, default=None)
    words = singular_words(counted.text) - ANYBODY if counted is not None else set()
    fighters, civilians = hit_words()
    return bool(words & civilians) and not words & fighters


def signs_of(clues: Clues) -> dict[str, Numbers]:
    """What each sign adds for each type, before it is weighed."""
    said = clues.grammar.sub_event_type if clues.grammar is not None else None
    vague = said is SubEventType.ATTACK
    open_ = vague or said is None
    own = np.log(clues.own + LEAST)
    story, before = (np.log(odds + LEAST_OF_STORY) for odds in (clues.story, clues.before))
    fighters, civilians = who_was_hit(clues.claim)
    words = singular_words(clues.claim.evidence.text)
    cued = cued_types(clues.claim.evidence.text)
    alone = cued if len(cued) == 1 else frozenset()
    return {
        "trigger": own * clues.told,
        "words": own * (not clues.told),
        "vague": one(ATTACK, vague),
        "clash": one(CLASH, said is SubEventType.ARMED_CLASH),
        "weapon": one(PLACES[said], said in TOLD_BY_WEAPONS),
        "other": one(PLACES[said], said in OTHERS),
        "cue": many(alone if open_ else ()),
        "one cue of several": many(cued - alone if open_ else ()),
        "cue beside a type": many(() if open_ else cued),
        "by a state": one(REGAINS, acts_for_state(clues.claim)),
        "story": story,
        "before": before,
        "fighters": one(CLASH, open_ and fighters and not civilians),
        "both hit": one(CLASH, open_ and fighters and civilians),
        "civilians": one(ATTACK, open_ and civilians and not fighters),
        "nobody hit": one(ATTACK, open_ and not civilians and not fighters),
        "haven": one(ATTACK, open_ and not fighters and bool(words & havens())),
        "post": one(CLASH, open_ and not civilians and bool(words & POSTS)),
        "vague, story": story * vague,
        "vague, before": before * vague,
    }


def one(place: int, holds: bool) -> Numbers:  # noqa: FBT001
    found: Numbers = np.zeros(len(scheme.TYPES), np.float32)
    found[place] = float(holds)
    return found


def many(kinds: Iterable[SubEventType]) -> Numbers:
    found: Numbers = np.zeros(len(scheme.TYPES), np.float32)
    found[[PLACES[kind] for kind in kinds]] = 1.0
    return found


def story_odds(others: Sequence[tuple[float, Sequence[float]]]) -> Numbers:
    """Of which types a story tells: its events, each as sure as it is one."""
    found: Numbers = np.full(len(scheme.TYPES), OPEN / len(scheme.TYPES), np.float32)
    for sure, types in others:
        found = found + sure * np.array(types, np.float32)
    share: Numbers = found / found.sum()
    return share


def who_was_hit(claim: Claim) -> tuple[bool, bool]:
    """Whether fighters, and whether civilians, were hit: by whom most were counted, if any."""
    counted = sorted(claim.tolls, key=lambda toll: -(toll.low or 0))
    said = [f"{toll.text} {toll.group or ''}" for toll in counted]
    named = [actor.text for actor in claim.actors if actor.role is ActorRole.RECIPIENT]
    classes = [classes_in(text) for text in (*said[:1], " ".join((*said, *named)))]
    return next((found for found in classes if any(found)), (False, False))


def classes_in(text: str) -> tuple[bool, bool]:
    """Whether words for fighters, and for civilians, are in a text."""
    words = singular_words(text)
    fighters, civilians = hit_words()
    return bool(words & fighters), bool(words & civilians)


def acts_for_state(claim: Claim) -> bool:
    """Whether the first to act in it is of a state."""
    first = next((actor.text for actor in claim.actors if actor.role is ActorRole.ACTOR), "")
    return bool(singular_words(first) & class_words()["state"].words)


def singular_words(text: str) -> set[str]:
    """The words of a text as they stand, and without the sign of the plural."""
    words = set(_WORD.findall(text.casefold()))
    return words | {word.removesuffix("s") for word in words}


def havens() -> frozenset[str]:
    """The words for places of civilian life."""
    return class_words()["haven"].words


@lru_cache(maxsize=1000)
def cued_types(sentence: str) -> frozenset[SubEventType]:
    """The types of which words of a sentence tell."""
    return frozenset(
        kind
        for kind, cue in type_words().items()
        if cue.any.search(sentence)
        and (cue.with_ is None or cue.with_.search(sentence))
        and (cue.without is None or not cue.without.search(sentence))
    )


@cache
def type_words() -> Mapping[SubEventType, Cue]:
    """The patterns of data/type_words.toml."""
    table = cast("dict[str, dict[str, Any]]", read_table("type_words.toml"))
    return {
        SubEventType(kind): Cue(
            any=pattern_of(*row["any"]),
            with_=pattern_of(row["with"]) if "with" in row else None,
            without=pattern_of(row["without"]) if "without" in row else None,
        )
        for kind, row in table.items()
    }


def pattern_of(*words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)


@cache
def hit_words() -> tuple[frozenset[str], frozenset[str]]:
    """The words for fighters of any side, and for civilians."""
    known = class_words()
    return known["state"].words | known["armed"].words, known["civilian"].words
