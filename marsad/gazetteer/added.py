"""What the rows of an added file give, and what can be wrong with a row."""

from enum import StrEnum
from typing import NoReturn

from msgspec import Struct

from marsad.records import PlacePrecision


class Fault(StrEnum):
    """Why a row is passed over, in the words of the report."""

    COLUMNS = "not the columns of its kind"
    ENCODING = "not in UTF-8"
    LENGTH = "longer than any row of its kind"
    NO_NUMBER = "an id, a coordinate or a count that is no number"
    OFF_GLOBE = "coordinates that lie off the globe"
    NOWHERE = "coordinates 0, 0, which stand for none"
    NO_NAME = "no name"
    NO_COUNTRY = "a country that the gazetteer does not know"
    TWICE = "an id that came before"


class BadRowError(ValueError):
    """A row that is passed over, and why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.value)
        self.fault = fault


# More than ever lived at one time.
_MOST_PEOPLE = 10**11


class NewPlace(Struct, frozen=True, kw_only=True):
    """A place of an added file. `unit` is the code of its first-level unit, `admin1` its name.

    `country` and `admin1` are as the file has them: a code, or what a user wrote.
    """

    id: int
    name: str
    names: tuple[str, ...] = ()
    country: str | None
    unit: str | None = None
    admin1: str | None = None
    latitude: float
    longitude: float
    precision: PlacePrecision
    population: int = 0
    feature: str | None = None
    pcode: str | None = None


class NewName(Struct, frozen=True, kw_only=True):
    """One more name of a place; `own` if English calls the place so."""

    place: int
    name: str
    own: bool


class NewUnit(Struct, frozen=True, kw_only=True):
    """The code of an administrative unit with its id and names."""

    code: str
    place: int
    names: tuple[str, ...]


# None for a row that is right and gives nothing: a river, a link.
Row = NewPlace | NewName | NewUnit | None


def refuse(fault: Fault) -> NoReturn:
    raise BadRowError(fault)


def point_of(latitude: str, longitude: str) -> tuple[float, float]:
    """Read a point in degrees, with a decimal point or comma, and say what is wrong with it."""
    try:
        point = float(latitude.replace(",", ".")), float(longitude.replace(",", "."))
    except ValueError:
        refuse(Fault.NO_NUMBER)
    if not (-90 <= point[0] <= 90 and -180 <= point[1] <= 180):  # noqa: PLR2004  the globe
        refuse(Fault.OFF_GLOBE)
    if point == (0.0, 0.0):
        refuse(Fault.NOWHERE)
    return point


def number_in(text: str) -> int:
    """Read a count of people; a table's "1,200" and "1200.0" are numbers too."""
    try:
        number = int(float(text.replace(",", "").replace(" ", "")))
    except (ValueError, OverflowError):
        refuse(Fault.NO_NUMBER)
    return number if number < _MOST_PEOPLE else refuse(Fault.NO_NUMBER)
