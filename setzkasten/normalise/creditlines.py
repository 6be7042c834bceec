"""Captions and their credits on one line: `Das Lager am Hafen. Foto: Anna Ott`."""

from __future__ import annotations

import re

from setzkasten.normalise.credits import Credit, ends_in_archive, is_archive, is_credit
from setzkasten.normalise.creditwords import ARCHIVES, ONLY_CREDITS, WORDS, may_be_label
from setzkasten.normalise.people import read_byline
from setzkasten.normalise.unit import Unit
from setzkasten.normalise.words import seems_headline

_LONGEST_CAPTION = 200

_INLINE = re.compile(
    r"(?P<caption>.{3,}?[^\s(\[])\s*(?:"
    rf"[(\[]\s*(?:{WORDS}\s*(?:[:：]\s*(?:©|\(c\))?|©|\(c\)|\s(?:von|by)\s)|©|\(c\)\s)\s*"
    r"(?P<bracketed>[^()\[\]]{2,80}?(?:\([^()]{1,30}\))?)\s*[)\]]\.?"
    rf"|(?<=[.!?“”;)|–/-])\s*(?:{WORDS}\s*[:：]\s*(?:©|\(c\))?|©|\(c\)\s)\s*(?P<open>[^()\[\]:]{{2,60}}?(?:\s\([^()]{{2,30}}\))?)"
    rf"|(?:\s+(?:{WORDS}\s*[:：]?\s*)?|(?<=[\w.!?“”)]))(?:©|\(c\)\s)\s*(?P<sign>[^()\[\]:]{{2,60}}?))\Z",
    re.IGNORECASE,
)
# "Das Lager am Hafen (Anna Ott / pixelio.de)", "… | Anna Ott/Fotolia.com", "… – obs/Firma".
_ARCHIVED = (
    rf"(?:[\w.&][\w.& -]{{1,39}}? ?(?:[/|–]|(?<=\s)(?:-|via)(?=\s)) ?{ARCHIVES}"
    rf"|{ARCHIVES} ?/ ?[\w.& -]{{2,40}})"
)
_INLINE_ARCHIVE = re.compile(
    rf"(?P<caption>.{{3,}}?[^\s(\[])\s*(?:[(\[](?P<bracketed>{_ARCHIVED})[)\]]\.?"
    rf"|(?:\s[|–/-]\s|(?<=[.!?“”]) )(?P<open>{_ARCHIVED}))(?P<sign>(?!))?\Z",
    re.IGNORECASE,
)
# "…, Foto: Anna Ott": behind a comma only what begins like a credit of its own.
_INLINE_COMMA = re.compile(
    rf"(?P<caption>[A-ZÄÖÜ„»0-9].{{8,150}}?), (?:(?=[A-ZÄÖÜ])(?i:{WORDS}): (?:© ?)?|© ?|\(c\) )"
    r"(?P<open>[^()\[\]:,!?]{2,60}?(?: \([^()]{2,30}\))?)"
    r"(?P<bracketed>(?!))?(?P<sign>(?!))?\Z"
)
# "Das Lager am HafenFoto: Anna Ott": where a line's end was lost.
_GLUED = re.compile(
    r"(?P<caption>[A-ZÄÖÜ„»].{2,150}?(?:[a-zäöüß0-9“”«)]|GmbH|AG|KG))"
    r"(?:Foto|Fotos|Bild|Bilder|Bildquelle|Bildnachweis|Bildrechte|Fotoquelle|Fotonachweis|Grafik"
    r"|Abbildung|Screenshot|Illustration|Quelle|Copyright|Symbolbild|Symbolfoto|Archivfoto"
    r"|Archivbild|Werkfoto|Werksfoto|Pressefoto|Montage): ?(?:© ?)?"
    r"(?P<open>[^()\[\]:!?]{2,60}?(?: \([^()]{2,30}\))?)(?P<bracketed>(?!))?(?P<sign>(?!))?\Z"
)
# "… (Foto Anna Ott)", "…. Foto Anna Ott": without a colon only names that are known ones.
_INLINE_NAMED = re.compile(
    r"(?P<caption>.{3,150}?[^\s(\[,])\s*(?:[(\[]|(?<=[.!?“;|/–-]) |, (?=[A-ZÄÖÜ]))"
    r"(?P<label>(?:(?:Archiv|Symbol|Presse|Werk)?(?:[Ff]otos?|[Bb]ild)|Grafik|Illustration)"
    rf"(?: von)?|{ONLY_CREDITS}:?) "
    r"(?P<credit>[A-ZÄÖÜ][^:()\[\].!?]{3,50}?)[)\]]?\.?\Z"
)
_INLINE_OWN = re.compile(
    r"(?P<caption>[^()]{3,150}?) ?[(\[]"
    r"(?P<credit>eigenes (?:[Ff]oto|[Bb]ild)|eigene [Aa]ufnahme"
    r"|(?:Symbol|Archiv|Werk|Werks|Presse|Privat)(?:foto|bild))[)\]]\.?\Z"
)
# The credit first: "Foto: Anna Ott – Volle Regale am Hafen".
_TURNED = re.compile(
    r"[(\[]?(?:Fotos?|Bild(?:er)?|Bildquelle|Fotoquelle|Grafik)[:©] ?(?:© ?)?"
    r"(?P<credit>[A-ZÄÖÜ][^:–|]{2,40}?)(?:[)\]]| [–|/-])+ (?P<caption>[A-ZÄÖÜ„»].{8,150})\Z"
)
_FEWEST_WORDS = 3
# A caption and its credit that once stood on two lines: "Volle Regale am Hafen Foto: Anna Ott".
_RUN_ON = re.compile(
    r"(?P<caption>[A-ZÄÖÜ„»]\S+ (?:.{1,150}? )?"
    r"(?:[A-ZÄÖÜ][\w-]+|\(?[0-9]+\)?|[a-zäöü]{3,}t(?<! mit)))"
    r" (?:Foto|Fotos|Bild|Bilder|Bildquelle|Bildnachweis|Bildrechte|Fotoquelle|Fotonachweis|Grafik"
    r"|Illustration|Screenshot|Abbildung|Abb\.|Quelle|Copyright"
    r"|Symbolbild|Symbolfoto|Archivfoto|Archivbild|Werkfoto|Werksfoto|Pressefoto|Montage"
    r"|Fotomontage): (?:© ?)?"
    r"(?P<credit>(?:[A-ZÄÖÜ©]|privat|dpa|obs|picture|imago|ddp|epd|iStock|dapd|pixelio|fotolia"
    r"|shutterstock)[^:!?]{0,58}|[a-z]{2,4}|[a-z0-9.-]+\.(?:de|com|net|org|info|at|ch))\Z"
)
_LONGEST_OPEN = 150  # a caption whose credit stands in no brackets


