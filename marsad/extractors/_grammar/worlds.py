"""Whether a story tells of the world in which conflicts are fought, or of a film, a game, a drill.

It may say so in a single word of its title or its last paragraph. So all that speaks for either
side is weighed: the words of data/worlds.toml, who is credited, which parties, places and years
are named.
"""

import re
from collections.abc import Collection, Sequence

from msgspec import Struct

from marsad.extractors._grammar.hearing import Heard
from marsad.extractors._grammar.line import Line
from marsad.extractors._grammar.passages import Passages
from marsad.extractors._grammar.world_words import (
    LIKELY,
    OURS,
    SURE,
    Cue,
    cues_in,
    is_framed,
)
from marsad.records import Claim, ClaimId
from marsad.registry.kinds import KINDS

YEAR = re.compile(r"\b(1\d{3}|20[0-3]\d)\b")
QUOTES = frozenset('"“”«»')
# What was told of these is invented, played, practised or only an example.
UNREAL = frozenset({"fiction", "game", "drill", "method"})
TOLD = UNREAL | {"past", "sport"}
# The words of one of these fields must outweigh those of our world by so much: of the 3,160 right
# claims 3 stand in such a story.
FIELDS = (
    (frozenset({"crime"}), 5.0), (frozenset({"politics"}), 5.0), (frozenset({"business"}), 5.0),
    (frozenset({"nature", "accident", "health"}), 5.5), (frozenset({"accident"}), 4.0),
    (frozenset({"sport"}), 5.0), (frozenset({"past"}), 2.0),
)  # fmt: skip
PAST_YEARS, OUR_YEARS = 25, 8
# Of three sentences nobody can tell what their story is about.
SHORT_STORY = 3
PRESENT_TENSE, MOST_UNREAL = 0.4, 6.0
# A logistic regression over the claims of 950 passages: 3,160 right ones and 190 false ones of
# stories full of the words of war (w, s, d, n01 to n05). In four parts, each judged by what the
# others teach, 57 % of the false claims fall and .8 % of the right ones.
WEIGHTS = {
    "unreal": 0.95, "at_edge": 0.8, "present": 1.7, "old_years": 0.85, "sources": -0.4,
    "places": -0.4, "parties": -0.6, "ours_sure": -0.5, "ours_likely": -0.4, "our_years": -0.55,
    "share": -2.8,
}  # fmt: skip
BASE, NO_PARTY, SHORT, CREDITED = 3.0, 1.75, -1.85, -1.1
DATED, SOURCED, BY_ENCODER = -0.65, -0.5, -0.9
ENOUGH = 0.7
# The encoder has read 280 stories full of the words of war that tell of none, and may overrule.
BORNE_OUT = 0.99998


class Signs(Struct, frozen=True, kw_only=True):
    """What a story has that speaks for or against its being of our world, each up to a limit."""

    unreal: float = 0.0
    at_edge: int = 0
    ours_sure: int = 0
    ours_likely: int = 0
    parties: int = 0
    places: int = 0
    sources: int = 0
    lines: int = 1
    present: float = 0.0
    old_years: int = 0
    our_years: int = 0
    share: float = 0.5
    other_field: bool = False


def signs_of(story: Passages, heard: Sequence[Heard], paragraphs: Sequence[str]) -> Signs:
    """What speaks for or against a story's being of our world."""
    found = {cue for text in paragraphs for cue in cues_in(text)}
    ours = [cue.weight for _, cue in found if cue.world == OURS]
    told = sorted((cue.weight, word) for word, cue in found if cue.world in UNREAL)
    unreal = {word: weight for weight, word in told}
    edges = {cue for text in (paragraphs[0], paragraphs[-1]) for cue in cues_in(text)}
    armed = {m.entry.id for m in story.names if is_party_kind(m.entry.kind)}
    said = {s.start for h in heard for a in h.attributions for s in a.sources}
    old, new = years_of(story, paragraphs)
    return Signs(
        unreal=min(MOST_UNREAL, sum(unreal.values())),
        at_edge=min(3, sum(c.weight == SURE and c.world in TOLD for _, c in edges)),
        ours_sure=min(4, sum(w == SURE for w in ours)),
        ours_likely=min(4, sum(w != SURE for w in ours)),
        parties=min(3, len(armed)),
        places=min(5, len({m.text for m in story.places if m.locations})),
        sources=min(5, len(said)),
        lines=len(story.lines),
        present=present_share(story.lines),
        old_years=min(3, old),
        our_years=min(2, new),
        share=story.share,
        other_field=is_of_other_field(found, sum(ours) + len(armed)),
    )


