"""Where and when, by the syntax: what only orients or belongs to the speaking places nothing."""

import pytest

PLACES = {
    "in": ("Gunmen killed 12 people in Gao.", ["Gao"]),
    "object": ("Rebels captured Bunagana.", ["Bunagana"]),
    "of": (
        "Rebels took control of Saraqeb, a town at the junction of roads to Damascus.",
        ["Saraqeb"],
    ),
    "two": ("Air strikes hit targets in Hama and Homs.", ["Hama", "Homs"]),
    "speaker": ("Damascus said that rebels had shelled Aleppo.", ["Aleppo"]),
    "origin": ("Rockets fired from Lebanon hit the town of Metula.", ["Metula"]),
    "town before province": (
        "A bomb exploded at a station in Quetta, in Pakistan's Balochistan province.",
        ["Quetta"],
    ),
    "demonym": ("Syrian rebels ambushed a convoy.", []),
}


@pytest.mark.parametrize(("sentence", "expected"), PLACES.values(), ids=PLACES)
def test_an_event_has_the_places_that_its_words_give_it(
    read, sentence: str, expected: list[str]
) -> None:
    assert [p.text for p in read(sentence)[0].places] == expected


def test_the_city_is_the_one_just_told_of(read) -> None:
    claims = read(
        "Fighters entered the city of Hama on Thursday. Rebels captured most of the city."
    )
    assert [p.text for p in claims[-1].places] == ["Hama"]


def test_these_clashes_are_where_the_last_ones_were(read) -> None:
    claims = read("Soldiers clashed with rebels in Goma. These clashes have killed 30 people.")
    assert [p.text for p in claims[-1].places] == ["Goma"]


def test_a_day_of_saying_so_is_not_the_day_of_the_event(read) -> None:
    [claim] = read("The ministry said on Friday that shells had hit Sumy on Wednesday.")
    assert claim.time is not None
    assert claim.time.text.endswith("Wednesday")


OWN_DAYS = {
    "an hour opens the sentence": (
        "At 9:20 p.m. on Wednesday a car bomb exploded in Amara, killing two.",
        "At 9:20 p.m. on Wednesday",
    ),
    "the hour and the day run together": (
        "At 9:20 p.m. Wednesday a car bomb exploded in Amara, killing two.",
        "At 9:20 p.m. Wednesday",
    ),
    "a clause says when": (
        "The attack, which took place late on Sunday in Mopti, left nine dead.",
        "late on Sunday",
    ),
}


@pytest.mark.parametrize(("sentence", "words"), OWN_DAYS.values(), ids=OWN_DAYS)
def test_a_sentence_tells_when_its_event_was(read, sentence: str, words: str) -> None:
    [claim, *_] = read(sentence)
    assert claim.time is not None
    assert claim.time.text == words


def test_the_hour_before_an_update_is_no_part_of_it(read) -> None:
    [claim, *_] = read("14:05 – Gunmen killed two guards in Amara on Monday.")
    assert claim.time is not None
    assert claim.time.text == "on Monday"


def test_without_a_publication_date_a_day_keeps_its_words(read) -> None:
    [claim] = read("Shells hit Sumy on Wednesday.", published=None)
    assert claim.time is not None
    assert (claim.time.text, claim.time.earliest, claim.time.latest) == ("on Wednesday", None, None)


def test_the_worst_since_a_year_is_no_date(read) -> None:
    [claim] = read("The clashes in Goma, the worst since 2012, killed 30 people.")
    assert claim.time is None


CONTROL = {
    "most": ("Rebels took control of most of Hama.", ("taken", "most")),
    "all": ("Rebels captured Bunagana.", ("taken", "all")),
    "part": ("Rebels captured several districts of Homs.", ("taken", "part")),
    "retaken": ("The army recaptured Palmyra.", ("retaken", "all")),
}


