"""What only captions say: lines between paragraphs that no credit tells, but their wording."""

from __future__ import annotations

import re

from setzkasten.normalise.markers import starts_block
from setzkasten.normalise.page import Page
from setzkasten.normalise.people import has_given_name
from setzkasten.normalise.titleforms import is_title_like
from setzkasten.normalise.unit import Unit
from setzkasten.normalise.words import is_noun_phrase

# What only a caption says: where in the picture something is, how something looks.
_POINTS = re.compile(
    r"\((?:ganz )?(?:(?:von )?links|rechts|oben|unten|mitte|vorne?|hinten|[vm]\. ?[lr]\.)"
    r"[^()]{0,20}\)"
    r"|\bv\. ?l\. n\. ?r\b|\A(?:von links(?: nach rechts)?|im (?:bild|vordergrund|hintergrund))\b"
    r"|\A(?:abbildung|abb\.) ?[0-9]{1,2} (?-i:[A-ZÄÖÜ]).{3,}"
    r"|\A(?:grafik|abbildung|abb\.|bild|foto|schaubild|diagramm) ?[0-9]{1,2} ?[:.] .{3,}"
    r"|\Aso (?:sieht|sehen|sah|sahen) .{5,80} aus\Z",
    re.IGNORECASE,
)


def points(page: Page, unit: Unit) -> bool:
    """Tell a line between paragraphs that says what only a caption says."""
    text = unit.plain
    if not unit.short:
        return False
    if unit.lead in _OURS and _SHOWING.match(text):
        return page.has_text_before(unit) and page.is_set_apart(unit)
    if (unit.lead in _POINTING or "(" in text or "l. n" in text) and _POINTS.search(text):
        return _stands_within(page, unit)
    long = len(text) >= _SHORTEST_BARE and not unit.running
    if not long or not page.has_text_before(unit) or not _has_form(text):
        return False
    if ": " in text and _shows(text) and not _ADVISES.search(text):
        sure = _SHOWS.match(text) is not None or _is_alone(page, unit)
        return sure and _stands_between(page, unit)
    return (_shows_somebody(page, unit) or _is_long_phrase(page, unit)) and _is_alone(page, unit)


def shows(text: str) -> bool:
    """Tell by its words alone what only a caption says."""
    return _POINTS.search(text) is not None or _SHOWS.match(text) is not None


def _has_form(text: str) -> bool:
    if text[-1] in ".!?…“”«:,;–-" or not (text[0].isupper() or text[0].isdigit()):
        return False
    return not starts_block(text) and _REFERS.search(text) is None


def _shows(text: str) -> bool:
    return _SHOWS.match(text) is not None or _shows_after_clause(text)


_OURS = frozenset(("unser", "unsere"))
_SHOWING = re.compile(r"Unsere? (?:Bild|Foto|Aufnahme|Bilder|Fotos|Grafik)(?:er|s)? zeig(?:t|en)\b")
# Addresses, prices, judgements: what a box or a note says.
_REFERS = re.compile(
    r"[@%€]|://|\ATab(?:elle|\.)|\(Quelle|\b(?:Tel|Telefon|Fax|Urteil|Beschluss|Az|ISBN|Seiten|Euro"
    r"|EUR|Uhr|Anmeldung|GmbH|AG|Verlag)\b|\b[0-9]{5}\b"
)
# "Durchsichtig wie Glas: die erste Rolle": behind a subhead's colon stands a capital.
_SHOWS = re.compile(
    r"[A-ZÄÖÜ0-9][^:]{2,60} [^:]{2,60}: (?:de[rmns]|die|das|eine?[mnrs]?|unsere?|meine?|links"
    r"|rechts|oben|unten|hier|zwei|drei|vier|fünf)\b"
)
_ADVISES = re.compile(
    r"\b(?:[Tt]ipps?|[Rr]at|[Hh]inweis|[Ff]azit|[Rr]egel|[Mm]erke|[Ww]ichtig|[Aa]chtung|[Ee]rgebnis"
    r"|[Ll]ösung|[Vv]orteil|[Nn]achteil|[Pp]roblem|[Ff]olge|[Bb]eispiel|[Ff]rage|[Aa]ntwort|[Bb]itte"
    r"|[Gg]rund|[Zz]iel|[Ii]dee|[Bb]edeutet|[Hh]eißt|[Gg]ilt|[Ss]icher|[Kk]lar|[Ff]est|[Nn]eu)\w{0,3}:"
)


