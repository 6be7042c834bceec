"""Problems that `check` looks for in the articles, the terms and the free pages."""

from __future__ import annotations

from setzkasten.messages.entry import Entry
from setzkasten.model.problem import Severity

_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE

ENTRIES: dict[str, Entry] = {
    "link-kaputt": Entry(
        _E,
        "Der Link auf »{ziel}« führt ins Leere: Unter dieser Adresse ist keine Seite.",
        "Berichtigen Sie die Adresse.{vorschlag}",
    ),
    "link-anker": Entry(
        _W,
        "Der Link auf »{ziel}« findet seine Stelle nicht: Auf der Seite gibt es keine Überschrift "
        "mit dem Anker »{anker}«.",
        "Berichtigen Sie, was hinter dem # steht, oder lassen Sie es weg.",
    ),
    "bild-datei-fehlt": Entry(
        _W,
        "Die Bilddatei »{datei}« gibt es nicht.",
        "Legen Sie sie nach content/bilder/, oder löschen Sie die Angabe der Datei; dann steht an "
        "ihrer Stelle, dass das Bild nicht erhalten ist.",
    ),
    "bild-nummer": Entry(
        _W,
        "Hier steht Bild {nummer}, in der Liste »Bilder« gibt es aber nur {anzahl}.",
        "Berichtigen Sie die Nummer, oder ergänzen Sie das Bild im Kopf.",
    ),
    "bildquelle-fehlt": Entry(
        _W,
        "Bild {nummer} hat keine Bildquelle.",
        "Nennen Sie im Kopf unter »Bildquelle«, von wem das Bild ist.",
    ),
    "bildquelle-verloren": Entry(
        _N,
        "Zu Bild {nummer} ist keine Bildquelle bekannt; das Bild selbst ist nicht erhalten.",
        "Ergänzen Sie »Bildquelle«, wenn Sie wissen, von wem das Bild war.",
    ),
    "kategorie-fehlt": Entry(
        _N, "Der Artikel hat keine Kategorie.", "Ergänzen Sie »Kategorien«, wenn eine passt."
    ),
    "autorin-fehlt": Entry(
        _N,
        "Wer den Artikel geschrieben hat, ist nicht bekannt.",
        "Ergänzen Sie »Autorin«, wenn Sie es wissen.",
    ),
    "datum-fehlt": Entry(
        _N,
        "Wann der Artikel erschienen ist, ist nicht bekannt; er steht bei den undatierten.",
        "Ergänzen Sie »Datum«, wenn Sie es wissen; ein Jahr genügt.",
    ),
    "datum-voraus": Entry(
        _N,
        "»{schluessel}: {datum}« liegt in der Zukunft.",
        "Ist das geplant, ist alles gut; sonst berichtigen Sie das Datum.",
    ),
    "erscheint-spaeter": Entry(
        _N,
        "Der Artikel erscheint nach seinem Datum erst am {tag}; bis dahin steht er nur in der "
        "Vorschau.",
        "Ist das geplant, ist alles gut; sonst berichtigen Sie »Datum«.",
    ),
    "erscheint-viel-spaeter": Entry(
        _W,
        "Der Artikel erscheint nach seinem Datum erst am {tag}, in mehr als einem Jahr; bis dahin "
        "steht er nur in der Vorschau.",
        "Vermutlich ein Tippfehler: Berichtigen Sie »Datum«.",
    ),
    "datum-weit-voraus": Entry(
        _W,
        "»{schluessel}: {datum}« liegt mehr als ein Jahr in der Zukunft.",
        "Vermutlich ein Tippfehler: Berichtigen Sie das Datum.",
    ),
    "titel-vermutet": Entry(
        _W,
        "Der Titel »{titel}« ist nur vermutet.",
        "Stimmt er, löschen Sie »Titel« hinter »Unsicher«; sonst tragen Sie den richtigen ein.",
    ),
    "angabe-vermutet": Entry(
        _N,
        "Nur vermutet: {angaben}.",
        "Stimmt es, löschen Sie die Zeile »Unsicher«; sonst berichtigen Sie die Angabe.",
    ),
    "schlagworte-fehlen": Entry(
        _N,
        "Mit dem Originaltext verloren gegangen: {anzahl}.",
        "Ergänzen Sie »Schlagworte«, wenn Sie sie kennen, und löschen Sie dann »Verlorene "
        "Schlagworte«.",
    ),
    "titel-doppelt": Entry(
        _W,
        "Den Titel »{titel}« haben mehrere Artikel: auch {andere}.",
        "Ist es derselbe Artikel, schreiben Sie in den Kopf des einen »Duplikat von: {slug}«; "
        "sonst hilft eine Unterzeile, sie zu unterscheiden.",
    ),
    "fast-gleich": Entry(
        _W,
        "Der Text ist zu {prozent} % derselbe wie in {andere}.",
        "Ist es derselbe Artikel, schreiben Sie in den Kopf des einen »Duplikat von: {slug}«.",
    ),
    "teil-von": Entry(
        _W,
        "Der Text steht zu {prozent} % auch in {andere}, das länger ist.",
        "Ist es derselbe Artikel, schreiben Sie in diesen Kopf »Duplikat von: {slug}«.",
    ),
    "duplikat-unbekannt": Entry(
        _W,
        "»Duplikat von: {wert}« nennt einen Artikel, den es nicht gibt; dieser hier behält seine "
        "Seite.",
        "Schreiben Sie den Namen seiner Datei in content/artikel/, mit oder ohne .md.",
    ),
    "duplikat-wartet": Entry(
        _W,
        "»Duplikat von: {wert}« nennt einen Artikel, der noch nicht erscheint; bis dahin behält "
        "dieser hier seine Seite.",
        "Veröffentlichen Sie den anderen, oder löschen Sie die Angabe.",
    ),
    "duplikat-kreis": Entry(
        _W,
        "»Duplikat von: {wert}« führt im Kreis zurück zu diesem Artikel; er behält seine Seite.",
        "Löschen Sie die Angabe bei dem Artikel, der bleiben soll.",
    ),
    "begriff-einzeln": Entry(
        _N,
        "{taxonomie}: »{begriff}« hat nur einen Artikel.",
        "Wenn ein anderer Begriff dasselbe meint, führen Sie beide zusammen: "
        'python build.py term merge "dieser Begriff" "der andere"',
    ),
    "begriff-schreibweise": Entry(
        _N,
        "{taxonomie}: »{schreibweise}« heißt sonst »{begriff}« und gilt als derselbe Begriff.",
        "python build.py check --fix schreibt es überall gleich.",
    ),
    "begriff-aehnlich": Entry(
        _N,
        "{taxonomie}: »{begriff}« ({anzahl}) und »{anderer}« ({andere_anzahl}) sind einander sehr "
        "ähnlich.",
        "Ist dasselbe gemeint, führen Sie beide zusammen: "
        'python build.py term merge "{begriff}" "{anderer}"',
    ),
    "angabe-unordentlich": Entry(
        _N,
        "In »{schluessel}« stehen überflüssige Leerzeichen, oder etwas steht zweimal in der Liste.",
        "Auf der Seite ist davon nichts zu sehen. python build.py check --fix räumt auf.",
    ),
    "ausfuellen": Entry(
        _W,
        "Hier ist noch etwas auszufüllen: »{stelle}«.",
        "Ersetzen Sie den Platzhalter.",
    ),
    "seite-fehlt": Entry(
        _W,
        "Die Website hat keine Seite »{titel}«.",
        "Legen Sie die Datei content/seiten/{slug}.md an. Ob Sie sie brauchen, sagt das Gesetz "
        "(§ 5 DDG, Art. 13 DSGVO).",
    ),
    "kopf-nicht-aenderbar": Entry(
        _W,
        "Der Kopf dieser Datei lässt sich nicht ändern, ohne mehr zu ändern als gewünscht; die "
        "Datei bleibt, wie sie ist.",
        "Ändern Sie die Angabe von Hand.",
    ),
    "nicht-geschrieben": Entry(
        _E,
        "Die Datei lässt sich nicht schreiben: {grund}. Sie bleibt, wie sie ist.",
        "Prüfen Sie Speicherplatz und Zugriffsrechte.",
    ),
    "inzwischen-geaendert": Entry(
        _W,
        "Die Datei ist inzwischen von anderer Seite geändert worden; sie bleibt, wie sie ist.",
        "Starten Sie den Befehl noch einmal.",
    ),
}
