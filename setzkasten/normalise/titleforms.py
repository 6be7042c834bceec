"""What titles look like: form and length, the bars of browsers, days before and behind them."""

from __future__ import annotations

import re

from setzkasten.model.article import IsoDate
from setzkasten.normalise.likeness import fold
from setzkasten.normalise.markers import BULLET, LETTER, TURN
from setzkasten.normalise.moments import find_moment
from setzkasten.normalise.people import has_given_name
from setzkasten.normalise.toplines import is_section
from setzkasten.normalise.unit import Unit
from setzkasten.normalise.wordlists import FUNCTION_WORDS
from setzkasten.normalise.words import starts_small

_LONGEST_TITLE = 180
_SALUTATION = re.compile(
    r"(?:hallo|ihr lieben|liebe[rs]?|sehr geehrte|guten tag|hi|moin|servus)\b", re.IGNORECASE
)


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


# How browsers' title bars join an article's title and the site's name.
_SITE = re.compile(r" (?:[|–—:»«›‹·-]|::|>) ")
# What a title bar adds behind a title names itself a blog, or stands behind a bar.
_NAMED_SITE = re.compile(
    r"(?P<title>.{3,}?) (?:[|–—:»«·-]|::|>) (?=[^|]{3,60}\Z)(?=.*(?:\b(?:we)?blog\b|[-\w]blog\b"
    r"|\w\.(?:de|com|net|org|info|at|ch|eu|example)\b|\bmagazin\Z))[^.!?]*?(?:\.\w+)?\Z"
    r"|(?P<barred>[^|]{3,}?) (?:\||::) [^|.!?:]{3,50}\Z",
    re.IGNORECASE,
)


# What mail programs and lists put before a subject: "Re: [schulgarten] Kartoffeln im Eimer".
_REPLY = re.compile(
    r"(?:(?:re|aw|fwd?|wg|antwort)(?:\[[0-9]\])?: ?|\[[\w .-]{2,25}\] ?)+(?=\S)", re.IGNORECASE
)


def without_site(title: str) -> str:
    """Return a title without what a title bar added behind it, or a mail program before it."""
    if title[:3].lower() in _REPLIES and (reply := _REPLY.match(title)):
        title = title[reply.end() :]
    match = _NAMED_SITE.match(title) if _SITE.search(title) else None
    return (match["title"] or match["barred"]).strip() if match else title


_REPLIES = frozenset(("re:", "aw:", "fw:", "fwd", "wg:", "ant", "re["))


def is_title_bar(unit: Unit, title: Unit) -> bool:
    """Tell whether a line is another one, the title, and the name of a site."""
    if title is unit or not _SITE.search(unit.plain):
        return False
    if len(title.plain) >= len(unit.plain):
        return _says_more(title.plain, unit.plain)
    if unit.plain.startswith(title.plain):
        return _SITE.match(unit.plain, len(title.plain)) is not None
    return unit.plain.endswith(title.plain) and " " in title.plain


def _says_more(title: str, bar: str) -> bool:
    """Tell a title that has all words of what a title bar shows of it, but none of the site's."""
    start, *_, site = map(fold, _SITE.split(bar))
    words = set(fold(title))
    return len(start) >= _FEWEST_WORDS and set(start) < words and words.isdisjoint(site)


_FEWEST_WORDS = 3


_PERSON = re.compile(r"[A-ZÄÖÜ][^\W\d_]+(?: [a-zäöü]+)?: (?=[A-ZÄÖÜ])")


_BOOK = re.compile(r"\b[0-9]+ (?:S\.|Seiten)|\bISBN\b|\b[0-9]+,[0-9]{2} (?:Euro|€|EUR)")


def presents(text: str) -> bool:
    """Tell a line that says who takes part, `Referentin: Anna Müller`, or of a book's make."""
    if _BOOK.search(text):
        return True
    match = _PERSON.match(text)
    return match is not None and any(
        has_given_name(part.strip()) for part in re.split("[,;]| und ", text[match.end() :])
    )


_DAY_ONLY = re.compile(r"(?:\w{2,10}, )?[0-9]{1,2}\.? ?(?:[A-ZÄÖÜ][a-zäöü]{2,8}\.?|[0-9]{1,2}\.)")


def holds_day(text: str) -> bool:
    """Tell whether a line gives a day: that is no subtitle, understood or not."""
    if _DAY_ONLY.fullmatch(text):
        return True
    moment = find_moment(text)
    return moment is not None and len(moment[0]) > len("2014-10")


_NUMBERS = re.compile(r"[0-9. /-]+")


def split_day(title: str) -> tuple[IsoDate, str] | None:
    """Cut the day in numbers before a title, or in brackets behind it, off.

    Returns:
        The day and the title without it, or None where the title holds no such day.
    """
    moment = find_moment(title)
    if moment is None or len(moment[0]) < len("2014-03-12"):
        return None
    date, start, end = moment
    if not start and _NUMBERS.fullmatch(title[:end]):
        rest = title[end:].lstrip(" |–-")
    elif title[start - 1] == "(" and title[end:] == ")":
        rest = title[: start - 1].rstrip()
    else:
        return None
    return (date, rest) if " " in rest and rest[0].isupper() else None


def folded(text: str) -> str:
    """Return a text with its white space folded."""
    return " ".join(text.split())


def goes_on_below(first: Unit, second: Unit) -> bool:
    """Tell whether a title goes on in the line below: no title ends in "Was" or "für"."""
    if first.plain == second.plain or _BYLINE.match(second.plain):
        return False
    last = first.plain.rpartition(" ")[2].lower()
    if first.plain.isupper() and second.plain.isupper() and not second.gap:
        return " " in first.plain and not is_section(first.plain)
    return second.gap == 0 and (
        (last in FUNCTION_WORDS and last not in _LAST_WORDS) or starts_small(second.plain)
    )


_BYLINE = re.compile(r"(?:von|by) [A-ZÄÖÜ][\w.-]+ [A-ZÄÖÜ][\w.-]+(?: \(| in |, |\Z)")
_LAST_WORDS = frozenset(
    """
    an ab auf aus ein mit um zu vor nach nicht nichts mehr wieder noch ist sind war waren wird durch
    weg da hier dort jetzt so gut neu selbst ja doch nur nun immer etwas viel auch bei dann damit
    drei vier zwei zweimal erst gegen gar neben ohne rund schon sehr seit trotz unter wie wo man
    über hinter alle
    """.split()
)
