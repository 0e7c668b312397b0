"""Run one benchmark and print its figures.

    python -m benchmarks NAME [--data DIR] [--json]

A benchmark is a module here with `score(data)`, which gives one row of figures for each split of
its data that it finds. With --json the rows are JSON objects, one a line, and nothing else is
printed. The data stands in the folder given by --data or MARSAD_BENCH, laid out as docs/benchmarks
says; what is missing is said on the error stream, and the exit code is then 3.
"""

import argparse
import os
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import msgspec
from rich.console import Console
from rich.table import Table

HERE = Path(__file__).parent
OWN_DATA = frozenset({"corpus", "hostile", "matching", "reading", "scale", "speed"})


def main() -> int:
    names = sorted(m.name for m in iter_modules([str(HERE)]) if not m.name.startswith("_"))
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("name", choices=names)
    parser.add_argument("--data", type=Path, help="the folder of the benchmark data")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    arguments = parser.parse_args()
    data = arguments.data or given(os.environ.get("MARSAD_BENCH"))
    if data is None and arguments.name in OWN_DATA:
        data = HERE.parent
    if data is None or not data.is_dir():
        print(f"no benchmark data at {data}: give --data DIR or set MARSAD_BENCH", file=sys.stderr)
        return 3
    rows = list(import_module(f"benchmarks.{arguments.name}").score(data))
    if not rows:
        print(f"{data} holds no data for '{arguments.name}'", file=sys.stderr)
        return 3
    show(rows, as_json=arguments.json)
    return 0


def given(value: str | None) -> Path | None:
    return Path(value) if value else None


def show(rows: list[dict[str, object]], *, as_json: bool) -> None:
    if as_json:
        for row in rows:
            print(msgspec.json.encode(row).decode())
        return
    for row in rows:
        table = Table(show_header=False, title=f"{row.get('set')}: {row.get('split', '')}")
        for name, *cells in lines_of(row):
            table.add_row(name, *map(str, cells))
        Console().print(table)


def lines_of(row: dict[str, object]) -> Iterator[tuple[object, ...]]:
    """The lines of a table: a figure's name, its value, its target, and a word where it misses."""
    targets, missed = row.get("targets"), row.get("missed")
    if not isinstance(targets, dict) or not isinstance(missed, list):
        yield from row.items()
        return
    for name, value in row.items():
        if name not in {"targets", "missed"}:
            yield name, value, targets.get(name, ""), "missed" if name in missed else ""


if __name__ == "__main__":
    sys.exit(main())
