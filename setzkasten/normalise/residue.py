"""Set aside what a website put around its articles: counters, crumbs, boxes, comments.

The wording is in `residue_patterns`.
"""

from __future__ import annotations

import re
from itertools import takewhile

from setzkasten.model.ledger import Role
from setzkasten.normalise.controls import commands, is_control, is_plain_control, may_start
from setzkasten.normalise.labels import find_label
from setzkasten.normalise.markers import BULLET
from setzkasten.normalise.page import Page
from setzkasten.normalise.people import has_given_name
from setzkasten.normalise.residue_notices import (
    AT_THE_ENDS,
    BOXES,
    NO_SENTENCES,
    RIGHTS,
    VOICES,
)
from setzkasten.normalise.residue_patterns import PATTERNS, PRINT
from setzkasten.normalise.residue_words import Pattern, Reach
from setzkasten.normalise.unit import Unit

_TURNING = next(place for place, row in enumerate(PATTERNS) if row.name == "Blättern")
_LONGEST = 260
_COMMENT_LABEL_ROLES = frozenset((Role.CATEGORIES, Role.TAGS))


def _by_start() -> dict[str, tuple[tuple[Pattern, re.Pattern[str]], ...]]:
    table: dict[str, list[tuple[Pattern, re.Pattern[str]]]] = {}
    for pattern in PATTERNS:
        compiled = re.compile(pattern.regex, re.IGNORECASE)
        for start in dict.fromkeys(pattern.starts.split()):
            table.setdefault(start, []).append((pattern, compiled))
    return {start: tuple(rows) for start, rows in table.items()}


_TABLE = _by_start()
_EDGE = re.compile(r"^[\s\[(*_→»<>›←«‹↑▲^•·|+–—-]*|[\s\])*_→»>›«‹←↑▲^|–—-]*$")


_BETWEEN_POSTS = re.compile(r"[«‹<] .{2,80}(?:\|.{2,80}){1,2}|[«‹<] .{2,60} [»›>]")


def match_residue(unit: Unit) -> Pattern | None:
    """Return the kind of residue that a unit is, or None."""
    start = "#" if unit.lead[:1].isdigit() else unit.lead
    rows = _TABLE.get(start)
    if unit.text[0] == "←" or (unit.text[-1] == "→" and unit.short):
        return PATTERNS[_TURNING]
    if unit.text[0] in "«‹<" and unit.short and _BETWEEN_POSTS.fullmatch(unit.plain):
        return PATTERNS[_TURNING]
    if rows is None or len(unit.text) > _LONGEST:
        return None
    text = " ".join(unit.text.split())
    bare = _EDGE.sub("", text)
    for pattern, regex in rows:
        if regex.fullmatch(text) or regex.fullmatch(bare):
            return pattern
    return None


def claim_residue(page: Page) -> None:
    """Set aside what is no part of the article, with what belongs to it."""
    for unit in page.units:
        if unit.roles or (len(unit.text) > _LONGEST and unit.text[0] != "←"):
            continue
        if _is_item_of_text(page, unit):
            continue
        pattern = match_residue(unit)
        if pattern is not None and _is_credible(page, unit, pattern):
            page.claim([unit, *_reached(page, unit, pattern)], Role.RESIDUE)
        elif (
            _is_control(page, unit)
            or _is_rights_line(page, unit)
            or _is_rule_above_residue(page, unit)
        ):
            page.claim([unit], Role.RESIDUE)
        elif _is_comment_head(unit) and page.has_text_before(unit):
            page.claim([unit, *_until_labels(page, unit)], Role.RESIDUE)
        elif unit.text[:2] == "--" and _SIGNATURE.fullmatch(unit.text) and page.is_tail(unit):
            page.claim([unit, *takewhile(_is_of_block, page.after(unit))], Role.RESIDUE)


def _is_item_of_text(page: Page, unit: Unit) -> bool:
    """Tell an item of a list that text stands above and below: it may well cite a button."""
    return (
        unit.text[0] in _ITEM_SIGNS
        and BULLET.match(unit.text) is not None
        and page.has_text_before(unit)
        and not page.is_tail(unit)
    )


_ITEM_SIGNS = "-–—•*·●▪■◦‣"
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
        and (text[-1] in ".…:" or text[-1].isdigit() or text.endswith("Uhr"))
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
    if not is_plain_control(unit.plain):
        return True
    following = page.following(unit)
    if page.has_text_before(unit):
        return following is None or not following.running or following.gap == 0
    return commands(unit.plain) and following is not None and not following.running


def _is_rule_above_residue(page: Page, unit: Unit) -> bool:
    """Tell a line of hyphens that sets apart what the sender of a letter adds."""
    if unit.text[0] not in "-–_=*~" or not _RULE.fullmatch(unit.text):
        return False
    following = page.following(unit)
    return following is not None and not following.gap and match_residue(following) is not None


