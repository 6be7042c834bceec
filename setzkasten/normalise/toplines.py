"""How much a single line on top looks like a kicker, a title, a subtitle or a paper's name."""

from __future__ import annotations

import re

from setzkasten.normalise.words import is_nominal, seems_headline, starts_small

_LONGEST_KICKER, _MOST_KICKER_WORDS, _LONGEST_SERIES = 40, 4, 70
_FEW, _MANY = 2, 4
_OPENING, _CLOSING = '„»"“‚›', '“«"”‘‹'
# What newspapers call their kinds of articles, and how they head their columns.
_GENRE = re.compile(
    r"(?:(?:[\w-]+ )?im (?:porträt|portrait|gespräch|interview|test|überblick|vergleich|fokus"
    r"|blick)"
    r"|(?:aus|neues aus|nachrichten aus|bericht aus|blick in|rund um|serie|kolumne|kommentar|glosse"
    r"|interview|porträt|portrait|reportage|hintergrund|analyse|ratgeber|test|pressemitteilung"
    r"|gastbeitrag|umfrage|rezension|buchtipp|messebericht|praxis|aktuell|kurz gemeldet|feature"
    r"|in eigener sache|zu guter letzt|kurz (?:notiert|vorgestellt)|vorgestellt|gesehen|gehört"
    r"|gelesen|zu (?:besuch|gast) (?:bei|in|im)|(?:der|die|das) (?:große|kleine) (?:test|vergleich"
    r"|überblick|umfrage|interview|serie|ratgeber)"
    r"|getestet|ausprobiert|nachgefragt|nachgehakt|vor ort|hinter den kulissen|neue produkte"
    r"|neuheiten|aus aller welt|vereinsleben|leserbriefe?|lesermeinung|leserpost|buchbesprechung"
    r"|(?:das |kleines |unser )?(?:abc|lexikon|glossar|einmaleins)|topthema|titelthema"
    r"|titelgeschichte|schwerpunkt|thema|essay|(?:unsere |meine )?meinung|leitartikel|report"
    r"|.{2,25} (?:der woche|des monats|des tages)|serie: .{2,30}|.{2,20}-serie"
    r"|(?:serie|reihe|kolumne|dossier|spezial|rubrik): [^:?!]{2,60})"
    r"(?: (?:der|den|dem|die|das|des|unserer?|unserem|zum|zur|vom|aus|mit)?\b.{0,25})?)\Z",
    re.IGNORECASE,
)
# "Serie: Der sichere Laden, Teil 3", whatever the series is called.
_SERIES = re.compile(
    r"\A(?:serie|reihe|kolumne|dossier): |[,:(–-] ?(?:teil|folge) [0-9]{1,2}\)?\Z", re.IGNORECASE
)
# "Frau Bertram rät": a column with its columnist; "Session 4, Kleiner Saal": one of a row.
_COLUMN = re.compile(
    r"(?:[A-ZÄÖÜ][\w.-]*\s){1,3}(?:rät|fragt|antwortet|erklärt|meint|empfiehlt|hilft|testet|liest"
    r"|kocht|plaudert|packt aus|blickt zurück|unterwegs)\Z"
    r"|[A-ZÄÖÜ][\w.-]+s [\w-]*(?:[Kk]olumne|[Tt]agebuch|[Ee]cke|[Nn]otizen|[Tt]ipps?|[Ss]eite"
    r"|[Ww]oche)\Z"
)
_NUMBERED = re.compile(
    r"(?:teil|folge|session|kapitel|lektion|woche|tag|tipp|runde|episode|vortrag|workshop|panel|nr\."
    r"|station|etappe|türchen)\s+[0-9]{1,3}\b[^:?!]*\Z",
    re.IGNORECASE,
)
# What a subtitle begins with where it is no question of its own; with an article or the like,
# titles begin nearly as often.
_SUBTITLE = re.compile(
    r"(?:(?P<asks>warum|wie|was|weshalb|wieso|wo|wer|wann|welche[rs]?)"
    r"|eine?|über|von|zum?r?|mit|ohne) ",
    re.IGNORECASE,
)
# What introduces a kind of text rather than a story: "Leserfrage von Detlef M. aus Soest".
_KIND = re.compile(
    r"(?:ein(?:e)? )?[^\W\d_]*(?:frage|gespräch|interview|bericht|besuch|rundgang|nachlese|bilanz"
    r"|porträt|versuch|test|vergleich|anleitung|bericht|protokoll|übersicht|überblick|spaziergang"
    r"|rückblick|ausblick|blick|plädoyer|erwiderung|antwort|kommentar|glosse|erfahrungen|tipps"
    r"|notizen|eindrücke) (?:von|vom|aus|über|mit|zu[mr]?|für|auf|der|des|an|in|einer?s?|bei) ",
    re.IGNORECASE,
)
# What newspapers and trade papers call their pages.
_RUBRIC = re.compile(
    r"(?:[^\W\d_]*(?:handel|recht|logistik|marketing|technik|wirtschaft|politik|versand|steuern"
    r"|datenschutz|verbraucher|verbraucherschutz|insolvenz|insolvenzen|konjunktur|ausbildung|messe|konsum)"
    r"|e-?commerce|commerce|online|internet|digital|netzwelt|panorama|vermischtes|lokales|region"
    r"|regionales|unternehmen|märkte|finanzen|medien|kultur|sport|reise|auto|payment|mobile|news"
    r"|logistics|urteile?|studien?|statistik|service|ratgeber|tipps|branche|personalien|köpfe"
    r"|menschen|leute|wissen|karriere|beruf|immobilien|gesellschaft|bildung|umwelt|leben"
    r"|verpackung|verpackungen|versand|lager|vertrieb|einkauf|verkauf|personal|produkte|material"
    r"|werbung|energie|gesundheit|ernährung|haushalt|garten|werkzeug|werkstatt|betrieb|handwerk"
    r"|nachrichten|aktuelles|artikel|blog|allgemein(?:es)?|magazin|exklusiv|archiv|beiträge"
    r"|tagebuch|kolumnen?|märkte und messen|messen? und termine|termine|veranstaltungen"
    r"|meldungen|praxis)\Z",
    re.IGNORECASE,
)
_CALLING = ("?", "!", "...", "…")  # what titles end with, and subtitles hardly ever
_ARTICLE = re.compile(r"(?:der|die|das|ein|eine|mein|meine|unser|unsere) ", re.IGNORECASE)


