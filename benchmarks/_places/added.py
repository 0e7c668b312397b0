"""Villages after `marsad gazetteer add`: half of UCDP's Syrian towns made into a GeoNames dump.

The dump is written here and added to a copy of the gazetteer. Then the names of both halves are
resolved, each in a text that says no more than the name and where it is. Of the half that was added
the points should be right; of the other half they should be right, or coarse, and not wrong.
"""

import csv
import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from msgspec import Struct

from marsad.coding.places import locate
from marsad.gazetteer.adding import add_files
from marsad.gazetteer.distance import Point, distance_km
from marsad.gazetteer.store import DEFAULT_PATH, Gazetteer, open_gazetteer
from marsad.records import Place, PlacePrecision

RIGHT_TOWN_KM = 10.0
MOST_WRONG = 0.03

TOWN_TYPE = re.compile(r"(.+?) +(?:town|village|city|suburb)", re.IGNORECASE)
_FINE = (PlacePrecision.TOWN, PlacePrecision.SITE)
_FIRST_ID = 90_000_000

# How a text names a place: alone with the country, with its type, and with its province.
FORMS = {
    "name": "Shells hit {name}, Syria.",
    "with type": "Shells hit {where}, Syria.",
    "in province": "Shells hit {name} in {adm1}, Syria.",
}


class Town(Struct, frozen=True, kw_only=True):
    """A town or village of UCDP's list, as it is written and without its type."""

    where: str
    name: str
    adm1: str
    point: Point


def score_added(path: Path, gazetteer: Path | None) -> Iterator[dict[str, Any]]:
    """Score the names of both halves, in each form."""
    towns = read_towns(path)
    halves = {"added": [t for t in towns if is_added(t)]}
    halves["other"] = [t for t in towns if not is_added(t)]
    with TemporaryDirectory() as folder:
        dump, added = Path(folder) / "dump.txt", Path(folder) / "gazetteer.db"
        old = gazetteer or DEFAULT_PATH
        dump.write_text("".join(dump_rows(halves["added"], old)), "utf-8")
        add_files([dump], gazetteer=old, output=added, tell=lambda _label, _done: None)
        with open_gazetteer(added) as opened:
            for half, members in halves.items():
                for form, words in FORMS.items():
                    split = f"{path.name}, {half} half, {form}"
                    yield {"set": "ucdp-syria", "split": split} | figures(members, words, opened)


def read_towns(path: Path) -> list[Town]:
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    return [
        Town(
            where=row["where"].strip(),
            name=named[1],
            adm1=row["adm1"],
            point=(float(row["lat"]), float(row["lon"])),
        )
        for row in rows
        if (named := TOWN_TYPE.fullmatch(row["where"].strip()))
    ]


def is_added(town: Town) -> bool:
    """Tell the halves apart, the same in every run; towns of one name are in one half."""
    return sha256(town.name.encode()).digest()[0] % 2 == 0


def dump_rows(towns: Sequence[Town], gazetteer: Path) -> Iterator[str]:
    """Rows of 19 columns, as GeoNames has them; a town that is known keeps its id, as it would."""
    codes = unit_codes(gazetteer)
    with open_gazetteer(gazetteer) as opened:
        for number, town in enumerate(towns):
            name, *others = [part.strip() for part in town.name.split("/")]
            geonameid = known_id(town, opened) or _FIRST_ID + number
            point = (f"{town.point[0]:.5f}", f"{town.point[1]:.5f}")
            units = [place.geonameid for place in opened.lookup(town.adm1, country="SY")]
            code = next((codes[unit] for unit in units if unit in codes), "")
            fields = (str(geonameid), name, name, ",".join(others), *point, "P", "PPL", "SY", "")
            yield "\t".join((*fields, code, "", "", "", "0", "", "0", "Asia/Damascus", "")) + "\n"


def known_id(town: Town, gazetteer: Gazetteer) -> int | None:
    for place in gazetteer.lookup(town.name, country="SY"):
        near = distance_km(town.point, (place.latitude, place.longitude)) <= RIGHT_TOWN_KM
        if near and place.precision is PlacePrecision.TOWN:
            return place.geonameid
    return None


def unit_codes(gazetteer: Path) -> dict[int, str]:
    """The codes of Syria's first-level units, by id."""
    with closing(sqlite3.connect(gazetteer)) as database:
        rows = database.execute("SELECT place, code FROM unit WHERE code LIKE 'SY.__'")
        return {place: code.removeprefix("SY.") for place, code in rows}


def figures(towns: Sequence[Town], words: str, gazetteer: Gazetteer) -> dict[str, Any]:
    outcomes = [outcome(town, resolve(town, words, gazetteer)) for town in towns]
    shares = {
        name: round(outcomes.count(name) / max(1, len(towns)), 4)
        for name in ("right", "coarse", "none", "wrong")
    }
    missed = ["wrong"] if shares["wrong"] > MOST_WRONG else []
    return {
        "names": len(towns),
        **shares,
        "targets": {"wrong": f"≤ {MOST_WRONG}"},
        "missed": missed,
    }


def resolve(town: Town, words: str, gazetteer: Gazetteer) -> Place:
    """Resolve the name in its text, as the place of a claim."""
    text = words.format(name=town.name, where=town.where, adm1=town.adm1)
    written = town.where if "{where}" in words else town.name
    start = text.index(written)
    place = Place(text=written, start=start, end=start + len(written))
    return locate([place], gazetteer.find(text), text, gazetteer=gazetteer)[0]


def outcome(town: Town, place: Place) -> str:
    if place.latitude is None or place.longitude is None:
        return "none"
    if place.precision not in _FINE:
        return "coarse"
    near = distance_km(town.point, (place.latitude, place.longitude)) <= RIGHT_TOWN_KM
    return "right" if near else "wrong"
