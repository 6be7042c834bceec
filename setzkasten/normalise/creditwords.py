"""The words before a picture's credit, as a grammar: what it is, that it is a credit, which one.

`Foto`, `Teaserbild`, `Produktfotos`, `Foto-Credit`, `Quelle des Bildes`, `Bilder 1-3`,
`Foto (links)`. Websites name their pictures in endless ways, yet from few parts; single
words of the table `LABELS` count as well.
"""

from __future__ import annotations

import re

from setzkasten.model.ledger import Role
from setzkasten.normalise.labels import LABELS

_LISTED = "|".join(
    sorted(
        [re.escape(word) for row in LABELS if row.role is Role.CREDIT for word in row.words],
        key=len,
        reverse=True,
    )
)
# What a picture is. Any word may stand before "foto"; "Vorbild" and "Stadtbild" are no pictures.
_KIND = (
    r"(?:(?:[^\W\d_]{2,14}-?)?(?:foto(?:s|\(s\)|grafien?)?|fotos?|photos?|grafik(?:en)?)"
    r"|(?:(?:teaser|header|kopf|vorschau|artikel|beitrags|start|titel|aufmacher|symbol|archiv|werk"
    r"|werks|presse|produkt|luft|agentur|haupt|gruppen|firmen|serien|cover|anreißer|slider"
    r"|themen|stimmungs|fall|detail)-?)?bild(?:er)?"
    r"|(?:info|schau)?grafik(?:en)?|aufnahmen?|visualisierung(?:en)?|rendering|screenshots?"
    r"|illustration(?:en)?|zeichnung(?:en)?|karikatur|montage|collage|(?:buch)?cover|umschlag|plakat|image|picture|pic|video)"
)
_CREDIT = (
    r"(?:credits?|nachweise?|quellen?|hinweise?|rechte|autor(?:in)?|copyrights?|urheber(?:in)?"
    r"|agentur|material|vermerk)"
)
_WHICH = (
    r"(?:\s*\(?(?:[0-9]{1,2}(?: ?(?:[-–,+/]|und|bis) ?[0-9]{1,2})*|oben|unten|links|rechts|mitte"
    r"|groß|klein|außen|innen)\)?)"
)
WORDS = (
    rf"(?:(?:{_KIND}[ /-]?-?{_CREDIT}"
    rf"|(?:quelle|copyright|credits?|urheber(?:in)?|rechte)(?: (?:des|der|am|vom|für|aller))? ?-?"
    rf"{_KIND}(?:es|s)?|{_KIND}(?:[,/] ?| (?:und|&|\+) ?){_KIND}|{_KIND}[/ ]?(?:und|&|/) ?{_CREDIT}"
    rf"|urheber(?:in)?|{_LISTED}|{_KIND}){_WHICH}?)"
)
"""Alternatives of a regular expression, in any case: what may stand before a credit's colon."""

ONLY_CREDITS = (
    r"(?:Bildquellen?|Bildnachweise?|Bildrechte?|Fotoquelle|Fotonachweis|Fotocredit|Fotorechte"
    r"|Copyright)"
)
"""Labels that nothing but a credit follows, with or without a colon."""

ARCHIVES = (
    r"(?:fotolia(?:\.com|\.de)?|pixelio(?:\.de)?|shutterstock(?:\.com)?|istock(?:photo)?(?:\.com)?"
    r"|thinkstock(?:photos)?(?:\.com|\.de)?|getty ?images|picture[ -]alliance|imago(?: images)?"
    r"|photocase(?:\.com|\.de)?|adobe ?stock(?:\.com)?|stock\.adobe(?:\.com)?"
    r"|depositphotos(?:\.com)?|pexels(?:\.com)?|colourbox(?:\.de|\.com)?|zoonar(?:\.com|\.de)?"
    r"|dreamstime(?:\.com)?|123rf(?:\.com)?|corbis|wikimedia(?: commons)?|flickr(?:\.com)?"
    r"|unsplash(?:\.com)?|pixabay(?:\.com)?|clipdealer(?:\.de|\.com)?|panthermedia(?:\.net)?"
    r"|stock\.xchng|sxc\.hu|aboutpixel(?:\.de)?|bigstock(?:photo)?(?:\.com)?|photodune"
    r"|obs|ddp images)"
)
"""Where pictures come from: alternatives of a regular expression, in any case."""

# What is before a colon where a credit follows it; the patterns tell the rest.
_LABEL_ENDS = tuple(
    """
    foto fotos foto(s) photo photos bild bilder bildes grafik grafiken graphik text karte
    illustration illustrationen quelle quellen nachweis nachweise credit credits recht
    rechte copyright copyrights graf grafin grafie grafien autor autorin urheber urheberin
    agentur material vermerk hinweis hinweise montage collage zeichnung zeichnungen
    karikatur screenshot screenshots cartoon picture image pic video logo cover umschlag
    plakat chart diagramm aufnahme aufnahmen rendering visualisierung visualisierungen
    repro reproduktion abb. abbildung aufmacher von oben unten links rechts mitte groß
    klein außen innen ) 0 1 2 3 4 5 6 7 8 9
    """.split()
)
_LABEL_WINDOW = 24


def may_be_label(text: str) -> bool:
    """Tell cheaply whether a text ends like what stands before a credit's colon."""
    return text[-_LABEL_WINDOW:].rstrip().lower().endswith(_LABEL_ENDS)
