"""What every plug-in must do, checked for each file in the plug-in folders."""

from pathlib import Path
from types import ModuleType

import pytest

from marsad import exporters, extractors, parsers, readers
from marsad.errors import UnknownPluginError
from marsad.exporters import Exporter
from marsad.extractors import Extractor
from marsad.parsers import Parser
from marsad.plugins import load_plugin, plugin_names
from marsad.readers import Reader

GOLDEN = Path(__file__).parents[1] / "golden"
KINDS = [(exporters, Exporter), (extractors, Extractor), (parsers, Parser), (readers, Reader)]
PLUGINS = [(package, kind, name) for package, kind in KINDS for name in plugin_names(package)]
IDS = [f"{kind.__name__.lower()} {name}" for _, kind, name in PLUGINS]


@pytest.mark.parametrize(("package", "kind", "name"), PLUGINS, ids=IDS)
def test_every_plugin_loads_by_its_file_name_and_says_what_it_does(
    package: ModuleType, kind: type, name: str
) -> None:
    plugin = load_plugin(package, name, kind)
    assert plugin.summary.endswith(".")


@pytest.mark.parametrize("kind", ["exporters", "extractors", "parsers"])
def test_every_plugin_has_a_golden_case(kind: str) -> None:
    package = {"exporters": exporters, "extractors": extractors, "parsers": parsers}[kind]
    for name in plugin_names(package):
        assert list((GOLDEN / kind / name).glob("*/expected.*")), f"add a case for {kind}/{name}"


def test_an_unknown_name_lists_the_known_ones() -> None:
    with pytest.raises(UnknownPluginError, match=r"no exporter is called 'kml'\. Known: .*geojson"):
        load_plugin(exporters, "kml", Exporter)
