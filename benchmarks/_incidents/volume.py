"""Many claims in a store: how time and memory grow, and what one page more costs.

Each size is measured in a process of its own. The stores are filled with made-up pages, as if they
had been read: see `crowds`. Times are of the processor: other processes of the machine do not
count.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from benchmarks._incidents.crowds import Crowd
from benchmarks._incidents.filling import fill
from marsad.pipeline.ingest import put_reports
from marsad.pipeline.match import match_stale
from marsad.records import Page, Report
from marsad.registry.store import Registry, load_registry
from marsad.store.store import Store, open_store

# MARSAD_VOLUME sets the larger of the two; the smaller is a tenth of it. A million takes hours.
MANY = 20_000

# Pages that are added one by one: the newest of all, and others told halfway through the war.
PAGES_MORE = 20
CAPTURED = datetime(2026, 2, 1, tzinfo=UTC)


def rows() -> Iterator[dict[str, Any]]:
    """One row: seconds and gigabytes of both sizes, how many times the time grows, and one page."""
    many = int(os.environ.get("MARSAD_VOLUME", MANY))
    few, all_ = measure(many // 10), measure(many)
    yield {
        "set": "volume",
        "split": f"{many} made-up claims",
        "seconds_of_a_tenth": round(few["seconds"], 1),
        "seconds": round(all_["seconds"], 1),
        "times": round(all_["seconds"] / few["seconds"], 1),
        "gigabytes": round(all_["gigabytes"], 2),
        "newest_page_ms": round(all_["newest_ms"], 1),
        "late_page_ms": round(all_["late_ms"], 1),
        "slowest_page_ms": round(all_["slowest_ms"], 1),
    }


def measure(count: int) -> dict[str, float]:
    """Match so many claims in a fresh process."""
    command = [sys.executable, "-m", "benchmarks._incidents.volume", str(count)]
    done = subprocess.run(command, check=True, capture_output=True)  # noqa: S603  our own program
    found: dict[str, float] = msgspec.json.decode(done.stdout)
    return found


def match_many(count: int) -> dict[str, float]:
    """Fill a store, match all of it, then add some pages one by one."""
    registry, crowd = load_registry(), Crowd(count)
    with (
        tempfile.TemporaryDirectory() as folder,
        open_store(Path(folder) / "marsad.db", write=True) as store,
    ):
        fill(store, crowd.pages())
        start = time.process_time()
        match_stale(store, registry)
        seconds = time.process_time() - start
        newest = [add_one(store, crowd.page(late=False), registry) for _ in range(PAGES_MORE)]
        late = [add_one(store, crowd.page(late=True), registry) for _ in range(PAGES_MORE)]
    return {
        "seconds": seconds,
        "gigabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6,
        "newest_ms": statistics.median(newest),
        "late_ms": statistics.median(late),
        "slowest_ms": max(*newest, *late),
    }


def add_one(store: Store, made: tuple[Page, Report], registry: Registry) -> float:
    """The milliseconds that it takes to store what was read from a page, and to match it."""
    page, report = made
    store.add_page(page, captured_at=CAPTURED)
    start = time.process_time()
    put_reports(store, page.id, (report,), version="made", problems=())
    match_stale(store, registry)
    return (time.process_time() - start) * 1000


if __name__ == "__main__":
    sys.stdout.buffer.write(msgspec.json.encode(match_many(int(sys.argv[1]))))
