"""Lines of the page around an article that their form and place tell, not their wording.

Crumbs (`Forum > Fundgrube > Wochenlese`), rows of links, the name of the paper above its
issue, rules, and what hangs on below the residue at the very end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from setzkasten.model.ledger import Confidence, Role
from setzkasten.normalise.controls import is_control, turns_pages
from setzkasten.normalise.footers import read_footer
from setzkasten.normalise.journals import heads_issue, names_issue, read_leniently
from setzkasten.normalise.labels import find_label
from setzkasten.normalise.markers import starts_block
from setzkasten.normalise.metagrammar import read_meta
from setzkasten.normalise.moments import find_moment
from setzkasten.normalise.page import Page, is_afterword
from setzkasten.normalise.people import has_given_name, is_name
from setzkasten.normalise.titleforms import is_title_bar
from setzkasten.normalise.toplines import is_header, is_section
from setzkasten.normalise.unit import Unit
from setzkasten.normalise.words import seems_headline

_CRUMB = re.compile(r"\s*[>»›→]\s*|\s+(?:/|\||\\|::)\s+")
_QUOTED = re.compile(r"»\S[^«]*\S«|›\S[^‹]*\S‹|«\S[^»]*\S»")  # quotation marks are no arrows
_ARROWS = (">", "»", "›", "→")
_CRUMB_SIGNS = (*_ARROWS, " / ", " | ", " \\ ", " :: ")
_ROW_SIGNS = ("|", "·", "•", " / ", " – ", " — ", " - ")
_ROW = re.compile(r"\s*[|·•]\s*|\s+[/–—-]\s+")
_RULE = re.compile(r"[-–_=*~#+. ]{3,}")
_TOP = 4
_CRUMB_WORDS, _LONGEST_CRUMB, _LONGEST_LAST = 4, 40, 110
_FEWEST_PARTS, _FEWEST_BY_ARROW = 3, 2
_ROW_WORDS, _LONGEST_ROW, _MOST_PARTS = 4, 120, 10
_LONGEST_HANGER, _LONGEST_MASTHEAD = 90, 80


def claim_frame(page: Page) -> None:
    """Set aside crumbs, rows of links, rules and the paper's name above and below the text."""
    head = page.units[: min(page.first_text, _MOST_HEAD)]
    barred = any(is_title_bar(head[0], item) for item in head[1:])
    for unit in head:
        if not unit.roles and unit.short and _frames_head(page, unit, barred=barred):
            page.claim([unit], Role.RESIDUE)
    if barred:
        _claim_between(page, head)
    over: bool | None = None  # whether residue, and nothing else, stands below
    for unit in reversed(page.units[page.last_text + 1 :]):
        rule = over and _RULE.fullmatch(unit.plain)
        free = not unit.roles and unit.short and page.has_text_before(unit)
        if free and (rule or _frames_tail(page, unit)):
            page.claim([unit], Role.RESIDUE)
        over = over is not False and Role.RESIDUE in unit.roles


_MOST_HEAD = 40


def _claim_between(page: Page, head: Sequence[Unit]) -> None:
    """Set aside a site's name and menu between what its title bar said and the title itself.

    What stands right above the title may be its kicker, and dates and names are read by others.
    """
    title = next(unit for unit in head if is_title_bar(head[0], unit))
    last = title.index - (not title.gap)
    for unit in page.units[1:last]:
        if not unit.roles and unit.short and read_meta(unit.plain) is None:
            page.claim([unit], Role.RESIDUE, confidence=Confidence.LIKELY)


def _frames_head(page: Page, unit: Unit, *, barred: bool) -> bool:
    named = unit.index < _TOP and (_is_crumb(page, unit) or _is_masthead(page, unit))
    if named and (_head_goes_on(page, unit) or _is_long_path(unit.plain)):
        return True
    if _is_row(unit) or _RULE.fullmatch(unit.plain) or _PRINTED.fullmatch(unit.plain):
        return True
    return _hangs_below_control(page, unit, barred=barred)


# What the printed version of a page says on top: "Logistikbote - Druckansicht".
_PRINTED = re.compile(
    r"[^.!?]{3,60} (?:[–—|:-]|::) (?:Druck(?:ansicht|version|fassung|-Version)|Print(?:version)?)"
)


def _frames_tail(page: Page, unit: Unit) -> bool:
    text = unit.plain
    if "ommentar" in text and _LOGIN.fullmatch(text):
        return True
    last = len(page.units) - unit.index <= _LAST
    return (last and _offers(text)) or _is_row(unit)


