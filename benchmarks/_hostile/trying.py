"""Reads one input as marsad would, and says what of it breaks a promise."""

import resource
import signal
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import msgspec
from msgspec import Struct

from marsad.errors import PageError
from marsad.pipeline.find import find_all
from marsad.pipeline.read import parser_of
from marsad.records import Finding, Lead, Page, Problem, Report
from marsad.text.media_types import kind_of

SECONDS = 5.0
MEGABYTES = 500


class Outcome(Struct, frozen=True, kw_only=True):
    """What came of one input: `fault` is None if all promises were kept."""

    seconds: float
    megabytes: float
    pages: int
    problems: int
    reports: int
    fault: str | None


class TooSlow(Exception):  # noqa: N818  it is no error of the input
    """Time is up."""


def attempt(path: Path) -> Outcome:
    """Find the pages of a file and parse each; no other error than a message may come of it."""
    began, before = time.perf_counter(), peak_mb()
    counts = dict.fromkeys(("pages", "problems", "reports"), 0)
    fault = None
    try:
        with limited(SECONDS * 4):
            for kind in kinds_of(path):
                counts[kind] += 1
    except TooSlow:
        fault = "too slow: stopped"
    except MemoryError:
        fault = "out of memory"
    except Exception:  # noqa: BLE001  any of them is a fault that is to be told
        fault = traceback.format_exc(limit=-4)
    seconds, grown = time.perf_counter() - began, peak_mb() - before
    if fault is None and seconds > SECONDS * max(1, counts["pages"]):
        fault = f"too slow: {seconds:.1f} s"
    if fault is None and grown > MEGABYTES:
        fault = f"too much memory: {grown:.0f} MB"
    return Outcome(seconds=seconds, megabytes=grown, fault=fault, **counts)


def kinds_of(path: Path) -> Iterator[str]:
    for found in find_all([path]):
        msgspec.json.encode(found)
        if isinstance(found, Problem):
            yield "problems"
        elif isinstance(found, Lead):
            yield "pages"
        else:
            yield "pages"
            yield from reports_of(found)


def reports_of(page: Page) -> Iterator[str]:
    try:
        reports = parser_of(kind_of(page.media_type)).parse(page)
    except PageError:
        yield "problems"
        return
    for report in reports:
        check(report)
        yield "reports"


def check(report: Report) -> None:
    """Raise AssertionError unless every span quotes the text, and blocks are in order."""
    text, last = report.article.text, 0
    for block in report.article.blocks:
        if not last <= block.start < block.end <= len(text):
            message = f"a block from {block.start} to {block.end} after {last} of {len(text)}"
            raise AssertionError(message)
        last = block.end
    for teaser in report.teasers:
        if squeezed(teaser.text) not in squeezed(text[teaser.start : teaser.end]):
            message = f"a teaser does not quote the text: {teaser.text[:80]!r}"
            raise AssertionError(message)
    for stated in report.article.stated:
        if stated.start is not None and not text[stated.start : stated.end]:
            message = f"a statement of nothing: {stated}"
            raise AssertionError(message)
    findings = (one for one in (*report.claims, *report.alerts) if isinstance(one, Finding))
    if any(text[one.start : one.end] != one.text for one in findings):
        raise AssertionError("a finding does not quote the text")
    msgspec.json.encode(report)


def squeezed(text: str) -> str:
    """Letters and digits alone: a teaser's words are shown without its markup."""
    return "".join(filter(str.isalnum, text))


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TooSlow

    signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
