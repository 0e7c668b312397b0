"""What the two readers found in one story, and what the one says of the other's findings."""

from collections.abc import Sequence

import msgspec
from msgspec import Struct

from marsad.extractors._encoder.decoding import ReadWindow, Span, Told
from marsad.extractors._encoder.event_types import story_odds
from marsad.extractors._encoder.net import Numbers
from marsad.extractors._grammar.told_once import ids_of
from marsad.records import ArticleId, Claim, Finding, Toll, TollKind

# Below the first odds a number that the grammar takes for a toll is none; from the second on one
# that only the encoder takes for one is one. Chosen on s02, s04, d02 and the texts of others that
# are kept to judge by, where .02 to .35 and .8 to .98 differ by .01.
NO_TOLL, SURE_TOLL = 0.05, 0.95
# Of noughts in these words the encoder has seen too few.
RARE = ("not ", "neither ", "no reports", "no known")
# Of a story of so few words the encoder knows too little to deny what the grammar reads in it.
SHORT_STORY = 25


class Read(Struct, frozen=True, kw_only=True):
    """A claim that the encoder read, all that it saw there, and whether in a headline."""

    told: Told
    claim: Claim
    headline: bool = False

    @property
    def trigger(self) -> Span:
        """The words that name its event."""
        return self.told.trigger


class Both(Struct, frozen=True, kw_only=True):
    """What the two readers found in one story; whether it is of a conflict, and of no accident.

    `article` is the one that the claims of the grammar have their ids from.
    `looks_back` says whether its opening tells of years ago.
    `headlines` says where headlines begin: the encoder has read too few of them to rule one out.
    """

    article: ArticleId
    grammar: tuple[Claim, ...]
    encoder: tuple[Read, ...]
    windows: tuple[ReadWindow, ...]
    of_conflict: bool = True
    headlines: frozenset[int] = frozenset()
    looks_back: bool = False

    def toll_odds(self, toll: Toll) -> float:
        """How likely the encoder takes these words for a toll."""
        return max(
            (
                w.odds(w.tolls, toll.start, toll.end)
                for w in self.windows
                if w.start <= toll.start < w.end
            ),
            default=0.0,
        )

    @property
    def short(self) -> bool:
        """Whether the story is of a sentence or so."""
        return sum(len(window.spans) for window in self.windows) < SHORT_STORY

    def story_odds(self) -> float:
        """How likely the story tells of an event: by its likeliest window."""
        return max((window.story for window in self.windows), default=1.0)

    def event_odds(self, span: Finding) -> float:
        """How likely the encoder finds some event in these words."""
        return max((w.odds(w.triggers, span.start, span.end) for w in self.windows), default=0.0)

    def types_at(self, claim: Claim) -> tuple[int, Numbers]:
        """Where the word stands that a claim has its id from, and the odds of its types.

        If the encoder splits words otherwise, it is the word that likeliest names an event.
        """
        start, end = claim.evidence.start, claim.evidence.end
        for window in self.windows:
            for n in window.inside(start, end):
                if claim.id in ids_of(self.article, *window.spans[n]):
                    return window.spans[n][0], window.types_of(n)
        likeliest = [w.likeliest(start, end) for w in self.windows]
        best = max((found for found in likeliest if found is not None), default=None)
        if best is None:
            return start, story_odds(())
        window = next(w for w in self.windows if w.likeliest(start, end) == best)
        return window.spans[best[1]][0], window.types_of(best[1])

    def borne_out(self, tolls: Sequence[Toll]) -> tuple[Toll, ...]:
        """The grammar's tolls that the encoder does not rule out."""
        kept = [t for t in tolls if self.is_rare(t) or self.toll_odds(t) >= NO_TOLL]
        return apart(kept, tolls)

    def is_rare(self, toll: Toll) -> bool:
        """Whether the encoder has seen too few such tolls to rule one out."""
        nought = toll.high == 0 and toll.text.casefold().startswith(RARE)
        return self.short or nought or toll.revised or toll.kind is TollKind.PLACES_TAKEN

    def added(self, tolls: Sequence[Toll]) -> tuple[Toll, ...]:
        """The encoder's tolls that the grammar did not read, where they are sure."""
        more = [
            toll
            for toll in tolls
            if toll.kind is not TollKind.PLACES_TAKEN
            and self.toll_odds(toll) >= SURE_TOLL
            and not any(overlap(toll, read) for claim in self.grammar for read in claim.tolls)
        ]
        return apart(more, tolls)


def apart(kept: Sequence[Toll], before: Sequence[Toll]) -> tuple[Toll, ...]:
    """Some of the tolls of a claim, each part of the same one as before if that is still there."""
    return tuple(
        msgspec.structs.replace(
            toll,
            part_of=kept.index(before[toll.part_of])
            if toll.part_of is not None and before[toll.part_of] in kept
            else None,
        )
        for toll in kept
    )


def overlap(one: Finding | Span, other: Finding | Span) -> bool:
    return one.start < other.end and other.start < one.end
