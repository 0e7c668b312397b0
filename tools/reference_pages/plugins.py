"""Every reader, parser, extractor and exporter, and what a file that adds one must define."""

from collections.abc import Iterable
from types import ModuleType

from msgspec import Struct

from marsad import exporters, extractors, parsers, readers
from marsad.exporters import Exporter
from marsad.extractors import Extractor
from marsad.parsers import Parser
from marsad.plugins import load_plugin, plugin_names
from marsad.readers import Reader
from reference_pages.markdown import code, joined, page_of, prose, table
from reference_pages.words import WORDS

# Each kind with what its plug-ins declare, in the order in which a page meets them.
KINDS: tuple[tuple[ModuleType, type[Struct], tuple[str, ...]], ...] = (
    (readers, Reader, ("suffixes",)),
    (parsers, Parser, ("media_types",)),
    (extractors, Extractor, ("languages", "version")),
    (exporters, Exporter, ("suffix", "media_type")),
)


def page() -> str:
    return page_of("Plug-ins", WORDS["plugins"]["introduction"], *(section(*one) for one in KINDS))


def section(package: ModuleType, kind: type[Struct], declared: tuple[str, ...]) -> str:
    rows = []
    for name in plugin_names(package):
        plugin = load_plugin(package, name, kind)
        values = (shown(getattr(plugin, field)) for field in declared)
        rows.append((code(name), plugin.summary, *values))
    headings = ("name", "does", *(field.replace("_", " ") for field in declared))
    title = package.__name__.rpartition(".")[2].capitalize()
    return joined(f"## {title}", prose(package), prose(kind), table(headings, rows))


def shown(value: object) -> str:
    if isinstance(value, Iterable) and not isinstance(value, str):
        return ", ".join(code(one) for one in sorted(value))
    return code(value)
