"""The archive in time: overview, years, months, and the articles without a date."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from setzkasten.index.chronology import neighbours
from setzkasten.language.dates import long_date, month_name
from setzkasten.model.views import ArchiveView, Bar, Link, Page, PeriodView, Roll, Year
from setzkasten.plan.assemble import Plan
from setzkasten.plan.frame import Frame
from setzkasten.plan.listing import pages_of, year_bars
from setzkasten.plan.planned import Group, PlannedPage, planned


def year_url(plan: Plan) -> Callable[[str], str | None]:
    """Return the function from a year to its page, None for years without articles."""
    years = plan.archive.chronology.years
    return lambda year: plan.frame.routes.url("year", year=year) if year in years else None


def undated_bar(plan: Plan) -> Bar | None:
    """Return the way to the articles without a date, None where all have one."""
    number = len(plan.archive.chronology.undated)
    if not number:
        return None
    return Bar(plan.frame.labels["undatiert"], plan.frame.routes.url("undated"), number)


def year_counts(plan: Plan) -> dict[str, int]:
    """Return the number of articles of each year that has any."""
    return {year: len(slugs) for year, slugs in plan.archive.chronology.years.items()}


def archive_groups(plan: Plan) -> Iterator[Group[ArchiveView]]:
    """Yield what the overview of years and months shows."""
    chronology = plan.archive.chronology
    years = [
        Year(year, plan.frame.routes.url("year", year=year), len(slugs), _month_bars(plan, year))
        for year, slugs in chronology.years.items()
    ]
    view = ArchiveView(
        years=tuple(years),
        undated=undated_bar(plan),
        articles=len(plan.archive.summaries),
        chart=year_bars(year_counts(plan), year_url(plan)),
    )
    yield Group("archiv", view, archive_page)


def archive_page(frame: Frame, view: ArchiveView) -> Iterator[PlannedPage]:
    """Yield the overview of years and months."""
    title = frame.labels["archiv"]
    url = frame.routes.url("archive")
    description = frame.summary_line(view.articles, title)
    yield planned(frame, Page("archive", url, title, description, (frame.home_crumb(),)), view)


def _month_url(frame: Frame, month: str, number: int = 1) -> str:
    return frame.routes.url("month", number, year=month[:4], month=month[5:])


def _month_bars(plan: Plan, year: str) -> tuple[Bar, ...]:
    """Return the months of a year that have articles, January first."""
    months = [
        (month, slugs)
        for month, slugs in plan.archive.chronology.months.items()
        if month.startswith(year)
    ]
    frame = plan.frame
    return tuple(
        [
            Bar(month_name(int(month[5:]), frame.locale), _month_url(frame, month), len(slugs))
            for month, slugs in reversed(months)
        ]
    )


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time, or the lack of one, with what its pages have in common.

    Attributes:
        route: `year`, `month` or `undated`.
        period: such as `2014` or `2014-10`; "" for the undated.
        articles: in the order of the archive.
        months: of a year, those with articles.
        previous, next: the neighbours with articles.
    """

    route: str
    period: str
    articles: Roll
    months: tuple[Bar, ...] = ()
    previous: Link | None = None
    next: Link | None = None


def period_groups(plan: Plan) -> Iterator[Group[Period]]:
    """Yield each year, each month, and the undated articles."""
    for period in (*_years(plan), *_months(plan), *_undated(plan)):
        yield Group(f"archiv/{period.period}", period, period_pages, parts=True)


def _years(plan: Plan) -> Iterator[Period]:
    years = plan.archive.chronology.years
    beside = neighbours(tuple(years)[::-1])
    for year, slugs in years.items():
        before, after = [
            Link(other, plan.frame.routes.url("year", year=other)) if other else None
            for other in beside[year]
        ]
        months = _month_bars(plan, year)
        yield Period("year", year, plan.deck.roll(slugs), months, before, after)


def _months(plan: Plan) -> Iterator[Period]:
    frame = plan.frame
    months = plan.archive.chronology.months
    beside = neighbours(tuple(months)[::-1])
    for month, slugs in months.items():
        before, after = [
            Link(long_date(other, frame.locale), _month_url(frame, other)) if other else None
            for other in beside[month]
        ]
        yield Period("month", month, plan.deck.roll(slugs), (), before, after)


def _undated(plan: Plan) -> Iterator[Period]:
    slugs = plan.archive.chronology.undated
    if slugs:
        yield Period("undated", "", plan.deck.roll(slugs))


def period_pages(
    frame: Frame, period: Period, only: AbstractSet[str] | None = None
) -> Iterator[PlannedPage]:
    """Yield the pages of a year, a month, or the articles without a date.

    Given `only`, those with one of these articles.
    """
    roll = period.articles
    slugs = roll.present
    crumbs = frame.index_crumb("archiv", "archive")
    year = period.period[:4]
    if period.route == "month":
        crumbs = (*crumbs, Link(year, frame.routes.url("year", year=year)))
    name = long_date(period.period, frame.locale) if period.period else None
    title = name or frame.labels["undatierte_artikel"]
    description = frame.summary_line(len(slugs), title)

    def url(number: int) -> str:
        values = {"year": year, "month": period.period[5:]}
        return frame.routes.url(period.route, number, **values)

    for shown, pager in pages_of(slugs, frame.settings.page_size, url, only):
        cards = roll.source.roll(shown)
        view = PeriodView(
            name, len(slugs), period.months, period.previous, period.next, cards, pager
        )
        page = Page(period.route, url(pager.number), title, description, crumbs)
        yield planned(frame, page, view)
