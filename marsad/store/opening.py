"""Open the file of a store: check what it is, make or upgrade it, and name what goes wrong."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.exc import DBAPIError

from marsad.errors import StoreError

MIGRATIONS = Path(__file__).parent / "migrations"

# Marks an SQLite file as ours: "MRSD".
APPLICATION_ID = 0x4D525344

# Rows come in no order of their keys: with SQLite's own 2 MB, the ten-thousandth page takes a third
# longer to store than the first.
WRITER_CACHE_KIB = 65_536

# A list by three conditions at a million claims: 1.4 ms, and 4.0 with SQLite's own 2 MB.
READER_CACHE_KIB = 32_768

WRITE = {"begin": "BEGIN IMMEDIATE"}

# What SQLite calls a failure, by the beginning of its name, and what a user can do about it.
ADVICE = {
    "SQLITE_BUSY": "is being written by another process; wait until it ends, or stop it",
    "SQLITE_LOCKED": "is being written by another process; wait until it ends, or stop it",
    "SQLITE_FULL": "cannot grow: the disk is full. Nothing was half-written; free some space and "
    "run the same command again",
    "SQLITE_READONLY": "may not be written; change its permissions, or name another --store",
    "SQLITE_PERM": "may not be opened; change its permissions, or name another --store",
    "SQLITE_CANTOPEN": "cannot be opened; check that its folder exists and may be used",
    "SQLITE_IOERR": "cannot be read or written; check the disk",
    "SQLITE_CORRUPT": "is damaged; restore it from a copy, or ingest the pages into a new store",
    "SQLITE_NOTADB": "is no marsad store; name another --store",
}


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what SQLite raises for the user's files into a StoreError; bugs pass as they are."""
    try:
        yield
    except (sqlite3.Error, DBAPIError) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        name = getattr(cause, "sqlite_errorname", "")
        for prefix, advice in ADVICE.items():
            if name.startswith(prefix):
                message = f"the store {path} {advice}."
                raise StoreError(message) from error
        raise


def open_engine(path: Path, *, write: bool, create: bool, wait_s: float) -> Engine:
    """Open the store's file, made or upgraded first if it is for writing."""
    check_file(path, create=create)
    engine = create_engine(
        "sqlite://", creator=lambda: connect(path, write=write, wait_s=wait_s), poolclass=QueuePool
    )
    event.listen(engine, "begin", begin)
    try:
        with explained(path):
            bring_up_to_date(engine, path, write=write)
    except BaseException:
        engine.dispose()
        raise
    return engine


def check_file(path: Path, *, create: bool) -> None:
    try:
        is_there = path.exists()
    except OSError as error:
        message = f"the store {path} cannot be opened: {error.strerror}; name another --store."
        raise StoreError(message) from error
    if not is_there:
        if not create:
            message = f"there is no store at {path}. Run: marsad ingest PATH... --store {path}"
            raise StoreError(message)
        if not path.parent.is_dir():
            message = f"there is no folder {path.parent} to make the store {path.name} in."
            raise StoreError(message)
        return
    if not path.is_file():
        message = f"{path} is no file, so no marsad store; name another --store."
        raise StoreError(message)


def connect(path: Path, *, write: bool, wait_s: float) -> sqlite3.Connection:
    mode = "mode=rwc" if write else read_only_mode(path)
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?{mode}",
        uri=True,
        timeout=wait_s,
        isolation_level=None,
        check_same_thread=False,
    )
    connection.execute("PRAGMA foreign_keys = ON")
    # A power cut may lose the last pages of a run, which is then run again; it damages nothing.
    connection.execute("PRAGMA synchronous = NORMAL")
    cache_kib = WRITER_CACHE_KIB if write else READER_CACHE_KIB
    connection.execute(f"PRAGMA cache_size = -{cache_kib}")
    return connection


def read_only_mode(path: Path) -> str:
    """Readers share files beside the store, which a folder that is read-only cannot hold."""
    return "mode=ro" if os.access(path.parent, os.W_OK) else "mode=ro&immutable=1"


def begin(connection: Connection) -> None:
    """Begin as the connection was told: a writer takes the lock before it reads."""
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))


def bring_up_to_date(engine: Engine, path: Path, *, write: bool) -> None:
    """Make or upgrade the tables of a store that is opened for writing; refuse what cannot be."""
    with engine.connect() as connection:
        version = stored_version(connection, path, write=write)
    known = versions()
    if version == known[-1]:
        return
    if version is not None and version not in known:
        message = f"the store {path} was made by a newer marsad (its tables are version {version}, "
        message += f"this marsad knows {known[-1]}). Upgrade marsad, or name another --store."
        raise StoreError(message)
    if not write:
        message = (
            f"the store {path} was made by an older marsad. Run: marsad rebuild --store {path}"
        )
        raise StoreError(message)
    with engine.connect().execution_options(**WRITE) as connection, connection.begin():
        migrate(connection)
    with closing(connect(path, write=True, wait_s=0)) as plain:
        plain.execute("PRAGMA journal_mode = WAL")


def versions() -> list[str]:
    """The versions of the tables that this marsad knows, oldest first, from the files' names."""
    return sorted(file.stem[1:5] for file in MIGRATIONS.glob("versions/v*.py"))


def stored_version(connection: Connection, path: Path, *, write: bool) -> str | None:
    """The version of a store's tables; None for a new file that is to become one."""
    mark = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    if mark == APPLICATION_ID:
        return marked_version(connection, path)
    if write and not connection.exec_driver_sql("SELECT 1 FROM sqlite_master").first():
        return None
    message = f"{path} is no marsad store; name another --store."
    raise StoreError(message)


def marked_version(connection: Connection, path: Path) -> str:
    """The version that a store of ours says it has."""
    named = connection.exec_driver_sql("SELECT name FROM sqlite_master")
    if "alembic_version" in named.scalars():
        version: str | None = connection.exec_driver_sql(
            "SELECT version_num FROM alembic_version"
        ).scalar()
        if version is not None:
            return version
    message = f"the store {path} {ADVICE['SQLITE_CORRUPT']}."
    raise StoreError(message)


def migrate(connection: Connection) -> None:
    """Bring the tables to the newest version, in the transaction that is open."""
    from alembic import command  # noqa: PLC0415  only a new or an old store needs it
    from alembic.config import Config  # noqa: PLC0415  the same

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
