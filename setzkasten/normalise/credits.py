"""Picture credits in the usual German forms, with and without their captions."""

from __future__ import annotations

import re
from dataclasses import dataclass

from setzkasten.normalise.creditwords import ARCHIVES, WORDS
from setzkasten.normalise.people import read_byline
from setzkasten.normalise.unit import Unit
from setzkasten.normalise.words import seems_headline

_ALONE = re.compile(
    rf"(?:[/|–—•*·-]\s+)?[(\[]?\s*(?:{WORDS}\s*(?:[:：]\s*(?:©|\(c\))?|©|\(c\)|\s(?:von|by)\s)|©|\(c\)|Copyright:?\s)"
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
    rf"[(\[]\s*(?:{WORDS}\s*(?:[:：]\s*(?:©|\(c\))?|©|\(c\)|\s(?:von|by)\s)|©|\(c\)\s)\s*"
    r"(?P<bracketed>[^()\[\]]{2,80}?(?:\([^()]{1,30}\))?)\s*[)\]]\.?"
    rf"|(?<=[.!?“”;)|–/-])\s*(?:{WORDS}\s*[:：]\s*(?:©|\(c\))?|©|\(c\)\s)\s*(?P<open>[^()\[\]:]{{2,60}}?(?:\s\([^()]{{2,30}}\))?)"
    rf"|\s+(?:{WORDS}\s*[:：]?\s*)?(?:©|\(c\)\s)\s*(?P<sign>[^()\[\]:]{{2,60}}?))\Z",
    re.IGNORECASE,
)
# "Das Lager am Hafen (Anna Ott / pixelio.de)", "… | Foto Anna Ott".
_INLINE_ARCHIVE = re.compile(
    rf"(?P<caption>.{{3,}}?[^\s(\[])\s*[(\[](?P<bracketed>[\w.& -]{{2,40}}? ?[/|–] ?{ARCHIVES}"
    rf"|{ARCHIVES} ?/ ?[\w.& -]{{2,40}})[)\]]\.?(?P<sign>(?!))?\Z",
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
# "Foto Anna Ott", "Bild von Anna Ott": without a colon only for names that are known ones.
_UNMARKED = re.compile(
    rf"[(\[]?(?:{WORDS}|fotografiert)"
    r"(?P<by> (?:von|by|via|mit))?(?: [–—-])? (?P<credit>[^:!?]{4,70}?)[)\]]?\.?\Z",
    re.IGNORECASE,
)
_COURTESY = re.compile(r"(?:mit )?freundlicher (?:genehmigung|unterstützung) ", re.IGNORECASE)
# "Anna Ott / pixelio.de", "picture alliance / dpa": where only one thing can be meant.
_FROM_ARCHIVE = re.compile(
    rf"(?P<credit>(?:[\w.& -]{{2,40}}? ?[/|–] ?{ARCHIVES}|{ARCHIVES} ?/ ?[\w.& -]{{2,40}}))\Z",
    re.IGNORECASE,
)
_OF_AGENCY = re.compile(r"[(\[]?(?P<credit>dpa|afp|ap|dapd|ddp|epd|reuters)-(?:Foto|Bild)s?[)\]]?")
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
        return None if _numbers_figure(text, match["credit"]) else Credit(_closed(match["credit"], text))
    match = _WITH_SUBJECT.match(text)
    if match and is_credit(match["credit"]) and match["subject"].count(" ") < _SUBJECT_WORDS:
        return Credit(_closed(match["credit"], text), match["subject"])
    return _read_unmarked(text) if unit.short and len(text) <= _LONGEST_UNMARKED else None


def announces_credits(unit: Unit) -> bool:
    """Tell a label alone on its line, `Bildnachweise:`, that those to name stand below."""
    if unit.plain[-1] not in ":：" or not unit.short or unit.lead.startswith("quelle"):
        return False
    return _LABEL_ALONE.match(unit.plain) is not None


_LABEL_ALONE = re.compile(rf"[(\[]?{WORDS}\s*[:：]\Z", re.IGNORECASE)
_ITEM = re.compile(
    r"(?:[-–•*·] ?)?(?:(?P<subject>[^:]{2,50}?|[0-9]{1,2}[.)]?): ?(?:© ?)?|© ?|[0-9]{1,2}[.)] )?"
    r"(?P<credit>[^\s:].*?)[)\]]?\Z"
)


def read_announced(unit: Unit) -> Credit | None:
    """Read a line below such a label: `- Titelbild: Anna Ott`, `Anna Ott / Fotolia`."""
    match = _ITEM.match(unit.plain) if unit.short and not unit.running else None
    if match is None or not is_credit(match["credit"]) or match["credit"].endswith("."):
        return None
    if seems_headline(match["credit"]) or not match["credit"][0].isalnum():
        return None
    return Credit(match["credit"], match["subject"])


def _read_unmarked(text: str) -> Credit | None:
    """Read a credit without a colon: a known name, an archive or a courtesy tells it."""
    match = _UNMARKED.match(text)
    if match:
        credit = match["credit"]
        if _COURTESY.match(credit) or (match["by"] and _COURTESY.match(f"mit {credit}")):
            return Credit(credit)
        byline = read_byline(credit.split(" auf ")[0].split(" via ")[0], labelled=False)
        known = byline is not None and byline.known and all(" " in name for name in byline.names)
        if known or (match["by"] and _ENDS_IN_ARCHIVE.search(credit)):
            return Credit(credit)
    match = _FROM_ARCHIVE.match(text.strip("()[]")) or _OF_AGENCY.fullmatch(text)
    return Credit(match["credit"]) if match else None


_ENDS_IN_ARCHIVE = re.compile(rf"\b{ARCHIVES}\Z", re.IGNORECASE)
_LONGEST_UNMARKED = 100


_HINT = re.compile(
    rf"[:：©]|\(c\)|foto|bild|photo|copyright|quelle|grafik|illustr|montage|dpa|{ARCHIVES}",
    re.IGNORECASE,
)


def may_credit(text: str) -> bool:
    """Tell cheaply whether a look for a credit is worth its while."""
    return _HINT.search(text) is not None


def _says_something(text: str, credit: str) -> bool:
    """Tell `Foto: Ein gutes Bild verkauft.`, a sentence after a colon, from who took a picture."""
    if " " not in credit:
        return False
    words = credit.rstrip(".").split()
    if text[-1] not in ".!":
        return words[0] in _ASKING and len(words) > _FEW_WORDS
    return words[0] in _OPENERS or (seems_headline(credit) and words[-1] not in _NO_ENDS)


_FIGURE = re.compile(
    r"(?:Grafik|Abbildung|Abb\.|Bild|Foto|Schaubild|Diagramm) ?[0-9]{1,2} ?[:.] [^©]+\Z"
)


def _numbers_figure(text: str, credit: str) -> bool:
    """Tell `Bild 1: Das Lager von oben`, a caption, from `Bild 1: Anna Ott`."""
    if not _FIGURE.match(text):
        return False
    byline = read_byline(credit, labelled=False)
    return (byline is None or not byline.known) and not _ENDS_IN_ARCHIVE.search(credit)


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
    if _ABBREVIATED.search(credit) and text.rstrip(")]").endswith(f"{credit}."):
        credit += "."  # "z.V.g."
    return credit.strip(" ,;|")


_ABBREVIATED = re.compile(r"\.[A-Za-z]\Z")


def read_caption_with_credit(unit: Unit) -> Credit | None:
    """Read a caption that ends in its credit: `Das Lager. Foto: X`."""
    text = " ".join(unit.text.split())
    match = _INLINE.match(text) or _INLINE_ARCHIVE.match(text) or _INLINE_COMMA.match(text)
    if match is None:
        named = _INLINE_NAMED.match(text)
        if named and (byline := read_byline(named["credit"], labelled=False)) and byline.known:
            return Credit(named["credit"], None, named["caption"])
        if unit.running and ". " in text:
            return None
        return _read_run_on(text)
    if len(match["caption"]) > _LONGEST_CAPTION:
        return None
    found = match.groupdict()
    credit = _without_stop(found["bracketed"] or found.get("open") or found["sign"])
    caption = match["caption"].strip(" |/–;-")
    if not match["bracketed"] and len(caption) > _LONGEST_OPEN:
        return None
    if not is_credit(credit) or not caption:
        return None
    return Credit(credit.strip(), None, caption)


def read_labelled_caption(value: str) -> Credit | None:
    """Read the credit at the end of what stands behind "Bildunterschrift:"."""
    match = _INLINE.match(value) or _INLINE_COMMA.match(value)
    if match is None:
        return None
    found = match.groupdict()
    credit = found["bracketed"] or found["open"] or found["sign"]
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
    if byline is None or not byline.known or _ENDS_IN_ARCHIVE.search(match["caption"]):
        return None
    return Credit(match["credit"], None, match["caption"].rstrip(")]"))


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
