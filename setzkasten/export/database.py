"""The catalogue as an SQLite database with full-text search."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from setzkasten.export.catalogue import ARTICLES, SEARCHED, TABLES, Row, Table

SEARCH = "artikel_suche"


def write_database(target: Path, rows: dict[str, list[Row]]) -> None:
    """Write the database; nobody ever sees half of it.

    The same rows make the same bytes as long as SQLite is the same: it writes its own version
    into the file (<https://www.sqlite.org/fileformat.html>, offset 96).

    Args:
        target: the file.
        rows: of every table, by its name.

    Raises:
        OSError: it cannot be written.
        sqlite3.OperationalError: this Python's SQLite has no FTS5, or the disk is full.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.teil")
    part.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(part, isolation_level=None)) as database:
            database.execute("PRAGMA page_size = 4096")
            database.execute("PRAGMA journal_mode = OFF")
            database.execute("PRAGMA synchronous = OFF")
            database.execute("PRAGMA foreign_keys = ON")
            database.execute("BEGIN")
            for table in TABLES:
                _fill(database, table, rows[table.name])
            _make_search(database)
            database.execute("COMMIT")
            database.execute("ANALYZE")
            database.execute("VACUUM")
        os.replace(part, target)  # noqa: PTH105
    finally:
        part.unlink(missing_ok=True)


def _fill(database: sqlite3.Connection, table: Table, rows: list[Row]) -> None:
    columns = [f"{column.name} {column.kind}" for column in table.columns]
    database.execute(f"CREATE TABLE {table.name} ({', '.join([*columns, *table.constraints])})")
    marks = ", ".join("?" * len(table.columns))
    database.executemany(f"INSERT INTO {table.name} VALUES ({marks})", rows)  # noqa: S608


def _make_search(database: sqlite3.Connection) -> None:
    """Make the full-text search and the ways from a term or a year to its articles.

    Diacritics are ignored in search, so that `muller` finds `Müller`
    (<https://www.sqlite.org/fts5.html>, section 4.3.1).
    """
    columns = ", ".join(SEARCHED)
    database.execute(
        f"CREATE VIRTUAL TABLE {SEARCH} USING fts5({columns}, content='{ARTICLES.name}', "
        "content_rowid='id', tokenize='unicode61 remove_diacritics 2', prefix='2 3')"
    )
    database.execute(f"INSERT INTO {SEARCH} ({SEARCH}) VALUES ('rebuild')")  # noqa: S608
    database.execute("CREATE INDEX artikel_begriffe_begriff ON artikel_begriffe (begriff_id)")
    database.execute("CREATE INDEX artikel_jahr ON artikel (jahr)")
