"""Title, kicker, subtitle and lead: which of the short lines at the top is what."""

from __future__ import annotations

import re

from setzkasten.model.ledger import Confidence, Role
from setzkasten.model.problem import problem
from setzkasten.normalise.labels import find_label
from setzkasten.normalise.likeness import is_variant
from setzkasten.normalise.markers import BULLET, LETTER, NUMBER, TURN
from setzkasten.normalise.moments import find_moment
from setzkasten.normalise.page import Page, Picture
from setzkasten.normalise.unit import Unit
from setzkasten.normalise.words import is_nominal, seems_headline

_LONGEST_TITLE = 180
_LONGEST_KICKER, _KICKER_WORDS = 40, 4
_LEAD_UNITS = 2  # paragraphs that a lead above the title may have
_LONGEST_LEAD = 900
_MOST_CANDIDATES = 3
_EXPLICIT = {
    Role.KICKER: ("Dachzeile", "kicker"),
    Role.TITLE: ("Titel", "title"),
    Role.SUBTITLE: ("Unterzeile", "subtitle"),
    Role.TEASER: ("Teaser", "teaser"),
}
_SALUTATION = re.compile(
    r"(?:hallo|liebe[rs]?|sehr geehrte|guten tag|hi|moin|servus)\b", re.IGNORECASE
)


def claim_labelled_titles(page: Page) -> None:
    """Claim `Titel:`, `Dachzeile:`, `Unterzeile:` and `Teaser:` at the top."""
    for unit in page.units[: page.head_end + 1]:
        if unit.roles:
            continue
        labelled = find_label(unit)
        if labelled is None or not labelled.colon or labelled.label.role not in _EXPLICIT:
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
    if is_title_like(free[0]):
        _claim_top(page, _top_group(page, free))
        return
    _claim_after_lead(page, free)
    if "title" not in page.values:
        _claim_sentence(page, free[0])


def _claim_sentence(page: Page, unit: Unit) -> None:
    """Take one short sentence on a line of its own above the text for the title."""
    text = unit.plain
    following = page.following(unit)
    if unit.running or not text.endswith((".", ".“")) or _SALUTATION.match(text):
        return
    if ". " in text or unit.index or following is None or not following.gap or following.roles:
        return
    if following.running and text[0].isupper() and text.count(" "):
        page.claim([unit], Role.TITLE, confidence=Confidence.LIKELY)
        _set(page, Role.TITLE, unit, Confidence.LIKELY)


def is_title_like(unit: Unit) -> bool:
    """Tell whether a unit has the form of a title: short, no sentence, no list item."""
    text = unit.plain
    if len(text) > _LONGEST_TITLE or unit.running:
        return False
    if text.endswith((",", ";")) or (text.endswith((".", ":")) and not text.endswith("...")):
        return False
    if not any(char.isalpha() for char in text[:_LONGEST_TITLE]):
        return False
    return not (
        BULLET.match(text)
        or LETTER.match(text)
        or "\t" in unit.text
        or _SALUTATION.match(text)
        or (TURN.match(text) and text.lower().startswith(("frage:", "antwort:")))
    )


def _top_group(page: Page, free: list[Unit]) -> list[Unit]:
    """Return the short lines above the text that may be kicker, title and subtitle."""
    group = [free[0]]
    for unit in free[1:]:
        if len(group) == _MOST_CANDIDATES or not is_title_like(unit) or NUMBER.match(unit.plain):
            break
        if _holds_day(unit.plain):
            break
        between = page.units[group[-1].index + 1 : unit.index]
        if any(Role.CREDIT in item.roles or Role.CAPTION in item.roles for item in between):
            break
        group.append(unit)
    # The last of several short lines opens the text where nothing but more of them follows.
    while len(group) > 1 and not _text_follows(page, group[-1]):
        group.pop()
    return group


def _holds_day(text: str) -> bool:
    """Tell whether a line gives a full date: that is no subtitle, understood or not."""
    moment = find_moment(text)
    return moment is not None and len(moment[0]) > len("2014-10")


def _text_follows(page: Page, unit: Unit) -> bool:
    for item in page.units[unit.index + 1 :]:
        if not item.roles:
            return item.running or not is_title_like(item) or bool(item.gap)
    return False


def _claim_top(page: Page, group: list[Unit]) -> None:
    kicker, title, subtitle = _sort_out(group)
    page.claim([title], Role.TITLE, confidence=_sureness(subtitle, kicker))
    _set(page, Role.TITLE, title, _sureness(subtitle, kicker))
    if kicker is not None:
        page.claim([kicker], Role.KICKER, confidence=Confidence.LIKELY)
        _set(page, Role.KICKER, kicker, Confidence.LIKELY)
    if subtitle is not None:
        if is_variant(subtitle.plain, title.plain):
            page.claim([subtitle], Role.TITLE, confidence=Confidence.LIKELY)
        else:
            page.claim([subtitle], Role.SUBTITLE, confidence=Confidence.LIKELY)
            _set(page, Role.SUBTITLE, subtitle, Confidence.LIKELY)
    _claim_lead_above_meta(page, title)


def _sureness(subtitle: Unit | None, kicker: Unit | None) -> Confidence:
    """A second line set apart by a blank one could be the title as well."""
    if subtitle is not None and subtitle.gap and kicker is None:
        return Confidence.LIKELY
    return Confidence.SURE


def _sort_out(group: list[Unit]) -> tuple[Unit | None, Unit, Unit | None]:
    if len(group) == 1:
        return None, group[0], None
    first, second = group[0], group[1]
    if len(group) >= _MOST_CANDIDATES:
        if _is_kicker(first, _KICKER_WORDS):
            return first, second, group[2]
        return None, first, second
    if _is_kicker(first, 2) and not is_variant(first.plain, second.plain):
        return first, second, None
    return None, first, second


