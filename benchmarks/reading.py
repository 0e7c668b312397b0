"""Reading against careful readings: our own pages, and what an independent reader takes from them.

Each folder of pages has, beside every page or under `expected/`, a JSON file with the claims that
it holds. A found claim meets an expected one if it quotes the same words and has one of its types;
then its fields are compared one by one.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from marsad.language import SUPPORTED
from marsad.pipeline.pages import find_pages
from marsad.pipeline.read import Toolbox, open_tools, read_page
from marsad.records import ARTICLE_STORY, Claim, Page, Report, Toll
from marsad.registry.store import load_registry
from marsad.settings import load_settings

FIELDS = ("type", "modality", "place", "time", "actors", "sources", "tolls", "control")


def score(data: Path) -> Iterator[dict[str, Any]]:
    """One row for each folder of pages below `data` that has careful readings."""
    for folder in (data / "examples", data / "tests" / "accuracy" / "pages"):
        if folder.is_dir():
            yield {"set": "reading", "split": folder.name, **figures(compare_folder(folder))}


def compare_folder(folder: Path) -> list["Comparison"]:
    """Every page of a folder against its careful reading."""
    toolbox = open_tools(load_settings())
    return [
        compare(page, expected_of(folder, page), toolbox)
        for page in find_pages([folder])
        if isinstance(page, Page) and is_readable(folder, page)
    ]


def is_readable(folder: Path, page: Page) -> bool:
    """Whether there is a careful reading of the page, in a language that marsad reads."""
    if not expected_path(folder, page).is_file():
        return False
    return expected_of(folder, page)["page"].get("language", "en") in SUPPORTED


def expected_path(folder: Path, page: Page) -> Path:
    stem = Path(page.location).stem
    below = folder / "expected" / f"{stem}.json"
    return below if below.parent.is_dir() else folder / f"{stem}.json"


def expected_of(folder: Path, page: Page) -> dict[str, Any]:
    return dict(msgspec.json.decode(expected_path(folder, page).read_bytes()))


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """One page: which expected claims were found, what of each is right, and what is too much."""

    page: str
    met: list[tuple[dict[str, Any], Claim, dict[str, bool]]]
    missed: list[dict[str, Any]]
    surplus: list[Claim]
    forbidden: list[Claim]


def compare(page: Page, expected: dict[str, Any], toolbox: Toolbox) -> Comparison:
    known = expected.get("read_with", {}).get("published") or page.published
    report = read_page(msgspec.structs.replace(page, published=known), toolbox)[0]
    claims = list(report.claims)
    met: list[tuple[dict[str, Any], Claim, dict[str, bool]]] = []
    missed: list[dict[str, Any]] = []
    for wanted in expected.get("claims", []):
        match = best_match(report, wanted, [c for c in claims if c not in [m[1] for m in met]])
        if match is None:
            missed.append(wanted)
        else:
            met.append((wanted, match, fields_right(wanted, match)))
    used = [m[1] for m in met]
    banned = expected.get("no_claim_from", [])
    forbidden = [
        c for c in claims if c not in used and any(stands_in(report, c, q) for q in banned)
    ]
    surplus = [c for c in claims if c not in used and not told(report, c, expected)]
    return Comparison(
        page=page.location, met=met, missed=missed, surplus=surplus, forbidden=forbidden
    )


def told(report: Report, claim: Claim, expected: dict[str, Any]) -> bool:
    """Whether the claim's sentence is one in which the careful reader found something, too."""
    return any(quotes(report, claim, w["quote"]) for w in expected.get("claims", []))


def stands_in(report: Report, claim: Claim, words: str) -> bool:
    """Whether what the claim rests on, and not only its sentence, lies in the given words."""
    start = report.article.text.find(words)
    if start < 0:
        return False
    end = start + len(words)
    spans = [*claim.tolls, *([claim.time] if claim.time else []), *claim.places]
    inside = [s for s in spans if s.start < end and start < s.end]
    whole = start <= claim.evidence.start and claim.evidence.end <= end
    return whole or bool(inside)


def quotes(report: Report, claim: Claim, words: str) -> bool:
    start = report.article.text.find(words)
    return start >= 0 and start < claim.evidence.end and claim.evidence.start < start + len(words)


