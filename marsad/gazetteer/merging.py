"""Write the new gazetteer of the old one and of what the work file gathered.

Everything is written in the order of its keys, so that the same files give the same bytes, however
often the run was stopped; SQLite sorts on the disk what does not fit into its cache.
"""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from marsad.gazetteer.tables import SCHEMA

# What SQLite may hold of a file, and sort before it turns to the disk, in KiB.
CACHE_KIB = 32_768
# SQLite's steps between two looks at what the user wants, some tenths of a second.
STEPS_BETWEEN = 5_000_000

# A packages' place keeps its name and its point; a place that an earlier addition brought is as
# the last one has it. A unit's name is told by its code once all units are known.
_PLACES = """
INSERT INTO new.place
SELECT id, name, country, admin1, latitude, longitude, precision,
       CASE population WHEN 0 THEN coalesce(counted, 0) ELSE population END,
       coalesce(feature, told), coalesce(pcode, stated), addition
FROM (
    SELECT o.*, a.population AS counted, a.feature AS told, a.pcode AS stated
    FROM old.place AS o LEFT JOIN main.place AS a ON a.id = o.id
    WHERE o.addition = 0 OR a.id IS NULL
    UNION ALL
    SELECT a.id, a.name, a.country,
           coalesce(a.admin1, (SELECT name FROM new.unit WHERE code = a.unit)),
           a.latitude, a.longitude, a.precision, a.population,
           coalesce(a.feature, o.feature), coalesce(a.pcode, o.pcode),
           a.addition + (SELECT coalesce(max(nth), 0) FROM old.addition),
           NULL, NULL, NULL
    FROM main.place AS a LEFT JOIN old.place AS o ON a.id = o.id
    WHERE o.id IS NULL OR o.addition > 0
)
ORDER BY id
"""

_STATEMENTS = (
    "INSERT INTO new.meta SELECT * FROM old.meta ORDER BY key",
    "INSERT INTO new.addition SELECT * FROM old.addition ORDER BY nth",
    (
        "INSERT OR IGNORE INTO new.unit SELECT code, place, name FROM"
        " (SELECT *, 0 AS later FROM old.unit UNION ALL SELECT *, 1 FROM main.unit)"
        " ORDER BY code, later"
    ),
    _PLACES,
    (
        "UPDATE new.place SET pcode ="
        " (SELECT m.pcode FROM main.merged AS m WHERE m.place = place.id)"
        " WHERE id IN (SELECT place FROM main.merged WHERE pcode IS NOT NULL)"
    ),
    (
        "INSERT INTO new.name SELECT key, place, min(kind) FROM"
        " (SELECT * FROM old.name UNION ALL SELECT * FROM main.name)"
        " GROUP BY key, place ORDER BY key, place"
    ),
    (
        "INSERT INTO new.skeleton SELECT skeleton, key FROM old.skeleton"
        " UNION SELECT skeleton, key FROM main.skeleton ORDER BY skeleton, key"
    ),
    "INSERT INTO new.abbreviation SELECT * FROM old.abbreviation ORDER BY written, place",
    "INSERT INTO new.demonym SELECT * FROM old.demonym ORDER BY key, place",
    "INSERT INTO new.region SELECT * FROM old.region ORDER BY key",
)


def write_merged(
    database: sqlite3.Connection, part: Path, additions: Sequence[tuple[str, str, str]]
) -> None:
    """Write a new gazetteer file, from a connection that has the old one attached as `old`.

    `additions` are the rows of that table for the files of this run, less their numbers.
    """
    part.unlink(missing_ok=True)
    # SQLite sorts beside the gazetteer: another folder may be small or in memory.
    folder = str(part.absolute().parent).replace("'", "''")
    database.execute(f"PRAGMA temp_store_directory = '{folder}'")
    database.execute("ATTACH ? AS new", (part.absolute().as_uri(),))
    for pragma in ("journal_mode = OFF", "synchronous = OFF", f"cache_size = -{CACHE_KIB}"):
        database.execute(f"PRAGMA new.{pragma}")
    for statement in filter(str.strip, SCHEMA.split(";")):
        database.execute(statement.replace("CREATE TABLE ", "CREATE TABLE new.", 1))
    # Only between steps does Python see that the user pressed Ctrl-C.
    database.set_progress_handler(lambda: None, STEPS_BETWEEN)
    for statement in _STATEMENTS:
        database.execute(statement)
    database.set_progress_handler(None, 0)
    (last,) = database.execute("SELECT coalesce(max(nth), 0) FROM new.addition").fetchone()
    rows = ((number, *row) for number, row in enumerate(additions, start=last + 1))
    database.executemany("INSERT INTO new.addition VALUES (?, ?, ?, ?)", rows)
    database.commit()
    database.execute("DETACH new")
