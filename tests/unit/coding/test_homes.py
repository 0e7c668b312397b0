"""Where an outlet is at home."""

import pytest

from marsad.coding.homes import Home, home_of, home_of_host
from marsad.coding.places import resolve_mentions
from marsad.gazetteer import Location
from marsad.gazetteer.store import open_gazetteer
from marsad.records import PlacePrecision


def town(name: str, admin1: str, country: str = "US", latitude: float = 33.0) -> Location:
    return Location(
        geonameid=hash(name) % 1000,
        name=name,
        country=country,
        admin1=admin1,
        latitude=latitude,
        longitude=-95.0,
        precision=PlacePrecision.TOWN,
        population=1000,
    )


def test_it_is_where_most_articles_have_their_places() -> None:
    paris, dallas = town("Paris", "Texas"), town("Dallas", "Texas", latitude=32.0)
    rome = town("Rome", "Lazio", "IT")
    home = home_of([[paris], [paris, dallas], [paris, rome], [paris]])
    assert home == Home(country="US", admin1="Texas", point=(33.0, -95.0))


def test_a_paper_of_the_whole_country_has_no_town() -> None:
    articles = [[town(f"T{n}", f"Unit {n}", latitude=n)] for n in range(8)]
    assert home_of(articles) == Home(country="US")


@pytest.mark.parametrize(
    "articles",
    [[], [[town("Paris", "Texas")]] * 3, [[], [], [], []]],
    ids=["none", "three", "no places"],
)
def test_too_little_tells_nothing(articles: list[list[Location]]) -> None:
    assert home_of(articles) is None


@pytest.mark.parametrize("turn", range(4))
def test_of_equals_the_first_by_the_alphabet_is_home(turn: int) -> None:
    towns = [town("Lille", "Nord", "FR"), town("Bonn", "Rhine", "DE")] * 2
    turned = [[place] for place in towns[turn:] + towns[:turn]]
    assert home_of(turned) == Home(country="DE", admin1="Rhine", point=(33.0, -95.0))


@pytest.mark.parametrize(
    ("host", "country"),
    [("news.example.com.au", "AU"), ("example.co.uk", "GB"), ("example.fr", "FR")],
)
def test_an_address_tells_the_country(host: str, country: str) -> None:
    assert home_of_host(host) == Home(country=country)


@pytest.mark.parametrize("host", ["example.com", "example.tv", "localhost", "192.0.2.7", "", None])
def test_other_addresses_tell_nothing(host: str | None) -> None:
    assert home_of_host(host) is None


def test_a_name_of_many_places_is_the_one_at_home() -> None:
    text = "A fire broke out in Paris on Monday."
    with open_gazetteer() as gazetteer:
        mentions = gazetteer.find(text)
        (there,) = resolve_mentions(mentions, text, least=0.0)
        home = Home(country="US", admin1="Texas", point=(33.66, -95.55))
        (here,) = resolve_mentions(mentions, text, least=0.0, home=home)
    assert there is not None
    assert here is not None
    assert (there.location.country, here.location.admin1) == ("FR", "Texas")
