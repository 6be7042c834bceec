"""Captions and their credits on one line: `Das Lager am Hafen. Foto: Anna Ott`."""

from __future__ import annotations

import re

from setzkasten.normalise.credits import Credit, ends_in_archive, is_credit
from setzkasten.normalise.creditwords import ARCHIVES, WORDS, may_be_label
from setzkasten.normalise.people import read_byline
from setzkasten.normalise.unit import Unit

_LONGEST_CAPTION = 200

_INLINE = re.compile(
    r"(?P<caption>.{3,}?[^\s(\[])\s*(?:"
    rf"[(\[]\s*(?:{WORDS}\s*(?:[:：]\s*(?:©|\(c\))?|©|\(c\)|\s(?:von|by)\s)|©|\(c\)\s)\s*"
    r"(?P<bracketed>[^()\[\]]{2,80}?(?:\([^()]{1,30}\))?)\s*[)\]]\.?"
    rf"|(?<=[.!?“”;)|–/-])\s*(?:{WORDS}\s*[:：]\s*(?:©|\(c\))?|©|\(c\)\s)\s*(?P<open>[^()\[\]:]{{2,60}}?(?:\s\([^()]{{2,30}}\))?)"
    rf"|\s+(?:{WORDS}\s*[:：]?\s*)?(?:©|\(c\)\s)\s*(?P<sign>[^()\[\]:]{{2,60}}?))\Z",
    re.IGNORECASE,
)
# "Das Lager am Hafen (Anna Ott / pixelio.de)", "… | Foto Anna Ott".
_INLINE_ARCHIVE = re.compile(
    rf"(?P<caption>.{{3,}}?[^\s(\[])\s*[(\[](?P<bracketed>[\w.& -]{{2,40}}? ?[/|–] ?{ARCHIVES}"
    rf"|{ARCHIVES} ?/ ?[\w.& -]{{2,40}})[)\]]\.?(?P<open>(?!))?(?P<sign>(?!))?\Z",
    re.IGNORECASE,
)
# "…, Foto: Anna Ott": behind a comma only what nothing but a picture has.
_INLINE_COMMA = re.compile(
    r"(?P<caption>[A-ZÄÖÜ„»][^:]{8,}|(?:Abb\.|Abbildung|Bild|Grafik) ?[0-9]{1,2}: [^:]{8,}),"
    r" (?:Foto|Fotos|Bildquelle|Fotoquelle|Bildnachweis|Quelle): (?P<open>[^()\[\]:,!?]{2,60})"
    r"(?P<bracketed>(?!))?(?P<sign>(?!))?\Z"
)
# "… (Foto Anna Ott)", "…. Foto Anna Ott": without a colon only names that are known ones.
_INLINE_NAMED = re.compile(
    r"(?P<caption>.{3,150}?[^\s(\[])\s*(?:[(\[]|(?<=[.!?“;|–-]) )(?:Archiv|Symbol|Presse|Werk)?"
    r"(?:[Ff]otos?|[Bb]ild)(?: von)? (?P<credit>[A-ZÄÖÜ][^:()\[\].!?]{3,50}?)[)\]]?\.?\Z"
)
_INLINE_OWN = re.compile(
    r"(?P<caption>[^()]{3,150}?) ?[(\[]"
    r"(?P<credit>eigenes (?:[Ff]oto|[Bb]ild)|eigene [Aa]ufnahme)[)\]]\.?\Z"
)
# The credit first: "Foto: Anna Ott – Volle Regale am Hafen".
_TURNED = re.compile(
    r"[(\[]?(?:Fotos?|Bild(?:er)?|Bildquelle|Fotoquelle|Grafik)[:©] ?(?:© ?)?"
    r"(?P<credit>[A-ZÄÖÜ][^:–|]{2,40}?)(?:[)\]]| [–|/-])+ (?P<caption>[A-ZÄÖÜ„»].{8,150})\Z"
)
_FEWEST_WORDS = 3
# A caption and its credit that once stood on two lines: "Volle Regale am Hafen Foto: Anna Ott".
_RUN_ON = re.compile(
    r"(?P<caption>[A-ZÄÖÜ„»].{10,}?(?<=\s)(?:[A-ZÄÖÜ][\w-]+|[0-9]+)) "
    r"(?:Foto|Fotos|Bild|Bildquelle|Bildnachweis|Fotoquelle|Grafik|Illustration|Screenshot"
    r"|Symbolbild|Symbolfoto|Archivfoto|Archivbild|Montage|Fotomontage): "
    r"(?P<credit>(?:[A-ZÄÖÜ©]|privat|dpa|obs|picture|imago|ddp|epd|iStock|dapd|pixelio|fotolia"
    r"|shutterstock)[^:!?]{0,58})\Z"
)
_LONGEST_OPEN = 150  # a caption whose credit stands in no brackets


