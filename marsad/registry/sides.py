"""Who stands on whose side, on a day: states and their bodies, alliances, sides of conflicts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import product

from msgspec import Struct

from marsad.registry import Conflict, Entry, Tie
from marsad.registry.kinds import KINDS, Kind
from marsad.registry.periods import Period, period


class _Stand(Struct, frozen=True, kw_only=True):
    """That a party stood on one side of a conflict for a time."""

    conflict: str
    side: str
    when: Period


class Sides:
    """What entries and conflicts say of who is with whom.

    Who serves another stands where the other stands, and the bodies of a state are one party. With
    no day in particular, two are together if they ever were and were never against each other.
    """

    def __init__(self, entries: Mapping[str, Entry], conflicts: Iterable[Conflict]) -> None:
        self._entries = entries
        self._with_allies = [entry for entry in entries.values() if entry.allies]
        self._stands: dict[str, list[_Stand]] = defaultdict(list)
        for conflict in conflicts:
            self._add_conflict(conflict)

    def kind_at(self, entry: Entry, day: date | None) -> Kind:
        """Return what kind an entry was on a day; its usual kind of no day in particular."""
        for spell in entry.kinds if day is not None else ():
            if period(spell.since, spell.until).holds(day):
                return KINDS[spell.kind]
        return KINDS[entry.kind]

    def side_at(self, entry: Entry, day: date, conflict: str) -> str | None:
        """Return the side of a conflict on which an entry stood on a day, if it took one."""
        own, of_state = self._parties(entry, day)
        for parties in (own, of_state):
            for stand in self._stands_of(parties, day):
                if stand.conflict == conflict:
                    return stand.side
        return None

    def same_side(
        self, one: Entry, other: Entry, day: date | None = None, conflict: str | None = None
    ) -> bool:
        """Say whether two were on one side on a day, in one conflict or in whatever was fought."""
        if self._are_one(one, other, day):
            return True
        if conflict is not None and day is not None:
            side = self.side_at(one, day, conflict)
            return side is not None and side == self.side_at(other, day, conflict)
        met = list(self._meetings(one, other, day))
        if any(mine != theirs for mine, theirs in met):
            return False
        return bool(met) or self._are_allied(one, other, day)

    def _add_conflict(self, conflict: Conflict) -> None:
        whole = period(conflict.since, conflict.until)
        for side, members in conflict.sides.items():
            for tie in map(as_tie, members):
                when = period(tie.since, tie.until).within(whole)
                stand = _Stand(conflict=conflict.id, side=side, when=when)
                self._stands[tie.id].append(stand)
                state = self._state(self._entries[tie.id], None)
                if state is not None:
                    self._stands[state].append(stand)

    def _parties(self, entry: Entry, day: date | None) -> tuple[set[str], set[str]]:
        """Those as whom an entry acts: itself and whom it serves, and the states of these."""
        own = {entry.id}
        waiting = [entry]
        while waiting:
            for tie in map(as_tie, waiting.pop().serves):
                if tie.id not in own and period(tie.since, tie.until).holds(day):
                    own.add(tie.id)
                    waiting.append(self._entries[tie.id])
        states = {self._state(self._entries[party], day) for party in own}
        return own, {state for state in states if state is not None}

    def _state(self, entry: Entry, day: date | None) -> str | None:
        """The state whose body an entry was on a day; a body that is gone is nobody's."""
        lived = period(entry.since, entry.until).holds(day)
        return entry.country if lived and self.kind_at(entry, day).state else None

    def _are_one(self, one: Entry, other: Entry, day: date | None) -> bool:
        mine, theirs = self._parties(one, day), self._parties(other, day)
        return not (mine[0] | mine[1]).isdisjoint(theirs[0] | theirs[1])

    def _stands_of(self, parties: Iterable[str], day: date | None) -> Iterator[_Stand]:
        for party in sorted(parties):
            for stand in self._stands.get(party, ()):
                if stand.when.holds(day):
                    yield stand

    def _meetings(self, one: Entry, other: Entry, day: date | None) -> Iterator[tuple[str, str]]:
        """The sides of both in each conflict in which both had one at the same time."""
        mine, theirs = (self._all_stands(entry, day) for entry in (one, other))
        for stand, counter in product(mine, theirs):
            if stand.conflict == counter.conflict and stand.when.meets(counter.when):
                yield stand.side, counter.side

    def _all_stands(self, entry: Entry, day: date | None) -> list[_Stand]:
        """Where an entry stood; what is known of itself comes before what is known of its state."""
        own, of_state = self._parties(entry, day)
        stands = list(self._stands_of(own, day))
        known = {stand.conflict for stand in stands}
        of_states = self._stands_of(of_state, day)
        return stands + [stand for stand in of_states if stand.conflict not in known]

    def _are_allied(self, one: Entry, other: Entry, day: date | None) -> bool:
        """Say whether one lists the other, or one of the other's state, as an ally on a day."""
        return self._lists(one, other, day) or self._lists(other, one, day)

    def _lists(self, one: Entry, other: Entry, day: date | None) -> bool:
        own, states = self._parties(one, day)
        theirs = set().union(*self._parties(other, day))
        return any(
            not theirs.isdisjoint(self._faces(tie.id, day))
            for entry in self._with_allies
            if entry.id in own or self._state(entry, day) in states
            for tie in map(as_tie, entry.allies)
            if period(tie.since, tie.until).holds(day)
        )

    def _faces(self, ally: str, day: date | None) -> set[str]:
        """An ally, and the state whose body it is."""
        state = self._state(self._entries[ally], day)
        return {ally} if state is None else {ally, state}


def as_tie(listed: str | Tie) -> Tie:
    """Return what a file lists, by its id alone or with days, as a tie."""
    return Tie(id=listed) if isinstance(listed, str) else listed
