"""Reads a story with the encoder and adds what it finds to what the grammar found."""

import re
from collections.abc import Sequence

from msgspec import Struct

from marsad.extractors._encoder.both import Both, Read
from marsad.extractors._encoder.claims import Page, Said, claim_of, said_at
from marsad.extractors._encoder.combining import combine
from marsad.extractors._encoder.decoding import read
from marsad.extractors._encoder.figures import Figures
from marsad.extractors._encoder.words import windows_of
from marsad.extractors._grammar.accept import is_of_conflict
from marsad.extractors._grammar.hearing import Heard
from marsad.extractors._grammar.passages import Passages
from marsad.records import Claim

# "Thirteen years ago to the day": in the first words of a story it says that the rest is memory.
LOOKING_BACK = re.compile(
    r"\banniversar(?:y|ies)\b|\b(?:years|decades?) (?:ago|on|later|after|since)\b"
    r"|\bcommemorat\w+|\bin memory of\b|\b(?:remembers?|remembered|mourns?) the\b",
    re.IGNORECASE,
)
OPENING = 250


class BothRead(Struct, frozen=True, kw_only=True):
    """The claims of a story, and how likely the encoder finds that it tells of any event."""

    claims: tuple[Claim, ...]
    odds: float


def read_also(
    story: Passages,
    heard: Sequence[Heard],
    grammar: Sequence[Claim],
    text: str,
    stretches: Sequence[tuple[int, int]],
) -> BothRead:
    """The claims of a story by both readers."""
    said = tuple(
        Said(tree=line.tree, heard=h, headline=line.headline)
        for line, h in zip(story.lines, heard, strict=True)
    )
    page = Page(
        story=story,
        text=text,
        figures=Figures(),
        said=said,
    )
    found: list[Read] = []
    first, last = stretches[0][0], stretches[-1][1]
    windows = [read(window) for window in windows_of(text, stretches)]
    for told in (told for window in windows for told in window.told):
        here = said_at(said, told.trigger.start)
        claim = claim_of(page, told, here) if here is not None else None
        if here is not None and claim is not None:
            found.append(Read(told=told, claim=claim, headline=here.headline))
    both = Both(
        article=story.article,
        grammar=tuple(grammar),
        encoder=tuple(found),
        windows=tuple(windows),
        headlines=frozenset(s.tree.quote.start for s in said if s.headline),
        looks_back=LOOKING_BACK.search(text, first, min(first + OPENING, last)) is not None,
        of_conflict=is_of_conflict((s.tree for s in said), story.share),
    )
    return BothRead(claims=tuple(combine(both)), odds=both.story_odds())
