import io
import json

from marsad.exporters.geojson import write


def collection(*incidents) -> dict:
    out = io.BytesIO()
    write(incidents, out)
    return json.loads(out.getvalue())


def test_no_incidents_are_an_empty_collection():
    assert collection() == {"type": "FeatureCollection", "features": []}


def test_longitude_comes_first(make):
    incident = make.incident(make.claim(make.page(), places=(make.place(),)))
    (feature,) = collection(incident)["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [36.8, 35.9]}
    assert feature["id"] == incident.id


def test_a_place_without_coordinates_has_no_geometry(make):
    (feature,) = collection(make.incident(make.claim(make.page())))["features"]
    assert feature["geometry"] is None
    assert feature["properties"]["place"] is None


def test_every_property_is_a_plain_value(make):
    incidents = [make.incident(make.claim(make.page(words))) for words in ("One.", "Two.")]
    features = collection(*incidents)["features"]
    assert len(features) == 2
    for feature in features:
        values = feature["properties"].values()
        assert all(isinstance(value, str | int | float | None) for value in values)
