"""Every command of the tutorial, the guides and the README is run, and prints what is shown.

In a block marked `console`, a line with `$ ` is a command, and lines with `> ` carry it on. The
others are shown of what it prints: each must come, in this order; `…` stands for any words, and
lines may be left out. The commands of a page run one after another in a folder with `examples`.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import takewhile
from pathlib import Path
from signal import SIGINT, default_int_handler, signal

import pytest

ROOT = Path(__file__).parents[2]
# A server that was told to stop is gone long before.
SOON_S = 30
PAGES = [
    page
    for page in (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")))
    if "```console" in page.read_text(encoding="utf-8")
]
BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
WIDTH = "240"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a reader works: a folder with the example pages."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    return tmp_path


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_command_prints_what_is_shown(page: Path, folder: Path):
    for command, shown in commands(page.read_text(encoding="utf-8")):
        code, printed = run_until_stopped(command, folder, shown)
        assert not missing(shown, printed), f"$ {command}\n{printed}"
        assert code == 0 or any(line.startswith("marsad: ") for line in shown), printed


def test_the_tutorial_is_among_them():
    assert ROOT / "docs" / "tutorial.md" in PAGES


@pytest.mark.parametrize(
    ("shown", "is_missing"),
    [
        pytest.param(["2 pages"], [], id="a line"),
        pytest.param(["2  pages", "3 claims"], [], id="other white space"),
        pytest.param(["2 …"], [], id="any words"),
        pytest.param(["3 claims", "2 pages"], ["2 pages"], id="another order"),
        pytest.param(["2"], ["2"], id="a part of a line"),
        pytest.param(["4 pages"], ["4 pages"], id="not printed"),
    ],
)
def test_a_shown_line_is_found_in_what_was_printed(shown, is_missing):
    assert missing(shown, "2 pages\n\n3 claims\n") == is_missing


def commands(text: str) -> Iterator[tuple[str, list[str]]]:
    """Every command with the lines that are shown below it."""
    for block in BLOCK.findall(text):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            first, *lines = part.splitlines()
            more = list(takewhile(lambda line: line.startswith(">"), lines))
            command = "\n".join([first, *(line[2:] for line in more)])
            yield command, [line for line in lines[len(more) :] if line.strip(" …")]


def run_until_stopped(command: str, folder: Path, shown: list[str]) -> tuple[int, str]:
    """Run a command as a reader would; one that runs until Ctrl-C gets it after its first line."""
    with (
        obeying_ctrl_c(),
        subprocess.Popen(  # noqa: S602  the words of our own pages
            command,
            shell=True,
            executable="/bin/bash",
            cwd=folder,
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            process_group=0,
        ) as running,
    ):
        if any("until Ctrl-C" in line for line in shown):
            first = running.stdout.readline()
            os.killpg(running.pid, SIGINT)
            running.wait(timeout=SOON_S)
            return 0, first
        printed, _ = running.communicate()
    return running.returncode, printed


@contextmanager
def obeying_ctrl_c() -> Iterator[None]:
    """Start commands that Ctrl-C stops, also where the tests themselves run in the background.

    A shell has its background jobs ignore Ctrl-C, and so would all that they start.
    """
    before = signal(SIGINT, default_int_handler)
    try:
        yield
    finally:
        signal(SIGINT, before)


def environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("MARSAD_")}
    path = os.pathsep.join((str(Path(sys.executable).parent), kept["PATH"]))
    return {**kept, "PATH": path, "COLUMNS": WIDTH, "PYTHONUNBUFFERED": "1", "NO_COLOR": "1"}


def missing(shown: list[str], printed: str) -> list[str]:
    """The shown lines that were not printed after the one before."""
    lines = iter([squeezed(line) for line in printed.splitlines()])
    return [line for line in shown if not any(fits(squeezed(line), real) for real in lines)]


def fits(shown: str, real: str) -> bool:
    return re.fullmatch(".*".join(map(re.escape, shown.split("…"))), real) is not None


def squeezed(line: str) -> str:
    return " ".join(line.split())
