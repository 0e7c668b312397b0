"""Find plug-ins by file name: `exporters/geojson.py` is the exporter called "geojson"."""

from importlib import import_module
from importlib.metadata import entry_points
from pkgutil import iter_modules
from types import ModuleType
from typing import TypeVar

from marsad.errors import UnknownPluginError

T = TypeVar("T")


def plugin_names(package: ModuleType) -> list[str]:
    """List the plug-ins of a package: its own files, then those that other packages declare."""
    own = [m.name for m in iter_modules(package.__path__) if not m.name.startswith("_")]
    others = [entry.name for entry in entry_points(group=package.__name__)]
    return sorted({*own, *others})


def load_plugin(package: ModuleType, name: str, kind: type[T]) -> T:
    """Import one plug-in, and only that one, so that heavy libraries load when needed."""
    if name not in plugin_names(package):
        raise UnknownPluginError(kind.__name__.lower(), name, plugin_names(package))
    declared = {entry.name: entry for entry in entry_points(group=package.__name__)}
    module = (
        declared[name].load() if name in declared else import_module(f"{package.__name__}.{name}")
    )
    plugin: object = getattr(module, kind.__name__.upper(), None)
    if not isinstance(plugin, kind):
        message = f"{module.__name__} must define {kind.__name__.upper()}: {kind.__name__}"
        raise TypeError(message)
    return plugin
