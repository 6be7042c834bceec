"""The kinds of residue, and the words that their patterns share."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Reach(Enum):
    """How far a find reaches."""

    LINE = "line"
    BLOCK = "block"  # the lines that follow without a blank line
    LIST = "list"  # the short lines that follow, after a blank line too
    END = "end"  # all that follows, but for labels


@dataclass(frozen=True, slots=True)
class Pattern:
    """One kind of residue.

    Attributes:
        name: what it is, in German.
        starts: first words of such lines, lower case; "#" for digits, "" for signs only.
        regex: matches the whole line, white space folded, any case.
        reach: what else goes with it.
    """

    name: str
    starts: str
    regex: str
    reach: Reach = Reach.LINE


SHARE = (
    r"(?:(?:auf |bei |via |per |über )?(?:facebook|twitter|google ?\+|google plus|xing|linkedin|"
    r"whatsapp|pinterest|tumblr|instagram|flattr|delicious|mister wong|e-?mail|mail|rss|tweet"
    r"|tweets|"
    r"twittern|teilen|geteilt|teile|share|shares|shared|like|likes|gefällt mir|empfehlen"
    r"|empfehlung"
    r"|empfehlungen|mitteilen|merken|plusone|\+1|pin it|pin|pocket|sharen|drucken|versenden"
    r"|telegram"
    r"|reddit|digg|diesen artikel|diesen beitrag|artikel|beitrag|jetzt|bookmarken"
    r"|weiterempfehlen)"
    r"|[0-9][0-9.]*)"
)
ACTION = (
    r"(?:(?:diesen |den |die )?(?:artikel|seite|beitrag|text|(?:presse-?)?(?:mitteilung|meldung)"
    r"|presseinformation)? ?(?:ausdrucken|drucken"
    r"|versenden|senden"
    r"|verschicken|weiterempfehlen|empfehlen|kommentieren|bookmarken|merken|speichern|teilen"
    r"|mailen"
    r"|per e-?mail (?:senden|versenden|verschicken|empfehlen|weiterleiten)|als pdf|weiterleiten)"
    r"|als e-?mail (?:senden|versenden|verschicken)|druckversion|druckansicht|druckfassung"
    r"|pdf|pdf-version|als pdf speichern|print|nach oben"
    r"|zum seitenanfang|seitenanfang|zurück|zurück zur (?:übersicht|startseite|liste)"
    r"|zur übersicht"
    r"|zur startseite|permalink|trackback|trackback-url|rss-feed abonnieren"
    r"|schriftgröße(?: [a+ -]+)?"
    r"|versenden|kommentieren|leserbrief schreiben|fehler melden|e-?mail|mail|drucken|merken)"
)
SEPARATED = r"(?:\s*[|·•/,–-]\s*|\s+)"