def title_points(text: str) -> float:
    """Return how much a line looks like a title."""
    words = text.count(" ") + 1
    points = 1.0 if words >= _MANY else -1.0 if words == 1 else 0.0
    if text[0] in _OPENING and text[-1] in _CLOSING:
        points += 2
    if text.endswith(_CALLING):
        points += 1.5
    elif start := _SUBTITLE.match(text):
        points -= 1.25 if start["asks"] else 0.25
    if _KIND.match(text):
        points -= 1
    if seems_headline(text):
        points += 1.5
    points += 1.0 * (": " in text) + 0.5 * (" – " in text or " - " in text) + 0.5 * (", " in text)
    if _is_kind(text):
        points -= 3
    if len(text) > _LONG_TITLE:
        points -= 1.5
    return points - 1.5 * (_RUBRIC.match(text) is not None)


_LONG_TITLE = 85


def _is_kind(text: str) -> bool:
    """Tell what names a kind of text, `Aus dem Lager`, but not `Aus Blättern wird Erde`."""
    return (_GENRE.match(text) or _NUMBERED.match(text)) is not None and not seems_headline(text)


def kicker_points(text: str) -> float:
    """Return how much a line looks like a kicker: few words, no verb, or capitals, or a column."""
    words = text.count(" ") + 1
    if text.endswith(("?", "!")) or text[0] in _OPENING:
        return -3
    if len(text) > _LONGEST_KICKER:
        return 2.5 if len(text) <= _LONGEST_SERIES and _SERIES.search(text) else -3
    if _is_kind(text) or _RUBRIC.match(text) or _is_rubric_pair(text):
        return 3
    marked = (text.isupper() and words < _MANY) or text.startswith("++") or text.endswith(":")
    if marked or _COLUMN.match(text) or _SERIES.search(text) or _SECTIONS.fullmatch(text):
        return 2.5
    ours = words == _FEW and _OUR.match(text) is not None
    headed = ": " in text or (_ARTICLE.match(text) and not ours)
    if headed or words > _MOST_KICKER_WORDS or not is_nominal(text):
        return -1.5
    few = words == _FEW or _PAIR.fullmatch(text) is not None
    one = 0.25 if _NO_NOUN.search(text) else 1.5
    return one if words == 1 else 1.25 if few else -0.25