def read_caption_with_credit(text: str, *, running: bool = False) -> Credit | None:
    """Read a caption that ends in its credit: `Das Lager. Foto: X`.

    Args:
        text: a line, its white space folded.
        running: whether it is long enough to be running text.
    """
    marked = _may_end_in_credit(text)
    match = (_GLUED.match(text) or _INLINE.match(text)) if marked else None
    if match is None and (text[-1] in ")]." or ends_in_archive(text) or "obs/" in text):
        match = _INLINE_ARCHIVE.match(text)
    if match is None and marked:
        match = _INLINE_COMMA.match(text)
    if match is None:
        return _read_unmarked(text) or (None if running and ". " in text else _read_run_on(text))
    if len(match["caption"]) > _LONGEST_CAPTION:
        return None
    credit = _without_stop(match["bracketed"] or match["open"] or match["sign"])
    caption = match["caption"].strip(" |/–;,-")
    long = not match["bracketed"] and len(caption) > _LONGEST_OPEN
    if long or not is_credit(credit) or not caption:
        return None
    if _SOURCE.match(text, match.end("caption")) and cites(caption, text, credit):
        return None
    return Credit(credit.strip(), None, _KIND_BEFORE.sub("", caption))


_KIND_BEFORE = re.compile(r"\A(?:Bild|Foto): (?=[A-ZÄÖÜ])")  # a label of the caption
_SOURCE = re.compile(r"[\s(\[|–/;,-]*Quelle", re.IGNORECASE)
_SENTENCE_ENDS = (".", "!", "?", "…", "“", "”", "«")


