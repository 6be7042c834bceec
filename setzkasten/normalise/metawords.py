"""The wording of the lines about an article, beside labels and names: patterns of `metagrammar`."""

from __future__ import annotations

import re

ASIDE = re.compile(
    r"(?:[0-9]+|keine|ein)[ \xa0](?:kommentare?|reaktionen|antworten|aufrufe|klicks)"
    r"|kommentare?(?: ?\([0-9]+\)|: [0-9]+)"
    r"|(?:lesezeit|lesedauer):? ?(?:ca\.? |etwa )?[0-9]+ ?min(?:uten|\.)?"
    r"|(?:ca\. |etwa )?[0-9]+ ?(?:min\.?|minuten)(?: (?:lesezeit|lesedauer|lesen))?"
    r"|(?:schreibe|schreiben sie|hinterlasse) (?:einen|ein) kommentar|kommentieren"
    r"|kommentar (?:schreiben|verfassen|hinterlassen|abgeben)"
    r"|(?:[0-9]+|no|leave a) comments?|alter: [0-9]+ \w+|[0-9]{1,2}[:.][0-9]{2}(?: ?uhr)?"
    r"|[0-9]{1,2} uhr|(?:artikel )?drucken"
    r"|permalink|teilen"
    r"|(?:mo|di|mi|do|fr|sa|so|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)\.?",
    re.IGNORECASE,
)
# The number of comments at the end of a line, with nothing but a blank before it.
COUNTED = re.compile(
    r" (?=(?:[0-9]+|keine|no) (?:comments?|kommentare?)\Z|leave a comment\Z"
    r"|(?:kommentar hinterlassen|kommentieren)\Z)",
    re.IGNORECASE,
)
# Where in a printed paper an article stood.
ISSUE = re.compile(
    r"(?:heft|ausgabe|nr\.?|nummer|no\.|jahrgang|jg\.?|seiten?|s\.|kw|folge|teil|band)"
    r"(?: nr\.)? ?[0-9]{1,4}(?: ?(?:[-–/]|und|bis) ?[0-9]{1,4})?(?: f\.?f?\.?)?"
    r"|[0-9]{1,3}\. (?:jahrgang|ausgabe|folge)",
    re.IGNORECASE,
)
# Accounts that nobody's name is known of: understood, but no author.
NOBODY = re.compile(
    r"(?:[a-zäöü_.-]*redaktion[0-9]*|admin"
    r"|administrator|webmaster|gast|(?:von )?(?:der |die |unserer )?"
    r"(?:online-?)?redaktion(?: [\w.-]+)?|(?:das |ihr |euer )?(?:redaktions)?team(?: [\w.-]+)?)",
    re.IGNORECASE,
)
# What was done with the article, by whom or when: "Mitgeschrieben von X", "notiert am …".
DONE = re.compile(
    r"(?P<adverb>[^\W\d_]{3,16} )?(?P<verb>[^\W\d_]*ge[a-zäöüß]{2,}(?:t|en)|[^\W\d_]{2,}iert"
    r"|(?:be|er|ver|ent|über|unter)[a-zäöüß]{3,}(?:t|en)) (?P<key>von|durch|am|vom|den) (?=\S)",
    re.IGNORECASE,
)
UNDONE = re.compile(
    r"(?:ge|ver|er)(?:boren|storben|gründet|gangen|kommen|öffnet|laufen|wählt)|bestellt|verkauft"
    r"|versendet|gekauft|verletzt|begeistert|bedroht|getrennt|angemeldet|eingesetzt",
    re.IGNORECASE,
)
AGAIN = frozenset(("zuletzt", "letztmals", "neu", "nochmals", "erneut", "wieder"))
CHANGED = re.compile(r"änder|gänzt|arbeitet|aktualis|rrigiert|weitert|berichtigt", re.IGNORECASE)
# "Von Anna Ott, aktualisiert am …".
CHANGED_LAST = re.compile(
    r"[,;|–(-]* ?(?:zuletzt |letztmals )?"
    r"(?:aktualisiert|geändert|überarbeitet|ergänzt|Update|Stand):? (?:am |vom )?\Z",
    re.IGNORECASE,
)
# A word no list knows that announces a day: "Eingelaufen: 14.02.2011 - 16:42".
LABELLED_DAY = re.compile(
    r"(?!(?:geboren|gestorben|termin|beginn|ende|einsendeschluss|frist|gültig|start|nächste|wann|zeit"
    r"|anmelde|messe|eröffnung|bewerbung|treffpunkt|einlass|abgabe)\w*)"
    r"(?P<word>[A-ZÄÖÜ][^\W\d_]{3,20}) ?: ?(?=\S)",
    re.IGNORECASE,
)
# Under which circumstances: "im Garten", "kurz vor Mitternacht".
CIRCUMSTANCE = re.compile(
    r"(?:im?|ins|beim?|kurz|zu[mr]?|aus|auf|am|an|vorm?|nach|gegen|spät|früh|abends|morgens"
    r"|mittags|nachts|mitten|unterwegs|wieder|noch) ?[^.!?:;]{0,40}",
)
