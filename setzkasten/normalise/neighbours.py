"""Lines that only what stands beside them explains: names at dates, calendar sheets, letters."""

from __future__ import annotations

import re
from itertools import takewhile

from setzkasten.model.article import IsoDate
from setzkasten.model.ledger import Role
from setzkasten.normalise.journals import is_rubric_of_issue
from setzkasten.normalise.labels import find_label
from setzkasten.normalise.metagrammar import Fact
from setzkasten.normalise.moments import find_moment, names_month
from setzkasten.normalise.page import Page
from setzkasten.normalise.people import (
    has_given_name,
    is_known_place,
    is_name,
    may_be_place,
    names_role,
    read_byline,
)
from setzkasten.normalise.toplines import is_rubric
from setzkasten.normalise.unit import Unit

_DATED = frozenset((Role.DATE, Role.UPDATED))
# Endings of words that are hardly first names: "Neue Wege".
_UNNAMELY = re.compile(r"\w+(?:e[mnrs]?|ung|keit|heit)\Z")
_NAME_WORDS = frozenset((2, 3))
_NUMBERS = frozenset(
    "ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig fünfzig hundert tausend"
    " ohne mit kein keine nur mehr viel von vom im am zum zur für über unter".split()
)


def byline_beside_date(page: Page, unit: Unit) -> list[Fact] | None:
    """Read a name with what its bearer is, where it stands right at the date: below a title."""
    above, below = page.previous(unit), page.following(unit)
    dated = (above is not None and not unit.gap and bool(_DATED & set(above.roles))) or (
        below is not None and not below.gap and bool(_DATED & set(below.roles))
    )
    if not dated or not page.is_head(unit):
        return None
    byline = read_byline(unit.plain, labelled=True)
    if byline is None or not all(" " in name for name in byline.names):
        return None
    if not (names_role(unit.plain) or (byline.known and byline.extra)):
        return None
    return [Fact(Role.AUTHOR, byline.names)]


def name_below_date(page: Page, unit: Unit) -> list[Fact] | None:
    """Read a full name that no list knows where it stands right below title and date."""
    above = page.previous(unit)
    if above is None or unit.gap or above.roles != (Role.DATE,) or page.has_text_before(unit):
        return None
    names = unit.plain.split()
    if len(names) not in _NAME_WORDS or not is_name(unit.plain, single=False):
        return None
    counted = names[0].lower() in _NUMBERS or "Jahre" in names
    if _UNNAMELY.match(names[0]) or is_known_place(unit.plain) or counted:
        return None
    if not has_given_name(unit.plain) and (unit.plain.isupper() or " der " in unit.plain):
        return None  # "Comeback der Klötze" heads a text
    titled = any(not item.roles for item in page.units[: above.index]) or (
        has_given_name(unit.plain) and page.title_follows(unit)
    )
    return [Fact(Role.AUTHOR, (unit.plain,), labelled=False)] if titled else None


_PLACED = re.compile(
    r"(?P<name>[A-ZÄÖÜ][\w-]+(?: [A-ZÄÖÜ]\.)? [A-ZÄÖÜ][\w-]+), (?P<place>[A-ZÄÖÜ][a-zäöüß-]+)"
)


def byline_below_lead(page: Page, unit: Unit) -> list[Fact] | None:
    """Read `Urs Zgraggen, Schüpfheim`, which no list knows, right below title and lead.

    The line ends the block that the title begins, and a paragraph follows.
    """
    match = _PLACED.fullmatch(unit.plain) if unit.short and not unit.gap and unit.index else None
    below = page.following(unit)
    if match is None or below is None or not below.gap or not below.running:
        return None
    if not is_name(match["name"], single=False) or not may_be_place(match["place"]):
        return None
    first, second = match["name"].split(" ")[0], match["name"].rpartition(" ")[2]
    unnamely = _UNNAMELY.match(first) and not is_known_place(match["place"])
    if unnamely or second.lower().endswith(("ung", "keit", "heit")):
        return None
    top = unit.index
    while top and not page.units[top].gap:
        top -= 1
    block = page.units[top : unit.index]
    long = sum(item.running for item in block)
    titled = any(not item.roles and not item.running for item in block)
    if long > 1 or not titled or any(item.running for item in page.units[:top]):
        return None
    return [Fact(Role.AUTHOR, (match["name"],)), Fact(Role.PLACE, (match["place"],))]


_TOP = 4


def rubric_with_day(page: Page, unit: Unit) -> list[Fact] | None:
    """Read `Detailhandel, 5. Juli 2015` above the title: a section of a paper, and the day."""
    if unit.index >= _TOP or ", " not in unit.plain or page.has_text_before(unit):
        return None
    word, _, rest = unit.plain.partition(", ")
    if " " in word or not is_rubric(word):
        return None
    moment = _whole_moment(rest)
    if moment is None or len(moment) != len("2014-03-12") or not page.title_follows(unit):
        return None
    return [Fact(Role.CATEGORIES, (word,)), Fact(Role.DATE, (moment,))]


def rubrics_above_title(page: Page, unit: Unit) -> list[Fact] | None:
    """Read `E-Commerce, Tipps` on top, where title and date stand right below: the categories."""
    terms = unit.plain.split(", ") if not unit.index else []
    if len(terms) <= 1 or not all(map(is_rubric, terms)):
        return None
    block = list(takewhile(lambda item: not item.gap, page.units[1:_MOST_SHEET_LINES]))
    if len(block) < _MOST_SHEET_LINES - 1 or block[0].running or find_moment(block[0].plain):
        return None
    return [Fact(Role.CATEGORIES, tuple(terms))] if find_moment(block[1].plain) else None


