from msgspec.structs import replace

from marsad.gazetteer import Location
from marsad.gazetteer.ranking import likelihood, seats_first
from marsad.records import PlacePrecision

UNIT = Location(
    geonameid=1,
    name="Hama",
    country="SY",
    admin1="Hama",
    latitude=35.2,
    longitude=37.3,
    precision=PlacePrecision.ADMIN1,
    population=750_000,
)
TOWN = replace(UNIT, geonameid=2, precision=PlacePrecision.TOWN, population=460_000)


def test_a_town_comes_before_the_unit_that_is_named_after_it() -> None:
    assert seats_first((UNIT, TOWN)) == (TOWN, UNIT)


def test_a_hamlet_of_the_units_name_stays_behind() -> None:
    hamlet = replace(TOWN, population=4_000)
    assert seats_first((UNIT, hamlet)) == (UNIT, hamlet)


def test_a_town_of_another_unit_stays_behind() -> None:
    elsewhere = replace(TOWN, admin1="Homs")
    assert seats_first((UNIT, elsewhere)) == (UNIT, elsewhere)


def test_a_place_that_is_rarely_meant_is_less_likely() -> None:
    assert likelihood(replace(TOWN, feature="PPLQ")) < likelihood(replace(TOWN, feature="PPL"))
