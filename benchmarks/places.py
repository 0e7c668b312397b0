"""Places against LGL, TR-News and GWN (one format), GeoVirus, and the places of UCDP's Syria rows.

The texts come with the spans of their place names, and most of these with coordinates. Scored is
the location that each gets from its article: `accuracy` is the share within 161 km (100 miles) of
all that have coordinates, those without any location counted as wrong; `mean_km` and `auc` (of the
logarithm of the error, nought is best) are of those with a location. `sure` is what marsad would
print: the names with a confidence of at least `LEAST_CONFIDENCE`.

`find` scores the names that marsad finds by itself; it is enough to overlap with an annotated one.
Peoples and regions that are not annotated are not counted as wrong: they place nothing. LGL marks
the towns in names of bodies ("Oxford University") too; marsad leaves them out on purpose.

UCDP: how many of the towns and villages are found by their name, how many within 10 km, and the
same of their events. Then the same after half of them was added (see `_places_added.py`).
"""

import csv
from collections.abc import Iterator, Sequence
from math import log
from operator import mul
from pathlib import Path
from statistics import fmean
from typing import Any
from xml.etree import ElementTree as ET

from msgspec import Struct

from benchmarks._places_added import RIGHT_TOWN_KM, TOWN_TYPE, score_added
from marsad.coding.places import LEAST_CONFIDENCE, Resolution, resolve_mentions
from marsad.gazetteer import Location
from marsad.gazetteer.distance import Point, distance_km
from marsad.gazetteer.store import Gazetteer, open_gazetteer
from marsad.settings import load_settings

RIGHT_KM = 161.0
FARTHEST_KM = 20_039.0


class Gold(Struct, frozen=True, kw_only=True):
    """An annotated name, and where the place lies, if that is given."""

    start: int
    end: int
    point: Point | None


class Article(Struct, frozen=True, kw_only=True):
    text: str
    gold: tuple[Gold, ...]


class Outcome(Struct, frozen=True, kw_only=True):
    """What one annotated name with coordinates came to: how far off, how sure."""

    error_km: float
    confidence: float


def score(data: Path) -> Iterator[dict[str, Any]]:
    """Score every annotated file and every list of places under `data`."""
    folder = data / "geo" if (data / "geo").is_dir() else data
    chosen = load_settings().gazetteer
    with open_gazetteer(chosen) as gazetteer:
        for path in sorted(folder.rglob("*.xml")):
            articles = read_articles(path)
            if articles:
                yield {"set": "geo", "split": path.name} | _figures(articles, gazetteer)
        for path in sorted(data.rglob("places.tsv")):
            yield {"set": "ucdp-syria", "split": path.name} | _coverage(path, gazetteer)
            yield from score_added(path, chosen)


def read_articles(path: Path) -> list[Article]:
    """Read a file in LGL's or GeoVirus' format; an empty list if it is in neither."""
    try:
        root = ET.parse(path).getroot()  # noqa: S314  benchmark data that the user chose
    except ET.ParseError:
        return []
    return [_read_article(article) for article in root.iter("article") if _is_annotated(article)]


def _is_annotated(article: ET.Element) -> bool:
    return article.find("toponyms") is not None or article.find("locations") is not None


def _read_article(article: ET.Element) -> Article:
    text = article.findtext("text") or ""
    gold = [
        _read_gold(name, text) for name in (*article.iter("toponym"), *article.iter("location"))
    ]
    return Article(text=text, gold=tuple(sorted(gold, key=lambda name: name.start)))


def _read_gold(name: ET.Element, text: str) -> Gold:
    words = name.findtext("phrase") or name.findtext("name") or ""
    start = int(name.findtext("start") or 0)
    # GeoVirus counts from one, and some of its offsets are off by more.
    if text[start : start + len(words)] != words:
        start = max(text.rfind(words, 0, start + len(words)), 0)
    latitude = name.findtext("gaztag/lat") or name.findtext("lat")
    longitude = name.findtext("gaztag/lon") or name.findtext("lon")
    point = (float(latitude), float(longitude)) if latitude and longitude else None
    return Gold(start=start, end=start + len(words), point=point)


