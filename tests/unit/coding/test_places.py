"""Where a name lies, by its article; the real gazetteer is asked."""

from collections.abc import Iterator

import pytest

from marsad.coding.confidence import calibration
from marsad.coding.place_words import PlaceType, type_of
from marsad.coding.places import (
    LEAST_CONFIDENCE,
    Resolution,
    locate,
    resolve_mentions,
    resolve_places,
)
from marsad.gazetteer.store import Gazetteer, open_gazetteer
from marsad.records import Claim, ClaimId, Modality, Place, PlacePrecision, Quote


@pytest.fixture(scope="module")
def gazetteer() -> Iterator[Gazetteer]:
    with open_gazetteer() as gazetteer:
        yield gazetteer


def span(text: str, words: str) -> Place:
    start = text.index(words)
    return Place(text=words, start=start, end=start + len(words))


def located(gazetteer: Gazetteer, text: str, words: str) -> Place:
    (place,) = locate([span(text, words)], gazetteer.find(text), text, gazetteer=gazetteer)
    return place


def claim(text: str, *places: Place) -> Claim:
    return Claim(
        id=ClaimId("claim"),
        story="article",
        event_type=None,
        sub_event_type=None,
        modality=Modality.ASSERTED,
        places=places,
        evidence=Quote(text=text, start=0, end=len(text)),
        confidence=0.9,
        extractor="test/1",
    )


SYRIA = "Fighting went on across Syria, in Idlib, Homs and Latakia. "


@pytest.mark.parametrize(
    ("text", "words", "geonameid", "precision"),
    [
        pytest.param("Syria is at war.", "Syria", 163843, "country", id="country"),
        pytest.param(f"{SYRIA}Aleppo fell.", "Aleppo", 170063, "town", id="town"),
        pytest.param(
            f"{SYRIA}They took Aleppo province.", "Aleppo", 170062, "admin1", id="type after"
        ),
        pytest.param(
            f"{SYRIA}It holds the province of Aleppo.", "Aleppo", 170062, "admin1", id="type before"
        ),
        pytest.param(
            f"{SYRIA}They entered the city of Aleppo.", "Aleppo", 170063, "town", id="city"
        ),
        pytest.param(
            "Syria: bombs fell on the Idlib region.", "Idlib", 169387, "admin1", id="region"
        ),
        pytest.param(f"{SYRIA}Saraqeb was lost.", "Saraqeb", 164816, "town", id="spelling"),
        pytest.param("Snow fell in Haute-Savoie.", "Haute-Savoie", 3013736, "admin2", id="French"),
        pytest.param("Rain fell on Crimea.", "Crimea", 703883, "admin1", id="Crimea"),
        pytest.param("Aid reached Gaza.", "Gaza", 281132, "admin1", id="the Strip"),
        pytest.param("Talks in Washington failed.", "Washington", 4140963, "town", id="capital"),
        pytest.param(
            "Voters in Washington state stayed home.", "Washington", 5815135, "admin1", id="state"
        ),
    ],
)
def test_a_name_is_located_as_its_text_means_it(
    gazetteer: Gazetteer, text: str, words: str, geonameid: int, precision: str
) -> None:
    place = located(gazetteer, text, words)
    assert (place.geonameid, place.precision) == (geonameid, PlacePrecision(precision))


@pytest.mark.parametrize(
    ("text", "country"),
    [
        pytest.param("Shots rang out in Tripoli, Lebanon.", "LB", id="comma"),
        pytest.param("Troops left Benghazi, Misrata and Tripoli.", "LY", id="neighbours"),
        pytest.param("Libyan troops left Tripoli.", "LY", id="demonym"),
        pytest.param("Beirut, Sidon and Tyre were hit, and so was Tripoli.", "LB", id="others"),
    ],
)
def test_a_name_of_several_places_follows_the_rest_of_the_text(
    gazetteer: Gazetteer, text: str, country: str
) -> None:
    assert located(gazetteer, text, "Tripoli").country == country


def test_a_name_means_the_same_throughout(gazetteer: Gazetteer) -> None:
    text = "A fire broke out in Paris, Texas. It was put out, the mayor of Paris said."
    found = resolve_mentions(gazetteer.find(text), text)
    places = {r.location.admin1 for r in found if r is not None and r.location.name == "Paris"}
    assert places == {"Texas"}


