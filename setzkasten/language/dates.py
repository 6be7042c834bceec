"""Dates that may be known only to the month or the year.

An `IsoDate` is text such as `2014-10-29`, `2014-10` or `2014`: ISO 8601 calendar
dates with reduced precision. As text they sort in time, the less precise first.
"""

from __future__ import annotations

import datetime
import re
from functools import lru_cache

from setzkasten.model.article import IsoDate

_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?\Z")
_ISO_TIME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9:.]+ ?(?:Z|[+-][0-9:]+)?\Z")
_DOTTED = re.compile(r"([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{4})\Z")
_WORDS = re.compile(r"(?:([0-9]{1,2})\. ?)?([^\W\d_]+)\.? ([0-9]{4})\Z")
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("januar", "jänner", "jan", "jän"),
            ("februar", "feber", "feb"),
            ("märz", "maerz", "mär", "mrz"),
            ("april", "apr"),
            ("mai",),
            ("juni", "jun"),
            ("juli", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("oktober", "okt"),
            ("november", "nov"),
            ("dezember", "dez"),
        ),
        start=1,
    )
    for name in names
}
"""German month names and abbreviations, lower case, to their numbers 1 to 12."""
EARLIEST_YEAR = 1450  # before the printing press there is no archive to set


def parse_iso(text: str) -> IsoDate | None:
    """Return the text if it is a real date of day, month or year precision, else None."""
    match = _ISO.match(text)
    if match is None:
        return None
    year, month, day = match.groups()
    try:
        datetime.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return text if int(year) >= EARLIEST_YEAR else None


def parse_date(text: str) -> IsoDate | None:
    """Read a date as an editor may type it: ISO, `29.10.2014`, `29. Oktober 2014`, `Oktober 2014`.

    Returns None for all else, also for days that do not exist.
    """
    if match := _ISO_TIME.match(text):
        return parse_iso(match[1])
    if match := _DOTTED.match(text):
        return parse_iso(f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}")
    if match := _WORDS.match(text):
        month = MONTHS.get(match[2].lower())
        if month is None:
            return None
        day = f"-{int(match[1]):02}" if match[1] else ""
        return parse_iso(f"{match[3]}-{month:02}{day}")
    return parse_iso(text)


def year_of(date: IsoDate) -> str:
    """Return the year, four digits."""
    return date[:4]


def month_of(date: IsoDate) -> str | None:
    """Return year and month as `2014-10`, or None where only the year is known."""
    return date[:7] if len(date) >= len("2014-10") else None


@lru_cache(maxsize=16384)
def long_date(date: IsoDate, locale: str = "de") -> str:
    """Write a date out: `29. Oktober 2014`, `Oktober 2014` or `2014`."""
    if len(date) == len("2014"):
        return date
    from babel.dates import format_date, format_skeleton

    if len(date) == len("2014-10"):
        first = datetime.date.fromisoformat(f"{date}-01")
        return str(format_skeleton("yMMMM", first, locale=locale))
    return str(format_date(datetime.date.fromisoformat(date), "long", locale=locale))


@lru_cache(maxsize=64)
def month_name(month: int, locale: str = "de") -> str:
    """Return the name of a month, 1 to 12, as it stands alone."""
    from babel.dates import get_month_names

    return str(get_month_names("wide", "stand-alone", locale=locale)[month])
