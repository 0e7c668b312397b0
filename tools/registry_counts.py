"""How many entries of the registry belong to each kind and to each conflict: `--write` for docs."""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from marsad.registry import Conflict
from marsad.registry.kinds import KINDS
from marsad.registry.sides import as_tie
from marsad.registry.store import Registry, load_registry

GUIDE = Path(__file__).parents[1] / "docs" / "how-to" / "extend-the-registry.md"
BEGIN, END = "<!-- counts -->\n", "<!-- end of counts -->\n"


def counts(registry: Registry) -> str:
    """Return the two tables as Markdown."""
    return "\n".join((*_kinds(registry), "", *_conflicts(registry))) + "\n"


def _kinds(registry: Registry) -> Iterator[str]:
    of_kind = Counter(entry.kind for entry in registry.entries)
    yield f"{len(registry.entries)} entries, {len(registry.conflicts)} conflicts.\n"
    yield "| kind | entries |\n|---|---|"
    for kind in KINDS:
        if of_kind[kind]:
            yield f"| `{kind}` | {of_kind[kind]} |"


def _conflicts(registry: Registry) -> Iterator[str]:
    yield "| conflict | sides | parties | sources of its countries | days |\n|---|---|---|---|---|"
    for conflict in sorted(registry.conflicts, key=lambda each: each.name):
        near = sum(entry.country in conflict.countries for entry in registry.entries)
        days = f"{conflict.since or '…'} to {conflict.until or '…'}"
        name = f"{conflict.name} (`{conflict.id}`)"
        yield f"| {name} | {len(conflict.sides)} | {len(_parties(conflict))} | {near} | {days} |"


def _parties(conflict: Conflict) -> set[str]:
    return {as_tie(member).id for side in conflict.sides.values() for member in side}


def main() -> None:
    """Print the tables, or write them between the marks of the guide."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write them into the guide")
    tables = counts(load_registry())
    if not parser.parse_args().write:
        sys.stdout.write(tables)
        return
    before, _, rest = GUIDE.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    GUIDE.write_text(f"{before}{BEGIN}{tables}{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
