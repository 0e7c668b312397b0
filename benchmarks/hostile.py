"""Hostile pages: nothing but a message or a good article comes of them, in bounded time and memory.

Good files of every kind that marsad reads are cut, spliced, flipped and stuffed with what programs
have stumbled over; each result is found and parsed in a process of its own batch. A fault is any
error but a message, a span that does not quote its text, more than 5 s, or more than 500 MB.

MARSAD_HOSTILE says how many inputs of each kind are tried (default 200), MARSAD_HOSTILE_SEED with
which seed to begin, MARSAD_HOSTILE_KINDS which kinds (".html .txt"); inputs with faults are left in
build/hostile.
"""

import os
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks._hostile.inputs import hostile, seeds
from benchmarks._hostile.trying import Outcome, attempt
from marsad.pipeline.opening import is_known

INPUTS = 200
BATCH = 400
FAULTS = Path(__file__).parents[1] / "build" / "hostile"


def score(_data: Path) -> Iterator[dict[str, Any]]:
    """One row for each kind of file."""
    inputs = int(os.environ.get("MARSAD_HOSTILE", INPUTS))
    first = int(os.environ.get("MARSAD_HOSTILE_SEED", "0"))
    # A fresh process for each batch, so that its peak of memory is that batch's own.
    with ProcessPoolExecutor(2, mp_context=get_context("spawn"), max_tasks_per_child=1) as pool:
        kinds = os.environ.get("MARSAD_HOSTILE_KINDS", " ".join(seeds())).split()
        for suffix in sorted(kinds):
            if is_known(f"a{suffix}"):
                batches = [
                    (suffix, first + at, min(BATCH, inputs - at)) for at in range(0, inputs, BATCH)
                ]
                yield row(suffix, [one for some in pool.map(try_batch, batches) for one in some])


def try_batch(batch: tuple[str, int, int]) -> list[Outcome]:
    """The outcomes of a batch: suffix, first seed, how many."""
    suffix, first, count = batch
    bodies = seeds()[suffix]
    outcomes = []
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"a{suffix}"
        path.write_bytes(bodies[0])
        attempt(path)  # what is loaded for the first file is no fault of it
        for seed in range(first, first + count):
            chance = Random(f"{suffix} {seed}")  # noqa: S311  a fault must come again
            body = hostile(bodies, chance, suffix=suffix)
            path.write_bytes(body)
            outcome = attempt(path)
            outcomes.append(outcome)
            if outcome.fault is not None:
                keep(suffix, seed, body, outcome.fault)
    return outcomes


def keep(suffix: str, seed: int, body: bytes, fault: str) -> None:
    FAULTS.mkdir(parents=True, exist_ok=True)
    (FAULTS / f"{seed}{suffix}").write_bytes(body)
    (FAULTS / f"{seed}{suffix}.fault").write_text(fault, encoding="utf-8")


def row(suffix: str, outcomes: list[Outcome]) -> dict[str, Any]:
    faults = Counter(o.fault.strip().splitlines()[-1][:90] for o in outcomes if o.fault)
    return {
        "set": "hostile",
        "split": suffix,
        "inputs": len(outcomes),
        "pages": sum(o.pages for o in outcomes),
        "reports": sum(o.reports for o in outcomes),
        "messages": sum(o.problems for o in outcomes),
        "slowest_s": round(max(o.seconds for o in outcomes), 2),
        "most_mb": round(max(o.megabytes for o in outcomes)),
        "faults": faults.total(),
        "kinds_of_fault": dict(faults.most_common(5)),
    }
