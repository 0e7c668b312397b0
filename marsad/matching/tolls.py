"""Tolls: every source's figure side by side, and what they come to.

Policy "independent-latest": `low` is the smallest number that anyone gives, `high` the greatest,
None while the greatest is open upwards ("at least 60"). `best` is the newest figure of the origin
that most lineages carry: see `independent_latest` and docs/reference/grades.md.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

import msgspec
from msgspec import Struct

from marsad.matching.figures import Figure
from marsad.matching.origins import Voice, Voices
from marsad.matching.profiles import Profile
from marsad.records import ClaimInContext, Modality, ReconciledToll, TollKind, TollStatement
from marsad.text.moments import NEVER
from marsad.vocabulary import TOLL_ORDER

# Counts rise for hours after an attack: a figure this much newer supersedes, whoever carries it.
SUPERSEDED_AFTER = timedelta(hours=6)


class ToldFigure(Struct, frozen=True, kw_only=True):
    """A figure, the claim that gives it, whose word it is, and since when its text gives it."""

    figure: Figure
    told: ClaimInContext
    voice: Voice
    since: datetime


def reconcile(profiles: Iterable[Profile], voices: Voices) -> tuple[ReconciledToll, ...]:
    """Set the figures of an incident's claims side by side, in the order in which they were said.

    What a denial mentions is nobody's figure.
    """
    of_kind: defaultdict[TollKind, list[ToldFigure]] = defaultdict(list)
    for each in _told_figures(profiles, voices):
        of_kind[each.figure.kind].append(each)
    return tuple(_reconcile_kind(kind, of_kind[kind]) for kind in TOLL_ORDER if kind in of_kind)


def _told_figures(profiles: Iterable[Profile], voices: Voices) -> Iterator[ToldFigure]:
    """Every figure that is given; a copy gives it since its original did."""
    since: dict[tuple[str, str, Figure], datetime] = {}
    for profile in profiles:
        if profile.claim.modality is Modality.DENIED:
            continue
        for figure in profile.figures:
            voice = voices.of(profile.told, figure.sources)
            bare = msgspec.structs.replace(figure, sources=())
            key = profile.told.lineage, voice.key, bare
            first = since.setdefault(key, profile.said_at)
            yield ToldFigure(figure=figure, told=profile.told, voice=voice, since=first)


def _reconcile_kind(kind: TollKind, figures: Sequence[ToldFigure]) -> ReconciledToll:
    """All figures are listed; what they come to rests on those for all, and not for a group."""
    counted = [each for each in figures if not each.figure.groups] or figures
    lows = [each.figure.low for each in counted if each.figure.low is not None]
    return ReconciledToll(
        kind=kind,
        low=min(lows, default=None),
        best=independent_latest(counted),
        high=_highest([each.figure for each in counted]),
        statements=tuple(_statement(each) for each in figures),
    )


def _statement(each: ToldFigure) -> TollStatement:
    return TollStatement(
        claim=each.told.claim.id,
        source=each.voice.name,
        low=each.figure.low,
        high=each.figure.high,
        said=each.told.said,
    )


def _highest(figures: Iterable[Figure]) -> int | None:
    """The greatest number stated, unless it is stated as a least one."""
    closed, open_ = -1, -1
    for figure in figures:
        if figure.high is not None:
            closed = max(closed, figure.high)
        elif figure.low is not None:
            open_ = max(open_, figure.low)
    return closed if closed >= open_ and closed >= 0 else None


def independent_latest(figures: Sequence[ToldFigure]) -> int | None:
    """Choose the best figure: the newest of the origin that most lineages carry.

    Figures that are asserted go before those that are claimed, those of a source before those of
    an outlet's own voice. Of these, the ones given in the six hours up to the last are weighed;
    of origins that as many lineages carry, the one that spoke last wins, then the lower figure.
    Vague words ("dozens") choose nothing.
    """
    counted = [each for each in figures if each.figure.best is not None]
    counted = [f for f in counted if f.told.claim.modality is Modality.ASSERTED] or counted
    counted = [f for f in counted if not f.voice.own] or counted
    counted = _newest([f for f in counted if f.since != NEVER]) or counted
    lineages: defaultdict[str, set[str]] = defaultdict(set)
    for each in counted:
        lineages[each.voice.key].add(each.told.lineage)
    ranked = sorted(
        counted,
        key=lambda f: (-len(lineages[f.voice.key]), NEVER - f.since, f.figure.best, f.voice.key),
    )
    return ranked[0].figure.best if ranked else None


def _newest(figures: Sequence[ToldFigure]) -> list[ToldFigure]:
    """The figures that were given within the last hours of them all."""
    last = max((each.since for each in figures), default=NEVER)
    return [each for each in figures if last - each.since <= SUPERSEDED_AFTER]
