"""Which names stand for a unit, over the real gazetteer."""

import pytest

from marsad.coding.places import resolve_mentions
from marsad.gazetteer.store import open_gazetteer

NAMES = ("Buffalo", "New York", "Ohio", "Washington", "Idaho", "Tripoli", "Lebanon") + (
    "Illinois",
    "Virginia",
)


@pytest.mark.parametrize(
    ("text", "name", "precision"),
    [
        pytest.param("A mill burnt in Buffalo, New York.", "New York", "admin1", id="holding"),
        pytest.param("He flew to New York.", "New York", "town", id="alone"),
        pytest.param(
            "Storms hit Ohio, Washington and Idaho.",
            "Washington",
            "admin1",
            id="in a list of units",
        ),
        pytest.param("New York Governor Jane Roe spoke.", "New York", "admin1", id="office"),
        pytest.param("Shots in Tripoli, Lebanon.", "Lebanon", "country", id="country"),
        pytest.param("Snow in Illinois, Virginia and Ohio.", "Virginia", "admin1", id="units only"),
    ],
)
def test_what_stands_beside_a_name_tells_unit_from_town(
    text: str, name: str, precision: str
) -> None:
    with open_gazetteer() as gazetteer:
        starts = sorted((text.index(word), word) for word in NAMES if word in text)
        mentions = [gazetteer.mention(word, start) for start, word in starts]
        resolved = resolve_mentions(mentions, text, least=0.0)
    resolution = dict(zip((m.text for m in mentions), resolved, strict=True))[name]
    assert resolution is not None
    assert resolution.location.precision == precision
