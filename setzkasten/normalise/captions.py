"""Which line beside a picture's credit is its caption, and what only captions say."""

from __future__ import annotations

import re

from setzkasten.model.ledger import Role
from setzkasten.normalise.credits import read_credit
from setzkasten.normalise.labels import find_label
from setzkasten.normalise.markers import BULLET, starts_block
from setzkasten.normalise.page import Page
from setzkasten.normalise.people import has_given_name
from setzkasten.normalise.titleforms import is_title_like
from setzkasten.normalise.toplines import title_points
from setzkasten.normalise.unit import Unit
from setzkasten.normalise.words import is_noun_phrase

_LONGEST_CAPTION = 200

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
    if len(text) < _SHORTEST_BARE or unit.running or unit.ends_sentence or text[-1] in ":,;–-":
        return False
    if not (text[0].isupper() or text[0].isdigit()) or starts_block(text) or _REFERS.search(text):
        return False
    shows = ": " in text and (_SHOWS.match(text) or _shows_after_clause(text))
    if shows and not _ADVISES.search(text):
        return page.has_text_before(unit) and _stands_between(page, unit)
    return (_shows_somebody(page, unit) or _is_long_phrase(page, unit)) and _is_alone(page, unit)


_OURS = frozenset(("unser", "unsere"))
_SHOWING = re.compile(r"Unsere? (?:Bild|Foto|Aufnahme|Bilder|Fotos|Grafik)(?:er|s)? zeig(?:t|en)\b")
# Addresses, prices, judgements: what a box or a note says.
_REFERS = re.compile(
    r"[@%€]|://|\b(?:Tel|Telefon|Fax|Urteil|Beschluss|Az|ISBN|Seiten|Euro|EUR|Uhr|Anmeldung|GmbH|AG"
    r"|Verlag)\b|\b[0-9]{5}\b"
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
    if text.count(" ") < _FEWEST_BLANKS + 1 or not has_given_name(text) or ":" in text:
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
    if not page.has_text_before(unit) or not any(
        is_title_like(item) for item in page.units[: page.first_text]
    ):
        return False
    return not any(
        item is not unit
        and not item.roles
        and item.gap
        and len(item.text) * 3 > len(unit.text) * 2
        and is_title_like(item)
        and not item.ends_sentence
        and not _SHOWS.match(item.plain)
        for item in page.units[page.first_text + 1 : page.last_text]
    )


_SHORTEST_BARE, _LONG_APPOSITION, _LONG_PHRASE, _LONG_PHRASE_BLANKS = 20, 36, 50, 5


_POINTING = frozenset("von im so grafik abbildung abb bild foto schaubild diagramm".split())


def describes(text: str) -> bool:
    """Tell what one sees, `Das Lager von oben`, from who took the picture."""
    return _DESCRIBES.match(text) is not None


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


def caption_below(page: Page, credit: Unit) -> Unit | None:
    """Return a line that stands with a credit between paragraphs, right below it."""
    unit = page.following(credit)
    if unit is None or unit.gap or unit.roles or unit.running:
        return None
    following = page.following(unit)
    last = following is None or bool(following.roles)
    if not (last or (following is not None and following.gap)) or not (
        credit.gap or not credit.index
    ):
        return None
    if page.has_text_before(credit):
        placed = not has_given_name(unit.plain) if last else following.running
    else:
        placed = not last and following.running and _is_titled_above(page, credit, unit)
        placed = placed or (not credit.index and _heads_below(page, unit, credit))
    formed = not unit.ends_sentence and unit.plain[-1] not in ":,;" and not BULLET.match(unit.plain)
    long = unit.plain.count(" ") >= _FEWEST_BLANKS
    return unit if placed and formed and long and read_credit(unit) is None else None


_FEWEST_BLANKS = 2


def _is_titled_above(page: Page, credit: Unit, line: Unit) -> bool:
    """Tell whether a line above a picture looks at least as much like the title as one below."""
    above = [item for item in page.units[: credit.index] if not item.roles and is_title_like(item)]
    best = max((title_points(item.plain) for item in above), default=None)
    return best is not None and best >= title_points(line.plain)


# "Bild: Das Lager von oben" says what one sees, not who took it.
_DESCRIBES = re.compile(
    r"(?:Der|Die|Das|Eine?|Unser|Unsere) \S+ (?:von|vom|am|an|im|in|auf|mit|bei|beim|vor|nach|aus"
    r"|unter|über|hinter|während) \S"
)


def is_caption(page: Page, above: Unit, credit: Unit) -> bool:
    """Tell whether the line above a credit is its caption."""
    if above.roles or credit.gap or len(above.text) > _LONGEST_CAPTION:
        return False
    if find_label(above) is not None and read_credit(above) is not None:
        return False
    if above.index == 0 and not _heads_below(page, above, credit):
        return False
    if "\t" in above.text or "   " in above.text or starts_block(above.plain):
        return False
    # A quotation at the foot of a paragraph is the text's; set apart, with a credit, a picture's.
    quoted = above.plain[:1] in "„»" and (not above.gap or above.running)
    opens = above.plain.endswith((":", ",", ";")) or quoted
    # Among lines without blank ones between, a sentence is rather the text's; and so is a whole
    # paragraph of several sentences.
    long = above.running and len(above.text) >= _PARAGRAPH and _SEVERAL.search(above.text)
    return not opens and not long and (above.gap > 0 or not above.running)


def captions_above(page: Page, caption: Unit) -> list[Unit]:
    """Return the captions above one that stands above `Fotos: X`: one line for each picture."""
    block = [caption]
    while not block[0].gap and block[0].index and len(block) <= _MOST_CAPTIONS:
        block.insert(0, page.units[block[0].index - 1])
    fits = all(
        not item.roles
        and not item.running
        and item.plain[0].isupper()
        and item.plain[-1] not in ":,;-"
        and not BULLET.match(item.plain)
        for item in block
    )
    within = page.has_text_before(block[0]) and block[0].gap > 0
    return block[:-1] if fits and within else []


_MOST_CAPTIONS = 4


def _heads_below(page: Page, line: Unit, credit: Unit) -> bool:
    """Tell whether the title stands below a picture on top: the line at its credit is none then.

    The title has byline or date right beside it, or looks more like one than that line does.
    """
    place = max(line.index, credit.index) + 1
    title = next((unit for unit in page.units[place : page.first_text] if not unit.roles), None)
    if title is None or not title.gap or not is_title_like(title):
        return False
    below, above = page.following(title), page.previous(title)
    if above is not None and _META & set(above.roles):
        return False  # a line below the byline of what stands above
    beside = below is not None and not below.gap and bool(_META & set(below.roles))
    text = line.plain
    shown = _POINTS.search(text) or _SHOWS.match(text) or ". " in text or text[-1] == "."
    return (
        beside
        or shown is not None
        or len(text) > _LONG_TITLE
        or title_points(title.plain) > title_points(line.plain)
    )


_LONG_TITLE = 85
_META = frozenset((Role.AUTHOR, Role.DATE))
_PARAGRAPH = 150
_SEVERAL = re.compile(r"[a-zäöüß]{2,}[.!?] [A-ZÄÖÜ„]")
