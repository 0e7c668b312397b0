"""The language of a page: who chooses it, and how it counts."""

import pytest

from marsad.records import Bound, Place, PlacePrecision, ReconciledToll, TollKind
from marsad.web import wording
from marsad.web.tongue import (
    Tongue,
    asked_tongue,
    counted,
    in_tongue,
    languages,
    number_text,
    say,
    speaking,
    to,
)

FRENCH = Tongue(code="fr", chosen=True, address="/incidents?type=Riots&lang=fr")


@pytest.mark.parametrize(
    ("address", "accepted", "expected"),
    [
        pytest.param("/", "", "en", id="nothing said"),
        pytest.param("/", "fr-CA,fr;q=0.9,en;q=0.8", "fr", id="the browser's"),
        pytest.param("/", "de,en;q=0.5,fr;q=0.7", "fr", id="the one liked more"),
        pytest.param("/", "de, es;q=0.4", "en", id="none of ours"),
        pytest.param("/", "fr;q=0, en;q=0.1", "en", id="one refused"),
        pytest.param("/", "fr;q=x", "en", id="no weight at all"),
        pytest.param("/?lang=fr", "en", "fr", id="the address before the browser"),
        pytest.param("/?lang=en", "fr", "en", id="and back"),
        pytest.param("/?lang=xx", "fr", "fr", id="an unknown one"),
        pytest.param("/?lang=", "fr", "fr", id="an empty one"),
    ],
)
def test_the_address_decides_then_the_browser(address, accepted, expected):
    assert asked_tongue(address, accepted).code == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        pytest.param("/about#grades", "/about?lang=fr#grades", id="before what is in the page"),
        pytest.param("/incidents?text=a+b&", "/incidents?text=a+b&lang=fr", id="with others"),
        pytest.param("?limit=2", "?limit=2&lang=fr", id="a query alone"),
        pytest.param("/?lang=en", "/?lang=fr", id="once"),
    ],
)
def test_a_chosen_language_stays_in_every_address(address, expected):
    with speaking(FRENCH):
        assert to(address) == expected


def test_a_language_that_nobody_chose_is_in_no_address():
    with speaking(Tongue(code="fr")):
        assert to("/about") == "/about"


def test_each_page_leads_to_itself_in_every_language():
    with speaking(FRENCH):
        assert languages() == [
            ("en", "English", "/incidents?type=Riots&lang=en"),
            ("fr", "Français", "/incidents?type=Riots&lang=fr"),
        ]
    assert in_tongue("/", "fr") == "/?lang=fr"


@pytest.mark.parametrize(
    ("code", "count", "expected"),
    [
        pytest.param("en", 0, "0 claims", id="English counts nought as many"),
        pytest.param("en", 1, "1 claim", id="English one"),
        pytest.param("fr", 0, "0 affirmation", id="French counts nought as one"),
        pytest.param("fr", 1, "1 affirmation", id="French one"),
        pytest.param("fr", 12_000, "12\u202f000 affirmations", id="French thousands"),
    ],
)
def test_each_language_counts_in_its_own_way(code, count, expected):
    with speaking(Tongue(code=code)):
        assert counted("{n} claim", "{n} claims", count) == expected


@pytest.mark.parametrize(
    ("low", "high", "bound", "expected"),
    [
        pytest.param(277, None, Bound.AT_LEAST, "277+", id="at least"),
        pytest.param(12, 40, Bound.BETWEEN, "12 à 40", id="between"),
        pytest.param(None, 40, Bound.AT_MOST, "jusqu’à 40", id="at most"),
        pytest.param(1200, 1200, Bound.EXACT, "1\u202f200", id="thousands"),
        pytest.param(None, None, None, "non précisé", id="no figure"),
    ],
)
def test_figures_read_so_in_french(low, high, bound, expected):
    with speaking(Tongue(code="fr")):
        assert wording.figure(low, high, bound) == expected


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        pytest.param(1, 1, "1 tué", id="one"),
        pytest.param(1, None, "1+ tués", id="one or more"),
        pytest.param(15, 20, "15 à 20 tués", id="several"),
        pytest.param(0, 0, "aucun tué signalé", id="a stated nought"),
        pytest.param(None, None, "tués\u00a0: non précisé", id="not stated"),
    ],
)
def test_what_is_counted_agrees_with_its_number_in_french(low, high, expected):
    toll = ReconciledToll(kind=TollKind.KILLED, low=low, best=low, high=high, statements=())
    with speaking(Tongue(code="fr")):
        assert wording.with_kind(wording.overall_text(toll), toll) == expected


def test_a_place_has_its_name_in_the_readers_language():
    place = Place(
        text="Aleppo",
        start=0,
        end=6,
        name="Aleppo",
        geonameid=170063,
        admin1="Aleppo",
        country="SY",
        precision=PlacePrecision.TOWN,
    )
    assert wording.place_text(place) == "Aleppo, Syria"
    with speaking(Tongue(code="fr")):
        assert wording.place_text(place) == "Alep, Syrie"


def test_words_without_a_translation_stay_english():
    with speaking(Tongue(code="fr")):
        assert say("no such words") == "no such words"
        assert number_text(999) == "999"
