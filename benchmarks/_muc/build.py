"""The templates of a message, from its likely phrases."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from benchmarks._muc import fills
from benchmarks._muc.entities import Entity, join, key_of, lines_of_entities
from benchmarks._muc.linear import Model, predict
from benchmarks._muc.choosing import entity_features
from benchmarks._muc.learning import FLOOR
from benchmarks._muc.reading import TYPES, Reading, chances_of, likely_phrases
from benchmarks._muc.reading import message_features
from benchmarks._muc.scenes import Line
from benchmarks._muc.splitting import SAME_INCIDENT, TARGETS, split, targets_of
from benchmarks._muc.values import WHOLE, incident_features, value_of
from marsad.records import PlacePrecision

# Found by turns, one at a time, for the best F over all slots by cross-validation on `dev`: a
# tenth more or less costs a third of a point.
TYPE_CHANCE = {
    "ATTACK": 0.2, "BOMBING": 0.4, "KIDNAPPING": 0.22, "ARSON": 0.33, "ROBBERY": 0.3,
}  # fmt: skip
NEEDED = {"perp": 0.24, "org": 0.29, "phys": 0.29, "name": 0.24, "desc": 0.29, "instr": 0.48}

Template = dict[str, list[str]]


class Cluster(Struct, frozen=True, kw_only=True):
    """An incident: its type and the entities that fill its slots."""

    type: str
    chance: float
    entities: tuple[Entity, ...]

    def of(self, slot: str) -> list[Entity]:
        return [e for e in self.entities if e.slot == slot]

    def lines(self, reading: Reading) -> list[Line]:
        return [reading.lines[n] for n in lines_of_entities(self.entities)]


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
        found += incidents(own, name, told[name], reading, models["pair"])
    return found


def chosen(
    entities: Sequence[Entity], name: str, told: float, reading: Reading, model: Model
) -> list[Entity]:
    """The entities that belong to an incident of a type, with how sure that is."""
    rows = [list(entity_features(e, name, told, entities, reading)) for e in entities]
    odds = predict(model, rows)[:, 1] if rows else []
    return [e for e, p in zip(entities, odds, strict=True) if p >= NEEDED[e.slot]]


def incidents(
    entities: Sequence[Entity], name: str, told: float, reading: Reading, pair: Model
) -> list[Cluster]:
    """The incidents of a type: its targets in groups, each with the others of its sentences."""
    targets = targets_of(entities, reading)
    rest = [e for e in entities if e.slot not in TARGETS]
    if not targets:
        people = any(e.slot in {"perp", "org"} for e in rest)
        return [Cluster(type=name, chance=told, entities=tuple(rest))] if people else []
    groups = split(targets, reading, name, pair, SAME_INCIDENT)
    found = []
    for group in groups:
        lines = {n for t in group for n in t.lines()}
        others = {n for g in groups if g is not group for t in g for n in t.lines()}
        own = [e for e in rest if len(groups) == 1 or shares(e, lines, others)]
        inside = tuple(e for t in group for e in t.entities)
        found.append(Cluster(type=name, chance=told, entities=(*inside, *own)))
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
        "INCIDENT: DATE": [date_of(reading, lines, whole["day"])],
        "INCIDENT: LOCATION": [location_of(reading, lines, country)],
        "PERP: INCIDENT CATEGORY": [whole["category"]],
        **instruments(cluster, whole["unnamed"]),
        **perpetrators(cluster, reading, models),
        **targets(cluster, reading, models, country),
        **humans(cluster, reading, models, country),
    }
    return {k: [v for v in values if v not in {"", "none"}] for k, values in template.items()}


def date_of(reading: Reading, lines: Sequence[Line], kind: str) -> str:
    """The day that is told; else that of publication, or any day up to it."""
    published = reading.told.message.published
    for line in lines:
        for days in fills.days_in(reading.told, line):
            if days.earliest and days.earliest == days.latest and (
                published is None or 0 <= (published - days.earliest).days < 62
            ):
                return fills.day_text(days.earliest)
    if published is None:
        return ""
    return fills.day_text(published) if kind == "day" else f"- {fills.day_text(published)}"


def location_of(reading: Reading, lines: Sequence[Line], country: str | None) -> str:
    if country is None:
        return ""
    spans = [(line.tree.start, line.tree.end) for line in lines]
    inside = [
        (m, place)
        for m in reading.told.places
        if any(a <= m.start < b for a, b in spans) and not m.demonym
        and (place := fills.in_country(m, country)) is not None
        and place.precision in fills.KIND_OF_PLACE
    ]
    towns = [m for m, p in inside if p.precision is PlacePrecision.TOWN]
    regions = [m for m, p in inside if p.precision is PlacePrecision.ADMIN1]
    text = reading.told.message.text
    if towns:
        name = text[towns[0].start : towns[0].end]
        return f"{country}: {name} (CITY)"
    if regions:
        return f"{country}: {text[regions[0].start : regions[0].end]} (DEPARTMENT)"
    return country


def tag(entity: Entity) -> str:
    return f'"{entity.text()}"'


INSTRUMENTS = {
    "dynamite": "DYNAMITE", "car": "VEHICLE BOMB", "vehicle": "VEHICLE BOMB", "truck": "VEHICLE BOMB",
    "bomb": "BOMB", "charge": "EXPLOSIVE", "explosive": "EXPLOSIVE", "device": "BOMB",
    "grenade": "GRENADE", "mortar": "MORTAR", "rocket": "ROCKET", "missile": "MISSILE",
    "mine": "MINE", "machinegun": "MACHINE GUN", "submachinegun": "MACHINE GUN", "gun": "GUN",
    "rifle": "RIFLE", "pistol": "HANDGUN", "revolver": "HANDGUN", "weapon": "GUN", "knife":
    "CUTTING DEVICE", "machete": "CUTTING DEVICE", "molotov": "MOLOTOV COCKTAIL", "bullet": "GUN",
    "shot": "GUN", "gunfire": "GUN", "firearm": "GUN", "stone": "STONE", "gasoline": "FIRE", 
    "cocktail": "MOLOTOV COCKTAIL", "projectile": "PROJECTILE", "stick": "DYNAMITE",
    "fire": "FIRE", "torch": "FIRE", "stick": "DYNAMITE", "m-16": "RIFLE",
}


def instruments(cluster: Cluster, unnamed: str) -> Template:
    found: Template = {"INCIDENT: INSTRUMENT ID": [], "INCIDENT: INSTRUMENT TYPE": []}
    for entity in cluster.of("instr"):
        words = [w.lower() for w in key_of(entity.text())]
        words += [w.rstrip("s") for w in words]
        kind = next((INSTRUMENTS[w] for w in ("car", "machinegun", "submachinegun", "dynamite", "molotov", *reversed(words)) if w in words and w in INSTRUMENTS), None)
        if "machine" in words: kind = "MACHINE GUN"
        found["INCIDENT: INSTRUMENT ID"].append(tag(entity))
        if kind:
            found["INCIDENT: INSTRUMENT TYPE"].append(f"{kind}: {tag(entity)}")
    if not found["INCIDENT: INSTRUMENT ID"]:
        found["INCIDENT: INSTRUMENT TYPE"].append(unnamed)
    return found


def perpetrators(cluster: Cluster, reading: Reading, models: Mapping[str, Model]) -> Template:
    people, bodies = cluster.of("perp"), cluster.of("org")
    return {
        "PERP: INDIVIDUAL ID": [tag(e) for e in people],
        "PERP: ORGANIZATION ID": [tag(e) for e in bodies],
        "PERP: ORGANIZATION CONFIDENCE": [
            f"{value_of('confidence', (e,), cluster.type, reading, models)}: {tag(e)}"
            for e in bodies
        ],
    }


def targets(
    cluster: Cluster, reading: Reading, models: Mapping[str, Model], country: str | None
) -> Template:
    found: Template = {f"PHYS TGT: {k}": [] for k in
                       ("ID", "TYPE", "NUMBER", "FOREIGN NATION", "EFFECT OF INCIDENT")}
    for entity in cluster.of("phys"):
        line = reading.lines[entity.best.phrase.line]
        found["PHYS TGT: ID"].append(tag(entity))
        kind = value_of("target", (entity,), cluster.type, reading, models)
        found["PHYS TGT: TYPE"].append(f"{kind}: {tag(entity)}")
        found["PHYS TGT: NUMBER"].append(f"{fills.number_of(line, entity.best)}: {tag(entity)}")
        effect = value_of("damage", (entity,), cluster.type, reading, models)
        if effect != "none":
            found["PHYS TGT: EFFECT OF INCIDENT"].append(f"{effect}: {tag(entity)}")
        nation = nation_of(entity, reading, country)
        if nation:
            found["PHYS TGT: FOREIGN NATION"].append(f"{nation}: {tag(entity)}")
    return found


def nation_of(entity: Entity, reading: Reading, country: str | None) -> str | None:
    for likely in entity.mentions:
        phrase = likely.phrase
        for mention in reading.told.places:
            inside = phrase.start <= mention.start < phrase.end
            if inside and mention.locations and (
                mention.demonym or mention.locations[0].precision is PlacePrecision.COUNTRY
            ):
                name = fills.country_of(mention.locations[0])
                if name and name != country:
                    return name
    return None


def humans(
    cluster: Cluster, reading: Reading, models: Mapping[str, Model], country: str | None
) -> Template:
    found: Template = {f"HUM TGT: {k}": [] for k in
                       ("NAME", "DESCRIPTION", "TYPE", "NUMBER", "FOREIGN NATION", "EFFECT OF INCIDENT")}
    for target in targets_of([*cluster.of("name"), *cluster.of("desc")], reading):
        lead, *others = target.entities
        named = lead.slot == "name"
        if named:
            found["HUM TGT: NAME"].append(tag(lead))
        for description in others if named else [lead]:
            own = f": {tag(lead)}" if named else ""
            found["HUM TGT: DESCRIPTION"].append(f"{tag(description)}{own}")
        line = reading.lines[lead.best.phrase.line]
        both = target.entities
        kind = value_of("victim", both, cluster.type, reading, models)
        found["HUM TGT: TYPE"].append(f"{kind}: {tag(lead)}")
        found["HUM TGT: NUMBER"].append(f"{fills.number_of(line, lead.best)}: {tag(lead)}")
        effect = value_of("harm", both, cluster.type, reading, models)
        if effect != "none":
            found["HUM TGT: EFFECT OF INCIDENT"].append(f"{effect}: {tag(lead)}")
        nation = next((n for e in both if (n := nation_of(e, reading, country))), None)
        if nation:
            found["HUM TGT: FOREIGN NATION"].append(f"{nation}: {tag(lead)}")
    return found
