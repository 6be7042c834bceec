"""Set aside what a website put around its articles: counters, crumbs, boxes, comments.

The wording is in `residue_patterns`, what speaks against it in `residue_doubts`.
"""

from __future__ import annotations

import re
from itertools import takewhile

from setzkasten.model.ledger import Role
from setzkasten.normalise.controls import (
    commands,
    is_control,
    is_plain_control,
    lists_pages,
    may_start,
)
from setzkasten.normalise.labels import find_label
from setzkasten.normalise.markers import BULLET
from setzkasten.normalise.metagrammar import read_meta
from setzkasten.normalise.page import Page
from setzkasten.normalise.people import has_given_name
from setzkasten.normalise.residue_doubts import (
    is_credible,
    is_item_of_text,
    until_labels,
    would_swallow,
)
from setzkasten.normalise.residue_match import LONGEST, match_residue
from setzkasten.normalise.residue_patterns import PRINT
from setzkasten.normalise.residue_words import Pattern, Reach
from setzkasten.normalise.unit import Unit


def claim_residue(page: Page) -> None:
    """Set aside what is no part of the article, with what belongs to it."""
    for unit in page.units:
        if unit.roles or (len(unit.text) > LONGEST and unit.text[0] != "←"):
            continue
        if is_item_of_text(page, unit):
            continue
        pattern = match_residue(unit)
        if pattern is not None and is_credible(page, unit, pattern):
            page.claim([unit, *_reached(page, unit, pattern)], Role.RESIDUE)
        elif (
            _is_control(page, unit)
            or _is_rights_line(page, unit)
            or _is_rule_above_residue(page, unit)
        ):
            page.claim([unit], Role.RESIDUE)
        elif (
            _is_comment_head(unit) and page.has_text_before(unit) and not would_swallow(page, unit)
        ):
            page.claim([unit, *until_labels(page, unit)], Role.RESIDUE)
        elif unit.text[:2] == "--" and _SIGNATURE.fullmatch(unit.text) and page.is_tail(unit):
            page.claim([unit, *takewhile(_is_of_block, page.after(unit))], Role.RESIDUE)


_SIGNATURE = re.compile(r"--\s?|-- ?\Z")  # RFC 3676, section 4.3
_RULE = re.compile(r"[-–_=*~ ]{3,}")
# Above a reader's comment: "Wollmaus hat gesagt …", "Heinz schrieb am 3. Mai 2008 um 7:41".
_COMMENT_HEAD = re.compile(
    r"[^.!?]{2,40} (?:hat gesagt ?(?:\.\.\.|…|:)"
    r"|(?:schrieb|schreibt|sagt|meint|kommentierte?|antwortete?)[: ]{1,2}(?:am )?[0-9]{1,2}\. ?"
    r"[\w0-9]+\.? ?[0-9]{4}.{0,25})|kommentar von .{2,60}",
    re.IGNORECASE,
)
_LONGEST_HEAD = 110


def _is_comment_head(unit: Unit) -> bool:
    text = unit.plain
    return (
        len(text) <= _LONGEST_HEAD
        and (text.endswith(("…", ":", "...", "Uhr")) or text[-1].isdigit())
        and _COMMENT_HEAD.fullmatch(text) is not None
    )


def _is_rights_line(page: Page, unit: Unit) -> bool:
    """Tell a copyright line below the text from a picture's credit: it names no person."""
    if unit.lead != "©" or not unit.short or not page.is_tail(unit):
        return False
    return page.is_set_apart(unit) and not has_given_name(unit.plain.lstrip("© "))


def _is_control(page: Page, unit: Unit) -> bool:
    """Tell a control; within the text, or above it, a plain one may as well be a heading."""
    if not may_start(unit.lead) or not is_control(unit.plain):
        return False
    labelled = find_label(unit)
    if labelled is not None and labelled.colon and labelled.value:
        return False  # "Tags: Schrift"
    if not is_plain_control(unit.plain):
        return True
    following = page.following(unit)
    if page.has_text_before(unit):
        return following is None or not following.running or following.gap == 0
    if following is None or following.running:
        return False
    return commands(unit.plain) or lists_pages(unit.plain)


def _is_rule_above_residue(page: Page, unit: Unit) -> bool:
    """Tell a line of hyphens that sets apart what the sender of a letter adds."""
    if unit.text[0] not in "-–_=*~" or not _RULE.fullmatch(unit.text):
        return False
    following = page.following(unit)
    return following is not None and not following.gap and match_residue(following) is not None


def _reached(page: Page, unit: Unit, pattern: Pattern) -> list[Unit]:
    if pattern.reach is Reach.END and page.has_text_before(unit):
        return until_labels(page, unit)
    if pattern.reach is Reach.LIST:
        return _listed(page, unit)
    if pattern.reach is Reach.BLOCK:
        return list(takewhile(lambda item: _is_of_box(page, item), page.after(unit)))
    following = page.following(unit)
    if pattern.name == PRINT and following is not None and _is_address(following):
        return [following]
    return []


def _is_of_block(unit: Unit) -> bool:
    return not unit.gap and not unit.roles and unit.short and find_label(unit) is None


def _is_of_box(page: Page, unit: Unit) -> bool:
    """Tell what a box says further: within the text no paragraph, which may be the article's."""
    if not _is_of_block(unit):
        return False
    amid = page.has_text_before(unit) and not page.is_tail(unit)
    return not (amid and (unit.running if page.is_flat() else len(unit.text) >= _PARAGRAPH))


_PARAGRAPH = 140


def _is_address(unit: Unit) -> bool:
    """Tell whether a line is the address that a print version gives below its first line."""
    return not unit.gap and not unit.roles and unit.plain.startswith("http")


def _listed(page: Page, start: Unit) -> list[Unit]:
    """Return the titles under "Ähnliche Artikel": short lines that are no sentences."""
    taken: list[Unit] = []
    for unit in page.after(start):
        if unit.roles or not unit.short or _is_about_article(unit) or match_residue(unit):
            break
        item = BULLET.match(unit.plain) is not None
        if not item and (unit.running or (unit.gap and not _starts_titles(page, unit, taken))):
            break
        if unit.gap > 1:
            break
        taken.append(unit)
    return taken


def _is_about_article(unit: Unit) -> bool:
    """Tell a label of the article itself from a title that begins like one: `Interview: „…“`."""
    labelled = find_label(unit)
    if labelled is None:
        return False
    return labelled.label.role is not Role.AUTHOR or read_meta(unit.plain) is not None


def _starts_titles(page: Page, unit: Unit, taken: list[Unit]) -> bool:
    """Tell whether a line after a blank one starts a list of titles, not the next paragraph."""
    following = page.following(unit)
    return (
        not taken
        and not unit.ends_sentence
        and (following is None or (following.gap == 0 and not following.running))
    )
