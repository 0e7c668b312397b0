"""The gazetteer: `gazetteer build`, `add`, `lookup` and `info`."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import (
    BarColumn,
    Progress,
    SpinnerColumn,
    TaskProgressColumn,
    TextColumn,
    TimeElapsedColumn,
)

from marsad.cli import wording
from marsad.cli.options import Format, FormatOption, to_country
from marsad.cli.output import console, note, print_json, print_table
from marsad.settings import load_settings

if TYPE_CHECKING:
    from marsad.gazetteer import Location
    from marsad.gazetteer.adding import Addition

OutputOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="The file.", show_default="marsad's own"),
]
STOPPED = 130
GO_ON = "The gazetteer is as it was. Give the same command again to go on from there."


def build(output: OutputOption = None) -> None:
    """Build the gazetteer from the data packages that are installed.

    It takes about a minute and is done once. `make setup` does it for you. What `marsad gazetteer
    add` added is not in it any more: add it again.

    Example: marsad gazetteer build
    """
    from marsad.gazetteer.build import build_gazetteer  # noqa: PLC0415  --help needs it not
    from marsad.gazetteer.info import added_files  # noqa: PLC0415  the same

    path = output or gazetteer_path()
    lost = added_files(path)
    build_gazetteer(path, report=note)
    note(f"Built: {path}")
    if lost:
        note(f"What was added is gone; add it again: {', '.join(lost)}")


def add(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Files of places.")],
    *,
    country: Annotated[
        str | None,
        typer.Option("--country", "-c", help="Of rows that name none: SY or Syria."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Where to write the gazetteer with the new places.",
            show_default="in place of the old one",
        ),
    ] = None,
    form: FormatOption = Format.TABLE,
) -> None:
    """Add places to the gazetteer: GeoNames' files, and your own tables with P-codes.

    From GeoNames: the dump of a country or of all (SY.txt, allCountries.txt), alternateNamesV2.txt,
    admin1CodesASCII.txt, admin2Codes.txt, also as zip. Of the dumps it takes towns and villages,
    administrative units, and sites that news names, such as airports, camps, dams and bridges.

    Your own: a table as CSV or TSV in UTF-8 whose first row names the columns: name, latitude (lat,
    y), longitude (lon, lng, x); and if there are: country, admin1 (province, governorate), pcode,
    kind (village, airport, district), population, other_names (apart by ;). Tables of COD-AB work
    as they are if they have a point: ADM2_EN, ADM2_PCODE, lat, lon. A row that is a place which
    the gazetteer has gives it its P-code and names.

    What a file is, its rows tell. Bad rows are passed over and counted. The gazetteer stays as it
    is until the new one is whole. Stopped, give the same command again and it goes on from there.

    Example: marsad gazetteer add SY.zip villages.csv
    """
    from marsad.gazetteer.adding import add_files  # noqa: PLC0415  --help needs it not

    path = gazetteer_path()
    try:
        with shown_progress() as tell:
            additions = add_files(
                files, gazetteer=path, output=output or path, country=to_country(country), tell=tell
            )
    except KeyboardInterrupt:
        note(f"Stopped. {GO_ON}")
        raise typer.Exit(STOPPED) from None
    report(additions, form)
    note(f"Added to: {output or path}. What the store holds, `marsad rebuild` places anew.")


def info(form: FormatOption = Format.TABLE) -> None:
    """Tell what the gazetteer holds, of what it was built, and what was added.

    Of each added file it says how many of its rows were new places, and which were passed over.

    Example: marsad gazetteer info
    """
    from marsad.gazetteer.info import read_info  # noqa: PLC0415  --help needs it not

    told = read_info(gazetteer_path())
    if form is Format.JSON:
        print_json([told])
        return
    print_table(("", ""), told.in_rows())
    if told.additions:
        report(told.additions, form)


def lookup(
    name: Annotated[str, typer.Argument(help="The name of a place, as a page writes it.")],
    country: Annotated[
        str | None,
        typer.Option("--country", "-c", help="Only in this country: SY or Syria."),
    ] = None,
    output: FormatOption = Format.TABLE,
) -> None:
    """List the places that a name may mean, likeliest first.

    This is what a name alone says; in an article, the other names around it decide too. An id below
    nought is a place of your own tables.

    Example: marsad gazetteer lookup Saraqeb
    """
    from marsad.gazetteer.store import open_gazetteer  # noqa: PLC0415  --help needs no gazetteer

    code = to_country(country)
    with open_gazetteer(load_settings().gazetteer) as gazetteer:
        found = gazetteer.lookup(name, country=code)
    if output is Format.JSON:
        print_json(found)
    elif found:
        headings = "name country admin1 kind population latitude longitude id p-code"
        print_table(headings.split(), map(cells_of, found))
    else:
        note(f"The gazetteer knows no place called {name!r}.")


def cells_of(place: "Location") -> tuple[str | None, ...]:
    kind = place.precision if place.feature is None else f"{place.precision} ({place.feature})"
    numbers = (place.population, place.latitude, place.longitude, place.geonameid)
    return (place.name, place.country, place.admin1, kind, *map(str, numbers), place.pcode)


def gazetteer_path() -> Path:
    from marsad.gazetteer.store import DEFAULT_PATH  # noqa: PLC0415  --help needs it not

    return load_settings().gazetteer or DEFAULT_PATH


def report(additions: "Sequence[Addition]", form: Format) -> None:
    """Say what came of each added file, and which of its rows were passed over."""
    if form is Format.JSON:
        print_json(additions)
        return
    headings = ("file", "kind", "rows", "new", "known", "names", "elsewhere", "left out", "bad")
    print_table(headings, map(counts_of, additions))
    for addition in additions:
        for fault, (count, line) in sorted(addition.tally.faults.items()):
            rows = wording.many(count, "row")
            note(f"{addition.file}: {rows} passed over: {fault.value} (first in line {line:,})")


def counts_of(addition: "Addition") -> tuple[str, ...]:
    tally = addition.tally
    counts = (tally.rows, tally.added, tally.known, tally.names, tally.elsewhere, tally.left_out)
    return (addition.file, addition.kind, *(f"{count:,}" for count in (*counts, tally.bad)))


@contextmanager
def shown_progress() -> Iterator[Callable[[str, float], None]]:
    """Show on a terminal how far an addition is; elsewhere nothing."""
    screen = console(stderr=True)
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=screen, disable=not screen.is_terminal) as progress:
        task = progress.add_task("Looking at the files", total=1.0)
        yield lambda label, done: progress.update(task, description=label, completed=done)
