"""Claim the lines above and below the text that say who, when, where and under which heading.

What such a line says is read by `metagrammar` and, for sentences, by `footers`.
"""

from __future__ import annotations

from setzkasten.model.ledger import Confidence, Role
from setzkasten.normalise.credits import announces_credits, may_credit, read_credit
from setzkasten.normalise.footers import FIRST_WORDS, read_footer
from setzkasten.normalise.journals import names_issue, read_leniently
from setzkasten.normalise.labels import find_label
from setzkasten.normalise.metagrammar import Fact, read_meta
from setzkasten.normalise.moments import find_moment, may_hold_date
from setzkasten.normalise.neighbours import (
    byline_below_lead,
    byline_beside_date,
    calendar_sheet,
    dates_title,
    is_of_profile,
    is_of_sources,
    name_below_date,
    place_below_letter,
    rubric_with_day,
    rubric_with_issue,
    rubrics_above_title,
    terms_below_byline,
)
from setzkasten.normalise.page import Page, Picture
from setzkasten.normalise.people import is_agency, may_be_place
from setzkasten.normalise.terms import add_terms
from setzkasten.normalise.titleforms import is_salutation
from setzkasten.normalise.unit import Unit

FIELDS = {
    Role.AUTHOR: ("Autorin", "authors"),
    Role.DATE: ("Datum", "date"),
    Role.UPDATED: ("Aktualisiert", "updated"),
    Role.PLACE: ("Ort", "place"),
    Role.CATEGORIES: ("Kategorien", "categories"),
    Role.TAGS: ("Schlagworte", "tags"),
}
"""German key and attribute of the fields that such lines feed."""


def claim_meta_lines(page: Page) -> None:
    """Claim the lines above and below the text that are understood to the last word."""
    dated_within = any(
        len(unit.plain) < _BARE_DATE and find_moment(unit.plain)
        for unit in page.units[page.head_end : page.last_text]
        if not unit.roles and unit.short
    )
    _claim_above_letter(page)
    sheet, day = calendar_sheet(page)
    if sheet and day is None:
        page.claim(sheet, Role.RESIDUE, confidence=Confidence.LIKELY)
    elif day is not None:
        page.claim(sheet, Role.DATE)
        keep(page, Fact(Role.DATE, (day,)), sheet[0])
    for unit in page.units:
        if unit.roles:
            continue
        if unit.lead in FIRST_WORDS and _is_outermost(page, unit) and _claim_footer(page, unit):
            continue
        if not unit.short or not (page.is_head(unit) or page.is_tail(unit)):
            continue
        facts = (
            rubric_with_day(page, unit)
            or rubrics_above_title(page, unit)
            or byline_below_lead(page, unit)
            or _facts(page, unit)
            or byline_beside_date(page, unit)
            or name_below_date(page, unit)
            or terms_below_byline(page, unit)
        )
        if facts and _is_credible(page, unit, facts, dated_within):
            _take(page, unit, facts)


def _claim_above_letter(page: Page) -> None:
    """Set aside what a list server wrote above the head of a letter: `Von: X <x@y>`."""
    head = page.units[:_LETTER_HEAD]
    sender = next((u for u in head if u.lead in {"von", "from"} and "@" in u.plain), None)
    if sender is None or not sender.short or ":" not in sender.plain:
        return
    for unit in head:
        labelled = find_label(unit)
        if labelled is not None and labelled.colon:
            return
        if not unit.roles and not unit.running:
            page.claim([unit], Role.RESIDUE, confidence=Confidence.LIKELY)


_LETTER_HEAD = 5


_SIGNS = ".·|•*~–—- "


def _facts(page: Page, unit: Unit) -> list[Fact] | None:
    if (not unit.gap and _is_of_credits(page, unit)) or _credits_picture(unit):
        return None
    facts = read_meta(unit.plain.lstrip(_SIGNS) or unit.plain)
    if facts is not None:
        # A mere picture credit is none of the lines about the article.
        return None if {fact.role for fact in facts} == {Role.CREDIT} else facts
    if _is_of_letter(page, unit) and (letter := place_below_letter(unit.plain)):
        return letter
    facts = read_leniently(unit.plain) or rubric_with_issue(unit.plain)
    if facts is None or page.has_text_before(unit) or names_issue(unit.plain):
        return facts
    return facts if _is_titled(page, unit) else None


def _credits_picture(unit: Unit) -> bool:
    """Tell `Foto: Anna Ott / dpa`, `Anna Ott/Fotolia` from a line that says who wrote, or when."""
    if not may_credit(unit.text) or read_credit(unit) is None or unit.plain.count(":") > 1:
        return False
    return not may_hold_date(unit.plain) or find_moment(unit.plain) is None


def _is_titled(page: Page, unit: Unit) -> bool:
    """Tell whether a line above the text can be the title, so that this one need not be."""
    return page.title_follows(unit) and any(
        not item.roles
        and not item.running
        and item is not unit
        and read_meta(item.plain) is None
        and not _is_of_picture(page, item)
        for item in page.units[: page.first_text]
    )


def _is_of_picture(page: Page, unit: Unit) -> bool:
    """Tell a credit, or what stands right above one."""
    below = page.following(unit)
    captions = below is not None and not below.gap and read_credit(below) is not None
    return captions or read_credit(unit) is not None


def _is_of_credits(page: Page, unit: Unit) -> bool:
    """Tell a name in the lines right below `Fotos:`, which took the pictures."""
    for above in reversed(page.units[max(0, unit.index - _MOST_CREDITS) : unit.index]):
        if above.roles:
            return False
        if announces_credits(above):
            return True
        if above.gap:
            return False
    return False


