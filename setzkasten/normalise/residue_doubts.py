"""What speaks against taking a line for residue: the words are those of the article too.

A line lost to the page around the article is worse than a button too many in it.
"""

from __future__ import annotations

import re
from itertools import islice

from setzkasten.model.ledger import Role
from setzkasten.normalise.controls import is_plain_control
from setzkasten.normalise.labels import find_label
from setzkasten.normalise.markers import BULLET
from setzkasten.normalise.page import Page
from setzkasten.normalise.residue_match import match_residue
from setzkasten.normalise.residue_notices import (
    ASKED,
    AT_THE_ENDS,
    BOXES,
    METERS,
    MORE,
    NO_SENTENCES,
    RIGHTS,
    VIEWED,
    VOICES,
)
from setzkasten.normalise.residue_patterns import PRINT
from setzkasten.normalise.residue_words import Pattern, Reach
from setzkasten.normalise.unit import Unit

_LABEL_ROLES = frozenset((Role.CATEGORIES, Role.TAGS))


def is_item_of_text(page: Page, unit: Unit) -> bool:
    """Tell an item of a list that text stands above and below: it may well cite a button."""
    return (
        unit.text[0] in _ITEM_SIGNS
        and BULLET.match(unit.text) is not None
        and page.has_text_before(unit)
        and not page.is_tail(unit)
    )


_ITEM_SIGNS = "-–—•*·●▪■◦‣"


def is_credible(page: Page, unit: Unit, pattern: Pattern) -> bool:
    """Tell residue from a title or subhead that sounds like it: "Kommentar", "Newsletter"."""
    if _is_spoken_for(page, unit, pattern):
        return False
    if pattern.reach is Reach.END and not page.has_text_before(unit):
        # Above the text a number of comments is a mere counter, "Kommentar" a kicker.
        return unit.plain[:1].isdigit() or "(" in unit.plain
    asks = unit.ends_sentence and not _CLOSED.fullmatch(unit.plain)
    if pattern.reach is Reach.END and asks and _ends_page(page, unit):
        return False  # "Was meinen Sie?" asks for comments, but none stand below
    if pattern.reach is Reach.END and (
        pattern.name == VOICES or _COUNTED.search(unit.plain) is None
    ):
        return not would_swallow(page, unit)
    if pattern.reach is Reach.LIST and ":" not in unit.plain and page.has_text_before(unit):
        following = page.following(unit)
        return following is None or not (following.running and following.gap)
    following = page.following(unit)
    heading = unit.plain.lower() in _HEADINGS or (
        pattern.name == PRINT and is_plain_control(unit.plain) and page.has_text_before(unit)
    )
    return not heading or following is None or following.gap == 0 or not following.running


_COUNTED = re.compile(r"\A[0-9]|\([0-9]+\)|: ?[0-9]+:?\Z")  # "3 Kommentare", "Kommentare (3)"
_HEADINGS = frozenset(("kommentar", "newsletter", "diskussion", "reaktionen", "start", "login"))


def _may_be_notice(page: Page, unit: Unit) -> bool:
    """Tell whether a line stands below the text, or above it with other lines that can be title."""
    if page.has_text_before(unit):
        return page.weigh(unit)[1] <= _LITTLE
    return page.title_follows(unit)


_TOP = 3
_LITTLE = 250  # characters: other notices, no paragraph
_MUCH = 300  # characters: an article


def _is_spoken_for(page: Page, unit: Unit, pattern: Pattern) -> bool:
    """Tell whether a line says something of its own, or stands where the article goes on."""
    if pattern.name in NO_SENTENCES and _is_sentence(unit):
        return True
    if pattern.name == MORE:
        below = page.following(unit)
        return not page.is_tail(unit) or below is None or BULLET.match(below.plain) is not None
    if pattern.name in _PLACED:
        return _is_misplaced(page, unit, pattern)
    if pattern.name in AT_THE_ENDS:
        return not _may_be_notice(page, unit)
    if pattern.name in BOXES:
        # Counters also stand below the lead.
        begun = not page.is_head(unit) if pattern.name == METERS else page.has_text_before(unit)
        return begun and page.weigh(unit)[1] > _MUCH
    return pattern.name == RIGHTS and unit.lead == "©" and _may_be_credit(page, unit)


_PLACED = frozenset((ASKED, VIEWED, MORE))


def _is_misplaced(page: Page, unit: Unit, pattern: Pattern) -> bool:
    """Tell whether a line stands where such residue does not."""
    if pattern.name == VIEWED and unit.index < _TOP:
        return False
    below = page.following(unit)
    # At the foot of a paragraph it is the author's who asks, and a list with signs is the text's.
    attached = pattern.name == ASKED and not unit.gap
    signed = below is None or BULLET.match(below.plain) is not None
    return not page.is_tail(unit) or attached or (pattern.name == MORE and signed)


def _is_sentence(unit: Unit) -> bool:
    """Tell what says something of its own, "Mehr dazu steht im Handbuch.", from a link's words."""
    text = unit.plain
    if text[-1] != "." or _CLOSED.fullmatch(text):
        return False
    return text[-2:-1] not in ".…" and text.count(" ") >= _FEW_BLANKS


_CLOSED = re.compile(r"(?:Die )?Kommentar(?:e|funktion) (?:sind|ist) \w+\.")


_FEW_BLANKS = 2


def _may_be_credit(page: Page, unit: Unit) -> bool:
    """Tell whether a line stands right below a caption within the text: it credits a picture."""
    above = page.previous(unit)
    if above is None or _YEAR.search(unit.plain):
        return False
    if not page.has_text_before(unit):
        return page.weigh(unit)[1] > 0  # below the title, a site does not speak of its rights
    if unit.gap or above.roles or above.running:
        return False
    return page.has_text_before(unit) and not page.is_tail(unit)


_YEAR = re.compile(r"\b[12][0-9]{3}\b|rechte vorbehalten|rights reserved", re.IGNORECASE)


def _ends_page(page: Page, unit: Unit) -> bool:
    """Tell whether nothing that is free stands below a line, up to the labels at the end."""
    for item in islice(page.after(unit), _MOST_BELOW_END):
        if _is_list_label(item):
            return True
        if not item.roles and find_label(item) is None and match_residue(item) is None:
            return False
    return len(page.units) - unit.index <= _MOST_BELOW_END


_MOST_BELOW_END = 20  # units; all looks together stay linear


def would_swallow(page: Page, unit: Unit) -> bool:
    """Tell whether more text stands below a line than above it: then that is the article."""
    above, below = page.weigh(unit)
    return below > above * _MOST_BELOW


_MOST_BELOW = 1.5


def until_labels(page: Page, start: Unit) -> list[Unit]:
    """Return all that is free up to the labels at the end."""
    taken = []
    for unit in page.after(start):
        if _is_list_label(unit):
            break
        if not unit.roles:
            taken.append(unit)
    return taken


def _is_list_label(unit: Unit) -> bool:
    labelled = find_label(unit) if unit.short else None
    return labelled is not None and labelled.colon and labelled.label.role in _LABEL_ROLES
