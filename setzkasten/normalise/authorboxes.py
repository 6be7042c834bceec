"""The box about the author that blogs put below each article: `Über Anna Ott`, some sentences."""

from __future__ import annotations

import re

from setzkasten.model.ledger import Role
from setzkasten.normalise.labels import find_label
from setzkasten.normalise.page import Page
from setzkasten.normalise.unit import Unit

_HEAD = re.compile(
    r"(?:Über|Zu[mr]?) "
    r"(?:(?:den |die |der |unseren? )?(?P<kind>(?:Gast)?[Aa]utor(?:in|en|innen)?)"
    r"|(?P<name>[A-ZÄÖÜ][\w.-]+(?: [\w.-]+){0,3}))"
)
_MOST_LINES, _LONGEST = 3, 500


def claim_author_box(page: Page) -> None:
    """Set aside a heading `Über …` with the author's name, and the few lines right below it.

    The same in one line, `Über die Autorin: …`, is a sentence of the text, and what a firm says
    of itself is as well.
    """
    for unit in page.units[-_WINDOW:]:
        match = _HEAD.fullmatch(unit.plain) if not unit.roles and unit.lead in _LEADS else None
        if match is None or not page.has_text_before(unit) or not unit.gap:
            continue
        if match["name"] and match["name"] not in _authors(page):
            continue
        box = _box(page, unit)
        if box:
            page.claim([unit, *box], Role.RESIDUE)
        return


_WINDOW = 30
_LEADS = frozenset(("über", "zum", "zur", "zu"))


def _authors(page: Page) -> tuple[str, ...]:
    authors = page.values.get("authors", ())
    return authors if isinstance(authors, tuple) else ()


def _box(page: Page, head: Unit) -> list[Unit]:
    """Return the lines of a box; none where more than a box stands below."""
    box: list[Unit] = []
    for unit in page.after(head):
        if unit.roles or find_label(unit) is not None:
            break
        box.append(unit)
    long = sum(len(unit.text) for unit in box)
    return box if len(box) <= _MOST_LINES and long <= _LONGEST else []
