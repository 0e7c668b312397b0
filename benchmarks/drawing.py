"""How quickly a real browser draws 100,000 incidents: the first view, and frames as the map moves.

The incidents are made up (`_large_store`); MARSAD_SCALE sets how many claims, five to an incident.
The browser is Debian's chromium, which draws in software. On a machine with other work the frames
come late: the milliseconds of work for each frame, on all cores together, say more.
"""

import os
import statistics
import sys
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import httpx2 as httpx

from benchmarks._large_store import fill
from benchmarks._processes import worked
from benchmarks.serving import served

CLAIMS = 500_000
SIZE = (1440, 900)
ROUNDS = 3
MOVED_MS = 5000
TOOLS = Path(__file__).parent.parent / "tools"
# When the list has its first row, and when all that the map has is drawn.
WATCH = """
window.seen = {};
const note = (name) => { window.seen[name] ??= Math.round(performance.now()); };
new MutationObserver(() => {
  if (document.querySelector("#list a.row")) note("list_ms");
  if (document.querySelector("#map-state")?.textContent.includes(" on ")) note("map_ms");
}).observe(document, { subtree: true, childList: true, characterData: true });
"""
MOVE = """
const [kind, length, done] = arguments;
const map = document.querySelector("#map").map;
const times = [];
const note = () => times.push(performance.now());
const [zoom, start] = [map.getZoom(), performance.now()];
map.on("render", note);
function go(turn) {
  if (performance.now() - start > length) { map.off("render", note); done(times); return; }
  map.once("moveend", () => go(turn + 1));
  const easing = (share) => share;
  if (kind === "zoom") map.easeTo({ zoom: zoom + (turn % 2 ? 0 : 2.5), duration: 1500, easing });
  else map.panBy([turn % 4 < 2 ? 300 : -300, turn % 2 ? 100 : -100], { duration: 1000, easing });
}
go(0);
"""
VIEWS = {"the world": "/", "a country": "/#map=5.2/34.5/38.5", "a province": "/#map=8/33.5/36.5"}


def score(_data: Path) -> Iterator[dict[str, Any]]:
    """Fill a store, serve it, and move the map in three views."""
    given = os.environ.get("MARSAD_STORE")  # one that was made before
    with TemporaryDirectory() as folder:
        path = Path(given) if given else Path(folder) / "marsad.db"
        if not given:
            fill(path, int(os.environ.get("MARSAD_SCALE", CLAIMS)))
        with served(path) as (base, _):
            answer = httpx.get(f"{base}/map/view.json", timeout=600)
            sys.path.insert(0, str(TOOLS))
            for name, where in VIEWS.items():
                row = {"set": "drawing", "split": name, "incidents": answer.json()["total"]}
                yield {**row, **drawn(base + where)}


def drawn(address: str) -> dict[str, Any]:
    """Open a view several times, and move the map of the last."""
    from browser import browsing  # noqa: PLC0415  one of the tools

    with browsing(*SIZE) as driver:
        driver.set_script_timeout(120)
        driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": WATCH})
        first = [opened(driver, address) for _ in range(ROUNDS)]
        moved = {kind: frames(driver, kind, driver.service.process.pid) for kind in ("pan", "zoom")}
    return {
        **{name: statistics.median(each[name] for each in first) for name in first[0]},
        **{f"{kind}_{name}": value for kind, each in moved.items() for name, value in each.items()},
    }


def opened(driver: Any, address: str) -> dict[str, int]:
    driver.get("about:blank")
    driver.get(address)
    while "map_ms" not in (seen := driver.execute_script("return window.seen")):
        time.sleep(0.1)
    return dict(seen)


def frames(driver: Any, kind: str, process: int) -> dict[str, float]:
    """The median of frames a second, and the work of the browser's processes for each frame."""
    before = worked(process)
    times = driver.execute_async_script(MOVE, kind, MOVED_MS)
    after = worked(process)
    gaps = [later - one for one, later in pairwise(times)]
    work = {name: after[name] - before[name] for name in ("gpu-process", "renderer")}
    return {
        "frames_s": round(1000 / statistics.median(gaps), 1),
        "draw_work_ms": round(work["gpu-process"] / len(times), 1),
        "page_work_ms": round(work["renderer"] / len(times), 1),
    }
