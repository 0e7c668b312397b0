"""Tolls on public sets: killed and injured (pitf), or captured (isaf), headlines (ucdp-syria).

Each set has conventions of its own. They are applied here and nowhere else:

* pitf: one number a report. "More than 20" is 20, a vague word alone ("scores") counts as nought.
  Figures of one sentence are added; of several sentences the largest counts, and to it what a
  sentence adds by "more", "another" or "other". `all` counts every report.
* isaf: the least number of those whom the release says were killed or captured; soldiers and police
  do not count. "Several" and "multiple" are 3, "numerous" and "many" 4, "more than 30" is 31.
  A leader told of in several sentences is one, "the insurgent" or "him" one told of before;
  "additional" ones are added.
* ucdp-syria: a headline is right if one of its tolls of dead allows the best estimate by its bound:
  an exact number is the estimate, "more than 30" allows 30 and more. `stated` leaves out headlines
  in which no number of dead stands, neither in digits nor in words.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from marsad.ids import page_id
from marsad.pipeline.read import Toolbox, open_tools, read_page
from marsad.records import Bound, Claim, Modality, Page, Toll, TollKind, TollScope
from marsad.settings import load_settings

TARGETS = {
    "pitf": {"killed": 0.92, "injured": 0.92},
    "isaf": {"killed": 0.92, "captured": 0.75},
    "ucdp-syria": {"best_found": 0.90},
}
STRICTLY_MORE = re.compile(r"\b(?:more than|over|above|upwards? of)\b", re.IGNORECASE)
ADDED = re.compile(r"\b(?:more|another|others?|further|additional)\b", re.IGNORECASE)
MANY = re.compile(r"\b(?:numerous|many|large number)\b", re.IGNORECASE)
AGAIN = re.compile(r"\b(?:the|him|he|her|both|all|those|these)\b", re.IGNORECASE)
NO_ENEMY = re.compile(
    r"\b(?:soldiers?|service ?members?|police\w*|americans?|troops|people|guards?"
    r"|contractors?|magazines?"
    r"|marines?|peacekeepers?|officials?)\b",
    re.IGNORECASE,
)
# What the set makes of "several" and of "numerous".
SEVERAL, NUMEROUS = 3, 4


def score(data: Path) -> Iterator[dict[str, Any]]:
    """One row for each set that is there."""
    toolbox = open_tools(load_settings())
    for name, measure in (("pitf", pitf), ("isaf", isaf), ("ucdp-syria", ucdp)):
        figures = measure(data / name, toolbox) if (data / name).is_dir() else None
        if figures:
            missed = [key for key, least in TARGETS[name].items() if figures[key] < least]
            yield {
                "set": name,
                "split": "dev",
                **figures,
                "targets": TARGETS[name],
                "missed": missed,
            }


def claims_of(text: str, published: str, toolbox: Toolbox) -> list[Claim]:
    body = text.encode()
    page = Page(
        id=page_id(body), location="report.txt", media_type="text/plain", body=body,
        published=published,
    )  # fmt: skip
    return [claim for report in read_page(page, toolbox) for claim in report.claims]


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def share(right: int, whole: int) -> float:
    return round(right / whole, 3) if whole else 0.0


def stated(toll: Toll) -> int:
    """The number as it stands in the words: "more than 20" is 20."""
    low = toll.low if toll.low is not None else toll.high or 0
    more = toll.bound is Bound.AT_LEAST and STRICTLY_MORE.search(toll.text)
    return low - 1 if more else low


# pitf


def pitf(folder: Path, toolbox: Toolbox) -> dict[str, Any]:
    """How often killed and injured are exact."""
    reports = rows(folder / "dev.jsonl")
    right = {TollKind.KILLED: 0, TollKind.INJURED: 0}
    keys = {TollKind.KILLED: "death_count", TollKind.INJURED: "injured_count"}
    for report in reports:
        claims = claims_of(report["description"], report["event_date"][:10], toolbox)
        for kind, key in keys.items():
            right[kind] += total(claims, kind) == report[key]
    return {
        "reports": len(reports),
        **{kind.value: share(count, len(reports)) for kind, count in right.items()},
    }


def total(claims: list[Claim], kind: TollKind) -> int:
    """The figure of a report: the sentence with the largest, and what others add to it."""
    plain: dict[int, dict[int, int]] = {}
    added: dict[int, int] = {}
    for claim in claims:
        for toll in claim.tolls:
            if toll.kind is not kind or toll.part_of is not None or toll.revised:
                continue
            if toll.bound is Bound.UNSPECIFIED:
                continue
            first = not plain.get(claim.evidence.start) and bool(plain)
            if first and ADDED.search(claim.evidence.text[: toll.end - claim.evidence.start]):
                added[toll.start] = stated(toll)
            else:
                plain.setdefault(claim.evidence.start, {})[toll.start] = stated(toll)
    return max((sum(t.values()) for t in plain.values()), default=0) + sum(added.values())


# isaf


def isaf(folder: Path, toolbox: Toolbox) -> dict[str, Any]:
    """How often the least numbers of killed and captured are right."""
    releases = rows(folder / "dev.jsonl")
    killed = captured = 0
    for release in releases:
        _, human, answer = (turn["value"] for turn in release["conversations"])
        gold = json.loads(answer)
        claims = claims_of(plain_text(human), gold["start_date"], toolbox)
        told = [c for c in claims if c.modality in {Modality.ASSERTED, Modality.CLAIMED}]
        killed += enemies(told, {TollKind.KILLED}) == gold["min_killed"]
        taken = {TollKind.CAPTURED, TollKind.ARRESTED, TollKind.SURRENDERED}
        captured += enemies(told, taken) == gold["min_captured"]
    return {
        "releases": len(releases),
        "killed": share(killed, len(releases)),
        "captured": share(captured, len(releases)),
    }


def plain_text(human: str) -> str:
    """The release itself, each of its lines a paragraph."""
    text = re.sub("[\u2028\u2029\r]", "\n", human.removeprefix("PRESS RELEASE TEXT: "))
    return re.sub("\n[ \u00a0]*", "\n\n", text)


def enemies(claims: list[Claim], kinds: set[TollKind]) -> int:
    """The least number of enemies: the largest of the leaders, of the others, and what is added."""
    told = [(c, t) for c in claims for t in c.tolls if t.kind in kinds and counts(t)]
    new = [(c, t) for c, t in told if not AGAIN.search(t.text)] or told
    groups: dict[str, dict[int, dict[int, int]]] = {}
    for claim, toll in new:
        group = groups.setdefault(role_of(toll), {})
        group.setdefault(claim.evidence.start, {})[toll.start] = least(toll)
    return sum(max(sum(tolls.values()) for tolls in group.values()) for group in groups.values())


def role_of(toll: Toll) -> str:
    """Whether those counted are added to others, are a leader, or are all the others."""
    if ADDED.search(toll.text):
        return "added"
    return "leader" if is_leader(toll) else "others"


def least(toll: Toll) -> int:
    """The least number by the set's reckoning."""
    if toll.bound is Bound.UNSPECIFIED and toll.low == 2:
        return NUMEROUS if MANY.search(toll.text) else SEVERAL
    return toll.low if toll.low is not None else toll.high or 0


