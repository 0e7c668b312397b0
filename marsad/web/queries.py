"""What may be asked of a list, by the names of the query parameters."""

from datetime import date
from typing import Annotated, Generic, TypeVar
from urllib.parse import urlencode

from litestar.di import NamedDependency
from litestar.params import PathParameter, QueryParameter
from msgspec import Struct
from msgspec.structs import asdict

from marsad.records import EventType, Status
from marsad.store.store import Store

T = TypeVar("T")

DEFAULT_LIMIT = 100
MAX_LIMIT = 1000

Id = Annotated[str, PathParameter(description="its id, or the beginning of it")]
Geonameid = Annotated[int, PathParameter(description="the place's number in GeoNames")]
Country = Annotated[
    str | None, QueryParameter(pattern="^[A-Za-z]{2}$", description="ISO 3166 code, such as SY")
]
Type = Annotated[EventType | None, QueryParameter(description="an ACLED event type")]
Since = Annotated[date | None, QueryParameter(description="first day, such as 2024-11-27")]
Until = Annotated[date | None, QueryParameter(description="last day, such as 2024-11-30")]
SourceName = Annotated[
    str | None, QueryParameter(max_length=200, description="a part of the name of a source")
]
Words = Annotated[
    str | None, QueryParameter(max_length=200, description="words of the evidence of a claim")
]
StatusName = Annotated[Status | None, QueryParameter(description="how well it is borne out")]
Limit = Annotated[int, QueryParameter(ge=1, le=MAX_LIMIT, description="how many at most")]
Offset = Annotated[int, QueryParameter(ge=0, description="how many to leave out first")]


class Filters(Struct, frozen=True, kw_only=True):
    """Conditions on incidents, all of which must hold."""

    country: str | None = None
    type: EventType | None = None
    since: date | None = None
    until: date | None = None
    source: str | None = None
    text: str | None = None
    status: Status | None = None


def provide_filters(
    country: Country = None,
    type: Type = None,  # noqa: A002  the parameter's name in the address
    since: Since = None,
    until: Until = None,
    source: SourceName = None,
    text: Words = None,
    status: StatusName = None,
) -> Filters:
    return Filters(
        country=country and country.upper(),
        type=type,
        since=since,
        until=until,
        source=source,
        text=text,
        status=status,
    )


GivenStore = NamedDependency[Store]
GivenFilters = NamedDependency[Filters]


def query_of(filters: Filters) -> str:
    """The filters as the beginning of a query string, to which more can be added."""
    given = {name: value for name, value in asdict(filters).items() if value}
    return urlencode(given) + "&" if given else ""


class Listing(Struct, Generic[T], frozen=True, kw_only=True):
    """A part of a long list. `next_offset` asks for what follows; None at the end."""

    items: list[T]
    offset: int
    limit: int
    next_offset: int | None


def listing(found: list[T], *, limit: int, offset: int) -> Listing[T]:
    """Make a part of a list of up to `limit` + 1 records: one too many says that there is more."""
    more = len(found) > limit
    return Listing(
        items=found[:limit],
        offset=offset,
        limit=limit,
        next_offset=offset + limit if more else None,
    )
