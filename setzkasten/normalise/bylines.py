"""Authors whom no label announces: signatures, initials, names under the text."""

from __future__ import annotations

import re

from setzkasten.model.ledger import Confidence, Role
from setzkasten.normalise.initials import read_ending, read_initials
from setzkasten.normalise.metagrammar import Fact
from setzkasten.normalise.metalines import keep
from setzkasten.normalise.page import Page, is_afterword
from setzkasten.normalise.people import (
    has_given_name,
    is_agency,
    is_known_place,
    is_name,
    may_be_place,
    read_byline,
)
from setzkasten.normalise.unit import Unit

_OWN = re.compile(
    r"(?:(?:deine?|euer|eure|ihre?|es (?:grüßt|grüßen)|(?:herzlich )?grüßt(?: euch| sie)?) "
    r"|[–—-] ?)(?=\S)",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"(?:(?:mit |viele |liebe |herzliche |herzlichste |beste |schöne |freundliche |sonnige )"
    r"(?:freundlichen |lieben |herzlichen |besten |vielen )?grü(?:ß|ss)en?\b.{0,40}"
    r"|herzlichst?|herzlich|"
    r"ciao|bis bald|bis demnächst|alles liebe|lg|mfg|grüße .{0,30}|gr(?:u|ü)ß(?:e|le)? .{0,30}"
    r"|gruß),?[!.]?\Z",
    re.IGNORECASE,
)
_POSSESSIVES = frozenset(("eure", "euer", "ihr", "ihre", "dein", "deine"))
_WINDOW = 90
_SHORT_CLOSE = 40


def claim_signature(page: Page) -> None:
    """Claim who signs below the text: initials, `Eure Gesa`, `Ruth`, `Anna Müller, Husum`."""
    if _read_below_greeting(page):
        return
    unit = _last_free(page)
    if unit is not None and page.is_tail(unit) and _read_greeting(page, unit):
        return
    if unit is None or not page.is_tail(unit) or unit.index == 0 or not unit.short:
        _read_ending_initials(page)
        return
    facts = _signed(page, unit)
    if facts is None:
        _read_ending_initials(page)
        return
    if _is_known_author(page, facts):
        # Who is known from the head of the page signs for the reader's eye: it stays text.
        page.signed_body.add(unit.index)
        return
    own = _OWN.match(unit.plain) is not None and unit.plain[0].isalpha()
    if own or not _is_vouched_for(facts):
        # "Eure Gesa" is said to the readers, and what only looks like a name may be text.
        page.signed_body.add(unit.index)
        for fact in facts:
            keep(page, fact, unit)
        return
    page.claim([unit], *[fact.role for fact in facts])
    for fact in facts:
        keep(page, fact, unit)


_GREETED = re.compile(
    r"(?:(?:mit )?\w{3,12}e[ns]? gr(?:ü|ue)(?:ß|ss)en?(?: aus [\w -]{3,30})?|lg|glg|mfg|herzlichst?"
    r"|alles liebe|bis (?:bald|dann|demnächst)|gute nacht sagt|es grüßt),? "
    r"(?:(?:deine?|euer|eure"
    r"|ihre?) )?(?P<name>[A-ZÄÖÜ][\w-]{1,20}(?: [A-ZÄÖÜ][\w-]{1,20})?)[.!]?\Z",
    re.IGNORECASE,
)


def _read_greeting(page: Page, unit: Unit) -> bool:
    """Read the name off `Liebe Grüße, Anna`, which stays text."""
    match = _GREETED.match(unit.plain) if unit.short and "authors" not in page.values else None
    if match is None or not match["name"][0].isupper() or not is_name(match["name"], single=True):
        return False
    page.signed_body.add(unit.index)
    keep(page, Fact(Role.AUTHOR, (match["name"],)), unit, Confidence.LIKELY)
    return True


def _is_vouched_for(facts: list[Fact]) -> bool:
    """Tell whether a known first name, a place, an agency or a sign tells a signature."""
    return any(
        fact.role is Role.PLACE
        or any(has_given_name(name) or name.islower() or is_agency(name) for name in fact.values)
        for fact in facts
    )


def _read_below_greeting(page: Page) -> bool:
    """Read the name below a greeting where more stands below it: an office, a postscript."""
    tail = [unit for unit in page.units[-_GREETED_TAIL:] if not unit.roles]
    for greeting, unit, below in zip(tail, tail[1:], tail[2:], strict=False):
        if unit.gap or unit.index != greeting.index + 1 or not _GREETING.match(greeting.plain):
            continue
        names = _greeted_names(unit.plain)
        if names is None or (_GREETING.match(below.plain) and not below.gap):
            continue
        facts = [Fact(Role.AUTHOR, names)]
        page.signed_body.add(unit.index)
        if not _is_known_author(page, facts) and "authors" not in page.values:
            keep(page, facts[0], unit)
        return True
    return False