def cites(caption: str, line: str, source: str) -> bool:
    """Tell a sentence, a quotation or a table's heading with its source from a picture's.

    Args:
        caption: what stands before "Quelle:".
        line: all of the line where both stand on one, else the same as `caption`.
        source: what stands behind it.
    """
    if is_archive(source):
        return False
    if caption.startswith(("Tabelle", "Tab.", "„", "»")):
        return True
    ended = caption.endswith(_SENTENCE_ENDS) or line.endswith((").", "]."))
    return ended and any(char.isdigit() for char in caption)


# "Foto oben: Anna Ott, Foto unten: Karl Beck", "Foto: Anna Ott | Grafik: Karl Beck".
_BETWEEN_CREDITS = re.compile(
    rf"\s*[|;/]\s*(?={WORDS}:)"
    r"|,\s*(?=(?:Fotos?|Bild(?:er)?|Grafik(?:en)?|Illustration(?:en)?)(?: \w+)?:)",
    re.IGNORECASE,
)
# "Volle Regale (Foto: Anna Ott) Leere Regale (Foto: Karl Beck)".
_BRACKETED_PAIR = re.compile(
    rf"(?P<caption>[A-ZÄÖÜ„»0-9][^()]{{2,150}}?)\s*"
    rf"\({WORDS}: (?P<credit>[^()]{{2,60}})\)[.,;]?(?:\s+|\Z)",
    re.IGNORECASE,
)
_PLAIN_CREDIT = re.compile(
    rf"[(\[]?(?P<label>{WORDS}):\s*(?:©\s*)?(?P<credit>[^:]{{2,70}}?)[)\]]?\.?\Z", re.IGNORECASE
)


def read_several(text: str) -> list[Credit]:
    """Read the credits of several pictures that stand on one line; none where it is one."""
    if text.count(":") < _FEWEST_PICTURES or len(text) > _LONGEST_SEVERAL:
        return []
    pairs = list(_BRACKETED_PAIR.finditer(text)) if text.count("(") >= _FEWEST_PICTURES else []
    if len(pairs) >= _FEWEST_PICTURES and sum(len(pair.group()) for pair in pairs) == len(text):
        return [Credit(pair["credit"], None, pair["caption"]) for pair in pairs]
    matches = [_PLAIN_CREDIT.match(part) for part in _BETWEEN_CREDITS.split(text)]
    found = [match for match in matches if match is not None and is_credit(match["credit"])]
    if len(found) < _FEWEST_PICTURES or len(found) < len(matches):
        return []
    if any(match["label"].lower().startswith(("quelle", "montage")) for match in found):
        return []
    return [Credit(match["credit"]) for match in found]


_FEWEST_PICTURES, _LONGEST_SEVERAL = 2, 300


def _may_end_in_credit(text: str) -> bool:
    """Tell cheaply whether the word before the last colon, or a sign, may announce a credit."""
    if "©" in text or "(c)" in text or "(C)" in text:
        return True
    if may_be_label(text[: max(text.rfind(":"), text.rfind("："), 0)]):
        return True
    return text[-1] in ")]." and (" von " in text or " by " in text)


def _read_unmarked(text: str) -> Credit | None:
    """Read a credit without a colon, which only a known name tells: `… (Foto Anna Ott)`."""
    if not any(map(text.__contains__, _UNMARKED_SIGNS)):
        return None
    if own := _INLINE_OWN.match(text):
        return Credit(own["credit"], None, own["caption"])
    named = _INLINE_NAMED.match(text)
    if named is None:
        return None
    if not _names_only_credits(named["label"]):
        byline = read_byline(named["credit"], labelled=False)
        if byline is None or not byline.known:
            return None
    elif seems_headline(named["credit"]):
        return None
    return Credit(named["credit"], None, named["caption"].strip(" |/–;,-"))


_UNMARKED_SIGNS = ("oto", "ild", "ufnahme", "opyright", "Grafik", "Illustration")


def _names_only_credits(label: str) -> bool:
    """Tell `Bildquelle`, before nothing but a credit, from `Bild`, before anything."""
    return _ONLY_CREDITS.match(label) is not None


_ONLY_CREDITS = re.compile(ONLY_CREDITS)


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
