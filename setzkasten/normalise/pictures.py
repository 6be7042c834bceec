"""Captions and credits of pictures, where they stand on the page.

What a credit looks like is in `credits`.
"""

from __future__ import annotations

import re
from itertools import takewhile

from setzkasten.model.ledger import Confidence, Role
from setzkasten.normalise.credits import (
    Credit,
    announces_credits,
    may_credit,
    read_announced,
    read_caption_with_credit,
    read_credit,
    read_credit_with_caption,
    read_labelled_caption,
)
from setzkasten.normalise.labels import find_label
from setzkasten.normalise.markers import BULLET, TURN
from setzkasten.normalise.page import Page, Picture
from setzkasten.normalise.people import read_byline
from setzkasten.normalise.titleforms import is_title_like
from setzkasten.normalise.topblock import title_points
from setzkasten.normalise.unit import Unit

_LONGEST, _LONGEST_CAPTION = 300, 200


# What only a caption says: where in the picture something is, how something looks.
_POINTS = re.compile(
    r"\((?:ganz )?(?:(?:von )?links|rechts|oben|unten|mitte|vorne?|hinten|[vm]\. ?[lr]\.)"
    r"[^()]{0,20}\)"
    r"|\bv\. ?l\. ?n\. ?r\b|\A(?:von links(?: nach rechts)?|im (?:bild|vordergrund|hintergrund))\b"
    r"|\A(?:grafik|abbildung|abb\.|bild|foto|schaubild|diagramm) ?[0-9]{1,2} ?[:.] .{3,}"
    r"|\Aso (?:sieht|sehen|sah|sahen) .{5,80} aus\Z",
    re.IGNORECASE,
)


def _stands_within(page: Page, unit: Unit) -> bool:
    """Tell whether a short line stands for itself between two paragraphs."""
    previous, following = page.previous(unit), page.following(unit)
    if previous is None or following is None or unit.running:
        return False
    return page.is_set_apart(unit) and previous.running and following.running


def _is_listed(page: Page, unit: Unit) -> bool:
    """Tell an item of a list from a credit behind a dash of its own: `– Foto: Anna Ott`."""
    if not BULLET.match(unit.plain) or unit.plain.endswith((" -", " –")):
        return False
    if read_credit(unit) is None:
        return True
    # A list of nothing but credits is none of the text's.
    near = [item for item in (page.previous(unit), page.following(unit)) if item is not None]
    return any(
        BULLET.match(item.plain) and Role.CREDIT not in item.roles and read_credit(item) is None
        for item in near
    )


def claim_pictures(page: Page) -> None:
    """Claim credits with the captions above them, and captions that have a label of their own."""
    for unit in page.units:
        if unit.roles or len(unit.text) > _LONGEST:
            continue
        if not may_credit(unit.text) or _is_listed(page, unit):
            _claim_pointing(page, unit)
            continue
        if "://" in unit.text and (unit.lead == "quelle" or unit.plain.count(" ") > _FEW_BLANKS):
            continue
        if announces_credits(unit) and _claim_announced(page, unit):
            continue
        turned = read_credit_with_caption(unit)
        if turned is not None:
            page.claim([unit], Role.CAPTION, Role.CREDIT, confidence=Confidence.LIKELY)
            _keep(page, Picture([unit], turned.caption, turned.credit))
            continue
        alone = read_credit(unit)
        labelled = find_label(unit)
        if labelled is not None and labelled.label.role is Role.CAPTION and labelled.value:
            if alone is None or not _names_somebody(alone.credit):
                _claim_labelled_caption(page, unit, labelled.value)
                continue
        if alone is not None:
            _claim_credit(page, unit, alone, source=_SOURCE.match(unit.plain) is not None)
            continue
        if TURN.match(unit.plain) and not unit.plain.endswith((")", "]")):
            continue
        both = read_caption_with_credit(unit)
        if both is not None:
            page.claim([unit], Role.CAPTION, Role.CREDIT)
            _keep(page, Picture([unit], both.caption, both.credit))
        else:
            _claim_pointing(page, unit)


def _claim_announced(page: Page, label: Unit) -> bool:
    """Claim a label alone on its line with the lines right below it; one of them is one credit."""
    below = list(takewhile(lambda item: not item.gap and not item.roles, page.after(label)))
    found = [read_announced(unit) for unit in below[: _MOST_ANNOUNCED + 1]]
    if not found or len(found) > _MOST_ANNOUNCED or not all(found):
        return False
    first, *others = [credit for credit in found if credit is not None]
    above = page.previous(label)
    units, words = [label, below[0]], None
    page.claim(units, Role.CREDIT)
    if above is not None and not others and _is_caption(page, above, label):
        page.claim([above], Role.CAPTION, confidence=Confidence.LIKELY)
        units, words = [above, *units], " ".join(above.text.split())
    _keep(page, Picture(units, words, first.credit, first.subject))
    for unit, credit in zip(below[1:], others, strict=True):
        page.claim([unit], Role.CREDIT)
        _keep(page, Picture([unit], None, credit.credit, credit.subject))
    return True


_MOST_ANNOUNCED = 8
_FEW_BLANKS = 2
_SOURCE = re.compile(r"\W?Quellen?\s*:")


def _names_somebody(credit: str) -> bool:
    byline = read_byline(credit, labelled=False)
    return byline is not None and byline.known


def _claim_pointing(page: Page, unit: Unit) -> None:
    """Claim a line between paragraphs that says what only a caption says."""
    if unit.short and _POINTS.search(unit.plain) and _stands_within(page, unit):
        page.claim([unit], Role.CAPTION, confidence=Confidence.LIKELY)
        _keep(page, Picture([unit], " ".join(unit.text.split())))


