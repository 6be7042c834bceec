"""Title, kicker and subtitle: which of the short lines at the top is what."""

from __future__ import annotations

import re
from itertools import pairwise

from setzkasten.model.ledger import Confidence, Role
from setzkasten.normalise.labels import find_label
from setzkasten.normalise.likeness import is_variant
from setzkasten.normalise.markers import BULLET, LETTER, NUMBER, TURN
from setzkasten.normalise.moments import find_moment
from setzkasten.normalise.page import Page
from setzkasten.normalise.unit import Unit
from setzkasten.normalise.wordlists import FUNCTION_WORDS
from setzkasten.normalise.words import is_nominal

_LONGEST_TITLE = 180
_LONGEST_KICKER, _KICKER_WORDS = 40, 4
_MOST_CANDIDATES = 3
_EXPLICIT = {
    Role.KICKER: ("Dachzeile", "kicker"),
    Role.TITLE: ("Titel", "title"),
    Role.SUBTITLE: ("Unterzeile", "subtitle"),
    Role.TEASER: ("Teaser", "teaser"),
}
_SALUTATION = re.compile(
    r"(?:hallo|liebe[rs]?|sehr geehrte|guten tag|hi|moin|servus)\b", re.IGNORECASE
)


def claim_labelled_titles(page: Page) -> None:
    """Claim `Titel:`, `Dachzeile:`, `Unterzeile:` and `Teaser:` at the top."""
    for unit in page.units[: page.head_end + 1]:
        if unit.roles:
            continue
        labelled = find_label(unit)
        if labelled is None or not labelled.colon or labelled.label.role not in _EXPLICIT:
            continue
        key, attribute = _EXPLICIT[labelled.label.role]
        if attribute in page.values or not labelled.value:
            continue
        page.claim([unit], labelled.label.role)
        page.values[attribute] = folded(labelled.value)
        page.note(key, folded(labelled.value), [unit])


def claim_title(page: Page) -> None:
    """Claim the title, with kicker and subtitle, from the top of the text or after its lead."""
    if "title" in page.values:
        return
    free = page.free()
    if not free:
        return
    free = _without_page_titles(page, free)
    if len(free) > 1 and _is_topic(free[0]) and is_title_like(free[1]):
        page.claim([free[0]], Role.KICKER, confidence=Confidence.LIKELY)
        set_value(page, Role.KICKER, free[0], Confidence.LIKELY)
        free = free[1:]
    if is_title_like(free[0]):
        _claim_top(page, _top_group(page, free))
        return
    _claim_sentence(page, free[0])


def _is_topic(unit: Unit) -> bool:
    """Tell a kicker that ends in a colon: `Versandhandel:`."""
    text = unit.plain
    return text[-1] == ":" and len(text) <= _LONGEST_KICKER and is_nominal(text)


# How browsers' title bars join an article's title and the site's name.
_SITE = re.compile(r" (?:[|–—:»«·-]|::|>) ")
_TOP = 4


def _without_page_titles(page: Page, free: list[Unit]) -> list[Unit]:
    """Claim what the title bar said, `Titel | Blog`, where the title stands below once more."""
    top = [unit for unit in free[:_TOP] if not unit.running]
    for unit in top:
        if _SITE.search(unit.plain) and any(_is_within(other, unit) for other in top):
            page.claim([unit], Role.TITLE, confidence=Confidence.LIKELY)
            return [item for item in free if item is not unit]
    return free


def _is_within(title: Unit, unit: Unit) -> bool:
    """Tell whether a line is another one and the name of a site."""
    if title is unit or len(title.plain) >= len(unit.plain):
        return False
    if unit.plain.startswith(title.plain):
        return _SITE.match(unit.plain, len(title.plain)) is not None
    return unit.plain.endswith(title.plain) and " " in title.plain


