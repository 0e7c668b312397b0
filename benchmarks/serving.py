"""How quickly the API answers a large store with many users at once: p50 and p95 of each question.

The claims are generated (`_stream`) and put into the store with the incidents that they are of.
MARSAD_SCALE sets how many; 1,000,000 is the size of the targets in docs/benchmarks.md. The server
runs in a process of its own; the users ask over the network of this machine.
"""

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx2 as httpx
import msgspec

from benchmarks._stream import stream
from marsad.ids import digest
from marsad.matching.incidents import match_claims
from marsad.records import (
    Article,
    Claim,
    ClaimInContext,
    Control,
    ControlChange,
    Page,
    PageHeader,
    PageId,
    Report,
)
from marsad.store.store import Store, open_store

CLAIMS = 2_000
USERS = 20
ASKED = 200  # questions of each kind
PORT = 8765
CAPTURED = datetime(2024, 4, 1, tzinfo=UTC)


def score(_data: Path) -> Iterator[dict[str, Any]]:
    """Fill a store, serve it, and ask."""
    count = int(os.environ.get("MARSAD_SCALE", CLAIMS))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "marsad.db"
        started = time.perf_counter()
        ids = fill(path, count)
        filled = time.perf_counter() - started
        yield {
            "set": "serving",
            "split": "filled",
            "claims": count,
            "incidents": len(ids),
            "seconds": round(filled),
        }
        with served(path) as base:
            for name, ask in questions(ids).items():
                warm(base, ask)
                yield {"set": "serving", "split": name, "users": USERS, **measured(base, ask)}


def fill(path: Path, count: int) -> list[str]:
    """Put generated claims into a store, each incident matched from its own claims alone."""
    of_incident: defaultdict[int, list[ClaimInContext]] = defaultdict(list)
    for number, told in stream(count):
        of_incident[number].append(told)
    ids: list[str] = []
    with open_store(path, write=True) as store, store.transaction():
        for number, told in sorted(of_incident.items()):
            placed = [put_page(store, each, number) for each in told]
            found = match_claims(placed)
            store.put_incidents(f"made/{number}", found)
            ids += [incident.id for incident in found]
    return ids


def put_page(store: Store, told: ClaimInContext, number: int) -> ClaimInContext:
    """A page of its own for a claim; each tenth incident is about who holds the town."""
    claim = with_control(told.claim) if number % 10 == 0 else told.claim
    text = claim.evidence.text
    page = PageId(digest("page", claim.id))
    body = text.encode()
    store.add_page(
        Page(id=page, location=claim.id, media_type="text/plain", body=body, published=told.said),
        captured_at=CAPTURED,
    )
    report = Report(
        page=PageHeader(id=page, location=claim.id, media_type="text/plain", language="en"),
        article=Article(title=text, published=told.said, outlet=told.outlet, text=text, blocks=()),
        claims=(claim,),
    )
    store.put_reading(page, (report,), version="made", partitions={claim.id: f"made/{number}"})
    return msgspec.structs.replace(told, claim=claim, page_id=page)


def with_control(claim: Claim) -> Claim:
    return msgspec.structs.replace(
        claim, control=Control(place=0, holder=None, change=ControlChange.CONTESTED)
    )


def questions(ids: list[str]) -> dict[str, Callable[[random.Random], str]]:
    """What users ask: each gives an address."""
    return {
        "incident list": lambda r: f"/api/incidents?limit=100&offset={100 * r.randrange(5)}",
        # Hardly an address twice: what no answer that is remembered can help.
        "incident list, asked first": lambda r: (
            f"/api/incidents?limit=100&offset={r.randrange(20 * ASKED)}"
        ),
        "one incident": lambda r: f"/api/incidents/{r.choice(ids)}",
        "control at a date": lambda r: f"/api/control?at=2024-02-{r.randint(1, 28):02}",
        "text search": lambda r: f"/api/search?text={r.randrange(len(ids)):08}",
    }


class served:  # noqa: N801  used as a function
    """Serve a store in a process of its own, until the block ends."""

    def __init__(self, path: Path) -> None:
        code = "import sys; from marsad.cli import main; sys.exit(main(sys.argv[1:]))"
        options = ["serve", "--store", str(path), "--port", str(PORT)]
        self._process = subprocess.Popen([sys.executable, "-c", code, *options])  # noqa: S603

    def __enter__(self) -> str:
        base = f"http://127.0.0.1:{PORT}"
        for _ in range(600):
            try:
                httpx.get(f"{base}/api/counts", timeout=60)
            except httpx.TransportError:
                time.sleep(0.1)
            else:
                return base
        raise TimeoutError("the server did not start")

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait()


def warm(base: str, ask: Callable[[random.Random], str]) -> None:
    """Ask once, alone: the first answer opens the registry and the store."""
    httpx.get(base + ask(random.Random(0)), timeout=300).raise_for_status()  # noqa: S311


def measured(base: str, ask: Callable[[random.Random], str]) -> dict[str, Any]:
    """Ask with so many users at once; the first answers, which fill caches, do not count."""

    def user(nth: int) -> list[float]:
        chance, times = random.Random(nth), []  # noqa: S311  the same every time
        with httpx.Client(base_url=base, timeout=300) as client:
            for turn in range(ASKED // USERS + 2):
                address = ask(chance)
                started = time.perf_counter()
                client.get(address).raise_for_status()
                if turn > 1:
                    times.append((time.perf_counter() - started) * 1000)
        return times

    with ThreadPoolExecutor(USERS) as pool:
        times = [each for found in pool.map(user, range(USERS)) for each in found]
    cuts = statistics.quantiles(times, n=20)
    return {"p50_ms": round(cuts[9], 1), "p95_ms": round(cuts[18], 1)}