_MOST_CREDITS = 8


def _is_of_letter(page: Page, unit: Unit) -> bool:
    """Tell whether a line stands where letters have place and date: on top of it or below it."""
    following = page.following(unit)
    return page.has_text_before(unit) or (following is not None and is_salutation(following))


def _is_outermost(page: Page, unit: Unit) -> bool:
    """Tell whether a unit is no part of the running text, or its very end."""
    return unit.index >= page.last_text or not page.has_text_before(unit)


def _claim_footer(page: Page, unit: Unit) -> bool:
    """Claim a sentence about the article: `Geschrieben von X am … in Recht`."""
    facts = read_footer(unit.plain)
    if facts is None:
        return False
    _take(page, unit, facts)
    return True


def _take(page: Page, unit: Unit, facts: list[Fact]) -> None:
    roles = tuple(dict.fromkeys([fact.role for fact in facts]))
    bare = not any(fact.labelled for fact in facts)
    confidence = Confidence.LIKELY if bare and Role.AUTHOR in roles else None
    page.claim([unit], *roles, confidence=confidence)
    for found in facts:
        unknown = found.label == "?" and _is_place(page, found.values[0])
        fact = Fact(Role.PLACE, found.values, labelled=False) if unknown else found
        if fact.role is Role.CREDIT:
            page.pictures.append(Picture([unit], None, fact.values[0]))
            page.note("Bilder", fact.values[0], [unit])
            continue
        keep(page, fact, unit, confidence)


def _is_place(page: Page, word: str) -> bool:
    return may_be_place(word) and page.mentions_place(word)


_BARE_DATE = 40
_LISTS = frozenset((Role.CATEGORIES, Role.TAGS))


def _is_credible(page: Page, unit: Unit, facts: list[Fact], dated_within: bool) -> bool:
    """Tell lines about the article from attributions, addresses, timelines and titles."""
    labelled = any(fact.labelled for fact in facts)
    roles = {fact.role for fact in facts}
    below = page.has_text_before(unit)
    if below and _is_of_text(page, unit, roles):
        return not labelled and dates_title(page, unit)
    if roles == {Role.PLACE} and (not labelled or is_of_profile(page, unit)):
        return False
    if labelled or (below and is_of_sources(page, unit)):
        return labelled
    if roles == {Role.DATE}:
        return not (dated_within and below and not page.is_tail(unit))
    if Role.AUTHOR in roles and Role.DATE not in roles:
        return not _is_shown(page, unit) and _may_sign(page, unit)
    return True


def _is_of_text(page: Page, unit: Unit, roles: set[Role]) -> bool:
    """Tell labels within the text: `terms` has judged terms, an event has a date of its own."""
    if roles <= _LISTS:
        return not page.is_tail(unit)
    return roles == {Role.DATE} and is_of_profile(page, unit)


def _is_shown(page: Page, unit: Unit) -> bool:
    """Tell a name set apart right above a credit: whom the picture shows."""
    below = page.following(unit)
    return below is not None and unit.gap > 0 and not below.gap and _credits_picture(below)


def _may_sign(page: Page, unit: Unit) -> bool:
    """Tell whether a name without label may be the author's: below the title or at the end."""
    previous, following = page.previous(unit), page.following(unit)
    if previous is None:
        # On top of the page a name signs only right above the date, with the title below.
        dated = following is not None and not following.gap and find_moment(following.plain)
        return bool(dated) and page.title_follows(unit)
    if not page.has_text_before(unit):
        return True
    if unit.gap == 0 and previous.plain[:1] in '„»“"':
        return False
    if not page.is_tail(unit):
        return False
    if following is None:
        return True
    below = following.gap > 0 or bool(following.roles) or read_meta(following.plain) is not None
    return unit.gap > 0 and below


def keep(page: Page, fact: Fact, unit: Unit, confidence: Confidence | None = None) -> None:
    """Write a fact into the page's values; the first date and place win, names add up."""
    key, attribute = FIELDS[fact.role]
    if not fact.values:
        return
    if fact.role in {Role.CATEGORIES, Role.TAGS}:
        add_terms(page, fact.role, fact.values)
    elif fact.role is Role.AUTHOR:
        before = page.values.get(attribute, ())
        names = [*before, *fact.values] if isinstance(before, tuple) else list(fact.values)
        agencies = {name for name in names if is_agency(name)}
        names = [
            name
            for place, name in enumerate(names)
            if name not in agencies or name.lower() not in [n.lower() for n in names[:place]]
        ]
        page.values[attribute] = tuple(dict.fromkeys(names))
    elif attribute in page.values and not _is_more_precise(fact.values[0], page.values[attribute]):
        return
    elif fact.role is Role.UPDATED and "stand" in fact.label.split():
        page.standing = unit
        page.values[attribute] = fact.values[0]
    else:
        page.values[attribute] = fact.values[0]
    page.note(key, "; ".join(fact.values), [unit], confidence)


def _is_more_precise(value: str, before: object) -> bool:
    """Tell whether a date says the same as one found before, and more: of an issue, its day."""
    return isinstance(before, str) and value.startswith(f"{before}-")


def settle_date(page: Page) -> None:
    """Take "Stand: Mai 2012" for the date of publication where no other is known."""
    if page.standing is None:
        return
    before = page.values.get("date")
    if before is not None and not _is_more_precise(str(page.values["updated"]), before):
        return
    if before is not None:
        page.evidence.pop("Datum")
    page.values["date"] = page.values.pop("updated")
    for item in page.evidence.pop("Aktualisiert"):
        page.note("Datum", item.value, [page.standing], Confidence.LIKELY)
    page.change_role(page.standing, Role.UPDATED, Role.DATE)
