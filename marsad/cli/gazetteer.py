"""The gazetteer: `gazetteer build` and `gazetteer lookup`."""

from pathlib import Path
from typing import Annotated

import typer

from marsad.cli.options import Format, FormatOption, to_country
from marsad.cli.output import note, print_json, print_table
from marsad.settings import load_settings


def build(
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="The file.", show_default="marsad's own"
        ),
    ] = None,
) -> None:
    """Build the gazetteer from the data packages that are installed.

    It takes about a minute and is done once. `make setup` does it for you.

    Example: marsad gazetteer build
    """
    from marsad.gazetteer.build import build_gazetteer  # noqa: PLC0415  --help needs neither
    from marsad.gazetteer.store import DEFAULT_PATH  # noqa: PLC0415

    path = output or load_settings().gazetteer or DEFAULT_PATH
    build_gazetteer(path, report=note)
    note(f"Built: {path}")


def lookup(
    name: Annotated[str, typer.Argument(help="The name of a place, as a page writes it.")],
    country: Annotated[
        str | None,
        typer.Option("--country", "-c", help="Only in this country: SY or Syria."),
    ] = None,
    output: FormatOption = Format.TABLE,
) -> None:
    """List the places that a name may mean, likeliest first.

    This is what a name alone says; in an article, the other names around it decide too.

    Example: marsad gazetteer lookup Saraqeb
    """
    from marsad.gazetteer.store import open_gazetteer  # noqa: PLC0415  --help needs no gazetteer

    code = to_country(country)
    with open_gazetteer(load_settings().gazetteer) as gazetteer:
        found = gazetteer.lookup(name, country=code)
    if output is Format.JSON:
        print_json(found)
    elif found:
        print_table(
            ("name", "country", "admin1", "kind", "population", "latitude", "longitude", "id"),
            (
                (
                    place.name,
                    place.country,
                    place.admin1,
                    place.precision,
                    str(place.population),
                    str(place.latitude),
                    str(place.longitude),
                    str(place.geonameid),
                )
                for place in found
            ),
        )
    else:
        note(f"The gazetteer knows no place called {name!r}.")
