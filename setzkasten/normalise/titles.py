"""Title, kicker and subtitle: which of the short lines at the top is what."""

from __future__ import annotations

import re
from itertools import pairwise

from setzkasten.model.ledger import Confidence, Role
from setzkasten.normalise.labels import find_label
from setzkasten.normalise.likeness import is_variant
from setzkasten.normalise.linelengths import heads_subtitle, is_long_title, leads_to
from setzkasten.normalise.links import may_hold_links
from setzkasten.normalise.markers import NUMBER, TURN
from setzkasten.normalise.page import Page, is_afterword
from setzkasten.normalise.titleforms import (
    folded,
    goes_on_below,
    holds_day,
    is_salutation,
    is_title_bar,
    is_title_like,
    presents,
    split_day,
    without_site,
)
from setzkasten.normalise.topblock import Reading, read_top
from setzkasten.normalise.toplines import is_mere_kind, may_be_kicker
from setzkasten.normalise.unit import Unit
from setzkasten.normalise.words import is_nominal, starts_small

_LONGEST_KICKER = 40
_MOST_CANDIDATES = 3
_EXPLICIT = {
    Role.KICKER: ("Dachzeile", "kicker"),
    Role.TITLE: ("Titel", "title"),
    Role.SUBTITLE: ("Unterzeile", "subtitle"),
    Role.TEASER: ("Teaser", "teaser"),
}


def claim_labelled_titles(page: Page) -> None:
    """Claim `Titel:`, `Dachzeile:`, `Unterzeile:` and `Teaser:` at the top."""
    for unit in page.units[: page.head_end + 1]:
        if unit.roles:
            continue
        labelled = find_label(unit)
        if labelled is None or not labelled.colon or labelled.label.role not in _EXPLICIT:
            continue
        if page.has_text_before(unit) or (
            labelled.label.role is not Role.TEASER and labelled.value.endswith(".")
        ):
            continue
        key, attribute = _EXPLICIT[labelled.label.role]
        if attribute in page.values or not labelled.value:
            continue
        page.claim([unit], labelled.label.role)
        page.values[attribute] = folded(labelled.value)
        page.note(key, folded(labelled.value), [unit])


def claim_title(page: Page) -> None:
    """Claim the title, with kicker and subtitle, from the top of the text or after its lead."""
    if "title" in page.values:
        return
    free = page.free()
    if not free:
        return
    free = _without_page_titles(page, free)
    if len(free) > 1 and _is_topic(free[0]) and is_title_like(free[1]):
        page.claim([free[0]], Role.KICKER, confidence=Confidence.LIKELY)
        set_value(page, Role.KICKER, free[0], Confidence.LIKELY)
        free = free[1:]
    if len(free) > 1 and is_mere_kind(free[0].plain) and not is_title_like(free[1]):
        page.claim([free[0]], Role.KICKER, confidence=Confidence.LIKELY)
        set_value(page, Role.KICKER, free[0], Confidence.LIKELY)
        return
    if len(free) > 1 and leads_to(page, free[0], free[1]):
        page.claim([free[0]], Role.TEASER, confidence=Confidence.LIKELY)
        set_value(page, Role.TEASER, free[0], Confidence.LIKELY)
        free = free[1:]
    sentence = len(free) > 1 and heads_subtitle(page, free[0], free[1])
    if sentence or is_title_like(free[0]) or is_long_title(page, free[0]):
        _claim_top(page, _top_group(page, free))
        return
    _claim_sentence(page, free[0])


def _is_topic(unit: Unit) -> bool:
    """Tell a kicker that ends in a colon: `Versandhandel:`."""
    text = unit.plain
    return text[-1] == ":" and len(text) <= _LONGEST_KICKER and is_nominal(text)


_TOP = 4