def _is_kicker(unit: Unit, words: int) -> bool:
    """Tell a kicker: few words, no verb among them, or capitals, or a colon at the end."""
    text = unit.plain
    if len(text) > _LONGEST_KICKER or text.endswith(("?", "!")):
        return False
    if text.isupper() or text.startswith("+++"):
        return True
    return text.count(" ") < words and is_nominal(text)


def _claim_lead_above_meta(page: Page, title: Unit) -> None:
    """Claim the one paragraph between title and byline as the lead."""
    if "teaser" in page.values:
        return
    after = [unit for unit in page.units[title.index + 1 :] if Role.SUBTITLE not in unit.roles]
    if len(after) < 3 or after[0].roles or not after[0].running:  # noqa: PLR2004 -- lead, byline, text
        return
    meta, rest = after[1], after[2:]
    if not set(meta.roles) & {Role.AUTHOR, Role.DATE, Role.UPDATED}:
        return
    if len(after[0].text) > _LONGEST_LEAD or not any(not unit.roles for unit in rest):
        return
    page.claim([after[0]], Role.TEASER, confidence=Confidence.LIKELY)
    _set(page, Role.TEASER, after[0], Confidence.LIKELY)


def _claim_after_lead(page: Page, free: list[Unit]) -> None:
    """Look for the title below the first paragraph: on its own line, or as a caption."""
    lead: list[Unit] = []
    for unit in page.units:
        if unit.roles and not {Role.CAPTION} & set(unit.roles):
            continue
        if not unit.roles and unit.running and len(lead) < _LEAD_UNITS:
            lead.append(unit)
            continue
        if not lead:
            return
        if Role.CAPTION in unit.roles:
            _claim_caption_title(page, unit)
        elif (
            is_title_like(unit) and _is_set_apart(page, unit) and _beats_subheads(page, unit, free)
        ):
            page.claim([unit], Role.TITLE, confidence=Confidence.LIKELY)
            _set(page, Role.TITLE, unit, Confidence.LIKELY)
            if len(lead) == 1 and len(lead[0].text) <= _LONGEST_LEAD:
                page.claim(lead, Role.TEASER, confidence=Confidence.LIKELY)
                _set(page, Role.TEASER, lead[0], Confidence.LIKELY)
        return


def _is_set_apart(page: Page, unit: Unit) -> bool:
    following = page.following(unit)
    return unit.gap > 0 and following is not None and (following.gap > 0 or bool(following.roles))


def _beats_subheads(page: Page, unit: Unit, free: list[Unit]) -> bool:
    """Tell a title below the lead from the first of several subheads."""
    following = page.following(unit)
    if following is not None and following.roles:
        return True
    if unit.plain.endswith("?") and not seems_headline(unit.plain):
        return False
    others = [other for other in free if other.index > unit.index and is_title_like(other)]
    return not others or seems_headline(unit.plain)


def _claim_caption_title(page: Page, unit: Unit) -> None:
    """Take a caption below the first paragraph for the title where it reads like a headline."""
    picture = next((item for item in page.pictures if unit in item.units), None)
    if picture is None or not picture.caption or not seems_headline(picture.caption):
        return
    give_title(page, picture, unit)


def give_title(page: Page, picture: Picture, unit: Unit) -> None:
    """Let a caption be the title too."""
    caption = picture.caption or ""
    page.add_role(unit, Role.TITLE)
    page.values["title"] = folded(caption)
    page.note("Titel", folded(caption), [unit], Confidence.LIKELY)


def guess_title(page: Page) -> None:
    """Take the first sentence for the title where the text has none, and say so."""
    if "title" in page.values:
        return
    unit = next((unit for unit in page.units if not unit.roles), None) or next(
        iter(page.units), None
    )
    title = first_words(unit.text) if unit is not None else ""
    page.values["title"] = title or "Ohne Titel"
    page.note("Titel", title or "Ohne Titel", [unit] if unit else [], Confidence.GUESSED)
    line = unit.lines[0] if unit else None
    page.problems.append(problem("titel-geraten", page.source, line, titel=title or "Ohne Titel"))


_DATELINE = re.compile(r"[^–—]{2,60}? (?:[–—]|-) ")
_FIRST_SENTENCE = re.compile(r"(.+?[^\W\d_]{3,}[“”\"«)]?)[.!?:…](?=[\s“”\"«]|\Z)")
_LONGEST_GUESS = 90
_WINDOW = 400


def first_words(text: str) -> str:
    """Return the first sentence without its full stop, or as many words as a title may have."""
    text = folded(text[:_WINDOW])
    dateline = _DATELINE.match(text)
    if dateline and any(char.isdigit() or char == "(" for char in dateline.group()):
        text = text[dateline.end() :]
    sentence = _FIRST_SENTENCE.match(text)
    if sentence and len(sentence[1]) <= _LONGEST_GUESS:
        return sentence[1]
    if len(text) <= _LONGEST_GUESS:
        return text
    clipped = text[:_LONGEST_GUESS]
    comma = clipped.rfind(", ")
    return clipped[:comma] if comma > _LONGEST_GUESS // 2 else clipped.rpartition(" ")[0] or clipped


def folded(text: str) -> str:
    """Return a text with its white space folded."""
    return " ".join(text.split())


def _set(page: Page, role: Role, unit: Unit, confidence: Confidence) -> None:
    key, attribute = _EXPLICIT[role]
    page.values[attribute] = folded(unit.text)
    page.note(key, folded(unit.text), [unit], confidence)
