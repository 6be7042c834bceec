"""The front page."""

from __future__ import annotations

from collections.abc import Iterator

from setzkasten.model.views import HomeView, Page
from setzkasten.plan.assemble import Plan
from setzkasten.plan.frame import Frame
from setzkasten.plan.listing import year_bars
from setzkasten.plan.periods import undated_bar, year_counts, year_url
from setzkasten.plan.planned import Group, PlannedPage, planned
from setzkasten.plan.terms import term_links

MOST_TAGS = 40


def home_groups(plan: Plan) -> Iterator[Group[HomeView]]:
    """Yield what the front page shows."""
    chronology = plan.archive.chronology
    categories = term_links(plan, "category")
    tags = term_links(plan, "tag")
    most_used = set(sorted(tags, key=lambda term: -term.count)[:MOST_TAGS])
    view = HomeView(
        newest=plan.deck.roll(chronology.order[: plan.frame.settings.newest]),
        articles=len(plan.archive.summaries),
        authors=len(plan.archive.terms["author"]),
        years=year_bars(year_counts(plan), year_url(plan)),
        undated=undated_bar(plan),
        categories=tuple(sorted(categories, key=lambda term: -term.count)),
        tags=tuple([tag for tag in tags if tag in most_used]),
    )
    yield Group("home", view, home_page)


def home_page(frame: Frame, view: HomeView) -> Iterator[PlannedPage]:
    """Yield the front page."""
    settings = frame.settings
    page = Page("home", frame.routes.url("home"), settings.title, settings.description)
    yield planned(frame, page, view)
