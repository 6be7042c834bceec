"""Problems with files and folders."""

from __future__ import annotations

from setzkasten.messages.entry import Entry
from setzkasten.model.problem import Severity

_E, _W = Severity.ERROR, Severity.WARNING

ENTRIES: dict[str, Entry] = {
    "nicht-lesbar": Entry(
        _E,
        "Die Datei lässt sich nicht lesen: {grund}.",
        "Schließen Sie Programme, die sie geöffnet haben, und prüfen Sie die Zugriffsrechte.",
    ),
    "ordner-nicht-lesbar": Entry(
        _E, "Der Ordner lässt sich nicht lesen: {grund}.", "Prüfen Sie die Zugriffsrechte."
    ),
    "nicht-schreibbar": Entry(
        _W,
        "Die Datei lässt sich nicht schreiben: {grund}. Der Artikel steht trotzdem auf der "
        "Website.",
        "Prüfen Sie Speicherplatz und Zugriffsrechte.",
    ),
    "nicht-loeschbar": Entry(
        _W,
        "Die Datei lässt sich nicht löschen: {grund}.",
        "Löschen Sie sie von Hand, wenn der Artikel verschwinden soll.",
    ),
    "zu-gross": Entry(
        _E,
        "Die Datei ist größer als {megabyte} MB und wird nicht gelesen.",
        "Teilen Sie sie auf.",
    ),
    "kein-utf8": Entry(
        _E,
        "Die Datei ist nicht in der Kodierung UTF-8 gespeichert.",
        "Wählen Sie in Ihrem Editor »Speichern unter« und dort die Kodierung UTF-8.",
    ),
    "keine-datei": Entry(
        _W,
        "Das ist eine Verknüpfung oder keine gewöhnliche Datei; sie wird nicht gelesen.",
        "Legen Sie die Datei selbst hierher.",
    ),
    "dateiname-unlesbar": Entry(
        _W,
        "Der Dateiname enthält Zeichen, die sich nicht lesen lassen; die Datei wird nicht gelesen.",
        "Benennen Sie die Datei um.",
    ),
    "falscher-ordner": Entry(
        _W,
        "Diese Datei liegt im falschen Ordner und wird nicht gelesen.",
        "Verschieben Sie sie nach {richtig}/.",
    ),
    "kein-klartext": Entry(
        _W,
        "Diese Datei ist kein reiner Text und wird nicht gelesen.",
        "Öffnen Sie sie in Word und wählen Sie »Speichern unter« → »Nur Text (*.txt)«, "
        "Kodierung UTF-8.",
    ),
    "programmfehler": Entry(
        _E,
        "Bei dieser Datei ist Setzkasten auf einen eigenen Fehler gestoßen ({fehler}); sie fehlt "
        "auf der Website, alle anderen sind gebaut.",
        "Bitte schicken Sie die Datei den Entwicklerinnen und Entwicklern.",
    ),
    "nicht-gemerkt": Entry(
        _W,
        "Was dieser Bau getan hat, ließ sich nicht festhalten: {grund}. Die Website ist auf dem "
        "neuen Stand; nur der nächste Bau dauert länger.",
        "Prüfen Sie Speicherplatz und Zugriffsrechte.",
    ),
    "bau-laeuft": Entry(
        _E,
        "In diesem Archiv wird gerade schon gebaut ({wer}). Zwei Bauten zugleich würden einander "
        "stören, darum ist dieser nicht begonnen worden.",
        "Warten Sie, bis der andere fertig ist, und starten Sie dann noch einmal.",
    ),
    "bau-gescheitert": Entry(
        _E,
        "Die Website konnte nicht geschrieben werden: {grund}. Die bisherige bleibt, wie sie ist.",
        "Prüfen Sie Speicherplatz und Zugriffsrechte, und starten Sie noch einmal.",
    ),
}