def terms_below_byline(page: Page, unit: Unit) -> list[Fact] | None:
    """Read a row of headings, `Gemüse | Versand`, right below the line of author and date.

    That is how Drupal set the terms of an article below its title.
    """
    above, below = page.previous(unit), page.following(unit)
    if above is None or below is None or unit.gap or not below.gap or page.has_text_before(unit):
        return None
    if " | " not in unit.plain or not _DATED & set(above.roles):
        return None
    if not any(not item.roles for item in page.units[: above.index]):
        return None  # the title is still to come
    parts = unit.plain.split(" | ")
    fit = all(
        part and (part[0].isupper() or part[0].isdigit()) and part.count(" ") < _TERM_WORDS
        for part in parts
    )
    if not fit or any(map(has_given_name, parts)) or unit.plain[-1] in ".!?:":
        return None
    return [Fact(Role.TAGS, tuple(parts))]


_TERM_WORDS = 3
_LETTER = re.compile(r"(?P<place>[A-ZÄÖÜ][\w-]+(?: [\w-]+)?), (?:den |im |am )?(?=[0-9A-ZÄÖÜ])")


def place_below_letter(text: str) -> list[Fact] | None:
    """Read place and date below a letter, `Eckernförde, 9. Mai 2016`, of a place no list knows."""
    match = _LETTER.match(text)
    moment = find_moment(text) if match else None
    if match is None or moment is None or moment[1] != match.end() or text[moment[2] :].strip(" ."):
        return None
    if not may_be_place(match["place"].replace(" ", "")):
        return None
    return [Fact(Role.PLACE, (match["place"],)), Fact(Role.DATE, (moment[0],))]


def rubric_with_issue(text: str) -> list[Fact] | None:
    """Read `Menschen · Heft 49`, which gives no date."""
    if not any(map(text.__contains__, "|·•")):
        return None
    rubric, *others = [part.strip() for part in re.split(r"\s[|·•]\s", text)]
    if len(others) != 1 or not is_rubric_of_issue(text):
        return None
    return [Fact(Role.CATEGORIES, (rubric,))]


_SHEET = re.compile(
    r"(?:[0-9]{1,2}\.? [A-ZÄÖÜ][a-zäöü]{2,8}\.?|[A-ZÄÖÜ][a-zäöü]{2,8}\.? [0-9]{1,2}\.?)"
)
_LONGEST_SHEET, _MOST_SHEET_LINES = 10, 3


def calendar_sheet(page: Page) -> tuple[list[Unit], IsoDate | None]:
    """Read the sheet of a calendar on top: `12`, `Mär`, `2014` in lines, or `12 Mär`.

    Returns:
        Its units, none where there is no such sheet, and the day where it gives the year.
    """
    sheet = list(
        takewhile(
            lambda unit: len(unit.plain) <= _LONGEST_SHEET and not unit.roles,
            page.units[:_MOST_SHEET_LINES],
        )
    )
    for size in range(len(sheet), 0, -1):
        units = sheet[:size]
        if any(unit.gap for unit in units[1:]):
            continue
        text = " ".join([unit.plain for unit in units])
        moment = _whole_moment(text) or _whole_moment(_turned(text))
        if size > 1 and moment is not None and len(moment) == len("2014-03-12"):
            return units, moment
        if _SHEET.fullmatch(text) and names_month(text):
            return units, None
    return [], None


def _whole_moment(text: str) -> IsoDate | None:
    """Return the date of a text that is nothing but one: `24.12.2006 Uff.` is none."""
    moment = find_moment(text)
    whole = moment is not None and moment[1] == 0 and not text[moment[2] :].strip(" .")
    return moment[0] if moment is not None and whole else None


def _turned(text: str) -> str:
    """Return `Mär 12 2014` in German order."""
    month, _, rest = text.partition(" ")
    day, _, year = rest.partition(" ")
    return f"{day.rstrip('.')}. {month} {year}"


_PROFILE = re.compile(r"[A-ZÄÖÜ][^\W\d_]+: \S")


def is_of_sources(page: Page, unit: Unit) -> bool:
    """Tell a line below `Quellen:` or `Literatur:`, in the same block."""
    while not unit.gap and (above := page.previous(unit)) is not None:
        unit = above
    return _SOURCES.fullmatch(unit.plain) is not None


_SOURCES = re.compile(
    r"(?:(?:weitere |benutzte |verwendete )?(?:quellen?|literatur|nachweise|einzelnachweise"
    r"|anmerkungen|fußnoten|belege)|literaturverzeichnis|zum weiterlesen|quellen und literatur):?",
    re.IGNORECASE,
)


def dates_title(page: Page, unit: Unit) -> bool:
    """Tell a day that ends a block of two lines, `Studie: Pappe wird knapp` and the day: no box."""
    above, below = page.previous(unit), page.following(unit)
    if above is None or unit.gap or not above.gap or below is None or not below.gap:
        return False
    return " " in above.plain.partition(": ")[2] and below.running


def is_of_profile(page: Page, unit: Unit) -> bool:
    """Tell `Ort: Oldenburg` that stands with `Name:` and `Gründung:` in a box."""
    above, below = page.previous(unit), page.following(unit)
    near = [above] if above is not None and not unit.gap else []
    near += [below] if below is not None and not below.gap else []
    return any(
        not item.roles and _PROFILE.match(item.plain) and find_label(item) is None for item in near
    )
