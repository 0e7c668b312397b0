"""End to end: the names that marsad finds in the raw text, and where it puts them.

A found name is right if it overlaps an annotated one. Peoples and regions that are not annotated
are not counted as wrong: they place nothing. `find_precision_strict` counts them. Accuracy is of
the annotated names that were found and have coordinates; those without any place count as wrong.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from benchmarks._places.entities import Ground, is_entity, is_right
from benchmarks._places.given import share
from benchmarks._places.texts import Article, Gold
from marsad.coding.homes import Home
from marsad.coding.places import Resolution, resolve_mentions
from marsad.gazetteer import Mention
from marsad.gazetteer.store import Gazetteer

Found = list[tuple[Mention, Resolution | None]]


def figures(
    articles: Sequence[Article],
    homes: Mapping[int, Home | None],
    gazetteer: Gazetteer,
    ground: Ground,
) -> dict[str, Any]:
    found = placed = hits = wanted = met = located = right = entity = 0
    for number, article in enumerate(articles):
        names = read(article, homes.get(number), gazetteer)
        matched = [gold_of(mention, article) for mention, _resolution in names]
        hits += sum(map(bool, matched))
        found += len(names)
        placed += sum(
            bool(gold) or (bool(m.locations) and not m.demonym)
            for (m, _), gold in zip(names, matched, strict=True)
        )
        wanted += len(article.gold)
        met += len({gold.start for golds in matched for gold in golds})
        for (_mention, resolution), golds in zip(names, matched, strict=True):
            for gold in golds:
                if gold.point is not None:
                    located += 1
                    right += resolution is not None and is_right(resolution.location, gold.point)
                    entity += resolution is not None and is_entity(
                        resolution.location, gold.point, ground
                    )
    precision, recall, strict = share(hits, placed), share(met, wanted), share(hits, found)
    return {
        "find_precision": precision,
        "find_precision_strict": strict,
        "find_recall": recall,
        "find_f1": round(2 * precision * recall / max(precision + recall, 1e-9), 4),
        "accuracy_of_found": share(right, located),
        "entity_accuracy_of_found": share(entity, located),
    }


def read(article: Article, home: Home | None, gazetteer: Gazetteer) -> Found:
    mentions = gazetteer.find(article.text, within_names=True)
    resolved = resolve_mentions(mentions, article.text, least=0.0, home=home)
    return list(zip(mentions, resolved, strict=True))


def gold_of(mention: Mention, article: Article) -> list[Gold]:
    return [gold for gold in article.gold if mention.start < gold.end and gold.start < mention.end]
