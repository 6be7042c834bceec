"""Which line beside a picture's credit is its caption."""

from __future__ import annotations

import re

from setzkasten.model.ledger import Role
from setzkasten.normalise.barecaptions import shows
from setzkasten.normalise.credits import read_credit
from setzkasten.normalise.labels import find_label
from setzkasten.normalise.markers import BULLET, starts_block
from setzkasten.normalise.page import Page
from setzkasten.normalise.people import has_given_name
from setzkasten.normalise.titleforms import is_title_like
from setzkasten.normalise.toplines import title_points
from setzkasten.normalise.unit import Unit

_LONGEST_CAPTION = 200


def describes(text: str) -> bool:
    """Tell what one sees, `Das Lager von oben`, from who took the picture."""
    return _DESCRIBES.match(text) is not None


def caption_below(page: Page, credit: Unit) -> Unit | None:
    """Return a line that stands with a credit between paragraphs, right below it."""
    unit = page.following(credit)
    if unit is None or unit.gap or unit.roles or unit.running:
        return None
    following = page.following(unit)
    if credit.index and not credit.gap:
        return None
    if following is None or following.roles:
        placed = page.has_text_before(credit) and not has_given_name(unit.plain)
    elif not following.gap:
        return None
    elif page.has_text_before(credit):
        placed = following.running
    elif credit.index:
        placed = following.running and _is_titled_above(page, credit, unit)
    else:
        placed = _heads_below(page, unit, credit)
    formed = not unit.ends_sentence and unit.plain[-1] not in ":,;" and not BULLET.match(unit.plain)
    long = unit.plain.count(" ") >= _FEWEST_BLANKS
    return unit if placed and formed and long and read_credit(unit) is None else None


_FEWEST_BLANKS = 2


def _is_titled_above(page: Page, credit: Unit, line: Unit) -> bool:
    """Tell whether a line above a picture looks at least as much like the title as one below."""
    above = [item for item in page.units[: credit.index] if not item.roles and is_title_like(item)]
    best = max((title_points(item.plain) for item in above), default=None)
    return best is not None and best >= title_points(line.plain)


# "Bild: Das Lager von oben" says what one sees, not who took it.
_DESCRIBES = re.compile(
    r"(?:Der|Die|Das|Eine?|Unser|Unsere) \S+ (?:von|vom|am|an|im|in|auf|mit|bei|beim|vor|nach|aus"
    r"|unter|über|hinter|während) \S"
)


def is_caption(page: Page, above: Unit, credit: Unit) -> bool:
    """Tell whether the line above a credit is its caption."""
    if above.roles or credit.gap or len(above.text) > _LONGEST_CAPTION:
        return False
    if find_label(above) is not None and read_credit(above) is not None:
        return False
    if above.index == 0 and not _heads_below(page, above, credit):
        return False
    if "\t" in above.text or "   " in above.text or starts_block(above.plain):
        return False
    # A quotation at the foot of a paragraph is the text's; set apart, with a credit, a picture's.
    quoted = above.plain[:1] in "„»" and (not above.gap or above.running)
    opens = above.plain.endswith((":", ",", ";")) or quoted
    # Among lines without blank ones between, a sentence is rather the text's; and so is a whole
    # paragraph of several sentences.
    long = above.running and len(above.text) >= _PARAGRAPH and _SEVERAL.search(above.text)
    return not opens and not long and (above.gap > 0 or not above.running)


def captions_above(page: Page, caption: Unit) -> list[Unit]:
    """Return the captions above one that stands above `Fotos: X`: one line for each picture."""
    block = [caption]
    while not block[0].gap and block[0].index and len(block) <= _MOST_CAPTIONS:
        block.insert(0, page.units[block[0].index - 1])
    fits = all(
        not item.roles
        and not item.running
        and item.plain[0].isupper()
        and item.plain[-1] not in ":,;-"
        and not BULLET.match(item.plain)
        for item in block
    )
    within = page.has_text_before(block[0]) and block[0].gap > 0
    return block[:-1] if fits and within else []


_MOST_CAPTIONS = 4


def _heads_below(page: Page, line: Unit, credit: Unit) -> bool:
    """Tell whether the title stands below a picture on top: the line at its credit is none then.

    The title has byline or date right beside it, or looks more like one than that line does.
    """
    place = max(line.index, credit.index) + 1
    title = next((unit for unit in page.units[place : page.first_text] if not unit.roles), None)
    if title is None or not title.gap or not is_title_like(title):
        return False
    below, above = page.following(title), page.previous(title)
    if above is not None and _META & set(above.roles):
        return False  # a line below the byline of what stands above
    beside = below is not None and not below.gap and bool(_META & set(below.roles))
    text = line.plain
    shown = shows(text) or ". " in text or text[-1] == "."
    return (
        beside
        or shown is not None
        or len(text) > _LONG_TITLE
        or title_points(title.plain) > title_points(line.plain)
    )


_LONG_TITLE = 85
_META = frozenset((Role.AUTHOR, Role.DATE))
_PARAGRAPH = 150
_SEVERAL = re.compile(r"[a-zäöüß]{2,}[.!?] [A-ZÄÖÜ„]")