def read_caption_with_credit(unit: Unit) -> Credit | None:
    """Read a caption that ends in its credit: `Das Lager. Foto: X`."""
    text = " ".join(unit.text.split())
    match = _INLINE.match(text) if _may_end_in_credit(text) else None
    if match is None and text[-1] in ")].":
        match = _INLINE_ARCHIVE.match(text)
    match = match or _INLINE_COMMA.match(text)
    if match is None:
        return _read_unmarked(text) or (
            None if unit.running and ". " in text else _read_run_on(text)
        )
    if len(match["caption"]) > _LONGEST_CAPTION:
        return None
    credit = _without_stop(match["bracketed"] or match["open"] or match["sign"])
    caption = match["caption"].strip(" |/–;-")
    long = not match["bracketed"] and len(caption) > _LONGEST_OPEN
    if long or not is_credit(credit) or not caption:
        return None
    return Credit(credit.strip(), None, caption)


def _may_end_in_credit(text: str) -> bool:
    """Tell cheaply whether the word before the last colon, or a sign, may announce a credit."""
    if "©" in text or "(c)" in text or "(C)" in text:
        return True
    if may_be_label(text[: max(text.rfind(":"), text.rfind("："), 0)]):
        return True
    return text[-1] in ")]." and (" von " in text or " by " in text)


def _read_unmarked(text: str) -> Credit | None:
    """Read a credit without a colon, which only a known name tells: `… (Foto Anna Ott)`."""
    if own := _INLINE_OWN.match(text):
        return Credit(own["credit"], None, own["caption"])
    named = _INLINE_NAMED.match(text) if "oto" in text or "ild" in text else None
    byline = read_byline(named["credit"], labelled=False) if named else None
    if named is None or byline is None or not byline.known:
        return None
    return Credit(named["credit"], None, named["caption"])


def read_labelled_caption(value: str) -> Credit | None:
    """Read the credit at the end of what stands behind "Bildunterschrift:"."""
    match = _INLINE.match(value) or _INLINE_COMMA.match(value)
    if match is None:
        return None
    credit = match["bracketed"] or match["open"] or match["sign"]
    return Credit(credit, None, match["caption"].rstrip(" ,;|"))


def _read_run_on(text: str) -> Credit | None:
    match = _RUN_ON.match(text)
    if match is None or not is_credit(match["credit"]):
        return None
    return Credit(_without_stop(match["credit"].lstrip("© ")), None, match["caption"])


def read_credit_with_caption(unit: Unit) -> Credit | None:
    """Read a credit with its caption behind it; only a known name tells the two apart."""
    match = _TURNED.match(unit.plain) if unit.short else None
    if match is None or match["caption"].count(" ") + 1 < _FEWEST_WORDS:
        return None
    byline = read_byline(match["credit"], labelled=False)
    if byline is None or not byline.known or ends_in_archive(match["caption"]):
        return None
    return Credit(match["credit"], None, match["caption"].rstrip(")]"))


def _without_stop(credit: str) -> str:
    """Return a credit without the full stop of its line; `e. V.` and `Inc.` keep theirs."""
    last = credit.rpartition(" ")[2]
    return credit[:-1] if credit[-1] == "." and len(last) > _LONGEST_ABBREVIATION else credit


_LONGEST_ABBREVIATION = 4