def is_of_other_field(found: Collection[tuple[str, Cue]], ours: float) -> bool:
    """Whether the words of crime, politics, sport… far outweigh those of conflicts."""
    return any(
        sum(cue.weight for _, cue in found if cue.world in worlds) - ours >= least
        and any(cue.weight == SURE and cue.world in worlds for _, cue in found)
        for worlds, least in FIELDS
    )


def is_party_kind(kind: str) -> bool:
    return KINDS[kind].armed or KINDS[kind].state


def years_of(story: Passages, paragraphs: Sequence[str]) -> tuple[int, int]:
    """How many years long past, and how many of our time, a story names."""
    if story.published is None:
        return 0, 0
    ages = [story.published.year - int(y) for text in paragraphs for y in YEAR.findall(text)]
    return sum(age > PAST_YEARS for age in ages), sum(age <= OUR_YEARS for age in ages)


def present_share(lines: Sequence[Line]) -> float:
    """The share of verbs in the present tense outside of quotations: news is told in the past."""
    present = past = 0
    for line in lines:
        quoted = False
        for token in line.tree.tokens:
            quoted ^= token.text in QUOTES
            if not quoted and token.pos == "VERB":
                present += token.tag in {"VBZ", "VBP"}
                past += token.tag == "VBD"
    return present / (present + past + 3)


def doubt(signs: Signs) -> float:
    """How much speaks against a story's being of our world: points, which claims add to."""
    short = signs.lines <= SHORT_STORY
    points = sum(weight * float(getattr(signs, name)) for name, weight in WEIGHTS.items())
    points += NO_PARTY * (signs.parties == 0 and not short) + SHORT * short
    return BASE + points + CREDITED * min(1, signs.sources / max(1, signs.lines))


def is_suspect(signs: Signs) -> bool:
    """Whether anything at all says that the story is of another world or time."""
    told = signs.unreal >= LIKELY or signs.at_edge or signs.old_years
    return bool(told) or signs.present > PRESENT_TENSE


def not_of_our_world(
    claims: Sequence[Claim], signs: Signs, text: str, *, odds: float
) -> frozenset[ClaimId]:
    """The claims of what is invented, played, practised or long past.

    `odds` say how likely the encoder finds that the story tells of an event; where it is all but
    certain, only what a sentence says of itself counts against it.
    """
    points = doubt(signs)
    doubted = odds < BORNE_OUT
    suspect = doubted and is_suspect(signs)
    framed = framed_stretches(claims, text)
    return frozenset(
        c.id
        for c in claims
        if (doubted and signs.other_field)
        or c.evidence.start in framed
        or (suspect and points + doubt_of(c) > ENOUGH)
    )


def doubt_of(claim: Claim) -> float:
    """What a claim of its own adds to the doubt."""
    dated = claim.time is not None and claim.time.earliest is not None
    alone = not claim.extractor.startswith("events")
    return DATED * dated + SOURCED * bool(claim.sources) + BY_ENCODER * alone


def framed_stretches(claims: Sequence[Claim], text: str) -> frozenset[int]:
    """Where the sentences begin that say so themselves, and those that go on in their paragraph."""
    framed: set[int] = set()
    for claim in claims:
        begin = text.rfind("\n", 0, claim.evidence.start) + 1
        before = text[begin : claim.evidence.start]
        if is_framed(claim.evidence.text) or is_framed(before):
            framed.add(claim.evidence.start)
    return frozenset(framed)
