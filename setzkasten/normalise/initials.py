"""Signs of authors and agencies: `(mg)` on a line of its own, `-hgw-` behind the last sentence."""

from __future__ import annotations

import re

from setzkasten.model.ledger import Role
from setzkasten.normalise.metagrammar import Fact
from setzkasten.normalise.people import has_given_name, is_agency, is_name, read_byline
from setzkasten.normalise.wordlists import FUNCTION_WORDS

_INITIALS = re.compile(
    r"[(\[/–-]?((?:[a-zäöü]{2,4}"
    r"|[A-Za-z]{2,9}(?:-[a-z]{2,4})?)(?:/[A-Za-zäöü]{2,9}){0,2})[)\]/–-]?\.?\Z"
)
# At the end of the last paragraph: "(mg)", "-hgw-", "(Wilfried H. Mattner)", "… sein. mg".
_ENDING = re.compile(
    r"(?:[(\[](?P<bracketed>[A-ZÄÖÜa-zäöü][^()\[\]]{1,60})[)\]]"
    r"|(?<=[.!?“] )(?P<named>[A-ZÄÖÜ][\w-]{1,20}(?: [A-ZÄÖÜ][\w.-]{0,20}){1,2})"
    r"|(?<=[.!?“] )[-–/](?P<dashed>[a-zäöü]{2,4})[-–/]|(?<=[.!?“] )(?P<bare>[a-zäöü]{2,3}))\.?\Z"
)
_SIGNS = re.compile(r"[A-Za-zäöü]{2,9}(?:-[a-z]{2,4})?(?:/[A-Za-zäöü]{2,9}(?:-[a-z]{2,4})?){0,2}\Z")
_NO_SIGNS = frozenset(
    (
        "usw",
        "etc",
        "bzw",
        "sic",
        "pdf",
        "ca",
        "inkl",
        "exkl",
        "mwst",
        "uvm",
        "uva",
        "eu",
        "usa",
        "un",
        "uk",
        "etwa",
        "circa",
        "ggf",
        "evtl",
        "max",
        "min",
        "brutto",
        "netto",
        "neu",
        "alt",
        "rot",
        "blau",
        "grün",
        "lat",
        "engl",
    )
)
_SHORT_INITIALS = 4


def read_initials(text: str) -> tuple[str, ...]:
    """Return the initials or agencies that a line consists of."""
    match = _INITIALS.match(text)
    # "mehr." is the last word of a paragraph that was cut.
    if match is None or (text[0].islower() and text[-1] == "."):
        return ()
    names = tuple(match[1].split("/"))
    bracketed = text[0] in "([/"
    if all(is_agency(name) or (name.islower() and len(name) <= _SHORT_INITIALS) for name in names):
        return names
    if (
        bracketed
        and len(names) == 1
        and is_name(names[0], single=True)
        and has_given_name(names[0])
    ):
        return names
    return ()


_CLOSING = (")", "]", "-", "–", "/")


def read_ending(text: str) -> list[Fact]:
    """Return who signs at the end of a paragraph."""
    if text[-1] == "." and text[-2:-1] not in _CLOSING:
        return []
    match = _ENDING.search(text)
    if match is None:
        return []
    if sign := match["dashed"] or match["bare"]:
        return [] if sign in _NO_SIGNS else [Fact(Role.AUTHOR, (sign,))]
    inside = match["bracketed"] or match["named"]
    after_sentence = text[: match.start()].rstrip().endswith((".", "!", "?", "“", "«", "…"))
    if _SIGNS.match(inside):
        names = tuple(inside.split("/"))
        if all(_is_sign(name, after_sentence=after_sentence) for name in names):
            return [Fact(Role.AUTHOR, names)]
    byline = read_byline(inside, labelled=False) if after_sentence else None
    if byline is None or not (byline.known and " " in byline.names[0]):
        return []
    facts = [Fact(Role.AUTHOR, byline.names)]
    return [*facts, Fact(Role.PLACE, (byline.place,))] if byline.place else facts


def _is_sign(name: str, *, after_sentence: bool) -> bool:
    if name.lower() in _NO_SIGNS or name.lower() in FUNCTION_WORDS:
        return False
    # Four small letters within a sentence are rather a word: "kostet fünf Euro (etwa)".
    short = len(name) < _SHORT_INITIALS or (after_sentence and len(name) == _SHORT_INITIALS)
    return is_agency(name) or (short and (name.islower() or (after_sentence and name.isupper())))
