"""The catalogue of problems: what is wrong and what to do, in German.

A new problem is a new row here; code builds it with `setzkasten.model.problem.problem`.
`{name}` stands for a value that the problem brings along.
"""

from __future__ import annotations

from dataclasses import dataclass

from setzkasten.model.problem import Problem, Severity

_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE


@dataclass(frozen=True, slots=True)
class Entry:
    """How much a problem matters, what is wrong, and what to do about it."""

    severity: Severity
    text: str
    cure: str = ""


CATALOGUE: dict[str, Entry] = {
    # --- front matter ------------------------------------------------------------------
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
    # --- settings and themes -------------------------------------------------------------
    "einstellungen-fehlen": Entry(
        _N,
        "Es gibt keine Datei mit Einstellungen; es gelten die Vorgaben.",
        "Legen Sie neben build.py die Datei setzkasten.yaml an.",
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
    "vorlage-fehlt": Entry(
        _E,
        "Die Vorlage »{vorlage}« fehlt.{seite}",
        "Legen Sie sie im Ordner templates/ des Themes an, oder nennen Sie in theme.yaml unter "
        "»Basis« ein Theme, das sie hat.",
    ),
    "vorlage-syntax": Entry(
        _E,
        "Die Vorlage ist an dieser Stelle nicht zu lesen.{seite}",
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
        "Die Vorlage benutzt einen Namen, den es auf dieser Seite nicht gibt ({meldung}).{seite}",
        "Hier gibt es: {bekannt}.",
    ),
    "vorlage-fehler": Entry(
        _E,
        "Die Vorlage lässt sich nicht ausführen ({meldung}).{seite}",
        "Prüfen Sie die Zeile der Vorlage.",
    ),
    # --- files ---------------------------------------------------------------------------
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
    "bau-gescheitert": Entry(
        _E,
        "Die Website konnte nicht geschrieben werden: {grund}. Die bisherige bleibt, wie sie ist.",
        "Prüfen Sie Speicherplatz und Zugriffsrechte, und starten Sie noch einmal.",
    ),
    # --- raw texts and their Markdown ----------------------------------------------------
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
        "Wenn es derselbe Artikel ist, löschen Sie eine der beiden Dateien.",
    ),
    "seite-adresse": Entry(
        _E,
        "Die Adresse »{adresse}« ist schon vergeben; die Seite erscheint nicht.",
        "Geben Sie der Datei einen anderen Namen.",
    ),
    # --- the archive as a whole ----------------------------------------------------------
    "begriff-schreibweisen": Entry(
        _N,
        "{taxonomie}: »{begriff}« kommt auch in anderer Schreibweise vor und gilt als derselbe "
        "Begriff: {andere}.",
        "Vereinheitlichen Sie die Schreibweise, wenn Sie mögen.",
    ),
    "begriff-adresse": Entry(
        _N,
        "{taxonomie}: »{begriff}« und ein anderer Begriff hätten dieselbe Adresse »{adresse}«; "
        "dieser bekommt »{neu}«.",
        "Wenn beide dasselbe meinen, schreiben Sie sie gleich.",
    ),
    # --- normalising -------------------------------------------------------------------
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


@dataclass(frozen=True, slots=True)
class Wording:
    """A problem in German, ready to be shown."""

    severity: Severity
    place: str
    text: str
    cure: str


def wording(problem: Problem) -> Wording:
    """Say a problem in German.

    Raises:
        KeyError: the code is not in the catalogue, or a value is missing (a programming error).
    """
    entry = CATALOGUE[problem.code]
    values = dict(problem.values)
    if values.get("seite"):
        values["seite"] = f" Betroffen ist die Seite {values['seite']}."
    place = problem.path if problem.line is None else f"{problem.path}, Zeile {problem.line}"
    return Wording(
        entry.severity, place, entry.text.format_map(values), entry.cure.format_map(values)
    )
