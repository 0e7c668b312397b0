"""Is it an event at all: what must be there, and how sure the reading is."""

import re
from collections.abc import Iterable

from marsad.extractors._grammar.lexicon import Trigger, Word
from marsad.extractors._grammar.people import FIGHTERS, PartyClass
from marsad.extractors._grammar.roles import Cast
from marsad.extractors._grammar.tables import WeaponWords, class_words
from marsad.extractors._grammar.tree import Tree
from marsad.extractors._grammar.typing import cast_classes, hits_haven

# Scores were set by reading claims of the example pages and of the CASE 2021 snippets.
NEEDED = 2.4
STRONG, WEAK = 2.0, 0.4
CERTAIN = 8.0
# Of a story that is as much of conflict as of anything else.
EVEN = 0.5
# In a story of sport, games or books somebody is always killed: a toll says nothing there. Of two
# or three sentences nobody can tell what their story is about.
TELLING, SHORT = 0.55, 3
# Of 320 passages on conflicts 270 have a larger share of words of conflict, of 80 others 14.
CLEAR = 0.83
BELOW, ABOVE = 8.0, 3.0

# What kills without anybody's will, and what is only called an attack.
ACCIDENTAL = re.compile(
    r"\b(?:earthquake|flood\w*|landslide|cyclone|hurricane|typhoon|tornado|avalanche|tsunami"
    r"|volcan\w+|crash\w*|collid\w+|collision|derail\w*|capsiz\w+|drown\w*|shipwreck|accident\w*"
    r"|malaria|cholera|ebola|covid\S*|coronavirus|pandemic|epidemic|disease|cancer|heat ?wave"
    r"|overdose|gas leak|(?:wind|snow|thunder)?storms?|gusts?|wildfires?"
    r"|stampede|collapsed building|heart attack|plung\w+|overturn\w*|skidd\w*|pile-?up|ravine|gorge"
    r"|(?:shaft|pit|mine|crane|scaffold\w*|dam|quarry|stand) (?:\w+ )?(?:collapse\w*|burst)"
    r"|burst its banks|food poisoning|carbon monoxide|lightning|short circuit|gas cylinder"
    r"|snakebites?|(?:boat|ferry|ship|canoe|dinghy) (?:had )?s[au]nk"
    r"|breath\w+ methane|methane|mudslides?|drought|famine|tremors?|aftershocks?|quakes?)\b",
    re.IGNORECASE,
)
FIGURATIVE = re.compile(
    r"\b(?:(?:heart|panic|cyber|verbal|personal|media|social media|asthma|shark|bear|dog|legal"
    r"|price|trade|bidding|counter|political|ad|scathing|stinging|fierce criticism|twitter)[- ]"
    r"(?:attack|war|battle|assault|offensive|strike)s?"
    r"|(?:war of words|battle of wills|battle for (?:survival|supremacy)|uphill battle"
    r"|charm offensive|attack on (?:democracy|freedom|the media|the press|credit)|hunger strike"
    r"|strike (?:a )?(?:deal|balance|chord)|struck (?:a )?(?:deal|balance|chord|gold|late|twice)"
    r"|hit (?:a )?(?:record|new high|back|the market|theaters|cinemas|shelves)"
    r"|battle (?:with|against) (?:cancer|addiction|depression|obesity|inflation|the bulge)"
    r"|take control of (?:the )?(?:match|game|race|company|narrative|conversation)))\b",
    re.IGNORECASE,
)


# What may be done with words, votes or a ball.
BLOWS_OF_WORDS = frozenset(
    """attack shelling air_strike suicide_bomb explosion clash offensive repel take retake lose
    hold arrest weapons harm""".split()
)
BASES = frozenset(
    {"base", "headquarters", "checkpoint", "post", "outpost", "point", "camp", "centre", "center",
     "airbase", "position"}
)  # fmt: skip


