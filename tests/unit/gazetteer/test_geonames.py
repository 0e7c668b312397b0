import pytest

from marsad.gazetteer.added import BadRowError, Fault, NewName, NewPlace, NewUnit
from marsad.gazetteer.geonames import read_name, read_place, read_subunit, read_unit
from marsad.records import PlacePrecision

PLACE = (
    "7\tḨāss\tHass\tHas,حاس\t35.602\t36.596\tP\tPPL\tSY\t\t12\t\t\t\t1200\t\t\tAsia/Damascus\t\t"
)
PLACE = PLACE.removesuffix("\t")


def changed(column: int, value: str) -> str:
    fields = PLACE.split("\t")
    fields[column] = value
    return "\t".join(fields)


def test_a_row_of_a_dump_is_a_place() -> None:
    assert read_place(PLACE) == NewPlace(
        id=7,
        name="Ḩāss",
        names=("Hass", "Has", "حاس"),
        country="SY",
        unit="SY.12",
        latitude=35.602,
        longitude=36.596,
        precision=PlacePrecision.TOWN,
        population=1200,
        feature="PPL",
    )


def test_a_stream_is_left_out() -> None:
    assert read_place(changed(6, "H").replace("PPL", "STM")) is None


@pytest.mark.parametrize("column", [8, 10, 14])
def test_a_place_may_lack_country_unit_and_population(column: int) -> None:
    assert isinstance(read_place(changed(column, "")), NewPlace)


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        pytest.param("7\tHass", Fault.COLUMNS, id="columns cut off"),
        pytest.param(f"{PLACE}\tmore", Fault.COLUMNS, id="a column too many"),
        pytest.param(changed(0, "seven"), Fault.NO_NUMBER, id="id in words"),
        pytest.param(changed(0, "-7"), Fault.NO_NUMBER, id="negative id"),
        pytest.param(changed(0, "9" * 30), Fault.NO_NUMBER, id="id beyond all"),
        pytest.param(changed(0, "٧"), Fault.NO_NUMBER, id="id in other digits"),
        pytest.param(changed(4, "north"), Fault.NO_NUMBER, id="latitude in words"),
        pytest.param(changed(4, "91"), Fault.OFF_GLOBE, id="beyond the pole"),
        pytest.param(changed(5, "-180.1"), Fault.OFF_GLOBE, id="around the globe"),
        pytest.param(changed(4, "nan"), Fault.OFF_GLOBE, id="not a number"),
        pytest.param(changed(4, "0").replace("36.596", "0"), Fault.NOWHERE, id="0, 0"),
        pytest.param(changed(14, "9" * 400), Fault.NO_NUMBER, id="people beyond all"),
        pytest.param(changed(1, " ").replace("Hass", ""), Fault.NO_NAME, id="no name"),
    ],
)
def test_a_broken_row_says_what_is_wrong(row: str, fault: Fault) -> None:
    with pytest.raises(BadRowError) as raised:
        read_place(row)
    assert raised.value.fault is fault


@pytest.mark.parametrize("more", ["\t\t\t\t", "\t\t\t\t\t\t"], ids=["8 columns", "10 columns"])
def test_an_alternate_name_belongs_to_a_place(more: str) -> None:
    assert read_name(f"1\t7\tar\tحاس{more}") == NewName(place=7, name="حاس", own=False)


def test_the_preferred_english_name_is_the_places_own() -> None:
    assert read_name("1\t7\ten\tHass\t1\t\t\t\t\t") == NewName(place=7, name="Hass", own=True)


@pytest.mark.parametrize(
    "language", ["link", "post", "iata", "icao", "faac", "wkdt", "unlc", "tcid"]
)
def test_links_and_codes_are_no_names(language: str) -> None:
    assert read_name(f"1\t7\t{language}\tHass\t\t\t\t\t\t") is None


def test_codes_of_units_are_read() -> None:
    row = read_unit("SY.12\tIdlib\tIdlib\t169387")
    assert row == NewUnit(code="SY.12", place=169387, names=("Idlib", "Idlib"))
    row = read_subunit("SY.12.8\tḨārim\tHarim\t170010")
    assert row == NewUnit(code="SY.12.8", place=170010, names=("Ḩārim", "Harim"))


@pytest.mark.parametrize(
    "row", ["SY.12.8\tA\tA\t1", "12\tA\tA\t1", "SY.12\tA\t1"], ids=["level", "country", "columns"]
)
def test_codes_of_another_form_are_refused(row: str) -> None:
    with pytest.raises(BadRowError):
        read_unit(row)
