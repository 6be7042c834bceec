"""Check a whole archive: what the build found, and what only shows on a closer look."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from setzkasten.check.links import check_links
from setzkasten.check.pages import check_pages
from setzkasten.check.reading import Stock, built_site, read_stock
from setzkasten.check.single import check_article
from setzkasten.check.terms import check_terms
from setzkasten.check.whole import check_whole
from setzkasten.messages.catalogue import CATALOGUE
from setzkasten.model.problem import Problem, Severity
from setzkasten.options import Options
from setzkasten.report import Report
from setzkasten.sources import find_sources

_SAID_BETTER = frozenset(("begriff-schreibweisen", "titel-geraten", "schlagworte-verloren"))
"""Problems of a build that a check tells with file and line, and only as long as they last."""


@dataclass(frozen=True)
class Checked:
    """What a check found.

    Attributes:
        problems: the errors first, then warnings, then notes; each kind together, by file and line.
        articles: how many articles there are.
        complete: whether the site could be built, so that its links could be followed.
        stock: what was looked at.
    """

    problems: tuple[Problem, ...]
    articles: int
    complete: bool
    stock: Stock

    def count(self, severity: Severity) -> int:
        """Return how many problems are of that severity."""
        return sum(CATALOGUE[entry.code].severity is severity for entry in self.problems)


def check_archive(root: Path, report: Report, today: date, base_url: str | None = None) -> Checked:
    """Check an archive that has just been built.

    Args:
        root: the archive.
        report: of the build.
        today: the day from which on a date is in the future.
        base_url: stands in for the one in the settings.
    """
    sources = find_sources(root)
    stock = read_stock(root, sources, Options(today=today.isoformat()))
    problems = [entry for entry in report.problems if entry.code not in _SAID_BETTER]
    for piece in stock.articles:
        if piece.path in stock.selection.duplicates:
            continue
        problems += check_article(piece, today, stock.pictures)
    problems += check_terms(stock.published)
    problems += check_whole(stock.published)
    problems += check_pages(stock.pages)
    if report.published:
        problems += _links(root, stock, base_url)
    return Checked(_sorted(problems), len(stock.articles), report.published, stock)


def _links(root: Path, stock: Stock, base_url: str | None) -> Iterator[Problem]:
    built = built_site(root, stock, base_url)
    for piece in (*stock.published, *stock.pages):
        yield from check_links(piece, built)


def _sorted(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    order = list(CATALOGUE)
    severities = list(Severity)

    def key(entry: Problem) -> tuple[int, int, str, int, tuple[tuple[str, str], ...]]:
        severity = severities.index(CATALOGUE[entry.code].severity)
        return severity, order.index(entry.code), entry.path, entry.line or 0, entry.values

    return tuple(sorted(set(problems), key=key))
