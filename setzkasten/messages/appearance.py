"""Problems in settings, themes and templates."""

from __future__ import annotations

from setzkasten.messages.entry import Entry
from setzkasten.model.problem import Severity

_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE

ENTRIES: dict[str, Entry] = {
    "einstellungen-fehlen": Entry(
        _N,
        "Es gibt keine Datei mit Einstellungen; es gelten die Vorgaben.",
        "Legen Sie neben build.py die Datei setzkasten.yaml an.",
    ),
    "einstellungen-unbrauchbar": Entry(
        _E,
        "So stünde die ganze Website unter einem Titel, unter einer Adresse oder in einer "
        "Gestaltung, die niemand wollte. Darum wird nichts veröffentlicht; was es schon gibt, "
        "bleibt, wie es ist.",
        "Berichtigen Sie die Einstellungen an dieser Stelle, und bauen Sie noch einmal.",
    ),
    "beschriftung-unbekannt": Entry(
        _W,
        "Die Beschriftung »{name}« gibt es nicht; sie wird nicht benutzt.",
        "Meinten Sie »{gemeint}«?",
    ),
    "theme-fehlt": Entry(
        _E,
        "Das Theme »{theme}« gibt es nicht.",
        "Schreiben Sie in setzkasten.yaml hinter »Theme:« den Namen eines Ordners unter themes/. "
        "Vorhanden: {da}.",
    ),
    "theme-einstellung": Entry(
        _W,
        "Das Theme »{theme}« kennt die Einstellung »{name}« nicht; sie wird nicht benutzt.",
        "Es kennt: {da}.",
    ),
    "theme-einstellung-wert": Entry(
        _W,
        "Die Einstellung »{name}« des Themes »{theme}« kann nicht »{wert}« sein; es bleibt bei "
        "»{vorgabe}«.",
        "Zur Wahl stehen: {da}.",
    ),
    "vorlage-fehlt": Entry(
        _E,
        "Die Vorlage »{vorlage}« fehlt.{seite}",
        "Legen Sie sie im Ordner templates/ des Themes an, oder nennen Sie in theme.yaml unter "
        "»Basis« ein Theme, das sie hat.",
    ),
    "vorlage-syntax": Entry(
        _E,
        "Die Vorlage ist an dieser Stelle nicht zu lesen.{grund}{seite}",
        "Prüfen Sie, ob jede Klammer {{{{ … }}}} und {{% … %}} geschlossen ist und jedes if und "
        "for sein Ende hat. Namen, die mit _ beginnen, sind Vorlagen verschlossen.",
    ),
    "vorlage-name": Entry(
        _E,
        "Die Vorlage fragt nach {art} »{name}«, die es nicht gibt.{seite}",
        "Prüfen Sie den Namen.",
    ),
    "vorlage-name-aehnlich": Entry(
        _E,
        "Die Vorlage fragt nach {art} »{name}«, die es nicht gibt.{seite}",
        "Meinten Sie »{gemeint}«?",
    ),
    "vorlage-undefiniert": Entry(
        _E,
        "Die Vorlage benutzt den Namen »{name}«, doch {wo} hat ihn nicht.{seite}",
        "{gemeint}Vorhanden: {bekannt}.",
    ),
    "vorlage-fehler": Entry(
        _E,
        "Die Vorlage lässt sich nicht ausführen. Python meldet: »{meldung}«.{seite}",
        "Prüfen Sie die Zeile der Vorlage.",
    ),
}
