"""ISAF's press releases: in which Afghan province the event was."""

import json
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.tolls import claims_of, plain_text, rows
from marsad.coding.homes import Home
from marsad.coding.places import resolve_mentions
from marsad.gazetteer.spelling import key_of, skeleton_of
from marsad.gazetteer.store import Gazetteer
from marsad.pipeline.read import Toolbox
from marsad.records import Claim

TARGET = 0.97
COUNTRY = "AF"
# Where one of its provinces is asked for, the likelier one will do.
LEAST = 0.3
DATELINE = re.compile(r"(?:NEWS RELEASE\s+)?ISAF Joint Command ?- ?Afghanistan|KABUL, Afghanistan")
# How the set spells provinces that the gazetteer has under another name.
SPELLINGS = {"paktya": "paktia", "day kundi": "daykundi", "sar e pul": "sar e pol"}


def figures(folder: Path, toolbox: Toolbox, gazetteer: Gazetteer) -> dict[str, Any]:
    releases = rows(folder / "dev.jsonl")
    right = told = 0
    for release in releases:
        _, human, answer = (turn["value"] for turn in release["conversations"])
        gold = json.loads(answer)
        text = plain_text(human)
        claims = claims_of(text, gold["start_date"], toolbox)
        province = of_claims(claims)
        told += province is not None
        province = province or of_text(text, gazetteer)
        wanted = [unit_of(name, gazetteer) for name in gold["province"]]
        right += province is not None and wanted == [province]
    return {
        "releases": len(releases),
        "told_by_claims": round(told / max(1, len(releases)), 4),
        "province": round(right / max(1, len(releases)), 4),
    }


def of_claims(claims: Sequence[Claim]) -> str | None:
    """The province of the first claim that has one."""
    places = (place for claim in claims for place in claim.places)
    return next((p.admin1 for p in places if p.country == COUNTRY and p.admin1), None)


def of_text(text: str, gazetteer: Gazetteer) -> str | None:
    """The province of most names of the text, the dateline left aside; the first of equals."""
    body = DATELINE.sub(" ", text)
    mentions = gazetteer.find(body, within_names=True)
    found = resolve_mentions(mentions, body, least=LEAST, home=Home(country=COUNTRY))
    units = Counter(
        r.location.admin1
        for r in found
        if r and r.location.country == COUNTRY and r.location.admin1
    )
    return next((unit for unit, _count in units.most_common(1)), None)


def unit_of(written: str, gazetteer: Gazetteer) -> str | None:
    """The name under which the gazetteer has a province that the set spells its own way."""
    name = written.replace("_", " ")
    name = SPELLINGS.get(name, name)
    found = [p for p in gazetteer.lookup(f"{name} province", country=COUNTRY) if p.admin1]
    same = [p for p in found if skeleton_of(key_of(p.name)) == skeleton_of(key_of(name))]
    return next((place.admin1 for place in (*same, *found)), None)
