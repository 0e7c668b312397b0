"""All incidents that a lens leaves, as columns: what map and timeline count, in any store's size.

A row is an incident, the newest first. To filter 100,000 of them takes milliseconds.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from itertools import chain
from sys import intern

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from marsad.records import EventType, PlacePrecision, Status
from marsad.text.moments import NEVER, moment
from marsad.web.rows import IncidentRow
from marsad.web.wording import FAMILY_OF, family

Numbers = NDArray[np.int64]
Places = NDArray[np.float64]
Bits = NDArray[np.bool_]

FAMILIES = (*FAMILY_OF.values(), family(None))
KINDS = (*(kind.value for kind in EventType), None)
STATUSES = tuple(status.value for status in Status)
PRECISIONS = (*(precision.value for precision in PlacePrecision), None)

# Drawn as areas: nobody says where within them it was.
VAGUE = frozenset({"admin2", "admin1", "country", "region"})

EPOCH = date(1970, 1, 1)
# Stands in columns of days and figures where nothing is known.
MISSING = -(1 << 40)


class Spots(Struct, frozen=True):
    """The places where something is drawn, each once; vague ones apart from points."""

    longitude: Places
    latitude: Places
    vague: Bits


class Pairs(Struct, frozen=True):
    """What a row has several of: the row, and one value of it."""

    row: Numbers
    value: Numbers


class Board(Struct, frozen=True):
    """The columns. `spot` is -1 where nothing can be drawn; moments are minutes since 1970."""

    ids: list[str]
    headlines: list[str]
    whens: list[str]
    harms: list[str | None]
    texts: list[str]
    family: Numbers
    kind: Numbers
    status: Numbers
    precision: Numbers
    spot: Numbers
    killed: Numbers
    killed_high: Numbers
    first: Numbers
    last: Numbers
    spots: Spots
    reported: Pairs
    corrected: Pairs
    sources: Pairs
    source_names: list[str]

    def __len__(self) -> int:
        return len(self.ids)


def board_of(rows: Iterable[IncidentRow]) -> Board:
    """Take the columns of rows, in their order; what many rows say alike is kept once."""
    short = [Short.of(row) for row in rows]
    spots, spot_of = _spots_of(short)
    names: dict[str, int] = {}
    source_of = [[names.setdefault(name, len(names)) for name in each.sources] for each in short]
    return Board(
        ids=[each.id for each in short],
        headlines=[each.headline for each in short],
        whens=[each.when for each in short],
        harms=[each.harm for each in short],
        texts=[each.text for each in short],
        family=_column(each.numbers[0] for each in short),
        kind=_column(each.numbers[1] for each in short),
        status=_column(each.numbers[2] for each in short),
        precision=_column(each.numbers[3] for each in short),
        spot=spot_of,
        killed=_column(each.numbers[4] for each in short),
        killed_high=_column(each.numbers[5] for each in short),
        first=_column(each.numbers[6] for each in short),
        last=_column(each.numbers[7] for each in short),
        spots=spots,
        reported=_pairs([each.reported for each in short]),
        corrected=_pairs([each.corrected for each in short]),
        sources=_pairs(source_of),
        source_names=list(names),
    )


class Short(Struct, frozen=True):
    """What the board keeps of one row."""

    id: str
    headline: str
    when: str
    harm: str | None
    text: str
    sources: tuple[str, ...]
    numbers: tuple[int, ...]
    point: tuple[float, float, bool] | None
    reported: list[int]
    corrected: list[int]

    @staticmethod
    def of(row: IncidentRow) -> "Short":
        spot = row.spot
        precision = None if spot is None else spot.precision
        first = day_number(row.earliest or row.latest)
        return Short(
            id=row.id,
            headline=intern(row.headline),
            when=intern(row.when),
            harm=row.harm and intern(row.harm),
            text=f"{row.headline} {row.where} {' '.join(row.sources)}".lower(),
            sources=row.sources,
            numbers=(
                FAMILIES.index(row.family),
                KINDS.index(row.event_type),
                STATUSES.index(row.status),
                PRECISIONS.index(precision),
                MISSING if row.killed is None else row.killed,
                MISSING if row.killed_high is None else row.killed_high,
                first,
                day_number(row.latest or row.earliest),
            ),
            point=None
            if spot is None or spot.longitude is None or spot.latitude is None
            else (spot.longitude, spot.latitude, precision in VAGUE),
            reported=[minute for each in row.reported if (minute := minute_of(each)) is not None],
            corrected=[minute for each in row.corrected if (minute := minute_of(each)) is not None],
        )


def day_number(day: date | None) -> int:
    """A day as a number since 1970, MISSING if there is none."""
    return MISSING if day is None else (day - EPOCH).days


@lru_cache(maxsize=1 << 16)  # pages of one moment tell of many incidents
def minute_of(text: str) -> int | None:
    """A moment as minutes since 1970; None for what is no time."""
    at = moment(text)
    return None if at == NEVER else int(at.timestamp() // 60)


def _spots_of(short: Sequence[Short]) -> tuple[Spots, Numbers]:
    places: dict[tuple[float, float, bool], int] = {}
    spot_of = _column(
        -1 if each.point is None else places.setdefault(each.point, len(places)) for each in short
    )
    made = np.array([*places], dtype=np.float64).reshape(len(places), 3)
    return Spots(made[:, 0], made[:, 1], made[:, 2].astype(np.bool_)), spot_of


def _pairs(values: Sequence[Sequence[int]]) -> Pairs:
    counts = [len(each) for each in values]
    rows = np.repeat(np.arange(len(values), dtype=np.int64), counts)
    return Pairs(rows, _column(chain.from_iterable(values)))


def _column(values: Iterable[int]) -> Numbers:
    return np.fromiter(values, dtype=np.int64)
