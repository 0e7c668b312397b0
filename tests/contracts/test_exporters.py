"""What every exporter must do, checked for each file in the folder."""

import io
from pathlib import Path

import pytest

from marsad import exporters
from marsad.errors import UnknownPluginError
from marsad.exporters import Exporter
from marsad.plugins import load_plugin, plugin_names
from marsad.records import Incident

NAMES = plugin_names(exporters)
GOLDEN = Path(__file__).parents[1] / "golden" / "exporters"


def export(name: str, incidents: list[Incident]) -> bytes:
    out = io.BytesIO()
    load_plugin(exporters, name, Exporter).write(iter(incidents), out)
    assert not out.closed
    return out.getvalue()


@pytest.mark.parametrize("name", NAMES)
def test_an_exporter_says_what_it_writes(name):
    exporter = load_plugin(exporters, name, Exporter)
    assert exporter.summary.endswith(".")
    assert exporter.suffix.startswith(".")
    assert "/" in exporter.media_type


@pytest.mark.parametrize("name", NAMES)
def test_an_exporter_takes_no_incidents(name):
    assert export(name, []).endswith(b"\n")


@pytest.mark.parametrize("name", NAMES)
def test_the_same_incidents_give_the_same_bytes(name, make):
    incidents = [make.incident(make.claim(make.page(words))) for words in ("One.", "Two.")]
    assert export(name, incidents) == export(name, incidents)
    assert export(name, incidents) != export(name, incidents[:1])


@pytest.mark.parametrize("name", NAMES)
def test_every_exporter_has_a_golden_case(name):
    assert list((GOLDEN / name).glob("*/incidents.json")), f"add a case for {name}"


def test_an_unknown_format_lists_the_known_ones():
    with pytest.raises(UnknownPluginError, match=r"no exporter is called 'kml'. Known: .*geojson"):
        load_plugin(exporters, "kml", Exporter)
