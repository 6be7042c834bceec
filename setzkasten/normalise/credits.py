"""Picture credits in the usual German forms, on lines of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass

from setzkasten.normalise.creditwords import ARCHIVES, ONLY_CREDITS, WORDS, may_be_label
from setzkasten.normalise.people import read_byline
from setzkasten.normalise.unit import Unit
from setzkasten.normalise.words import seems_headline

_ALONE = re.compile(
    rf"(?:[/|–—•*·-]\s+)?[(\[]?\s*(?:(?:(?:alle|beide|sämtliche|übrige|weitere)\s+)?{WORDS}\s*(?:[:：]\s*(?:©|\(c\))?|©|\(c\)|\s(?:von|by)\s)|©|\(c\)|Copyright:?\s)"
    r"\s*(?P<credit>[^\s:].*?)\s*[)\]]?\.?(?:\s[–-])?\Z",
    re.IGNORECASE,
)
_WITH_SUBJECT = re.compile(
    r"[(\[]?\s*(?:Bildquelle|Bildnachweis|Fotoquelle|Fotonachweis|Bildrechte|Foto|Bild|Grafik)n?\s+"
    r"(?!(?:der Woche|des (?:Tages|Monats|Jahres))\b)(?P<subject>[^:()]{2,60}?)\s*:"
    r"\s*(?P<credit>[^\s:].*?)\s*[)\]]?\.?\Z",
    re.IGNORECASE,
)
# "Foto Anna Ott", "Bild von Anna Ott": without a colon only for names that are known ones.
_UNMARKED = re.compile(
    rf"[(\[]?(?:{WORDS}|fotografiert)"
    r"(?P<by> (?:von|by|via|mit|aus (?:dem|der)(?= (?:Archiv|Sammlung|Nachlass))))?(?: [–—-])?"
    r" (?P<credit>[^:!?]{4,70}?)[)\]]?\.?\Z",
    re.IGNORECASE,
)
_COURTESY = re.compile(r"(?:mit )?freundlicher (?:genehmigung|unterstützung) ", re.IGNORECASE)
# "Anna Ott / pixelio.de", "picture alliance / dpa": where only one thing can be meant.
_FROM_ARCHIVE = re.compile(
    rf"(?P<credit>(?:(?P<who>[\w.& -]{{2,40}}?) ?(?:[/|–]|(?<=\s)(?:-|via)(?=\s)) ?{ARCHIVES}"
    rf"|{ARCHIVES} ?/ ?[\w.& -]{{2,40}}))\Z",
    re.IGNORECASE,
)
# "Bildquelle Papierkahn": what can be nothing else needs no known name.
_UNCOLONED = re.compile(
    rf"[(\[]?(?:{ONLY_CREDITS}) (?P<credit>[A-ZÄÖÜ][^:!?.()]{{2,50}}?(?: \([^()]{{2,30}}\))?)"
    r"[)\]]?\.?\Z"
)
# What a picture is, and nobody named: "Werkfoto", "(Symbolbild)".
_MERE_KIND = re.compile(
    r"[(\[]?(?P<credit>(?:Symbol|Archiv|Werk|Werks|Presse|Privat|Agentur|Beispiel|Themen)"
    r"-?(?:foto|bild)s?)[)\]]?\.?"
)
# "(Fotolia)", "(Shutterstock)".
_MERE_ARCHIVE = re.compile(rf"[(\[](?P<credit>{ARCHIVES})[)\]]\.?", re.IGNORECASE)
# "(Archiv des Verfassers)", "(Sammlung Ott)": in brackets on a line of its own.
_COLLECTION = re.compile(
    r"[(\[](?P<credit>(?:[^\W\d_]*archiv|(?:privat)?sammlung|nachlass) [^()\[\]]{3,50})[)\]]\.?",
    re.IGNORECASE,
)
_OF_AGENCY = re.compile(r"[(\[]?(?P<credit>dpa|afp|ap|dapd|ddp|epd|reuters)-(?:Foto|Bild)s?[)\]]?")
_LONGEST_CREDIT = 110
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
    text = unit.plain if unit.short else " ".join(unit.text.split())
    if ("(" in text or "[" in text) and _CREDIT_WITHIN.search(text):
        return None  # "Bild: Anna Ott im Lager (Foto: Karl Beck)"
    match = _ALONE.match(text) if _may_begin_with_label(text) else None
    if match and is_credit(match["credit"]) and not _says_something(text, match["credit"]):
        return (
            None
            if _numbers_figure(text, match["credit"])
            else Credit(_closed(match["credit"], text))
        )
    match = _WITH_SUBJECT.match(text)
    if match and is_credit(match["credit"]) and match["subject"].count(" ") < _SUBJECT_WORDS:
        return Credit(_closed(match["credit"], text), match["subject"])
    return _read_unmarked(text) if unit.short and len(text) <= _LONGEST_UNMARKED else None


_CREDIT_WITHIN = re.compile(r".[(\[](?:Fotos?|Bild|Bildquelle|Grafik|Quelle): ", re.IGNORECASE)


def _may_begin_with_label(text: str) -> bool:
    start = text[:_LONGEST_LABEL]
    colon = start.find(":")
    if colon > 0 and may_be_label(start[:colon]):
        return True
    return any(map(start.__contains__, _SIGNS))


_LONGEST_LABEL = 60
_SIGNS = ("©", "(c)", "(C)", "：", " von ", " by ", "opyright", "OPYRIGHT")


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


_ENDED = re.compile(r"[a-zäöüß]{3,}\. ")


def _read_unmarked(text: str) -> Credit | None:
    """Read a credit without a colon: a known name, an archive or a courtesy tells it."""
    match = _UNMARKED.match(text)
    if match:
        credit = match["credit"]
        if _COURTESY.match(credit) or (match["by"] and _COURTESY.match(f"mit {credit}")):
            return Credit(credit)
        byline = read_byline(credit.split(" auf ")[0].split(" via ")[0], labelled=False)
        known = byline is not None and byline.known and all(" " in name for name in byline.names)
        collected = match["by"] and match["by"].startswith(" aus")
        if known or collected or (match["by"] and ends_in_archive(credit)):
            return Credit(credit)
    match = _UNCOLONED.match(text)
    if match and not seems_headline(match["credit"]):
        return Credit(match["credit"])
    match = _FROM_ARCHIVE.match(text.strip("()[]"))
    if match and not (
        match["who"] and (seems_headline(match["who"]) or _ENDED.search(match["who"]))
    ):
        return Credit(match["credit"])
    match = _OF_AGENCY.fullmatch(text) or _COLLECTION.fullmatch(text)
    match = match or _MERE_KIND.fullmatch(text) or _MERE_ARCHIVE.fullmatch(text)
    return Credit(match["credit"]) if match else None


_ENDS_IN_ARCHIVE = re.compile(rf"\b{ARCHIVES}\Z", re.IGNORECASE)
_LONGEST_UNMARKED = 100


def ends_in_archive(text: str) -> bool:
    """Tell whether a text ends in the name of a picture archive: `Anna Ott via Shutterstock`."""
    return _ENDS_IN_ARCHIVE.search(text) is not None


_SOUNDS_LIKE_ARCHIVE = re.compile(
    r"archiv|fotolia|shutterstock|istock|pixelio|photocase|thinkstock|getty|flickr|imago|picture|photo"
    r"|foto|bild|obs\b|wikimedia|\bvia\b|adobe|corbis|\bcc\b|©|pixabay|unsplash|pexels",
    re.IGNORECASE,
)


def is_archive(text: str) -> bool:
    """Tell whether a source is where pictures come from, rather than figures or quotations."""
    return _SOUNDS_LIKE_ARCHIVE.search(text) is not None


_HINTS = tuple(
    "copyright quelle grafik illustr montage dpa afp archiv sammlung nachlass image pixelio stock"
    " getty alliance imago dreamstime 123rf corbis wikimedia flickr unsplash pixabay clipdealer"
    " panthermedia sxc.hu obs pexels zoonar colourbox photocase".split()
)
_LONGEST_CAPTIONED = 220  # a caption with a credit that no colon announces


def may_credit(text: str) -> bool:
    """Tell cheaply whether a look for a credit is worth its while."""
    if ":" in text or "©" in text or "(c)" in text or "(C)" in text or "：" in text:
        return True
    if len(text) > _LONGEST_CAPTIONED:
        return False
    if "oto" in text or "OTO" in text or "ild" in text:
        return True
    short = len(text) <= _LONGEST_UNMARKED or text[-1] in ")]"
    return short and any(map(text.lower().__contains__, _HINTS))


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
    return (byline is None or not byline.known) and not ends_in_archive(credit)


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


_ABBREVIATED = re.compile(
    r"(?:\.[A-Za-z]|\s[A-ZÄÖÜ]|\sCo)\Z"
)  # "z.V.g.", "Tero V.", "Murmel & Co."


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
