"""The lead: a short paragraph that sums the article up, below the title or above it.

Only what sets it apart from the text makes a paragraph a lead: a byline or date below it,
a title below it, or that it is far shorter than the text that follows.
"""

from __future__ import annotations

import re
from itertools import islice, takewhile

from setzkasten.model.ledger import Confidence, Role
from setzkasten.normalise.captiontitles import depicts, give_title
from setzkasten.normalise.markers import NUMBER, TURN
from setzkasten.normalise.page import Page
from setzkasten.normalise.titleforms import is_salutation, is_title_like
from setzkasten.normalise.titles import set_value
from setzkasten.normalise.topblock import read_top
from setzkasten.normalise.toplines import is_kicker, is_section, title_points
from setzkasten.normalise.unit import Unit
from setzkasten.normalise.words import seems_headline, starts_small

_MOST_UNITS = 2  # paragraphs that a lead above the title may have
_LONGEST = 900
_SHORTEST = 60
# A lead that nothing but its length tells, beside the next paragraph and beside all of them:
# measured on the development corpus; with a byline or subtitle above it a little more will do.
_LONGEST_BARE, _SHARE_NEXT, _SHARE_BYLINED, _SHARE_ALL = 185, 0.57, 0.65, 0.95
_SHARE_HEADED, _SHARE_KICKED, _SHARE_TELLING = 0.76, 0.8, 0.95
_FEWEST_BELOW, _LONG_BELOW = 2, 100
# Who talks to readers like that has begun to tell already.
_PERSONAL = re.compile(
    r"\b(?:ich|mir|mich|meine?[mnrs]?|euch|eu(?:re[mnrs]?|er)|ihr)\b", re.IGNORECASE
)
_META = frozenset((Role.AUTHOR, Role.DATE, Role.UPDATED))
_BETWEEN = frozenset(
    (
        Role.TITLE,
        Role.SUBTITLE,
        Role.KICKER,
        Role.CATEGORIES,
        Role.CAPTION,
        Role.CREDIT,
        Role.RESIDUE,
        *_META,
    )
)


# Words with which a lead says that it is one.
_CUE = re.compile(
    r"(?:das wichtigste (?:in einem satz|in kürze|vorab|vorweg)|kurz und gut|kurz gesagt|in kürze"
    r"|auf einen blick|in einem satz|darum geht(?: es|'s)|worum es geht|worum geht es|vorweg|kurz"
    r"|zusammenfassung|kurzfassung|das wichtigste|abstract) ?: ?(?=\S)",
    re.IGNORECASE,
)


def claim_lead(page: Page) -> None:
    """Claim the lead, and the title where it stands below the lead."""
    if "title" not in page.values:
        _claim_title_below(page)
    elif "teaser" not in page.values:
        lead = _lead_below_title(page)
        if lead is not None:
            _claim(page, lead)


def claim_kicker_and_lead(page: Page) -> None:
    """Claim kicker, lead and title where the line on top is a kicker and the title below the lead.

    Only a line that is clearly a kicker, a short paragraph and then a line that looks much
    more like a title than the subheads after it tell that.
    """
    first = next((unit for unit in page.units if not unit.roles), None)
    if first is None or "title" in page.values or not is_title_like(first):
        return
    lead = page.following(first)
    title = page.following(lead) if lead is not None else None
    bonus = 0.0 if first.gap or not first.index else _BONUS  # right below the date
    while title is not None and {Role.CAPTION, Role.CREDIT} & set(title.roles):
        title = page.following(title)
        bonus += _BONUS / 2
    if lead is None or title is None or not is_title_like(title) or not lead.running:
        return
    if lead.roles or title.roles or not lead.gap or not title.gap or len(lead.text) > _LONGEST:
        return
    if not is_kicker(first.plain) or not _is_short_lead(page, title, lead, _SHARE_KICKED):
        return
    later = [
        title_points(unit.plain)
        for unit in page.after(title)
        if not unit.roles and unit.gap and is_title_like(unit) and not unit.ends_sentence
    ]
    points = title_points(title.plain) + bonus
    if points < _CLEARLY or points <= max(later, default=0.0):
        return
    for unit, role in ((first, Role.KICKER), (title, Role.TITLE), (lead, Role.TEASER)):
        page.claim([unit], role, confidence=Confidence.LIKELY)
        set_value(page, role, unit, Confidence.LIKELY)


_CLEARLY, _BONUS = 2.0, 1.0


def _claim(page: Page, lead: Unit) -> None:
    page.claim([lead], Role.TEASER, confidence=Confidence.LIKELY)
    set_value(page, Role.TEASER, lead, Confidence.LIKELY)