_OUR = re.compile(r"(?:Unsere?|Meine?) [A-ZÄÖÜ]")  # "Unsere Leute"
# "Leinenlos", "Schiefgegangen": sections of papers are nouns.
_NO_NOUN = re.compile(
    r"(?:los|ig|lich|bar|sam|haft|frei|isch)\Z|\A[^\W\d_]*[Gg]e[a-zäöüß]{3,}(?:t|en)\Z"
)


def _is_rubric_pair(text: str) -> bool:
    """Tell two headings in one, `Recht & Steuern`."""
    pair = _PAIR.fullmatch(text)
    return pair is not None and all(_RUBRIC.match(part) for part in _JOINED.split(text))


_JOINED = re.compile(r" (?:und|&) ")
_SECTIONS = re.compile(r"[^\W\d_]+(?: [|+/·>] [^\W\d_]+)+")  # "Handel | Spielzeug"
_PAIR = re.compile(r"[^\W\d_]+ (?:und|&) [^\W\d_]+")  # "Versand und Verpackung"
# What papers, sites and firms call themselves.
_MASTHEAD = re.compile(
    r"(?:brief|blatt|bote|zeitung|zeitschrift|magazin|portal|archiv|blog|news|mitteilung(?:en)?"
    r"|nachrichten|anzeiger|kurier|journal|depesche|presse|dienst|forum|online)\b|\bNr\. ?[0-9]"
    r"|\b(?:e\. ?V\.|GmbH|AG|Kanzlei|Verlag|Redaktion)(?!\w)|\w\.(?:de|com|net|org|info|at|ch)\b"
    r"|\A\W{2,}|(?-i:\b[a-z]+[A-Z][a-z])",
    re.IGNORECASE,
)


def header_points(text: str) -> float:
    """Return how much a line above date or byline, with short lines below, names a paper or site.

    Where date or byline stands between two such lines, the upper one is hardly ever the title:
    one in 20 of the development corpus.
    """
    if text.endswith(("?", "!")) or text[0] in _OPENING or len(text) > _LONGEST_HEADER:
        return -2
    named = _MASTHEAD.search(text) is not None or is_section(text) or _SECTIONS.fullmatch(text)
    if not named and (": " in text or " – " in text or text[0].isdigit()):
        return -1.5
    if seems_headline(text):
        return 0.5 if named else -1.5
    return 2.5 if named else 0.5


