"""Authors whom no label announces: datelines, signatures, initials, names under the text."""

from __future__ import annotations

import re

from setzkasten.model.ledger import Confidence, Role
from setzkasten.normalise.metagrammar import Fact
from setzkasten.normalise.metalines import keep
from setzkasten.normalise.moments import find_moment
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

# Where a dateline ends and the text begins.
_END = re.compile(r"\.? ?[–—] ?| - |: |(?<=[12][0-9]{3})\. ")
_AGENCIES = re.compile(
    r"[(/]?\b([A-Za-z]{2,9}(?:-[a-z]{2,4})?(?:/[A-Za-z]{2,9}(?:-[a-z]{2,4})?){0,2})\)?\Z"
)
_INITIALS = re.compile(
    r"[(\[/]?((?:[a-zäöü]{2,4}"
    r"|[A-Za-z]{2,9}(?:-[a-z]{2,4})?)(?:/[A-Za-zäöü]{2,9}){0,2})[)\]/]?\.?\Z"
)
_ENDING_INITIALS = re.compile(
    r"[(\[]([A-Za-zäöü]{2,9}(?:-[a-z]{2,4})?(?:/[A-Za-zäöü]{2,9}){0,2})[)\]]\.?\Z"
)
_BEFORE_DATE = re.compile(r"(?:[\s,;(–-]|\b(?:am|den|vom))*\Z")
_OWN = re.compile(r"(?:dein|deine|euer|eure|ihr|ihre|dein|–|—|-) ?(?=\S)", re.IGNORECASE)
_GREETING = re.compile(
    r"(?:(?:mit |viele |liebe |herzliche |herzlichste |beste |schöne |freundliche |sonnige )"
    r"(?:freundlichen |lieben |herzlichen |besten |vielen )?grü(?:ß|ss)en?\b.{0,40}"
    r"|herzlichst?|herzlich|"
    r"ciao|bis bald|bis demnächst|alles liebe|lg|mfg|grüße .{0,30}|gruß),?[!.]?\Z",
    re.IGNORECASE,
)
_WINDOW = 90
_SHORT_INITIALS = 4


def read_dateline(page: Page) -> None:
    """Read place, date and agency off the start of the text: `München, 3. Mai 2012 – …`."""
    unit = next((unit for unit in page.units if not unit.roles and unit.running), None)
    if unit is None or not page.is_head(unit):
        return
    start = unit.text[:_WINDOW].replace("\xa0", " ")
    town = start.partition(". ")[0]
    if is_known_place(town.title() if town.isupper() else town) and "," not in town:
        place = town.title() if town.isupper() else town
        keep(page, Fact(Role.PLACE, (place,)), unit, Confidence.LIKELY)
        return
    end = _END.search(start)
    if end is None:
        return
    for fact in _dateline(start[: end.start()].strip(" ()"), end.group().strip(" .")):
        keep(page, fact, unit)


def _dateline(text: str, dash: str) -> list[Fact]:
    """Return what stands before the dash, or nothing where that is part of a sentence."""
    facts: list[Fact] = []
    agencies = _AGENCIES.search(text)
    if agencies and is_agency(agencies[1].split("/")[0]):
        facts.append(Fact(Role.AUTHOR, tuple(agencies[1].split("/"))))
        text = text[: agencies.start()].strip(" ,(/")
    moment = find_moment(text)
    if moment is not None:
        if text[moment[2] :].strip(" .,)"):
            return []
        facts.append(Fact(Role.DATE, (moment[0],)))
        text = _BEFORE_DATE.sub("", text[: moment[1]])
    place = text.title() if text.isupper() else text
    if not place:
        return facts
    if is_known_place(place) or (facts and may_be_place(place)):
        # "Berlin: Der Handel …" may as well be a headline's colon.
        return [*facts, Fact(Role.PLACE, (place,))] if facts or dash != ":" else []
    return []


def claim_signature(page: Page) -> None:
    """Claim who signs below the text: initials, `Eure Gesa`, `Ruth`, `Anna Müller, Husum`."""
    unit = _last_free(page)
    if unit is None or not page.is_tail(unit) or unit.index == 0 or not unit.short:
        _read_ending_initials(page)
        return
    facts = _signed(page, unit)
    if facts is None:
        _read_ending_initials(page)
        return
    page.claim([unit], *[fact.role for fact in facts])
    for fact in facts:
        keep(page, fact, unit)


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
    previous = page.previous(unit)
    attached = unit.gap == 0 and previous is not None and not previous.roles
    greeted = previous is not None and _GREETING.match(previous.plain) is not None
    if attached and not greeted and not _is_flat(page):
        return None
    marked = "authors" not in page.values or "/" in text or text[0] == "("
    if marked and (names := _initials(text)):
        return [Fact(Role.AUTHOR, names)]
    name = _OWN.sub("", text, 1)
    own = name != text
    name = name.rstrip(".!")
    signs = greeted or (has_given_name(name) and (" " not in name or own))
    if signs and is_name(name, single=True) and not is_known_place(name):
        return [Fact(Role.AUTHOR, (name,))]
    return _named(text)


def _named(text: str) -> list[Fact] | None:
    """Read a full name under the text that no list of first names knows."""
    byline = read_byline(text, labelled=False)
    if byline is None or not all(" " in name for name in byline.names):
        return None
    facts = [Fact(Role.AUTHOR, byline.names)]
    if byline.place:
        facts.append(Fact(Role.PLACE, (byline.place,)))
    return facts


def _is_flat(page: Page) -> bool:
    """Tell whether the text has no blank lines to set a signature apart."""
    return not any(unit.gap for unit in page.units[1:-1])


def _initials(text: str) -> tuple[str, ...]:
    """Return the initials or agencies that a line consists of."""
    match = _INITIALS.match(text)
    if match is None:
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


def _read_ending_initials(page: Page) -> None:
    """Read `(mg)` off the end of the last paragraph, which stays body."""
    if "authors" in page.values or page.last_text < 0:
        return
    unit = page.units[page.last_text]
    match = _ENDING_INITIALS.search(unit.text[-_WINDOW:])
    if match is None:
        return
    names = tuple(match[1].split("/"))
    if all(is_agency(name) or (name.islower() and len(name) <= _SHORT_INITIALS) for name in names):
        page.confidence = Confidence.LIKELY
        page.signed_body = unit.index
        keep(page, Fact(Role.AUTHOR, names), unit)