# --- below the title --------------------------------------------------------------------


def _lead_below_title(page: Page) -> Unit | None:
    """Return the first paragraph below the title where something sets it apart."""
    place = next((unit.index for unit in page.units if Role.TITLE in unit.roles), None)
    if place is None or place > page.head_end:
        return None
    free = list(islice((unit for unit in page.units[place:] if not unit.roles), 2))
    for unit in free:
        if _CUE.match(unit.plain) and unit.running and unit is not page.units[-1]:
            return unit
    if not free or not _has_form(free[0]) or not _stands_below_title(page, place, free[0]):
        return None
    return free[0] if _is_set_off(page, place, free[0]) else None


def _is_set_off(page: Page, place: int, lead: Unit) -> bool:
    """Tell a lead by a byline or date below it, or by its length."""
    following = next(page.after(lead), None)
    if following is None or (len(lead.text) > _LONGEST_BARE and not _META & set(following.roles)):
        return False
    below = [unit for unit in page.after(lead) if not unit.roles and unit.running]
    if not below:
        return False
    if _META & set(following.roles) and following.index <= below[0].index:
        return True
    above = {role for unit in page.units[place : lead.index] for role in unit.roles}
    edited, tells = bool(above & _EDITED), _TELLS.search(lead.plain) is not None
    # Set with the title in one block, while blank lines part the paragraphs.
    attached = lead.gap == 0 and _PICTURE.isdisjoint(page.units[lead.index - 1].roles)
    pictured = not _PICTURE.isdisjoint(following.roles)
    signs = 2 * attached + edited + tells + pictured
    share = (_SHARE_NEXT, _SHARE_BYLINED, _SHARE_TELLING)[min(signs, 2)]
    return _is_short_beside(lead, following, below, share)


_PICTURE = frozenset((Role.CAPTION, Role.CREDIT))
_EDITED = frozenset((Role.AUTHOR, Role.SUBTITLE, Role.KICKER))
# A lead speaks of the article: "Wir haben nachgefragt", "Ein Werkstattbericht".
_TELLS = re.compile(
    r"\b[Ww]ir haben\b.{0,80}\b(?:\w*ge[a-zäöüß]+(?:t|en)|be(?:fragt|sucht|gleitet|obachtet)"
    r"|ver(?:glichen|sucht)|unter(?:sucht|wegs)|probiert|recherchiert)\b"
    r"|\bEine? [A-ZÄÖÜ]?[a-zäöüß-]*(?:bericht|besuch|porträt|gespräch|interview|überblick|rundgang"
    r"|versuch|bilanz|anleitung|vergleich)\b|\bzeigen? (?:drei|vier|fünf|ein|unser|das|die)\b"
    r"|\b(?:stellen|zeigen|erklären|verraten|sagen|geben|haben) wir"
    r" (?:hier|ihnen|euch|dir|die|das|ein)"
    r"|\b(?:lesen|erfahren) Sie\b|\b(?:schreibt|erzählt|erklärt|verrät|berichtet) (?:sie|er|hier)\b"
)


def _has_form(unit: Unit) -> bool:
    text = unit.plain
    if not _SHORTEST <= len(text) <= _LONGEST or TURN.match(text) or NUMBER.match(text):
        return False
    return unit.running and not text.endswith((":", ",")) and text[0] not in "-–•>„»(["


def _stands_below_title(page: Page, place: int, lead: Unit) -> bool:
    """Tell whether only title, byline and the like stand between the title and a unit."""
    return all(_BETWEEN & set(unit.roles) for unit in page.units[place : lead.index])


