"""Which articles appear: no drafts, none before its day, and duplicates only as redirects. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from setzkasten.index.duplicates import Duplicate, settle_duplicates
from setzkasten.model.article import IsoDate
from setzkasten.model.problem import Problem
from setzkasten.model.records import ArticleRecord, Summary
from setzkasten.model.showing import Showing


@dataclass(frozen=True, slots=True)
class Selection:
    """What becomes of each article that can be read, by the path of its file.

    Attributes:
        readable: all of them, in the order of their paths.
        shown: those that have a page; with drafts and later ones only where these are wanted.
        withheld: drafts (None) and articles that are yet to come (their first day).
        duplicates: articles that only lead to another one.
        span: the first day and the day after the last one on which the same articles are due;
            "" and "~", which comes after every date, where there is none.
        problems: about duplicates.
    """

    readable: Mapping[str, Summary]
    shown: Mapping[str, Summary]
    withheld: Mapping[str, IsoDate | None] = field(default_factory=dict)
    duplicates: Mapping[str, Duplicate] = field(default_factory=dict)
    span: tuple[IsoDate, IsoDate] = ("", "~")
    problems: tuple[Problem, ...] = ()


def first_day(date: IsoDate) -> IsoDate:
    """Return the first day of a date: `2026-12` begins on `2026-12-01`."""
    return date + "-01-01"[: len("2026-12-03") - len(date)]


def select(articles: Mapping[str, ArticleRecord], showing: Showing) -> Selection:
    """Decide which articles appear.

    Args:
        articles: by path below the root; unreadable ones are left out.
        showing: what is wanted.
    """
    readable = {
        path: record.summary
        for path, record in sorted(articles.items())
        if record.summary is not None
    }
    withheld = dict(_withheld(readable, showing.today))
    duplicates, problems = settle_duplicates(readable, articles, withheld)
    shown = readable
    if duplicates or (withheld and not showing.drafts):
        hidden = duplicates.keys() if showing.drafts else duplicates.keys() | withheld.keys()
        shown = {path: summary for path, summary in readable.items() if path not in hidden}
    span = _span(readable, showing.today)
    return Selection(readable, shown, withheld, duplicates, span, problems)


def _withheld(
    readable: Mapping[str, Summary], today: IsoDate
) -> Iterator[tuple[str, IsoDate | None]]:
    for path, summary in readable.items():
        metadata = summary.metadata
        if metadata.draft:
            yield path, None
        elif metadata.date is not None and metadata.date > today:
            # As text, `2026-12` comes before all of its days: the month begins with its first.
            yield path, first_day(metadata.date)


def _span(readable: Mapping[str, Summary], today: IsoDate) -> tuple[IsoDate, IsoDate]:
    dates = {date for summary in readable.values() if (date := summary.metadata.date)}
    past = max((date for date in dates if date <= today), default="")
    coming = min((date for date in dates if date > today), default="~")
    return first_day(past) if past else "", first_day(coming) if coming != "~" else "~"
