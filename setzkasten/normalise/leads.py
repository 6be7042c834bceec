"""The lead: a short paragraph that sums the article up, below the title or above it.

Only what sets it apart from the text makes a paragraph a lead: a byline or date below it,
a title below it, or that it is far shorter than the text that follows.
"""

from __future__ import annotations

import re

from setzkasten.model.ledger import Confidence, Role
from setzkasten.normalise.page import Page, Picture
from setzkasten.normalise.titles import folded, is_salutation, is_title_like, set_value
from setzkasten.normalise.unit import Unit
from setzkasten.normalise.words import seems_headline

_MOST_UNITS = 2  # paragraphs that a lead above the title may have
_LONGEST = 900
_SHORTEST = 60
# A lead that nothing but its length tells: measured on the development corpus.
_LONGEST_BARE, _SHARE, _SHARE_HEADED = 185, 0.66, 0.76
_FEWEST_BELOW, _LONG_BELOW = 2, 100
# Who talks to readers like that has begun to tell already.
_PERSONAL = re.compile(
    r"\b(?:ich|mir|mich|meine?[mnrs]?|euch|eu(?:re[mnrs]?|er)|ihr)\b", re.IGNORECASE
)
_META = frozenset((Role.AUTHOR, Role.DATE, Role.UPDATED))
_ABOVE = frozenset((Role.TITLE, Role.SUBTITLE, Role.KICKER, *_META))


def claim_lead(page: Page) -> None:
    """Claim the lead, and the title where it stands below the lead."""
    if "title" not in page.values:
        _claim_title_below(page)
    elif "teaser" not in page.values:
        lead = _lead_below_title(page)
        if lead is not None:
            _claim(page, lead)


def _claim(page: Page, lead: Unit) -> None:
    page.claim([lead], Role.TEASER, confidence=Confidence.LIKELY)
    set_value(page, Role.TEASER, lead, Confidence.LIKELY)


# --- below the title --------------------------------------------------------------------


def _lead_below_title(page: Page) -> Unit | None:
    """Return the first paragraph below the title where something sets it apart."""
    place = next((unit.index for unit in page.units if Role.TITLE in unit.roles), None)
    if place is None or place > page.head_end:
        return None
    lead = next((unit for unit in page.units[place:] if not unit.roles), None)
    if lead is None or not _has_form(lead) or not _stands_below_title(page, place, lead):
        return None
    following = next(page.after(lead), None)
    if following is None or (len(lead.text) > _LONGEST_BARE and not _META & set(following.roles)):
        return None
    below = [unit for unit in page.after(lead) if not unit.roles and unit.running]
    if not below:
        return None
    if _META & set(following.roles) and following.index <= below[0].index:
        return lead
    return lead if _is_short_beside(lead, following, below) else None


def _has_form(unit: Unit) -> bool:
    text = unit.plain
    if not _SHORTEST <= len(text) <= _LONGEST:
        return False
    return unit.running and not text.endswith((":", ",")) and text[0] not in "-–•>„»"


def _stands_below_title(page: Page, place: int, lead: Unit) -> bool:
    """Tell whether only title, subtitle and residue stand between the title and a unit."""
    return all(
        {Role.TITLE, Role.SUBTITLE, Role.RESIDUE} & set(unit.roles)
        for unit in page.units[place : lead.index]
    )


def _is_short_beside(lead: Unit, following: Unit, below: list[Unit]) -> bool:
    """Tell a lead by its length alone."""
    long = sorted([len(unit.text) for unit in below if len(unit.text) >= _LONG_BELOW])
    size = len(lead.text)
    if len(long) < _FEWEST_BELOW or size > _LONGEST_BARE or not lead.ends_sentence:
        return False
    if not following.gap or lead.plain.endswith(("!", "…", "?")) or _PERSONAL.search(lead.plain):
        return False
    headed = is_title_like(following) and not following.roles
    share = _SHARE_HEADED if headed else _SHARE
    return size <= share * long[len(long) // 2] and size * 1.4 <= len(below[0].text)


# --- above the title --------------------------------------------------------------------


def _claim_title_below(page: Page) -> None:
    """Look for the title below the first paragraph: on its own line, or as a caption."""
    lead: list[Unit] = []
    for unit in page.units:
        if unit.roles and Role.CAPTION not in unit.roles:
            continue
        if not unit.roles and unit.running and len(lead) < _MOST_UNITS:
            lead.append(unit)
            continue
        if not lead and is_salutation(unit):
            continue
        if not lead:
            return
        if Role.CAPTION in unit.roles:
            _claim_caption(page, unit, lead)
        elif is_title_like(unit) and _is_set_apart(page, unit) and _beats_subheads(page, unit):
            page.claim([unit], Role.TITLE, confidence=Confidence.LIKELY)
            set_value(page, Role.TITLE, unit, Confidence.LIKELY)
            if len(lead) == 1 and len(lead[0].text) <= _LONGEST:
                _claim(page, lead[0])
        return


def _is_set_apart(page: Page, unit: Unit) -> bool:
    following = page.following(unit)
    return unit.gap > 0 and following is not None and (following.gap > 0 or bool(following.roles))


def _beats_subheads(page: Page, unit: Unit) -> bool:
    """Tell a title below the lead from the first of several subheads."""
    following = page.following(unit)
    if following is not None and following.roles:
        return True
    if _is_short_lead(page, unit):
        return True
    if unit.plain.endswith("?") and not seems_headline(unit.plain):
        return False
    others = [other for other in page.after(unit) if not other.roles and is_title_like(other)]
    return not others or seems_headline(unit.plain)


def _is_short_lead(page: Page, title: Unit) -> bool:
    """Tell whether the paragraph above a line is a lead by its length."""
    lead = page.previous(title)
    below = [unit for unit in page.after(title) if not unit.roles and unit.running]
    if lead is None or lead.roles or len(below) < _FEWEST_BELOW:
        return False
    long = sorted([len(unit.text) for unit in below if len(unit.text) >= _LONG_BELOW])
    return bool(long) and len(lead.text) <= _SHARE_HEADED * long[len(long) // 2]


def _claim_caption(page: Page, unit: Unit, lead: list[Unit]) -> None:
    """Take a caption below the first paragraph for the title where it reads like a headline."""
    picture = next((item for item in page.pictures if unit in item.units), None)
    if picture is None or not picture.caption or picture.caption.endswith("."):
        return
    short = len(lead) == 1 and _is_short_lead(page, unit)
    if not short and not seems_headline(picture.caption):
        return
    give_title(page, picture, unit)
    if short:
        _claim(page, lead[0])


def give_title(page: Page, picture: Picture, unit: Unit) -> None:
    """Let a caption be the title too."""
    caption = picture.caption or ""
    page.add_role(unit, Role.TITLE)
    page.values["title"] = folded(caption)
    page.note("Titel", folded(caption), [unit], Confidence.LIKELY)
