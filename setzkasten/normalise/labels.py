"""The words before a colon that say what follows: all of them in one table.

A new label word is a new word in `LABELS`, nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from setzkasten.model.ledger import Role
from setzkasten.normalise.unit import Unit


@dataclass(frozen=True, slots=True)
class Label:
    """Words that announce a field.

    Attributes:
        role: the field.
        words: how the label may begin, any case.
        colon: whether a colon has to follow; otherwise the value may follow at once.
        alone: whether the word alone on its line announces the lines below it.
    """

    role: Role
    words: tuple[str, ...]
    colon: bool = True
    alone: bool = False


def _words(text: str) -> tuple[str, ...]:
    return tuple([word.strip() for word in text.split("|")])


LABELS: tuple[Label, ...] = (
    Label(
        Role.KICKER,
        _words("Dachzeile | Spitzmarke | Kicker"),
    ),
    Label(
        Role.TITLE,
        _words(
            "Titel | Überschrift | Schlagzeile | Headline | Title | Betreff | Subject | Betrifft"
        ),
    ),
    Label(
        Role.SUBTITLE,
        _words("Unterzeile | Untertitel | Subtitle"),
    ),
    Label(
        Role.TEASER,
        _words("Teaser | Vorspann | Lead | Anreißer | Anleser"),
    ),
    Label(
        Role.AUTHOR,
        _words(
            "Autor | Autorin | Autoren | Autorinnen | Autor/in | Autor:in | Autor*in | AutorIn | "
            "Autor/-in | Autor:innen | Autor*innen | Autor_in | Author | Verfasser | Verfasserin | "
            "Text | Texte | Redaktion | Redakteur | Redakteurin | Protokoll | Interview | "
            "Bericht | "
            "Text und Fotos | Text und Foto | Text & Fotos | Mitarbeit | Gastautor | Gastautorin | "
            "Gastautoren | Gastautorinnen | "
            "Gastbeitrag | Geschrieben von | Verfasst von | Verf. | Es berichtet | Es berichten | "
            "Es schreibt | Es schrieb | Fotos und Text | Text/Foto | Text/Fotos | Text, Fotos | "
            "Text & Bild | Text & Bilder | Text und Bild | Text und Bilder | Bild und Text "
            "| Text + Foto | Text + Fotos | "
            "Reportage | Rezension | Kolumne | Gastkommentar | Gespräch | Fragen | Absender | "
            "Interview und Fotos | Beitrag | Eingesandt von | Schreiber | Aufgeschrieben"
        ),
    ),
    Label(
        Role.AUTHOR,
        _words(
            "Von | by | Geschrieben von | Verfasst von | Ein Gastbeitrag von | Gastbeitrag von | "
            "Ein Beitrag von | Beitrag von | Ein Artikel von | Artikel von | Ein Kommentar von | "
            "Kommentar von | Eine Analyse von | Analyse von | Ein Interview von | Interview von | "
            "Das Interview führte | Das Interview führten | Interview führte | Ein Bericht von | "
            "Das Gespräch führte | Das Gespräch führten | Die Fragen stellte | Die Fragen stellten "
            "| Bericht von | Erstellt von | Gepostet von | Posted by | Eingestellt von | "
            "Text von | "
            "Aufgezeichnet von | Eine Glosse von | Eine Kolumne von | Kolumne von | Gastautor | "
            "Protokolliert von | Ein Erfahrungsbericht von | Ein Porträt von | "
            "Eine Reportage von | "
            "Ein Text von | Notiert von | Mit Material von | Veröffentlicht von | Recherche von | "
            "Publiziert von | Von unserer Redakteurin | Von unserem Redakteur | "
            "Von unserer Autorin "
            "| Von unserem Autor | Von Gastautor | Von Gastautorin | Von unserem Korrespondenten | "
            "Von unserer Korrespondentin | Diesmal von | Heute von | Diese Woche von "
            "| Von unserem | Von unserer | gez. | gezeichnet | i. A. | "
            "i.A. | Aufgeschrieben von | Zusammengestellt von | Recherchiert von | Getestet von | "
            "Eingesandt von | Mitgeteilt von | Beobachtet von | Ausprobiert von | Fotografiert und "
            "geschrieben von | Es schreibt | Es berichtet | Text: | Text & Fotos von | "
            "Text und Fotos von | Text und Foto von | Ein Interview mit Fragen von | "
            "Interview geführt von | Das Interview führte für uns | Übersetzt von"
        ),
        colon=False,
    ),
    Label(
        Role.DATE,
        _words(
            "Datum | Veröffentlicht | Veröffentlicht am | Erschienen | Erschienen am | "
            "Publiziert | "
            "Publiziert am | Online seit | Erstellt | Erstellt am | Erscheinungsdatum | Date | "
            "Veröffentlichung | Geschrieben am | Gepostet am | Posted on | Eingestellt am | "
            "Verfasst am | Meldung vom | Artikel vom | Beitrag vom | Vom | Am | Published | "
            "Veröffentlichungsdatum | Pressemitteilung vom | Ausgabe vom | Zuerst erschienen am | "
            "Verschickt am | Versandt am | Gesendet | Gesendet am | Eintrag vom | Bericht vom | "
            "Nachricht vom | Text vom | Notiz vom | Freigegeben am | Online gestellt am | "
            "Online seit dem | Eingestellt | Gepostet | Seit | Den | Zuerst veröffentlicht am | "
            "Ursprünglich veröffentlicht am | Ersterscheinung | Erschien am | Sendedatum | "
            "Aus der Ausgabe vom | Newsletter vom | Rundbrief vom | Kolumne vom"
        ),
        colon=False,
    ),
    Label(
        Role.UPDATED,
        _words(
            "Aktualisiert | Aktualisiert am | Letzte Aktualisierung | Letzte Aktualisierung am | "
            "Zuletzt aktualisiert | Zuletzt aktualisiert am | Letzte Änderung | Geändert am | "
            "Zuletzt geändert | Zuletzt geändert am | Stand | Letztes Update | Update | "
            "Aktualisierung | Letzte Bearbeitung | Überarbeitet am | Letzte Änderung am | Update "
            "vom | Letzter Stand | Aktualisiert um | Zuletzt überarbeitet am | Überarbeitet "
            "| Ergänzt am | "
            "Nachgetragen am | Fassung vom | Korrigiert am | Stand vom | Stand der Informationen | "
            " Bearbeitet am | Zuletzt bearbeitet am"
        ),
        colon=False,
    ),
    Label(
        Role.PLACE,
        _words("Ort | Standort"),
    ),
    Label(
        Role.CATEGORIES,
        _words(
            "Kategorie | Kategorien | Rubrik | Rubriken | Ressort | Ressorts | Thema | Themen | "
            "Kategorie(n) | Category | Categories | Themengebiet | Themenbereich | Channel | "
            "Rechtsgebiet | Rechtsgebiete | Sachgebiet | Fachgebiet | Themenfeld"
        ),
        alone=True,
    ),
    Label(
        Role.CATEGORIES,
        _words(
            "Abgelegt unter | Abgelegt in | Einsortiert unter | Eingeordnet unter | Filed under | "
            "Posted in | Veröffentlicht in | Veröffentlicht unter | Kategorisiert unter | "
            "Gespeichert unter | Erschienen in der Rubrik | Gepostet in | Kategorisiert als | Aus "
            "der Rubrik | Einsortiert in"
        ),
        colon=False,
        alone=True,
    ),
    Label(
        Role.TAGS,
        _words(
            "Schlagwort | Schlagworte | Schlagwörter | Stichwort | Stichworte | "
            "Stichwörter | Tag | "
            "Tags | Hashtag | Hashtags | Keyword | Keywords | Schlagwort(e) | Labels | "
            "Schlagworte/Tags | Stichwort(e) | Schlüsselwörter | Suchbegriffe | Tagged | Label | "
            "Verschlagwortet | Getaggt | Markiert | Themenseiten | Themenseite"
        ),
        alone=True,
    ),
    Label(
        Role.TAGS,
        _words(
            "Getaggt mit | Verschlagwortet mit | Verschlagwortet als | Tagged with | Getaggt als | "
            "Mit den Schlagworten | Mit den Stichworten | Markiert mit | Getaggt unter | "
            "Verschlagwortet unter"
        ),
        colon=False,
        alone=True,
    ),
    Label(
        Role.TAGS,
        _words(
            "Tags für diesen Artikel | Tags für diesen Beitrag | Tags zu diesem Artikel | "
            "Tags zu diesem Beitrag | Tags zum Artikel | Tags zum Beitrag | "
            "Schlagworte zu diesem Artikel | Schlagworte zu diesem Beitrag | "
            "Schlagworte zum Artikel | Schlagworte zum Beitrag | Schlagwörter zum Artikel | "
            "Schlagwörter zu diesem Artikel | Schlagwörter zu diesem Beitrag | "
            "Stichworte zu diesem Artikel | Stichworte zum Artikel | Stichworte zum Thema | "
            "Stichwörter zum Artikel | Stichwörter zu diesem Artikel"
        ),
        alone=True,
    ),
    Label(
        Role.CAPTION,
        _words(
            "Bildunterschrift | Bildtext | Bildlegende | BU | Im Bild | Auf dem Bild | Unser Bild "
            "zeigt | Auf dem Foto | Bildzeile | Bildbeschreibung | Foto oben"
        ),
    ),
    Label(
        Role.CREDIT,
        _words(
            "Bildquelle | Bildquellen | Bildnachweis | Bildnachweise | Bildrechte | Bildrecht | "
            "Fotoquelle | Fotonachweis | Fotocredit | Bild | Bilder | Foto | Fotos | "
            "Photo | Photos "
            "| Grafik | Grafiken | Graphik | Illustration | Illustrationen | Screenshot | "
            "Screenshots | Titelbild | Titelfoto | Aufmacherbild | Aufmacher | Artikelbild | "
            "Beitragsbild | Infografik | Abbildung | Abb. | Symbolbild | Symbolfoto | Karte | "
            "Collage | Fotomontage | Montage | Foto-Quelle | Bild-Quelle | Zeichnung | Cartoon | "
            "Bild-Copyright | Bildcredit | Bildcredits | Picture | Image | Video | Archivfoto | "
            "Archivbild | Werkbild | Werkfoto | Werksfoto | Pressefoto | Pressebild "
            "| Agenturfoto | "
            "Produktfoto | Produktbild | Luftbild | Repro | Reproduktion | Fotos und Text | "
            "Fotografien | Fotografiert von | Bild und Text | Illustriert von | Foto und Text | "
            "Logo | Quelle | Fotograf | Fotografin | Fotografie | Bildautor | "
            "Foto/Copyright | Foto/Montage | Foto-Montage | Foto/Grafik | Bild/Quelle | "
            "Bild/Foto | "
            "Foto/Quelle | Foto/Bild | Bild/Grafik | Foto & Montage | "
            "Karikatur | Screenshot-Quelle | Copyright | Credit | Chart | Diagramm | Fotorechte"
        ),
    ),
)
"""All label words by the field they announce."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label that was found: which, the word as typed, and what follows it."""

    label: Label
    word: str
    value: str
    colon: bool


