"""Problems with hosts: what they do not take."""

from __future__ import annotations

from setzkasten.messages.entry import Entry
from setzkasten.model.problem import Severity

_E, _W = Severity.ERROR, Severity.WARNING

ENTRIES: dict[str, Entry] = {
    "grenze-ordner": Entry(
        _E,
        "In diesem Ordner liegen {anzahl} Dateien. Netlify nimmt höchstens {grenze} in einem "
        "Ordner an; das Veröffentlichen würde scheitern.",
        "Teilen Sie das Archiv auf zwei Websites auf, oder wählen Sie einen anderen Host.",
    ),
    "grenze-ordner-nah": Entry(
        _W,
        "In diesem Ordner liegen {anzahl} Dateien. Netlify nimmt höchstens {grenze} in einem "
        "Ordner an.",
        "Noch geht es. Überlegen Sie, wie das Archiv weiter wachsen soll.",
    ),
    "grenze-weiterleitungen": Entry(
        _W,
        "Es gibt {anzahl} Weiterleitungen. Ab {grenze} rät Netlify davon ab; das Veröffentlichen "
        "kann dann scheitern.",
        "Lassen Sie Weiterleitungen weg, die niemand mehr aufruft.",
    ),
    "grenze-groesse": Entry(
        _E,
        "Die Website ist {groesse} groß. GitHub Pages nimmt höchstens {grenze} an.",
        "Verkleinern Sie Bilder. Die größte Datei ist {datei} mit {dateigroesse}.",
    ),
    "grenze-groesse-nah": Entry(
        _W,
        "Die Website ist {groesse} groß. GitHub Pages nimmt höchstens {grenze} an.",
        "Noch geht es. Die größte Datei ist {datei} mit {dateigroesse}.",
    ),
    "grenze-verknuepfung": Entry(
        _E,
        "Das ist eine Verknüpfung. GitHub Pages nimmt nur Dateien und Ordner an.",
        "Löschen Sie den Ordner site/, und bauen Sie noch einmal.",
    ),
}