def _shows_after_clause(text: str) -> bool:
    """Tell `Kein Stuhl mehr frei: Vortrag zum Recht` from `Die Alternative: Lastschrift`."""
    before, _, after = text.partition(": ")
    words = before.split(" ")
    long = len(text) >= _LONG_CLAUSE and len(words) >= _CLAUSE_WORDS and " " in after
    articled = words[0] in {"Der", "Die", "Das", "Schritt", "Tipp", "Punkt", "Teil", "Regel"}
    return long and not articled and before[-1].isalpha() and is_noun_phrase(after)


_LONG_CLAUSE, _CLAUSE_WORDS = 40, 3


def _shows_somebody(page: Page, unit: Unit) -> bool:
    """Tell `Anna Ott prüft die Waage`, which no subhead is: it begins with a full name."""
    text = unit.plain
    if text.count(" ") < _FEWEST_BLANKS or not has_given_name(text) or ":" in text:
        return False
    second = text.split(" ", 2)[1]
    previous, following = page.previous(unit), page.following(unit)
    if previous is None or following is None or not second[0].isupper():
        return False
    if all(word[0].isupper() for word in text.split(" ")):
        return False  # a longer name
    attributed = previous.plain[-1] in '“”«"'  # who said what stands above
    return unit.gap > 0 and previous.running and following.running and not attributed


def _is_long_phrase(page: Page, unit: Unit) -> bool:
    """Tell a line between paragraphs that is longer than subheads are, and has no verb.

    Of 246 subheads of the development corpus none has more than 45 letters, of 184 captions 105
    have; and only captions go on in small letters behind a colon.
    """
    text = unit.plain
    comma = ", " in text
    least = _LONG_APPOSITION if comma else _LONG_PHRASE
    if len(text) < least or text.count(" ") < _LONG_PHRASE_BLANKS or _FACT.match(text):
        return False
    if not _stands_within(page, unit):
        return False
    return is_noun_phrase(text) or (comma and len(text) >= _LONG_PHRASE and text[-1] not in "?!")


_FACT = re.compile(r"[^\W\d_][\w-]*: ")  # "Termin: 3. Mai 2012, 18 Uhr, Stadthaus Ulm"


def _is_alone(page: Page, unit: Unit) -> bool:
    """Tell whether title and subheads are others: one on top, none as long within the text."""
    if not any(is_title_like(item) for item in page.units[: page.first_text]):
        return False
    return not any(
        item is not unit
        and not item.roles
        and item.gap
        and len(item.text) * 3 > len(unit.text) * 2
        and is_title_like(item)
        and not item.ends_sentence
        and not _SHOWS.match(item.plain)
        for item in page.units[max(page.first_text + 1, unit.index - _NEAR) : unit.index + _NEAR]
        if item.index < page.last_text
    )


_FEWEST_BLANKS, _NEAR = 3, 50
_SHORTEST_BARE, _LONG_APPOSITION, _LONG_PHRASE, _LONG_PHRASE_BLANKS = 20, 36, 50, 5


_POINTING = frozenset("von im so grafik abbildung abb bild foto schaubild diagramm".split())


def _stands_within(page: Page, unit: Unit) -> bool:
    """Tell whether a short line stands for itself between two paragraphs."""
    previous, following = page.previous(unit), page.following(unit)
    if previous is None or following is None or unit.running:
        return False
    return page.is_set_apart(unit) and previous.running and following.running


def _stands_between(page: Page, unit: Unit) -> bool:
    """Tell whether a short line stands for itself below a paragraph, and text goes on below."""
    previous, following = page.previous(unit), page.following(unit)
    if previous is None or following is None or unit.running or not page.is_set_apart(unit):
        return False
    if not following.running and is_title_like(following) and not following.roles:
        following = page.following(following)  # a subhead
    return previous.running and following is not None and following.running
