import pytest

from marsad.gazetteer.features import is_rarely_meant, precision_in_words, precision_of
from marsad.records import PlacePrecision


@pytest.mark.parametrize(
    ("feature", "precision"),
    [
        pytest.param(("P", "PPL"), PlacePrecision.TOWN, id="village"),
        pytest.param(("P", "PPLX"), PlacePrecision.TOWN, id="quarter"),
        pytest.param(("A", "ADM1"), PlacePrecision.ADMIN1, id="first-level unit"),
        pytest.param(("A", "ADM3"), PlacePrecision.ADMIN2, id="finer unit"),
        pytest.param(("A", "ADM2H"), PlacePrecision.ADMIN2, id="historical unit"),
        pytest.param(("A", "PCLI"), PlacePrecision.COUNTRY, id="country"),
        pytest.param(("S", "AIRP"), PlacePrecision.SITE, id="airport"),
        pytest.param(("S", "CMPRF"), PlacePrecision.SITE, id="refugee camp"),
        pytest.param(("L", "OILF"), PlacePrecision.SITE, id="oil field"),
        pytest.param(("T", "MT"), PlacePrecision.SITE, id="mountain"),
        pytest.param(("H", "STM"), None, id="stream"),
        pytest.param(("A", "ZN"), None, id="zone"),
        pytest.param(("", ""), None, id="no feature"),
    ],
)
def test_a_feature_says_how_exactly_it_places(
    feature: tuple[str, str], precision: PlacePrecision | None
) -> None:
    assert precision_of(*feature) is precision


@pytest.mark.parametrize(
    ("kind", "precision"),
    [
        ("village", PlacePrecision.TOWN),
        ("Populated place", PlacePrecision.TOWN),
        ("PPL", PlacePrecision.TOWN),
        ("AIRP", PlacePrecision.SITE),
        ("ADM2", PlacePrecision.ADMIN2),
        ("sub_district", PlacePrecision.ADMIN2),
        ("governorate", PlacePrecision.ADMIN1),
        ("country", PlacePrecision.COUNTRY),
        ("field hospital", PlacePrecision.SITE),
    ],
)
def test_a_users_word_says_the_same(kind: str, precision: PlacePrecision) -> None:
    assert precision_in_words(kind) is precision


@pytest.mark.parametrize(
    ("code", "rarely"),
    [
        ("PPLQ", True),
        ("ADM1H", True),
        ("HLL", True),
        ("PPL", False),
        ("AIRP", False),
        (None, False),
    ],
)
def test_abandoned_and_historical_places_and_hills_are_rarely_meant(
    code: str | None, *, rarely: bool
) -> None:
    assert is_rarely_meant(code) is rarely
