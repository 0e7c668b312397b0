"""The sides that are said to hold one place, and what bears each of them out."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from msgspec import Struct

from marsad.records import ClaimInContext, Control, ControlChange, Modality
from marsad.registry.store import Registry
from marsad.situations.parties import Party, are_opposed, are_together, speaks_for

# Claims of so few days stand beside each other; a later one stands instead of an earlier one.
CONTEST_DAYS = timedelta(days=2)

CHANGES = frozenset({ControlChange.TAKEN, ControlChange.RETAKEN})
GAINS = CHANGES | {ControlChange.HELD}


class Word(Struct, frozen=True, kw_only=True):
    """One claim on one place: the day it speaks of, who holds or lost it, and who says so."""

    told: ClaimInContext
    control: Control
    day: date
    said_at: datetime
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

    @property
    def order(self) -> tuple[date, datetime, str]:
        """The key that sorts words by the day they speak of, then by when they were said."""
        return self.day, self.said_at, self.told.claim.id


class Side(Struct, frozen=True, kw_only=True):
    """Those who are said to hold a place together.

    `gains` are the claims that they took or hold it, since others last did. `outside` are those
    of them, and of the claims that their opponents lost it, that a voice not on their side
    asserts.
    """

    party: Party
    gains: tuple[Word, ...]
    outside: tuple[Word, ...]

    @property
    def last_day(self) -> date:
        return self.gains[-1].day

    @property
    def rank(self) -> tuple[bool, int]:
        """How well it is borne out: by an outside voice, by how many lineages."""
        lineages = {word.told.lineage for word in self.outside or self.gains}
        return bool(self.outside), len(lineages)


def find_sides(words: Sequence[Word], registry: Registry) -> list[Side]:
    """Find the sides that gained a place of late and did not lose it since.

    Words are given in their order. A side whose last gain lies further back than the days in
    which claims stand beside each other has given way to the one that gained it after.
    """
    gains = [word for word in words if word.gains and word.holder is not None]
    if not gains:
        return []
    late = gains[-1].day - CONTEST_DAYS
    groups = _group(gains, registry)
    sides = [
        _side(group, _turnover(group, groups), words, registry)
        for group in groups
        if group[-1].day >= late
    ]
    return [side for side in sides if not _has_lost(side, words, registry)]


def _group(gains: Sequence[Word], registry: Registry) -> list[list[Word]]:
    """Put together the gains of those who are not opposed; those whom the registry knows lead."""
    parties = {(party.key, party.state): party for party in map(_holder, gains)}
    teams: list[dict[tuple[str, bool | None], Party]] = []
    for key in sorted(parties, key=lambda key: parties[key].entry is None):
        fitting = (
            team
            for team in teams
            if not any(are_opposed(parties[key], other, registry) for other in team.values())
        )
        team = next(fitting, None)
        if team is None:
            teams.append({key: parties[key]})
        else:
            team[key] = parties[key]
    return [
        [word for word in gains if (_holder(word).key, _holder(word).state) in team]
        for team in teams
    ]


def _turnover(group: Sequence[Word], groups: Sequence[Sequence[Word]]) -> date:
    """The last day on which others were said to hold the place, before this side did."""
    before = group[-1].day - CONTEST_DAYS
    others = (word.day for other in groups if other is not group for word in other)
    return max((day for day in others if day < before), default=date.min)


def _side(group: Sequence[Word], turnover: date, words: Sequence[Word], registry: Registry) -> Side:
    gains = [word for word in group if word.day > turnover]
    party = _leader(gains)
    losses = [word for word in _losses(words) if word.day > turnover]
    bearing = gains + [w for w in losses if are_opposed(_holder(w), party, registry)]
    outside = tuple(
        word
        for word in bearing
        if word.told.claim.modality is Modality.ASSERTED
        and not speaks_for(word.voice, party, registry)
    )
    return Side(party=party, gains=tuple(gains), outside=outside)


def _leader(gains: Sequence[Word]) -> Party:
    """The name for a side: one that the registry knows, then the one that most lineages carry."""
    parties = {_holder(word).key: _holder(word) for word in gains}
    lineages = {
        key: len({word.told.lineage for word in gains if _holder(word).key == key})
        for key in parties
    }
    ranked = sorted(parties, key=lambda key: (parties[key].entry is None, -lineages[key], key))
    return parties[ranked[0]]


def _has_lost(side: Side, words: Sequence[Word], registry: Registry) -> bool:
    """Say whether it is asserted that a side lost the place after its last gain."""
    return any(
        word.told.claim.modality is Modality.ASSERTED
        and (word.day, word.said_at) > (side.last_day, side.gains[-1].said_at)
        and are_together(_holder(word), side.party, registry)
        for word in _losses(words)
    )


def _losses(words: Sequence[Word]) -> Iterator[Word]:
    return (word for word in words if word.loses and word.holder is not None)


def _holder(word: Word) -> Party:
    """Whom a gain or a loss names; those that name nobody are left out before."""
    if word.holder is None:
        message = f"claim {word.told.claim.id} names no holder"
        raise ValueError(message)
    return word.holder


def is_disputed(words: Sequence[Word], leading: Side | None, registry: Registry) -> bool:
    """Say whether the place is called contested, or the leading side's gain denied, of late.

    A denial counts until its side admits the loss.
    """
    since = leading.last_day if leading is not None else words[-1].day
    late = [word for word in words if word.day >= since - CONTEST_DAYS]
    return any(
        _denies(word, leading, registry) and not _admitted(word, words, registry)
        if word.denied
        else word.control.change is ControlChange.CONTESTED
        for word in late
    )


def _denies(word: Word, leading: Side | None, registry: Registry) -> bool:
    """Say whether a denial speaks against the leading side: its gain, or its opponents' loss."""
    if leading is None or word.holder is None:
        return True
    opposed = are_opposed(word.holder, leading.party, registry)
    return opposed if word.control.change is ControlChange.LOST else not opposed


def _admitted(denial: Word, words: Sequence[Word], registry: Registry) -> bool:
    return any(
        word.said_at > denial.said_at and speaks_for(word.voice, _holder(word), registry)
        for word in _losses(words)
    )
