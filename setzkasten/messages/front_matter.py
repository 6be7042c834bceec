"""Problems in the head of a Markdown file."""

from __future__ import annotations

from setzkasten.messages.entry import Entry
from setzkasten.model.problem import Severity

_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE

ENTRIES: dict[str, Entry] = {
    "kopf-offen": Entry(
        _E,
        "Der Kopf der Datei beginnt mit »---«, hört aber nicht auf.",
        "Setzen Sie unter die letzte Angabe eine eigene Zeile mit drei Bindestrichen: ---",
    ),
    "kopf-yaml": Entry(
        _E,
        "Der Kopf der Datei ist an dieser Stelle nicht zu lesen.",
        "Jede Angabe steht in einer eigenen Zeile als »Schlüssel: Wert«. Setzen Sie Werte mit "
        'Sonderzeichen in gerade Anführungszeichen: Titel: "…"',
    ),
    "kopf-tabulator": Entry(
        _E,
        "Im Kopf der Datei steht ein Tabulator.",
        "Ersetzen Sie ihn durch Leerzeichen.",
    ),
    "kopf-keine-paare": Entry(
        _E,
        "Im Kopf der Datei stehen keine Angaben der Form »Schlüssel: Wert«.",
        "Schreiben Sie zum Beispiel eine Zeile »Titel: Mein Artikel«.",
    ),
    "kopf-anfuehrung": Entry(
        _N,
        "Ein Wert enthält Zeichen, die im Kopf eine eigene Bedeutung haben; er wurde als Text "
        "gelesen.",
        'Setzen Sie ihn in gerade Anführungszeichen, dann ist er eindeutig: Titel: "…"',
    ),
    "wert-falsch": Entry(
        _W,
        "»{schluessel}: {wert}« lässt sich nicht lesen; die Angabe wird nicht benutzt.",
        "Erwartet wird {erwartet}.",
    ),
    "liste-lang": Entry(
        _W,
        "Hinter »{schluessel}« stehen {anzahl} Einträge; auf der Website stehen die ersten "
        "{genug}. In der Datei bleiben alle.",
        "Lassen Sie die Einträge stehen, unter denen jemand diesen Artikel suchen würde.",
    ),
    "schluessel-doppelt": Entry(
        _W,
        "»{schluessel}« steht zweimal im Kopf; es gilt die erste Angabe.",
        "Löschen Sie eine der beiden Zeilen.",
    ),
    "schluessel-aehnlich": Entry(
        _W,
        "Den Schlüssel »{schluessel}« gibt es nicht; die Angabe wird nicht benutzt.",
        "Meinten Sie »{gemeint}«?",
    ),
    "schluessel-unbekannt": Entry(
        _W,
        "Den Schlüssel »{schluessel}« gibt es nicht; die Angabe wird nicht benutzt.",
        "Diese Schlüssel gibt es: {bekannt}.",
    ),
    "titel-fehlt": Entry(
        _W,
        "Die Datei hat keinen Titel; auf der Seite steht »{titel}«.",
        "Ergänzen Sie im Kopf eine Zeile: Titel: …",
    ),
}
