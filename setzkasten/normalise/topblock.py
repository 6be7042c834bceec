"""Kicker, title and subtitle: evidence of several kinds for each reading of the lines on top.

Each line gets points as a kicker, as a title and as a subtitle; the reading with the most
points in all is taken. Points are small because no single sign decides: a title may be a
bare noun, and a subtitle a whole sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from setzkasten.normalise.unit import Unit
from setzkasten.normalise.words import is_nominal, seems_headline

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
    r"|topthema|titelthema|titelgeschichte|schwerpunkt|thema|essay|meinung|leitartikel|report"
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
    r"|datenschutz|verbraucher|verbraucherschutz|insolvenz|insolvenzen|konjunktur|ausbildung|messe)"
    r"|e-?commerce|commerce|online|internet|digital|netzwelt|panorama|vermischtes|lokales|region"
    r"|regionales|unternehmen|märkte|finanzen|medien|kultur|sport|reise|auto|payment|mobile|news"
    r"|logistics|urteile?|studien?|statistik|service|ratgeber|tipps|branche|personalien|köpfe"
    r"|menschen|leute|wissen|karriere|beruf|immobilien|gesellschaft|bildung|umwelt|leben"
    r"|verpackung|verpackungen|versand|lager|vertrieb|einkauf|verkauf|personal|produkte|material"
    r"|werbung|energie|gesundheit|ernährung|haushalt|garten|werkzeug|werkstatt|betrieb|handwerk"
    r"|märkte und messen|messen? und termine|termine|veranstaltungen|meldungen|praxis)\Z",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"(?:der|die|das|ein|eine|mein|meine|unser|unsere) ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reading:
    """Which of some lines is what, and how much speaks for it."""

    kicker: Unit | None
    title: Unit
    subtitle: Unit | None
    points: float


def read_top(
    group: Sequence[Unit],
    *,
    repeated: frozenset[int] = frozenset(),
    parted: frozenset[int] = frozenset(),
    parallel: frozenset[int] = frozenset(),
) -> Reading:
    """Return the best reading of the short lines on top.

    Args:
        group: the lines, in order, at least one.
        repeated: indices of the units that say what stands elsewhere on the page as well.
        parted: indices of the units that byline or date part from the first line.
        parallel: indices of the units that read like one of the subheads further down.
    """
    if len(group) == 1:
        return Reading(None, group[0], None, _FIRST)

    def titled(unit: Unit) -> float:
        points = title_points(unit.plain) + _REPEATED * (unit.index in repeated)
        return points - _PARTED * (unit.index in parted) - _PARALLEL * (unit.index in parallel)

    first = group[0]
    capitals = first.plain.isupper() and not group[-1].plain.isupper()
    opening = _FIRST - _CAPITALS * capitals
    if _is_verbless_above_verb(group):
        opening -= _CONTRAST
    block = len(group) > 2 and not any(unit.gap for unit in group[1:3])  # noqa: PLR2004 -- all three
    best = Reading(None, first, None, titled(first) + opening)
    for place, title in enumerate(group[:2]):
        kicker = first if place else None
        points = titled(title) + (_kicked(first, title) if kicker else opening)
        if points > best.points:
            best = Reading(kicker, title, None, points)
        if len(group) > place + 1:
            below = group[place + 1]
            whole = points + subtitle_points(below.plain, title.plain)
            whole -= _PARALLEL * (below.index in parallel) + _PARTED * (below.index in parted)
            whole += _TRIPLE * (block and bool(place))
            if whole > best.points:
                best = Reading(kicker, title, below, whole)
    return best


# Three lines in one block are most often kicker, title and subtitle.
_CONTRAST, _TRIPLE = 0.5, 0.75


def _is_verbless_above_verb(group: Sequence[Unit]) -> bool:
    """Tell nouns right above a line with a verb: a kicker above its title rather than a title."""
    first, second = group[0], group[1]
    if second.gap or _SUBTITLE.match(second.plain):
        return False
    return is_nominal(first.plain) and seems_headline(second.plain)


# The first line is the title unless something speaks against it; what the page says twice is one.
_FIRST, _REPEATED, _PARTED, _PARALLEL, _CAPITALS = 1.0, 3.0, 1.5, 3.0, 1.5


def _kicked(first: Unit, title: Unit) -> float:
    """Return the points of a kicker above a title; kickers stand close to their titles."""
    points = kicker_points(first.plain)
    return points - 0.5 if title.gap and points < _CLEARLY else points


def title_points(text: str) -> float:
    """Return how much a line looks like a title."""
    words = text.count(" ") + 1
    points = 1.0 if words >= _MANY else -1.0 if words == 1 else 0.0
    if text[0] in _OPENING and text[-1] in _CLOSING:
        points += 2
    if text.endswith(("?", "!")):
        points += 1.5
    elif start := _SUBTITLE.match(text):
        points -= 2 if start["asks"] else 0.25
    if _KIND.match(text):
        points -= 1
    if seems_headline(text):
        points += 1.5
    points += 1.0 * (": " in text) + 0.5 * (" – " in text or " - " in text) + 0.5 * (", " in text)
    if _is_kind(text):
        points -= 3
    return points - 1.5 * (_RUBRIC.match(text) is not None)


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
    if text.isupper() or text.startswith("+++") or text.endswith(":"):
        return 2.5
    if _is_kind(text) or _RUBRIC.match(text):
        return 3
    if _COLUMN.match(text) or _SERIES.search(text):
        return 2.5
    if ": " in text or words > _MOST_KICKER_WORDS or not is_nominal(text) or _ARTICLE.match(text):
        return -1.5
    few = words == _FEW or _PAIR.fullmatch(text) is not None
    return 1.5 if words == 1 else 1.25 if few else -0.25


_PAIR = re.compile(r"[^\W\d_]+ (?:und|&) [^\W\d_]+")  # "Versand und Verpackung"


def subtitle_points(text: str, title: str) -> float:
    """Return how much a line below a title looks like its subtitle."""
    words = text.count(" ") + 1
    points = 0.5 if words >= _MANY else -1.5 if words == 1 else -1.0
    if text.endswith(("?", "!")) or (text[0] in _OPENING and text[-1] in _CLOSING):
        points -= 1
    elif start := _SUBTITLE.match(text) or _KIND.match(text):
        points += 1.5 if start.re is _KIND or start["asks"] else 0.75
    if text.isupper() and not title.isupper():
        points -= 2
    if text[0].islower() or _CUT.search(text):
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


def is_kicker(text: str) -> bool:
    """Tell whether a line can hardly be anything but a kicker."""
    return kicker_points(text) >= _CLEARLY


def may_be_kicker(text: str) -> bool:
    """Tell whether a line can be a kicker."""
    return kicker_points(text) > -1


_CLEARLY = 1.5
