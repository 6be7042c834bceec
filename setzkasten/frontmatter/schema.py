"""The one table of front matter keys: a new key is a new row here and a field of `Metadata`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from setzkasten.language.collation import sort_key


class Kind(Enum):
    """How a value is written, with the words that say so to an editor."""

    TEXT = "ein Text in einer Zeile"
    NAMES = "ein Name oder eine Liste von Namen, etwa [Anna Müller, Jan Weiß]"
    TERMS = "eine Liste in eckigen Klammern, etwa [Payment, Recht]"
    DATE = "ein Datum wie 2014-10-29, 29.10.2014, 2014-10 oder 2014"
    NUMBER = "eine ganze Zahl ab 0"
    FLAG = "ja oder nein"
    COUNT = "eine ganze Zahl ab 1"
    ADDRESS = "eine vollständige Adresse wie https://example.org/archiv/"
    LANGUAGE = "de, de-AT oder de-CH"
    THEME = "der Name eines Ordners unter themes/, etwa magazin"
    PAIRS = "eingerückte Zeilen der Form »Name: Wert«"
    IMAGES = "eine Liste von Bildern mit Bildunterschrift und Bildquelle"


@dataclass(frozen=True, slots=True)
class Field:
    """A front matter key.

    Attributes:
        key: the canonical German key, as the program writes it.
        attribute: the attribute of the value class that holds it.
        kind: what the value must look like.
        aliases: other spellings that are understood.
    """

    key: str
    attribute: str
    kind: Kind
    aliases: tuple[str, ...] = ()


FIELDS: tuple[Field, ...] = (
    Field("Dachzeile", "kicker", Kind.TEXT, ("Spitzmarke", "Kicker")),
    Field("Titel", "title", Kind.TEXT, ("Title", "Überschrift", "Schlagzeile")),
    Field("Unterzeile", "subtitle", Kind.TEXT, ("Untertitel", "Subtitle")),
    Field(
        "Autorin",
        "authors",
        Kind.NAMES,
        (
            *("Autor", "Autoren", "Autorinnen", "Autor:in", "Autor:innen", "Autor*in"),
            *("Autor*innen", "AutorIn", "AutorInnen", "Author", "Authors"),
            *("Verfasser", "Verfasserin", "Von"),
        ),
    ),
    Field("Ort", "place", Kind.TEXT, ("Place",)),
    Field("Datum", "date", Kind.DATE, ("Date", "Veröffentlicht", "Erschienen")),
    Field("Aktualisiert", "updated", Kind.DATE, ("Geändert", "Stand", "Updated")),
    Field("Nennt zuletzt", "mentions_until", Kind.DATE),
    Field(
        "Kategorien",
        "categories",
        Kind.TERMS,
        ("Kategorie", "Category", "Categories", "Rubrik", "Rubriken", "Ressort"),
    ),
    Field(
        "Schlagworte",
        "tags",
        Kind.TERMS,
        (
            "Schlagwort",
            "Schlagwörter",
            "Stichwort",
            "Stichworte",
            "Stichwörter",
            "Tag",
            "Tags",
            "Keywords",
        ),
    ),
    Field("Verlorene Schlagworte", "tags_lost", Kind.NUMBER),
    Field("Teaser", "teaser", Kind.TEXT, ("Vorspann", "Lead", "Anleser", "Zusammenfassung")),
    Field("Bilder", "images", Kind.IMAGES, ("Bild", "Images")),
    Field("Quelle", "source", Kind.TEXT, ("Quelldatei", "Source")),
    Field("Duplikat von", "duplicate_of", Kind.TEXT, ("Dublette von", "Doppelt zu")),
    Field(
        "Weiterleitungen",
        "redirects",
        Kind.TERMS,
        ("Weiterleitung", "Alte Adressen", "Redirects", "Redirect from", "Aliases"),
    ),
    Field("Unsicher", "guessed", Kind.TERMS),
    Field("Abgelehnte Schlagworte", "rejected_tags", Kind.TERMS),
    Field("Abgelehnte Kategorien", "rejected_categories", Kind.TERMS),
    Field("Kein Duplikat von", "not_duplicate_of", Kind.TERMS),
    Field("Geprüft", "reviewed", Kind.FLAG),
    Field("Entwurf", "draft", Kind.FLAG, ("Draft",)),
    Field("Adresse", "address", Kind.TEXT, ("Permalink", "Slug", "Kurzname")),
    Field("Fassung", "version", Kind.TEXT),
)

IMAGE_FIELDS: tuple[Field, ...] = (
    Field("Bildunterschrift", "caption", Kind.TEXT, ("Unterschrift", "Caption")),
    Field("Bildquelle", "credit", Kind.TEXT, ("Bildnachweis", "Foto", "Credit")),
    Field("Motiv", "subject", Kind.TEXT),
    Field("Datei", "file", Kind.TEXT, ("File",)),
    Field("Alternativtext", "alt", Kind.TEXT, ("Alt",)),
)


def folded(key: str) -> str:
    """Fold a key for comparison: case, accents, spaces, hyphens and underscores do not count."""
    return sort_key(key.replace("_", " "))[0].replace(" ", "")


def by_spelling(fields: tuple[Field, ...]) -> dict[str, Field]:
    """Map each understood spelling, folded, to its field."""
    return {folded(name): field for field in fields for name in (field.key, *field.aliases)}


SPELLINGS = by_spelling(FIELDS)
IMAGE_SPELLINGS = by_spelling(IMAGE_FIELDS)
