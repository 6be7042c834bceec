"""The catalogue: the same rows as JSON, CSV and SQLite, nothing lost, full text found."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from setzkasten.export.catalogue import ARTICLES, TABLES, rows
from setzkasten.export.database import write_database
from setzkasten.export.reading import Holdings
from setzkasten.export.tables import EXAMPLE, as_csv, as_json, datasette_metadata, read_me
from tests.conftest import Archive
from tests.export.conftest import holdings_of, nasty_archive

Exported = tuple[Archive, Holdings]


@pytest.fixture
def database(nasty: Exported, tmp_path: Path) -> sqlite3.Connection:
    path = tmp_path / "katalog.sqlite"
    write_database(path, rows(nasty[1]))
    return sqlite3.connect(path)


def test_every_article_and_every_term_has_its_row(nasty: Exported) -> None:
    found = rows(nasty[1])
    assert [row[1] for row in found["artikel"]] == ["erster", "zweiter", "dritter"]
    assert [(row[1], row[2], row[5]) for row in found["begriffe"]] == [
        ("Kategorie", "Ablage", 1),
        ("Kategorie", "R & D <x>", 1),
        ("Schlagwort", "=1+1", 1),
        ("Schlagwort", "C++", 1),
        ("Schlagwort", "Zoll", 2),
        ("Autorin", "A & B", 1),
        ("Autorin", "C <D>", 1),
    ]


def test_rows_fit_their_tables(nasty: Exported, demo: Exported) -> None:
    for _, holdings in (nasty, demo):
        found = rows(holdings)
        assert found.keys() == {table.name for table in TABLES}
        for table in TABLES:
            assert {len(row) for row in found[table.name]} <= {len(table.columns)}


def test_nothing_that_an_article_says_is_lost(demo: Exported) -> None:
    found = rows(demo[1])
    names = [column.name for column in ARTICLES.columns]
    terms = {row[0]: row[2] for row in found["begriffe"]}
    for row in found["artikel"]:
        entry = dict(zip(names, row, strict=True))
        piece = demo[1].pieces[str(entry["kurzname"])]
        metadata = piece.metadata
        assert entry["titel"] == metadata.title
        assert entry["text"] == piece.markdown
        assert entry["datum"] == metadata.date
        assert entry["teaser"] == metadata.teaser
        assert entry["quelle"] == metadata.source
        mine = [terms[term] for number, term, _ in found["artikel_begriffe"] if number == row[0]]
        asked = (*metadata.categories, *metadata.tags, *metadata.authors)
        assert len(mine) == len(set(map(str.casefold, asked)))
        pictures = [picture for picture in found["bilder"] if picture[0] == row[0]]
        assert len(pictures) == len(metadata.images)


def test_csv_opens_in_any_program(nasty: Exported) -> None:
    found = rows(nasty[1])
    for table in TABLES:
        data = as_csv(table, found[table.name])
        assert data.startswith(b"\xef\xbb\xbf")
        text = data.decode("utf-8-sig")
        read = list(csv.reader(io.StringIO(text, newline="")))
        assert read[0] == [column.name for column in table.columns]
        wanted = [
            ["" if value is None else str(value) for value in row] for row in found[table.name]
        ]
        assert read[1:] == wanted


def test_json_has_the_same_rows(nasty: Exported) -> None:
    found = rows(nasty[1])
    document = json.loads(as_json(nasty[1], found))
    assert document["titel"] == "Prüfarchiv"
    for table in TABLES:
        assert [tuple(entry.values()) for entry in document[table.name]] == found[table.name]


def test_the_database_has_the_same_rows_and_keeps_its_promises(
    nasty: Exported, database: sqlite3.Connection
) -> None:
    found = rows(nasty[1])
    with closing(database):
        for table in TABLES:
            stored = database.execute(f"SELECT * FROM {table.name} ORDER BY rowid").fetchall()  # noqa: S608
            assert stored == found[table.name]
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        keys = database.execute("PRAGMA foreign_key_list(artikel_begriffe)").fetchall()
        assert {key[2] for key in keys} == {"artikel", "begriffe"}


def test_the_full_text_is_found_whatever_its_diacritics(database: sqlite3.Connection) -> None:
    def search(words: str) -> list[str]:
        query = (
            "SELECT kurzname FROM artikel JOIN artikel_suche ON artikel_suche.rowid = artikel.id "
            "WHERE artikel_suche MATCH ? ORDER BY rank"
        )
        return [name for (name,) in database.execute(query, (words,))]

    with closing(database):
        assert search("überschrift") == search("uberschrift") == ["erster"]
        assert search("titel : zweit*") == ["zweiter"]
        assert search("gibtesnicht") == []
        database.execute(EXAMPLE).fetchall()


def test_the_same_archive_makes_the_same_bytes(nasty: Exported, tmp_path: Path) -> None:
    again = holdings_of(nasty_archive(tmp_path / "archiv"))
    assert rows(again) == rows(nasty[1])
    assert as_json(again, rows(again)) == as_json(nasty[1], rows(nasty[1]))
    paths = [tmp_path / "a.sqlite", tmp_path / "b.sqlite"]
    for path, holdings in zip(paths, (again, nasty[1]), strict=True):
        write_database(path, rows(holdings))
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_a_database_that_is_there_is_replaced(nasty: Exported, tmp_path: Path) -> None:
    path = tmp_path / "katalog.sqlite"
    path.write_bytes(b"something else")
    write_database(path, rows(nasty[1]))
    assert path.read_bytes().startswith(b"SQLite format 3")
    assert [entry.name for entry in tmp_path.iterdir()] == ["katalog.sqlite"]


def test_columns_are_explained_to_people_and_to_datasette(nasty: Exported) -> None:
    text = read_me("katalog").decode()
    metadata = json.loads(datasette_metadata(nasty[1], "katalog"))
    tables = metadata["databases"]["katalog"]["tables"]
    for table in TABLES:
        assert tables[table.name]["columns"].keys() == {column.name for column in table.columns}
        for column in table.columns:
            assert f"  {column.name}" in text
            assert column.about in text