def test_all_fields_of_a_located_place_are_filled(gazetteer: Gazetteer) -> None:
    place = located(gazetteer, f"{SYRIA}Aleppo fell.", "Aleppo")
    assert (place.name, place.country, place.admin1) == ("Aleppo", "SY", "Aleppo")
    assert (place.latitude, place.longitude) == pytest.approx((36.20, 37.16), abs=0.01)
    assert place.confidence is not None
    assert LEAST_CONFIDENCE <= place.confidence <= calibration().most


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("They shelled Xyzzyabad.", "Xyzzyabad", id="unknown"),
        pytest.param("Drought struck the Sahel.", "Sahel", id="region without a point"),
        pytest.param(f"{SYRIA}The Syrian army left.", "Syrian", id="demonym"),
        pytest.param(f"{SYRIA}They left Mezzeh airport.", "Mezzeh airport", id="unknown site"),
        pytest.param(
            f"{SYRIA}Shells hit the village of Hatla in Deir ez-Zor.",
            "Hatla",
            id="namesake elsewhere",
        ),
        pytest.param(f"{SYRIA}Shells hit al-Karak neighborhood.", "al-Karak", id="part of a town"),
        pytest.param("Springfield was calm.", "Springfield", id="one of many"),
    ],
)
def test_a_place_that_is_not_sure_keeps_its_words_alone(
    gazetteer: Gazetteer, text: str, words: str
) -> None:
    assert located(gazetteer, text, words) == span(text, words)


@pytest.mark.parametrize("words", ["Aleppo", "the northern city of Aleppo", "city of Aleppo"])
def test_words_of_kind_and_direction_leave_a_place_the_same(
    gazetteer: Gazetteer, words: str
) -> None:
    text = f"{SYRIA}They entered the northern city of Aleppo."
    assert located(gazetteer, text, words).geonameid == 170063


def test_a_name_that_the_search_left_out_is_looked_up(gazetteer: Gazetteer) -> None:
    text = f"{SYRIA}Nice words about saraqeb."
    (place,) = locate([span(text, "saraqeb")], gazetteer.find(text), text, gazetteer=gazetteer)
    assert place.geonameid == 164816


def test_two_names_in_one_place_are_not_chosen_between(gazetteer: Gazetteer) -> None:
    text = f"{SYRIA}Aleppo and Idlib fell."
    assert located(gazetteer, text, "Aleppo and Idlib").geonameid is None


def test_every_place_of_every_claim_is_filled_in_its_order(gazetteer: Gazetteer) -> None:
    text = f"{SYRIA}Aleppo fell, then Saraqeb, then Xyzzyabad."
    claims = (
        claim(text, span(text, "Saraqeb"), span(text, "Aleppo")),
        claim(text),
        claim(text, span(text, "Xyzzyabad")),
    )
    filled = resolve_places(claims, gazetteer.find(text), text, gazetteer=gazetteer)
    assert [[place.geonameid for place in claim.places] for claim in filled] == [
        [164816, 170063],
        [],
        [None],
    ]
    assert [claim.evidence for claim in filled] == [claim.evidence for claim in claims]


def test_a_text_without_names_resolves_to_nothing() -> None:
    assert resolve_mentions((), "Nothing.") == ()


def test_less_sureness_can_be_asked_for(gazetteer: Gazetteer) -> None:
    text = "Springfield was calm."
    mention = gazetteer.mention("Springfield")
    (found,) = resolve_mentions([mention], text, least=0.0)
    assert isinstance(found, Resolution)
    assert found.confidence < LEAST_CONFIDENCE


@pytest.mark.parametrize(
    ("text", "place_type"),
    [
        ("Aleppo province", PlaceType.UNIT),
        ("Aleppo countryside", None),
        ("Aleppo, Homs and Hama provinces", PlaceType.UNIT),
        ("the governorate of Aleppo", PlaceType.UNIT),
        ("Aleppo district", PlaceType.DISTRICT),
        ("the towns of Aleppo", PlaceType.TOWN),
        ("Aleppo airport", PlaceType.PART),
        ("Aleppo fell", None),
    ],
)
def test_the_words_beside_a_name_tell_its_type(
    gazetteer: Gazetteer, text: str, place_type: PlaceType | None
) -> None:
    mention = gazetteer.mention("Aleppo", text.index("Aleppo"))
    assert type_of(mention, text) is place_type


def test_a_shared_name_gets_no_pin_in_a_country_of_which_nothing_is_said() -> None:
    text = "Mozambican troops retook Palma, the ministry in Maputo said."
    with open_gazetteer() as gazetteer:
        mentions = gazetteer.find(text)
        start = text.index("Palma")
        place = Place(text="Palma", start=start, end=start + 5)
        [located] = locate([place], mentions, text, gazetteer=gazetteer)
    assert located.country != "ES"