def _is_credible(page: Page, unit: Unit, pattern: Pattern) -> bool:
    """Tell residue from a title or subhead that sounds like it: "Kommentar", "Newsletter"."""
    if pattern.name in NO_SENTENCES and _is_sentence(unit):
        return False
    if pattern.reach is Reach.END and not page.has_text_before(unit):
        # Above the text a number of comments is a mere counter, "Kommentar" a kicker.
        return unit.plain[:1].isdigit() or "(" in unit.plain
    if pattern.name in AT_THE_ENDS and not _may_be_notice(page, unit):
        return False
    if pattern.name in BOXES and _is_amid_text(page, unit):
        return False
    if pattern.name == RIGHTS and unit.lead == "©" and _may_be_credit(page, unit):
        return False
    if pattern.reach is Reach.END and unit.ends_sentence and _ends_page(page, unit):
        return False  # "Was meinen Sie?" asks for comments, but none stand below
    if pattern.reach is Reach.END and (
        pattern.name == VOICES or not any(char.isdigit() for char in unit.plain)
    ):
        return not _would_swallow(page, unit)
    if pattern.reach is Reach.LIST and ":" not in unit.plain and page.has_text_before(unit):
        following = page.following(unit)
        return following is None or not (following.running and following.gap)
    following = page.following(unit)
    heading = unit.plain.lower() in _HEADINGS or (
        pattern.name == PRINT and is_plain_control(unit.plain) and page.has_text_before(unit)
    )
    return not heading or following is None or following.gap == 0 or not following.running


_HEADINGS = frozenset(("kommentar", "newsletter", "diskussion", "reaktionen", "start", "login"))


def _may_be_notice(page: Page, unit: Unit) -> bool:
    """Tell whether a line stands below the text, or above it with other lines that can be title."""
    if page.has_text_before(unit):
        return page.weigh(unit)[1] <= _LITTLE
    return page.title_follows(unit)


_LITTLE = 250  # characters: other notices, no paragraph
_MUCH = 300  # characters: an article


def _is_sentence(unit: Unit) -> bool:
    """Tell what says something of its own, "Mehr dazu steht im Handbuch.", from a link's words."""
    text = unit.plain
    return text[-1] == "." and text[-2:-1] not in ".…" and text.count(" ") >= _FEW_BLANKS


_FEW_BLANKS = 2


def _is_amid_text(page: Page, unit: Unit) -> bool:
    """Tell whether an article goes on below a line, and one has begun above it."""
    return page.has_text_before(unit) and page.weigh(unit)[1] > _MUCH


def _may_be_credit(page: Page, unit: Unit) -> bool:
    """Tell whether a line stands right below a caption within the text: it credits a picture."""
    above = page.previous(unit)
    if above is None or unit.gap or above.roles or above.running or _YEAR.search(unit.plain):
        return False
    return page.has_text_before(unit) and not page.is_tail(unit)


_YEAR = re.compile(r"\b[12][0-9]{3}\b|rechte vorbehalten|rights reserved", re.IGNORECASE)


def _ends_page(page: Page, unit: Unit) -> bool:
    """Tell whether nothing that is free stands below a line, up to the labels at the end."""
    below = _until_labels(page, unit)
    return not any(find_label(item) is None and match_residue(item) is None for item in below)


def _would_swallow(page: Page, unit: Unit) -> bool:
    """Tell whether more text stands below a line than above it: then that is the article."""
    above, below = page.weigh(unit)
    return below > above * _MOST_BELOW


_MOST_BELOW = 1.5


def _reached(page: Page, unit: Unit, pattern: Pattern) -> list[Unit]:
    if pattern.reach is Reach.END and page.has_text_before(unit):
        return _until_labels(page, unit)
    if pattern.reach is Reach.LIST:
        return _listed(page, unit)
    if pattern.reach is Reach.BLOCK:
        return list(takewhile(lambda item: _is_of_box(page, item), page.after(unit)))
    following = page.following(unit)
    if pattern.name == PRINT and following is not None and _is_address(following):
        return [following]
    return []


def _until_labels(page: Page, start: Unit) -> list[Unit]:
    """Return all that is free up to the labels at the end."""
    taken = []
    for unit in page.after(start):
        labelled = find_label(unit) if unit.short else None
        if labelled and labelled.colon and labelled.label.role in _COMMENT_LABEL_ROLES:
            break
        if not unit.roles:
            taken.append(unit)
    return taken


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
        if unit.roles or not unit.short or find_label(unit) or match_residue(unit):
            break
        item = BULLET.match(unit.plain) is not None
        if not item and (unit.running or (unit.gap and not _starts_titles(page, unit, taken))):
            break
        if unit.gap > 1:
            break
        taken.append(unit)
    return taken


def _starts_titles(page: Page, unit: Unit, taken: list[Unit]) -> bool:
    """Tell whether a line after a blank one starts a list of titles, not the next paragraph."""
    following = page.following(unit)
    return (
        not taken
        and not unit.ends_sentence
        and (following is None or (following.gap == 0 and not following.running))
    )