_LONGEST_HEADER = 70
# What can hardly be anything else: an address, a firm, an issue, a paper's name with its claim.
_CERTAIN = re.compile(
    r"(?:www\.)?[\w-]+\.(?:de|com|net|org|info|at|ch|eu|example)"
    r"|[^:?!]{3,50} (?:GmbH|AG|KG|OHG|e\. ?V\.)(?: & Co\.? KG)?"
    r"|(?:der|die|das|unser|mein)? ?[\w-]{3,}(?:[ -][\w-]+)?(?: |-)?"
    r"(?:nr\.|ausgabe|heft) ?[0-9]{1,3}"
    r"|(?:der|die|das|unser|mein) [\w-]*(?:blog|magazin|zeitung|kurier|bote|blatt|anzeiger|journal"
    r"|portal|forum|rundschau)"
    r"|[^:?!–—|]{3,40} [–—|-] (?:(?:der|die|das|ein|mein|unser)e? )?[\w-]*(?:blog|magazin|zeitung"
    r"|portal|forum|neues|neuigkeiten|nachrichten|alles|tipps|gedanken|geschichten|notizen|news)"
    r" (?:aus|über|rund um|für|von|zu|zum|zur|eines|einer)\b[^:?!]*",
    re.IGNORECASE,
)


def is_header(text: str) -> bool:
    """Tell what names a paper, a site or a firm, whatever stands below it."""
    if _CERTAIN.fullmatch(text) is None or seems_headline(text):
        return False
    return text[-1] not in "?!"


def subtitle_points(text: str, title: str) -> float:
    """Return how much a line below a title looks like its subtitle."""
    words = text.count(" ") + 1
    points = 0.5 if words >= _MANY else -1.5 if words == 1 else -1.0
    if text.endswith(_CALLING) or (text[0] in _OPENING and text[-1] in _CLOSING):
        points -= 1
    elif (start := _SUBTITLE.match(text)) is not None:
        points += 1.25 if start["asks"] else 0.75
    elif _KIND.match(text):
        points += 1.5
    if text.isupper() and not title.isupper():
        points -= 2
    if starts_small(text) or _CUT.search(text):
        points -= 3  # a line of running text
    return points + 0.5 * (len(text) > len(title)) + 0.25


# A sentence that has begun, or an end that no line of its own has.
_CUT = re.compile(
    r"[a-zäöüß]{3,}[.?!][“”\"]? [A-ZÄÖÜ].*[^.?!]\Z|[\w]-\Z"
    r"| (?:der|die|das|den|dem|des|zu|im|und|oder|ein|eine|einen|für|bei|von|vom|alle)\Z"
)
_MERE_KIND = re.compile(
    r"\+{2,} ?[^+ ]{2,20}(?: [^+ ]{2,20})? ?\+{2,}|(?:kurz[ -]?(?:und )?[a-zäöü]+"
    r"|in kürze|meldungen?|nachrichten|notizen|kommentar|glosse"
    r"|kolumne|interview|reportage|porträt|portrait|rezension|pressemitteilung|presse-?information"
    r"|presse-?meldung|gastbeitrag|eil(?:meldung)?|aktuell|aktuelles|vermischtes|leserbrief"
    r"|leitartikel|editorial|feature|topthema|hintergrund|analyse) ?:?",
    re.IGNORECASE,
)


def is_mere_kind(text: str) -> bool:
    """Tell a line that names a kind of article and cannot be the title of one: `+++ EIL +++`."""
    return _MERE_KIND.fullmatch(text) is not None


def is_section(text: str) -> bool:
    """Tell what a paper calls its pages or kinds of articles: `Aus den Häusern`."""
    return _is_kind(text) or _RUBRIC.match(text) is not None


def is_rubric(text: str) -> bool:
    """Tell what papers call their pages: `Recht`, `Detailhandel`."""
    return _RUBRIC.match(text) is not None


def is_kicker(text: str) -> bool:
    """Tell whether a line can hardly be anything but a kicker."""
    return kicker_points(text) >= CLEARLY_KICKER


def may_be_kicker(text: str) -> bool:
    """Tell whether a line can be a kicker."""
    return kicker_points(text) > -1


CLEARLY_KICKER = 1.5


def explains(text: str) -> bool:
    """Tell what begins like a subtitle: `Warum …`, `Wie …`, `Ein …`."""
    return _SUBTITLE.match(text) is not None
