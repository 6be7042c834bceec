"""Captions and picture credits in the usual German forms."""

from __future__ import annotations

import re
from dataclasses import dataclass

from setzkasten.model.ledger import Confidence, Role
from setzkasten.normalise.labels import LABELS, find_label
from setzkasten.normalise.markers import BULLET, TURN
from setzkasten.normalise.page import Page, Picture
from setzkasten.normalise.unit import Unit
from setzkasten.normalise.words import seems_headline

_WORDS = "|".join(
    sorted(
        [re.escape(word) for row in LABELS if row.role is Role.CREDIT for word in row.words],
        key=len,
        reverse=True,
    )
)
_ALONE = re.compile(
    rf"(?:[/|–—-]\s+)?[(\[]?\s*(?:(?:{_WORDS})\s*(?:[:：]\s*(?:©|\(c\))?|©|\(c\)|\s(?:von|by)\s)|©|\(c\)|Copyright:?\s)"
    r"\s*(?P<credit>[^\s:].*?)\s*[)\]]?\.?(?:\s[–-])?\Z",
    re.IGNORECASE,
)
_WITH_SUBJECT = re.compile(
    r"[(\[]?\s*(?:Bildquelle|Bildnachweis|Fotoquelle|Fotonachweis|Bildrechte|Foto|Bild|Grafik)n?\s+"
    r"(?P<subject>[^:()]{2,60}?)\s*:\s*(?P<credit>[^\s:].*?)\s*[)\]]?\.?\Z",
    re.IGNORECASE,
)
_INLINE = re.compile(
    r"(?P<caption>.{3,}?[^\s(\[])\s*(?:"
    rf"[(\[]\s*(?:(?:{_WORDS})\s*(?:[:：]\s*(?:©|\(c\))?|©|\(c\)|\s(?:von|by)\s)|©|\(c\)\s)\s*"
    r"(?P<bracketed>[^()\[\]]{2,80}?(?:\([^()]{1,30}\))?)\s*[)\]]\.?"
    rf"|(?<=[.!?“”|–/-])\s+(?:(?:{_WORDS})\s*[:：]\s*(?:©|\(c\))?|©|\(c\)\s)\s*(?P<open>[^()\[\]:]{{2,60}}?)"
    rf"|\s+©\s*(?P<sign>[^()\[\]:]{{2,60}}?))\Z",
    re.IGNORECASE,
)
_LONGEST, _LONGEST_CAPTION, _LONGEST_CREDIT = 300, 200, 110
_LONGEST_OPEN = 150  # a caption whose credit stands in no brackets
_CREDIT_WORDS = 12
_SUBJECT_WORDS = 6
_SENTENCE = re.compile(
    r"[a-zäöüß]{2,}\.\s+[A-ZÄÖÜ]|\b(?:ist|sind|hat|haben|wird|werden|war|wurde|zeigt)\b"
)
_RIGHTS = re.compile(r"(?:^|\s)(?:[12][0-9]{3}\b|alle rechte|all rights)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Credit:
    """What a line says of a picture."""

    credit: str
    subject: str | None = None
    caption: str | None = None


def read_credit(unit: Unit) -> Credit | None:
    """Read a line that is nothing but a picture's credit: `(Foto: X / Agentur)`, `© X`."""
    text = " ".join(unit.text.split())
    match = _ALONE.match(text)
    if match and is_credit(match["credit"]) and not _says_something(text, match["credit"]):
        return Credit(_closed(match["credit"], text))
    match = _WITH_SUBJECT.match(text)
    if match and is_credit(match["credit"]) and match["subject"].count(" ") < _SUBJECT_WORDS:
        return Credit(_closed(match["credit"], text), match["subject"])
    return None


def _says_something(text: str, credit: str) -> bool:
    """Tell `Foto: Ein gutes Bild verkauft.`, a sentence after a colon, from who took a picture."""
    if text[-1] not in ".!" or " " not in credit:
        return False
    words = credit.rstrip(".").split()
    return words[0] in _OPENERS or (seems_headline(credit) and words[-1] not in _NO_ENDS)


_OPENERS = frozenset(
    """
    So Ein Eine Einen Einem Einer Es Man Wer Wie Was Wo Wenn Hier Da Dort Sie Er Wir Ihr Ich Du
    Ohne Mit Auf In Im Bei Kein Keine Nicht Nur Auch Zum Zur Für
    """.split()
)
_NO_ENDS = frozenset(("privat", "gestellt", "bereitgestellt", "erstellt", "montiert"))


def _closed(credit: str, text: str) -> str:
    """Give a credit back the bracket that belongs to it: `(Foto: Meier (dpa))`."""
    if credit.count("(") > credit.count(")") and text.rstrip(".").endswith(")"):
        credit += ")"
    return credit.strip(" ,;|")


def read_caption_with_credit(unit: Unit) -> Credit | None:
    """Read a caption that ends in its credit: `Das Lager. Foto: X`."""
    match = _INLINE.match(" ".join(unit.text.split()))
    if match is None or len(match["caption"]) > _LONGEST_CAPTION:
        return None
    credit = match["bracketed"] or match["open"] or match["sign"]
    caption = match["caption"].strip(" |/–-")
    if not match["bracketed"] and len(caption) > _LONGEST_OPEN:
        return None
    if not is_credit(credit) or not caption:
        return None
    return Credit(credit.strip(), None, caption)


def is_credit(text: str) -> bool:
    """Tell whether a text can be who made a picture: some words, no sentence."""
    return (
        len(text) <= _LONGEST_CREDIT
        and any(char.isalpha() for char in text)
        and text.count(" ") < _CREDIT_WORDS
        and not text.endswith(("?", "!", ":", "…"))
        and not _SENTENCE.search(text)
        and not text.startswith(("ein ", "eine ", "so ", "wie ", "zum ", "zur "))
    )


# --- the recogniser ---------------------------------------------------------------------


# What only a caption says: where in the picture something is, how something looks.
_POINTS = re.compile(
    r"\((?:ganz )?(?:(?:von )?links|rechts|oben|unten|mitte|vorne?|hinten|[vm]\. ?[lr]\.)"
    r"[^()]{0,20}\)"
    r"|\bv\. ?l\. ?n\. ?r\b|\A(?:von links(?: nach rechts)?|im (?:bild|vordergrund|hintergrund))\b"
    r"|\A(?:grafik|abbildung|abb\.|bild|foto|schaubild|diagramm) ?[0-9]{1,2} ?[:.] .{3,}"
    r"|\Aso (?:sieht|sehen|sah|sahen) .{5,80} aus\Z",
    re.IGNORECASE,
)


_FIGURE = re.compile(
    r"(?:Grafik|Abbildung|Abb\.|Bild|Foto|Schaubild|Diagramm) ?[0-9]{1,2} ?[:.] [^:©]+\Z"
)


def _stands_within(page: Page, unit: Unit) -> bool:
    """Tell whether a short line stands for itself between two paragraphs."""
    previous, following = page.previous(unit), page.following(unit)
    if previous is None or following is None or unit.running:
        return False
    return page.is_set_apart(unit) and previous.running and following.running


def _may_credit(text: str) -> bool:
    return ":" in text or "©" in text or "(c)" in text or "(C)" in text


def claim_pictures(page: Page) -> None:
    """Claim credits with the captions above them, and captions that have a label of their own."""
    for unit in page.units:
        if unit.roles or len(unit.text) > _LONGEST:
            continue
        if not _may_credit(unit.text) or _FIGURE.match(unit.plain):
            if unit.short and _POINTS.search(unit.plain) and _stands_within(page, unit):
                page.claim([unit], Role.CAPTION, confidence=Confidence.LIKELY)
                _keep(page, Picture([unit], " ".join(unit.text.split())))
            continue
        listed = BULLET.match(unit.plain) and not unit.plain.endswith((" -", " –"))
        if listed or "://" in unit.text:
            continue
        labelled = find_label(unit)
        if labelled is not None and labelled.label.role is Role.CAPTION and labelled.value:
            _claim_labelled_caption(page, unit, labelled.value)
            continue
        alone = read_credit(unit)
        if alone is not None:
            _claim_credit(page, unit, alone, source=unit.lead == "quelle")
            continue
        if TURN.match(unit.plain) and not unit.plain.endswith((")", "]")):
            continue
        both = read_caption_with_credit(unit)
        if both is not None:
            page.claim([unit], Role.CAPTION, Role.CREDIT)
            _keep(page, Picture([unit], both.caption, both.credit))


def _claim_labelled_caption(page: Page, unit: Unit, value: str) -> None:
    both = _INLINE.match(value)
    if both is not None:
        credit = both["bracketed"] or both["open"] or both["sign"]
        page.claim([unit], Role.CAPTION, Role.CREDIT)
        _keep(page, Picture([unit], both["caption"], credit))
        return
    page.claim([unit], Role.CAPTION)
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
    caption = above if above is not None and _is_caption(above, unit) else None
    if source and caption is None and not _is_source_of_picture(page, unit, found.credit):
        return
    page.claim([unit], Role.CREDIT)
    units = [unit]
    words = None
    if caption is not None:
        page.claim([caption], Role.CAPTION, confidence=Confidence.LIKELY)
        units = [caption, unit]
        words = " ".join(caption.text.split())
    _keep(page, Picture(units, words, found.credit, found.subject))


def _keep(page: Page, picture: Picture) -> None:
    page.pictures.append(picture)
    words = " | ".join([text for text in (picture.caption, picture.credit) if text])
    page.note("Bilder", words, picture.units)


def _is_source_of_picture(page: Page, unit: Unit, credit: str) -> bool:
    """Tell whether "Quelle:" without a caption credits a picture, and not the text's figures."""
    if not _stands_alone(page, unit) or credit.lower().startswith("eigene"):
        return False
    return not page.is_tail(unit) or _ARCHIVES.search(credit) is not None


_ARCHIVES = re.compile(
    r"archiv|fotolia|shutterstock|istock|pixelio|photocase|thinkstock|getty|flickr|imago|picture|photo"
    r"|foto|bild|obs\b|wikimedia|\bvia\b|adobe|corbis|\bcc\b|©",
    re.IGNORECASE,
)


def _stands_alone(page: Page, unit: Unit) -> bool:
    """Tell whether a line has blank lines around it: "Quelle:" below a table is part of it."""
    following = page.following(unit)
    return unit.gap > 0 and (following is None or following.gap > 0)


def _is_caption(above: Unit, credit: Unit) -> bool:
    """Tell whether the line above a credit is its caption."""
    if above.roles or credit.gap or len(above.text) > _LONGEST_CAPTION or above.index == 0:
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


_PARAGRAPH = 150
_SEVERAL = re.compile(r"[^\W\d_]{3,}[.!?] [A-ZÄÖÜ„]")
