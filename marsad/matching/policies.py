"""Named policies: what the figures of a ladder come to, and which figure gave each number.

Each policy looks at the statements alone, so that a stored incident can be seen by another policy.
docs/reference/grades.md says what each is for; `derivation` puts the result into words.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from types import MappingProxyType

import msgspec

from marsad.matching.derivation import Outcome, derive
from marsad.matching.trust import Trust
from marsad.records import Bound, Modality, Policy, ReconciledToll, Standing, TollStatement
from marsad.text.moments import NEVER, moment

# Counts rise for hours after an attack: a figure this much newer supersedes, whoever carries it.
SUPERSEDED_AFTER = timedelta(hours=6)

# Of sources by what they are, those below this are parties, witnesses and their like: `trust`.
RELIABLE = 2

Rung = tuple[int, TollStatement]  # a statement with its index among all
Ladder = Sequence[Rung]
Rule = Callable[[Ladder, Trust], Outcome]


def apply_policy(
    toll: ReconciledToll, policy: Policy, trust: Trust | None = None
) -> ReconciledToll:
    """See a toll by a policy: its three numbers, and the steps that lead to them."""
    usable = _usable(toll.statements, policy)
    outcome = RULES[policy](usable, trust or Trust())
    return msgspec.structs.replace(
        toll,
        low=outcome.low,
        best=outcome.best,
        high=outcome.high,
        policy=policy,
        steps=derive(toll.statements, outcome, policy),
    )


def _usable(statements: Sequence[TollStatement], policy: Policy) -> Ladder:
    """The figures that a policy looks at: the last words, for all if anybody counts all."""
    ended = {Standing.WITHDRAWN, Standing.PARTIAL}
    if policy is not Policy.WIDEST:
        ended.add(Standing.REVISED)
    standing = [(n, each) for n, each in enumerate(statements) if each.standing not in ended]
    return [(n, each) for n, each in standing if not each.groups] or standing


def last_word(ladder: Ladder, trust: Trust) -> Outcome:
    """Lowest and highest last word; best is the newest of those best placed to know."""
    return _between(ladder, best=_best_placed(ladder, trust))


def ucdp(ladder: Ladder, trust: Trust) -> Outcome:
    """Lowest and highest reliable figure; best is the most reliable, of equals the lower."""
    asserted = [rung for rung in ladder if rung[1].modality is Modality.ASSERTED]
    reliable = [rung for rung in asserted if trust.of(rung[1]) >= RELIABLE] or asserted or ladder
    named = [rung for rung in reliable if rung[1].named is not None]
    best = min(
        named, key=lambda r: (-trust.of(r[1]), not _is_exact(r[1]), r[1].named, r[0]), default=None
    )
    return _between(reliable, best=best)


def acled(ladder: Ladder, _trust: Trust) -> Outcome:
    """One number for all three: the lowest of the figures of the last hours."""
    asserted = [rung for rung in ladder if rung[1].modality is Modality.ASSERTED] or ladder
    lows = [rung for rung in asserted if rung[1].low is not None]
    chosen = _lowest(_newest(lows))
    number = chosen[1].low if chosen is not None else None
    index = chosen[0] if chosen is not None else None
    return Outcome(low=number, best=number, high=number, low_by=index, best_by=index, high_by=index)


def min_max(ladder: Ladder, _trust: Trust) -> Outcome:
    """The lowest and the highest that an independent origin holds; nobody is chosen between."""
    sourced = {each.lineage for _, each in ladder if not each.own}
    independent = [r for r in ladder if not r[1].own or r[1].lineage not in sourced]
    return _between(independent, best=None)


def newest_reliable(ladder: Ladder, trust: Trust) -> Outcome:
    """The newest figure of the source that is believed most."""
    most = max((trust.of(each) for _, each in ladder), default=0)
    return _newest_of([rung for rung in ladder if trust.of(rung[1]) == most])


def ranked(ladder: Ladder, trust: Trust) -> Outcome:
    """The newest figure of the first source of the user's ranking that gives one."""
    places = {n: place for n, each in ladder if (place := trust.rank(each)) is not None}
    if not places:
        return last_word(ladder, trust)
    first = min(places.values())
    return _newest_of([rung for rung in ladder if places.get(rung[0]) == first])


def widest(ladder: Ladder, trust: Trust) -> Outcome:
    """The lowest and the highest that anyone ever gave."""
    return _between(ladder, best=_best_placed(ladder, trust))