def _claim_sentence(page: Page, unit: Unit) -> None:
    """Take one short sentence on a line of its own above the text for the title."""
    text = unit.plain
    following = page.following(unit)
    if unit.running or not text.endswith((".", ".“")) or _SALUTATION.match(text):
        return
    above = page.units[: unit.index]
    if ". " in text or following is None or not following.gap or following.roles:
        return
    if not all(item.roles for item in above):
        return
    if following.running and text[0].isupper() and text.count(" "):
        page.claim([unit], Role.TITLE, confidence=Confidence.LIKELY)
        set_value(page, Role.TITLE, unit, Confidence.LIKELY)


def is_salutation(unit: Unit) -> bool:
    """Tell how letters begin: `Liebe Leserinnen und Leser,`."""
    return unit.plain[-1] in ",!" and _SALUTATION.match(unit.plain) is not None


def is_title_like(unit: Unit) -> bool:
    """Tell whether a unit has the form of a title: short, no sentence, no list item."""
    text = unit.plain
    if len(text) > _LONGEST_TITLE or unit.running:
        return False
    if text.endswith((",", ";")) or (text.endswith((".", ":")) and not text.endswith("...")):
        return False
    if not any(char.isalpha() for char in text[:_LONGEST_TITLE]):
        return False
    return not (
        BULLET.match(text)
        or LETTER.match(text)
        or "\t" in unit.text
        or _SALUTATION.match(text)
        or (TURN.match(text) and text.lower().startswith(("frage:", "antwort:")))
    )


def _top_group(page: Page, free: list[Unit]) -> list[Unit]:
    """Return the short lines above the text that may be kicker, title and subtitle."""
    group = [free[0]]
    for unit in free[1:]:
        if len(group) == _MOST_CANDIDATES or not is_title_like(unit) or NUMBER.match(unit.plain):
            break
        if _holds_day(unit.plain):
            break
        between = page.units[group[-1].index + 1 : unit.index]
        if any(Role.CREDIT in item.roles or Role.CAPTION in item.roles for item in between):
            break
        group.append(unit)
    # The last of several short lines opens the text where nothing but more of them follows.
    while len(group) > 1 and not _text_follows(page, group[-1]):
        group.pop()
    return group


def _holds_day(text: str) -> bool:
    """Tell whether a line gives a full date: that is no subtitle, understood or not."""
    moment = find_moment(text)
    return moment is not None and len(moment[0]) > len("2014-10")


def _text_follows(page: Page, unit: Unit) -> bool:
    for item in page.units[unit.index + 1 :]:
        if not item.roles:
            return item.running or not is_title_like(item) or bool(item.gap)
    return False


def _broken(first: Unit, second: Unit) -> bool:
    """Tell whether a title goes on in the line below: no title ends in "Was" or "für"."""
    last = first.plain.rpartition(" ")[2].lower()
    return second.gap == 0 and (
        (last in FUNCTION_WORDS and last not in _LAST_WORDS) or second.plain[0].islower()
    )


_LAST_WORDS = frozenset(
    "an ab auf aus ein mit um zu vor nach nicht nichts mehr wieder noch".split()
)


def _claim_top(page: Page, group: list[Unit]) -> None:
    for above, below in pairwise(group):
        if _broken(above, below):
            _claim_broken(page, above, below)
            group = [unit for unit in group if unit is not above and unit is not below]
            if group and group[0].index < above.index and _is_kicker(group[0], _KICKER_WORDS):
                page.claim([group[0]], Role.KICKER, confidence=Confidence.LIKELY)
                set_value(page, Role.KICKER, group[0], Confidence.LIKELY)
            return
    kicker, title, subtitle = _sort_out(group)
    page.claim([title], Role.TITLE, confidence=_sureness(subtitle, kicker))
    set_value(page, Role.TITLE, title, _sureness(subtitle, kicker))
    if kicker is not None:
        page.claim([kicker], Role.KICKER, confidence=Confidence.LIKELY)
        set_value(page, Role.KICKER, kicker, Confidence.LIKELY)
    if subtitle is not None:
        if is_variant(subtitle.plain, title.plain):
            page.claim([subtitle], Role.TITLE, confidence=Confidence.LIKELY)
        else:
            page.claim([subtitle], Role.SUBTITLE, confidence=Confidence.LIKELY)
            set_value(page, Role.SUBTITLE, subtitle, Confidence.LIKELY)