@pytest.mark.parametrize(("sentence", "expected"), CONTROL.values(), ids=CONTROL)
def test_control_is_read_with_its_extent(read, sentence: str, expected: tuple[str, str]) -> None:
    [claim] = read(sentence)
    assert claim.control is not None
    assert (claim.control.change, claim.control.extent) == expected


def test_a_town_that_somebody_only_tried_to_take_is_not_taken(read) -> None:
    [claim] = read("Rebels tried to capture the town of Bunagana.")
    assert claim.control is None


def test_the_day_of_a_plan_is_to_come(read) -> None:
    (claim, *_) = read("The rebels vowed to attack Saraqeb on Sunday.", published="2024-12-06")
    assert claim.time is not None
    assert str(claim.time.earliest) == "2024-12-08"


def test_the_next_day_is_counted_from_the_one_told_before(read) -> None:
    *_, claim = read(
        "Rebels captured Saraqeb on Tuesday. The next day the army shelled the town of Binnish."
    )
    assert claim.time is not None
    assert str(claim.time.earliest) == str(claim.time.latest) == "2024-12-04"


def test_the_next_sentence_goes_on_with_the_day(read) -> None:
    *_, claim = read(
        "Rebels captured Saraqeb on Tuesday. Shells killed 12 people in the town of Binnish."
    )
    assert claim.time is not None
    assert claim.time.text == "on Tuesday"


def test_a_day_of_the_paragraph_before_is_not_lent(read) -> None:
    *_, claim = read("Rebels captured Saraqeb on Tuesday.", "Shells killed 12 people in Binnish.")
    assert claim.time is None


def test_a_dateline_anchors_the_story(read) -> None:
    (claim, *_) = read("BEIRUT, Dec 4 (Agencies) - Rebels captured Saraqeb on Wednesday.")
    assert claim.time is not None
    assert str(claim.time.earliest) == "2024-12-04"


OWN_PLACES = {
    "came under": ("Misrata came under heavy shelling on Sunday.", ["Misrata"]),
    "witnessed": ("Goma witnessed heavy clashes on Sunday, residents said.", ["Goma"]),
    "town in its region": (
        "Rockets struck a school in Vuhledar in Donetsk on Monday, killing four.",
        ["Vuhledar"],
    ),
    "hour": ("Two rockets killed three people near Ashkelon on Monday at 7 A.M.", ["Ashkelon"]),
    "towns of a named province": (
        "Shells hit the towns of Sarmin and Binnish in the east of Idlib province on Monday.",
        ["Sarmin", "Binnish"],
    ),
    "of what it came from": ("Mortars fell on Damascus at dawn, killing two people.", ["Damascus"]),
    "article in a name": ("Artillery shelled the village of Deir al-Ras.", ["Deir al-Ras"]),
}


@pytest.mark.parametrize(("sentence", "expected"), OWN_PLACES.values(), ids=OWN_PLACES)
def test_a_sentence_tells_where_its_event_was(read, sentence: str, expected: list[str]) -> None:
    [claim, *_] = read(sentence)
    assert [p.text for p in claim.places] == expected


def test_rockets_are_not_placed_where_they_were_fired(read) -> None:
    claims = read("Rockets launched from Tyre killed three soldiers on Friday.")
    assert [p.text for c in claims for p in c.places] == []


def test_a_sentence_with_a_place_of_its_own_borrows_none(read) -> None:
    claims = read(
        "Ships fired 12 missiles at targets in Tripoli on Saturday. Rebels in Benghazi shot down"
        " a plane on Monday."
    )
    assert "Tripoli" not in [p.text for p in claims[-1].places]


def test_a_sentence_with_a_day_of_its_own_borrows_none(read) -> None:
    claims = read(
        "Fighters captured the village of Umm Zaytun this morning. The brigade left Aleppo for"
        " Deir ez-Zor last month."
    )
    assert all("morning" not in c.time.text for c in claims[1:] if c.time is not None)
