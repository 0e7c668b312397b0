"""What counts as the name of a place, told by the real gazetteer."""

import pytest

from marsad.gazetteer.store import Gazetteer
from marsad.records import PlacePrecision


def names(gazetteer: Gazetteer, text: str) -> list[str]:
    return [mention.text for mention in gazetteer.find(text) if not mention.demonym]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Shells fell on Saraqeb at dawn.", ["Saraqeb"], id="one"),
        pytest.param("They left Deir ez-Zor for al-Bab.", ["Deir ez-Zor", "al-Bab"], id="articles"),
        pytest.param("Raids in Nawah-ye Barakzai.", ["Nawah-ye Barakzai"], id="ezafe"),
        pytest.param("Snow in Ille-et-Vilaine.", ["Ille-et-Vilaine"], id="joined"),
        pytest.param("Storms hit Côtes-d’Armor.", ["Côtes-d’Armor"], id="elision"),
        pytest.param("Côte d'Ivoire voted.", ["Côte d'Ivoire"], id="small letter inside"),
        pytest.param("Talks in St. John's failed.", ["St. John's"], id="point and possessive"),
        pytest.param("Syria's army left Homs.", ["Syria", "Homs"], id="possessive"),
        pytest.param("The U.S. and the UK agreed.", ["U.S.", "UK"], id="abbreviations"),
        pytest.param("A UK-based monitor said so.", ["UK"], id="hyphen"),
        pytest.param("Fighting near Khan\nShaykhun went on.", ["Khan\nShaykhun"], id="line end"),
        pytest.param("ALEPPO, Syria: It rained.", ["ALEPPO", "Syria"], id="dateline"),
        pytest.param("Aleppo Governorate is large.", ["Aleppo"], id="type is no name"),
        pytest.param("It flooded Walker County.", ["Walker County"], id="county is"),
        pytest.param("Rebels Seize Most Of Aleppo", ["Aleppo"], id="headline"),
        pytest.param("Northern Syria and southern Gaza", ["Syria", "Gaza"], id="directions"),
        pytest.param("A bomb hit Kabul on Friday.", ["Kabul"], id="day"),
    ],
)
def test_names_of_places_are_found(gazetteer: Gazetteer, text: str, found: list[str]) -> None:
    assert names(gazetteer, text) == found


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Rami Abdel Rahmane runs the monitor.", id="person"),
        pytest.param("President Bashar al-Assad fled.", id="person with article"),
        pytest.param("Paris Hilton sang.", id="first name"),
        pytest.param("Hayat Tahrir al-Sham advanced.", id="group"),
        pytest.param("The Islamic State of Iraq and Syria lost ground.", id="group with states"),
        pytest.param("The Syrian Observatory for Human Rights reported it.", id="monitor"),
        pytest.param("He taught at the University of Aleppo.", id="university"),
        pytest.param("The Bank of England kept its rate.", id="bank"),
        pytest.param("Damascus International Airport closed.", id="site"),
        pytest.param("The Marburg virus spread.", id="disease"),
        pytest.param("in aleppo and idlib", id="small letters"),
        pytest.param("Of those, many were ill. But we left.", id="small words"),
        pytest.param("It began in March, on a Friday.", id="days and months"),
        pytest.param("The battle was hard. Battle fatigue set in.", id="word of the text"),
        pytest.param("Reading is fun, and it is Nice here.", id="common words"),
        pytest.param("Wal-Mart opened a store.", id="hyphened name"),
        pytest.param("I've seen it. We'll see.", id="contractions"),
        pytest.param("CAR BOMB KILLS MANY", id="capitals"),
        pytest.param("HTS and the SDF signed.", id="acronyms"),
    ],
)
def test_other_names_and_words_are_left_out(gazetteer: Gazetteer, text: str) -> None:
    assert names(gazetteer, text) == []


def test_a_common_word_is_a_place_where_the_text_says_so(gazetteer: Gazetteer) -> None:
    assert names(gazetteer, "They met in Nice. Nice was calm.") == ["Nice", "Nice"]