def _claim_labelled_caption(page: Page, unit: Unit, value: str) -> None:
    both = read_labelled_caption(value)
    if both is not None:
        page.claim([unit], Role.CAPTION, Role.CREDIT)
        _keep(page, Picture([unit], both.caption, both.credit))
        return
    page.claim([unit], Role.CAPTION, confidence=Confidence.LIKELY)
    _keep(page, Picture([unit], value))


def _claim_credit(page: Page, unit: Unit, found: Credit, *, source: bool) -> None:
    above = page.previous(unit)
    pictured = bool(page.pictures) and page.pictures[-1].units[-1] is above and unit.gap == 0
    if pictured and page.pictures[-1].credit is None:
        picture = page.pictures[-1]
        picture.credit, picture.subject = found.credit, found.subject
        picture.units.append(unit)
        page.claim([unit], Role.CREDIT)
        page.note("Bilder", found.credit, [unit])
        return
    caption = above if above is not None and _is_caption(page, above, unit) else None
    if caption is None and _DESCRIBES.match(found.credit):
        _claim_labelled_caption(page, unit, found.credit)
        return
    if source and caption is not None and _is_reference(page, caption, unit, found.credit):
        return
    if source and caption is None and not _is_source_of_picture(page, unit, found.credit):
        return
    page.claim([unit], Role.CREDIT)
    units = [unit]
    words = None
    if caption is not None:
        page.claim([caption], Role.CAPTION, confidence=Confidence.LIKELY)
        units = [caption, unit]
        words = " ".join(caption.text.split())
    elif (below := _caption_below(page, unit)) is not None:
        page.claim([below], Role.CAPTION, confidence=Confidence.LIKELY)
        units = [unit, below]
        words = " ".join(below.text.split())
    _keep(page, Picture(units, words, found.credit, found.subject))


def _caption_below(page: Page, credit: Unit) -> Unit | None:
    """Return a line that stands with a credit between paragraphs, right below it."""
    unit = page.following(credit)
    if unit is None or unit.gap or unit.roles or unit.running:
        return None
    if not credit.gap and credit.index:
        return None
    following = page.following(unit)
    if following is None or not following.gap:
        return None
    if page.has_text_before(credit):
        if not following.running:
            return None
    elif credit.index or not _heads_below(page, unit, credit):
        return None
    if (
        unit.ends_sentence
        or unit.plain[-1] in ":,;"
        or read_credit(unit) is not None
    ):
        return None
    return (
        unit if unit.plain.count(" ") >= _FEWEST_BLANKS and not BULLET.match(unit.plain) else None
    )


_FEWEST_BLANKS = 2


def _keep(page: Page, picture: Picture) -> None:
    page.pictures.append(picture)
    words = " | ".join([text for text in (picture.caption, picture.credit) if text])
    page.note("Bilder", words, picture.units)


# "Bild: Das Lager von oben" says what one sees, not who took it.
_DESCRIBES = re.compile(
    r"(?:Der|Die|Das|Eine?|Unser|Unsere) \S+ (?:von|vom|am|an|im|in|auf|mit|bei|beim|vor|nach|aus"
    r"|unter|über|hinter|während) \S"
)


def _is_source_of_picture(page: Page, unit: Unit, credit: str) -> bool:
    """Tell whether "Quelle:" without a caption credits a picture, and not the text's figures."""
    if not _stands_alone(page, unit) or "eigene" in credit.lower():
        return False
    cited = page.is_tail(unit) or any(char.isdigit() for char in credit)
    return not cited or _ARCHIVES.search(credit) is not None


def _is_reference(page: Page, above: Unit, unit: Unit, credit: str) -> bool:
    """Tell `Quelle: …` below the text, under a line that names another source, from a credit."""
    if not page.is_tail(unit) or _ARCHIVES.search(credit):
        return False
    return TURN.match(above.plain) is not None or above.running


_ARCHIVES = re.compile(
    r"archiv|fotolia|shutterstock|istock|pixelio|photocase|thinkstock|getty|flickr|imago|picture|photo"
    r"|foto|bild|obs\b|wikimedia|\bvia\b|adobe|corbis|\bcc\b|©",
    re.IGNORECASE,
)


def _stands_alone(page: Page, unit: Unit) -> bool:
    """Tell whether a line has blank lines around it: "Quelle:" below a table is part of it."""
    following = page.following(unit)
    return unit.gap > 0 and (following is None or following.gap > 0)


def _is_caption(page: Page, above: Unit, credit: Unit) -> bool:
    """Tell whether the line above a credit is its caption."""
    if above.roles or credit.gap or len(above.text) > _LONGEST_CAPTION:
        return False
    if above.index == 0 and not _heads_below(page, above, credit):
        return False
    if find_label(above) is not None and read_credit(above) is not None:
        return False
    if "\t" in above.text or "   " in above.text or BULLET.match(above.plain):
        return False
    if above.plain.endswith((":", ",", ";")) or above.plain[:1] in "„»":
        return False
    # Among lines without blank ones between, a sentence is rather the text's; and so is a whole
    # paragraph of several sentences.
    if above.running and len(above.text) >= _PARAGRAPH and _SEVERAL.search(above.text):
        return False
    return above.gap > 0 or not above.running


def _heads_below(page: Page, line: Unit, credit: Unit) -> bool:
    """Tell whether the title stands below a picture on top: then the line beside its credit is none.

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
    return beside or title_points(title.plain) > title_points(line.plain)


_META = frozenset((Role.AUTHOR, Role.DATE))
_PARAGRAPH = 150
_SEVERAL = re.compile(r"[a-zäöüß]{2,}[.!?] [A-ZÄÖÜ„]")