def counts(toll: Toll) -> bool:
    told_now = toll.scope is TollScope.INCIDENT and toll.part_of is None
    return told_now and not NO_ENEMY.search(f"{toll.text} {toll.group or ''}")


def is_leader(toll: Toll) -> bool:
    return toll.low == toll.high == 1 and not re.match(r"\w+ing one|\w+ed one|one ", toll.text)


# ucdp-syria


def ucdp(folder: Path, toolbox: Toolbox) -> dict[str, Any]:
    """How often a headline's toll allows the best estimate."""
    headlines = rows(folder / "headline-tolls-dev.jsonl")
    found = told = found_told = 0
    for row in headlines:
        claims = claims_of(row["headline"], row["date"], toolbox)
        dead = [t for c in claims for t in c.tolls if t.kind is TollKind.KILLED]
        good = any(allows(toll, int(row["best"])) for toll in dead)
        says = int(row["best"]) in digits(row["headline"])
        found, told, found_told = found + good, told + says, found_told + (good and says)
    return {
        "headlines": len(headlines),
        "best_found": share(found, len(headlines)),
        "stated": told,
        "best_found_stated": share(found_told, told),
    }


def digits(headline: str) -> set[int]:
    return {int(n.replace(",", "")) for n in re.findall(r"\d[\d,]*", headline)}


def allows(toll: Toll, best: int) -> bool:
    """Whether the bound of a toll holds the estimate."""
    match toll.bound:
        case Bound.EXACT | Bound.ABOUT:
            return toll.low == best
        case Bound.AT_LEAST:
            return toll.low is not None and toll.low - 1 <= best <= toll.low
        case Bound.AT_MOST:
            return toll.high is not None and toll.high <= best <= toll.high + 1
        case _:
            return (toll.low or 0) <= best and (toll.high is None or best <= toll.high)