def test_a_place_may_be_named_by_what_it_lies_in(gazetteer: Gazetteer) -> None:
    assert names(gazetteer, "Reading, England, was calm.") == ["Reading", "England"]


def test_a_person_named_once_is_meant_by_the_bare_surname(gazetteer: Gazetteer) -> None:
    assert names(gazetteer, "Omar Jackson spoke. Jackson then left.") == []


def test_a_body_named_for_a_town_leaves_the_town_a_town(gazetteer: Gazetteer) -> None:
    text = "Radio Damascus was silent. Troops left Damascus."
    assert names(gazetteer, text) == ["Damascus"]


def test_a_states_short_form_counts_only_behind_a_place(gazetteer: Gazetteer) -> None:
    assert names(gazetteer, "A fire in Paris, Tex., spread.") == ["Paris", "Tex."]
    assert names(gazetteer, "OK, it is over. OR not.") == []


@pytest.mark.parametrize(
    "region", ["the Sahel", "Darfur", "Donbas", "the Middle East", "the Gulf of Aden"]
)
def test_a_region_is_known_by_its_middle_and_radius(gazetteer: Gazetteer, region: str) -> None:
    (mention,) = gazetteer.find(f"Rain came to {region} late.")
    assert mention.text == region.removeprefix("the ")
    (location,) = mention.locations
    assert location.precision is PlacePrecision.REGION
    assert location.radius_km is not None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("He studied at Aleppo University.", "Aleppo", id="body"),
        pytest.param("The Kharkiv Regional Prosecutor spoke.", "Kharkiv", id="office"),
        pytest.param("She left Homs Military Hospital.", "Homs", id="site"),
    ],
)
def test_a_place_within_a_name_is_found_when_asked_for(
    gazetteer: Gazetteer, text: str, name: str
) -> None:
    assert name not in names(gazetteer, text)
    (mention,) = gazetteer.find(text, within_names=True)
    assert (mention.text, mention.within_name, mention.places) == (name, True, False)


@pytest.mark.parametrize("text", ["Omar Aleppo spoke.", "Charles Webb spoke to the police."])
def test_a_persons_name_is_no_place_within_a_name(gazetteer: Gazetteer, text: str) -> None:
    assert gazetteer.find(text, within_names=True) == ()


def test_a_name_in_capitals_before_a_dash_is_a_dateline(gazetteer: Gazetteer) -> None:
    assert names(gazetteer, "CLINTON -- A fire broke out.") == ["CLINTON"]


@pytest.mark.parametrize(
    ("word", "country"),
    [("Syrian", "SY"), ("Sudanese", "SD"), ("Palestinians", "PS"), ("French", "FR")],
)
def test_a_demonym_is_flagged(gazetteer: Gazetteer, word: str, country: str) -> None:
    (mention,) = gazetteer.find(f"The {word} army stayed.")
    assert mention.demonym
    assert mention.locations[0].country == country


def test_positions_count_from_the_offset(gazetteer: Gazetteer) -> None:
    text = "Clashes in Idlib."
    (mention,) = gazetteer.find(text, 100)
    assert (mention.start, mention.end) == (111, 116)


@pytest.mark.parametrize("text", ["", " \n ", "...", "12 34", "“”", "é"])
def test_a_text_without_names_gives_nothing(gazetteer: Gazetteer, text: str) -> None:
    assert gazetteer.find(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Gunmen came to Puerto Jordan on Monday.", id="puerto"),
        pytest.param("A bomb went off in Santa Cuba.", id="santa"),
        pytest.param("Michael Jordan spoke.", id="person"),
    ],
)
def test_a_countrys_name_in_a_longer_unknown_name_is_no_place(
    gazetteer: Gazetteer, text: str
) -> None:
    assert names(gazetteer, text) == []


def test_a_longer_name_that_is_known_stays_whole(gazetteer: Gazetteer) -> None:
    assert names(gazetteer, "He left Port Sudan for Mount Lebanon.") == [
        "Port Sudan",
        "Mount Lebanon",
    ]
