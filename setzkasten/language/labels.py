"""Every word the default themes put on a page: a new label is one new row here.

Templates ask with `label("weiter")`, and for counted nouns with
`counted(3, "kategorie")`: there `|` separates one from many. The settings of a
site may override each of them under `Beschriftungen:`.
"""

from __future__ import annotations

LABELS: dict[str, str] = {
    # --- counted nouns ------------------------------------------------------------------
    "artikel": "Artikel|Artikel",
    "kategorie": "Kategorie|Kategorien",
    "schlagwort": "Schlagwort|Schlagworte",
    "autorin": "Autorin oder Autor|Autorinnen und Autoren",
    "jahr": "Jahr|Jahre",
    "minute": "Minute|Minuten",
    # --- names of pages -----------------------------------------------------------------
    "startseite": "Startseite",
    "archiv": "Archiv",
    "kategorien": "Kategorien",
    "schlagworte": "Schlagworte",
    "autorinnen": "Autorinnen und Autoren",
    "undatiert": "Undatiert",
    "undatierte_artikel": "Artikel ohne Datum",
    "nicht_gefunden": "Seite nicht gefunden",
    # --- article ------------------------------------------------------------------------
    "von": "Von",
    "und": "und",
    "aktualisiert": "Aktualisiert am",
    "erschienen": "Erschienen am",
    "text_nennt_zuletzt": "Text nennt zuletzt",
    "schaetzung": "Schätzung",
    "geraten": "vom Programm vermutet",
    "lesezeit": "Lesezeit",
    "inhalt": "Inhalt",
    "bild": "Bild:",
    "bild_verloren": "Das Bild ist nicht erhalten.",
    "originaltext": "Originaltext",
    "quelle": "Quelle",
    "angaben": "Zu diesem Artikel",
    "adresse": "Adresse dieses Artikels",
    "frueher": "Früher erschienen",
    "spaeter": "Später erschienen",
    "vorheriger": "Voriger Artikel",
    "naechster": "Nächster Artikel",
    "entwurf": "Entwurf",
    "blaettern": "Weiterblättern",
    "altersangabe": "Dieser Artikel stammt aus dem Jahr",
    # --- lists --------------------------------------------------------------------------
    "neueste": "Neueste Artikel",
    "aus_dem_archiv": "Aus dem Archiv",
    "in_zahlen": "Das Archiv in Zahlen",
    "alle_kategorien": "Alle Kategorien",
    "alle_schlagworte": "Alle Schlagworte",
    "alle_artikel": "Alle Artikel",
    "haeufige_schlagworte": "Häufige Schlagworte",
    "artikel_pro_jahr": "Artikel pro Jahr",
    "jahre": "Jahre",
    "monate": "Monate",
    "seite": "Seite",
    "seiten": "Seiten",
    "seite_von": "von",
    "zurueck": "Zurück",
    "weiter": "Weiter",
    "register": "Register",
    "zum_archiv": "Zum Archiv",
    "keine_artikel": "Hier stehen noch keine Artikel.",
    # --- frame --------------------------------------------------------------------------
    "zum_inhalt": "Zum Inhalt springen",
    "hauptmenue": "Hauptmenü",
    "brotkrumen": "Sie sind hier",
    "fusszeile": "Fußzeile",
    "feed": "Atom-Feed",
    "farbschema": "Farbschema",
    "hell": "Hell",
    "dunkel": "Dunkel",
    "wie_system": "Wie das System",
    "nicht_gefunden_text": "Unter dieser Adresse gibt es im Archiv keine Seite. "
    "Vielleicht hilft einer dieser Wege weiter:",
    "erstellt_mit": "Gesetzt mit",
}
