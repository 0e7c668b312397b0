"""The days of events against isaf: press releases with the first day of the event they tell of.

A release gives its own day in its dateline ("KABUL, Afghanistan (Jan. 25)"), the year there or in
its number ("2013-01-S-025"). It is read as a page of that day, or of no known day if it gives none.
The answer is the first day of the first claim that has one within the week before the release; a
release that names no day is taken to tell of its own. `dated` are the releases that give their day,
`date` is how many of these are right, `date_of_all` of all. In `a_day_off` the answer is the gold's
next day or the day before: often the words say "today" where the gold has the day before.
"""

import json
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from benchmarks.tolls import claims_of, plain_text, rows, share
from marsad.pipeline.read import Toolbox, open_tools
from marsad.records import Claim
from marsad.settings import load_settings
from marsad.text.written_on import written_on

_NUMBER = re.compile(r"\b(20\d\d)-(\d\d)-")
_WEEK = timedelta(days=7)
_MONTH = 31


def isaf_days(folder: Path) -> dict[str, Any]:
    """How often the day of the event is right."""
    toolbox = open_tools(load_settings())
    releases = rows(folder / "dev.jsonl")
    apart = [days_apart(release, toolbox) for release in releases]
    dated = [days for days in apart if days is not None]
    right = sum(days == 0 for days in dated)
    return {
        "set": "isaf",
        "split": "dev",
        "releases": len(releases),
        "dated": len(dated),
        "date": share(right, len(dated)),
        "date_of_all": share(right, len(releases)),
        "a_day_off": share(sum(abs(days) == 1 for days in dated), len(dated)),
    }


def days_apart(release: dict[str, Any], toolbox: Toolbox) -> int | None:
    """The days from the gold's to ours; None where the release does not give its day."""
    _, human, answer = (turn["value"] for turn in release["conversations"])
    text = plain_text(human)
    written = day_of_release(text)
    if written is None:
        return None
    ours = event_day(claims_of(text, written.isoformat(), toolbox), written)
    return (ours - date.fromisoformat(json.loads(answer)["start_date"])).days


def day_of_release(text: str) -> date | None:
    """The day that a release gives as its own."""
    if (day := written_on(text, None)) is not None or (number := _NUMBER.search(text)) is None:
        return day
    first = date(int(number[1]), int(number[2]), 1)
    for later in range(_MONTH):
        read_on = first + timedelta(days=later)
        if (day := written_on(text, read_on)) not in {None, read_on}:
            return day
    return None


def event_day(claims: list[Claim], written: date) -> date:
    """The day of the first claim that has one."""
    days = (claim.time.earliest for claim in claims if claim.time is not None)
    return next((d for d in days if d and written - _WEEK <= d <= written), written)
