"""Tolls: every source's figure side by side, and what they come to.

The figures of one incident are one ladder for each kind. Those of groups ("three of them children")
and running totals ("277 since Wednesday") stand on ladders of their own, and are never added.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from marsad.matching.figures import Figure, find_parts, find_revised, find_totals
from marsad.matching.ladder import climb, partial
from marsad.matching.origins import Voices
from marsad.matching.policies import apply_policy
from marsad.matching.profiles import Profile
from marsad.matching.told_figures import ToldFigure
from marsad.matching.wholes import with_wholes
from marsad.records import Modality, Policy, ReconciledToll, TollKind, TollScope
from marsad.vocabulary import TOLL_ORDER


def reconcile(profiles: Sequence[Profile], voices: Voices) -> tuple[ReconciledToll, ...]:
    """Set the figures of an incident's claims side by side, in the order in which they were said.

    What they come to rests on those for all, and not for a group. What a denial mentions is
    nobody's figure.
    """
    of_kind: defaultdict[TollKind, list[ToldFigure]] = defaultdict(list)
    for profile in _telling(profiles):
        for figure in profile.figures:
            of_kind[figure.kind].append(_told(figure, profile, voices))
        for figure in find_revised(profile.claim.tolls, profile.counts):
            of_kind[figure.kind].append(_told(figure, profile, voices, replaced=True))
    scope = profiles[0].scope
    return tuple(
        _reconcile(
            with_wholes(of_kind[kind]), kind, scope=scope, since=_since(profiles, kind, scope)
        )
        for kind in TOLL_ORDER
        if kind in of_kind
    )


def reconcile_groups(profiles: Sequence[Profile], voices: Voices) -> tuple[ReconciledToll, ...]:
    """Set the figures for each group side by side, by kind, then by group."""
    of_group: defaultdict[tuple[TollKind, str], list[ToldFigure]] = defaultdict(list)
    for profile in _telling(profiles):
        for group, figure in find_parts(profile.claim.tolls, profile.counts):
            of_group[figure.kind, group].append(_told(figure, profile, voices))
    listed = sorted(of_group, key=lambda key: (TOLL_ORDER.index(key[0]), key[1]))
    return tuple(
        _reconcile(of_group[key], key[0], group=key[1], scope=profiles[0].scope) for key in listed
    )


def running_totals(profiles: Sequence[Profile], voices: Voices) -> tuple[ReconciledToll, ...]:
    """Set the totals of longer stretches that an event's claims mention side by side."""
    totals: defaultdict[tuple[TollKind, date | None], list[ToldFigure]] = defaultdict(list)
    for profile in _telling(profiles):
        if TollScope.PERIOD not in profile.counts:
            for toll, figure in find_totals(profile.claim.tolls):
                totals[toll.kind, toll.since].append(_told(figure, profile, voices))
    listed = sorted(totals, key=lambda key: (TOLL_ORDER.index(key[0]), key[1] or date.min))
    return tuple(
        _reconcile(totals[kind, since], kind, scope=TollScope.PERIOD, since=since)
        for kind, since in listed
    )


def _telling(profiles: Iterable[Profile]) -> Iterator[Profile]:
    return (profile for profile in profiles if profile.claim.modality is not Modality.DENIED)


def _told(
    figure: Figure, profile: Profile, voices: Voices, *, replaced: bool = False
) -> ToldFigure:
    voice = voices.of(profile.told, figure.sources)
    return ToldFigure(figure=figure, told=profile.told, voice=voice, replaced=replaced)


def _since(profiles: Iterable[Profile], kind: TollKind, scope: TollScope) -> date | None:
    """The first day that a running total of an incident counts, if somebody says it."""
    if scope is not TollScope.PERIOD:
        return None
    tolls = (toll for profile in profiles for toll in profile.claim.tolls if toll.kind is kind)
    return min((toll.since for toll in tolls if toll.since is not None), default=None)


def _reconcile(
    figures: Iterable[ToldFigure],
    kind: TollKind,
    *,
    scope: TollScope,
    group: str | None = None,
    since: date | None = None,
) -> ReconciledToll:
    """Climb one ladder, and see it by the policy that marsad uses unless told otherwise."""
    statements = climb(figures)
    if group is None and any(not each.groups for each in statements):
        statements = tuple(partial(statements))
    ladder = ReconciledToll(
        kind=kind,
        low=None,
        best=None,
        high=None,
        statements=statements,
        group=group,
        scope=scope,
        since=since,
    )
    return apply_policy(ladder, Policy.LAST_WORD)
