"""Incidents: our own streams, ECB+, FAMuS and FA-KES beside baselines, and a million claims.

    MARSAD_STREAMS="st3 st4" python -m benchmarks incidents --data DIR

The streams stand in corpus/streams. A claim belongs to the labelled incident in whose quote it
stands; figures are of claims that stand in one. `reports_without_claim` is the share of labelled
reports in which no claim was read: no matching can help those. MARSAD_STREAMS names the streams to
score, all without it. MARSAD_VOLUME sets how many made-up claims are matched.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks._incidents import ecb, ecb_scores, fakes, famus, stream_scores, volume
from benchmarks._incidents.reading import Read, match_pages, reader
from benchmarks._incidents.streams import page_of, read_streams

STREAMS = Path(__file__).parents[1] / "corpus" / "streams"


def score(data: Path) -> Iterator[dict[str, Any]]:
    """A row for each stream, two each for ECB+ and FA-KES, one for FAMuS, one for many claims."""
    read = reader()
    yield from stream_rows(STREAMS, read)
    if (data / "ecbplus").is_dir():
        texts = tuple(ecb.read_texts(data / "ecbplus"))
        yield from ecb_scores.rows(texts, match_pages([text.page for text in texts], read))
    for path in sorted(data.glob("famus/*.jsonl")):
        yield from famus.rows(path, read)
    yield from fakes.rows(data, read)
    yield from volume.rows()


def stream_rows(folder: Path, read: Read) -> Iterator[dict[str, Any]]:
    wanted = os.environ.get("MARSAD_STREAMS", "").split()
    for stream in read_streams(folder):
        if not wanted or stream.name in wanted:
            matched = match_pages([page_of(row) for row in stream.rows], read)
            yield from stream_scores.rows(stream, matched)
