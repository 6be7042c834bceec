"""A small grammar of German dates with weekday and time, as they stand above and below articles.

Dates keep the precision they were given; nothing is guessed from today's date.
Two-digit years: 00 to 49 are of this century, 50 to 99 of the last one.
"""

from __future__ import annotations

import re

from setzkasten.language.dates import MONTHS, parse_iso
from setzkasten.model.article import IsoDate

# Mail programs and English blog software name months so (RFC 5322, section 3.3).
_ENGLISH = {
    "january": 1, "february": 2, "march": 3, "mar": 3, "may": 5, "june": 6, "july": 7,
    "october": 10, "oct": 10, "december": 12, "dec": 12,
}  # fmt: skip
_MONTHS = {**MONTHS, **_ENGLISH}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DATE = (
    r"(?P<iso>[12][0-9]{3}-[0-9]{2}-[0-9]{2})(?![0-9])(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?"
    r"(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?"
    r"|(?<![0-9.])(?P<day>[0-9]{1,2})(?P<sep>[./]) ?(?P<month>[0-9]{1,2})(?P=sep) ?"
    r"(?P<year>[12][0-9]{3}|[0-9]{2})(?![0-9])"
    rf"|(?<!\w)(?:(?P<wday>[0-9]{{1,2}})\. ?|(?P<bare>[0-9]{{1,2}}) )?(?P<name>{_MONTH})\.? "
    r"(?P<wyear>[12][0-9]{3}|['’][0-9]{2})(?![0-9])"
    rf"|(?<!\w)(?P<us>{_MONTH})\.? (?P<usday>[0-9]{{1,2}})(?:st|nd|rd"
    rf"|th)?, (?P<usyear>[12][0-9]{{3}})"
)
_WEEKDAY = (
    "(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|mo|di|mi|do|fr|sa|so"
    "|mon|tue|wed|thu|fri|sat|sun)"
)
_CLOCK = (
    r"[0-9]{1,2}[:.][0-9]{2}(?::[0-9]{2})?(?: ?(?:uhr|h))?"
    r"(?: \(?(?:mez|mesz|cet|cest|gmt|utc|[+-][0-9]{4})\)?)?"
)
_MOMENT = re.compile(
    rf"(?:\b{_WEEKDAY}\.?,? (?:(?:den|der|dem) )?)?(?:\b(?:den|im) )?(?:{_DATE})"
    rf"(?:(?:,| -| –| \|| um|, um|;)? (?:{_CLOCK}|[0-9]{{1,2}} uhr))?",
    re.IGNORECASE,
)
# What every date has; a cheap look that spares most lines the grammar.
_MAYBE = re.compile(r"[0-9][./-] ?[0-9]|[12][0-9]{3}|[’'][0-9]{2}")
_YEAR = re.compile(r"[12][0-9]{3}(?![0-9])")
_BEFORE_YEAR = re.compile(r"(?<![0-9.])[0-9]{1,2}\. ?(?P<month>[0-9]{1,2})\.\Z")
_BEFORE = 18  # characters before a year that day and month may take
_CENTURY = 50


def find_moment(text: str) -> tuple[IsoDate, int, int] | None:
    """Return the first date of a text with weekday and time, and where it starts and ends."""
    if not _MAYBE.search(text):
        return None
    for match in _MOMENT.finditer(text):
        date = _date_of(match)
        if date is not None:
            return date, match.start(), match.end()
    return None


def names_month(text: str) -> bool:
    """Tell whether one of the words of a text is a month."""
    return any(word.rstrip(".").lower() in _MONTHS for word in text.split())


def may_hold_date(text: str) -> bool:
    """Tell whether a look at the grammar is worth its while."""
    return _MAYBE.search(text) is not None


def _date_of(match: re.Match[str]) -> IsoDate | None:
    if match["iso"]:
        return parse_iso(match["iso"])
    if match["month"]:
        year = _full_year(match["year"])
        return parse_iso(f"{year}-{int(match['month']):02}-{int(match['day']):02}")
    if match["us"]:
        iso = f"{match['usyear']}-{_MONTHS[match['us'].lower()]:02}-{int(match['usday']):02}"
        return parse_iso(iso)
    month = _MONTHS[match["name"].lower()]
    day = match["wday"] or match["bare"]
    suffix = f"-{int(day):02}" if day else ""
    return parse_iso(f"{_full_year(match['wyear'])}-{month:02}{suffix}")


def _full_year(year: str) -> str:
    year = year.lstrip("'’")
    if len(year) > 2:  # noqa: PLR2004 -- two digits are the point here
        return year
    return ("20" if int(year) < _CENTURY else "19") + year


def latest_month(text: str) -> IsoDate | None:
    """Return the latest month that a running text names outright, or None.

    Only absolute dates count ("im September 2014", "29.10.2014"), never relative ones.
    """
    latest = None
    for year in _YEAR.finditer(text):
        number = _month_before(text, year.start())
        if number is None:
            continue
        date = f"{year.group()}-{number:02}"
        if latest is None or date > latest:
            latest = parse_iso(date) or latest
    return latest


def _month_before(text: str, place: int) -> int | None:
    """Return the month that stands right before a year, or None."""
    words = text[max(0, place - _BEFORE) : place].split()
    if not words:
        return None
    last = words[-1]
    if last[0].isalpha() and text[place - 1].isspace():
        return _MONTHS.get(last.rstrip(".").lower())
    if last[-1] != ".":
        return None
    match = _BEFORE_YEAR.search(" ".join(words))
    return int(match["month"]) if match else None
