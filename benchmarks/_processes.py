"""What processes of this machine have worked, so that other work beside them does not count."""

import os
from collections import Counter
from pathlib import Path


def worked(process: int) -> Counter[str]:
    """The milliseconds that a process and those below it worked, by what chromium calls them."""
    tick_ms = 1000 / os.sysconf("SC_CLK_TCK")
    parents: dict[int, int] = {}
    spent: dict[int, tuple[str, float]] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            told = (folder / "stat").read_text().rpartition(")")[2].split()
            line = (folder / "cmdline").read_text()
        except OSError:
            continue  # it has ended
        number, kind = int(folder.name), line.partition("--type=")[2].partition("\0")[0]
        parents[number] = int(told[1])
        spent[number] = kind, (int(told[11]) + int(told[12])) * tick_ms
    found: Counter[str] = Counter()
    for number, (kind, milliseconds) in spent.items():
        if is_below(number, process, parents):
            found[kind.partition(" ")[0]] += round(milliseconds)
    return found


def is_below(number: int, top: int, parents: dict[int, int]) -> bool:
    while number in parents and number != top:
        number = parents[number]
    return number == top
