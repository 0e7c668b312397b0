"""The annotated names of an article, given to marsad: which place each of them gets.

Resolved together are all names of an article. `accuracy` counts names without any place as wrong.
Of each outlet only the names of its other articles tell where it is at home
(`marsad.coding.homes`); `accuracy_alone` is that of articles of which nobody says where they come
from.
"""

from collections.abc import Iterator, Mapping, Sequence
from math import log
from statistics import fmean
from typing import Any

from msgspec import Struct

from benchmarks._places.entities import RIGHT_KM, Ground, is_entity
from benchmarks._places.texts import Article
from marsad.coding.homes import Home, home_of, home_of_host
from marsad.coding.places import Resolution, resolve_mentions
from marsad.gazetteer import Mention
from marsad.gazetteer.distance import distance_km
from marsad.gazetteer.store import Gazetteer

SURE = 0.7
# Names as sure as this tell where an outlet is at home.
TELLING = 0.8
FARTHEST_KM = 20_039.0


class Outcome(Struct, frozen=True, kw_only=True):
    """What one annotated name with coordinates came to: how far off, how sure."""

    error_km: float
    confidence: float
    entity: bool


def figures(articles: Sequence[Article], gazetteer: Gazetteer, ground: Ground) -> dict[str, Any]:
    wanted = sum(gold.point is not None for article in articles for gold in article.gold)
    read = [mentions_of(article, gazetteer) for article in articles]
    homes = homes_of(articles, read)
    outcomes = list(_outcomes(articles, read, homes, ground))
    alone = list(_outcomes(articles, read, {}, ground))
    sure = [outcome for outcome in outcomes if outcome.confidence >= SURE]
    logarithms = [log(1 + outcome.error_km) / log(FARTHEST_KM) for outcome in outcomes]
    return {
        "articles": len(articles),
        "names": wanted,
        "accuracy": share(right(outcomes), wanted),
        "accuracy_alone": share(right(alone), wanted),
        "entity_accuracy": share(entities(outcomes), wanted),
        "resolved_share": share(len(outcomes), wanted),
        "accuracy_of_resolved": share(right(outcomes), len(outcomes)),
        "mean_km": round(mean([outcome.error_km for outcome in outcomes]), 1),
        "auc": round(mean(logarithms), 3),
        "sure_share": share(len(sure), wanted),
        "accuracy_of_sure": share(right(sure), len(sure)),
        "entity_accuracy_of_sure": share(entities(sure), len(sure)),
    }


def mentions_of(article: Article, gazetteer: Gazetteer) -> list[Mention]:
    return [
        gazetteer.mention(article.text[gold.start : gold.end], gold.start) for gold in article.gold
    ]


def homes_of(
    articles: Sequence[Article], read: Sequence[Sequence[Mention]]
) -> Mapping[int, Home | None]:
    """Where the outlet of each article is at home, by its other articles or by its address."""
    resolved = [
        [r.location for r in resolve_mentions(mentions, article.text, least=TELLING) if r]
        for article, mentions in zip(articles, read, strict=True)
    ]
    found: dict[int, Home | None] = {}
    for number, article in enumerate(articles):
        if article.outlet is None:
            continue
        others = [
            resolved[n]
            for n, other in enumerate(articles)
            if n != number and other.outlet == article.outlet
        ]
        found[number] = home_of(others) or home_of_host(article.outlet)
    return found


def _outcomes(
    articles: Sequence[Article],
    read: Sequence[Sequence[Mention]],
    homes: Mapping[int, Home | None],
    ground: Ground,
) -> Iterator[Outcome]:
    for number, (article, mentions) in enumerate(zip(articles, read, strict=True)):
        found = resolve_mentions(mentions, article.text, least=0.0, home=homes.get(number))
        for gold, resolution in zip(article.gold, found, strict=True):
            if gold.point is not None and resolution is not None:
                yield _outcome(gold.point, resolution, ground)


def _outcome(point: tuple[float, float], resolution: Resolution, ground: Ground) -> Outcome:
    location = resolution.location
    return Outcome(
        error_km=distance_km(point, (location.latitude, location.longitude)),
        confidence=resolution.confidence,
        entity=is_entity(location, point, ground),
    )


def right(outcomes: Sequence[Outcome]) -> int:
    return sum(outcome.error_km <= RIGHT_KM for outcome in outcomes)


def entities(outcomes: Sequence[Outcome]) -> int:
    return sum(outcome.entity for outcome in outcomes)


def mean(values: Sequence[float]) -> float:
    return fmean(values) if values else 0.0


def share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0
