"""GeoJSON (RFC 7946): one feature an incident, for any map program."""

from collections.abc import Iterable
from typing import BinaryIO

import msgspec

from marsad.exporters import Exporter
from marsad.exporters._flat import flatten
from marsad.records import Incident, Place


def write(incidents: Iterable[Incident], out: BinaryIO) -> None:
    """Write a feature a line, so that files can be compared; no more than one is in memory."""
    out.write(b'{"type":"FeatureCollection","features":[')
    separator = b"\n"
    for incident in incidents:
        out.write(separator + msgspec.json.encode(to_feature(incident)))
        separator = b",\n"
    out.write(b"\n]}\n")


def to_feature(incident: Incident) -> dict[str, object]:
    """A feature; its geometry is null where the place has no coordinates."""
    return {
        "type": "Feature",
        "id": incident.id,
        "geometry": to_point(incident.place),
        "properties": flatten(incident),
    }


def to_point(place: Place | None) -> dict[str, object] | None:
    if place is None or place.longitude is None or place.latitude is None:
        return None
    return {"type": "Point", "coordinates": [place.longitude, place.latitude]}


EXPORTER = Exporter(
    summary="Points for QGIS, Leaflet, kepler.gl and other map programs.",
    suffix=".geojson",
    media_type="application/geo+json",
    write=write,
)
