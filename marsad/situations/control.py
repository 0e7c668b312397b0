"""Who holds a place at a date: assessed, claimed, contested or unknown, and on whose word.

A party's own gain is `claimed` until a source that is not on its side, or the loser, says so;
opposed claims of the same days are `contested`. Each place stands for itself: the fall of a town
fills no province, and what nobody says stays unknown. The rules are in docs/reference/grades.md.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from marsad.records import (
    ARTICLE_STORY,
    Alignment,
    ClaimInContext,
    ControlChange,
    ControlState,
    ControlStatement,
    ControlStatus,
    Extent,
    Place,
)
from marsad.registry.store import Registry
from marsad.situations.parties import Party, are_opposed, holder_of, speaks_for, voice_of
from marsad.situations.sides import CHANGES, GAINS, Side, Word, find_sides, is_disputed
from marsad.text.dates import published_day
from marsad.text.moments import moment
from marsad.vocabulary import HAPPENED

# From least to most: of two extents that as many lineages give, the smaller counts.
EXTENTS = (Extent.PART, Extent.MOST, Extent.ALL)

# So long after the last day of which anybody speaks a state is stale: a month, in which front lines
# of the wars that the examples tell of moved by towns.
STALE_AFTER = timedelta(days=30)


def control_at(
    claims: Iterable[ClaimInContext], day: date, *, registry: Registry
) -> tuple[ControlState, ...]:
    """Say who holds each place at a date, by the claims on that day and before."""
    states = (
        state_of(place, [word for word in words if word.day <= day], day, registry)
        for place, words in words_by_place(claims, registry)
        if words[0].day <= day
    )
    return tuple(sorted(states, key=lambda s: (s.place.country or "", s.place.geonameid or 0)))


def words_by_place(
    claims: Iterable[ClaimInContext], registry: Registry
) -> Iterator[tuple[Place, list[Word]]]:
    """Yield each place that the gazetteer knows, with the words on it in the order of their days.

    What an outlet no longer says, since its page was captured again, is left out.
    """
    places: dict[int, Place] = {}
    heard: defaultdict[int, list[Word]] = defaultdict(list)
    for told in sorted(claims, key=lambda told: told.claim.id):
        for place, word in _words(told, registry):
            if place.geonameid is not None and told.known_until is None:
                places.setdefault(place.geonameid, place)
                heard[place.geonameid].append(word)
    for key, words in heard.items():
        yield places[key], sorted(words, key=lambda word: word.order)


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


def state_of(place: Place, words: Sequence[Word], day: date, registry: Registry) -> ControlState:
    """Who holds one place, by the words on it in the order of their days."""
    sides = find_sides(words, registry)
    leading = _leading(sides)
    status, rule = _status(words, sides, leading, registry)
    last = words[-1].day
    party = leading.party if leading else None
    return ControlState(
        place=place,
        at=day,
        status=status,
        holder=party.name if party else None,
        extent=_extent(leading) if leading else Extent.UNKNOWN,
        since=_since(leading) if leading else None,
        statements=tuple(_statement(word, party, registry) for word in words),
        rule=f"control/{rule}",
        stale=day - last > STALE_AFTER,
        last_said_of=last,
    )


def _status(
    words: Sequence[Word], sides: Sequence[Side], leading: Side | None, registry: Registry
) -> tuple[ControlStatus, str]:
    """What is known of a place, and the id of the rule that says so."""
    if len(sides) > 1:
        return ControlStatus.CONTESTED, "contested-sides"
    if is_disputed(words, leading, registry):
        return ControlStatus.CONTESTED, "contested-disputed"
    if leading is None:
        lost = any(word.loses for word in words)
        return ControlStatus.UNKNOWN, "unknown-lost" if lost else "unknown"
    if not leading.outside:
        return ControlStatus.CLAIMED, "claimed"
    admitted = all(word.control.change is ControlChange.LOST for word in leading.outside)
    return ControlStatus.ASSESSED, "assessed-loser" if admitted else "assessed-outside"


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


def _statement(word: Word, party: Party | None, registry: Registry) -> ControlStatement:
    """A source's word; one on a loss or a contest says of nobody that they hold the place."""
    named = word.holder is not None and word.control.change in GAINS
    return ControlStatement(
        claim=word.told.claim.id,
        holder=word.holder.name if named and word.holder else None,
        source=word.voice.name,
        modality=word.told.claim.modality,
        said=word.told.said,
        source_id=word.voice.entry.id if word.voice.entry else None,
        alignment=None if party is None else _alignment(word.voice, party, registry),
        change=word.control.change,
        extent=word.control.extent,
        day=word.day,
    )


def _alignment(voice: Party, party: Party, registry: Registry) -> Alignment:
    """Whose side a voice is on, seen from who is said to hold the place."""
    if speaks_for(voice, party, registry):
        return Alignment.OWN
    fights = voice.kind is not None and not voice.kind.independent
    opposed = fights and are_opposed(voice, party, registry)
    return Alignment.OPPONENT if opposed else Alignment.OUTSIDE
