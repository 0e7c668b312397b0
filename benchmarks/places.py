"""Places: given names, raw text, sure points, villages of a dump, events, provinces, time.

    python -m benchmarks places --data DIR [--json]

* `geo/*.xml` (LGL, TR-News and GWN in one format, GeoVirus in its own): `given` are the annotated
  names with their article, `raw` those that marsad finds by itself, `sure` what has a confidence of
  .7 and more. Right is within 161 km (100 miles). GeoVirus puts countries at their capitals or
  wherever Wikipedia does, so there the entity counts (`_places/entities.py`).
* `ucdp-syria/places.tsv`: how many towns are found by name, then the same with half of them made
  into a dump and added (`_places/added.py`).
* `event-location`: which place belongs to which verb (`_places/linking.py`).
* `isaf`: in which province (`_places/provinces.py`).
* what share of the time of reading places take (`_places/share.py`).
"""

import csv
from collections.abc import Iterator, Sequence
from operator import ge, le, mul
from pathlib import Path
from typing import Any

from benchmarks._places import given, linking, provinces, raw, share
from benchmarks._places.added import RIGHT_TOWN_KM, TOWN_TYPE, score_added
from benchmarks._places.entities import Ground
from benchmarks._places.texts import Article, read_articles
from marsad.gazetteer import Location
from marsad.gazetteer.distance import distance_km
from marsad.gazetteer.store import Gazetteer, open_gazetteer
from marsad.pipeline.read import open_tools, tools_for
from marsad.settings import load_settings

# What the issue asks of each row; GeoVirus by entity.
GIVEN = {"accuracy": 0.86}
GIVEN_ENTITIES = {"entity_accuracy": 0.94}
SURE = {"accuracy_of_sure": 0.97, "sure_share": 0.80}
SURE_ENTITIES = {"entity_accuracy_of_sure": 0.97, "sure_share": 0.80}
RAW = {"find_f1": 0.80, "accuracy_of_found": 0.92}
RAW_ENTITIES = {"find_f1": 0.80, "entity_accuracy_of_found": 0.92}
BY_ENTITY = frozenset({"GeoVirus.xml"})


def score(data: Path) -> Iterator[dict[str, Any]]:
    """Score everything of places that is under `data`."""
    settings = load_settings()
    with open_gazetteer(settings.gazetteer) as gazetteer:
        folder = data / "geo" if (data / "geo").is_dir() else data
        for path in sorted(folder.rglob("*.xml")):
            if articles := read_articles(path):
                yield from score_texts(path.name, articles, gazetteer, settings.gazetteer)
        for path in sorted(data.rglob("places.tsv")):
            yield {"set": "ucdp-syria", "split": path.name} | coverage(path, gazetteer)
            yield from score_added(path, settings.gazetteer)
    yield from score_reading(data)


def score_texts(
    name: str, articles: list[Article], gazetteer: Gazetteer, path: Path | None
) -> Iterator[dict[str, Any]]:
    ground = Ground(path)
    entity = name in BY_ENTITY
    figures = given.figures(articles, gazetteer, ground)
    targets = (GIVEN_ENTITIES | SURE_ENTITIES) if entity else (GIVEN | SURE)
    yield {"set": "geo, given", "split": name, **figures, **aims(figures, targets)}
    homes = given.homes_of(articles, [given.mentions_of(a, gazetteer) for a in articles])
    figures = raw.figures(articles, homes, gazetteer, ground)
    targets = RAW_ENTITIES if entity else RAW
    yield {"set": "geo, raw", "split": name, **figures, **aims(figures, targets)}


def score_reading(data: Path) -> Iterator[dict[str, Any]]:
    """The rows that need the language model."""
    toolbox = open_tools(load_settings())
    tools = tools_for(toolbox, "en")
    for path in sorted(data.rglob("event-location/*.jsonl.gz")):
        rows = linking.read_rows(path)
        for split, held_out in (("seen", False), ("held out", True)):
            figures = linking.figures([r for r in rows if r.held_out == held_out], tools)
            row = {"set": "event-location", "split": split, **figures}
            yield row | aims(figures, linking.TARGETS)
    if (data / "isaf" / "dev.jsonl").is_file():
        figures = provinces.figures(data / "isaf", toolbox, tools.gazetteer)
        yield {"set": "isaf", "split": "dev", **figures} | aims(
            figures, {"province": provinces.TARGET}
        )
    if (data / "fakes").is_dir():
        figures = share.figures(share.pages_of(data), toolbox)
        yield {"set": "time", "split": "reading", **figures} | aims(
            figures, {"share": share.MOST}, most=True
        )


def aims(
    figures: dict[str, Any], targets: dict[str, float], *, most: bool = False
) -> dict[str, Any]:
    """The targets, and which of them are missed; `most` where less is better."""
    reached = le if most else ge
    missed = [name for name, target in targets.items() if not reached(figures[name], target)]
    sign = "≤" if most else "≥"
    return {"targets": {name: f"{sign} {t}" for name, t in targets.items()}, "missed": missed}


def coverage(path: Path, gazetteer: Gazetteer) -> dict[str, Any]:
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    towns = [(row, name) for row in rows if (name := TOWN_TYPE.fullmatch(row["where"].strip()))]
    errors = [town_error(row, gazetteer.lookup(name[1], country="SY")) for row, name in towns]
    found = [error for error in errors if error is not None]
    near = [error is not None and error <= RIGHT_TOWN_KM for error in errors]
    events = [int(row["n_events"]) for row, _name in towns]
    return {
        "towns": len(towns),
        "found": given.share(len(found), len(towns)),
        "within_10_km": given.share(sum(near), len(towns)),
        "within_10_km_of_found": given.share(sum(near), len(found)),
        "events_within_10_km": given.share(sum(map(mul, events, near)), sum(events)),
    }


def town_error(row: dict[str, str], places: Sequence[Location]) -> float | None:
    """How far the nearest place of that name lies from where it should; None if there is none."""
    point = (float(row["lat"]), float(row["lon"]))
    distances = (distance_km(point, (place.latitude, place.longitude)) for place in places)
    return min(distances, default=None)