def _offers(text: str) -> bool:
    """Tell what a paper offers of itself below its articles: a subscription, a newsletter."""
    lower = text.lower()
    if not any(map(lower.__contains__, _GOODS)) or _OFFER.fullmatch(text) is None:
        return False
    # "Newsletter abonnieren die wenigsten.", "Das Probeheft ist kostenlos."
    says = lower.startswith(_GOODS) or " ist " in lower or " kann " in lower
    return not says or not text.endswith(".")


_GOODS = ("abo", "newsletter", "heft", "brief", "paper", "ausgabe")
_OFFER = re.compile(
    r"(?=.*\b(?:abo|abonnement|newsletter|probeheft|probeabo|rundbrief|e-paper|ausgaben?|heft)\b)"
    r"(?=.*\b(?:gratis|kostenlos|unverbindlich|anfordern|postfach|abonnieren|anmelden|probe)\b)"
    r".{10,160}",
    re.IGNORECASE,
)
_LOGIN = re.compile(
    r".{0,60}\b(?:anmelden|einloggen|registrieren)\b.{0,30}\bum .{0,25}\bkommentar\w*\b.{0,30}",
    re.IGNORECASE,
)
_LAST = 3


def _hangs_below_control(page: Page, unit: Unit, *, barred: bool) -> bool:
    """Tell navigation right below a control, between the title bar's line and the title."""
    above, following = page.previous(unit), page.following(unit)
    if unit.plain == "Details" and following is not None and find_label(following) is not None:
        return True  # what Joomla writes above author and date
    if above is None or unit.gap or Role.RESIDUE not in above.roles:
        return False
    return barred and following is not None and following.gap > 0


def _is_crumb(page: Page, unit: Unit) -> bool:
    """Tell where on a site a page stands: short nouns between signs of one kind."""
    text = unit.plain
    if not any(map(text.__contains__, _CRUMB_SIGNS)) or _QUOTED.search(text):
        return False
    signs = {sign.strip() for sign in _CRUMB.findall(text)}
    if len(signs) != 1 or text[-1] in ".!?:" or find_moment(text) is not None:
        return False
    parts = [part.strip() for part in _CRUMB.split(text)]
    arrow = signs.pop() in _ARROWS
    # "Ratgeber / Rechte beim Kauf": two will do where nothing else is near.
    alone = not unit.index and text.count(" / ") == 1 and page.is_set_apart(unit)
    if len(parts) < (_FEWEST_BY_ARROW if arrow or alone else _FEWEST_PARTS) or not all(parts):
        return False
    # "Holz und Leim | Heft 3/2009 | Seite 14" gives the date.
    said = (
        (seems_headline(text) and not (alone and is_section(parts[0])))
        or names_issue(text)
        or any(map(has_given_name, parts))
    )
    if said and not arrow:
        return False
    if any(other.plain == parts[0] for other in page.units[:_TOP] if other is not unit):
        return False  # a title bar: title, section, site
    return all(_is_crumb_word(part) for part in parts[:-1]) and len(parts[-1]) <= (
        _LONGEST_LAST if arrow else _LONGEST_CRUMB
    )


def _is_crumb_word(part: str) -> bool:
    return (
        len(part) <= _LONGEST_CRUMB
        and part.count(" ") < _CRUMB_WORDS
        and part[0].isalnum()
        and (part[-1] not in ".!?:,;" or part.endswith(_ABBREVIATED))
    )


_ABBREVIATED = ("e.V.", "e. V.", " Co.", "e.G.")  # how names of associations and firms may end


def _is_row(unit: Unit) -> bool:
    """Tell a row of links: at least half of its short parts are controls."""
    text = unit.plain
    if not any(map(text.__contains__, _ROW_SIGNS)) or len(text) > _LONGEST_ROW:
        return False
    if find_label(unit) is not None:
        return False
    parts = [part.strip() for part in _ROW.split(text)]
    if not _FEWEST_PARTS <= len(parts) <= _MOST_PARTS:
        return False
    if not all(part and part.count(" ") < _ROW_WORDS and part[-1] not in ".?" for part in parts):
        return False
    if any(find_moment(part) is not None or has_given_name(part) for part in parts):
        return False  # "3. Mai 2012 / Anna Ott / Schreibe einen Kommentar"
    controls = sum(is_control(part) or turns_pages(part) for part in parts)
    return controls > 0 and (controls * 2 >= len(parts) or is_control(parts[-1]))


