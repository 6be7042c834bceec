"""Subheads: short lines on their own, no sentences, with text below."""

from __future__ import annotations

import re

from setzkasten.model.ledger import Confidence, Role
from setzkasten.normalise.bylines import is_greeting
from setzkasten.normalise.markers import NUMBER, TURN
from setzkasten.normalise.page import Page
from setzkasten.normalise.titleforms import is_title_like, presents
from setzkasten.normalise.unit import Unit
from setzkasten.normalise.words import is_noun_phrase, seems_headline

_LONGEST, _MOST_WORDS = 90, 13
_LONG_TEXT = 110
_FEWEST_QUESTIONS = 2
# Who asks like that talks to somebody.
_ADDRESS = re.compile(r"\b(?:Sie|Ihnen|Ihre?[mnrs]?|du|dir|euch)\b|\A(?:Herr|Frau) ")


def claim_subheads(page: Page) -> None:
    """Claim the short lines within the body that head the text below them."""
    flat = page.is_flat()
    row = _row_of_colons(page, flat=flat)
    candidates = [
        unit
        for unit in page.units
        if not unit.roles
        and unit.index not in page.signed_body
        and (unit.index in row or _has_form(unit))
        and not _names_house(page, unit)
        and _stands_as_subhead(page, unit, flat=flat)
    ]
    if _are_questions(candidates):
        candidates = [unit for unit in candidates if not unit.plain.endswith("?")]
    for unit in candidates:
        page.claim([unit], Role.SUBHEAD, confidence=Confidence.LIKELY)


_ABOUT = re.compile(r"Über (?:(?:die|den|das|uns) )?(?P<name>[A-ZÄÖÜ][\w&.-]*)")


def _names_house(page: Page, unit: Unit) -> bool:
    """Tell `Über Packwerk Lindner` above what a firm says of itself: its name fell before."""
    match = _ABOUT.match(unit.plain) if unit.lead == "über" else None
    if match is None or page.last_text - unit.index > _HOUSE_UNITS:
        return False
    return any(match["name"] in item.text for item in page.units[: unit.index])


_HOUSE_UNITS = 2


def _row_of_colons(page: Page, *, flat: bool) -> frozenset[int]:
    """Return the short lines with a colon where there are so many that they head the text."""
    row = []
    for unit in page.units:
        following = page.following(unit)
        if unit.roles or unit.plain[-1] != ":" or following is None or not unit.plain[0].isupper():
            continue
        if unit.plain.count(":") > 1 or unit.plain.count(" ") >= _COLON_WORDS:
            continue
        if (flat or unit.gap) and not is_greeting(unit.plain) and following.plain[0] not in "„»":
            row.append(unit.index)
    return frozenset(row) if len(row) >= _FEWEST_COLONS else frozenset()


_COLON_WORDS, _FEWEST_COLONS = 5, 3
# Where something is printed or was decided: that heads nothing.
_REFERENCE = re.compile(
    r"\ATabelle [0-9]|\b(?:Urteil|Beschluss|Az\.|ISBN|Aktenzeichen|BGH|OLG|LG)\b.*[0-9]{2}"
)


# A smile ends what somebody says; several bars or a bracket of angles stand in a row of data.
_NO_HEADING = re.compile(r"[:;]-?[()]\Z|\|.*\|.*\||<[^<> ]+>")


def _has_form(unit: Unit) -> bool:
    text = unit.plain
    if len(text) > _LONGEST or text.count(" ") >= _MOST_WORDS:
        return False
    stops = unit.ends_sentence and not text.endswith(("?", "!"))
    if stops or _REFERENCE.search(text) or presents(text) or _NO_HEADING.search(text):
        return False
    if text[-1] == ":" and text.count(":") == 1:
        return not is_greeting(text) and _announces(text)
    if not is_title_like(unit) or TURN.match(text) or is_greeting(text) or _SIGNED.fullmatch(text):
        return False
    first = text[0]
    if first in '„»"“' and text[-1] in '“”«"' and text.count(" ") > 1:
        return text[-2] not in ".!…" and len(text) < _LONGEST // 2
    return first.isupper() or first.isdigit() or first in '„»"…#'


_SIGNED = re.compile(r"(?:Deine?|Eure?|Euer|Ihre?) [A-ZÄÖÜ][\w-]+(?: [A-ZÄÖÜ][\w-]+)?")


def _announces(text: str) -> bool:
    """Tell a heading with a colon, "Was dafür spricht:", from a sentence that a list ends."""
    if not text[0].isupper() or text.count(" ") >= _ANNOUNCING:
        return False
    if _ASKING.match(text):
        return text.count(" ") < _FEW_WORDS
    return is_noun_phrase(text[:-1]) and not seems_headline(text)


_ANNOUNCING, _FEW_WORDS = 7, 5
_ASKING = re.compile(r"(?:Was|Wie|Warum|Wer|Wo|Wann|Wofür|Wogegen|Womit|Worauf|Wozu|Weshalb) ")


def _stands_as_subhead(page: Page, unit: Unit, *, flat: bool) -> bool:
    following = page.following(unit)
    while following is not None and Role.CREDIT in following.roles:
        following = page.following(following)
    if following is None or unit.index == 0:
        return False
    if following.roles and Role.CAPTION not in following.roles:
        return False
    if flat:
        previous = page.units[unit.index - 1]
        return (
            len(following.text) > _LONG_TEXT
            and (previous.ends_sentence or bool(previous.roles))
            and not NUMBER.match(unit.plain)
        )
    if unit.gap == 0 and not page.units[unit.index - 1].roles:
        return False
    if following.gap == 0:
        # A subhead may stand right above its paragraph, but not above more short lines.
        return len(following.text) > _LONG_TEXT and not unit.plain.endswith("!")
    return _heads_text(page, following)


def _heads_text(page: Page, following: Unit) -> bool:
    """Tell whether what stands below is text and not the next short line."""
    if following.running or following.ends_sentence:
        return True
    if Role.CAPTION in following.roles:
        return True
    below = page.following(following)
    return below is not None and (below.gap == 0 or not is_title_like(following))


def _are_questions(candidates: list[Unit]) -> bool:
    """Tell an interview without names from subheads: nearly all of many end as questions."""
    talk = any(_ADDRESS.search(unit.plain) for unit in candidates if unit.plain.endswith("?"))
    questions = sum(unit.plain.endswith("?") for unit in candidates)
    return talk and questions >= _FEWEST_QUESTIONS and questions * 10 >= len(candidates) * 8
