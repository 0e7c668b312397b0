"""Who holds a place at a date: assessed, claimed, contested or unknown, and on whose word.

A party's own gain is `claimed` until a source that is not on its side, or the loser, says so;
opposed claims of the same days are `contested`. Each place stands for itself: the fall of a town
fills no province, and what nobody says stays unknown. The rules are in docs/reference/grades.md.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct

from marsad.records import (
    ARTICLE_STORY,
    ClaimInContext,
    Control,
    ControlChange,
    ControlState,
    ControlStatement,
    ControlStatus,
    Extent,
    Modality,
    Place,
)
from marsad.registry.store import Registry
from marsad.situations.parties import Party, are_opposed, holder_of, speaks_for, voice_of
from marsad.text.dates import published_day
from marsad.vocabulary import HAPPENED

# Claims of so few days stand beside each other; a later one stands instead of an earlier one.
CONTEST_DAYS = timedelta(days=2)

GAINS = frozenset({ControlChange.TAKEN, ControlChange.RETAKEN, ControlChange.HELD})
CHANGES = frozenset({ControlChange.TAKEN, ControlChange.RETAKEN})

# From least to most: of two extents that are told as often, the smaller counts.
EXTENTS = (Extent.PART, Extent.MOST, Extent.ALL)


class Word(Struct, frozen=True, kw_only=True):
    """One claim on one place: the day it speaks of, who holds or lost it, and who says so."""

    told: ClaimInContext
    control: Control
    place: Place
    day: date
    dated: bool
    holder: Party | None
    voice: Party

    @property
    def denied(self) -> bool:
        return self.told.claim.modality is Modality.DENIED

    @property
    def gains(self) -> bool:
        return self.control.change in GAINS and not self.denied

    @property
    def loses(self) -> bool:
        return self.control.change is ControlChange.LOST and not self.denied


def control_at(
    claims: Iterable[ClaimInContext], day: date, *, registry: Registry
) -> tuple[ControlState, ...]:
    """Say who holds each place at a date, by the claims on that day and before."""
    words: defaultdict[int, list[Word]] = defaultdict(list)
    for word in _words(claims, registry):
        if word.day <= day and word.place.geonameid is not None:
            words[word.place.geonameid].append(word)
    states = [_state(sorted(heard, key=_order), day, registry) for heard in words.values()]
    return tuple(sorted(states, key=lambda s: (s.place.country or "", s.place.geonameid or 0)))


def _words(claims: Iterable[ClaimInContext], registry: Registry) -> Iterator[Word]:
    """The claims on control that a place and a day can be given to, whoever makes them."""
    for told in claims:
        claim, control = told.claim, told.claim.control
        day = _day(told)
        if control is None or control.place is None or day is None:
            continue
        if claim.story == ARTICLE_STORY and claim.modality in HAPPENED:
            yield Word(
                told=told,
                control=control,
                place=claim.places[control.place],
                day=day,
                dated=claim.time is not None and day in {claim.time.latest, claim.time.earliest},
                holder=holder_of(claim, registry),
                voice=voice_of(told, registry),
            )


def _day(told: ClaimInContext) -> date | None:
    """The last day of the event, but none after it was told; without one, the day of telling."""
    said_on, time = published_day(told.said), told.claim.time
    if time is None or (time.latest is None and time.earliest is None):
        return said_on
    if time.latest is None or (said_on is not None and time.latest > said_on):
        return max(filter(None, (time.earliest, said_on)), default=time.latest)
    return time.latest


def _order(word: Word) -> tuple[date, datetime, str]:
    return word.day, moment(word.told.said), word.told.claim.id
