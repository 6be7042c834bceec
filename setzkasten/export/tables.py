"""The catalogue as text: JSON, CSV, and what Datasette and people need to know of the columns."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from setzkasten.export.catalogue import TABLES, Row, Table, summary_line
from setzkasten.export.reading import Holdings

EXAMPLE = (
    "SELECT artikel.titel, datum FROM artikel "
    "JOIN artikel_suche ON artikel_suche.rowid = artikel.id "
    "WHERE artikel_suche MATCH 'zoll*' ORDER BY rank;"
)


def as_csv(table: Table, rows: list[Row]) -> bytes:
    """Return a table as CSV (RFC 4180), UTF-8 with the mark by which Excel knows it.

    What is not known is an empty cell.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    writer.writerows(rows)
    return text.getvalue().encode("utf-8-sig", "replace")


def as_json(holdings: Holdings, rows: dict[str, list[Row]]) -> bytes:
    """Return all tables as one JSON document, each row as an object by the names of columns."""
    document: dict[str, Any] = {
        "titel": holdings.settings.title,
        "beschreibung": holdings.settings.description,
        "adresse": holdings.settings.base_url,
        "sprache": holdings.settings.language,
    }
    for table in TABLES:
        names = [column.name for column in table.columns]
        document[table.name] = [dict(zip(names, row, strict=True)) for row in rows[table.name]]
    text = json.dumps(document, ensure_ascii=False, indent=1)
    return f"{text}\n".encode("utf-8", "replace")


def datasette_metadata(holdings: Holdings, database: str) -> bytes:
    """Return the `metadata.json` with which Datasette explains tables and columns.

    As <https://docs.datasette.io/en/stable/metadata.html> has it.
    """
    tables = {
        table.name: {
            "description": table.about,
            "columns": {column.name: column.about for column in table.columns},
        }
        for table in TABLES
    }
    tables["artikel"] |= {
        "label_column": "titel",
        "facets": ["jahr"],
        "fts_table": "artikel_suche",
        "fts_pk": "id",
    }
    tables["begriffe"] |= {"label_column": "name", "facets": ["art"], "sort_desc": "anzahl"}
    document = {
        "title": holdings.settings.title,
        "description": holdings.settings.description,
        "source": summary_line(holdings),
        "source_url": holdings.settings.base_url,
        "databases": {database: {"tables": tables}},
    }
    return f"{json.dumps(document, ensure_ascii=False, indent=1)}\n".encode()


def read_me(database: str) -> bytes:
    """Return the file that explains all tables and columns to people."""
    lines = [
        "Der Katalog des Archivs",
        "",
        "Dieselben Tabellen stehen in jeder Form: als CSV einzeln, in katalog.json und in",
        f"{database}.sqlite zusammen. Die Datenbank sucht auch im Volltext:",
        "",
        f"  sqlite3 {database}.sqlite",
        f"  > {EXAMPLE}",
        f"  datasette {database}.sqlite --metadata metadata.json",
        "",
    ]
    for table in TABLES:
        lines += [f"{table.name}: {table.about}"]
        lines += [f"  {column.name:<22} {column.about}" for column in table.columns]
        lines.append("")
    return "\n".join(lines).encode("utf-8")
