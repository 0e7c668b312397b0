"""The ladder of figures: what each origin said of one toll, when, and what replaced it.

A figure stands until its origin gives another one. A page that comes late with a figure that its
origin has since replaced does not bring it back; looser words ("dozens" after 34) replace nothing.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence

import msgspec
from msgspec import Struct

from marsad.matching.figures import Figure
from marsad.matching.told_figures import ToldFigure, heard_at
from marsad.matching.wholes import greatest_first, is_part_of, plain_parts
from marsad.records import ClaimInContext, PageId, Standing, TollStatement

# How a figure stands, and the index of the one that took its place.
_Stands = tuple[Standing, int | None]
_FIRST: _Stands = (Standing.LAST, None)


class _Rung(Struct, kw_only=True):
    """A figure that an origin held for a time: where it stands first, and where it is repeated."""

    each: ToldFigure
    index: int
    repeats: list[int]
    pages: set[PageId]


class _Origin(Struct, kw_only=True):
    """What one origin said so far, and how far each outlet has followed it."""

    rungs: list[_Rung]
    known_to: dict[str, int]


def climb(figures: Iterable[ToldFigure]) -> tuple[TollStatement, ...]:
    """Set figures in the order in which they were said, and tell how each stands."""
    listed = greatest_first(_as_corrected(list(figures)))
    origins: defaultdict[Hashable, _Origin] = defaultdict(lambda: _Origin(rungs=[], known_to={}))
    standing = [_FIRST] * len(listed)
    for index, each in enumerate(listed):
        if each.told.known_until is None:
            _step(origins[_key(each)], each, index, standing)
    _set_parts_aside(listed, origins.values(), standing)
    _withdraw(listed, standing)
    since = {
        index: rung.each.told.said
        for origin in origins.values()
        for rung in origin.rungs
        for index in (rung.index, *rung.repeats)
    }
    return tuple(
        _statement(each, *standing[index], first_said=since.get(index, each.told.said))
        for index, each in enumerate(listed)
    )


def _as_corrected(figures: Sequence[ToldFigure]) -> Iterator[ToldFigure]:
    """Date what a newer version of a page brought to the capture of that version.

    Outlets leave the first date on a page that they correct. A figure that the older version gave
    too keeps that date.
    """
    older: defaultdict[Hashable, list[Figure]] = defaultdict(list)
    for each in figures:
        if each.told.known_until is not None:
            older[each.told.outlet, each.told.said, each.told.known_until].append(each.figure)
    for each in figures:
        told = each.told
        before = older.get((told.outlet, told.said, told.known_from), ())
        if before and not any(_alike(each.figure, figure) for figure in before):
            told = msgspec.structs.replace(told, said=told.known_from)
        yield msgspec.structs.replace(each, told=told)


def _key(each: ToldFigure) -> Hashable:
    return each.voice.key, each.figure.groups


def _step(origin: _Origin, each: ToldFigure, index: int, standing: list[_Stands]) -> None:
    """Place one more figure of an origin."""
    last = origin.rungs[-1] if origin.rungs else None
    same = next((n for n, r in enumerate(origin.rungs) if _alike(r.each.figure, each.figure)), None)
    if each.replaced:
        standing[index] = Standing.REVISED, last.index if last else None
        return
    if last is None:
        origin.rungs.append(_Rung(each=each, index=index, repeats=[], pages={each.told.page_id}))
    elif same == len(origin.rungs) - 1 or _is_looser(each.figure, last.each.figure):
        last.repeats.append(index)
        last.pages.add(each.told.page_id)
        standing[index] = Standing.REPEATED, None
    elif each.told.page_id in last.pages or is_part_of(each, last.each):
        standing[index] = Standing.PARTIAL, last.index
        return
    elif _comes_late(origin, same, each):
        if same is not None:
            origin.rungs[same].repeats.append(index)
        standing[index] = Standing.REVISED, last.index
        return
    else:
        _replace(origin, each, index, standing)
        origin.rungs.append(_Rung(each=each, index=index, repeats=[], pages={each.told.page_id}))
    origin.known_to[each.told.outlet] = len(origin.rungs) - 1


def _replace(origin: _Origin, each: ToldFigure, index: int, standing: list[_Stands]) -> None:
    """Let a figure take the place of those before it; of one moment, nobody can say which is last.

    Pages of one day that bear no hour are of one moment.
    """
    for rung in origin.rungs:
        before = heard_at(rung.each.told) < heard_at(each.told)
        if standing[rung.index][0] is Standing.LAST and before:
            for older in (rung.index, *rung.repeats):
                standing[older] = Standing.REVISED, index


def _set_parts_aside(
    listed: Sequence[ToldFigure], origins: Iterable[_Origin], standing: list[_Stands]
) -> None:
    """Mark the last words that plainly count a part, wherever they are repeated."""
    rungs = {rung.index: rung for origin in origins for rung in origin.rungs}
    stands = {n: listed[n] for n in rungs if standing[n] == _FIRST and not listed[n].figure.groups}
    for part in plain_parts(stands):
        for index in (part, *rungs[part].repeats):
            standing[index] = Standing.PARTIAL, None


def _comes_late(origin: _Origin, same: int | None, each: ToldFigure) -> bool:
    """Say whether an outlet tells an older figure of an origin because it knows no newer one."""
    known = origin.known_to.get(each.told.outlet, -1)
    return same is not None and known < len(origin.rungs) - 1


def _alike(one: Figure, other: Figure) -> bool:
    return (one.low, one.high, one.groups) == (other.low, other.high, other.groups)


def _is_looser(new: Figure, old: Figure) -> bool:
    """Say whether a figure leaves open all that another does, and more: "dozens" after 34."""
    below = (new.low or 0) <= (old.low or 0)
    return below and (new.high is None or (old.high is not None and new.high >= old.high))


def _withdraw(listed: Sequence[ToldFigure], standing: list[_Stands]) -> None:
    """Mark the figures of pages that were captured again with other words."""
    for index, each in enumerate(listed):
        if each.told.known_until is not None:
            later = [
                n
                for n, other in enumerate(listed)
                if n > index and other.told.known_until is None and _key(other) == _key(each)
            ]
            newer = (n for n in later if _is_newer_version(listed[n].told, each.told))
            instead = next(newer, later[0] if later else None)
            standing[index] = Standing.WITHDRAWN, instead


def _is_newer_version(told: ClaimInContext, older: ClaimInContext) -> bool:
    return told.outlet == older.outlet and told.known_from == older.known_until


def _statement(
    each: ToldFigure, standing: Standing, replaced_by: int | None, *, first_said: str | None
) -> TollStatement:
    figure, told, voice = each.figure, each.told, each.voice
    return TollStatement(
        claim=told.claim.id,
        source=voice.name,
        low=figure.low,
        high=figure.high,
        said=told.said,
        source_id=_source_id(each),
        origin=voice.key,
        own=voice.own,
        modality=told.claim.modality,
        bound=figure.bound,
        named=figure.best,
        groups=tuple(sorted(figure.groups)),
        lineage=told.lineage,
        outlet=told.outlet,
        first_said=first_said,
        standing=standing,
        replaced_by=replaced_by,
    )


def _source_id(each: ToldFigure) -> str | None:
    nearest = (*each.told.claim.sources, *each.figure.sources)[-1:]
    return nearest[0].id if nearest else None


def partial(statements: Iterable[TollStatement]) -> Iterator[TollStatement]:
    """Mark the figures of groups, where others count all."""
    for each in statements:
        stands = each.standing in {Standing.LAST, Standing.REPEATED}
        yield (
            msgspec.structs.replace(each, standing=Standing.PARTIAL)
            if each.groups and stands
            else each
        )
