"""The page of the search."""

from __future__ import annotations

from collections.abc import Iterator

from setzkasten.model.views import Page, SearchView
from setzkasten.plan.assemble import Plan
from setzkasten.plan.frame import Frame
from setzkasten.plan.periods import undated_bar
from setzkasten.plan.planned import Group, PlannedPage, planned
from setzkasten.plan.terms import term_links


def search_groups(plan: Plan) -> Iterator[Group[SearchView]]:
    """Yield what the page of the search shows beside what its script finds."""
    view = SearchView(
        articles=len(plan.archive.summaries),
        categories=tuple(sorted(term_links(plan, "category"), key=lambda term: -term.count)),
        undated=undated_bar(plan),
    )
    yield Group("suche", view, search_page)


def search_page(frame: Frame, view: SearchView) -> Iterator[PlannedPage]:
    """Yield the page of the search."""
    title = frame.labels["suche"]
    description = frame.summary_line(view.articles, title)
    url = frame.routes.url("search")
    yield planned(frame, Page("search", url, title, description, (frame.home_crumb(),)), view)
