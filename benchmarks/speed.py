"""Speed of `read` against one bare pass of the same spaCy pipeline over the same text.

The pages are the examples of the repository and, if DATA has FA-KES, articles from it as text
pages. Both passes run in this process, in turns, on the same machine: only their ratio means
anything elsewhere.
"""

import csv
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from marsad.ids import page_id
from marsad.language.english import load_pipeline
from marsad.pipeline.pages import find_pages
from marsad.pipeline.read import open_tools, parser_of, read_page
from marsad.records import Page
from marsad.settings import load_settings
from marsad.vocabulary import READ_KINDS

ROUNDS = 3
ARTICLES = 150


def score(data: Path) -> Iterator[dict[str, Any]]:
    """Pages per second of both passes and their ratio, memory, and the start of the command."""
    for name, pages in (("examples", examples()), ("fakes", articles(data))):
        if pages:
            yield {"set": "speed", "split": name, **compare(pages)}
    yield {"set": "start", "split": "marsad --help", "seconds": round(help_seconds(), 3)}


def examples() -> list[Page]:
    folder = Path(__file__).parent.parent / "examples"
    found = [p for p in find_pages([folder]) if isinstance(p, Page)]
    return [p for p in found if p.location.endswith((".txt", ".html"))]


def articles(data: Path) -> list[Page]:
    path = data / "fakes" / "FA-KES-Dataset.csv"
    if not path.is_file():
        return []
    with path.open(encoding="cp1252", errors="replace", newline="") as rows:
        texts = [f"{r['article_title']}\n\n{r['article_content']}" for r in csv.DictReader(rows)]
    bodies = [text.encode() for text in texts[:ARTICLES]]
    return [
        Page(id=page_id(b), location=f"fakes/{n}.txt", media_type="text/plain", body=b)
        for n, b in enumerate(bodies)
    ]


def compare(pages: list[Page]) -> dict[str, Any]:
    """The best of some rounds of each pass, taken in turns."""
    toolbox = open_tools(load_settings())
    pipeline = load_pipeline()
    texts = [own_text(page) for page in pages]
    read_page(pages[0], toolbox)
    marsad, bare = [], []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        for page in pages:
            read_page(page, toolbox)
        marsad.append(time.perf_counter() - started)
        started = time.perf_counter()
        for passages in texts:
            for _doc in pipeline.pipe(passages):
                pass
        bare.append(time.perf_counter() - started)
    return {
        "pages": len(pages),
        "words": sum(len(p.split()) for ps in texts for p in ps),
        "marsad_pages_per_second": round(len(pages) / min(marsad), 1),
        "bare_pages_per_second": round(len(pages) / min(bare), 1),
        "ratio": round(min(marsad) / min(bare), 2),
        "peak_memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def own_text(page: Page) -> list[str]:
    """The passages of the article itself: what a bare pass has to parse."""
    return [
        report.article.text[b.start : b.end]
        for report in parser_of(page.media_type).parse(page)
        if report.page.language == "en"
        for b in report.article.blocks
        if b.kind in READ_KINDS
    ]


def help_seconds() -> float:
    """The fastest of some starts of the command, in seconds."""
    command = [str(Path(sys.executable).parent / "marsad"), "--help"]
    times = []
    for _ in range(5):
        started = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603  our own command
        times.append(time.perf_counter() - started)
    return min(times)