# "Packpost – Zeitung für …", "DER PACKTISCH - Mitteilungen der …": a paper's name and claim.
_CLAIM = re.compile(
    r"(?:[\w&.-]+ ){1,3}[–—|-] (?:(?:der|die|das|unser|unsere) )?(?:[^\W\d_]+e[rs]? )?"
    r"[^\W\d_]*(?:zeitung|zeitschrift|mitteilungen|magazin|brief|blatt|nachrichten|journal"
    r"|newsletter|informationen|anzeiger|organ|bulletin|portal|verzeichnis|community|ratgeber"
    r"|meldungen|weblog|blog|forum|plattform|dienst)"
    r"(?: (?:für|der|des|rund um|über|aus|zum|zur|kostenlos|online|im internet) .*)\Z",
    re.IGNORECASE,
)


def _is_masthead(page: Page, unit: Unit) -> bool:
    """Tell the name of the paper: by what it calls itself, or right above the line of its issue."""
    claims = " – " in unit.plain or " - " in unit.plain or " | " in unit.plain
    if claims and unit.plain[-1] not in ".!?" and _CLAIM.match(unit.plain):
        return not any(is_title_bar(unit, other) for other in page.units[:_TOP])
    text = unit.plain
    if text[-1] == "." and not unit.index and is_header(text):
        return True  # "Bund der Packer e. V."
    following = page.following(unit)
    if following is None or following.gap or not heads_issue(following.plain):
        return False
    if len(text) > _LONGEST_MASTHEAD or text[-1] in ".!?:" or seems_headline(text):
        return False
    if names_issue(text) or text.partition(" ")[0].isupper():
        return True
    below = page.units[following.index + 1 : page.first_text]
    return any(not item.roles and not _RULE.fullmatch(item.plain) for item in below)


def _is_long_path(text: str) -> bool:
    """Tell a path that no title can be: arrows between at least three names."""
    return len(re.findall(r" ?[>»›→] ?", text)) >= _FEWEST_PARTS - 1


def _head_goes_on(page: Page, unit: Unit) -> bool:
    """Tell whether a title, a byline or a date stands below: what stands alone is the title."""
    return any(
        not item.roles and not _RULE.fullmatch(item.plain)
        for item in page.units[unit.index + 1 : page.first_text]
    )


# --- below the labels at the end ------------------------------------------------------------

_MOST_BELOW, _LONGEST_BELOW, _LONGEST_SIGN = 12, 250, 25
_LISTS = frozenset((Role.CATEGORIES, Role.TAGS))


def claim_below_labels(page: Page) -> None:
    """Set aside what stands below categories and tags at the end: an article is over there.

    Names, dates and other labels are left to the recognisers that read them; footnotes,
    sources and postscripts are text.
    """
    labelled = [unit.index for unit in page.units if _LISTS & set(unit.roles)]
    if not labelled or labelled[-1] * 2 < len(page.units):
        return
    below = page.units[labelled[-1] + 1 :]
    if len(below) > _MOST_BELOW or any(len(unit.text) > _LONGEST_BELOW for unit in below):
        return
    if sum(unit.running for unit in below if not unit.roles) > 1:
        return  # paragraphs: the labels stood within the article
    for unit in below:
        if not unit.roles and not _says_something(unit):
            page.claim([unit], Role.RESIDUE, confidence=Confidence.LIKELY)


def _says_something(unit: Unit) -> bool:
    text = unit.plain
    if is_afterword(unit) or starts_block(unit.text) or find_label(unit) is not None:
        return True
    if len(text) <= _LONGEST_SIGN and is_name(text.strip("()[]-–/ "), single=True):
        return True
    return (read_meta(text) or read_leniently(text) or read_footer(text)) is not None


# --- at the very end ----------------------------------------------------------------------


def claim_hangers(page: Page) -> None:
    """Set aside short lines that hang on below residue where no text follows any more."""
    start = len(page.units)
    while start > page.last_text + 1 and (
        page.units[start - 1].roles or _may_hang(page, start - 1)
    ):
        start -= 1
    for unit in page.units[start:]:
        above = page.previous(unit)
        if unit.roles or above is None or Role.RESIDUE not in above.roles:
            continue
        if page.has_text_before(unit):
            page.claim([unit], Role.RESIDUE, confidence=Confidence.LIKELY)


def _may_hang(page: Page, place: int) -> bool:
    unit = page.units[place]
    return (
        not unit.gap
        and not unit.running
        and len(unit.plain) <= _LONGEST_HANGER
        and find_label(unit) is None
        and not is_afterword(unit)
        and not starts_block(unit.text)
        and unit.plain[0] not in '„»“"'
    )
