"""The slots of a template for weapons, perpetrators and targets."""

from collections.abc import Mapping

from msgspec import Struct

from benchmarks._muc import fills
from benchmarks._muc.entities import Entity, key_of, lines_of_entities
from benchmarks._muc.linear import Model
from benchmarks._muc.reading import Reading
from benchmarks._muc.scenes import Line
from benchmarks._muc.splitting import targets_of
from benchmarks._muc.values import value_of
from benchmarks._muc.whereabouts import nation_of

Template = dict[str, list[str]]

# The set's types of instruments by the words of a phrase; the first of these words decides.
INSTRUMENTS = {
    **dict.fromkeys(("car", "vehicle", "truck"), "VEHICLE BOMB"),
    **dict.fromkeys(("machine", "machinegun", "submachinegun"), "MACHINE GUN"),
    **dict.fromkeys(("dynamite", "stick"), "DYNAMITE"),
    **dict.fromkeys(("molotov", "cocktail"), "MOLOTOV COCKTAIL"),
    "grenade": "GRENADE",
    "mortar": "MORTAR",
    "rocket": "ROCKET",
    "missile": "MISSILE",
    "mine": "MINE",
    "projectile": "PROJECTILE",
    **dict.fromkeys(("rifle", "m-16"), "RIFLE"),
    **dict.fromkeys(("pistol", "revolver"), "HANDGUN"),
    **dict.fromkeys(("gun", "weapon", "bullet", "shot", "gunfire", "firearm"), "GUN"),
    **dict.fromkeys(("knife", "machete"), "CUTTING DEVICE"),
    **dict.fromkeys(("bomb", "device"), "BOMB"),
    **dict.fromkeys(("charge", "explosive"), "EXPLOSIVE"),
    "stone": "STONE",
    **dict.fromkeys(("gasoline", "fire", "torch"), "FIRE"),
}


class Cluster(Struct, frozen=True, kw_only=True):
    """An incident: its type and the entities that fill its slots."""

    type: str
    entities: tuple[Entity, ...]

    def of(self, slot: str) -> list[Entity]:
        return [e for e in self.entities if e.slot == slot]

    def lines(self, reading: Reading) -> list[Line]:
        return [reading.lines[n] for n in lines_of_entities(self.entities)]


def tag(entity: Entity) -> str:
    return f'"{entity.text()}"'


def instruments(cluster: Cluster, unnamed: str) -> Template:
    """The weapons that are named; else the type of one that only the deed implies."""
    named = cluster.of("instr")
    types = [(instrument_type(entity), entity) for entity in named]
    return {
        "INCIDENT: INSTRUMENT ID": [tag(entity) for entity in named],
        "INCIDENT: INSTRUMENT TYPE": [f"{kind}: {tag(entity)}" for kind, entity in types if kind]
        if named
        else [unnamed],
    }


def instrument_type(entity: Entity) -> str | None:
    words = {w.lower().removesuffix("s") for w in key_of(entity.text())}
    return next((kind for word, kind in INSTRUMENTS.items() if word in words), None)


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
    found: Template = {
        f"PHYS TGT: {k}": []
        for k in ("ID", "TYPE", "NUMBER", "FOREIGN NATION", "EFFECT OF INCIDENT")
    }
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


def humans(
    cluster: Cluster, reading: Reading, models: Mapping[str, Model], country: str | None
) -> Template:
    found: Template = {
        f"HUM TGT: {k}": []
        for k in ("NAME", "DESCRIPTION", "TYPE", "NUMBER", "FOREIGN NATION", "EFFECT OF INCIDENT")
    }
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
