"""Lines above and below an article that say who, when, where and under which heading.

A line counts only if every part of it is understood:
`Von Sven Achterberg, 9. Januar 2012 | Kategorie: Versand`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from setzkasten.model.ledger import Confidence, Role
from setzkasten.normalise.labels import label_of
from setzkasten.normalise.moments import find_moment
from setzkasten.normalise.page import Page
from setzkasten.normalise.people import is_known_place, may_be_place, read_byline
from setzkasten.normalise.terms import add_terms, are_plausible, split_terms
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

_STRONG = re.compile(r"\s*(?:\||·|•|//|\t)\s*")
_BEFORE_DATE = re.compile(r"(?:[\s,;:|–(-]|\b(?:am|vom|den|im|um))*\Z")
_AFTER_DATE = re.compile(r"^[\s,;:|–)./-]*")
_ASIDE = re.compile(
    r"(?:[0-9]+|keine|ein) kommentare?|lesezeit:? ?(?:ca\. )?[0-9]+ min(?:uten|\.)?"
    r"|[0-9]{1,2}[:.][0-9]{2} uhr",
    re.IGNORECASE,
)
# Accounts that nobody's name is known of: understood, but no author.
_NOBODY = re.compile(
    r"(?:admin|administrator|webmaster|gast|(?:von )?(?:der |die )?redaktion(?: [\w.-]+)?"
    r"|(?:das )?team(?: [\w.-]+)?)",
    re.IGNORECASE,
)
# Behind a date: "am 12. Mai 2014 in Logistik, Recht".
_UNDER = re.compile(r"(?:in|unter|in der rubrik|rubrik|kategorie) (.+)", re.IGNORECASE)
# What WordPress wrote below its articles in German.
_FILED = re.compile(
    r"(?:Dieser|Der) (?:Beitrag|Eintrag|Artikel) wurde (?P<first>[^.]{0,80}?)(?:unter|in) "
    r"(?P<terms>.{2,120}?) (?:abgelegt|veröffentlicht|gepostet|geschrieben|gespeichert)"
    r"(?: und (?:mit |als )?(?P<tags>.{2,160}?) (?:verschlagwortet|getaggt|markiert"
    r"|gekennzeichnet))?"
    r"(?P<rest>\. .{0,160}|\.?)\Z"
)
_LONGEST = 180
_DEPTH = 4


@dataclass(frozen=True, slots=True)
class Fact:
    """One value that a part of a line gives."""

    role: Role
    values: tuple[str, ...]
    labelled: bool = True


def read_meta(text: str) -> list[Fact] | None:
    """Return what a line says, or None where any part of it is something else."""
    if len(text) > _LONGEST:
        return None
    facts: list[Fact] = []
    if text[:1] in "([" and text[-1:] in ")]":
        text = text[1:-1]
    for segment in _STRONG.split(text):
        found = _segment(segment.strip(" ,;"), 0)
        if found is None:
            return None
        facts += found
    return facts


def _segment(text: str, depth: int) -> list[Fact] | None:
    if not text or _ASIDE.fullmatch(text):
        return []
    if depth > _DEPTH:
        return None
    if depth and (headed := _UNDER.match(text)):
        terms = split_terms(headed[1])
        return [Fact(Role.CATEGORIES, terms.terms)] if are_plausible(terms, headed[1]) else None
    return _labelled_or_dated(text, depth)


def _labelled_or_dated(text: str, depth: int) -> list[Fact] | None:
    labelled = label_of(text)
    if labelled is not None:
        found = _labelled(labelled.label.role, labelled.value, labelled.colon, depth)
        if found is not None:
            return found
    moment = find_moment(text)
    if moment is not None:
        return _dated(text, moment, depth)
    if _NOBODY.fullmatch(text):
        return [Fact(Role.AUTHOR, (), labelled=False)]
    return _bare(text)


def _labelled(role: Role, value: str, colon: bool, depth: int) -> list[Fact] | None:
    if role is Role.AUTHOR:
        return _author(value, colon, depth)
    if role in {Role.DATE, Role.UPDATED}:
        moment = find_moment(value)
        if moment is None or _BEFORE_DATE.sub("", value[: moment[1]]):
            return None
        rest = _segment(_AFTER_DATE.sub("", value[moment[2] :]), depth + 1)
        return None if rest is None else [Fact(role, (moment[0],)), *rest]
    if role in {Role.CATEGORIES, Role.TAGS} and value:
        return [Fact(role, split_terms(value).terms)]
    if role is Role.PLACE and (is_known_place(value) or may_be_place(value)):
        return [Fact(role, (value,))]
    return None


def _author(value: str, colon: bool, depth: int) -> list[Fact] | None:
    """Read the names after "Von" or "Autor:", and a date behind them."""
    moment = find_moment(value)
    rest: list[Fact] | None = []
    if moment is not None:
        behind = _segment(_AFTER_DATE.sub("", value[moment[2] :]), depth + 1)
        rest = None if behind is None else [Fact(Role.DATE, (moment[0],)), *behind]
        value = _BEFORE_DATE.sub("", value[: moment[1]])
    if rest is not None and _NOBODY.fullmatch(value):
        return [Fact(Role.AUTHOR, ()), *rest]
    byline = read_byline(value, labelled=True)
    if byline is None or rest is None:
        return None
    # After a mere "Von" a single word, or words that could be things, need a known first name.
    if not colon and not byline.known and not all(" " in name for name in byline.names):
        return None
    facts = [Fact(Role.AUTHOR, byline.names)]
    if byline.place:
        facts.append(Fact(Role.PLACE, (byline.place,)))
    return facts + rest


def _dated(text: str, moment: tuple[str, int, int], depth: int) -> list[Fact] | None:
    date, start, end = moment
    before = _segment(_BEFORE_DATE.sub("", text[:start]), depth + 1) if start else []
    after = _segment(_AFTER_DATE.sub("", text[end:]), depth + 1)
    if before is None or after is None:
        return None
    return [*before, Fact(Role.DATE, (date,), labelled=False), *after]


def _bare(text: str) -> list[Fact] | None:
    """Read names without a label, only where a known first name or an agency vouches for them."""
    if is_known_place(text):
        return [Fact(Role.PLACE, (text,), labelled=False)]
    byline = read_byline(text, labelled=False)
    if byline is None or not byline.known:
        return None
    facts = [Fact(Role.AUTHOR, byline.names, labelled=False)]
    if byline.place:
        facts.append(Fact(Role.PLACE, (byline.place,), labelled=False))
    return facts


# --- the recogniser ---------------------------------------------------------------------


def claim_meta_lines(page: Page) -> None:
    """Claim the lines above and below the text that are understood to the last word."""
    dated_within = any(
        find_moment(unit.plain) and len(unit.plain) < _BARE_DATE
        for unit in page.units[page.head_end : page.last_text]
        if not unit.roles and unit.short
    )
    for unit in page.units:
        if not unit.roles and unit.lead in {"dieser", "der"} and page.has_text_before(unit):
            _claim_filed(page, unit)
        if unit.roles or not unit.short or not (page.is_head(unit) or page.is_tail(unit)):
            continue
        facts = read_meta(unit.plain)
        if not facts or not _is_credible(page, unit, facts, dated_within):
            continue
        roles = tuple(dict.fromkeys([fact.role for fact in facts]))
        bare = not any(fact.labelled for fact in facts)
        confidence = Confidence.LIKELY if bare and Role.AUTHOR in roles else None
        page.claim([unit], *roles, confidence=confidence)
        for fact in facts:
            keep(page, fact, unit, confidence)


def _claim_filed(page: Page, unit: Unit) -> None:
    """Claim what WordPress wrote: `Dieser Beitrag wurde unter Recht abgelegt und mit …`."""
    match = _FILED.match(unit.plain) if len(unit.text) < _LONGEST_FILED else None
    if match is None:
        return
    terms = split_terms(_AND.sub(", ", match["terms"]))
    if not are_plausible(terms, match["terms"]):
        return
    facts = [Fact(Role.CATEGORIES, terms.terms)]
    if match["tags"]:
        facts.append(Fact(Role.TAGS, split_terms(_AND.sub(", ", match["tags"])).terms))
    page.claim([unit], *[fact.role for fact in facts])
    for fact in facts:
        keep(page, fact, unit)


_LONGEST_FILED = 500
_AND = re.compile(r" und (?=[A-ZÄÖÜ0-9][^\s,]*(?:, |\Z))")
_BARE_DATE = 40


def _is_credible(page: Page, unit: Unit, facts: list[Fact], dated_within: bool) -> bool:
    """Tell lines about the article from attributions, addresses, timelines and titles."""
    labelled = any(fact.labelled for fact in facts)
    roles = {fact.role for fact in facts}
    if roles == {Role.PLACE} and not labelled:
        return False
    if labelled:
        return True
    if roles == {Role.DATE}:
        return not (dated_within and page.has_text_before(unit) and not page.is_tail(unit))
    if Role.AUTHOR in roles and Role.DATE not in roles:
        return _may_sign(page, unit)
    return True


def _may_sign(page: Page, unit: Unit) -> bool:
    """Tell whether a name without label may be the author's: below the title or at the end."""
    previous, following = page.previous(unit), page.following(unit)
    if previous is None:
        return False
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
        page.values[attribute] = tuple(dict.fromkeys(names))
    elif attribute in page.values:
        return
    else:
        page.values[attribute] = fact.values[0]
    page.note(key, "; ".join(fact.values), [unit], confidence)
