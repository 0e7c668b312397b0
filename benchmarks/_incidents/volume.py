"""Many claims in one pass: how time and memory grow, each size in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import msgspec

# MARSAD_VOLUME sets the larger of the two; the smaller is a tenth of it.
MANY = 100_000

_PROGRAM = """
import json, resource, sys, time
from benchmarks._stream import stream
from marsad.matching.incidents import match_claims
told = [claim for _, claim in stream(int(sys.argv[1]))]
start = time.process_time()
found = match_claims(told)
seconds = time.process_time() - start
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
print(json.dumps({"claims": len(told), "incidents": len(found), "seconds": seconds, "gb": peak}))
"""


def rows() -> Iterator[dict[str, Any]]:
    """One row: seconds and gigabytes of both sizes, and how many times the time grows."""
    many = int(os.environ.get("MARSAD_VOLUME", MANY))
    few, all_ = measure(many // 10), measure(many)
    yield {
        "set": "volume",
        "split": f"{many} made-up claims",
        "seconds_of_a_tenth": round(few["seconds"], 1),
        "seconds": round(all_["seconds"], 1),
        "times": round(all_["seconds"] / few["seconds"], 1),
        "gigabytes": round(all_["gb"], 2),
    }


def measure(count: int) -> dict[str, float]:
    """Match so many claims in a fresh process."""
    command = [sys.executable, "-c", _PROGRAM, str(count)]
    done = subprocess.run(command, check=True, capture_output=True)  # noqa: S603  our own program
    found: dict[str, float] = msgspec.json.decode(done.stdout)
    return found