def best_match(report: Report, wanted: dict[str, Any], claims: list[Claim]) -> Claim | None:
    types = wanted["sub_event_type"]
    near = [
        c
        for c in claims
        if quotes(report, c, wanted["quote"])
        and ((c.sub_event_type is None and None in types) or c.sub_event_type in types)
        and c.story.startswith(wanted.get("story", ARTICLE_STORY))
    ]
    return max(near, key=lambda c: sum(fields_right(wanted, c).values()), default=None)


def fields_right(wanted: dict[str, Any], claim: Claim) -> dict[str, bool]:
    return {
        "type": True,
        "modality": claim.modality in wanted.get("modality", [claim.modality]),
        "place": "place" not in wanted or place_right(wanted["place"], claim),
        "time": time_right(wanted, claim),
        "actors": actors_right(wanted.get("actors", []), claim),
        "sources": sources_right(wanted.get("sources"), claim),
        "tolls": tolls_right(wanted.get("tolls", []), claim),
        "control": control_right(wanted.get("control"), claim),
    }


def place_right(wanted: dict[str, Any] | None, claim: Claim) -> bool:
    if wanted is None:
        return all(p.geonameid is None for p in claim.places)
    names = {str(n).casefold() for n in (wanted["name"], *wanted.get("also", []))}
    return any(
        (p.name or p.text).casefold() in names or p.text.casefold() in names for p in claim.places
    )


def time_right(wanted: dict[str, Any], claim: Claim) -> bool:
    if "earliest" not in wanted:
        return True
    first, last = wanted["earliest"], wanted.get("latest")
    time = claim.time
    if first is None and last is None:
        return time is None or (time.earliest is None and time.latest is None)
    return time is not None and (day(time.earliest), day(time.latest)) == (first, last)


def day(value: date | None) -> str | None:
    return value.isoformat() if value is not None else None


def actors_right(wanted: list[str], claim: Claim) -> bool:
    found = {form for a in claim.actors for form in forms(a.name, a.text, a.id)}
    return all(any(forms(n) & found for n in w.split("|")) for w in wanted)


def forms(name: str, text: str = "", known: str | None = None) -> set[str]:
    """What a body may be called: its name, its words, and its id if the registry knows it."""
    entry = load_registry().named(name.strip())
    ids = {i for i in (known, entry.id if entry is not None else None) if i}
    return {f for f in (name.strip().casefold(), text.casefold(), *ids) if f}


def sources_right(wanted: list[str] | None, claim: Claim) -> bool:
    if wanted is None:
        return True
    found = {form for s in claim.sources for form in forms(s.name, s.text, s.id)}
    if not wanted:
        return not found
    return all(
        any(forms(n) & found or (n.strip() == "outlet" and not found) for n in w.split("|"))
        for w in wanted
    )


def tolls_right(wanted: list[dict[str, Any]], claim: Claim) -> bool:
    return all(any(same_toll(w, t) for t in claim.tolls) for w in wanted)


def same_toll(wanted: dict[str, Any], toll: Toll) -> bool:
    return all(
        getattr(toll, key) == wanted[key] for key in ("kind", "low", "high") if key in wanted
    )


def control_right(wanted: dict[str, Any] | None, claim: Claim) -> bool:
    if wanted is None:
        return True
    control = claim.control
    return control is not None and control.change == wanted["change"]


def figures(comparisons: list[Comparison]) -> dict[str, Any]:
    """Recall of claims, the share right of each field, and surplus claims per page."""
    met = [m for c in comparisons for m in c.met]
    musts = [m for m in met if m[0]["must"]]
    lost = [w for c in comparisons for w in c.missed if w["must"]]
    others = [w for c in comparisons for w in c.missed if not w["must"]]
    right = Counter(name for m in musts for name, good in m[2].items() if good)
    return {
        "pages": len(comparisons),
        "must_recall": share(len(musts), len(musts) + len(lost)),
        "all_recall": share(len(met), len(met) + len(lost) + len(others)),
        **{f"{name}_right": share(right[name], len(musts)) for name in FIELDS[1:]},
        "surplus": sum(len(c.surplus) for c in comparisons),
        "forbidden": sum(len(c.forbidden) for c in comparisons),
        "claims": len(met) + sum(len(c.surplus) for c in comparisons),
    }


def share(part: int, whole: int) -> float | None:
    return round(part / whole, 3) if whole else None
