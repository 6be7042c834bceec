"""The catalogue of the archive as tables: one description for JSON, CSV and SQLite."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from setzkasten.export.reading import Holdings, Piece
from setzkasten.index.taxonomies import TAXONOMIES, term_key
from setzkasten.language.numbers import count_label

Value: TypeAlias = str | int | None
Row: TypeAlias = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its SQL type with constraints, and what stands in it, in German."""

    name: str
    kind: str
    about: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, what its rows are, in German, its columns and further constraints."""

    name: str
    about: str
    columns: tuple[Column, ...]
    constraints: tuple[str, ...] = ()


ARTICLES = Table(
    "artikel",
    "Jeder veröffentlichte Artikel, die neuesten zuerst, undatierte am Schluss.",
    (
        Column("id", "INTEGER PRIMARY KEY", "Nummer in dieser Liste; ändert sich mit dem Archiv"),
        Column("kurzname", "TEXT NOT NULL UNIQUE", "der Name in der Adresse; bleibt"),
        Column("adresse", "TEXT NOT NULL", "vollständige Adresse"),
        Column("titel", "TEXT NOT NULL", "Titel"),
        Column("dachzeile", "TEXT", "Zeile über dem Titel"),
        Column("unterzeile", "TEXT", "Zeile unter dem Titel"),
        Column("teaser", "TEXT", "Vorspann, nur wenn der Artikel einen hat"),
        Column("datum", "TEXT", "Datum der Veröffentlichung, so genau wie bekannt (ISO 8601)"),
        Column("jahr", "INTEGER", "Jahr der Veröffentlichung"),
        Column("aktualisiert", "TEXT", "Datum der letzten Änderung"),
        Column("zuletzt_genannt", "TEXT", "spätestes Datum, von dem der Text spricht: geschätzt"),
        Column("ort", "TEXT", "Ort aus der Ortsmarke"),
        Column("woerter", "INTEGER NOT NULL", "Zahl der Wörter des Textes"),
        Column("text", "TEXT NOT NULL", "der Text als Markdown"),
        Column("quelle", "TEXT", "Datei des Originaltextes unter content/texte/"),
        Column("vermutet", "TEXT", "Angaben, die das Programm nur vermutet, mit Komma getrennt"),
        Column("verlorene_schlagworte", "INTEGER NOT NULL", "so viele Schlagworte fehlen wohl"),
    ),
)
TERMS = Table(
    "begriffe",
    "Kategorien, Schlagworte, Autorinnen und Autoren in alphabetischer Reihenfolge (DIN 5007-1).",
    (
        Column("id", "INTEGER PRIMARY KEY", "Nummer in dieser Liste; ändert sich mit dem Archiv"),
        Column("art", "TEXT NOT NULL", "Kategorie, Schlagwort oder Autorin"),
        Column("name", "TEXT NOT NULL", "die häufigste Schreibweise"),
        Column("kurzname", "TEXT NOT NULL", "der Name in der Adresse"),
        Column("adresse", "TEXT NOT NULL", "vollständige Adresse"),
        Column("anzahl", "INTEGER NOT NULL", "Zahl der Artikel"),
    ),
    ("UNIQUE (art, kurzname)",),
)
ARTICLE_TERMS = Table(
    "artikel_begriffe",
    "Welcher Artikel welche Begriffe hat.",
    (
        Column("artikel_id", "INTEGER NOT NULL REFERENCES artikel (id)", "der Artikel"),
        Column("begriff_id", "INTEGER NOT NULL REFERENCES begriffe (id)", "der Begriff"),
        Column("platz", "INTEGER NOT NULL", "Platz in der Liste des Artikels, ab 1"),
    ),
    ("PRIMARY KEY (artikel_id, begriff_id)",),
)
PICTURES = Table(
    "bilder",
    "Die Bilder der Artikel; die Datei ist oft verloren, ihre Worte sind es nicht.",
    (
        Column("artikel_id", "INTEGER NOT NULL REFERENCES artikel (id)", "der Artikel"),
        Column("platz", "INTEGER NOT NULL", "Platz im Artikel, ab 1"),
        Column("bildunterschrift", "TEXT", "Bildunterschrift"),
        Column("bildquelle", "TEXT", "wer das Bild gemacht hat"),
        Column("motiv", "TEXT", "was zu sehen ist"),
        Column("datei", "TEXT", "Datei unter content/bilder/"),
        Column("alternativtext", "TEXT", "Beschreibung für alle, die das Bild nicht sehen"),
    ),
    ("PRIMARY KEY (artikel_id, platz)",),
)
DUBLIN_CORE = Table(
    "dublin_core",
    "Die Angaben jedes Artikels in den Elementen von Dublin Core.",
    (
        Column("artikel_id", "INTEGER NOT NULL REFERENCES artikel (id)", "der Artikel"),
        Column("platz", "INTEGER NOT NULL", "laufende Nummer im Artikel, ab 1"),
        Column("element", "TEXT NOT NULL", "Element wie title, creator, subject"),
        Column("wert", "TEXT NOT NULL", "sein Wert"),
    ),
    ("PRIMARY KEY (artikel_id, platz)",),
)
TABLES = (ARTICLES, TERMS, ARTICLE_TERMS, PICTURES, DUBLIN_CORE)

SEARCHED = ("titel", "unterzeile", "teaser", "text")
"""Columns of `artikel` that the full-text search looks into."""


def rows(holdings: Holdings) -> dict[str, list[Row]]:
    """Return the rows of every table, by its name; the same archive gives the same rows."""
    terms = list(_terms(holdings))
    numbers = {(kind, key): number for number, (kind, key, _) in enumerate(terms, 1)}
    found: dict[str, list[Row]] = {table.name: [] for table in TABLES}
    found[TERMS.name] = [(number, *row) for number, (_, _, row) in enumerate(terms, 1)]
    for number, piece in enumerate(holdings.pieces.values(), 1):
        found[ARTICLES.name].append((number, *_article(piece)))
        found[ARTICLE_TERMS.name] += _article_terms(number, piece, numbers)
        found[PICTURES.name] += [
            (number, place, image.caption, image.credit, image.subject, image.file, image.alt)
            for place, image in enumerate(piece.metadata.images, 1)
        ]
        found[DUBLIN_CORE.name] += [
            (number, place, element, value)
            for place, (element, value) in enumerate(piece.dublin_core, 1)
        ]
    return found


def _article(piece: Piece) -> Row:
    metadata = piece.metadata
    return (
        piece.slug,
        piece.url,
        metadata.title,
        metadata.kicker,
        metadata.subtitle,
        metadata.teaser,
        metadata.date,
        int(metadata.date[:4]) if metadata.date else None,
        metadata.updated,
        metadata.mentions_until,
        metadata.place,
        piece.summary.words,
        piece.markdown,
        metadata.source,
        ", ".join(metadata.guessed) or None,
        metadata.tags_lost,
    )


def _terms(holdings: Holdings) -> Iterator[tuple[str, str, Row]]:
    """Yield taxonomy, key and row of every term."""
    for taxonomy in TAXONOMIES:
        for key, term in holdings.plan.archive.terms[taxonomy.name].items():
            address = holdings.absolute(taxonomy.name, slug=term.slug)
            row = (_KINDS[taxonomy.name], term.name, term.slug, address, len(term.articles))
            yield taxonomy.name, key, row


_KINDS = {"category": "Kategorie", "tag": "Schlagwort", "author": "Autorin"}


def _article_terms(number: int, piece: Piece, numbers: dict[tuple[str, str], int]) -> Iterator[Row]:
    for taxonomy in TAXONOMIES:
        names: tuple[str, ...] = getattr(piece.metadata, taxonomy.attribute)
        for place, key in enumerate(dict.fromkeys(map(term_key, names)), 1):
            yield number, numbers[taxonomy.name, key], place


def summary_line(holdings: Holdings) -> str:
    """Say in one line what the catalogue is of: `48 Artikel – Handel & Wandel`."""
    frame = holdings.plan.frame
    articles = count_label(len(holdings.pieces), frame.labels["artikel"], frame.locale)
    return f"{articles} – {holdings.settings.title}"