_GREETED_TAIL = 7
_AND = re.compile(r" (?:&|und|\+) ")


def _greeted_names(text: str) -> tuple[str, ...] | None:
    """Return who signs below a greeting: `Eure Anna`, `Bernd & Meike`."""
    names = tuple(_AND.split(_OWN.sub("", text, 1).rstrip(".!")))
    return names if all(is_name(name, single=True) for name in names) else None


def _is_known_author(page: Page, facts: list[Fact]) -> bool:
    """Tell whether all who sign are known by their full names."""
    found = page.values.get("authors", ())
    known = found if isinstance(found, tuple) else ()
    words = {word for name in known for word in name.split()}
    signs = {"".join([word[0] for word in name.split()]).lower() for name in known}
    return all(
        name in signs or all(word in words for word in name.split())
        for fact in facts
        for name in fact.values
    )


def is_greeting(text: str) -> bool:
    """Tell whether a line is what letters end with."""
    return _GREETING.match(text) is not None


def _last_free(page: Page) -> Unit | None:
    for unit in reversed(page.units):
        if not unit.roles and not is_afterword(unit):
            return unit
        if unit.index <= page.last_text:
            return None
    return None


def _signed(page: Page, unit: Unit) -> list[Fact] | None:
    text = unit.plain
    if is_greeting(text):
        return None
    previous = page.previous(unit)
    attached = unit.gap == 0 and previous is not None and not previous.roles
    greeted = previous is not None and (
        _GREETING.match(previous.plain) is not None
        or previous.plain.rstrip(",").lower() in _POSSESSIVES
        or (attached and previous.plain.endswith(",") and len(previous.plain) < _SHORT_CLOSE)
    )
    bracketed = _BRACKETED_SIGN.fullmatch(text) is not None  # "(mg)" in a line of its own
    if attached and not greeted and not bracketed and not page.is_flat():
        return None
    marked = "authors" not in page.values or "/" in text or text[0] == "("
    if marked and (names := read_initials(text)):
        return [Fact(Role.AUTHOR, names)]
    if greeted and (facts := _with_office(text)):
        return facts
    name = _OWN.sub("", text, 1)
    own = name != text
    name = name.rstrip(".!")
    signs = greeted or (has_given_name(name) and (" " not in name or own))
    signs = signs or _is_yours(text, name)
    signed = _greeted_names(text) if greeted else None
    if signed is None and signs and is_name(name, single=True):
        signed = (name,)
    if signed is None or is_known_place(signed[0]):
        return _named(text)
    return [Fact(Role.AUTHOR, signed)]


_BRACKETED_SIGN = re.compile(r"[(\[][a-zäöü]{2,4}(?:/[a-zäöü]{2,4})?[)\]]")


def _with_office(text: str) -> list[Fact] | None:
    """Read the name below a greeting with what its bearer is: `Silke Ott, Kundenberatung`."""
    byline = read_byline(text, labelled=True)
    if byline is None or not byline.extra or len(byline.names) > 1 or " " not in byline.names[0]:
        return None
    return [Fact(Role.AUTHOR, byline.names)]


# "Gute Besserung", "Frohes Fest", "Viel Spaß": no first name that a list has to know ends so.
_WISH = re.compile(r"(?:[^\W\d_]+(?:e[mnrs]?)|Viel|Bis|Happy|Ende|Danke|Alles|Prost) ")


def _is_yours(text: str, name: str) -> bool:
    """Tell `Euer Tjark`, whose name no list knows, from `Euer Laden`, `Eure Redaktion`."""
    yours = text.lower().startswith(("euer ", "eure ", "dein ", "deine "))
    return yours and " " not in name and may_be_place(name)


def _named(text: str) -> list[Fact] | None:
    """Read a full name under the text that no list of first names knows."""
    byline = read_byline(text, labelled=False)
    if byline is None or not all(" " in name for name in byline.names):
        return None
    placed = byline.place is not None and is_known_place(byline.place)
    if not byline.known and not placed and any(_WISH.match(name) for name in byline.names):
        return None
    facts = [Fact(Role.AUTHOR, byline.names)]
    if byline.place:
        facts.append(Fact(Role.PLACE, (byline.place,)))
    return facts


def _read_ending_initials(page: Page) -> None:
    """Read `(mg)` off the end of one of the last paragraphs, which stays body."""
    if "authors" in page.values or page.last_text < 0:
        return
    last = [unit for unit in page.units[: page.last_text + 2] if not unit.roles][-_LAST:]
    for unit in reversed(last):
        facts = read_ending(unit.text[-_WINDOW:]) if len(unit.text) >= _SENTENCE else []
        if facts:
            page.confidence = Confidence.LIKELY
            page.signed_body.add(unit.index)
            for fact in facts:
                keep(page, fact, unit)
            return


_LAST = 3  # below a signed paragraph a box or a note may stand
_SENTENCE = 40  # letters
