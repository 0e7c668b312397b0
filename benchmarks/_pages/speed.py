"""Speed: the processor time that trafilatura with metadata takes for a page, by that of marsad.

Both are warm: loaded and used before. Yet each page is new to each of them: what trafilatura and
htmldate remember of a page is forgotten between readings, or the second reader of a page would
find half of its work done, as would a second turn.
"""

from collections.abc import Callable, Sequence
from functools import partial
from time import process_time

import trafilatura
from trafilatura.meta import reset_caches

from benchmarks._pages.reading import Form, Rendered, parse_html, parse_text

# Pages spread over the set. They are read in turns, page by page, and each page's quickest turn
# counts: what slows the machine down slows both.
PAGES = 80
TURNS = 2
WARM_UP = 3


def score_speed(pages: Sequence[Rendered]) -> dict[str, float]:
    """How many times as fast as trafilatura each form of the pages is read."""
    count = min(PAGES, len(pages))
    timed = [pages[n * len(pages) // count] for n in range(count)]
    for page in timed[:WARM_UP]:
        time_readers(page)
    rows = [time_readers(page) for page in timed]
    peer = sum(row["peer"] for row in rows)
    return {f"{form}_speed": round(peer / sum(row[form] for row in rows), 2) for form in Form}


def time_readers(page: Rendered) -> dict[str, float]:
    """The seconds of processor time that each reader takes for a page, at its quickest."""
    work: dict[str, Callable[[], object]] = {
        "peer": partial(_extract, page[Form.HTML]),
        Form.HTML: partial(parse_html, page[Form.HTML]),
        Form.MAIN_DUMP: partial(parse_text, page[Form.MAIN_DUMP]),
        Form.WHOLE_DUMP: partial(parse_text, page[Form.WHOLE_DUMP]),
    }
    turns = [{name: _seconds(do) for name, do in work.items()} for _ in range(TURNS)]
    return {name: min(turn[name] for turn in turns) for name in work}


def _seconds(do: Callable[[], object]) -> float:
    reset_caches()
    start = process_time()
    do()
    return process_time() - start


def _extract(html: bytes) -> str | None:
    """As the research had it: main text and metadata, as JSON."""
    return trafilatura.extract(html, output_format="json", with_metadata=True, favor_precision=True)
