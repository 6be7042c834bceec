"""Place, date and agency at the start of the text: `München, 3. Mai 2012 – …`."""

from __future__ import annotations

import re

from setzkasten.model.ledger import Confidence, Role
from setzkasten.normalise.metagrammar import Fact
from setzkasten.normalise.metalines import keep
from setzkasten.normalise.moments import find_moment
from setzkasten.normalise.page import Page
from setzkasten.normalise.people import is_agency, is_known_place, may_be_place
from setzkasten.normalise.unit import Unit

# Where a dateline ends and the text begins.
_END = re.compile(  # each alternative begins with a literal, so that the search can skip
    r"\. ?[–—] ?| [–—] ?|[–—] ?| - |: |\. (?:(?<=[12][0-9]{3}\. )|(?<=\.[0-9]{2}\. ))"
)
_ENDS = ("–", "—", " - ", ": ", ". ")  # a cheap look, one of these has to be there
_AGENCIES = re.compile(
    r"[(/]?\b([A-Za-z]{2,9}(?:-[a-z]{2,4})?(?:/[A-Za-z]{2,9}(?:-[a-z]{2,4})?){0,2})\)?\Z"
)
_BEFORE_DATE = re.compile(r"(?:[\s,;(–-]|\b(?:am|den|vom))*\Z")
# A day without a year: agencies leave it out.
_DAY = re.compile(r",? ?(?:(?:am|den) )?[0-9]{1,2}\. ?(?:[0-9]{1,2}\.|[A-ZÄÖÜ][a-zäöü]{2,8}\.?)\Z")
_BRACKETED = re.compile(r"\(([^()]{8,60})\) ?[–—-]? ?(?=[A-ZÄÖÜ„»\"])")  # "(Ulm, 3. Mai 2012) …"
_WINDOW = 90
_PARAGRAPHS = 2  # a lead may stand above the paragraph with the dateline
_ONE_WORD = re.compile(r"[A-ZÄÖÜ][a-zäöüß]{3,}")
_LONGEST_LEAD = 250
# Endings of towns' names that hardly any other noun has.
_TOPONYM = re.compile(
    r"[A-ZÄÖÜ][a-zäöüß]{2,}(?:husen|hausen|stedt|büttel|kirchen|brück|brücken|münde|rode|furt|koog"
    r"|siel|walde|lingen|dingen|ingen|sleben|beuren|weiler|heide|bronn|wedel|borstel|fehn|loh|[bcdeklnprstz]ow|[bt]bin|schin|thin|[nw]itz)"
)
_LONGEST_TOWN, _SHORTEST_CAPITALS = 40, 4


def read_dateline(page: Page) -> None:
    """Read place, date and agency off the start of one of the first two paragraphs."""
    seen = 0
    for unit in page.units:
        if unit.roles or not unit.running:
            continue
        if _read(page, unit):
            return
        seen += 1
        if seen == _PARAGRAPHS or len(unit.text) > _LONGEST_LEAD:
            return


def read_postscript(page: Page) -> None:
    """Read the day of a later addition, which stays text; the last one with a year counts."""
    if "updated" in page.values:
        return
    for unit in reversed(page.units):
        match = _ADDED.match(unit.plain) if unit.lead in _ADDITIONS and not unit.roles else None
        moment = find_moment(match[1]) if match else None
        if moment is not None and len(moment[0]) == len("2011-11-14"):
            keep(page, Fact(Role.UPDATED, (moment[0],)), unit, Confidence.LIKELY)
            return


_ADDITIONS = frozenset(("nachtrag", "update", "aktualisierung", "ergänzung", "korrektur"))
_ADDED = re.compile(r"\w+(?: vom|,| am)? \(?([^:()]{6,30})\)?:")


def _read(page: Page, unit: Unit) -> bool:
    start = unit.text[:_WINDOW].replace("\xa0", " ")
    town, stop, _ = start.partition(". ")
    if stop and len(town) <= _LONGEST_TOWN and _is_town(page, town):
        place = town.title() if town.isupper() else town
        keep(page, Fact(Role.PLACE, (place,)), unit, Confidence.LIKELY)
        return True
    if stop and town[-1:] == ")" and (facts := _dateline(town, ".")):
        for fact in facts:
            keep(page, fact, unit)
        return True
    bracketed = _BRACKETED.match(start) if start[0] == "(" else None
    if bracketed is not None and find_moment(bracketed[1]) is not None:
        facts = _dateline(bracketed[1], "")
        for fact in facts:
            keep(page, fact, unit)
        return bool(facts)
    if not any(map(start.__contains__, _ENDS)):
        return False
    end = _END.search(start)
    if end is None:
        return False
    facts = _dateline(start[: end.start()].strip(" ()"), end.group().strip(" ."))
    for fact in facts:
        keep(page, fact, unit)
    return bool(facts)


def _is_town(page: Page, town: str) -> bool:
    """Tell whether the words before the first full stop are a place."""
    if "," in town:
        return False
    if town.isupper():
        return is_known_place(town.title()) or (
            len(town) >= _SHORTEST_CAPITALS and may_be_place(town.title())
        )
    if is_known_place(town) or _TOPONYM.fullmatch(town):
        return True
    # "Bodenwerder" ends like what people are, but nobody is "in Verkäufer".
    named = may_be_place(town) or (town.endswith("er") and _ONE_WORD.fullmatch(town))
    return bool(named) and page.mentions_place(town)


def _dateline(text: str, dash: str) -> list[Fact]:
    """Return what stands before the dash, or nothing where that is part of a sentence."""
    facts: list[Fact] = []
    agencies = _AGENCIES.search(text)
    if agencies and is_agency(agencies[1].split("/")[0]):
        facts.append(Fact(Role.AUTHOR, tuple(agencies[1].split("/"))))
        text = text[: agencies.start()].strip(" ,(/")
        text = _DAY.sub("", text)
    moment = find_moment(text)
    if moment is not None:
        if text[moment[2] :].strip(" .,)"):
            return []
        facts.append(Fact(Role.DATE, (moment[0],)))
        text = _BEFORE_DATE.sub("", text[: moment[1]])
    place = text.title() if text.isupper() else text
    if not place:
        return facts
    by_date = moment is not None and _ONE_WORD.fullmatch(place) is not None
    if is_known_place(place) or by_date or (facts and may_be_place(place)):
        # "Berlin: Der Handel …" may as well be a headline's colon.
        return [*facts, Fact(Role.PLACE, (place,))] if facts or dash != ":" else []
    return []
