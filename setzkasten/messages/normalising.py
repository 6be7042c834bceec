"""Problems that the normaliser finds in a raw text."""

from __future__ import annotations

from setzkasten.messages.entry import Entry
from setzkasten.model.problem import Severity

_W, _N = Severity.WARNING, Severity.NOTE

ENTRIES: dict[str, Entry] = {
    "titel-geraten": Entry(
        _W,
        "Der Text hat keinen erkennbaren Titel; als Titel dienen die ersten Worte: »{titel}«.",
        "Tragen Sie in der Markdown-Datei den Titel ein und löschen Sie ihn aus »Unsicher«.",
    ),
    "kodierung-zweifelhaft": Entry(
        _W,
        "Die Kodierung der Datei ist nicht sicher. {grund}",
        "Prüfen Sie die Umlaute im Text; stimmen sie nicht, speichern Sie die Datei als UTF-8.",
    ),
    "zeichen-verloren": Entry(
        _W,
        "Zeichen sind verloren gegangen; im Text steht dafür »\ufffd« ({anzahl} Zeilen).",
        "Ergänzen Sie die fehlenden Buchstaben in der Markdown-Datei.",
    ),
    "schlagworte-verloren": Entry(
        _N,
        "Die Liste der Schlagworte ist leer bis auf ihre Trennzeichen; es fehlen wohl {anzahl}.",
        "Ergänzen Sie Schlagworte, wenn Sie sie kennen.",
    ),
}
