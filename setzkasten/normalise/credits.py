"""Picture credits in the usual German forms, with and without their captions."""

from __future__ import annotations

import re
from dataclasses import dataclass

from setzkasten.model.ledger import Role
from setzkasten.normalise.labels import LABELS
from setzkasten.normalise.people import read_byline
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
    rf"|(?<=[.!?“”|–/-])\s+(?:(?:{_WORDS})\s*[:：]\s*(?:©|\(c\))?|©|\(c\)\s)\s*(?P<open>[^()\[\]:]{{2,60}}?(?:\s\([^()]{{2,30}}\))?)"
    rf"|\s+(?:(?:{_WORDS})\s*[:：]?\s*)?(?:©|\(c\)\s)\s*(?P<sign>[^()\[\]:]{{2,60}}?))\Z",
    re.IGNORECASE,
)
# A caption and its credit that once stood on two lines: "Volle Regale am Hafen Foto: Anna Ott".
_RUN_ON = re.compile(
    r"(?P<caption>[A-ZÄÖÜ„»].{10,}?(?<=\s)(?:[A-ZÄÖÜ][\w-]+|[0-9]+)) "
    r"(?:Foto|Fotos|Bild|Bildquelle|Bildnachweis|Fotoquelle|Grafik|Illustration|Screenshot"
    r"|Symbolbild|Symbolfoto|Archivfoto|Archivbild|Montage|Fotomontage): "
    r"(?P<credit>(?:[A-ZÄÖÜ©]|privat|dpa|obs|picture|imago|ddp|epd|iStock|dapd|pixelio|fotolia"
    r"|shutterstock)[^:!?]{0,58})\Z"
)
# "Foto Anna Ott", "Bild von Anna Ott": without a colon only for names that are known ones.
_UNMARKED = re.compile(
    r"[(\[]?(?:Fotos?|Bild(?:er)?|Grafik|Illustration|Pressefoto|Fotografiert|Montage)"
    r"(?: von| by)? (?P<credit>[A-ZÄÖÜ][^:!?]{3,60}?)[)\]]?\.?\Z"
)
_LONGEST_CAPTION, _LONGEST_CREDIT = 200, 110
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
    match = _UNMARKED.match(text) if unit.short and unit.lead in UNMARKED_WORDS else None
    byline = read_byline(match["credit"], labelled=False) if match else None
    if match and byline and byline.known and all(" " in name for name in byline.names):
        return Credit(match["credit"])
    return None


UNMARKED_WORDS = frozenset(
    "foto fotos bild bilder grafik illustration pressefoto fotografiert montage".split()
)


def _says_something(text: str, credit: str) -> bool:
    """Tell `Foto: Ein gutes Bild verkauft.`, a sentence after a colon, from who took a picture."""
    if " " not in credit:
        return False
    words = credit.rstrip(".").split()
    if text[-1] not in ".!":
        return words[0] in _ASKING and len(words) > _FEW_WORDS
    return words[0] in _OPENERS or (seems_headline(credit) and words[-1] not in _NO_ENDS)


_ASKING, _FEW_WORDS = frozenset(("So", "Wie", "Was", "Warum", "Wer", "Wo", "Wann")), 2
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
    text = " ".join(unit.text.split())
    match = _INLINE.match(text)
    if match is None:
        return None if unit.running and ". " in text else _read_run_on(text)
    if len(match["caption"]) > _LONGEST_CAPTION:
        return None
    credit = _without_stop(match["bracketed"] or match["open"] or match["sign"])
    caption = match["caption"].strip(" |/–-")
    if not match["bracketed"] and len(caption) > _LONGEST_OPEN:
        return None
    if not is_credit(credit) or not caption:
        return None
    return Credit(credit.strip(), None, caption)


def read_labelled_caption(value: str) -> Credit | None:
    """Read the credit at the end of what stands behind "Bildunterschrift:"."""
    match = _INLINE.match(value)
    if match is None:
        return None
    return Credit(match["bracketed"] or match["open"] or match["sign"], None, match["caption"])


def _read_run_on(text: str) -> Credit | None:
    match = _RUN_ON.match(text)
    if match is None or not is_credit(match["credit"]):
        return None
    return Credit(_without_stop(match["credit"].lstrip("© ")), None, match["caption"])


def _without_stop(credit: str) -> str:
    """Return a credit without the full stop of its line; `e. V.` and `Inc.` keep theirs."""
    last = credit.rpartition(" ")[2]
    return credit[:-1] if credit[-1] == "." and len(last) > _LONGEST_ABBREVIATION else credit


_LONGEST_ABBREVIATION = 4


def is_credit(text: str) -> bool:
    """Tell whether a text can be who made a picture: some words, no sentence."""
    return (
        len(text) <= _LONGEST_CREDIT
        and any(char.isalpha() for char in text)
        and text.count(" ") < _CREDIT_WORDS
        and not text.endswith(("?", "!", ":", "…"))
        and not _SENTENCE.search(text)
        and (
            not text.startswith(("ein ", "eine ", "so ", "wie ", "zum ", "zur "))
            or text.endswith("gestellt")
        )
    )
