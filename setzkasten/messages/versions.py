"""Problems between a raw text and its Markdown file."""

from __future__ import annotations

from setzkasten.messages.entry import Entry
from setzkasten.model.problem import Severity

_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE

ENTRIES: dict[str, Entry] = {
    "text-leer": Entry(
        _W, "Die Datei ist leer; daraus wird kein Artikel.", "Fügen Sie den Text ein."
    ),
    "text-fremdformat": Entry(
        _W,
        "Das ist eine {format} mit der Endung .txt; daraus wird kein Artikel.",
        "Öffnen Sie sie in ihrem Programm und wählen Sie »Speichern unter« → »Nur Text (*.txt)«, "
        "Kodierung UTF-8.",
    ),
    "original-geaendert": Entry(
        _W,
        "Der Originaltext {text} hat sich geändert, diese Fassung haben Sie von Hand bearbeitet. "
        "Ihre Fassung gilt. Unterschiede: {unterschiede}.",
        "Übernehmen Sie, was Sie brauchen. Löschen Sie dann die Zeile »Fassung«, und der Hinweis "
        "verschwindet. Oder löschen Sie diese Datei, dann entsteht sie neu aus dem Original.",
    ),
    "adresse-vergeben": Entry(
        _N,
        "Die Adresse »{adresse}« hat schon ein anderer Artikel; dieser bekommt »{neu}«.",
        "Wenn es derselbe Artikel ist, löschen Sie eine der beiden Dateien. Haben Sie die Datei "
        "als Vorlage kopiert, löschen Sie darin die Zeile »Adresse«.",
    ),
    "text-umbenannt": Entry(
        _N,
        "Die Textdatei {alt}, aus der dieser Artikel entstanden ist, heißt jetzt {neu}.",
        "Schreiben Sie in den Kopf »Quelle: {neu}«; sonst entsteht ein zweiter Artikel daraus, "
        "sobald sich ihr Text ändert.",
    ),
    "seite-adresse": Entry(
        _E,
        "Die Adresse »{adresse}« ist schon vergeben; die Seite erscheint nicht.",
        "Geben Sie der Datei einen anderen Namen.",
    ),
}
