"""Categories and tags: the lines that list them, and the lines below a label that stands alone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import cast

from setzkasten.model.ledger import Confidence, Role
from setzkasten.normalise.controls import is_control
from setzkasten.normalise.labels import (
    LABELS,
    Labelled,
    find_label,
    first_words_of,
    label_of,
)
from setzkasten.normalise.markers import BULLET
from setzkasten.normalise.metawords import ASIDE
from setzkasten.normalise.page import Page
from setzkasten.normalise.termlists import (
    LONGEST,
    MOST_BLANKS,
    Terms,
    are_plausible,
    is_sentence,
    split_terms,
    unique,
)
from setzkasten.normalise.unit import Unit

KEYS = {Role.CATEGORIES: "Kategorien", Role.TAGS: "Schlagworte"}
LOST = "Verlorene Schlagworte"
_ATTRIBUTES = {Role.CATEGORIES: "categories", Role.TAGS: "tags"}
# A second label within the values, where a line end was lost.
_SECOND = re.compile(
    r"(?:^|[\s|;,])(?P<label>(?:"
    + "|".join([re.escape(word) for row in LABELS if row.role in KEYS for word in row.words])
    + r"):)"
)


def claim_terms(page: Page) -> None:  # noqa: C901  # a list of cases
    """Claim the lines of categories and tags, with the values below a label that stands alone."""
    found: dict[Role, list[str]] = {}
    for unit in page.units:
        if unit.roles:
            continue
        if unit.text[0] == "#" and _HASHTAGS.fullmatch(unit.plain) and not page.is_head(unit):
            _claim_hashtags(page, unit, found)
            continue
        labelled = find_label(unit) if unit.lead in _LEADS else None
        if labelled is None or labelled.label.role not in KEYS:
            continue
        if "|" in labelled.value:
            labelled = _without_controls(labelled)
        if "|" in labelled.value and _has_other_label(labelled.value):
            continue
        labelled, second = _cut_at_second(labelled)
        taken = _read(page, unit, labelled)
        if taken is None:
            continue
        units, terms = taken
        lists = [(labelled.label.role, terms)]
        if second is not None:
            lists.append((second.label.role, split_terms(second.value)))
        page.claim(units, *dict.fromkeys([role for role, _terms in lists]))
        for role, listed in lists:
            found.setdefault(role, []).extend(listed.terms)
            _note(page, role, listed, units)
    for role, values in found.items():
        add_terms(page, role, values)


_LEADS = first_words_of(KEYS)  # a cheap look before the labels
# At least two, so that a heading of Markdown or a number sign is none.
_HASHTAGS = re.compile(r"#[^\W\d][\w-]*(?:[ ,;|]+#[^\W\d][\w-]*)+")


def _claim_hashtags(page: Page, unit: Unit, found: dict[Role, list[str]]) -> None:
    terms = split_terms(unit.plain)
    page.claim([unit], Role.TAGS, confidence=Confidence.LIKELY)
    found.setdefault(Role.TAGS, []).extend(terms.terms)
    _note(page, Role.TAGS, terms, [unit])


def _without_controls(labelled: Labelled) -> Labelled:
    """Cut `Kategorie: Allgemein | Schreibe einen Kommentar` at its control."""
    parts = labelled.value.split("|")
    value = "|".join([part for part in parts if not _is_aside(part.strip())]).strip()
    return Labelled(labelled.label, labelled.word, value, labelled.colon)


def _is_aside(part: str) -> bool:
    return is_control(part) or ASIDE.fullmatch(part) is not None


def _has_other_label(value: str) -> bool:
    """Tell whether a line of several labels is for another recogniser: `| Autor: X`."""
    found = [label_of(part.strip()) for part in value.split("|")[1:]]
    return any(item is not None and item.colon and item.label.role not in KEYS for item in found)


def _cut_at_second(labelled: Labelled) -> tuple[Labelled, Labelled | None]:
    """Cut `Kategorien: Recht Schlagworte: Porto`, where a line end was lost, into its lists."""
    if " | " in labelled.value:
        before, _, behind = labelled.value.partition(" | ")
        barred = label_of(behind)
        if barred is not None and barred.label.role in KEYS and barred.value:
            return Labelled(labelled.label, labelled.word, before, labelled.colon), barred
    match = _SECOND.search(labelled.value) if ":" in labelled.value else None
    second = label_of(labelled.value[match.start("label") :]) if match else None
    if match is None or second is None:
        return labelled, None
    first = labelled.value[: match.start()].rstrip(" |;,·/–-")
    return Labelled(labelled.label, labelled.word, first, labelled.colon), second


def add_terms(page: Page, role: Role, values: Iterable[str]) -> None:
    """Add terms to those that were found before."""
    before = cast("tuple[str, ...]", page.values.get(_ATTRIBUTES[role], ()))
    page.values[_ATTRIBUTES[role]] = unique([*before, *values])


def _note(page: Page, role: Role, terms: Terms, units: list[Unit]) -> None:
    if terms.terms:
        page.note(KEYS[role], "; ".join(terms.terms), units)
    if terms.lost and role is Role.TAGS:
        before = page.values.get("tags_lost", 0)
        page.values["tags_lost"] = terms.lost + (before if isinstance(before, int) else 0)
        page.note(LOST, str(terms.lost), units, Confidence.LIKELY)


def _read(page: Page, unit: Unit, labelled: Labelled) -> tuple[list[Unit], Terms] | None:
    value = labelled.value
    if not labelled.colon and labelled.label.colon and value.strip(" ,;|"):
        return None
    if value:
        terms = split_terms(value)
        if not are_plausible(terms, value) or not _may_stand_here(page, unit, labelled):
            return None
        return [unit], terms
    below = _values_below(page, unit)
    if below:
        terms = split_terms("\n".join([_below(item) for item in below]).replace("\n", "; "))
        if len(below) == 1:
            terms = split_terms(_below(below[0]))
        return [unit, *below], terms
    if labelled.colon or page.is_tail(unit):
        return ([unit], Terms(())) if labelled.colon else None
    return None


def _may_stand_here(page: Page, unit: Unit, labelled: Labelled) -> bool:
    """Tell whether a label may stand where it does: within the text only with terms of its own.

    "Stichwort: Mindestlohn." is the text's, and "Thema: Der Rabatt" that of an invitation
    where it stands with "Zeit:".
    """
    above = page.is_head(unit) and not page.has_text_before(unit)
    if above or page.is_tail(unit):
        return True
    return labelled.colon and not is_sentence(labelled.value) and not _is_of_profile(page, unit)


_ROW = re.compile(r"[A-ZÄÖÜ][^\W\d_]+: \S")


def _is_of_profile(page: Page, unit: Unit) -> bool:
    """Tell a row of a box whose other rows are none of the article's fields."""
    above, below = page.previous(unit), page.following(unit)
    near = [above] if above is not None and not unit.gap else []
    near += [below] if below is not None and not below.gap else []
    for item in near:
        labelled = find_label(item)
        if (
            not item.roles
            and _ROW.match(item.plain)
            and (labelled is None or labelled.label.role not in KEYS)
        ):
            return True
    return False


def _below(unit: Unit) -> str:
    return BULLET.sub("", unit.plain, 1)


def _values_below(page: Page, unit: Unit) -> list[Unit]:
    """Return the lines under a label that stands alone: short, no sentences, no labels."""
    below: list[Unit] = []
    for item in page.after(unit):
        if item.roles or not item.short or (item.gap and below) or item.gap > 1:
            break
        if item.gap and not (page.is_tail(item) or BULLET.match(item.plain)):
            break
        if find_label(item) is not None or not _is_term_line(item):
            break
        below.append(item)
    return below


def _is_term_line(unit: Unit) -> bool:
    text = _below(unit)
    if "," in text:
        return are_plausible(split_terms(text), text)
    if len(text) > LONGEST or text.count(" ") >= MOST_BLANKS:
        return False
    return not (text.endswith(":") or is_sentence(text))
