"""What the store holds, and what went wrong: `pages` and `problems`."""

from marsad.cli import wording
from marsad.cli.options import Format, FormatOption, LimitOption, StoreOption, store_path
from marsad.cli.output import note, print_json, print_table


def pages(
    *,
    limit: LimitOption = None,
    store: StoreOption = None,
    output: FormatOption = Format.TABLE,
) -> None:
    """List the pages of the store, newest publication first.

    `claims` counts those of the page's article and of its teasers. A page without a version was
    kept and not read yet.

    Example: marsad pages --limit 20
    """
    from marsad.store.store import open_store  # noqa: PLC0415  --help needs no database

    with open_store(store_path(store)) as opened:
        rows = opened.pages(limit)
    if output is Format.JSON:
        print_json(rows)
        return
    print_table(
        ("published", "outlet", "title", "language", "claims", "read by", "found at", "id"),
        (
            (
                wording.moment(row.published),
                row.outlet,
                row.title,
                row.language,
                str(row.claims),
                row.version,
                row.location,
                wording.short(row.id),
            )
            for row in rows
        ),
    )


def problems(*, store: StoreOption = None, output: FormatOption = Format.TABLE) -> None:
    """List what went wrong with single pages, and where.

    A problem goes when its page is read without one: mend the file and ingest it again.

    Example: marsad problems --format json
    """
    from marsad.store.store import open_store  # noqa: PLC0415  --help needs no database

    with open_store(store_path(store)) as opened:
        found = opened.problems()
    if output is Format.JSON:
        print_json(found)
    elif found:
        rows = ((problem.location, problem.stage, problem.message) for problem in found)
        print_table(("where", "stage", "problem"), rows)
    else:
        note("No problems.")
