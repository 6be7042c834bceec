"""Lines that say again what a title or caption said: captions whose picture is lost."""

from __future__ import annotations

from setzkasten.model.ledger import Confidence, Role
from setzkasten.normalise.captiontitles import give_title
from setzkasten.normalise.likeness import fold, is_variant
from setzkasten.normalise.page import Page, Picture
from setzkasten.normalise.titleforms import folded, is_title_like
from setzkasten.normalise.unit import Unit


def claim_repeated_captions(page: Page) -> None:
    """Claim short lines within the text that repeat a caption, the title, or the line above.

    Two variants in a row are one picture: first its alternative text, then its
    caption. Where the text has no title, such a caption is the title.
    """
    title = page.values.get("title")
    if isinstance(title, str):
        _let_captions_be_titles(page, title)
    captions = {fold(picture.caption) for picture in page.pictures if picture.caption}
    last: tuple[Unit, Picture] | None = None
    for unit in page.units:
        if unit.roles or not is_title_like(unit):
            continue
        if fold(unit.plain) in captions and page.is_set_apart(unit):
            page.claim([unit], Role.CAPTION)
        elif last is not None and _follows(last[0], unit):
            _claim_second(page, unit, last[1])
        elif isinstance(title, str) and _repeats_title(page, unit, title):
            last = _claim_title_again(page, unit)
        elif page.has_text_before(unit) and _is_said_twice(page, unit):
            last = _claim_first(page, unit)


def _let_captions_be_titles(page: Page, title: str) -> None:
    """Give captions that repeat the title its role as well."""
    for picture in page.pictures:
        unit = picture.units[0]
        if Role.TITLE not in unit.roles and is_variant(picture.caption or "", title):
            page.add_role(unit, Role.TITLE)


_TOP = 4


def _repeats_title(page: Page, unit: Unit, title: str) -> bool:
    """Tell a copy of the title, on top or between paragraphs, from a refrain."""
    if not is_variant(unit.plain, title):
        return False
    if not page.has_text_before(unit):
        return unit.index < _TOP and page.last_text > unit.index
    following = page.following(unit)
    twice = following is not None and is_variant(unit.plain, following.plain)
    return page.is_set_apart(unit) or (unit.gap > 0 and twice)


def _follows(above: Unit, unit: Unit) -> bool:
    return above.index == unit.index - 1 and is_variant(above.plain, unit.plain)


def _is_said_twice(page: Page, unit: Unit) -> bool:
    following = page.following(unit)
    return following is not None and not following.roles and is_variant(unit.plain, following.plain)


def _claim_first(page: Page, unit: Unit) -> tuple[Unit, Picture]:
    """Claim the first of two variants; where the text has no title, it is the title too."""
    picture = Picture([unit], folded(unit.text))
    page.claim([unit], Role.CAPTION)
    page.pictures.append(picture)
    page.note("Bilder", folded(unit.text), [unit], Confidence.LIKELY)
    if "title" not in page.values:
        give_title(page, picture, unit)
    return unit, picture


def _claim_title_again(page: Page, unit: Unit) -> tuple[Unit, Picture] | None:
    """Claim a copy of the title: within the text it is a caption, above it a mere copy."""
    if not page.has_text_before(unit):
        page.claim([unit], Role.TITLE)
        return None
    title = str(page.values["title"])
    if " - " in title and "–" in unit.plain and fold(title) == fold(unit.plain):
        page.values["title"] = folded(unit.text)  # the same with the dash of a typesetter
    page.claim([unit], Role.TITLE, Role.CAPTION)
    picture = Picture([unit], folded(unit.text))
    page.pictures.append(picture)
    page.note("Bilder", folded(unit.text), [unit], Confidence.LIKELY)
    return unit, picture


def _claim_second(page: Page, unit: Unit, picture: Picture) -> None:
    """Claim the second variant; the one with the better dash becomes the caption."""
    page.claim([unit], *picture.units[0].roles)
    picture.units.append(unit)
    if "–" in unit.plain or "–" not in (picture.caption or ""):
        picture.caption = folded(unit.text)
    if picture.units[0].roles[0] is Role.TITLE and page.values.get("title") == folded(
        picture.units[0].text
    ):
        page.values["title"] = picture.caption or ""
