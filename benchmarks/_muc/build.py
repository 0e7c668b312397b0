"""The templates of a message, from its likely phrases."""

from collections.abc import Mapping, Sequence

from benchmarks._muc import fills, whereabouts
from benchmarks._muc.choosing import entity_features
from benchmarks._muc.entities import Entity, join
from benchmarks._muc.learning import FLOOR
from benchmarks._muc.linear import Model, predict
from benchmarks._muc.reading import TYPES, Reading, chances_of, likely_phrases, message_features
from benchmarks._muc.slots import (
    Cluster,
    Template,
    humans,
    instruments,
    perpetrators,
    targets,
)
from benchmarks._muc.splitting import SAME_INCIDENT, TARGETS, split, targets_of
from benchmarks._muc.values import WHOLE, incident_features

# Found by turns, one at a time, for the best F over all slots by cross-validation on `dev`: a
# tenth more or less costs a third of a point.
TYPE_CHANCE = {
    "ATTACK": 0.2, "BOMBING": 0.4, "KIDNAPPING": 0.22, "ARSON": 0.33, "ROBBERY": 0.3,
}  # fmt: skip
NEEDED = {"perp": 0.24, "org": 0.29, "phys": 0.23, "name": 0.24, "desc": 0.35, "instr": 0.48}


def templates_of(reading: Reading, models: Mapping[str, Model]) -> list[Template]:
    chances = chances_of(reading, models)
    row = list(message_features(reading, chances))
    told = {t: float(predict(models[f"has {t}"], [row])[0, 1]) for t in TYPES}
    entities = join(likely_phrases(reading, chances, FLOOR))
    return [
        template_of(reading, cluster, models)
        for cluster in clusters_of(reading, entities, told, models)
    ]


def clusters_of(
    reading: Reading,
    entities: Sequence[Entity],
    told: Mapping[str, float],
    models: Mapping[str, Model],
) -> list[Cluster]:
    found: list[Cluster] = []
    for name in TYPES:
        if told[name] < TYPE_CHANCE[name]:
            continue
        own = chosen(entities, name, told[name], reading, models["entity"])
        found += incidents(own, name, reading, models["pair"])
    return found


def chosen(
    entities: Sequence[Entity], name: str, told: float, reading: Reading, model: Model
) -> list[Entity]:
    """The entities that belong to an incident of a type, with how sure that is."""
    rows = [list(entity_features(e, name, told, entities, reading)) for e in entities]
    odds = predict(model, rows)[:, 1] if rows else []
    return [e for e, p in zip(entities, odds, strict=True) if p >= NEEDED[e.slot]]


def incidents(
    entities: Sequence[Entity], name: str, reading: Reading, pair: Model
) -> list[Cluster]:
    """The incidents of a type: its targets in groups, each with the others of its sentences."""
    targets = targets_of(entities, reading)
    rest = [e for e in entities if e.slot not in TARGETS]
    if not targets:
        people = any(e.slot in {"perp", "org"} for e in rest)
        return [Cluster(type=name, entities=tuple(rest))] if people else []
    groups = split(targets, reading, name, pair, SAME_INCIDENT)
    found = []
    for group in groups:
        lines = {n for t in group for n in t.lines()}
        others = {n for g in groups if g is not group for t in g for n in t.lines()}
        own = [e for e in rest if len(groups) == 1 or shares(e, lines, others)]
        inside = tuple(e for t in group for e in t.entities)
        found.append(Cluster(type=name, entities=(*inside, *own)))
    return found


def shares(entity: Entity, lines: set[int], others: set[int]) -> bool:
    """Whether an entity stands with these targets, or with none more than with others."""
    own = {m.phrase.line for m in entity.mentions if m.chance >= entity.chance / 3}
    return bool(own & lines) or not own & others


def template_of(reading: Reading, cluster: Cluster, models: Mapping[str, Model]) -> Template:
    lines = cluster.lines(reading)
    country = fills.own_country(reading.told)
    numbers = [line.number for line in lines]
    row = list(incident_features(cluster.type, cluster.entities, numbers, reading))
    whole = {n: models[n].classes[int(predict(models[n], [row])[0].argmax())] for n in WHOLE}
    template: Template = {
        "INCIDENT: TYPE": [cluster.type],
        "INCIDENT: STAGE OF EXECUTION": [whole["stage"]],
        "INCIDENT: DATE": [whereabouts.date_of(reading, lines, whole["day"])],
        "INCIDENT: LOCATION": [whereabouts.location_of(reading, lines, country)],
        "PERP: INCIDENT CATEGORY": [whole["category"]],
        **instruments(cluster, whole["unnamed"]),
        **perpetrators(cluster, reading, models),
        **targets(cluster, reading, models, country),
        **humans(cluster, reading, models, country),
    }
    return {k: [v for v in values if v not in {"", "none"}] for k, values in template.items()}
