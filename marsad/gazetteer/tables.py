"""The tables of a gazetteer file, which the build writes and the store reads."""

from enum import IntEnum

# Raise it whenever the tables or what they hold change: files of another format are refused.
FORMAT = 1

SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE place (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    country TEXT,
    admin1 TEXT,
    latitude REAL NOT NULL,
    longitude REAL NOT NULL,
    precision TEXT NOT NULL,
    population INTEGER NOT NULL
);
CREATE TABLE name (
    key TEXT, place INTEGER, kind INTEGER NOT NULL, PRIMARY KEY (key, place)
) WITHOUT ROWID;
CREATE TABLE skeleton (skeleton TEXT, key TEXT, PRIMARY KEY (skeleton, key)) WITHOUT ROWID;
CREATE TABLE abbreviation (
    written TEXT, place INTEGER, after_comma INTEGER NOT NULL, PRIMARY KEY (written, place)
) WITHOUT ROWID;
CREATE TABLE demonym (key TEXT, place INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE region (key TEXT PRIMARY KEY) WITHOUT ROWID;
"""


class NameKind(IntEnum):
    """How a name belongs to a place: set first by hand, its own name, or another name of it."""

    FIRST = 0
    MAIN = 1
    OTHER = 2