def _figures(articles: Sequence[Article], gazetteer: Gazetteer) -> dict[str, Any]:
    wanted = sum(gold.point is not None for article in articles for gold in article.gold)
    outcomes = [outcome for article in articles for outcome in _resolve(article, gazetteer)]
    sure = [outcome for outcome in outcomes if outcome.confidence >= LEAST_CONFIDENCE]
    logarithms = [log(1 + outcome.error_km) / log(FARTHEST_KM) for outcome in outcomes]
    return {
        "articles": len(articles),
        "names": wanted,
        "accuracy": _share(_right(outcomes), wanted),
        "resolved_share": _share(len(outcomes), wanted),
        "accuracy_of_resolved": _share(_right(outcomes), len(outcomes)),
        "mean_km": round(_mean([outcome.error_km for outcome in outcomes]), 1),
        "auc": round(_mean(logarithms), 3),
        "sure_share": _share(len(sure), wanted),
        "accuracy_of_sure": _share(_right(sure), len(sure)),
        **_detection(articles, gazetteer),
    }


def _resolve(article: Article, gazetteer: Gazetteer) -> Iterator[Outcome]:
    """Resolve all annotated names of an article together and measure those with coordinates."""
    mentions = [
        gazetteer.mention(article.text[gold.start : gold.end], gold.start) for gold in article.gold
    ]
    resolved = resolve_mentions(mentions, article.text, least=0.0)
    for gold, resolution in zip(article.gold, resolved, strict=True):
        if gold.point is not None and resolution is not None:
            yield _outcome(gold.point, resolution)


def _outcome(point: Point, resolution: Resolution) -> Outcome:
    location = resolution.location
    error = distance_km(point, (location.latitude, location.longitude))
    return Outcome(error_km=error, confidence=resolution.confidence)


def _right(outcomes: Sequence[Outcome]) -> int:
    return sum(outcome.error_km <= RIGHT_KM for outcome in outcomes)


def _detection(articles: Sequence[Article], gazetteer: Gazetteer) -> dict[str, Any]:
    found = right = wanted = met = 0
    for article in articles:
        spans = [(gold.start, gold.end) for gold in article.gold]
        names = gazetteer.find(article.text)
        hits = [_overlaps((name.start, name.end), spans) for name in names]
        places = [bool(name.locations) and not name.demonym for name in names]
        found += sum(hit or place for hit, place in zip(hits, places, strict=True))
        right += sum(hits)
        wanted += len(spans)
        met += sum(_overlaps(span, [(name.start, name.end) for name in names]) for span in spans)
    precision, recall = right / max(found, 1), met / max(wanted, 1)
    return {
        "find_precision": round(precision, 3),
        "find_recall": round(recall, 3),
        "find_f1": round(2 * precision * recall / max(precision + recall, 1e-9), 3),
    }


def _overlaps(span: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def _coverage(path: Path, gazetteer: Gazetteer) -> dict[str, Any]:
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    towns = [(row, name) for row in rows if (name := TOWN_TYPE.fullmatch(row["where"].strip()))]
    errors = [_town_error(row, gazetteer.lookup(name[1], country="SY")) for row, name in towns]
    found = [error for error in errors if error is not None]
    near = [error is not None and error <= RIGHT_TOWN_KM for error in errors]
    events = [int(row["n_events"]) for row, _name in towns]
    return {
        "towns": len(towns),
        "found": _share(len(found), len(towns)),
        "within_10_km": _share(sum(near), len(towns)),
        "within_10_km_of_found": _share(sum(near), len(found)),
        "events_within_10_km": _share(sum(map(mul, events, near)), sum(events)),
    }


def _town_error(row: dict[str, str], places: Sequence[Location]) -> float | None:
    """How far the nearest place of that name lies from where it should; None if there is none."""
    point = (float(row["lat"]), float(row["lon"]))
    distances = (distance_km(point, (place.latitude, place.longitude)) for place in places)
    return min(distances, default=None)


def _mean(values: Sequence[float]) -> float:
    return fmean(values) if values else 0.0


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0