def _without_page_titles(page: Page, free: list[Unit]) -> list[Unit]:
    """Claim what the title bar said, `Titel | Blog`, where the title stands below once more."""
    top = [unit for unit in free[:_TOP] if not unit.running]
    for unit in top:
        if any(is_title_bar(unit, other) for other in top):
            page.claim([unit], Role.TITLE, confidence=Confidence.LIKELY)
            return [item for item in free if item is not unit]
    return free


def _claim_sentence(page: Page, unit: Unit) -> None:
    """Take one short sentence on a line of its own above the text for the title."""
    text = unit.plain
    following = page.following(unit)
    if unit.running or not text.endswith((".", ".“")) or is_salutation(unit):
        return
    above = page.units[: unit.index]
    if following is None or not all(item.roles for item in above):
        return
    dated = bool(_META & set(following.roles))
    brief = len(text) <= (_LONGEST_PAIR if dated and not following.gap else _LONGEST_PAIR_ALONE)
    if ". " in text and not brief:
        return
    pictured = {Role.CAPTION, Role.CREDIT} & set(following.roles)
    headed = dated or (following.gap > 0 and (following.running or bool(pictured)))
    if headed and text[0].isupper() and page.weigh(unit)[1]:
        page.claim([unit], Role.TITLE, confidence=Confidence.LIKELY)
        set_value(page, Role.TITLE, unit, Confidence.LIKELY)


_LONGEST_PAIR, _LONGEST_PAIR_ALONE = 60, 35  # "Pilze gefunden. Pilze gegessen."


def _top_group(page: Page, free: list[Unit]) -> list[Unit]:
    """Return the short lines above the text that may be kicker, title and subtitle."""
    group = [free[0]]
    for unit in free[1:]:
        if len(group) == _MOST_CANDIDATES or not is_title_like(unit) or NUMBER.match(unit.plain):
            break
        if (
            (holds_day(unit.plain) and not split_day(unit.plain))
            or presents(unit.plain)
            or unit.plain[0] in "#(+~>|"
        ):
            break
        if is_afterword(unit) or may_hold_links(unit.plain) or _IN_NUMBERS.match(unit.plain):
            break
        if TURN.match(unit.plain) and page.speaks(unit.plain.partition(":")[0]) > _SAID_ONCE_MORE:
            break  # the first turn of an interview
        following = page.following(unit)
        if following is not None and _continues(following):
            break  # the first line of a paragraph that was wrapped by hand
        between = page.units[group[-1].index + 1 : unit.index]
        if any(Role.CREDIT in item.roles or Role.CAPTION in item.roles for item in between):
            break
        group.append(unit)
    # The last of several short lines opens the text where nothing but more of them follows.
    while len(group) > 1 and not _text_follows(page, group[-1]):
        group.pop()
    return group


_SAID_ONCE_MORE = 2  # a title stands in the title bar, too


def _continues(unit: Unit) -> bool:
    """Tell the second line of a paragraph; a byline may begin with a small letter too."""
    return not unit.gap and not unit.roles and starts_small(unit.plain)


# "Telefon: 0731 12345", "Gewicht: 3 Kilo": a row of facts, no subtitle.
_IN_NUMBERS = re.compile(r"[A-ZÄÖÜ][\w-]+: [0-9]")


def _text_follows(page: Page, unit: Unit) -> bool:
    for item in page.units[unit.index + 1 :]:
        if not item.roles:
            return item.running or not is_title_like(item) or bool(item.gap) or presents(item.plain)
    return False


