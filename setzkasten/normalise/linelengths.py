"""Lines on top whose length misleads: leads of one sentence, titles as long as a paragraph."""

from __future__ import annotations

import re

from setzkasten.model.ledger import Role
from setzkasten.normalise.page import Page
from setzkasten.normalise.titleforms import is_salutation, is_title_like
from setzkasten.normalise.toplines import explains, is_section
from setzkasten.normalise.unit import Unit
from setzkasten.normalise.words import seems_headline

_META = frozenset((Role.AUTHOR, Role.DATE, Role.UPDATED))
# "Wer braucht noch Kartons? Und warum kaufen plötzlich alle welche?": no title of one line.
_SENTENCES = re.compile(r"[^\W\d_]{2,}[.?!…] [A-ZÄÖÜ„].*[.?!…]\Z")
_SHORTEST_LEAD = 40


def leads_to(page: Page, lead: Unit, title: Unit) -> bool:
    """Tell a lead too short for running text, above a title that stands for itself over text."""
    text = lead.plain
    if len(text) < _SHORTEST_LEAD or is_salutation(lead) or (lead.running and text[-1] == "."):
        return False
    asks = text[-1] == "?" and len(text) >= _LONG_QUESTION and seems_headline(title.plain)
    long = (asks or len(text) >= _LONG_LEAD) and text[-1] != ","
    if long and _is_lead_without_stop(page, title, text):
        return _stands_over_text(page, lead, title)
    if lead.running or (text[-1] != "." and not _SENTENCES.search(text)):
        return False
    return len(title.plain) < len(text) * 2 and _stands_over_text(page, lead, title)


_LONG_LEAD, _LONG_QUESTION, _SHARE = 80, 60, 0.7


def _is_lead_without_stop(page: Page, title: Unit, text: str) -> bool:
    """Tell a long line without a full stop above a much shorter one: lead and title.

    Where more short lines stand between paragraphs further down, the shorter one may be the
    first of them, unless it has a picture below it or the verb of a headline.
    """
    if len(title.plain) > _SHARE * len(text) or is_section(title.plain):
        return False
    following = page.following(title)
    if following is not None and _PICTURE & set(following.roles):
        return True
    if explains(title.plain):
        return False
    below = (unit for unit in page.after(title) if not unit.roles and unit.gap)
    return seems_headline(title.plain) or not any(map(is_title_like, below))


_PICTURE = frozenset((Role.CAPTION, Role.CREDIT))


def heads_subtitle(page: Page, title: Unit, subtitle: Unit) -> bool:
    """Tell a title that is a very short sentence, above a line that stands for itself."""
    text = title.plain
    if len(text) >= _SHORTEST_LEAD or text[-1] != "." or ". " in text or is_salutation(title):
        return False
    first = all(item.roles for item in page.units[: title.index])
    return first and text[0].isupper() and _stands_over_text(page, title, subtitle)


def _stands_over_text(page: Page, above: Unit, line: Unit) -> bool:
    following = page.following(line)
    if line.index != above.index + 1 or not is_title_like(line) or following is None:
        return False
    apart = line.gap > 0 and (following.gap > 0 or bool(following.roles))
    return apart and page.weigh(line)[1] > 0


def is_long_title(page: Page, unit: Unit) -> bool:
    """Tell a very long title: no full stop, and set apart from the text or above its byline."""
    following = page.following(unit)
    return (
        len(unit.text) <= _LONGEST_OF_ALL
        and not unit.ends_sentence
        and unit.plain[-1] not in ",;:"
        and following is not None
        and (following.gap > 0 or bool(_META & set(following.roles)) or _opens_text(following))
        and unit.index < page.head_end
        and not page.has_text_before(unit)
    )


_LONGEST_OF_ALL = 240


def _opens_text(unit: Unit) -> bool:
    """Tell a paragraph right below a title from the rest of a sentence that was cut."""
    return not unit.roles and unit.running and not unit.plain[0].islower() and unit.ends_sentence