def _claim_broken(page: Page, above: Unit, below: Unit) -> None:
    """Claim a title that stands on two lines."""
    page.claim([above, below], Role.TITLE, confidence=Confidence.LIKELY)
    title = f"{folded(above.text)} {folded(below.text)}"
    page.values["title"] = title
    page.note("Titel", title, [above, below], Confidence.LIKELY)


def _sureness(subtitle: Unit | None, kicker: Unit | None) -> Confidence:
    """A second line set apart by a blank one could be the title as well."""
    if subtitle is not None and subtitle.gap and kicker is None:
        return Confidence.LIKELY
    return Confidence.SURE


def _sort_out(group: list[Unit]) -> tuple[Unit | None, Unit, Unit | None]:  # noqa: PLR0911  # a list of cases
    if len(group) == 1:
        return None, group[0], None
    first, second = group[0], group[1]
    if len(group) >= _MOST_CANDIDATES:
        if _is_kicker(first, _KICKER_WORDS):
            return first, second, group[2]
        return None, first, second
    if is_variant(first.plain, second.plain):
        return None, first, second
    if _GENRE.match(first.plain):
        return first, second, None
    if _is_kicker(first, 2) and not _is_subtitle(second.plain):
        return first, second, None
    return None, first, second


# What newspapers call their kinds of articles, and how they head their columns.
_GENRE = re.compile(
    r"(?:(?:[\w-]+ )?im (?:porträt|portrait|gespräch|interview|test|überblick|vergleich|fokus"
    r"|blick)"
    r"|(?:aus|neues aus|nachrichten aus|bericht aus|blick in|rund um|serie|kolumne|kommentar|glosse"
    r"|interview|porträt|portrait|reportage|hintergrund|analyse|ratgeber|test|pressemitteilung"
    r"|gastbeitrag|umfrage|rezension|buchtipp|messebericht|praxis|aktuell|kurz gemeldet"
    r"|serie: .{2,30}|.{2,20}-serie)"
    r"(?: (?:der|den|dem|die|das|des|unserer?|unserem|zum|zur|vom|aus|mit)?\b.{0,25})?)\Z",
    re.IGNORECASE,
)
# What a subtitle begins with where it is no question of its own.
_SUBTITLE = re.compile(
    r"(?:warum|wie|was|weshalb|wieso|wo|wer|wann|welche[rs]?|eine?|über|von|zum?r?|mit|ohne) ",
    re.IGNORECASE,
)


def _is_subtitle(text: str) -> bool:
    return _SUBTITLE.match(text) is not None and not text.endswith(("?", "!"))


def _is_kicker(unit: Unit, words: int) -> bool:
    """Tell a kicker: few words, no verb among them, or capitals, or a colon at the end."""
    text = unit.plain
    if len(text) > _LONGEST_KICKER or text.endswith(("?", "!")):
        return False
    if text.isupper() or text.startswith("+++") or _GENRE.match(text):
        return True
    if ":" in text[:-1]:
        return False
    return text.count(" ") < words and is_nominal(text) and not _ARTICLE.match(text)


_ARTICLE = re.compile(r"(?:der|die|das|ein|eine|mein|meine|unser|unsere) ", re.IGNORECASE)


def folded(text: str) -> str:
    """Return a text with its white space folded."""
    return " ".join(text.split())


def set_value(page: Page, role: Role, unit: Unit, confidence: Confidence) -> None:
    """Write a unit into the field of its role."""
    key, attribute = _EXPLICIT[role]
    page.values[attribute] = folded(unit.text)
    page.note(key, folded(unit.text), [unit], confidence)
