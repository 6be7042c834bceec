"""Captions and credits of pictures, where they stand on the page.

What a credit looks like is in `credits` and `creditlines`, what a caption in `captions`.
"""

from __future__ import annotations

import re
from itertools import takewhile

from setzkasten.model.ledger import Confidence, Role
from setzkasten.normalise.barecaptions import points
from setzkasten.normalise.captions import caption_below, captions_above, describes, is_caption
from setzkasten.normalise.creditlines import (
    read_caption_with_credit,
    read_credit_with_caption,
    read_several,
)
from setzkasten.normalise.credits import (
    Credit,
    announces_credits,
    is_archive,
    may_credit,
    read_announced,
    read_credit,
)
from setzkasten.normalise.labels import find_label
from setzkasten.normalise.markers import BULLET, TURN, starts_block
from setzkasten.normalise.page import Page, Picture
from setzkasten.normalise.people import read_byline
from setzkasten.normalise.unit import Unit

_LONGEST = 300


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
            if unit.short:
                _claim_pointing(page, unit)
        elif "://" not in unit.text or _is_mere_address(unit):
            _claim_line(page, unit)


def _is_mere_address(unit: Unit) -> bool:
    """Tell `Foto: http://…` from a sentence, or a source of the text, with an address in it."""
    return unit.lead != "quelle" and unit.plain.count(" ") <= _FEW_BLANKS


def _claim_line(page: Page, unit: Unit) -> None:
    """Claim a line that holds a credit, a caption, or both in either order."""
    if announces_credits(unit) and _claim_announced(page, unit):
        return
    text = unit.plain if unit.short else " ".join(unit.text.split())
    if several := read_several(text):
        shown = any(item.caption for item in several)
        page.claim([unit], *((Role.CAPTION, Role.CREDIT) if shown else (Role.CREDIT,)))
        for item in several:
            _keep(page, Picture([unit], item.caption, item.credit))
        return
    turned = read_credit_with_caption(unit)
    alone = read_credit(unit) if turned is None else None
    labelled = find_label(unit)
    captioned = labelled.value if labelled and labelled.label.role is Role.CAPTION else ""
    if turned is not None:
        page.claim([unit], Role.CAPTION, Role.CREDIT, confidence=Confidence.LIKELY)
        _keep(page, Picture([unit], turned.caption, turned.credit))
    elif captioned and (alone is None or not _names_somebody(alone.credit)):
        _claim_labelled_caption(page, unit, captioned)
    elif alone is not None:
        _claim_credit(page, unit, alone, source=_SOURCE.match(unit.plain) is not None)
    elif not _is_turn(page, unit) or _JOINED.search(unit.plain):
        both = read_caption_with_credit(text, running=unit.running)
        if both is None:
            _claim_pointing(page, unit)
        else:
            page.claim([unit], Role.CAPTION, Role.CREDIT)
            _keep(page, Picture([unit], both.caption, both.credit))
    else:
        _claim_pointing(page, unit)


def _is_turn(page: Page, unit: Unit) -> bool:
    """Tell what somebody says in an interview, where he says more, or what has a label."""
    if not TURN.match(unit.plain):
        return False
    speaker = unit.plain.partition(":")[0]
    if speaker in _SPEAKERS or find_label(unit) is not None:
        return True
    return page.speaks(speaker) > 1


_SPEAKERS = frozenset(("Frage", "Antwort", "F", "A", "Q"))
# A caption with a colon, "Im Lager: Anna Ott | Foto: Karl Beck", is no turn of an interview; nor
# is one whose only colon belongs to the credit.
_JOINED = re.compile(
    r"[)\]]\Z|(?: [|–/-] |\|)(?:Foto|Bild|Grafik|Quelle|Abb|©|\(c\)|obs/)|\A[Vv]\. ?l\. ?n\. ?r"
    r"|\A[^:]{3,}?(?:Fotos?|Bild(?:er|quelle|nachweis|rechte)?|Fotoquelle|Grafik|Quelle|Screenshot"
    r"|Illustration|Abbildung|Copyright|(?:Symbol|Archiv|Werks?|Presse)(?:foto|bild)): "
)


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
    if above is not None and not others and is_caption(page, above, label):
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
    if points(page, unit):
        page.claim([unit], Role.CAPTION, confidence=Confidence.LIKELY)
        _keep(page, Picture([unit], " ".join(unit.text.split())))


def _claim_labelled_caption(page: Page, unit: Unit, value: str) -> None:
    both = read_caption_with_credit(value)
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
    caption = above if above is not None and is_caption(page, above, unit) else None
    if caption is None and describes(found.credit):
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
        for other in captions_above(page, caption) if unit.lead in _SEVERAL else []:
            page.claim([other], Role.CAPTION, confidence=Confidence.LIKELY)
            _keep(page, Picture([other], " ".join(other.text.split())))
        page.claim([caption], Role.CAPTION, confidence=Confidence.LIKELY)
        units = [caption, unit]
        words = " ".join(caption.text.split())
    elif (below := caption_below(page, unit)) is not None:
        page.claim([below], Role.CAPTION, confidence=Confidence.LIKELY)
        units = [unit, below]
        words = " ".join(below.text.split())
    _keep(page, Picture(units, words, found.credit, found.subject))


_SEVERAL = frozenset(
    "fotos bilder photos bildquelle bildquellen bildnachweis bildnachweise grafiken".split()
)


def _keep(page: Page, picture: Picture) -> None:
    page.pictures.append(picture)
    words = " | ".join([text for text in (picture.caption, picture.credit) if text])
    page.note("Bilder", words, picture.units)


def _is_source_of_picture(page: Page, unit: Unit, credit: str) -> bool:
    """Tell whether "Quelle:" without a caption credits a picture, and not the text's figures."""
    if not _stands_alone(page, unit) or "eigene" in credit.lower():
        return False
    above = page.previous(unit)
    if above is not None and not above.roles and _is_of_others(above) and not is_archive(credit):
        return False
    cited = page.is_tail(unit) or any(char.isdigit() for char in credit)
    return not cited or is_archive(credit)


def _is_of_others(unit: Unit) -> bool:
    """Tell a quotation, a list or a table: a source below it is where these come from."""
    return unit.plain[-1] in "“”«" or starts_block(unit.text) or "\t" in unit.text


def _is_reference(page: Page, above: Unit, unit: Unit, credit: str) -> bool:
    """Tell `Quelle: …` below the text, under a line that names another source, from a credit."""
    if not page.is_tail(unit) or is_archive(credit):
        return False
    return TURN.match(above.plain) is not None or above.running


def _stands_alone(page: Page, unit: Unit) -> bool:
    """Tell whether a line has blank lines around it: "Quelle:" below a table is part of it."""
    following = page.following(unit)
    return unit.gap > 0 and (following is None or following.gap > 0)
