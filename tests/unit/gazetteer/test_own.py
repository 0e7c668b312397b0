import pytest

from marsad.gazetteer.added import BadRowError, Fault, NewPlace
from marsad.gazetteer.own import Columns, columns_of, read_own
from marsad.records import PlacePrecision


def columns(headers: str) -> Columns:
    found = columns_of(headers.split(","))
    assert found is not None
    return found


def read(headers: str, row: str) -> NewPlace:
    place = read_own(row.split(","), columns(headers))
    assert isinstance(place, NewPlace)
    return place


@pytest.mark.parametrize(
    "headers",
    [
        "name,latitude,longitude",
        "Place,LAT,LNG",
        "village,y,x",
        "Location_Name,Point_Y,Point_X",
        "settlement,Lat,Long",
    ],
)
def test_many_headers_name_a_place_and_its_point(headers: str) -> None:
    place = read(headers, "Hass,35.602,36.596")
    assert (place.name, place.latitude, place.longitude) == ("Hass", 35.602, 36.596)
    assert place.precision is PlacePrecision.TOWN


@pytest.mark.parametrize("headers", ["name,latitude", "latitude,longitude", "id,x,y", ""])
def test_a_table_without_a_name_or_a_point_is_none(headers: str) -> None:
    assert columns_of(headers.split(",")) is None


def test_every_other_column_is_read() -> None:
    headers = "name,lat,lon,country,governorate,pcode,kind,population,other_names,name_ar"
    place = read(headers, "Hass,35.6,36.6,SYR,Idlib,C1,camp,1.0e3,Has; Haas|Haass,حاس")
    assert place.names == ("حاس", "Has", "Haas", "Haass")
    assert (place.country, place.admin1, place.pcode) == ("SYR", "Idlib", "C1")
    assert (place.precision, place.population) == (PlacePrecision.SITE, 1000)


@pytest.mark.parametrize(
    "headers",
    [
        "ADM0_EN,ADM1_EN,ADM1_PCODE,ADM2_EN,ADM2_AR,ADM2_PCODE,lat,lon",
        "adm0_name,adm1_name,adm1_pcode,adm2_name,adm2_ar,adm2_pcode,center_lat,center_lon",
        "admin0Name_en,admin1Name_en,admin1Pcode,admin2Name_en,admin2Name_ar,admin2Pcode,y,x",
    ],
    ids=["COD-AB", "COD-AB of today", "COD-AB of old"],
)
def test_tables_of_cod_ab_give_their_finest_units(headers: str) -> None:
    place = read(headers, "Syria,Idlib,SY07,Harim,حارم,SY0703,36.2,36.5")
    assert (place.name, place.names, place.pcode) == ("Harim", ("حارم",), "SY0703")
    assert (place.country, place.admin1) == ("Syria", "Idlib")
    assert place.precision is PlacePrecision.ADMIN2


def test_an_own_place_keeps_its_id_and_it_is_negative() -> None:
    one, again = (read("name,lat,lon", "Hass,35.6,36.6") for _ in range(2))
    assert one.id == again.id < 0
    assert one.id > -(2**53)
    assert read("name,lat,lon", "Hass,35.6,36.7").id != one.id


def test_a_pcode_alone_makes_the_id() -> None:
    one, moved = (read("name,lat,lon,pcode", f"Hass,{lat},36.6,C1") for lat in (35.6, 35.7))
    assert one.id == moved.id


def test_a_decimal_comma_is_understood() -> None:
    place = read_own(["Hass", "35,6", "36,6"], columns("name,lat,lon"))
    assert isinstance(place, NewPlace)
    assert (place.latitude, place.longitude) == (35.6, 36.6)


def test_an_empty_row_gives_nothing() -> None:
    assert read_own(["", " ", ""], columns("name,lat,lon")) is None


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        pytest.param("Hass,35.6", Fault.COLUMNS, id="too few"),
        pytest.param("Hass,35.6,36.6,37", Fault.COLUMNS, id="too many"),
        pytest.param(" ,35.6,36.6", Fault.NO_NAME, id="no name"),
        pytest.param("Hass,,36.6", Fault.NO_NUMBER, id="no latitude"),
        pytest.param("Hass,356,36.6", Fault.OFF_GLOBE, id="off the globe"),
    ],
)
def test_a_broken_row_says_what_is_wrong(row: str, fault: Fault) -> None:
    with pytest.raises(BadRowError) as raised:
        read_own(row.split(","), columns("name,lat,lon"))
    assert raised.value.fault is fault