_FRONT = re.compile(r"[^\w©]{0,3}")
_AFTER = re.compile(r"\s*(?P<colon>[:：])\s*|\s*(?=[,;|]\s*(?:[,;|]|\Z))|\s+|\Z")


def _first_word(words: str) -> str:
    match = re.match(r"[^\W\d_]+", words)
    return match.group().lower() if match else ""


def _by_first_word() -> dict[str, tuple[tuple[str, Label], ...]]:
    table: dict[str, list[tuple[str, Label]]] = {}
    for label in LABELS:
        for words in label.words:
            table.setdefault(_first_word(words), []).append((words.lower(), label))
    return {
        first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in table.items()
    }


_TABLE = _by_first_word()
_LONGEST = max(len(words) for label in LABELS for words in label.words)


def first_words_of(roles: Collection[Role]) -> frozenset[str]:
    """Return the first words, lower case, of all labels of some fields."""
    return frozenset(
        [_first_word(words) for row in LABELS if row.role in roles for words in row.words]
    )


def find_label(unit: Unit) -> Labelled | None:
    """Return the label that a unit begins with, or None."""
    if unit.lead not in _TABLE:
        return None
    return _find(unit.lead, unit.plain) if unit.short else _match(unit.plain, _TABLE[unit.lead])


@lru_cache(maxsize=2048)  # each line is looked at by several recognisers
def _find(first: str, text: str) -> Labelled | None:
    return _match(text, _TABLE[first])


def label_of(text: str) -> Labelled | None:
    """Return the label that a text begins with, or None; the text has its white space folded."""
    rows = _TABLE.get(_first_word(text))
    return _match(text, rows) if rows else None


def _match(text: str, rows: tuple[tuple[str, Label], ...]) -> Labelled | None:
    front = None if text[0].isalpha() else _FRONT.match(text)  # signs before a label
    start = front.end() if front else 0
    lower = text[start : start + _LONGEST].lower()
    for words, label in rows:
        if not lower.startswith(words):
            continue
        after = _AFTER.match(text, start + len(words))
        if after is None:
            continue
        value = text[after.end() :]
        colon = after["colon"] is not None
        if label.colon and not colon and value and value[0] not in ",;|":
            continue
        return Labelled(label, text[start : start + len(words)], value, colon)
    return None
