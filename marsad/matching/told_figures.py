"""A figure as somebody told it: in which claim, when, and on whose word."""

from datetime import datetime, time

from msgspec import Struct

from marsad.matching.figures import Figure
from marsad.matching.origins import Voice
from marsad.records import ClaimInContext, PageId
from marsad.text.moments import moment

Order = tuple[datetime, PageId, int, str]


class ToldFigure(Struct, frozen=True, kw_only=True):
    """A figure, the claim that gives it, and whose word it is.

    `replaced`: the claim itself says that another figure took its place.
    """

    figure: Figure
    told: ClaimInContext
    voice: Voice
    replaced: bool = False

    @property
    def order(self) -> Order:
        """What sorts figures: when they were heard, then where on the page they stand."""
        told = self.told
        return heard_at(told), told.page_id, told.claim.evidence.start, told.claim.id

    @property
    def revises(self) -> bool:
        """Whether the claim says that its figure takes the place of another."""
        kind = self.figure.kind
        return any(toll.revised and toll.kind is kind for toll in self.told.claim.tolls)


def heard_at(told: ClaimInContext) -> datetime:
    """When a claim was told; a page that bears only a day was told when it was captured that day.

    Where it was captured on another day, the day's first moment stands.
    """
    said, captured = moment(told.said), moment(told.known_from)
    only_day = told.said is not None and said.time() == time.min and "T" not in told.said
    return captured if only_day and captured.date() == said.date() else said
