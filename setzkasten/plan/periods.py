"""The archive in time: overview, years, months, and the articles without a date."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from setzkasten.index.chronology import neighbours
from setzkasten.language.dates import long_date, month_name
from setzkasten.model.views import ArchiveView, Bar, Link, Page, PeriodView, Year
from setzkasten.plan.listing import pages_of
from setzkasten.plan.planned import Plan, PlannedPage, home_crumb, planned, summary_line


def year_url(plan: Plan) -> Callable[[str], str | None]:
    """Return the function from a year to its page, None for years without articles."""
    years = plan.archive.chronology.years
    return lambda year: plan.routes.url("year", year=year) if year in years else None


def undated_bar(plan: Plan) -> Bar | None:
    """Return the way to the articles without a date, None where all have one."""
    number = len(plan.archive.chronology.undated)
    return Bar(plan.labels["undatiert"], plan.routes.url("undated"), number) if number else None


def archive_page(plan: Plan) -> Iterator[PlannedPage]:
    """Yield the overview of years and months."""
    chronology = plan.archive.chronology
    years = [
        Year(year, plan.routes.url("year", year=year), len(slugs), _month_bars(plan, year))
        for year, slugs in chronology.years.items()
    ]
    view = ArchiveView(tuple(years), undated_bar(plan), len(plan.cards.by_slug))
    title = plan.labels["archiv"]
    page = Page(
        "archive",
        plan.routes.url("archive"),
        title,
        summary_line(plan, view.articles, title),
        (home_crumb(plan),),
    )
    yield planned(plan, page, view)


def _month_url(plan: Plan, month: str, number: int = 1) -> str:
    return plan.routes.url("month", number, year=month[:4], month=month[5:])


def _month_bars(plan: Plan, year: str) -> tuple[Bar, ...]:
    """Return the months of a year that have articles, January first."""
    months = [
        (month, slugs)
        for month, slugs in plan.archive.chronology.months.items()
        if month.startswith(year)
    ]
    locale = plan.locale
    return tuple(
        [
            Bar(month_name(int(month[5:]), locale), _month_url(plan, month), len(slugs))
            for month, slugs in reversed(months)
        ]
    )


@dataclass(frozen=True)
class _Period:
    """A stretch of time, or none, with what its pages have in common."""

    route: str
    name: str | None
    slugs: Sequence[str]
    url: Callable[[int], str]
    crumbs: tuple[Link, ...]
    months: tuple[Bar, ...] = ()
    previous: Link | None = None
    next: Link | None = None


def period_pages(plan: Plan) -> Iterator[PlannedPage]:
    """Yield the pages of each year and each month."""
    for period in (*_years(plan), *_months(plan)):
        yield from _pages(plan, period)


def _years(plan: Plan) -> Iterator[_Period]:
    years = plan.archive.chronology.years
    beside = neighbours(tuple(years)[::-1])
    for year, slugs in years.items():

        def url(number: int, year: str = year) -> str:
            return plan.routes.url("year", number, year=year)

        before, after = [
            Link(other, plan.routes.url("year", year=other)) if other else None
            for other in beside[year]
        ]
        months = _month_bars(plan, year)
        yield _Period("year", year, slugs, url, _way(plan), months, before, after)


def _months(plan: Plan) -> Iterator[_Period]:
    months = plan.archive.chronology.months
    beside = neighbours(tuple(months)[::-1])
    for month, slugs in months.items():

        def url(number: int, month: str = month) -> str:
            return _month_url(plan, month, number)

        before, after = [
            Link(long_date(other, plan.locale), _month_url(plan, other)) if other else None
            for other in beside[month]
        ]
        year = Link(month[:4], plan.routes.url("year", year=month[:4]))
        name = long_date(month, plan.locale)
        yield _Period("month", name, slugs, url, (*_way(plan), year), (), before, after)


def undated_pages(plan: Plan) -> Iterator[PlannedPage]:
    """Yield the pages of the articles without a date."""
    slugs = plan.archive.chronology.undated
    if slugs:
        url = partial(plan.routes.url, "undated")
        yield from _pages(plan, _Period("undated", None, slugs, url, _way(plan)))


def _way(plan: Plan) -> tuple[Link, ...]:
    return (home_crumb(plan), Link(plan.labels["archiv"], plan.routes.url("archive")))


def _pages(plan: Plan, period: _Period) -> Iterator[PlannedPage]:
    cards = [plan.cards.by_slug[slug] for slug in period.slugs]
    title = period.name or plan.labels["undatierte_artikel"]
    description = summary_line(plan, len(cards), title)
    for shown, pager in pages_of(cards, plan.settings.page_size, period.url):
        view = PeriodView(
            period.name, len(cards), period.months, period.previous, period.next, shown, pager
        )
        page = Page(period.route, period.url(pager.number), title, description, period.crumbs)
        yield planned(plan, page, view)