RULES: Mapping[Policy, Rule] = MappingProxyType(
    {
        Policy.LAST_WORD: last_word,
        Policy.UCDP: ucdp,
        Policy.ACLED: acled,
        Policy.MIN_MAX: min_max,
        Policy.NEWEST_RELIABLE: newest_reliable,
        Policy.RANKED: ranked,
        Policy.WIDEST: widest,
    }
)


def _between(ladder: Ladder, *, best: Rung | None) -> Outcome:
    """From the lowest of some figures to the highest, as their words name them.

    Vague words ("dozens") give a bound only where nobody names a number.
    """
    told = [r for r in ladder if r[1].named is not None or r[1].bound is Bound.AT_MOST] or ladder
    lowest, highest = _lowest(told), _highest(told)
    return Outcome(
        low=_least(lowest[1]) if lowest else None,
        best=best[1].named if best else None,
        high=_greatest(highest[1]) if highest else None,
        low_by=lowest[0] if lowest else None,
        best_by=best[0] if best else None,
        high_by=highest[0] if highest else None,
    )


def _newest_of(ladder: Ladder) -> Outcome:
    """All three numbers of the newest figure; one with a number goes before vague words."""
    named = [rung for rung in ladder if rung[1].named is not None] or ladder
    newest = max(named, key=lambda rung: (_since(rung), rung[0]), default=None)
    return _between([newest], best=newest) if newest else _between([], best=None)


def _lowest(ladder: Ladder) -> Rung | None:
    lows = [rung for rung in ladder if rung[1].low is not None]
    return min(lows, key=lambda rung: (rung[1].low, rung[0]), default=None)


def _highest(ladder: Ladder) -> Rung | None:
    """The figure with the greatest number stated; of equals one that is not open upwards."""
    bounded = [rung for rung in ladder if _greatest(rung[1]) is not None]
    return max(bounded, key=lambda r: (_greatest(r[1]), r[1].high is not None, -r[0]), default=None)


def _least(said: TollStatement) -> int | None:
    return said.named if said.bound is Bound.AT_LEAST and said.named is not None else said.low


def _greatest(said: TollStatement) -> int | None:
    return said.high if said.high is not None else said.named


def _best_placed(ladder: Ladder, trust: Trust) -> Rung | None:
    """Choose the best figure: the newest of those that are best placed to know.

    Figures that are asserted go before those that are claimed, those of a source before those of
    an outlet's own voice, a source's count before its floor ("at least"), then those of the
    sources that are believed most. Of these, the ones given in the six hours up to the last are
    weighed: the origin that most lineages carry wins, then the one that spoke last, then the
    lower figure. Vague words ("dozens") choose nothing, and a figure is not the best that lies
    far below what another source, believed more, gives as a floor.
    """
    counted = [rung for rung in ladder if rung[1].named is not None]
    counted = [r for r in counted if r[1].modality is Modality.ASSERTED] or counted
    counted = [r for r in counted if not _is_outdone(r[1], counted, trust)] or counted
    credited = [r for r in counted if not r[1].own]
    counted = [r for r in credited if r[1].bound is Bound.EXACT] or credited or counted
    most = max((trust.of(each) for _, each in counted), default=0)
    counted = [r for r in counted if trust.of(r[1]) == most]
    counted = _newest([r for r in counted if _since(r) != NEVER]) or counted
    carried: defaultdict[str, set[str]] = defaultdict(set)
    for _, each in ladder:
        carried[each.origin or each.source].add(each.lineage or each.claim)
    return min(
        counted,
        key=lambda r: (
            -len(carried[r[1].origin or r[1].source]),
            NEVER - _since(r),
            r[1].named,
            r[1].origin,
            r[0],
        ),
        default=None,
    )


# Who counts less than half of what one who knows better gives as a floor counts a part.
FAR_BELOW = 2


def _is_outdone(said: TollStatement, others: Ladder, trust: Trust) -> bool:
    """Whether another origin, believed more, counts at least twice as many."""
    return any(
        other.bound is Bound.AT_LEAST
        and other.low is not None
        and said.named is not None
        and other.low >= FAR_BELOW * said.named
        and other.origin != said.origin
        and trust.of(other) > trust.of(said)
        for _, other in others
    )


def _newest(ladder: Ladder) -> list[Rung]:
    """The figures that were given within the last hours of them all."""
    last = max(map(_since, ladder), default=NEVER)
    return [rung for rung in ladder if last - _since(rung) <= SUPERSEDED_AFTER]


def _since(rung: Rung) -> datetime:
    return moment(rung[1].first_said or rung[1].said)


def _is_exact(said: TollStatement) -> bool:
    return said.low is not None and said.low == said.high