def score(
    trigger: Trigger,
    cast: Cast,
    weapons: list[WeaponWords],
    *,
    toll: bool,
    placed: bool,
    dated: bool,
    sourced: bool,
    share: float,
) -> float:
    """How much speaks for an event: a sum of points, see NEEDED; below it there is no claim."""
    points = WEAK if trigger.weak else STRONG
    doers, hit = cast_classes(cast.actors), cast_classes(cast.recipients)
    points += 1.4 * bool(doers & (FIGHTERS | {PartyClass.CRAFT, PartyClass.PROTESTER}))
    points += 0.7 * any(p.pronoun for p in cast.actors)
    points += 0.8 * bool(hit & FIGHTERS) + 0.4 * bool(hit - FIGHTERS)
    points += 1.4 * bool(weapons) + 1.8 * toll
    points += 0.7 * placed + 0.4 * dated + 0.3 * sourced + 0.5 * hits_haven(cast)
    return points + (share - EVEN) * (BELOW if share < EVEN else ABOVE)


def is_event(
    tree: Tree,
    trigger: Trigger,
    cast: Cast,
    weapons: list[WeaponWords],
    *,
    toll: bool,
    placed: bool,
) -> bool:
    """Whether what the act itself needs is there."""
    if is_figurative(tree, trigger) or is_done_by(tree, trigger, cast, "nature"):
        return False
    if trigger.act in BLOWS_OF_WORDS and is_done_by(tree, trigger, cast, "talker"):
        return bool(weapons) or toll or bool(cast_classes(cast.recipients) & FIGHTERS)
    doers, parties = cast_classes(cast.actors), cast_classes((*cast.actors, *cast.recipients))
    armed = bool(parties & FIGHTERS) or any(p.pronoun for p in cast.actors)
    weak = trigger.weak
    nominal = trigger.word is Word.NOUN
    needed = {
        "take": True,
        "retake": True,
        "lose": True,
        "hold": True,
        "group": bool(doers & FIGHTERS),
        "base": bool(doers & FIGHTERS) and any(t.lemma in BASES for t in cast.ground),
        "move": armed,
        "withdraw": bool(parties & FIGHTERS) if weak else armed,
        "arrest": toll or bool(cast.recipients) or (armed and not weak),
        "abduct": toll or bool(cast.recipients) or (armed and not weak),
        "weapons": bool(weapons) and (nominal or armed or placed),
        "agree": not weak or armed,
        "loot": not weak or armed or PartyClass.PROTESTER in parties,
        "harm": toll and (armed or bool(weapons) or not accidental(tree)),
        "displace": toll and (armed or bool(weapons) or not accidental(tree)),
        "protest": not weak or PartyClass.PROTESTER in parties or (placed and nominal),
        "riot": not weak or PartyClass.PROTESTER in parties or (placed and nominal),
        "disperse": not weak or PartyClass.PROTESTER in parties,
    }
    return needed.get(trigger.act, not (weak and accidental(tree) and not armed))


def is_done_by(tree: Tree, trigger: Trigger, cast: Cast, kind: str) -> bool:
    """Whether only those of a kind of data/people.toml do it: "hail bombarded", "dogs attacked"."""
    words = class_words()[kind].words
    heads = [p.head for p in cast.actors] or tree.children(trigger.head, "nsubj")
    return bool(heads) and all(
        t.lemma.casefold() in words and (t.i == 0 or t.text.islower()) for t in heads
    )


def accidental(tree: Tree) -> bool:
    return ACCIDENTAL.search(tree.text) is not None


def is_telling(lines: int, share: float) -> bool:
    """Whether a toll speaks for an event in a story of so many sentences."""
    return lines <= SHORT or share >= TELLING


def is_of_conflict(trees: Iterable[Tree], share: float) -> bool:
    """Whether a toll that names no cause may be one of the conflict: no accident is told."""
    if share < EVEN:
        return False
    told = {m.group().casefold() for tree in trees for m in ACCIDENTAL.finditer(tree.text)}
    return len(told) <= (1 if share >= CLEAR else 0)


def is_figurative(tree: Tree, trigger: Trigger) -> bool:
    return any(
        match.start() + tree.start <= trigger.head.start < match.end() + tree.start
        for match in FIGURATIVE.finditer(tree.text)
    )


def confidence(points: float) -> float:
    """Points as a number between 0 and 1, to two places; not yet calibrated."""
    return round(min(0.97, max(0.3, 0.3 + 0.67 * points / CERTAIN)), 2)
