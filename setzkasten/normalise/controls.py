"""Lines of nothing but the words of buttons and links: `Artikel drucken | Leserbrief schreiben`.

Websites word their controls in endless ways, yet from few words; a line that has no
other words is a control.
"""

from __future__ import annotations

import re

_STRONG = frozenset(
    """
    teilen geteilt weitersagen weitererzählen twittern tweet tweets tweeten retweet retweeten
    facebook twitter google xing linkedin whatsapp pinterest tumblr instagram flattr delicious
    digg reddit telegram threema drucken ausdrucken druckansicht druckversion druckfassung
    druckvorschau permalink permalinks trackback trackbacks pingback pingbacks kommentieren
    weiterempfehlen weiterleiten empfehlen versenden abonnieren abbestellen rss feed atom newsletter
    hinzufügen
    leserbrief merkliste merkzettel warenkorb startseite seitenanfang übersicht bookmark bookmarken
    lesezeichen rückverweise share shares like likes gefällt pdf podcast feedback
    impressum agb sitemap mediadaten kontaktformular inhaltsverzeichnis archiv schriftgröße
    verschicken herunterladen download schrift blogthis freigeben schreibe hinterlasse
    """.split()
)
_VERBS = frozenset(
    """
    teilen weitersagen twittern tweeten drucken ausdrucken kommentieren weiterempfehlen weiterleiten
    empfehlen versenden abonnieren abbestellen bookmarken permalink trackback druckansicht
    druckversion druckfassung gefällt zurück warenkorb merkliste merkzettel seitenanfang
    hinzufügen
    """.split()
)
_WEAK = frozenset(
    """
    a als am an auf aus bei bis das dein dem den der des die dies diese diesem diesen dieser dieses
    du ein eine einen einem einer es hier ihr im in ins ist jetzt kein keine keinen mal mit mir
    nach noch oben oder per pro sie uns um und unsere unseren via von vor weiter wie zu zum zur
    zurück über
    artikel beitrag beiträge seite seiten text post posts meldung thema inhalt anfang liste blog
    e mail mails email link links button kommentar kommentare antwort antworten version ansicht
    freund freunde freunden freundin kollegen person personen leser
    älterer ältere neuerer neuere nächster nächste nächsten vorheriger vorherige voriger vorige
    schreiben verfassen senden schicken speichern kopieren öffnen anzeigen ansehen lesen merken
    hinterlassen veröffentlichen melden fehler legen anmelden registrieren login suche
    tags kategorien bewerte adresse ihre navigation menü überspringen like us
    kontakt datenschutz home top plus gelesen aufrufe bewerten bewertung stimmen
    größer kleiner netzwerke netzwerken hinzu wird geladen lade this it on with print
    """.split()
)
_TURNS = frozenset(
    ("vorherige", "vorheriger", "nächste", "nächster", "voriger", "vorige", "älterer", "neuerer")
)
_TARGETS = frozenset(("inhalt", "oben", "liste", "weiter", "anfang", "seite", "artikel"))
_WORD = re.compile(r"[^\W\d_]+")
_SEPARATED = re.compile(r"[|·•()\[\]→←»«/:]|[0-9]")
_MOST_WORDS, _LONGEST = 14, 140


def is_control(text: str) -> bool:
    """Tell whether a line has only words of controls, one of them a telling one."""
    if len(text) > _LONGEST or text.endswith(("?", ";")):
        return False
    words = [word.lower() for word in _WORD.findall(text)]
    if not words or len(words) > _MOST_WORDS:
        return False
    strong = 0
    for word in words:
        if word in _STRONG:
            strong += 1
        elif word not in _WEAK:
            return False
    returns = "zurück" in words and bool(_TARGETS.intersection(words))
    turns = len(_TURNS.intersection(words)) > 1
    return strong > 0 or returns or turns


def turns_pages(text: str) -> bool:
    """Tell a link to the article before or after: `Nächste Session`."""
    return text.partition(" ")[0].lower() in _TURNS and text.count(" ") < _FEW


_FEW = 3


def may_start(word: str) -> bool:
    """Tell whether such a line may begin with a word, lower case."""
    return word in _STRONG or word in _WEAK or word.isdigit()


def is_plain_control(text: str) -> bool:
    """Tell a control that could as well be a heading: no bar, bracket or number in it."""
    return _SEPARATED.search(text) is None


_PAGES = frozenset(
    "home startseite kontakt impressum agb sitemap datenschutz archiv blog suche newsletter".split()
)


def lists_pages(text: str) -> bool:
    """Tell a site's menu: `Home Über uns Kontakt Impressum`."""
    return sum(word.lower() in _PAGES for word in _WORD.findall(text)) > 1


def commands(text: str) -> bool:
    """Tell whether a line tells its reader to do something."""
    return any(word.lower() in _VERBS for word in _WORD.findall(text))
