"""How quickly the API answers a large store with many users at once: p50 and p95 of each question.

The claims are made up (`_large_store`); MARSAD_SCALE sets how many, or MARSAD_STORE names a store
that was made before. The server runs in processes of its own, MARSAD_WORKERS of them, and the users
ask over the network of this machine, each as soon as the last answer came. `work_ms` is what the
server's processes work for one answer, which other work on the machine does not change.
"""

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2 as httpx

from benchmarks._asking import Ask, ask_all, spread
from benchmarks._large_store import CONTROL_TOWNS, fill, made_world
from benchmarks._processes import worked
from marsad.store.store import open_store

CLAIMS = 20_000
USERS = 20
ASKED = 400  # questions of each kind
PORT = 8765


def score(_data: Path) -> Iterator[dict[str, Any]]:
    """Fill a store, serve it, and ask."""
    given = os.environ.get("MARSAD_STORE")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(given) if given else Path(folder) / "marsad.db"
        if not given:
            fill(path, int(os.environ.get("MARSAD_SCALE", CLAIMS)))
        with open_store(path) as store:
            counts, ids = store.counts(), store.incident_ids()
        workers = int(os.environ.get("MARSAD_WORKERS", "1"))
        with served(path, workers) as (base, process):
            for name, ask in questions(ids).items():
                warm(base, ask)
                row = {"set": "serving", "split": name, "claims": counts.claims}
                yield {**row, "users": USERS, "workers": workers, **measured(base, ask, process)}


def questions(ids: list[str]) -> dict[str, Ask]:
    """What users ask: each gives an address. The words of a search are as common as they come."""
    world = made_world()
    return {
        "incident list": lambda r: f"/api/incidents?limit=100&offset={100 * r.randrange(5)}",
        # Hardly an address twice: what no answer that is remembered can help.
        "incident list, asked first": lambda r: (
            f"/api/incidents?limit=100&offset={r.randrange(20 * ASKED)}"
        ),
        "incident list, filtered": lambda r: (
            f"/api/incidents?limit=100&type=Battles&since=2024-0{r.randint(1, 9)}-01"
            f"&country={r.choice(('SY', 'SD'))}&offset={r.randrange(100)}"
        ),
        "one incident": lambda r: f"/api/incidents/{r.choice(ids)}",
        "control at a date": lambda r: f"/api/control?at=2024-02-{r.randint(1, 28):02}",
        "text search, two words": lambda r: (
            f"/api/search?text={r.choice(world.towns[:CONTROL_TOWNS]).name}"
            f"+{r.choice(world.words[20:2000])}"
        ),
        "text search, a town": lambda r: f"/api/search?text={r.choice(world.towns[:2000]).name}",
        "text search, a common word": lambda r: f"/api/search?text={r.choice(world.words[20:200])}",
    }


class served:  # noqa: N801  used as a function
    """Serve a store in a process of its own, until the block ends."""

    def __init__(self, path: Path, workers: int = 1) -> None:
        code = "import sys; from marsad.cli import main; sys.exit(main(sys.argv[1:]))"
        options = ["serve", "--store", str(path), "--port", str(PORT), "--workers", str(workers)]
        self._process = subprocess.Popen([sys.executable, "-c", code, *options])  # noqa: S603

    def __enter__(self) -> tuple[str, int]:
        base = f"http://127.0.0.1:{PORT}"
        while self._process.poll() is None:
            try:
                httpx.get(f"{base}/api/counts", timeout=60)
            except httpx.TransportError:
                time.sleep(0.1)
            else:
                return base, self._process.pid
        self._process.kill()
        raise TimeoutError("the server did not start")

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait()


def warm(base: str, ask: Ask) -> None:
    """Ask once, alone: the first answer opens the registry and the store."""
    httpx.get(base + ask(random.Random(0)), timeout=300).raise_for_status()  # noqa: S311


def measured(base: str, ask: Ask, process: int) -> dict[str, Any]:
    """Ask with so many users at once."""
    before = worked(process).total()
    times = ask_all(base, ask, users=USERS, each=ASKED // USERS)
    work = worked(process).total() - before
    return {**spread(times), "work_ms": round(work / (ASKED + 2 * USERS), 2)}
