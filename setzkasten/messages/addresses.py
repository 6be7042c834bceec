"""Problems with addresses: redirects, and what was published once."""

from __future__ import annotations

from setzkasten.messages.entry import Entry
from setzkasten.model.problem import Severity

_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE

ENTRIES: dict[str, Entry] = {
    "adresse-verschwindet": Entry(
        _E,
        "Die Adresse »{adresse}« war schon veröffentlicht und hätte jetzt keine Seite mehr; darum "
        "wird die Website nicht erneuert.",
        "Haben Sie die Datei eines Artikels nur umbenannt, schreiben Sie in ihren Kopf "
        "»Adresse: {adresse}«. Sonst holen Sie die Seite zurück, oder schreiben Sie in "
        "content/adressen.lock hinter die Adresse, wohin sie führen soll (→ /neue/adresse/), oder "
        "das Wort »entfernt«, gern mit dem Datum.",
    ),
    "adresse-verschwunden": Entry(
        _W,
        "Die Adresse »{adresse}« war schon veröffentlicht und hat jetzt keine Seite mehr. In der "
        "Vorschau macht das nichts; »build« erneuert die Website so nicht.",
        "Haben Sie die Datei eines Artikels nur umbenannt, schreiben Sie in ihren Kopf "
        "»Adresse: {adresse}«. Sonst holen Sie die Seite zurück, oder schreiben Sie in "
        "content/adressen.lock hinter die Adresse, wohin sie führen soll (→ /neue/adresse/), oder "
        "das Wort »entfernt«, gern mit dem Datum.",
    ),
    "artikel-zurueckgezogen": Entry(
        _E,
        "Der Artikel war schon unter »{adresse}« veröffentlicht und ist jetzt wieder ein Entwurf; "
        "ohne ihn hätte die Adresse keine Seite mehr. Darum wird die Website nicht erneuert.",
        "Löschen Sie »Entwurf: ja«, oder schreiben Sie in content/adressen.lock hinter die "
        "Adresse, wohin sie führen soll (→ /neue/adresse/), oder das Wort »entfernt«.",
    ),
    "artikel-zurueckgezogen-vorschau": Entry(
        _W,
        "Der Artikel war schon unter »{adresse}« veröffentlicht und ist jetzt wieder ein Entwurf. "
        "In der Vorschau macht das nichts; »build« erneuert die Website so nicht.",
        "Löschen Sie »Entwurf: ja«, oder schreiben Sie in content/adressen.lock hinter die "
        "Adresse, wohin sie führen soll (→ /neue/adresse/), oder das Wort »entfernt«.",
    ),
    "artikel-verschoben": Entry(
        _E,
        "Der Artikel war schon unter »{adresse}« veröffentlicht und soll nach seinem Datum erst "
        "am {tag} erscheinen; bis dahin hätte die Adresse keine Seite. Darum wird die Website "
        "nicht erneuert.",
        "Berichtigen Sie »Datum«, oder schreiben Sie in content/adressen.lock hinter die Adresse, "
        "wohin sie führen soll (→ /neue/adresse/), oder das Wort »entfernt«.",
    ),
    "artikel-verschoben-vorschau": Entry(
        _W,
        "Der Artikel war schon unter »{adresse}« veröffentlicht und soll nach seinem Datum erst "
        "am {tag} erscheinen. In der Vorschau macht das nichts; »build« erneuert die Website so "
        "nicht.",
        "Berichtigen Sie »Datum«, oder schreiben Sie in content/adressen.lock hinter die Adresse, "
        "wohin sie führen soll (→ /neue/adresse/), oder das Wort »entfernt«.",
    ),
    "adressen-nicht-gemerkt": Entry(
        _W,
        "Die Liste der Adressen lässt sich nicht schreiben: {grund}. Die Website ist erneuert.",
        "Prüfen Sie Speicherplatz und Zugriffsrechte.",
    ),
    "weiterleitung-unlesbar": Entry(
        _W,
        "»{adresse}« ist keine Adresse, die ein Browser aufrufen könnte; sie leitet nicht weiter.",
        "Schreiben Sie sie so, wie sie im Browser stand: /2014/10/alt.html oder /?p=123.",
    ),
    "adressen-zeile": Entry(
        _W,
        "Die Zeile »{zeile}« ist nicht zu verstehen; sie wird nicht beachtet.",
        "Eine Zeile nennt eine Adresse und, wem sie gehört, wohin sie führt (→ /neu/) oder das "
        "Wort »entfernt«.",
    ),
    "adressen-konflikt": Entry(
        _W,
        "Hier steht noch eine Marke, die git bei einem Konflikt gesetzt hat: »{zeile}«. Sie wird "
        "nicht beachtet, alle Adressen darum herum gelten.",
        "Löschen Sie die Zeile.",
    ),
    "weiterleitung-belegt": Entry(
        _W,
        "Die alte Adresse »{adresse}« gehört heute zu einer Seite; sie leitet nicht weiter.",
        "Löschen Sie die Weiterleitung, oder geben Sie der Seite eine andere Adresse.",
    ),
    "weiterleitung-doppelt": Entry(
        _W,
        "Die alte Adresse »{adresse}« führt schon zu »{erste}«; diese Weiterleitung gilt nicht.",
        "Lassen Sie die Adresse nur bei einem Artikel stehen.",
    ),
    "weiterleitung-kreis": Entry(
        _W,
        "Die Weiterleitung von »{adresse}« nach »{ziel}« führt im Kreis; sie wird nicht benutzt.",
        "Löschen Sie eine der Weiterleitungen.",
    ),
    "weiterleitung-ins-leere": Entry(
        _W,
        "Die Weiterleitung von »{adresse}« führt zu »{ziel}«, und dort ist keine Seite; sie wird "
        "nicht benutzt.",
        "Berichtigen Sie das Ziel.",
    ),
    "weiterleitung-abfrage": Entry(
        _N,
        "GitHub Pages kann die alte Adresse »{adresse}« nicht weiterleiten: Es liefert Dateien "
        "aus und sieht nicht an, was hinter dem Fragezeichen steht.",
        "Wer sie aufruft, kommt zur Seite ohne diesen Zusatz. Netlify, nginx und Apache können es.",
    ),
    "weiterleitung-ausserhalb": Entry(
        _N,
        "GitHub Pages kann die alte Adresse »{adresse}« nicht weiterleiten: Die Website beginnt "
        "dort erst bei »{basis}«.",
        "Mit einer eigenen Domain beginnt sie bei »/«, dann geht es.",
    ),
    "weiterleitung-endung": Entry(
        _N,
        "GitHub Pages kann die alte Adresse »{adresse}« nicht weiterleiten: Dort kann keine "
        "HTML-Seite liegen, weil die Endung oder ein anderer Dateiname dem im Weg steht.",
        "Netlify, nginx und Apache können es.",
    ),
}