def _is_short_beside(lead: Unit, following: Unit, below: list[Unit], share: float) -> bool:
    """Tell a lead by its length: at most a share of the next paragraph's."""
    long = sorted([len(unit.text) for unit in below if len(unit.text) >= _LONG_BELOW])
    size = len(lead.text)
    if len(long) < _FEWEST_BELOW or size > _LONGEST_BARE or not lead.ends_sentence:
        return False
    asks = lead.plain.endswith(("!", "…")) or (lead.plain.endswith("?") and ". " not in lead.plain)
    if not following.gap or asks or _PERSONAL.search(lead.plain):
        return False
    return size <= _SHARE_ALL * long[len(long) // 2] and size <= share * len(below[0].text)


# --- above the title --------------------------------------------------------------------


def _claim_title_below(page: Page) -> None:
    """Look for the title below the first paragraph: on its own line, or as a caption."""
    lead: list[Unit] = []
    for unit in page.units:
        if unit.roles and Role.CAPTION not in unit.roles:
            continue
        if not unit.roles and unit.running and len(lead) < _MOST_UNITS:
            lead.append(unit)
        elif lead or not is_salutation(unit):
            if Role.CAPTION in unit.roles or page.weigh(unit)[1]:  # a title heads a text
                _claim_title_at(page, unit, lead)
            return


def _claim_title_at(page: Page, unit: Unit, lead: list[Unit]) -> None:
    """Look whether a caption or short line, the first below the lead, is the title."""
    if Role.CAPTION in unit.roles:
        _claim_caption(page, unit, lead)
    elif not lead or _claim_block_below(page, unit, lead):
        return
    elif is_title_like(unit) and _is_set_apart(page, unit) and _beats_subheads(page, unit):
        page.claim([unit], Role.TITLE, confidence=Confidence.LIKELY)
        set_value(page, Role.TITLE, unit, Confidence.LIKELY)
        if len(lead) == 1 and len(lead[0].text) <= _LONGEST:
            _claim(page, lead[0])


def _claim_block_below(page: Page, unit: Unit, lead: list[Unit]) -> bool:
    """Claim lead, kicker, title and subtitle that stand in this order above byline or date."""
    lines = page.units[unit.index : unit.index + _MOST_LINES]
    below = takewhile(lambda item: not item.gap and not item.roles, lines[1:])
    group = [unit, *takewhile(is_title_like, below)] if is_title_like(unit) else []
    if not group:
        return False
    following = page.following(group[-1])
    if len(lead) != 1 or len(lead[0].text) > _LONGEST or not unit.gap or following is None:
        return False
    if len(group) == 1 or not (following.gap or following.roles):
        return False
    bylined = any(
        _META & set(item.roles) for item in page.units[following.index : following.index + _NEAR]
    )
    if not bylined or lead[0].index > group[0].index:
        return False
    reading = read_top(group)
    for item, role in (
        (reading.kicker, Role.KICKER),
        (reading.title, Role.TITLE),
        (reading.subtitle, Role.SUBTITLE),
        (lead[0], Role.TEASER),
    ):
        if item is not None:
            page.claim([item], role, confidence=Confidence.LIKELY)
            set_value(page, role, item, Confidence.LIKELY)
    return True


_MOST_LINES, _NEAR = 3, 3


def _is_set_apart(page: Page, unit: Unit) -> bool:
    """Tell whether a line below the lead ends a block; it may stand right below the lead."""
    following = page.following(unit)
    if following is None or (not unit.gap and starts_small(unit.plain)):
        return False
    return following.gap > 0 or bool(following.roles) or (not unit.gap and page.is_flat())


def _beats_subheads(page: Page, unit: Unit) -> bool:
    """Tell a title below the lead from the first of several subheads."""
    following = page.following(unit)
    if following is not None and following.roles:
        return True
    if _is_short_lead(page, unit, page.previous(unit)):
        return True
    others = [other for other in page.after(unit) if not other.roles and is_title_like(other)]
    if unit.plain.endswith("?"):
        asked = any(other.plain.endswith("?") for other in others)
        return not asked and (not others or seems_headline(unit.plain))
    # Of 30 short lines below a first paragraph 28 are the title, but "Hintergrund" is none.
    first = page.previous(unit)
    single = first is not None and all(item.roles for item in page.units[: first.index])
    heads = " " in unit.plain and not is_section(unit.plain)
    return not others or seems_headline(unit.plain) or (single and heads)


def _is_short_lead(
    page: Page, title: Unit, lead: Unit | None, share: float = _SHARE_HEADED
) -> bool:
    """Tell whether the paragraph above a line is a lead by its length."""
    below = [unit for unit in page.after(title) if not unit.roles and unit.running]
    if lead is None or lead.roles or len(below) < _FEWEST_BELOW:
        return False
    long = sorted([len(unit.text) for unit in below if len(unit.text) >= _LONG_BELOW])
    return bool(long) and len(lead.text) <= share * long[len(long) // 2]


def _claim_caption(page: Page, unit: Unit, lead: list[Unit]) -> None:
    """Take a caption below the first paragraph for the title where it reads like a headline."""
    picture = next((item for item in page.pictures if unit in item.units), None)
    if picture is None or not picture.caption or picture.caption.endswith("."):
        return
    short = len(lead) == 1 and _is_short_lead(page, unit, page.previous(unit))
    if not short and not seems_headline(picture.caption) and depicts(picture.caption):
        return
    give_title(page, picture, unit)
    if short:
        _claim(page, lead[0])
