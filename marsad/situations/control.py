"""Who holds a place at a date: assessed, claimed, contested or unknown, and on whose word.

A party's own gain is `claimed` until a source that is not on its side, or the loser, says so;
opposed claims of the same days are `contested`. Each place stands for itself: the fall of a town
fills no province, and what nobody says stays unknown. The rules are in docs/reference/grades.md.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from marsad.records import (
    ARTICLE_STORY,
    ClaimInContext,
    ControlState,
    ControlStatement,
    ControlStatus,
    Extent,
    Place,
)
from marsad.registry.store import Registry
from marsad.situations.parties import holder_of, voice_of
from marsad.situations.sides import CHANGES, GAINS, Side, Word, find_sides, is_disputed
from marsad.text.dates import published_day
from marsad.text.moments import moment
from marsad.vocabulary import HAPPENED

# From least to most: of two extents that as many lineages give, the smaller counts.
EXTENTS = (Extent.PART, Extent.MOST, Extent.ALL)


def control_at(
    claims: Iterable[ClaimInContext], day: date, *, registry: Registry
) -> tuple[ControlState, ...]:
    """Say who holds each place at a date, by the claims on that day and before."""
    places: dict[int, Place] = {}
    heard: defaultdict[int, list[Word]] = defaultdict(list)
    for told in sorted(claims, key=lambda told: told.claim.id):
        for place, word in _words(told, registry):
            if place.geonameid is not None and word.day <= day:
                places.setdefault(place.geonameid, place)
                heard[place.geonameid].append(word)
    states = (
        _state(places[key], sorted(words, key=lambda word: word.order), day, registry)
        for key, words in heard.items()
    )
    return tuple(sorted(states, key=lambda s: (s.place.country or "", s.place.geonameid or 0)))


def _words(told: ClaimInContext, registry: Registry) -> Iterator[tuple[Place, Word]]:
    """What a claim says of control, if a place and a day can be given to it."""
    claim, control, day = told.claim, told.claim.control, _day(told)
    if control is None or control.place is None or day is None:
        return
    if claim.story != ARTICLE_STORY or claim.modality not in HAPPENED:
        return
    yield (
        claim.places[control.place],
        Word(
            told=told,
            control=control,
            day=day,
            said_at=moment(told.said),
            dated=bool(claim.time and (claim.time.latest or claim.time.earliest)),
            holder=holder_of(claim, registry),
            voice=voice_of(told, registry),
        ),
    )


def _day(told: ClaimInContext) -> date | None:
    """The last day on which it may have happened; without any, the day on which it was told."""
    said_on, time = published_day(told.said), told.claim.time
    days = [day for day in (time.latest, time.earliest) if day is not None] if time else []
    if not days or said_on is None:
        return days[0] if days else said_on
    return min(days[0], max(said_on, days[-1]))


def _state(place: Place, words: Sequence[Word], day: date, registry: Registry) -> ControlState:
    """Who holds one place, by the words on it in the order of their days."""
    sides = find_sides(words, registry)
    leading = _leading(sides)
    if len(sides) > 1 or is_disputed(words, leading, registry):
        status = ControlStatus.CONTESTED
    elif leading is None:
        status = ControlStatus.UNKNOWN
    else:
        status = ControlStatus.ASSESSED if leading.outside else ControlStatus.CLAIMED
    return ControlState(
        place=place,
        at=day,
        status=status,
        holder=leading.party.name if leading else None,
        extent=_extent(leading) if leading else Extent.UNKNOWN,
        since=_since(leading) if leading else None,
        statements=tuple(_statement(word) for word in words),
    )


def _leading(sides: Sequence[Side]) -> Side | None:
    """The side that is best borne out, if there is one and no other is as well."""
    ranked = sorted(sides, key=lambda side: side.rank, reverse=True)
    if not ranked or (len(ranked) > 1 and ranked[0].rank == ranked[1].rank):
        return None
    return ranked[0]


def _extent(side: Side) -> Extent:
    """How much of the place: what most lineages say of the last day, outside voices first."""
    telling = [w for w in side.gains if w.control.extent in EXTENTS]
    telling = [w for w in telling if w in side.outside] or telling
    last = max((word.day for word in telling), default=None)
    carried: defaultdict[Extent, set[str]] = defaultdict(set)
    for word in telling:
        if word.day == last:
            carried[word.control.extent].add(word.told.lineage)
    ranked = sorted(carried, key=lambda extent: (-len(carried[extent]), EXTENTS.index(extent)))
    return ranked[0] if ranked else Extent.UNKNOWN


def _since(side: Side) -> date | None:
    """The first dated day on which the side is said to have taken the place."""
    taken = (word.day for word in side.gains if word.control.change in CHANGES and word.dated)
    return min(taken, default=None)


def _statement(word: Word) -> ControlStatement:
    """A source's word; one on a loss or a contest says of nobody that they hold the place."""
    named = word.holder is not None and word.control.change in GAINS
    return ControlStatement(
        claim=word.told.claim.id,
        holder=word.holder.name if named and word.holder else None,
        source=word.voice.name,
        modality=word.told.claim.modality,
        said=word.told.said,
    )