def _claim_top(page: Page, group: list[Unit]) -> None:
    for above, below in pairwise(group):
        if goes_on_below(above, below):
            _claim_broken(page, above, below)
            group = [unit for unit in group if unit is not above and unit is not below]
            if group and group[0].index < above.index and may_be_kicker(group[0].plain):
                page.claim([group[0]], Role.KICKER, confidence=Confidence.LIKELY)
                set_value(page, Role.KICKER, group[0], Confidence.LIKELY)
            return
    alone = len(group) == 1
    reading = (
        Reading(None, group[0], None, 0.0)
        if alone
        else read_top(
            group,
            repeated=_repeated(page, group),
            parted=_parted(page, group),
            parallel=_parallel(page, group),
        )
    )
    kicker, title, subtitle = reading.kicker, reading.title, reading.subtitle
    if reading.header is not None:
        page.claim([reading.header], Role.RESIDUE, confidence=Confidence.LIKELY)
    page.claim([title], Role.TITLE, confidence=_sureness(subtitle, kicker))
    set_value(page, Role.TITLE, title, _sureness(subtitle, kicker))
    page.values["title"] = without_site(_without_day(page, title))
    if kicker is not None:
        page.claim([kicker], Role.KICKER, confidence=Confidence.LIKELY)
        set_value(page, Role.KICKER, kicker, Confidence.LIKELY)
    if subtitle is not None:
        if is_variant(subtitle.plain, title.plain):
            page.claim([subtitle], Role.TITLE, confidence=Confidence.LIKELY)
        else:
            page.claim([subtitle], Role.SUBTITLE, confidence=Confidence.LIKELY)
            set_value(page, Role.SUBTITLE, subtitle, Confidence.LIKELY)


def _repeated(page: Page, group: list[Unit]) -> frozenset[int]:
    """Return which lines the page says once more: in its title bar, or as a caption."""
    said = [unit.plain for unit in page.units if Role.TITLE in unit.roles]
    said += [picture.caption for picture in page.pictures if picture.caption]
    return frozenset(
        [
            unit.index
            for unit in group
            if any(is_variant(unit.plain, text) or text.startswith(unit.plain) for text in said)
        ]
    )


def _parallel(page: Page, group: list[Unit]) -> frozenset[int]:
    """Return which lines set apart begin with the same word as a short line below the text."""
    last = group[-1]
    if len(group) == 1 or not last.gap:
        return frozenset()
    below = [unit.lead for unit in page.after(last) if not unit.roles and is_title_like(unit)]
    return frozenset([last.index]) if last.lead in below else frozenset()


def _parted(page: Page, group: list[Unit]) -> frozenset[int]:
    """Return which lines byline or date part from the first one."""
    meta = [unit.index for unit in page.units[: group[-1].index] if _META & set(unit.roles)]
    above = [index for index in meta if index > group[0].index]
    return frozenset([unit.index for unit in group if above and unit.index > above[0]])


_META = frozenset((Role.AUTHOR, Role.DATE, Role.UPDATED))


def _without_day(page: Page, unit: Unit) -> str:
    """Return a title without a day that stands at its end or start, and keep that day."""
    found = split_day(folded(unit.text))
    if found is None:
        return folded(unit.text)
    date, rest = found
    page.add_role(unit, Role.DATE)
    if "date" not in page.values:
        page.values["date"] = date
        page.note("Datum", date, [unit], Confidence.LIKELY)
    return rest


def _claim_broken(page: Page, above: Unit, below: Unit) -> None:
    """Claim a title that stands on two lines."""
    page.claim([above, below], Role.TITLE, confidence=Confidence.LIKELY)
    title = f"{folded(above.text)} {folded(below.text)}"
    page.values["title"] = title
    page.note("Titel", title, [above, below], Confidence.LIKELY)


def _sureness(subtitle: Unit | None, kicker: Unit | None) -> Confidence:
    """A second line set apart by a blank one could be the title as well."""
    if subtitle is not None and subtitle.gap and kicker is None:
        return Confidence.LIKELY
    return Confidence.SURE


def set_value(page: Page, role: Role, unit: Unit, confidence: Confidence) -> None:
    """Write a unit into the field of its role; a kicker without its plus signs and colon."""
    key, attribute = _EXPLICIT[role]
    text = folded(unit.text)
    if role is Role.KICKER:
        text = text.strip("+ ").rstrip(": ") or text
    page.values[attribute] = text
    page.note(key, text, [unit], confidence)
